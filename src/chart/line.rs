//! A line over time.

use crate::backend::{AXIS_TEXT, Axis, VALUE_TEXT, filled, fine, ink};
use crate::found;
use crate::measure::{Weight, width};
use crate::plot::{self, Context, Margins, Trouble};
use crate::ticks::{self, Scale};
use crate::time_ticks;
use crate::timeline::Timeline;
use crate::words::Words;
use model::message::Language;
use model::scene::{Anchor, Mark, Primitive, Role, Scene};
use model::view_spec::ChartData;
use plotters::element::{Circle, PathElement};

/// Up to so many points each gets a dot.
const MOST_DOTS: usize = 24;

/// Draws the line; `None` when there is nothing to draw.
pub(crate) fn draw(
    data: &ChartData,
    line: &Timeline,
    words: &Words,
    width_px: f64,
) -> Option<(Scene, Scale)> {
    let values: Vec<f64> = line.drawn().map(|(_, value)| value).collect();
    if values.is_empty() {
        return None;
    }
    let height = (width_px * 0.5).clamp(170.0, 300.0).round();
    let scale = ticks::scale(
        &values,
        (height / 55.0) as usize,
        words.numbers.whole,
        values.len() > 1,
    );
    let y = Axis {
        from: scale.from,
        to: scale.to,
        ticks: scale
            .ticks
            .iter()
            .copied()
            .zip(words.on_axis(&scale.ticks))
            .collect(),
    };
    let marked = found::of(data, line, words.language);
    let margins = Margins {
        // room for a number above the highest point, and for the name of a break above that
        top: if data.breaks.is_empty() && marked.is_empty() {
            22.0
        } else {
            38.0
        },
        right: 18.0,
        bottom: 28.0,
        left: plot::room_for(&y.ticks),
    };
    let x = time_axis(line, words.language, width_px, margins);
    let mut scene = Scene {
        width: width_px,
        height,
        brush: data.spec.brushed(),
        numbers: Some(plot::upright((width_px, height), margins, &y)),
        days: Some(plot::lying((width_px, height), margins, &x)),
        ..Scene::default()
    };
    let numbers = words.numbers.beside_marks(&values);
    let mut places: Vec<(f64, f64)> = Vec::new();
    let primitives = plot::plot((width_px, height), margins, (&x, &y), |context| {
        places = line
            .drawn()
            .map(|(point, value)| plot::place(context, point.at, value))
            .collect();
        strokes(context, line)?;
        dots(context, line)
    });
    // our recorder does not fail; without a drawing the words and the table still stand
    scene.primitives = primitives.unwrap_or_default();
    let frame = Frame {
        top: margins.top,
        bottom: height - margins.bottom,
        right: width_px,
    };
    let across = |at: f64| {
        let share = (at - x.from) / (x.to - x.from);
        margins.left + share * (width_px - margins.left - margins.right)
    };
    let (top, foot) = (frame.top, frame.bottom);
    let drawn = found::references(&marked, across, (top, foot), width_px, 10.0);
    scene.primitives.extend(drawn);
    scene.marks = marks(data.spec.by, line, &places, &numbers, (margins.left, frame));
    scene
        .primitives
        .extend(end_labels(&places, &numbers, frame));
    Some((scene, scale))
}

/// The axis of time with labels that stand apart and inside the scene.
pub(crate) fn time_axis(
    line: &Timeline,
    language: Language,
    width_px: f64,
    margins: Margins,
) -> Axis {
    let first = line.points.first().map_or(0.0, |point| point.at);
    let last = line.points.last().map_or(0.0, |point| point.at);
    let (from, to) = if last > first {
        (first, last)
    } else {
        (first - 0.5, first + 0.5)
    };
    let inner = width_px - margins.left - margins.right;
    let fits = |ticks: &[(f64, String)]| {
        let mut free_from = f64::NEG_INFINITY;
        ticks.iter().all(|(at, label)| {
            let middle = margins.left + (at - from) / (to - from) * inner;
            let half = width(label, AXIS_TEXT, Weight::Regular) / 2.0;
            let fits =
                middle - half >= free_from && middle - half >= 0.0 && middle + half <= width_px;
            free_from = middle + half + 14.0;
            fits
        })
    };
    Axis {
        from,
        to,
        ticks: time_ticks::ticks(line, language, fits),
    }
}

/// The line, broken where periods are missing.
fn strokes(context: &mut Context<'_>, line: &Timeline) -> Result<(), Trouble> {
    for run in runs(line) {
        if run.len() > 1 {
            context.draw_series([PathElement::new(run, ink(Role::Line))])?;
        }
    }
    Ok(())
}

/// The stretches of the line without a gap.
pub(crate) fn runs(line: &Timeline) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    for (point, value) in line.drawn() {
        match runs.last_mut() {
            Some(run)
                if run
                    .last()
                    .is_some_and(|(before, _)| !line.is_broken(*before, point.at)) =>
            {
                run.push((point.at, value));
            }
            _ => runs.push(vec![(point.at, value)]),
        }
    }
    runs
}

/// A dot on every point of a short line; on a long one at the ends and where a point stands alone.
fn dots(context: &mut Context<'_>, line: &Timeline) -> Result<(), Trouble> {
    let runs = runs(line);
    let count: usize = runs.iter().map(Vec::len).sum();
    let last_run = runs.len() - 1;
    for (index, run) in runs.iter().enumerate() {
        for (place, at) in run.iter().enumerate() {
            let end = index == last_run && place + 1 == run.len();
            let start = index == 0 && place == 0;
            if count <= MOST_DOTS || run.len() == 1 || start || end {
                let radius = if end { 3.5 } else { 2.5 };
                context.draw_series([Circle::new(*at, fine(radius), filled(Role::Point))])?;
            }
        }
    }
    Ok(())
}

