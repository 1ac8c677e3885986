//! Drawings of maps: the same in both languages but for the words, whole at every width.

use super::{data, layer};
use areas::{Head, Layer, Shape};
use chart::{Look, Theme, draw_map, draw_map_as, svg};
use model::heading::Context;
use model::map_spec::{
    AreaLayer, AreaValue, ClassMethod, MapData, MapForm, MapMeasure, MapReason, MapSpec, Per,
};
use model::message::Language;
use model::scene::{Anchor, Chart, Primitive};

/// Twelve fields of ten kilometres, a thirteenth in the far east with a small one beside it.
fn fields() -> Layer {
    let mut shapes: Vec<Shape> = (0..12)
        .map(|at| {
            let (x, y) = (
                500_000.0 + f64::from(at % 4) * 10_000.0,
                6_100_000.0 + f64::from(at / 4) * 10_000.0,
            );
            square(
                &format!("09{at:02}"),
                &format!("Felt {}", at + 1),
                x,
                y,
                10_000.0,
            )
        })
        .collect();
    shapes.push(square("0950", "Øen", 870_000.0, 6_100_000.0, 8_000.0));
    shapes.push(square("0951", "Holmen", 879_000.0, 6_106_000.0, 300.0));
    let head = Head {
        layer: "municipality".to_owned(),
        date: "2026-01-01".to_owned(),
        credit: "Opdigtede felter".to_owned(),
        ..Head::default()
    };
    Layer::of_shapes(head, 25, &shapes)
}

fn square(code: &str, name: &str, x: f64, y: f64, size: f64) -> Shape {
    Shape {
        code: code.to_owned(),
        name: name.to_owned(),
        km2: None,
        rings: vec![vec![
            [x, y],
            [x + size, y],
            [x + size, y + size],
            [x, y + size],
        ]],
    }
}

fn numbers(values: &[(&str, Option<f64>)], change: impl Fn(&mut MapSpec)) -> MapData {
    let mut spec = MapSpec {
        layer: AreaLayer::Municipality,
        by: 0,
        measure: MapMeasure::Mean { column: 1 },
        is_amount: false,
        per: None,
        form: MapForm::Shades,
        classes: ClassMethod::Natural,
        class_count: 5,
        reason: MapReason::NumberOfAreas,
        called: None,
        only: Vec::new(),
        except: Vec::new(),
    };
    change(&mut spec);
    let mut areas: Vec<AreaValue> = values
        .iter()
        .map(|(code, value)| AreaValue {
            code: (*code).to_owned(),
            value: *value,
            rows: 1,
            over: None,
            test: None,
        })
        .collect();
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    MapData {
        spec,
        by_name: "kommunekode".to_owned(),
        by_kind: None,
        subject: None,
        context: Context::default(),
        measure_name: Some("Fravær i pct.".to_owned()),
        over_name: None,
        only_names: Vec::new(),
        except_names: Vec::new(),
        areas,
        unplaced: vec![("Atlantis".to_owned(), 2)],
        unplaced_values: 1,
        unplaced_rows: 2,
        other_level_rows: 1,
        listed_rows: 0,
        missing_rows: 3,
        whole_numbers: false,
        areas_file: None,
        merged: Vec::new(),
        population: None,
    }
}

const VALUES: [(&str, Option<f64>); 13] = [
    ("0900", Some(4.1)),
    ("0901", Some(4.3)),
    ("0902", Some(7.9)),
    ("0903", Some(8.2)),
    ("0904", Some(3.0)),
    ("0905", Some(3.1)),
    ("0906", None),
    ("0907", Some(5.5)),
    ("0908", Some(5.7)),
    ("0909", Some(9.9)),
    ("0911", Some(5.6)),
    ("0950", Some(4.2)),
    ("0951", Some(8.1)),
];

