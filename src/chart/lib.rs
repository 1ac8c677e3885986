//! Data and a view specification in, a scene out.
//!
//! [`draw`] turns the numbers of a chart into a [`Chart`]: a drawing as data, and the words and the table
//! that go with it. The page makes elements of the drawing, [`svg`] writes it as a file of its own. Laid
//! out by plotters, but through our own backend, with text measured from an embedded table: the same
//! numbers give the same drawing natively and in a browser's worker, where there is no document to ask.
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
//!   [`Drawable`] with that type, a folder here, an arm in [`draw_any`] that gives a [`Chart`]; on the engine's side
//!   whatever answers it ([`Answer::Chart`](model::message::Answer::Chart) carries any `Drawable`). Page and worker
//!   pass it on as it is. Files that travel in `PROTOCOL` (`model::message`) get a line there.
//! - **Data of the page that a drawing needs** (borders of areas) or columns too large for a message: see the
//!   head of `src/drawing/lib.rs`.

mod backend;
mod bars;
mod clean;
mod histogram;
mod line;
mod measure;
mod numbers;
mod plot;
mod story;
mod svg;
mod theme;
mod ticks;
mod time_ticks;
mod timeline;
mod words;

pub use svg::svg;
pub use theme::Theme;

use model::drawing_message::Drawable;
use model::message::Language;
use model::scene::{Chart, Scene};
use model::view_spec::{ChartData, ChartForm, ChartReason, Measure, ViewSpec};
use texts::format::{self, NumberStyle};
use timeline::Timeline;
use words::Words;

/// Narrowest and widest drawing, in CSS pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2_000;

/// Draws whatever it is, as [`draw`] does a chart.
#[must_use]
pub fn draw_any(drawable: &Drawable, language: Language, width_px: u32) -> Chart {
    match drawable {
        Drawable::Chart(data) => draw(data, language, width_px),
    }
}

/// Draws a chart for so many CSS pixels (200 to 2,000; others are taken as the nearest).
#[must_use]
pub fn draw(data: &ChartData, language: Language, width_px: u32) -> Chart {
    let words = Words::of(data, language);
    let width = f64::from(width_px.clamp(*WIDTHS.start(), *WIDTHS.end()));
    let line = match data.spec.form {
        ChartForm::Line => Timeline::of(data, language),
        ChartForm::Bar | ChartForm::Histogram => Timeline::of(&without_groups(data), language),
    };
    let (scene, sentence) = match data.spec.form {
        ChartForm::Line => match line::draw(data, &line, &words, width) {
            Some((scene, scale)) => (Some(scene), story::over_time(data, &line, &words, &scale)),
            None => (None, nothing(data, &words)),
        },
        ChartForm::Bar => (
            bars::draw(data, &words, width),
            bars::sentence(data, &words),
        ),
        ChartForm::Histogram => (
            histogram::draw(data, &words, width),
            histogram::sentence(data, &words),
        ),
    };
    let drawn: Vec<f64> = match data.spec.form {
        ChartForm::Histogram => data.groups.iter().map(|g| g.rows as f64).collect(),
        ChartForm::Bar => data
            .groups
            .iter()
            .take(ViewSpec::MOST_BARS)
            .filter_map(|group| group.value)
            .filter(|value| value.is_finite())
            .collect(),
        ChartForm::Line => line.drawn().map(|(_, value)| value).collect(),
    };
    let title = words::capitalised(&title(data, &words, &line, scene.is_some()));
    let form = match data.spec.form {
        ChartForm::Line => words.texts.line,
        ChartForm::Bar => words.texts.bars,
        ChartForm::Histogram => words.texts.histogram,
    };
    let (table_head, table_rows) = table(data, &words);
    Chart {
        alt: words::joined([format!("{form}."), format!("{title}."), sentence.clone()]),
        title,
        sentence,
        reason: reason(data, &words),
        scene: scene.unwrap_or(Scene {
            width,
            height: 0.0,
            ..Scene::default()
        }),
        table_head,
        table_rows,
        extremes: words::extremes(&drawn, words.numbers.whole),
        source: None,
        spec: data.spec.clone(),
    }
}

fn without_groups(data: &ChartData) -> ChartData {
    ChartData {
        groups: Vec::new(),
        ..data.clone()
    }
}

fn nothing(data: &ChartData, words: &Words) -> String {
    let mut sentences = vec![words.texts.nothing.to_owned()];
    sentences.extend(words.limits(data));
    words::joined(sentences)
}

fn title(data: &ChartData, words: &Words, line: &Timeline, drawn: bool) -> String {
    if !drawn {
        return (words.texts.title_empty)(match data.spec.form {
            ChartForm::Histogram => &words.by,
            ChartForm::Line | ChartForm::Bar => &words.what,
        });
    }
    match data.spec.form {
        ChartForm::Line => {
            let ends = (line.points.first(), line.points.last());
            let (from, to) = match ends {
                (Some(first), Some(last)) => (first.moment.words(), last.moment.words()),
                _ => ("", ""),
            };
            (words.texts.title_over_time)(&words.what, &words.parts, from, to)
        }
        ChartForm::Bar => (words.texts.title_by_group)(&words.what, &words.parts, &words.by),
        ChartForm::Histogram => (words.texts.title_spread)(&words.by, &words.parts),
    }
}

fn reason(data: &ChartData, words: &Words) -> String {
    match data.spec.reason {
        ChartReason::OverTime => (words.texts.because_over_time)(&words.what, &words.by),
        ChartReason::FewGroups => (words.texts.because_few_groups)(&words.what, &words.by),
        ChartReason::Spread => (words.texts.because_spread)(&words.by),
    }
}

/// The table behind the drawing: every group, also those without a number.
fn table(data: &ChartData, words: &Words) -> (Vec<String>, Vec<Vec<String>>) {
    let number = |value: Option<f64>| match value.filter(|v| v.is_finite()) {
        Some(value) => words.numbers.full(value),
        None => words.texts.no_number.to_owned(),
    };
    let count = |rows: u64| format::integer(rows, words.language);
    if data.spec.form == ChartForm::Histogram {
        let head = [words.texts.from, words.texts.to]
            .map(|edge| format!("{} {edge}", words.by))
            .into_iter()
            .chain([words.texts.row_count.to_owned()])
            .collect();
        let rows = data
            .groups
            .iter()
            .map(|group| {
                let edge = |cell| format::cell(cell, words.language, histogram::edge_style(data));
                vec![
                    edge(&group.key),
                    group.to.as_ref().map(edge).unwrap_or_default(),
                    count(group.rows),
                ]
            })
            .collect();
        return (head, rows);
    }
    // where several rows make a number, how many they are belongs beside it
    let counted = data.spec.measure != Measure::Count && data.groups.iter().any(|g| g.rows > 1);
    let mut head = vec![words.by.clone(), words.what.clone()];
    if counted {
        head.push(words.texts.row_count.to_owned());
    }
    let months = data.spec.unit == Some(model::view_spec::TimeUnit::Month);
    let rows = data
        .groups
        .iter()
        .map(|group| {
            let key = match &group.key {
                model::cell::Cell::Date(days) if months => {
                    format::month(*days, false, words.language)
                }
                key => clean::clean(&format::cell(key, words.language, NumberStyle::Plain)),
            };
            let mut row = vec![key, number(group.value)];
            if counted {
                row.push(count(group.rows));
            }
            row
        })
        .collect();
    (head, rows)
}
