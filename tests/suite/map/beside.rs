//! Maps made with other files: areas found by what a column says of them, hits and misses told, inhabitants of another
//! file recognised; the same however the files are cut.

use crate::cli::run;
use crate::table::{CUTS, Cut, Table, WHOLE, open};
use areas::Layer;
use chart::{Theme, draw_any, svg};
use engine::job::{Beside, Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::beside::BorderFile;
use model::cell::Cell;
use model::drawing_message::{Borders, Drawable, PackedMap};
use model::map_spec::{AreaLayer, MapChoice, MapData, MapForm, MapMeasure, MapOffer, Per};
use model::message::Language;
use model::scene::{Chart, Primitive, Role};
use model::sniff::ReadOptions;
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};
use std::path::Path;
use std::rc::Rc;

pub(super) fn path(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    folder.join(name).to_str().unwrap().to_owned()
}

fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

/// A file beside the table, by its own director.
fn director(name: &str, content: &str, cut: Cut) -> Director<LocalCrew> {
    let bytes = content.as_bytes();
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let director = Director::new(LocalCrew::new(source.clone(), cut.members));
    let shard_bytes = (bytes.len() as u64).div_ceil(cut.shards).max(1);
    let options = ReadOptions::default();
    let mut quiet = Quiet;
    block_on(director.open_in_shards(name, source, &options, None, &mut quiet, shard_bytes))
        .unwrap();
    director
}

/// The areas of a file, the same however it is cut.
pub(super) fn borders(name: &str, content: &str) -> (BorderFile, Layer) {
    borders_if(name, content).unwrap()
}

/// The same; `None` where it has none.
pub(super) fn borders_if(name: &str, content: &str) -> Option<(BorderFile, Layer)> {
    let [first, second] = [WHOLE, CUTS[0]].map(|cut| {
        let director = director(name, content, cut);
        block_on(director.border_file()).unwrap()
    });
    assert_eq!(first, second);
    first
}

pub(super) fn offer(
    table: &Table,
    choice: Option<&MapChoice>,
    beside: Beside<'_>,
) -> (MapOffer, MapData) {
    let offered = block_on(table.director.map_offer_beside(choice, beside));
    offered.unwrap().unwrap()
}

/// The map of a table with the areas of a file, the same however the table is cut.
fn offered(
    table: &str,
    file: &BorderFile,
    property: Option<&str>,
    choice: Option<&MapChoice>,
) -> (MapOffer, MapData) {
    let beside = Beside {
        borders: Some((file, property)),
        people: None,
    };
    let [first, second, third] =
        [WHOLE, CUTS[0], CUTS[1]].map(|cut| offer(&open(table, cut), choice, beside));
    assert_eq!(first, second);
    assert_eq!(first, third);
    first
}

pub(super) fn drawn(data: &MapData, layer: &Layer) -> Chart {
    let packed = PackedMap {
        borders: Borders::Own(7),
        data: postcard::to_stdvec(data).unwrap(),
        source: None,
        own: None,
        zoom: 1,
        tallest_px: None,
    };
    let find = |borders: Borders| (borders == Borders::Own(7)).then_some(layer);
    draw_any(&Drawable::Map(packed), Language::Danish, 640, &find).unwrap()
}

#[test]
fn a_table_of_parishes_is_drawn_with_the_areas_of_a_file() {
    let (file, layer) = borders("sogne.geojson", &text("beside/sogne.geojson"));
    assert_eq!((file.areas.len(), file.passed_over), (12, 0));
    let (offer, data) = offered(&text("beside/parish_1.csv"), &file, None, None);
    let joined = offer.joined.unwrap();
    assert_eq!(joined.property, "sognekode");
    assert_eq!(joined.properties, ["sognekode"]);
    // 8999 has no area, the whole country is none, and Øster Velling is not in the table
    assert_eq!((joined.values, joined.met), (12, 11));
    assert_eq!((joined.areas, joined.areas_met), (12, 11));
    assert_eq!(offer.layer, AreaLayer::Parish);
    assert_eq!(
        (data.unplaced_values, data.other_level_rows),
        (1, 0),
        "the total is kept out"
    );
    let chart = drawn(&data, &layer);
    insta::assert_snapshot!(
        "parishes",
        format!(
            "{}\n{}\n{}\n{}",
            chart.title,
            chart.sentence,
            chart.source.as_deref().unwrap_or("-"),
            chart
                .table_rows
                .iter()
                .map(|row| row.join(" | "))
                .collect::<Vec<_>>()
                .join("\n"),
        )
    );
    // the middle of Denmark's frames has no place on a map of a town
    assert!(svg(&chart, Theme::Light).contains("Gellerup Sogn"));
}

