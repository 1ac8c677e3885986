//! Maps: values become areas over shards, amounts are never shades, what is missing is said, and drawings stand.

mod beside;
mod border_files;
mod borders;
mod drawn;
mod feature_drawn;
mod feature_hostile;
mod feature_names;
mod feature_own;
mod feature_samples;
mod feature_words;
pub(crate) mod features;
mod halves;
mod offered;

use crate::cli::run;
use crate::table::{CUTS, WHOLE, open};
use areas::Layer;
use chart::draw_map;
use engine::job::block_on;
use engine::map::suggest::best;
use model::cell::Cell;
use model::map_spec::{AreaLayer, MapData, MapForm, MapMeasure, MapSpec, Per};
use model::message::Language;
use model::scene::{Chart, Primitive, Role};
use std::path::Path;

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/map")
        .join(name);
    std::fs::read_to_string(path).unwrap()
}

fn path(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/map")
        .join(name);
    path.to_str().unwrap().to_owned()
}

fn layer(of: AreaLayer) -> Layer {
    let bytes = match of {
        AreaLayer::Municipality | AreaLayer::Region => registers::areas::municipalities(),
        AreaLayer::Postcode => registers::areas::postcodes(),
        AreaLayer::Parish | AreaLayer::SchoolDistrict | AreaLayer::Own => None,
    };
    Layer::read(bytes.unwrap()).unwrap()
}

/// The suggested map of a fixture and its numbers, the same however the file is cut.
fn data(name: &str) -> MapData {
    let file = fixture(name);
    let all: Vec<MapData> = [WHOLE, CUTS[0], CUTS[1]]
        .into_iter()
        .map(|cut| {
            let table = open(&file, cut);
            let spec = best(&table.opened.columns).unwrap();
            block_on(table.director.map_data(&spec)).unwrap()
        })
        .collect();
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
    all.into_iter().next().unwrap()
}

fn drawn(data: &MapData) -> Chart {
    draw_map(data, &layer(data.spec.layer), Language::Danish, 900)
}

fn roles(chart: &Chart) -> Vec<Role> {
    let areas = chart
        .scene
        .primitives
        .iter()
        .filter_map(|primitive| match primitive {
            Primitive::Area {
                role,
                mark: Some(_),
                ..
            } => Some(*role),
            _ => None,
        });
    areas.collect()
}

#[test]
fn names_in_any_dress_become_areas() {
    let data = data("names_1.csv");
    assert_eq!(data.spec.layer, AreaLayer::Municipality);
    assert_eq!(data.areas.len(), 96);
    assert_eq!(data.unplaced, [("Atlantis".to_owned(), 1)]);
    assert_eq!(data.spec.except, [(0, Cell::text("Hele landet"))]);
    // a column of people is beside the number: so many cases for each thousand of them
    assert_eq!(data.spec.per, Some(Per::InhabitantsOf { column: 2 }));
    assert_eq!(data.spec.shown(), MapForm::Shades);
    let chart = drawn(&data);
    let missing = roles(&chart)
        .into_iter()
        .filter(|role| *role == Role::Missing);
    assert_eq!(missing.count(), 2, "Samsø and Fanø");
    assert!(
        chart.sentence.contains("Fanø og Samsø") || chart.sentence.contains("Samsø og Fanø"),
        "{}",
        chart.sentence
    );
    assert!(chart.sentence.contains("»Atlantis«"), "{}", chart.sentence);
    assert!(
        chart.sentence.contains("Uden Hele landet"),
        "{}",
        chart.sentence
    );
    assert!(
        chart.title.contains("pr. 1.000 indbyggere"),
        "{}",
        chart.title
    );
}

#[test]
fn codes_without_their_zero_are_counted_over_shards() {
    let data = data("codes_1.csv");
    assert_eq!(data.spec.measure, MapMeasure::Count);
    assert_eq!(data.areas.len(), 99);
    let rows: u64 = data.areas.iter().map(|area| area.rows).sum();
    assert_eq!(rows, fixture("codes_1.csv").lines().count() as u64 - 1);
    assert!(data.unplaced.is_empty());
}

#[test]
fn amounts_are_never_shades_unless_they_are_divided() {
    let mut data = data("codes_1.csv");
    for form in [MapForm::Shades, MapForm::Symbols] {
        data.spec.form = form;
        let chart = drawn(&data);
        assert!(roles(&chart).iter().all(|role| *role == Role::Land));
        let circles = chart.scene.primitives.iter().filter(|primitive| {
            matches!(
                primitive,
                Primitive::Circle {
                    role: Role::Symbol,
                    ..
                }
            )
        });
        assert!(circles.count() >= 99);
        assert!(
            chart.sentence.contains("Cirklernes areal"),
            "{}",
            chart.sentence
        );
    }
    data.spec.form = MapForm::Shades;
    data.spec.per = Some(Per::Km2);
    let chart = drawn(&data);
    assert!(
        roles(&chart)
            .iter()
            .any(|role| matches!(role, Role::Level(_)))
    );
    assert!(chart.title.contains("pr. km²"), "{}", chart.title);
    assert!(
        chart.sentence.contains("Arealerne er beregnet"),
        "{}",
        chart.sentence
    );
}

#[test]
fn the_last_year_is_kept_and_totals_are_not_mixed_with_parts() {
    let data = data("people_years_1.csv");
    let only: Vec<&str> = data.only_names.iter().map(String::as_str).collect();
    assert!(only.contains(&"TID") && only.contains(&"KØN"), "{only:?}");
    assert_eq!(data.areas.len(), 98);
    assert!(data.areas.iter().all(|area| area.rows == 1));
    assert_eq!(data.spec.shown(), MapForm::Symbols);
    let chart = drawn(&data);
    assert!(chart.title.contains("2024"), "{}", chart.title);
}

