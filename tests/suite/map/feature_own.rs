//! Rows counted into the areas of a file of the user: as asking every area would count them, the same however either file
//! is cut and in whatever coordinates it comes; holes, several parts, overlaps and rows in no area are told.

use super::beside::borders;
use super::features::{chart, found};
use crate::cli::run;
use crate::contract::{must_be_valid, schema};
use areas::Layer;
use chart::{Features, Theme, feature_chart, feature_scene, svg};
use engine::geo::utm::Projection;
use model::beside::{BorderFile, OwnAreas};
use model::feature_map::{FeatureChart, FeatureChoice, FeatureForm};
use model::map_spec::AreaLayer;
use model::message::Language;
use model::scene::Chart;
use proptest::prelude::{ProptestConfig, prop, prop_assert_eq, proptest};
use std::fmt::Write;

type Ring = Vec<[f64; 2]>;

/// An area: its name, and its polygons, each with its rings.
struct District {
    name: &'static str,
    polygons: Vec<Vec<Ring>>,
}

fn square(x: f64, y: f64, size: f64) -> Ring {
    vec![
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
    ]
}

/// Four areas around Viborg in metres: one with a hole, one in that hole, one of two parts, one that overlaps another.
fn districts() -> Vec<District> {
    let (x, y) = (520_000.0, 6_250_000.0);
    let hole = square(x + 2_000.0, y + 2_000.0, 3_000.0);
    vec![
        District {
            name: "Nord",
            polygons: vec![vec![square(x, y, 8_000.0), hole.clone()]],
        },
        District {
            name: "Midt",
            polygons: vec![vec![hole]],
        },
        District {
            name: "Øerne",
            polygons: vec![
                vec![square(x + 9_000.0, y, 2_000.0)],
                vec![square(x + 9_000.0, y + 4_000.0, 1_500.0)],
            ],
        },
        District {
            name: "Syd",
            polygons: vec![vec![square(x + 7_000.0, y + 6_000.0, 4_000.0)]],
        },
    ]
}

fn written(rings: &[Vec<Ring>], zone: Option<&Projection>) -> String {
    let corner = |corner: &[f64; 2]| {
        let [x, y] = zone.map_or(*corner, |zone| zone.to_degrees(*corner));
        format!("[{x},{y}]")
    };
    let list = |parts: Vec<String>| format!("[{}]", parts.join(","));
    let ring = |ring: &Ring| list(ring.iter().map(corner).collect());
    let polygon = |rings: &Vec<Ring>| list(rings.iter().map(ring).collect());
    list(rings.iter().map(polygon).collect())
}

/// The file of them, in degrees or in metres.
fn file_of(districts: &[District], is_degrees: bool) -> String {
    let zone = Projection::utm(32);
    let zone = is_degrees.then_some(&zone);
    let mut features: Vec<String> = districts
        .iter()
        .enumerate()
        .map(|(at, own)| {
            let rings = written(&own.polygons, zone);
            format!(
                r#"{{"type":"Feature","properties":{{"objectid":{},"navn":"{}","egn":"{}"}},"geometry":{{"type":"MultiPolygon","coordinates":{rings}}}}}"#,
                at + 11,
                own.name,
                ["Vest", "Øst"][at / 2 % 2],
            )
        })
        .collect();
    features.push(
        r#"{"type":"Feature","properties":{"objectid":99,"navn":"Uden flade","egn":"Øst"},"geometry":null}"#
            .to_owned(),
    );
    let crs = match is_degrees {
        true => "",
        false => r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"#,
    };
    format!(
        r#"{{"type":"FeatureCollection",{crs}"features":[{}]}}"#,
        features.join(",")
    )
}

/// A table of places in metres, in whole ones: off the corners.
fn table_of(places: &[[i32; 2]]) -> String {
    let mut text = "navn;øst (UTM32);nord (UTM32)\n".to_owned();
    for (at, [x, y]) in places.iter().enumerate() {
        writeln!(text, "Nr. {at};{x};{y}").unwrap();
    }
    text
}

/// Places all over the areas and beside them.
fn places() -> Vec<[i32; 2]> {
    let mut all = Vec::new();
    for row in 0..26 {
        for column in 0..30 {
            all.push([519_700 + column * 407, 6_249_800 + row * 409]);
        }
    }
    all
}

fn is_in(rings: &[Ring], [x, y]: [f64; 2]) -> bool {
    let mut inside = false;
    for ring in rings {
        for pair in ring.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if (a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) {
                inside = !inside;
            }
        }
    }
    inside
}