#[test]
fn pictures_stand_in_both_languages() {
    let layer = fields();
    let shades = numbers(&VALUES, |_| {});
    let circles = numbers(&VALUES, |spec| {
        spec.measure = MapMeasure::Sum { column: 1 };
        spec.is_amount = true;
    });
    for (name, data) in [("shades", &shades), ("circles", &circles)] {
        for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
            let chart = draw_map(data, &layer, language, 640);
            insta::assert_snapshot!(format!("{name}_{code}"), svg(&chart, Theme::Light));
        }
    }
    let dark = draw_map(&shades, &layer, Language::Danish, 320);
    insta::assert_snapshot!("shades_narrow_dark", svg(&dark, Theme::Dark));
}

#[test]
fn words_of_real_maps_stand_in_both_languages() {
    let mut told = Vec::new();
    for name in [
        "names_1.csv",
        "codes_1.csv",
        "people_years_1.csv",
        "regions_2027_1.csv",
        "postcodes_1.csv",
        "change_1.csv",
    ] {
        let data = data(name);
        for language in [Language::Danish, Language::English] {
            let chart = draw_map(&data, &layer(data.spec.layer), language, 900);
            let head = chart.table_head.join(" | ");
            let rows: Vec<String> = chart
                .table_rows
                .iter()
                .take(3)
                .map(|row| row.join(" | "))
                .collect();
            told.push(format!(
                "{}\n{}\n{}\n{head}\n{}\n",
                chart.title,
                chart.sentence,
                chart.reason,
                rows.join("\n")
            ));
        }
    }
    insta::assert_snapshot!(told.join("\n"));
}

/// Every corner of every area and every word lies within the drawing, at every width.
#[test]
fn nothing_leaves_the_drawing() {
    for name in [
        "names_1.csv",
        "codes_1.csv",
        "postcodes_1.csv",
        "change_1.csv",
        "regions_2027_1.csv",
    ] {
        let data = data(name);
        let layer = layer(data.spec.layer);
        for width in [200, 335, 600, 900, 1_600] {
            let chart = draw_map(&data, &layer, Language::Danish, width);
            within(&chart, &format!("{name} at {width}"));
        }
    }
}

/// A map among other things is no taller than it is asked to be, with its legend beside it where the map would not shrink
/// for that, and never over the map.
#[test]
fn a_low_map_has_its_legend_beside_it() {
    for name in [
        "names_1.csv",
        "codes_1.csv",
        "postcodes_1.csv",
        "change_1.csv",
        "regions_2027_1.csv",
    ] {
        let data = data(name);
        let layer = layer(data.spec.layer);
        for width in [240, 300, 343, 420, 599, 600, 900] {
            for tallest in [170, 200, 300] {
                let what = format!("{name} at {width}, no taller than {tallest}");
                let look = Look {
                    width_px: width,
                    zoom: 1,
                    source: None,
                    own: None,
                    tallest_px: Some(tallest),
                };
                let chart = draw_map_as(&data, &layer, Language::Danish, look);
                within(&chart, &what);
                let map = chart.scene.zoomed.expect("a map");
                assert!(
                    map.height <= f64::from(tallest) + 0.5,
                    "{what}: {}",
                    map.height
                );
                let beside = chart.scene.primitives.iter().skip(map.primitives as usize);
                let is_beside = beside.clone().all(|one| match one {
                    Primitive::Text { x, .. } | Primitive::Circle { x, .. } => *x > map.width,
                    _ => true,
                });
                let is_below = beside.clone().all(|one| match one {
                    Primitive::Text { y, .. } | Primitive::Circle { y, .. } => *y > map.height,
                    _ => true,
                });
                assert!(is_beside || is_below, "{what}");
                // the country is higher than it is wide, what is drawn of it alone need not be
                if name != "postcodes_1.csv" && width >= 300 && tallest == 170 {
                    assert!(is_beside, "{what}");
                    assert!(chart.scene.height < 230.0, "{what}: {}", chart.scene.height);
                }
            }
        }
    }
}

