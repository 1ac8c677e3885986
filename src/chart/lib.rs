//! Data and a view specification in, a scene out.
//!
//! [`draw`] turns the numbers of a chart into a [`Chart`]: a drawing as data, and the words and the table
//! that go with it. The page makes elements of the drawing, [`svg`] writes it as a file of its own. Laid
//! out by plotters, but through our own backend, with text measured from an embedded table: the same
//! numbers give the same drawing natively and in a browser's worker, where there is no document to ask.
//!
//! One form, one file: each draws and says its sentence; [`ink`] holds what they share, [`table`] the table behind
//! them. There is no pie: of more than six parts it cannot be read, and of fewer bars are read better.
//!
//! Rules of honesty: bars begin at zero; a line is broken where periods are missing; a cut axis, a period
//! that is not whole, totals kept or left out, rows without a value and bars not shown are all said; no
//! cause is claimed; names are never drawn over each other, and a shortened one is whole in its mark.
//!
//! # From the engine to the page
//!
//! A director counts and knows nothing of drawings: it answers a [`Drawable`], the numbers with what is to be
//! drawn of them. The page keeps it (`state::Hands::drawable`) and hands it to the one worker that draws
//! (`src/drawing`), again when width or language change; colours are the style sheet's. What links this crate is
//! that worker's module and the command line, so it has a budget of its own ("drawing" in `src/build/sizes.rs`)
//! and may grow without the engine being fetched later.
//!
//! # Adding a kind of drawing
//!
//! - **A form of chart** (its numbers are a [`ChartData`]): a variant of [`ChartForm`], a file here with its
//!   `draw` and `sentence`, an arm in [`draw`]; its words in `texts::chart`; when to suggest it in
//!   `src/engine/suggest`. Nothing between engine and page needs to know of it.
//! - **Something else** (its numbers are a type of their own in `model`, as those of a map): a variant of
//!   [`Drawable`] with that type, or packed where the page is not to know it ([`PackedMap`]), a folder here, an arm in [`draw_any`] that gives a [`Chart`]; on the engine's side
//!   whatever answers it ([`Answer::Chart`](model::message::Answer::Chart) carries any `Drawable`). Page and worker
//!   pass it on as it is. Files that travel in `PROTOCOL` (`model::message`) get a line there.
//! - **Data of the page that a drawing needs** (borders of areas) or columns too large for a message: see the
//!   head of `src/drawing/lib.rs`.

mod annotate;
mod backend;
mod bars;
mod box_plot;
mod calendar;
mod clean;
mod columns;
mod doubt;
mod dumbbell;
mod facets;
mod features;
mod few;
mod forecast;
mod found;
mod frame;
mod heat_map;
mod histogram;
mod ink;
mod lacking;
mod line;
mod lines;
mod map;
mod measure;
mod multi_bars;
mod numbers;
mod plot;
mod pyramid;
mod scatter;
mod slope;
mod story;
mod svg;
mod table;
mod theme;
mod ticks;
mod time_ticks;
mod timeline;
mod title;
mod treemap;
mod words;

pub use features::{Features, feature_at, feature_chart, feature_part, feature_scene};
pub use forecast::draw_forecast;
pub use map::{Look, draw_map, draw_map_as};
pub use svg::{escape, inline_svg, svg};
pub use theme::Theme;

use areas::Layer;
use model::chart_form::{ChartForm, MOST_BARS};
use model::drawing_message::{Borders, Drawable, PackedMap};
use model::message::Language;
use model::scene::{Chart, Scene};
use model::view_spec::ChartData;
use timeline::Timeline;
use words::Words;

/// Narrowest and widest drawing, in CSS pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2_000;

/// The user's own heading is no longer than this, in characters.
const LONGEST_TITLE: usize = 200;

/// Why something was not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undrawn {
    /// These borders are not at hand.
    Without(Borders),
    /// Its numbers are packed another way than this program packs them.
    Unknown,
}

/// Draws whatever it is, as [`draw`] does a chart. `borders` finds what a map is drawn with.
///
/// # Errors
/// [`Undrawn`], for what is packed only.
pub fn draw_any<'a>(
    drawable: &Drawable,
    language: Language,
    width_px: u32,
    borders: &dyn Fn(Borders) -> Option<&'a Layer>,
) -> Result<Chart, Undrawn> {
    let packed: &PackedMap = match drawable {
        Drawable::Chart(data) => return Ok(draw(data, language, width_px)),
        Drawable::Map(packed) => packed,
        Drawable::Forecast(packed) => {
            let data = postcard::from_bytes(&packed.0).map_err(|_| Undrawn::Unknown)?;
            return Ok(draw_forecast(&data, language, width_px));
        }
    };
    let data = postcard::from_bytes(&packed.data).map_err(|_| Undrawn::Unknown)?;
    let file = packed.borders;
    let layer = borders(file).ok_or(Undrawn::Without(file))?;
    let look = Look {
        width_px,
        zoom: packed.zoom,
        source: packed.source.as_ref(),
        own: packed.own.as_deref(),
        tallest_px: packed.tallest_px,
    };
    Ok(draw_map_as(&data, layer, language, look))
}