/// How many of the places lie in each district, in none and in several: by asking each polygon of each.
fn asked_one_by_one(districts: &[District], places: &[[i32; 2]]) -> (Vec<(String, u64)>, u64, u64) {
    let mut counts: Vec<(String, u64)> = districts
        .iter()
        .map(|own| (own.name.to_owned(), 0))
        .collect();
    let (mut nowhere, mut several) = (0, 0);
    for place in places {
        let point = place.map(f64::from);
        let mut met = 0;
        for (own, count) in districts.iter().zip(&mut counts) {
            if own.polygons.iter().any(|rings| is_in(rings, point)) {
                count.1 += 1;
                met += 1;
            }
        }
        nowhere += u64::from(met == 0);
        several += u64::from(met > 1);
    }
    counts.sort();
    (counts, nowhere, several)
}

fn asked(file: &BorderFile, property: Option<&str>, table: &str) -> (Features, FeatureChart) {
    let (offer, _) = found(table, None);
    let choice = FeatureChoice {
        form: FeatureForm::Areas(AreaLayer::Own),
        ..offer.choice
    };
    let (offer, sheet) = found(table, Some(&choice));
    let mut chart = chart(offer);
    chart.own = OwnAreas::of(file, 3, property);
    (Features::of(sheet), chart)
}

fn counted(file: &BorderFile, layer: &Layer, property: Option<&str>, table: &str) -> Chart {
    let (features, chart) = asked(file, property, table);
    feature_chart(&features, &chart, layer)
}

