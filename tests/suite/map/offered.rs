//! The map of the page: what is offered, how a filter on its own column is passed over, what a click on an area keeps.

use super::{fixture, layer};
use crate::table::{CUTS, Table, WHOLE, open};
use chart::{Undrawn, draw_any};
use engine::job::block_on;
use model::cell::Cell;
use model::drawing_message::{Borders, Drawable, PackedMap};
use model::map_spec::{
    AreaLayer, ClassMethod, MapChoice, MapData, MapForm, MapMeasure, MapOffer, Per,
};
use model::message::Language;
use model::recipe::{Query, Test};
use model::scene::Primitive;

fn filtered(filters: Vec<(u32, Test)>) -> Query {
    Query {
        filters,
        ..Query::default()
    }
}

fn offer(table: &Table, choice: Option<&MapChoice>) -> Option<(MapOffer, MapData)> {
    block_on(table.director.map_offer(choice)).unwrap()
}

/// What is offered of a fixture, the same however the file is cut.
fn offered(name: &str, query: &Query, choice: Option<&MapChoice>) -> (MapOffer, MapData) {
    let file = fixture(name);
    let all = [WHOLE, CUTS[0], CUTS[1]].map(|cut| {
        let table = open(&file, cut);
        block_on(table.director.select(query.clone())).unwrap();
        offer(&table, choice).unwrap()
    });
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
    let [first, ..] = all;
    first
}

#[test]
fn a_click_on_an_area_keeps_its_rows_and_no_others() {
    for name in [
        "codes_1.csv",
        "names_1.csv",
        "postcodes_1.csv",
        "regions_2027_1.csv",
    ] {
        let table = open(&fixture(name), CUTS[0]);
        let (found, data) = offer(&table, None).unwrap();
        let tested = data.areas.iter().filter(|area| area.test.is_some()).count();
        assert!(tested + 1 >= data.areas.len(), "{name}: {tested}");
        for area in &data.areas {
            let Some(test) = &area.test else { continue };
            let query = filtered(vec![(found.choice.by, test.clone())]);
            let (_, rows) = block_on(table.director.select(query)).unwrap();
            assert_eq!(rows, area.rows, "{name}: {}", area.code);
        }
    }
}

#[test]
fn a_filter_on_its_own_column_leaves_the_other_areas_in_sight() {
    let (all, data) = offered("codes_1.csv", &Query::default(), None);
    let own = data.areas[3].test.clone().unwrap();
    let kept = filtered(vec![(all.choice.by, own.clone())]);
    let (same, same_data) = offered("codes_1.csv", &kept, None);
    assert_eq!((&same, &same_data), (&all, &data));
    // what another filter or the search takes away is counted no more
    let parks = Test::Equals(Cell::text("park"));
    let narrow = filtered(vec![(2, parks)]);
    let (_, narrow) = offered("codes_1.csv", &narrow, None);
    let rows = |data: &MapData| data.areas.iter().map(|area| area.rows).sum::<u64>();
    assert!(rows(&narrow) < rows(&data) && rows(&narrow) > 0);
    let both = filtered(vec![
        (all.choice.by, own),
        (2, Test::Equals(Cell::text("park"))),
    ]);
    let (_, both) = offered("codes_1.csv", &both, None);
    assert!(both.areas.len() <= 1);
}

#[test]
fn too_few_areas_are_no_map() {
    let few = "kommunekode;antal sager\n0101;4\n0147;5\n0101;6\n0147;1\n";
    assert_eq!(offer(&open(few, WHOLE), None), None);
    let none = "navn;antal sager\na;4\nb;5\nc;6\n";
    assert_eq!(offer(&open(none, WHOLE), None), None);
}

#[test]
fn what_would_not_be_honest_is_neither_offered_nor_drawn() {
    let (found, _) = offered("change_1.csv", &Query::default(), None);
    let MapMeasure::Mean { column } = found.choice.measure else {
        panic!("{:?}", found.choice);
    };
    assert!(
        !found.measures.contains(&MapMeasure::Sum { column }),
        "percentages are not added up"
    );
    assert!(found.pers.is_empty(), "means are not divided by land");
    let added = MapChoice {
        measure: MapMeasure::Sum { column },
        per: Some(Per::Km2),
        ..found.choice
    };
    let (instead, _) = offered("change_1.csv", &Query::default(), Some(&added));
    assert_eq!(instead.choice, found.choice);
}

#[test]
fn what_is_chosen_is_drawn() {
    let (found, before) = offered("codes_1.csv", &Query::default(), None);
    assert_eq!(found.pers, [Per::Km2]);
    let choice = MapChoice {
        per: Some(Per::Km2),
        form: MapForm::Shades,
        classes: ClassMethod::Equal,
        class_count: 99,
        ..found.choice
    };
    let (own, data) = offered("codes_1.csv", &Query::default(), Some(&choice));
    assert_eq!(own.choice.class_count, 7, "as many as there are shades");
    assert_eq!(own.choice.classes, ClassMethod::Equal);
    assert_eq!(data.areas, before.areas);
    let moved = choice.moved(&|column| Some(column + 2)).unwrap();
    assert_eq!(moved.by, choice.by + 2);
    assert_eq!(choice.moved(&|_| None), None);
}

#[test]
fn the_worker_that_draws_needs_the_borders_and_draws_finer_to_be_enlarged() {
    let (own, data) = offered("names_1.csv", &Query::default(), None);
    let packed = |zoom: u8| {
        Drawable::Map(PackedMap {
            borders: Borders::of(own.layer).unwrap(),
            data: postcard::to_stdvec(&data).unwrap(),
            source: None,
            own: None,
            zoom,
            tallest_px: None,
        })
    };
    let missing = draw_any(&packed(1), Language::Danish, 600, &|_| None);
    assert_eq!(missing, Err(Undrawn::Without(Borders::Municipalities)));
    let borders = layer(AreaLayer::Municipality);
    let draw = |zoom| draw_any(&packed(zoom), Language::Danish, 600, &|_| Some(&borders)).unwrap();
    let points = |scene: &model::scene::Scene| -> usize {
        let areas = scene.primitives.iter().map(|one| match one {
            Primitive::Area { rings, .. } => rings.iter().map(Vec::len).sum(),
            _ => 0,
        });
        areas.sum()
    };
    let (rough, fine) = (draw(1), draw(12));
    assert_eq!(rough.sentence, fine.sentence);
    assert!(points(&fine.scene) > points(&rough.scene));
    // the legend is no part of what is enlarged
    let zoomed = fine.scene.zoomed.unwrap();
    assert!(zoomed.width < fine.scene.width && zoomed.primitives > 98);
    assert!(fine.scene.primitives.len() > zoomed.primitives as usize);
    let odd = Drawable::Map(PackedMap {
        borders: Borders::of(own.layer).unwrap(),
        data: vec![1, 2, 3],
        source: None,
        own: None,
        zoom: 0,
        tallest_px: None,
    });
    let odd = draw_any(&odd, Language::Danish, 600, &|_| Some(&borders));
    assert_eq!(odd, Err(Undrawn::Unknown));
}