/// Draws a chart for so many CSS pixels (200 to 2,000; others are taken as the nearest).
#[must_use]
pub fn draw(data: &ChartData, language: Language, width_px: u32) -> Chart {
    let words = Words::of(data, language);
    let width = f64::from(width_px.clamp(*WIDTHS.start(), *WIDTHS.end()));
    let mut line = match data.spec.form.is_over_time() {
        true => Timeline::of(data, language),
        false => Timeline::of(&without_groups(data), language),
    };
    if data.spec.form.is_over_time() && data.spec.form != ChartForm::Calendar {
        line.doubt = doubt::Doubt::of(data, &line);
    }
    let (mut scene, sentence) = drawn(data, &line, &words, width);
    let sentence = words::capitalised(&sentence);
    if let Some(scene) = &mut scene {
        annotate::annotate(scene, &data.spec.notes, &line);
    }
    let title = match own_title(data) {
        Some(own) => own,
        None => {
            let title = title::title(data, &words, &line, scene.is_some());
            match scene.is_some() {
                true => words::headed(&title::context(data, &words), &title),
                false => words::capitalised(&title),
            }
        }
    };
    let form = texts::chart::form_spoken(data.spec.form, language);
    let (table_head, table_rows) = table::table(data, &words);
    Chart {
        alt: words::joined([format!("{form}."), format!("{title}."), sentence.clone()]),
        title,
        sentence,
        reason: title::reason(data, &words),
        scene: scene.unwrap_or(Scene {
            width,
            height: 0.0,
            ..Scene::default()
        }),
        table_head,
        table_rows,
        extremes: words::extremes(&values(data, &line), words.numbers.whole),
        source: title::source(data, language),
        spec: data.spec.clone(),
    }
}

/// The user's own heading.
fn own_title(data: &ChartData) -> Option<String> {
    let own = data.spec.title.as_deref();
    let own = own.map(|own| clean::clean_to(own, LONGEST_TITLE));
    own.filter(|own| !own.is_empty())
}

/// The drawing, when there is something to draw, and its sentence.
fn drawn(data: &ChartData, line: &Timeline, words: &Words, width: f64) -> (Option<Scene>, String) {
    let form = data.spec.form;
    let in_time = |drawn: Option<(Scene, ticks::Scale)>| match drawn {
        Some((scene, scale)) => {
            let sentence = lines::sentence(data, line, words, Some(&scale));
            (Some(scene), sentence)
        }
        None => (None, title::nothing(data, words)),
    };
    match form {
        ChartForm::Line if data.series.is_empty() => match line::draw(data, line, words, width) {
            Some((scene, scale)) => {
                let sentence = story::over_time(data, line, words, &scale);
                (Some(scene), sentence)
            }
            None => (None, title::nothing(data, words)),
        },
        ChartForm::Area if data.series.is_empty() => match lines::draw(data, line, words, width) {
            Some((scene, scale)) => {
                let sentence = story::over_time(data, line, words, &scale);
                (Some(scene), sentence)
            }
            None => (None, title::nothing(data, words)),
        },
        ChartForm::Line | ChartForm::Area => in_time(lines::draw(data, line, words, width)),
        ChartForm::SmallMultiples => in_time(facets::draw(data, line, words, width)),
        ChartForm::Slope => (
            slope::draw(data, words, width),
            slope::sentence(data, words),
        ),
        ChartForm::Bar => (bars::draw(data, words, width), bars::sentence(data, words)),
        ChartForm::Column => (
            columns::draw(data, words, width),
            bars::sentence(data, words),
        ),
        ChartForm::GroupedBar | ChartForm::StackedBar | ChartForm::ShareBar => (
            multi_bars::draw(data, words, width),
            multi_bars::sentence(data, words),
        ),
        ChartForm::Histogram => (
            histogram::draw(data, words, width),
            histogram::sentence(data, words),
        ),
        ChartForm::Box => (
            box_plot::draw(data, words, width),
            box_plot::sentence(data, words),
        ),
        ChartForm::Scatter => (
            scatter::draw(data, words, width),
            scatter::sentence(data, words),
        ),
        ChartForm::HeatMap => (
            heat_map::draw(data, words, width),
            heat_map::sentence(data, words),
        ),
        ChartForm::Treemap => (
            treemap::draw(data, words, width),
            treemap::sentence(data, words),
        ),
        ChartForm::Dumbbell => (
            dumbbell::draw(data, words, width),
            dumbbell::sentence(data, words),
        ),
        ChartForm::Pyramid => (
            pyramid::draw(data, words, width),
            pyramid::sentence(data, words),
        ),
        ChartForm::Calendar => (
            calendar::draw(data, words, width),
            calendar::sentence(data, words),
        ),
    }
}

/// The numbers drawn.
fn values(data: &ChartData, line: &Timeline) -> Vec<f64> {
    let parts = || {
        let parts = data.groups.iter().flat_map(|group| &group.parts);
        parts.filter_map(|part| ink::finite(part.value)).collect()
    };
    match data.spec.form {
        ChartForm::Histogram => data.groups.iter().map(|g| g.rows as f64).collect(),
        ChartForm::Line if data.series.is_empty() => line.drawn().map(|(_, v)| v).collect(),
        ChartForm::Scatter => {
            let ends = data.cloud.as_ref().map(|cloud| cloud.upwards);
            ends.map_or_else(Vec::new, |(low, high)| vec![low, high])
        }
        ChartForm::Box => {
            let spreads = data.groups.iter().filter_map(|group| group.spread);
            spreads.flat_map(|s| [s.least, s.most]).collect()
        }
        _ if !data.series.is_empty() => parts(),
        _ => data
            .groups
            .iter()
            .take(data.spec.drawn_of(data.groups.len()).max(MOST_BARS))
            .filter_map(|group| ink::finite(group.value))
            .collect(),
    }
}

fn without_groups(data: &ChartData) -> ChartData {
    ChartData {
        groups: Vec::new(),
        ..data.clone()
    }
}