/// The numbers of the table behind a map, by name.
fn numbers(chart: &Chart) -> Vec<(String, u64)> {
    let rows = chart.table_rows.iter();
    let mut all: Vec<(String, u64)> = rows
        .map(|row| (row[0].clone(), row[2].replace('.', "").parse().unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn counts_are_those_of_asking_every_area_in_degrees_and_in_metres() {
    let (districts, places) = (districts(), places());
    let (expected, nowhere, several) = asked_one_by_one(&districts, &places);
    assert!(nowhere > 100 && several > 3, "{nowhere} {several}");
    let table = table_of(&places);
    for is_degrees in [true, false] {
        let (file, layer) = borders("distrikter.geojson", &file_of(&districts, is_degrees));
        assert_eq!(layer.grid_metres, 1);
        let chart = counted(&file, &layer, None, &table);
        assert_eq!(numbers(&chart), expected, "degrees: {is_degrees}");
        assert_eq!(chart.title, "Antal rækker i områderne i distrikter.geojson");
        for said in [
            format!(
                "{several} rækker ligger i flere områder, der overlapper, og er talt i hvert af dem."
            ),
            format!("{nowhere} rækker ligger ikke i noget område."),
            "Områderne er fra distrikter.geojson. 1 række i den fil har ingen flade.".to_owned(),
        ] {
            assert!(chart.sentence.contains(&said), "{said}: {}", chart.sentence);
            assert!(chart.alt.contains(&said), "{}", chart.alt);
        }
        assert!(
            chart
                .source
                .unwrap()
                .contains("Grænser: distrikter.geojson")
        );
    }
}

#[test]
fn areas_are_called_by_another_property_where_that_is_chosen() {
    let (districts, places) = (districts(), places());
    let (expected, ..) = asked_one_by_one(&districts, &places);
    let of = |name: &str| {
        let mut all = expected.iter();
        all.find(|own| own.0 == name).unwrap().1
    };
    let (file, layer) = borders("distrikter.geojson", &file_of(&districts, true));
    let names: Vec<_> = file
        .namings
        .iter()
        .map(|own| own.property.as_deref())
        .collect();
    assert_eq!(names, ["navn", "egn", "objectid"].map(Some));
    let chart = counted(&file, &layer, Some("egn"), &table_of(&places));
    let [west, east] = [&numbers(&chart)[0], &numbers(&chart)[1]];
    assert_eq!(*west, ("Vest".to_owned(), of("Nord") + of("Midt")));
    assert_eq!(*east, ("Øst".to_owned(), of("Øerne") + of("Syd")));
    // a property that is gone from a newer edition is no reason to show nothing
    let chart = counted(&file, &layer, Some("væk"), &table_of(&places));
    assert_eq!(numbers(&chart), expected);
}

#[test]
fn counts_are_circles_until_they_are_divided_by_area() {
    let (file, layer) = borders("distrikter.geojson", &file_of(&districts(), true));
    let (features, mut chart) = asked(&file, None, &table_of(&places()));
    let circles = feature_chart(&features, &chart, &layer);
    assert!(circles.sentence.contains("Cirklernes areal følger tallet"));
    chart.offer.choice.per_km2 = true;
    let shades = feature_chart(&features, &chart, &layer);
    assert!(shades.title.contains("pr. km²"), "{}", shades.title);
    assert!(
        shades
            .sentence
            .contains("Arealerne er beregnet af grænserne.")
    );
}

#[test]
fn drawings_of_own_areas_stand_in_both_languages() {
    let (file, layer) = borders("distrikter.geojson", &file_of(&districts(), true));
    let (features, mut chart) = asked(&file, None, &table_of(&places()));
    chart.width_px = 420;
    for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
        chart.language = language;
        let drawn = feature_scene(&features, &chart, &layer);
        let text = format!("{}\n{}", drawn.sentence, svg(&drawn, Theme::Light));
        insta::assert_snapshot!(format!("feature_own_{code}"), text);
    }
}

fn written_to(folder: &std::path::Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_command_line_counts_into_the_areas_of_a_file() {
    let (districts, places) = (districts(), places());
    let (expected, ..) = asked_one_by_one(&districts, &places);
    let folder = tempfile::tempdir().unwrap();
    let table = written_to(folder.path(), "steder.csv", &table_of(&places));
    for (name, is_degrees) in [("grader.geojson", true), ("utm.geojson", false)] {
        let areas = written_to(folder.path(), name, &file_of(&districts, is_degrees));
        let mut words = vec!["map", &table, "--areas", &areas, "--json"];
        let (code, out, errors) = run(&words);
        assert_eq!((code, errors.as_str()), (0, ""), "no column names them");
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        must_be_valid(&schema("map_features.schema.json"), &value, name);
        assert_eq!(
            (&value["form"], &value["areas_file"]),
            (&"areas".into(), &name.into())
        );
        assert_eq!(value["area_property"], "navn");
        let rows = value["table"]["rows"].as_array().unwrap().iter();
        let mut told: Vec<(String, u64)> = rows
            .map(|row| {
                let cell = |at: usize| row[at].as_str().unwrap().to_owned();
                (cell(0), cell(2).parse().unwrap())
            })
            .collect();
        told.sort();
        assert_eq!(told, expected, "{name}");
        words.extend(["--form", "areas"]);
        assert_eq!(run(&words).1, out, "said or not");
        let (code, svg, _) = run(&["map", &table, "--areas", &areas, "--per", "km2", "--svg"]);
        assert!(code == 0 && svg.starts_with("<?xml") && svg.contains("Øerne"));
        for (wrong, code) in [
            (
                vec!["map", &table, "--areas", &areas, "--area-property", "farve"],
                2,
            ),
            (
                vec!["map", &table, "--areas", &areas, "--form", "clusters"],
                3,
            ),
            (vec!["map", &table, "--form", "areas"], 3),
            (vec!["map", &table, "--areas", &table], 2),
        ] {
            let (answered, out, errors) = run(&wrong);
            assert_eq!((answered, out.as_str()), (code, ""), "{wrong:?}");
            assert!(errors.lines().count() >= 1, "{wrong:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Areas of any shape, wherever rows lie: as asking every area would count.
    #[test]
    fn no_row_is_lost_or_counted_twice(
        corners in prop::collection::vec(prop::collection::vec((0i32..9_000, 0i32..9_000), 3..7), 2..5),
        places in prop::collection::vec((0i32..9_000, 0i32..9_000), 3..40),
    ) {
        const NAMES: [&str; 4] = ["A", "B", "C", "D"];
        let districts: Vec<District> = corners.iter().zip(NAMES).map(|(ring, name)| {
            let corner = |own: &(i32, i32)| [f64::from(520_000 + own.0), f64::from(6_250_000 + own.1)];
            let mut ring: Ring = ring.iter().map(corner).collect();
            ring.push(ring[0]);
            District { name, polygons: vec![vec![ring]] }
        }).collect();
        let places: Vec<[i32; 2]> = places.iter().map(|own| [520_000 + own.0, 6_250_000 + own.1]).collect();
        let Some((file, layer)) = super::beside::borders_if("d.geojson", &file_of(&districts, false)) else {
            return Ok(());
        };
        let (features, chart) = asked(&file, None, &table_of(&places));
        // what has no area on the ground vanishes, and is told of as such
        let there: Vec<District> = districts.into_iter().filter(|own| {
            file.namings[0].areas.iter().any(|area| area.name == own.name)
        }).collect();
        let (mut expected, nowhere, _) = asked_one_by_one(&there, &places);
        let drawn = feature_chart(&features, &chart, &layer);
        expected.retain(|own| numbers(&drawn).iter().any(|told| told.0 == own.0));
        prop_assert_eq!(numbers(&drawn), expected);
        prop_assert_eq!(drawn.sentence.contains("ikke i noget område"), nowhere > 0);
    }
}
