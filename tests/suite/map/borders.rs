//! The borders the program carries: all areas are there, neighbours share their borders, sizes are right.

use super::layer;
use areas::{Finder, Group, Layer};
use engine::map::join::{Join, Place, regions};
use model::cell::Cell;
use model::map_spec::AreaLayer;
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use registers::places::{municipalities, postcodes};

#[test]
fn every_municipality_has_an_area_of_its_name() {
    let layer = layer(AreaLayer::Municipality);
    let own: Vec<(&str, &str)> = layer
        .areas
        .iter()
        .map(|area| (area.code.as_str(), area.name.as_str()))
        .collect();
    let known: Vec<(&str, &str)> = municipalities().map(|one| (one.code, one.name)).collect();
    assert_eq!(own, known, "98 municipalities and Christiansø");
    assert_eq!(layer.head.layer, "municipality");
    assert_eq!(layer.head.date, "2014-02-13");
    assert!(layer.head.credit.contains("CC BY 4.0"));
    assert!(layer.head.source.contains("DAGI"));
}

/// Postal codes that came after the borders, or are no places at all.
#[test]
fn every_postal_code_has_an_area_or_is_named_as_missing() {
    let layer = layer(AreaLayer::Postcode);
    let join = Join::new(AreaLayer::Postcode);
    let mut without = Vec::new();
    for (code, district) in postcodes() {
        match join.place(&Cell::text(code)) {
            Place::Area(area) if layer.position(&area).is_some() => {}
            Place::Area(_) => without.push(format!("{code} {district}")),
            place => panic!("{code} {district}: {place:?}"),
        }
    }
    insta::assert_snapshot!(without.join("\n"));
}

#[test]
fn sizes_are_those_of_the_full_borders() {
    for (of, within) in [(AreaLayer::Municipality, 0.03), (AreaLayer::Postcode, 0.08)] {
        let layer = layer(of);
        let mut total = 0.0;
        for area in &layer.areas {
            let drawn = layer.drawn_km2(area);
            total += area.km2;
            // a point of the grid weighs much on the smallest
            let off = (drawn - area.km2).abs() - 0.4;
            assert!(
                off <= area.km2 * within,
                "{} {drawn:.2} {:.2}",
                area.name,
                area.km2
            );
        }
        // Denmark has some 43,000 square kilometres
        assert!((42_500.0..43_500.0).contains(&total), "{of:?} {total:.0}");
    }
    let own = layer(AreaLayer::Municipality);
    let km2 = |code: &str| own.areas[own.position(code).unwrap()].km2;
    // as Statistics Denmark gives them, to some per cent
    for (code, known) in [
        ("0101", 90.9),
        ("0751", 467.9),
        ("0400", 588.4),
        ("0147", 8.7),
        ("0860", 925.6),
    ] {
        assert!(
            (km2(code) / known - 1.0).abs() < 0.03,
            "{code} {} {known}",
            km2(code)
        );
    }
}

#[test]
fn neighbours_share_their_borders() {
    let layer = layer(AreaLayer::Municipality);
    let pairs: Vec<(&str, &str)> = layer
        .neighbours()
        .into_iter()
        .map(|(a, b)| (layer.areas[a].name.as_str(), layer.areas[b].name.as_str()))
        .collect();
    for pair in [
        ("København", "Frederiksberg"),
        ("Favrskov", "Aarhus"),
        ("Viborg", "Skive"),
        ("Kolding", "Vejen"),
    ] {
        let there = pairs.contains(&pair) || pairs.contains(&(pair.1, pair.0));
        assert!(there, "{pair:?}");
    }
    for island in [
        "Bornholm",
        "Christiansø",
        "Læsø",
        "Samsø",
        "Ærø",
        "Langeland",
        "Fanø",
    ] {
        assert!(
            pairs.iter().all(|(a, b)| *a != island && *b != island),
            "{island}"
        );
    }
    // a border that is not shared would stand twice, close to itself: each inner point once
    let mut met = std::collections::HashSet::new();
    for arc in &layer.arcs {
        for point in &arc[1..arc.len() - 1] {
            assert!(
                met.insert(*point) || arc.first() == arc.last(),
                "{point:?} is met twice"
            );
        }
    }
}

#[test]
fn points_are_found_in_their_municipality() {
    let layer = layer(AreaLayer::Municipality);
    let finder = Finder::new(&layer);
    let zone = engine::geo::utm::Projection::utm(32);
    for ([longitude, latitude], name) in [
        ([12.568, 55.676], "København"),
        ([12.532, 55.678], "Frederiksberg"),
        ([10.204, 56.156], "Aarhus"),
        ([9.922, 57.048], "Aalborg"),
        ([10.388, 55.396], "Odense"),
        ([14.92, 55.13], "Bornholm"),
        ([8.45, 55.47], "Esbjerg"),
    ] {
        let found = finder.find(zone.from_degrees([longitude, latitude]));
        assert_eq!(found.map(|at| layer.areas[at].name.as_str()), Some(name));
    }
    assert_eq!(
        finder.find(zone.from_degrees([11.5, 56.5])),
        None,
        "the Kattegat"
    );
    for (at, area) in layer.areas.iter().enumerate() {
        let inside = layer.inside(area).unwrap();
        assert_eq!(finder.find(inside), Some(at), "{}", area.name);
    }
}

#[test]
fn regions_are_made_of_whole_municipalities() {
    let layer = layer(AreaLayer::Municipality);
    let groups = |met: &[&str]| -> Vec<Group> {
        let met: Vec<String> = met.iter().map(|code| (*code).to_owned()).collect();
        let merged = regions(&met).into_iter();
        merged
            .map(|one| Group {
                code: one.code,
                name: one.name,
                of: one.of,
            })
            .collect()
    };
    for (groups, count) in [(groups(&["1081"]), 5), (groups(&["Østdanmark"]), 4)] {
        let merged = layer.merged(&groups);
        assert_eq!(merged.areas.len(), count);
        for area in &merged.areas {
            let group = groups.iter().find(|group| group.code == area.code).unwrap();
            let parts = group
                .of
                .iter()
                .map(|code| &layer.areas[layer.position(code).unwrap()]);
            let drawn: f64 = parts.map(|part| layer.drawn_km2(part)).sum();
            assert!(
                (merged.drawn_km2(area) - drawn).abs() < 0.01,
                "{}",
                area.name
            );
        }
    }
}

#[test]
fn files_come_back_as_they_were() {
    for bytes in [
        registers::areas::municipalities(),
        registers::areas::postcodes(),
    ] {
        let bytes = bytes.unwrap();
        let layer = Layer::read(bytes).unwrap();
        assert_eq!(layer.write(), bytes);
        assert!(Layer::read(&bytes[..bytes.len() - 1]).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Damaged bytes are refused, or give a layer that can be drawn.
    #[test]
    fn damage_is_harmless(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = registers::areas::postcodes().unwrap().to_vec();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(layer) = Layer::read(&bytes) {
            let _ = layer.simplified(1e6, 1e6).neighbours();
            for area in &layer.areas {
                let _ = (layer.inside(area), layer.drawn_km2(area));
            }
        }
    }
}
