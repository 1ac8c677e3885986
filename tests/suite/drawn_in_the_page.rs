//! What the page's module that draws must answer: every form, a map and maps of geometry, in both languages, byte for
//! byte as here.
//!
//! The questions and answers are laid in `target/tmp/drawn/`, as they travel; the browser tests
//! (`tests/e2e/drawn.spec.mjs`) ask the page's worker the same and compare.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::chart_forms::{gallery, numbers};
use crate::map::features::{chart, column, places, shapes, whole};
use crate::table::{WHOLE, open};
use areas::Layer;
use chart::{Features, Theme, draw_any, feature_chart, feature_part, feature_scene, svg};
use engine::job::block_on;
use engine::map::suggest::best;
use model::drawing_message::{Borders, DrawAnswer, DrawAsk, Drawable, PackedMap};
use model::feature_map::{FeatureChart, FeatureChoice, FeatureForm, FeatureSheet};
use model::map_spec::AreaLayer;
use model::message::Language;
use model::view_spec::Source;
use std::path::{Path, PathBuf};

const LANGUAGES: [(Language, &str); 2] = [(Language::Danish, "da"), (Language::English, "en")];
const WIDTH_PX: u32 = 600;

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drawn");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Everything that is drawn, by name.
fn drawables() -> Vec<(&'static str, Drawable)> {
    let charts = gallery().into_iter().map(|(name, file, spec)| {
        let data = numbers(&open(file, WHOLE), &spec);
        (name, Drawable::Chart(Box::new(data)))
    });
    charts.chain([("map", map())]).collect()
}

fn map() -> Drawable {
    let table = open(include_str!("../fixtures/map/names_1.csv"), WHOLE);
    let spec = best(&table.director.profile()).expect("a map");
    let data = block_on(table.director.map_data(&spec)).expect("areas");
    Drawable::Map(PackedMap {
        borders: Borders::of(spec.layer).expect("borders of the build"),
        data: postcard::to_stdvec(&data).unwrap(),
        source: Some(Source {
            file: "names_1.csv".to_owned(),
            ..Source::default()
        }),
        own: Some("0751".to_owned()),
        zoom: 1,
        tallest_px: None,
    })
}

#[test]
fn every_form_is_laid_out_for_the_page_to_draw() {
    let folder = folder();
    let borders = registers::areas::municipalities().expect("the borders are compiled in");
    let layer = Layer::read(borders).unwrap();
    std::fs::write(folder.join("borders"), borders).unwrap();
    for (name, drawable) in drawables() {
        if let Some(borders) = drawable.borders() {
            let keep = postcard::to_stdvec(&DrawAsk::Keep(borders)).unwrap();
            std::fs::write(folder.join("keep"), keep).unwrap();
        }
        for (language, ending) in LANGUAGES {
            let chart = draw_any(&drawable, language, WIDTH_PX, &|_| Some(&layer)).unwrap();
            assert!(!chart.scene.marks.is_empty(), "{name} draws nothing");
            let questions = [
                (
                    "svg",
                    DrawAsk::Svg {
                        drawable: drawable.clone(),
                        language,
                        width_px: WIDTH_PX,
                    },
                    DrawAnswer::Svg(svg(&chart, Theme::Light)),
                ),
                (
                    "scene",
                    DrawAsk::Draw {
                        drawable: drawable.clone(),
                        language,
                        width_px: WIDTH_PX,
                    },
                    DrawAnswer::Drawn(Box::new(chart)),
                ),
            ];
            for (what, ask, answer) in questions {
                let path = folder.join(format!("{name}.{ending}.{what}"));
                let ask = postcard::to_stdvec(&ask).unwrap();
                let answer = postcard::to_stdvec(&answer).unwrap();
                std::fs::write(path.with_added_extension("ask"), ask).unwrap();
                std::fs::write(path.with_added_extension("answer"), answer).unwrap();
            }
        }
    }
}

