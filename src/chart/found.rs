//! What stands on an axis of time beside the line: known breaks, and levels that changed at once; and what is said of
//! those and of patterns that come again.

use crate::ink::wide;
use crate::lines::{marked_breaks, reference};
use crate::timeline::{Point, Timeline};
use crate::words::Words;
use model::cell::Cell;
use model::forecast::{LevelShift, Season, TimeStep};
use model::message::Language;
use model::scene::{Primitive, Role};
use model::view_spec::{ChartData, Group};

/// The place on the axis of time of a key, and when that is.
pub(crate) fn point(data: &ChartData, key: &Cell, language: Language) -> Option<Point> {
    let alone = ChartData {
        groups: vec![Group {
            key: key.clone(),
            ..Group::default()
        }],
        ..data.clone()
    };
    Timeline::of(&alone, language).points.pop()
}

/// Breaks and changed levels on the axis of time, in order.
pub(crate) fn marked(
    data: &ChartData,
    line: &Timeline,
    shifts: &[LevelShift],
    language: Language,
) -> Vec<(f64, String)> {
    let mut all = marked_breaks(data, line, language);
    let name = texts::forecast(language).shift_name;
    all.extend(shifts.iter().filter_map(|shift| {
        let at = point(data, &shift.at, language)?.at;
        Some((at, name.to_owned()))
    }));
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}

/// The same of a chart whose line was looked through, and where its numbers leap.
pub(crate) fn of(data: &ChartData, line: &Timeline, language: Language) -> Vec<(f64, String)> {
    let mut all = marked(data, line, &shifts(data, line, language), language);
    let name = texts::chart(language).leap_name;
    all.extend(
        line.doubt
            .leap
            .map(|(before, after)| ((before + after) / 2.0, name.to_owned())),
    );
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}

/// The changed levels that were found but for the leap of the line, of which is told by itself.
fn shifts(data: &ChartData, line: &Timeline, language: Language) -> Vec<LevelShift> {
    let is_told = |shift: &LevelShift| {
        let at = point(data, &shift.at, language).map(|point| point.at);
        at.is_some() && at == line.doubt.leap.map(|(_, after)| after)
    };
    let all = data.found.iter().flat_map(|found| &found.shifts);
    all.filter(|shift| !is_told(shift)).cloned().collect()
}

/// Draws what is marked: dashed lines through the plot, their names on one line above it. A name that would cover the
/// one before is left to the sentence.
pub(crate) fn references(
    marked: &[(f64, String)],
    across: impl Fn(f64) -> f64,
    frame: (f64, f64),
    width_px: f64,
    baseline: f64,
) -> Vec<Primitive> {
    let mut out = Vec::new();
    let mut free_from = f64::NEG_INFINITY;
    for (at, name) in marked {
        let half = wide(name, Role::Annotation) / 2.0;
        let mut drawn = reference(across(*at), frame, name, width_px, baseline);
        let middle = across(*at).min(width_px - half).max(half);
        if middle - half < free_from {
            drawn.truncate(1);
        } else {
            free_from = middle + half + 8.0;
        }
        out.extend(drawn);
    }
    out
}

/// Patterns that come again.
pub(crate) fn season_words(
    step: TimeStep,
    seasons: &[Season],
    language: Language,
) -> Option<String> {
    let lengths: Vec<u32> = seasons.iter().map(|one| one.length).collect();
    let texts = texts::forecast(language);
    (!lengths.is_empty()).then(|| (texts.seasons)(step, &lengths))
}

/// Where the level changed, from about what to about what.
pub(crate) fn shift_words(data: &ChartData, shifts: &[LevelShift], words: &Words) -> Vec<String> {
    let texts = texts::forecast(words.language);
    let said = shifts.iter().filter_map(|shift| {
        let at = point(data, &shift.at, words.language)?;
        let (before, after) = words.pair(shift.before, shift.after);
        Some((texts.shift)(&at.moment, &before, &after))
    });
    said.collect()
}

/// What is said of a line that was looked through.
pub(crate) fn words(data: &ChartData, line: &Timeline, words: &Words) -> Vec<String> {
    let Some(found) = &data.found else {
        return Vec::new();
    };
    let mut out = shift_words(data, &shifts(data, line, words.language), words);
    out.extend(season_words(found.step, &found.seasons, words.language));
    out
}