fn within(chart: &Chart, what: &str) {
    let (width, height) = (chart.scene.width, chart.scene.height);
    assert!(height > 50.0, "{what}");
    let inside = |x: f64, y: f64| x >= -0.5 && y >= -0.5 && x <= width + 0.5 && y <= height + 0.5;
    for primitive in &chart.scene.primitives {
        match primitive {
            Primitive::Area { rings, .. } => {
                assert!(
                    rings.iter().flatten().all(|(x, y)| inside(*x, *y)),
                    "{what}"
                );
            }
            Primitive::Polyline { points, .. } => {
                assert!(points.iter().all(|(x, y)| inside(*x, *y)), "{what}");
            }
            Primitive::Circle { x, y, .. } => assert!(inside(*x, *y), "{what}"),
            Primitive::Text {
                x,
                y,
                text,
                size,
                anchor,
                ..
            } => {
                let letters = text.chars().count() as f64 * size * 0.5;
                let (from, to) = match anchor {
                    Anchor::Start => (*x, x + letters),
                    Anchor::Middle => (x - letters / 2.0, x + letters / 2.0),
                    Anchor::End => (x - letters, *x),
                };
                // words are measured by the font, here only by their number
                let room = 0.2 * letters;
                assert!(
                    inside(from + room, *y) && inside(to - room, *y),
                    "{what}: {text} {x} {y}"
                );
            }
            _ => {}
        }
    }
    for mark in &chart.scene.marks {
        assert!(
            inside(mark.x, mark.y) && mark.width >= 0.0 && mark.height >= 0.0,
            "{what}: {}",
            mark.label
        );
        assert!(!mark.label.is_empty() && !mark.value.is_empty(), "{what}");
    }
}

/// The table behind the map holds every area that has or lacks a number.
#[test]
fn the_table_says_what_the_map_shows() {
    let data = data("names_1.csv");
    let chart = draw_map(
        &data,
        &layer(AreaLayer::Municipality),
        Language::Danish,
        900,
    );
    assert_eq!(chart.table_rows.len(), 98);
    assert_eq!(chart.scene.marks.len(), 98);
    assert!(
        chart
            .table_rows
            .iter()
            .all(|row| row.len() == chart.table_head.len())
    );
    assert!(chart.alt.starts_with("Kort."));
    let mut divided = data.clone();
    divided.spec.per = Some(Per::Inhabitants);
    let chart = draw_map(
        &divided,
        &layer(AreaLayer::Municipality),
        Language::Danish,
        900,
    );
    // nobody told how many live there
    assert!(chart.scene.primitives.is_empty());
    assert!(
        chart.sentence.starts_with("Der er ingen tal at tegne."),
        "{}",
        chart.sentence
    );
}

/// Municipalities around Copenhagen are small: they are drawn once more, larger, with the same mark.
#[test]
fn copenhagen_is_drawn_once_more() {
    let data = data("names_1.csv");
    let chart = draw_map(
        &data,
        &layer(AreaLayer::Municipality),
        Language::Danish,
        900,
    );
    let drawn = |name: &str| -> Vec<f64> {
        let marks = chart.scene.marks.iter();
        let wanted = marks.clone().position(|mark| mark.label == name);
        let areas = chart.scene.primitives.iter().filter_map(|one| match one {
            Primitive::Area {
                rings,
                mark: Some(mark),
                ..
            } if Some(*mark as usize) == wanted => Some(rings),
            _ => None,
        });
        let width = |rings: &Vec<Vec<(f64, f64)>>| {
            let xs = || rings.iter().flatten().map(|point| point.0);
            xs().fold(f64::MIN, f64::max) - xs().fold(f64::MAX, f64::min)
        };
        areas.map(width).collect()
    };
    let frederiksberg = drawn("Frederiksberg");
    assert_eq!(frederiksberg.len(), 2);
    assert!(
        frederiksberg[1] > frederiksberg[0] * 1.5,
        "{frederiksberg:?}"
    );
    assert_eq!(drawn("Aarhus").len(), 1);
    assert_eq!(drawn("Bornholm").len(), 1);
}