/// A sensitive column around each point, from halfway to its neighbours.
fn marks(
    by: u32,
    line: &Timeline,
    places: &[(f64, f64)],
    texts: &[String],
    (left, frame): (f64, Frame),
) -> Vec<Mark> {
    line.drawn()
        .zip(places)
        .zip(texts)
        .enumerate()
        .map(|(index, (((point, _), (x, _)), value))| {
            let before = index.checked_sub(1).and_then(|i| places.get(i));
            let after = places.get(index + 1);
            let from = before.map_or(left.min(*x), |place| (place.0 + x) / 2.0);
            let to = after.map_or(frame.right.max(*x), |place| (place.0 + x) / 2.0);
            Mark {
                x: from,
                y: 0.0,
                width: (to - from).max(0.0),
                height: frame.bottom,
                label: point.moment.words().to_owned(),
                value: value.clone(),
                filters: point
                    .filter
                    .clone()
                    .map(|test| (by, test))
                    .into_iter()
                    .collect(),
            }
        })
        .collect()
}

/// The first and the last number, beside their points, where the line does not run through them.
fn end_labels(places: &[(f64, f64)], texts: &[String], frame: Frame) -> Vec<Primitive> {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return Vec::new();
    };
    let (Some(first_text), Some(last_text)) = (texts.first(), texts.last()) else {
        return Vec::new();
    };
    if places.len() == 1 {
        return vec![value_label(
            first_text,
            (first.0, first.1 - 9.0),
            Anchor::Middle,
        )];
    }
    let rises = |from: (f64, f64), to: (f64, f64)| to.1 < from.1;
    let mut out = Vec::new();
    let last_label = free_place(
        last_text,
        (last.0.min(frame.right - 2.0) + 6.0, last.1),
        Anchor::End,
        rises(places[places.len() - 2], *last),
        (places, frame),
    );
    let first_label = free_place(
        first_text,
        (first.0, first.1),
        Anchor::Start,
        !rises(*first, places[1]),
        (places, frame),
    );
    // on a narrow drawing the two would meet: the last one says more
    if first_label.right + 10.0 < last_label.left || first_label.is_apart(&last_label) {
        out.push(value_label(first_text, first_label.baseline, Anchor::Start));
    }
    out.push(value_label(last_text, last_label.baseline, Anchor::End));
    out
}

/// Where numbers may stand.
#[derive(Debug, Clone, Copy)]
struct Frame {
    top: f64,
    bottom: f64,
    right: f64,
}

/// A text in its place.
struct Placed {
    baseline: (f64, f64),
    left: f64,
    right: f64,
}

impl Placed {
    /// True when the two are on different heights.
    fn is_apart(&self, other: &Self) -> bool {
        (self.baseline.1 - other.baseline.1).abs() > VALUE_TEXT + 4.0
    }
}

/// The nearest place above or below a point that the line leaves free.
fn free_place(
    text: &str,
    (x, y): (f64, f64),
    anchor: Anchor,
    above_first: bool,
    (places, frame): (&[(f64, f64)], Frame),
) -> Placed {
    let wide = width(text, VALUE_TEXT, Weight::SemiBold);
    let (left, right) = match anchor {
        Anchor::Start => (x, x + wide),
        Anchor::Middle => (x - wide / 2.0, x + wide / 2.0),
        Anchor::End => (x - wide, x),
    };
    let above = |step: i32| y - 9.0 - f64::from(step) * 5.0;
    let below = |step: i32| y + 18.0 + f64::from(step) * 5.0;
    let side = |better: bool| {
        move |step: i32| {
            if better == above_first {
                above(step)
            } else {
                below(step)
            }
        }
    };
    // near on the better side, near on the other, beside, farther away
    let near = (0..3).map(side(true)).chain((0..2).map(side(false)));
    let far = (3..8).map(side(true)).chain((2..8).map(side(false)));
    let beside = match anchor {
        Anchor::End => -14.0,
        Anchor::Start => 8.0,
        Anchor::Middle => 0.0,
    };
    let mut candidates = near
        .map(|baseline| (0.0, baseline))
        .chain([(beside, y + VALUE_TEXT * 0.349)])
        .chain(far.map(|baseline| (0.0, baseline)));
    let fits = |(aside, baseline): &(f64, f64)| {
        let (top, foot) = (baseline - VALUE_TEXT * 0.75 - 3.0, baseline + 4.0);
        let inside = top >= 0.0 && foot <= frame.bottom - 1.0;
        let sides = (left + aside - 2.0, right + aside + 2.0);
        inside && !crosses(places, sides, (top, foot))
    };
    let fallback = (0.0, (y - 9.0).max(frame.top - 8.0));
    let (aside, baseline) = candidates.find(fits).unwrap_or(fallback);
    Placed {
        baseline: (x + aside, baseline),
        left: left + aside,
        right: right + aside,
    }
}

/// True when a line through the places runs through a box.
fn crosses(places: &[(f64, f64)], (left, right): (f64, f64), (top, foot): (f64, f64)) -> bool {
    places.windows(2).any(|pair| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let (from, to) = (x0.max(left), x1.min(right));
        if from > to || x1 <= x0 {
            return false;
        }
        let at = |x: f64| y0 + (y1 - y0) * (x - x0) / (x1 - x0);
        let (a, b) = (at(from), at(to));
        a.min(b) <= foot && a.max(b) >= top
    })
}

fn value_label(text: &str, (x, y): (f64, f64), anchor: Anchor) -> Primitive {
    Primitive::Text {
        x,
        y,
        text: text.to_owned(),
        size: VALUE_TEXT,
        anchor,
        role: Role::ValueLabel,
    }
}