#[test]
fn counts_of_areas_of_a_file_are_circles_until_they_are_divided() {
    let (file, _) = borders("sogne.geojson", &text("beside/sogne.geojson"));
    let table = text("beside/parish_1.csv");
    let (offer, data) = offered(&table, &file, None, None);
    assert!(matches!(data.spec.measure, MapMeasure::Sum { column: 1 }));
    assert_eq!(data.spec.shown(), MapForm::Symbols);
    assert_eq!(offer.pers, [Per::Km2], "nobody knows who lives in a parish");
    let choice = MapChoice {
        per: Some(Per::Inhabitants),
        form: MapForm::Shades,
        ..offer.choice
    };
    let (_, data) = offered(&table, &file, None, Some(&choice));
    assert_eq!((data.spec.per, data.spec.shown()), (None, MapForm::Symbols));
}

#[test]
fn another_property_can_be_chosen_and_one_that_does_not_fit_is_not() {
    let (file, _) = borders("sogne.geojson", &text("beside/sogne.geojson"));
    let table = "sogn;kommune;medlemmer\nSankt Pauls;Aarhus;4\nHolme;Aarhus;3\nÅlum;Randers;9\n";
    let (offer, data) = offered(table, &file, None, None);
    assert_eq!(offer.joined.unwrap().property, "sognenavn");
    assert_eq!((data.areas.len(), data.spec.layer), (3, AreaLayer::Parish));
    let (offer, data) = offered(table, &file, Some("kommunekode"), None);
    let joined = offer.joined.unwrap();
    assert_eq!(
        (joined.property.as_str(), data.by_name.as_str()),
        ("kommunekode", "kommune")
    );
    assert_eq!(data.spec.layer, AreaLayer::Municipality);
    assert_eq!(
        data.merged.len(),
        2,
        "parishes of a municipality are one area"
    );
    let (offer, _) = offered(table, &file, Some("objektid"), None);
    assert_eq!(offer.joined.unwrap().property, "sognenavn");
    // the column the user chose decides which property is meant
    let by = MapChoice {
        by: 1,
        ..offer.choice
    };
    let (offer, data) = offered(table, &file, None, Some(&by));
    assert_eq!((data.spec.by, offer.choice.by), (1, 1));
    assert_eq!(offer.places, [0, 1]);
}

#[test]
fn municipalities_of_a_file_replace_those_of_the_program() {
    let (file, layer) = borders("sogne.geojson", &text("beside/sogne.geojson"));
    let table =
        "kommune;antal biler\nAarhus Kommune;120000\nRanders;40000\nVejle;50000\nOdense;80000\n";
    let (offer, data) = offered(table, &file, None, None);
    assert_eq!(offer.layer, AreaLayer::Municipality);
    let joined = offer.joined.unwrap();
    assert_eq!((joined.met, joined.values), (2, 4));
    assert_eq!(
        data.unplaced_values, 2,
        "Vejle and Odense have no area there"
    );
    let chart = drawn(&data, &layer);
    assert!(chart.source.unwrap().contains("sogne.geojson"));
}

#[test]
fn a_file_that_no_column_names_leaves_the_map_as_it_was() {
    let (file, _) = borders("sogne.geojson", &text("beside/sogne.geojson"));
    let table = open(&text("map/names_1.csv"), WHOLE);
    let alone = block_on(table.director.map_offer(None)).unwrap().unwrap();
    let nowhere = BorderFile {
        properties: file
            .properties
            .iter()
            .filter(|own| own.name == "objektid")
            .cloned()
            .collect(),
        ..file
    };
    let beside = Beside {
        borders: Some((&nowhere, None)),
        people: None,
    };
    assert_eq!(offer(&table, None, beside), alone);
}

#[test]
fn files_without_areas_or_codes_are_none() {
    let plain = director("a.csv", "a;b\n1;2\n3;4\n", WHOLE);
    assert!(block_on(plain.border_file()).unwrap().is_none());
    assert!(block_on(plain.population()).unwrap().is_none());
    let points = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"navn":"a"},"geometry":{"type":"Point","coordinates":[10,56]}},
        {"type":"Feature","properties":{"navn":"b"},"geometry":{"type":"Point","coordinates":[11,56]}}]}"#;
    let points = director("p.geojson", points, WHOLE);
    assert!(block_on(points.border_file()).unwrap().is_none());
}