/// Each sort of geometry and each form, by name, with the sheet it is drawn from.
fn features() -> Vec<(&'static str, FeatureChart, FeatureSheet)> {
    let of = |text: &str, change: &dyn Fn(&mut FeatureChoice)| {
        let table = open(text, WHOLE);
        let (offer, _) = block_on(table.director.features(None)).unwrap().unwrap();
        let mut choice = offer.choice;
        change(&mut choice);
        let found = block_on(table.director.features(Some(&choice))).unwrap();
        let (offer, sheet) = found.unwrap();
        assert_eq!(offer.choice, choice);
        let named = offer.choice.colour.or(offer.choice.size);
        let name = named.map(|at| table.opened.columns[at as usize].name.clone());
        let mut chart = chart(offer);
        (chart.column, chart.width_px) = (name, WIDTH_PX);
        chart.source = Some(Source {
            file: "steder.csv".to_owned(),
            subject: Some("Legepladser mv.".to_owned()),
            ..Source::default()
        });
        (chart, sheet)
    };
    let few = places(60);
    let by = |name: &str| column(&open(&few, WHOLE).opened.columns, name);
    let (colour, size) = (by("type"), by("antal"));
    let form = |form: FeatureForm| move |own: &mut FeatureChoice| own.form = form;
    let all = [
        ("points", of(&few, &|_| {})),
        ("coloured", of(&few, &|own| own.colour = Some(colour))),
        ("sized", of(&few, &|own| own.size = Some(size))),
        ("shapes", of(&shapes(40), &|_| {})),
        ("clusters", of(&few, &form(FeatureForm::Clusters))),
        ("hexagons", of(&few, &form(FeatureForm::Hexagons))),
        (
            "counted",
            of(&few, &form(FeatureForm::Areas(AreaLayer::Municipality))),
        ),
        ("thousands", of(&places(3_000), &form(FeatureForm::Marks))),
    ];
    let all = all.into_iter();
    all.map(|(name, (chart, sheet))| (name, chart, sheet))
        .collect()
}

#[test]
fn every_map_of_geometry_is_laid_out_for_the_page_to_draw() {
    let folder = folder();
    let borders = registers::areas::municipalities().expect("the borders are compiled in");
    let layer = Layer::read(borders).unwrap();
    let lay = |name: &str, ending: &str, content: &[u8]| {
        std::fs::write(folder.join(format!("{name}.{ending}")), content).unwrap();
    };
    lay(
        "features",
        "keep",
        &postcard::to_stdvec(&DrawAsk::KeepFeatures).unwrap(),
    );
    for (name, mut chart, sheet) in features() {
        lay(name, "sheet", &postcard::to_stdvec(&sheet).unwrap());
        let features = Features::of(sheet);
        for (language, ending) in LANGUAGES {
            chart.language = language;
            let part = whole(&chart, &features);
            let drawn = feature_scene(&features, &chart, &layer);
            assert!(drawn.scene.primitives.len() > 20, "{name} draws nothing");
            let (seen, picture) = feature_part(&features, &part, &layer);
            assert_eq!(picture.is_empty(), name != "thousands", "{name}");
            let questions = [
                (
                    "svg",
                    DrawAsk::FeatureSvg(Box::new(chart.clone())),
                    DrawAnswer::Svg(svg(&drawn, Theme::Light)),
                    Vec::new(),
                ),
                (
                    "below",
                    DrawAsk::Features(Box::new(chart.clone())),
                    DrawAnswer::Drawn(Box::new(feature_chart(&features, &chart, &layer))),
                    Vec::new(),
                ),
                (
                    "part",
                    DrawAsk::FeaturePart(Box::new(part)),
                    DrawAnswer::Features(Box::new(seen)),
                    picture,
                ),
            ];
            for (what, ask, answer, picture) in questions {
                let own = format!("{name}.{ending}.{what}");
                lay(&own, "features", &postcard::to_stdvec(&ask).unwrap());
                lay(&own, "answer", &postcard::to_stdvec(&answer).unwrap());
                lay(&own, "picture", &picture);
            }
        }
    }
}

/// A picture in the dark is the same picture: nothing but its colours is another, and no colour of the light one that
/// the dark tokens replace is left.
#[test]
fn the_dark_picture_differs_in_colours_alone() {
    let borders = registers::areas::municipalities().expect("the borders are compiled in");
    let layer = Layer::read(borders).unwrap();
    let colour = |text: &str| -> (String, Vec<String>) {
        let mut rest = text;
        let (mut shape, mut colours) = (String::new(), Vec::new());
        while let Some(at) = rest.find("=\"#") {
            shape.push_str(&rest[..at]);
            colours.push(rest[at + 2..at + 9].to_owned());
            rest = &rest[at + 9..];
        }
        shape.push_str(rest);
        (shape, colours)
    };
    for (name, drawable) in drawables() {
        let chart = draw_any(&drawable, Language::Danish, WIDTH_PX, &|_| Some(&layer)).unwrap();
        let (light, dark) = (
            colour(&svg(&chart, Theme::Light)),
            colour(&svg(&chart, Theme::Dark)),
        );
        assert_eq!(light.0, dark.0, "{name}");
        assert_eq!(light.1.len(), dark.1.len(), "{name}");
        assert!(light.1.contains(&"#ffffff".to_owned()), "{name}");
        assert!(
            !dark.1.contains(&"#ffffff".to_owned()),
            "{name}: light ground"
        );
        assert!(
            !dark.1.contains(&"#1a1f26".to_owned()),
            "{name}: dark words in the dark"
        );
    }
}
