//! What the page's module that draws must answer: every form and a map, in both languages, byte for byte as here.
//!
//! The questions and answers are laid in `target/tmp/drawn/`, as they travel; the browser tests
//! (`tests/e2e/drawn.spec.mjs`) ask the page's worker the same and compare.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::chart_forms::{gallery, numbers};
use crate::table::{WHOLE, open};
use areas::Layer;
use chart::{Theme, draw_any, svg};
use engine::job::block_on;
use engine::map::suggest::best;
use model::drawing_message::{Borders, DrawAnswer, DrawAsk, Drawable, PackedMap};
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