#[test]
fn folk1a_counts_people_by_its_last_quarter() {
    let content = text("beside/folk1a.csv");
    for cut in [WHOLE, CUTS[0]] {
        let director = director("2025529_folk1a.csv", &content, cut);
        let people = block_on(director.population()).unwrap().unwrap();
        assert_eq!(people.source, "2025529_folk1a.csv");
        let of = |code: &str| {
            people
                .inhabitants
                .iter()
                .find(|own| own.0 == code)
                .unwrap()
                .1
        };
        assert_eq!(people.inhabitants.len(), 6, "no region, no country");
        assert!((of("0751") - 377_122.0).abs() < 0.5, "{}", of("0751"));
        let period = format!("{:?}", people.period.unwrap());
        assert!(period.contains("2025"), "{period}");
    }
    // a column that is called the same in a table of something else counts no people
    let other = content.replace("KØN;ALDER;CIVILSTAND", "VARE;TYPE;MÆRKE");
    let other = director("handel.csv", &other, WHOLE);
    assert!(block_on(other.population()).unwrap().is_none());
}

#[test]
fn inhabitants_of_another_file_make_shades_of_counts() {
    let people = director("folk1a.csv", &text("beside/folk1a.csv"), WHOLE);
    let people = block_on(people.population()).unwrap().unwrap();
    let table = "kommune;antal biler\nAarhus;120000\nOdense;80000\nVejle;50000\nAalborg;60000\n";
    let table = open(table, WHOLE);
    let beside = Beside {
        borders: None,
        people: Some(&people),
    };
    let (found, data) = offer(&table, None, beside);
    assert_eq!(data.spec.per, Some(Per::Inhabitants));
    assert_eq!(data.spec.shown(), MapForm::Shades);
    assert!(found.pers.contains(&Per::Inhabitants));
    let bytes = registers::areas::municipalities().unwrap();
    let layer = Layer::read(bytes).unwrap();
    let chart = drawn(&data, &layer);
    assert!(
        chart.sentence.contains("Indbyggertal fra folk1a.csv"),
        "{}",
        chart.sentence
    );
    assert!(chart.sentence.contains("2025"), "{}", chart.sentence);
    // chosen otherwise, it stays so
    let choice = MapChoice {
        per: None,
        ..found.choice
    };
    let (_, data) = offer(&table, Some(&choice), beside);
    assert_eq!((data.spec.per, data.spec.shown()), (None, MapForm::Symbols));
    // and without the file the number itself is shown, not divided by nothing
    let (_, data) = offer(&table, Some(&found.choice), Beside::default());
    assert_eq!((data.spec.per, data.spec.shown()), (None, MapForm::Symbols));
}

#[test]
fn the_command_line_draws_parishes_alike() {
    let (table, areas) = (path("beside/parish_1.csv"), path("beside/sogne.geojson"));
    let (code, out, errors) = run(&["map", &table, "--areas", &areas]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(
        out.contains("sognene") && out.contains("Grænser: sogne.geojson"),
        "{out}"
    );
    for wrong in [
        vec![
            "map",
            &table,
            "--areas",
            &areas,
            "--area-property",
            "objektid",
        ],
        vec!["map", &table, "--areas", &table],
    ] {
        let (code, out, errors) = run(&wrong);
        assert_eq!((code, out.as_str()), (2, ""), "{wrong:?}");
        assert_eq!(errors.lines().count(), 2, "{wrong:?}: {errors}");
    }
}

#[test]
fn the_own_municipality_has_a_bar_of_its_own_colour_and_is_told() {
    let table = "kommune;antal biler\nAarhus Kommune;120000\nOdense;80000\nVejle;50000\n";
    for cut in [WHOLE, CUTS[0]] {
        let table = open(table, cut);
        let own = block_on(table.director.meaning(0, "0751")).unwrap();
        assert_eq!(own, [Cell::text("Aarhus Kommune")]);
        assert!(
            block_on(table.director.meaning(1, "0751"))
                .unwrap()
                .is_empty()
        );
        let mut data = block_on(table.director.chart_data(&ViewSpec::new(
            ChartForm::Bar,
            0,
            Measure::Sum { column: 1 },
            ChartReason::FewGroups,
        )))
        .unwrap();
        data.own = own;
        let chart = chart::draw(&data, Language::Danish, 640);
        let roles = chart.scene.primitives.iter().filter_map(|one| match one {
            Primitive::Rect { role, .. } => Some(*role),
            _ => None,
        });
        let roles: Vec<Role> = roles.collect();
        assert_eq!(roles, [Role::SeriesMark(2), Role::Mark, Role::Mark]);
        assert_eq!(chart.scene.marks[0].label, "Aarhus Kommune (din kommune)");
        assert!(
            chart
                .sentence
                .contains("Din kommune, Aarhus Kommune, har 120.000."),
            "{}",
            chart.sentence
        );
    }
}
