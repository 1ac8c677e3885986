//! Maps of geometry: where the rows of a file lie, over the outline of the municipalities.
//!
//! - [`kept`]: the geometry in whole decimetres, sorted, kept as long as it is drawn.
//! - [`window`]: which part of the world is drawn, and how large.
//! - [`bins`]: many as few: clusters and hexagons.
//! - [`raster`]: thousands as a picture.
//! - [`part`]: what is seen of a part, with its key and how to read it.
//! - [`labels`]: names of areas, points and towns, where there is room.
//! - [`counts`]: points counted into areas; the rules of maps of areas hold for these.
//!
//! The page draws the country below once ([`feature_chart`]) and a part of the rows as often as the map is enlarged or
//! moved ([`feature_part`]). There is no frame for Bornholm: a map that shows where things are keeps it in its place.

mod bins;
mod counts;
mod kept;
mod labels;
mod part;
mod raster;
mod window;

pub use kept::Features;
pub use part::{feature_at, feature_part};

use crate::clean::clean_to;
use crate::map::story;
use crate::map::view::View;
use crate::map::{Look, draw_map_as};
use crate::words::joined;
use areas::Layer;
use model::feature_map::{FeatureChart, FeatureForm};
use model::map_spec::AreaLayer;
use model::scene::{Anchor, Chart, Primitive, Role, Scene, Zoomed};
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};
use texts::features::FeatureTexts;
use texts::format::integer;
use window::Window;

/// Points nearer to each other than this on the drawing are one.
const FINE_PX: f64 = 0.5;
/// A picture cannot stand in a drawing of its own: above so many marks it has hexagons.
const MOST_DRAWN: usize = 20_000;
/// Size of the words of a key.
const KEY_SIZE: f64 = 12.0;
/// From one line of a key to the next.
const KEY_STEP: f64 = 20.0;

/// Longer names of what rows are, are cut.
const NAME_CHARS: usize = 60;

/// Draws what lies below the geometry, as wide as the map is, with title, sentence and source; where rows are counted
/// into areas, all of the map. `layer` holds the areas that are drawn, or those they are made of.
#[must_use]
pub fn feature_chart(features: &Features, chart: &FeatureChart, layer: &Layer) -> Chart {
    let language = chart.language;
    let texts = texts::features(language);
    if let FeatureForm::Areas(areas) = chart.offer.choice.form {
        let found = counts::counted(features, chart, areas, layer);
        let look = Look {
            width_px: chart.width_px,
            zoom: u8::try_from(chart.zoom).unwrap_or(u8::MAX),
            source: chart.source.as_ref(),
            own: None,
            tallest_px: None,
        };
        let mut drawn = draw_map_as(&found.data, layer, language, look);
        let said = |rows: u64, say: fn(u64, &str) -> String| match rows {
            0 => String::new(),
            rows => say(rows, &integer(rows, language)),
        };
        if let Some(own) = &chart.own {
            let file = clean_to(&own.source, NAME_CHARS);
            if own.naming.layer == AreaLayer::Own {
                drawn.title = (texts.own_title)(&drawn.title, &file);
            }
            let rows = integer(own.passed_over, language);
            let said = (texts.own_areas)(&file, own.passed_over, &rows, layer.grid_metres);
            drawn.sentence = joined([drawn.sentence, said]);
        }
        drawn.sentence = joined([
            drawn.sentence,
            by_middle(features, chart, texts),
            said(found.in_several, texts.in_several),
            said(found.nowhere, texts.in_no_area),
            left_out(chart, texts),
        ]);
        drawn.reason = texts.reason.to_owned();
        drawn.alt = format!("{}. {}. {}", texts.map, drawn.title, drawn.sentence);
        return drawn;
    }
    let tally = &chart.offer.tally;
    let placed = integer(tally.placed(), language);
    let name = clean_to(&chart.offer.name, NAME_CHARS);
    // one is not several
    let things = chart
        .offer
        .things
        .as_deref()
        .map(|own| clean_to(own, NAME_CHARS));
    let things = things.as_deref().filter(|_| tally.placed() > 1);
    let title = (texts.title)(&name, (tally, things), &placed, chart.column.as_deref());
    let shown = (texts.shown)(tally, &placed);
    let middle = by_middle(features, chart, texts);
    let sentence = joined([shown, middle, left_out(chart, texts)]);
    let mut scene = Scene::default();
    if !features.is_empty() {
        let width = f64::from(
            chart
                .width_px
                .clamp(*crate::WIDTHS.start(), *crate::WIDTHS.end()),
        );
        let window = Window::whole(features, layer, width);
        scene = Scene {
            width: window.width(),
            height: window.height(),
            primitives: land(layer, &window, f64::from(chart.zoom.max(1))),
            ..Scene::default()
        };
        scene.zoomed = Some(Zoomed {
            width: scene.width,
            height: scene.height,
            primitives: scene.primitives.len() as u32,
        });
    }
    let (first, _) = chart.offer.choice.source.columns();
    Chart {
        alt: format!("{}. {title}. {sentence}", texts.map),
        title,
        sentence,
        reason: texts.reason.to_owned(),
        scene,
        table_head: Vec::new(),
        table_rows: Vec::new(),
        extremes: None,
        source: story::source(chart.source.as_ref(), layer, language),
        spec: ViewSpec::new(
            ChartForm::Bar,
            first,
            Measure::Count,
            ChartReason::FewGroups,
        ),
    }
}

