//! Drawings of maps of geometry: each form in both languages.

use super::features::{chart, column, found, shapes, whole};
use crate::table::{WHOLE, open};
use areas::{Head, Layer, Shape};
use chart::{Features, Theme, feature_part, feature_scene, svg};
use engine::job::block_on;
use model::feature_map::{FeatureChoice, FeatureForm};
use model::map_spec::AreaLayer;
use model::message::Language;
use std::fmt::Write;

/// Nine fields of ten kilometres in the middle of Jutland.
fn fields() -> Layer {
    let field = |at: u32| {
        let (x, y) = (
            500_000.0 + f64::from(at % 3) * 10_000.0,
            6_200_000.0 + f64::from(at / 3) * 10_000.0,
        );
        Shape {
            code: format!("09{at:02}"),
            name: format!("Felt {}", at + 1),
            km2: None,
            rings: vec![vec![
                [x, y],
                [x + 10_000.0, y],
                [x + 10_000.0, y + 10_000.0],
                [x, y + 10_000.0],
            ]],
        }
    };
    let shapes: Vec<Shape> = (0..9).map(field).collect();
    let head = Head {
        layer: "municipality".to_owned(),
        date: "2026-01-01".to_owned(),
        credit: "Opdigtede felter".to_owned(),
        ..Head::default()
    };
    Layer::of_shapes(head, 25, &shapes)
}

/// Places on a spiral in them, one without a position.
fn places(rows: u32) -> String {
    let mut text = "titel;type;pladser;x;y\n".to_owned();
    for at in 0..rows {
        let (turn, far) = (
            f64::from(at) * 0.7,
            13_000.0 * f64::from(at) / f64::from(rows),
        );
        let (x, y) = (515_000.0 + far * turn.cos(), 6_215_000.0 + far * turn.sin());
        let sort = ["Skole", "Bibliotek", "Hal"][(at % 7 % 3) as usize];
        match at {
            9 => writeln!(text, "Sted {at};{sort};{};;", at * 3 + 2).unwrap(),
            _ => writeln!(text, "Sted {at};{sort};{};{x:.1};{y:.1}", at * 3 + 2).unwrap(),
        }
    }
    text
}

#[test]
fn every_form_stands_in_both_languages() {
    let layer = fields();
    let text = places(60);
    let table = open(&text, WHOLE);
    let columns = &table.opened.columns;
    let (by, size) = (column(columns, "type"), column(columns, "pladser"));
    let (offer, _) = block_on(table.director.features(None)).unwrap().unwrap();
    let usual = offer.choice;
    let of = |form: FeatureForm| FeatureChoice { form, ..usual };
    let areas = of(FeatureForm::Areas(AreaLayer::Municipality));
    let choices = [
        ("points", None, usual),
        (
            "coloured",
            Some("type"),
            FeatureChoice {
                colour: Some(by),
                ..usual
            },
        ),
        (
            "sized",
            Some("pladser"),
            FeatureChoice {
                size: Some(size),
                ..usual
            },
        ),
        ("clusters", None, of(FeatureForm::Clusters)),
        ("hexagons", None, of(FeatureForm::Hexagons)),
        ("counted", None, areas),
        (
            "counted_per_km2",
            None,
            FeatureChoice {
                per_km2: true,
                ..areas
            },
        ),
    ];
    for (name, column, choice) in choices {
        let (offer, sheet) = found(&text, Some(&choice));
        assert_eq!(offer.choice, choice, "{name}");
        let features = Features::of(sheet);
        let mut chart = chart(offer);
        (chart.column, chart.width_px) = (column.map(str::to_owned), 420);
        stands(name, &features, chart, &layer);
    }
}

#[test]
fn lines_and_polygons_stand_in_both_languages() {
    let (offer, sheet) = found(&shapes(12), None);
    let features = Features::of(sheet);
    let mut chart = chart(offer);
    chart.width_px = 420;
    stands("shapes", &features, chart, &fields());
}

fn stands(
    name: &str,
    features: &Features,
    mut chart: model::feature_map::FeatureChart,
    layer: &Layer,
) {
    for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
        chart.language = language;
        let drawn = feature_scene(features, &chart, layer);
        insta::assert_snapshot!(format!("feature_{name}_{code}"), svg(&drawn, Theme::Light));
    }
}

/// A picture as letters: how much of each piece of it is painted, and which colour it has most of.
fn letters(picture: &[u8], width: usize, height: usize) -> String {
    const PIECES: usize = 48;
    let size = width.div_ceil(PIECES);
    let mut said = String::new();
    for top in (0..height).step_by(size * 2) {
        for left in (0..width).step_by(size) {
            let (mut paint, mut red, mut blue) = (0u64, 0u64, 0u64);
            for (x, y) in
                (left..left + size).flat_map(|x| (top..top + size * 2).map(move |y| (x, y)))
            {
                if x < width && y < height {
                    let pixel = &picture[(y * width + x) * 4..][..4];
                    paint += u64::from(pixel[3]);
                    red += u64::from(pixel[0]) * u64::from(pixel[3]);
                    blue += u64::from(pixel[2]) * u64::from(pixel[3]);
                }
            }
            let share = paint * 100 / (size as u64 * size as u64 * 2 * 255);
            let letter = match (share, red > blue) {
                (0, _) => ' ',
                (1..=15, true) => 'r',
                (1..=15, false) => 'b',
                (_, true) => 'R',
                (_, false) => 'B',
            };
            said.push(letter);
        }
        while said.ends_with(' ') {
            said.pop();
        }
        said.push('\n');
    }
    said
}

#[test]
fn pictures_of_thousands_stand() {
    let layer = fields();
    let text = places(3_000);
    let table = open(&text, WHOLE);
    let by = column(&table.opened.columns, "type");
    let (offer, _) = block_on(table.director.features(None)).unwrap().unwrap();
    let choice = FeatureChoice {
        form: FeatureForm::Marks,
        colour: Some(by),
        ..offer.choice
    };
    let (offer, sheet) = found(&text, Some(&choice));
    let features = Features::of(sheet);
    let mut chart = chart(offer);
    chart.width_px = 420;
    let mut said = String::new();
    for language in [Language::Danish, Language::English] {
        chart.language = language;
        let mut ask = whole(&chart, &features);
        let (width, height) = {
            let scene = chart::feature_chart(&features, &chart, &layer).scene;
            (scene.width, scene.height)
        };
        ask.part = [0.0, 0.0, width, height];
        ask.colours = vec![[250, 0, 0], [0, 0, 250], [250, 0, 250], [90, 90, 90]];
        let (drawn, picture) = feature_part(&features, &ask, &layer);
        let (width, height) = drawn.picture.unwrap();
        writeln!(said, "{}\n{:?}", drawn.said, drawn.key).unwrap();
        if language == Language::Danish {
            said.push_str(&letters(&picture, width as usize, height as usize));
        }
    }
    insta::assert_snapshot!("feature_picture", said);
}