#[test]
fn regions_of_2027_are_made_of_municipalities() {
    let data = data("regions_2027_1.csv");
    assert_eq!(data.spec.layer, AreaLayer::Region);
    assert!(!data.spec.is_amount);
    let names: Vec<&str> = data.merged.iter().map(|one| one.name.as_str()).collect();
    assert!(
        names.contains(&"Region Østdanmark") && !names.contains(&"Region Sjælland"),
        "{names:?}"
    );
    let chart = drawn(&data);
    assert_eq!(roles(&chart).len(), 4);
    assert!(
        chart.sentence.contains("Størst er Region Østdanmark"),
        "{}",
        chart.sentence
    );
}

#[test]
fn postal_codes_of_streets_are_one_area_and_those_without_are_named() {
    let data = data("postcodes_1.csv");
    assert_eq!(data.spec.layer, AreaLayer::Postcode);
    let middle = data
        .areas
        .iter()
        .find(|area| area.code == "1000-1499")
        .unwrap();
    assert_eq!((middle.rows, middle.value), (2, Some(7.0)));
    let chart = drawn(&data);
    assert!(
        chart
            .sentence
            .contains("Uden flade i grænserne fra 2014: 8245"),
        "{}",
        chart.sentence
    );
    assert!(
        chart.sentence.contains("af 592 postnumre"),
        "{}",
        chart.sentence
    );
}

#[test]
fn both_directions_part_at_zero() {
    let data = data("change_1.csv");
    assert!(!data.spec.is_amount);
    let chart = drawn(&data);
    let roles = roles(&chart);
    assert!(roles.iter().any(|role| matches!(role, Role::Below(_))));
    assert!(roles.iter().any(|role| matches!(role, Role::Above(_))));
    assert!(!roles.iter().any(|role| matches!(role, Role::Level(_))));
}

#[test]
fn inhabitants_come_from_another_file_and_are_said() {
    let (code, out, errors) = run(&[
        "map",
        &path("codes_1.csv"),
        "--population",
        &path("people_years_1.csv"),
        "--json",
    ]);
    assert_eq!((code, errors.as_str()), (0, ""));
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value["form"], "shades");
    assert_eq!(value["per"], "1000_inhabitants");
    let sentence = value["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("Indbyggertal fra people_years_1.csv, 2024."),
        "{sentence}"
    );
}

#[test]
fn the_command_line_answers_in_words_json_and_pictures() {
    let file = path("names_1.csv");
    let (code, out, _) = run(&["map", &file]);
    assert_eq!(code, 0);
    assert!(out.contains("CC BY 4.0"), "{out}");
    let (code, out, _) = run(&["map", &file, "--svg", "--dark", "--width", "335", "--en"]);
    assert_eq!(code, 0);
    assert!(
        out.starts_with("<?xml") && !out.contains("kommunerne"),
        "{}",
        &out[..200]
    );
    assert!(out.contains("per 1,000 inhabitants"));
    for wrong in [
        vec!["map"],
        vec!["map", &file, "--width", "wide"],
        vec!["map", &file, "--classes", "magic"],
        vec!["map", &file, "--class-count", "1"],
        vec!["map", &file, "--frobnicate"],
        vec!["areas", &file],
    ] {
        let (code, out, errors) = run(&wrong);
        assert_eq!((code, out.as_str()), (3, ""), "{wrong:?}");
        assert_eq!(errors.lines().count(), 2, "{wrong:?}: {errors}");
    }
    let none = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ops/types_1.csv");
    let (code, _, errors) = run(&["map", none.to_str().unwrap()]);
    assert_eq!(code, 2, "{errors}");
}

#[test]
fn a_file_of_areas_replaces_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let borders = folder.path().join("omraader.geojson");
    let square = |code: &str, x: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"kommunekode":"{code}","navn":"Felt {code}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},56.0],[{},56.0],[{},56.1],[{x},56.1],[{x},56.0]]]}}}}"#,
            x + 0.1,
            x + 0.1
        )
    };
    let features = [
        square("0751", 10.0),
        square("0461", 10.1),
        square("0851", 10.2),
    ]
    .join(",");
    let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
    std::fs::write(&borders, text).unwrap();
    let places = [borders.to_str().unwrap(), &path("names_1.csv")];
    let out = folder.path().join("own.areas");
    let (code, said, errors) = run(&[
        "areas",
        places[0],
        "--name",
        "navn",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!((code, errors.as_str()), (0, ""), "{said}");
    let own = Layer::read(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(own.areas.len(), 3);
    assert_eq!(own.neighbours().len(), 2);
    assert!(
        (own.areas[0].km2 - 69.3).abs() < 0.5,
        "{}",
        own.areas[0].km2
    );
    for areas in [places[0], out.to_str().unwrap()] {
        let (code, svg, errors) = run(&["map", places[1], "--areas", areas, "--svg"]);
        assert_eq!((code, errors.as_str()), (0, ""));
        // a municipality keeps its name, whatever the file calls its area
        assert!(svg.contains("Aarhus") && !svg.contains("Felt 0751"));
        let (_, said, _) = run(&["map", places[1], "--areas", areas]);
        assert!(said.contains("94 værdier har intet område i "), "{said}");
    }
}

/// A map asked for in the page is asked for with these: they travel.
#[test]
fn what_is_asked_and_answered_travels() {
    let data = data("names_1.csv");
    let text = serde_json::to_string(&data).unwrap();
    assert_eq!(serde_json::from_str::<MapData>(&text).unwrap(), data);
    assert!(MapSpec::CLASS_COUNTS.contains(&data.spec.class_count));
}