/// All of a map in one drawing, its key below: for files.
#[must_use]
pub fn feature_scene(features: &Features, chart: &FeatureChart, layer: &Layer) -> Chart {
    let mut drawn = feature_chart(features, chart, layer);
    if matches!(chart.offer.choice.form, FeatureForm::Areas(_)) || features.is_empty() {
        return drawn;
    }
    let whole = [0.0, 0.0, drawn.scene.width, drawn.scene.height];
    let mut chart = chart.clone();
    let is_binned = chart.offer.choice.form == FeatureForm::Marks && features.len() > MOST_DRAWN;
    if is_binned {
        chart.offer.choice.form = FeatureForm::Hexagons;
        let texts = texts::features(chart.language);
        let middle = by_middle(features, &chart, texts);
        drawn.sentence = joined([drawn.sentence, texts.binned.to_owned(), middle]);
    }
    let own = part::drawn(features, &chart, layer, whole, MOST_DRAWN);
    drawn.sentence = joined([drawn.sentence, own.said]);
    let scene = &mut drawn.scene;
    scene.primitives.extend(own.scene.primitives);
    scene.marks = own.scene.marks;
    // in a file nobody can ask for the row behind a mark
    let names = features.names_of_rows();
    for (mark, row) in scene.marks.iter_mut().zip(&own.rows) {
        if let Some(name) = row.and_then(|row| names.get(&row)) {
            mark.label = clean_to(name, NAME_CHARS);
        }
    }
    let mut y = scene.height + KEY_STEP;
    for (role, text) in own.key {
        scene.primitives.push(Primitive::Rect {
            x: 0.0,
            y: y - KEY_SIZE + 1.0,
            width: KEY_SIZE,
            height: KEY_SIZE,
            role,
        });
        scene.primitives.push(Primitive::Text {
            x: KEY_SIZE + 8.0,
            y,
            text,
            size: KEY_SIZE,
            anchor: Anchor::Start,
            role: Role::AxisLabel,
        });
        y += KEY_STEP;
        scene.height = y - KEY_STEP / 2.0;
    }
    drawn
}

/// Where lines and polygons count, when they are not drawn as what they are.
fn by_middle(features: &Features, chart: &FeatureChart, texts: &FeatureTexts) -> String {
    let is_counted = chart.offer.choice.form != FeatureForm::Marks;
    match is_counted && !features.are_points() {
        true => texts.by_middle.to_owned(),
        false => String::new(),
    }
}

/// The rows that are not on the map, and why.
fn left_out(chart: &FeatureChart, texts: &FeatureTexts) -> String {
    let tally = &chart.offer.tally;
    let said = |rows: u64, say: fn(u64, &str) -> String| match rows {
        0 => String::new(),
        rows => say(rows, &integer(rows, chart.language)),
    };
    let persons = match chart.offer.is_about_persons {
        true => texts.persons,
        false => "",
    };
    joined([
        said(tally.missing, texts.missing),
        said(tally.outside, texts.outside),
        said(tally.unread, texts.unread),
        persons.to_owned(),
    ])
}

/// The areas in a window, with as many points as are seen where it is enlarged so many times.
fn land(layer: &Layer, window: &Window, zoom: f64) -> Vec<Primitive> {
    let fine = FINE_PX / (window.scale * zoom);
    let seen = layer.simplified(fine * fine, 0.0);
    let view = View {
        world: window.world,
        x: 0.0,
        y: 0.0,
        scale: window.scale,
    };
    let rings = seen.areas.iter().map(|area| view.rings(&seen, area));
    rings
        .filter(|rings| !rings.is_empty())
        .map(|rings| Primitive::Area {
            rings,
            role: Role::Land,
            mark: None,
        })
        .collect()
}
