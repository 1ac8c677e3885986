//! One number against another: each row a point, many rows as a grid of counts, and the line nearest to them.

use crate::backend::Axis;
use crate::ink::{self, level, mark, rect, text, wide};
use crate::numbers::Numbers;
use crate::plot::{self, Margins};
use crate::ticks;
use crate::words::{Words, capitalised, joined};
use model::cell::Cell;
use model::recipe::Test;
use model::scene::{Anchor, Primitive, Role, Scene};
use model::view_spec::{ChartData, Cloud, Dots};
use texts::format;

/// From this share of the variation on a line says something.
const TELLING: f64 = 0.25;

/// Draws the cloud; `None` without points.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let cloud = data.cloud.as_ref().filter(|cloud| {
        let (x, y) = (cloud.across, cloud.upwards);
        cloud.rows > 0 && [x.0, x.1, y.0, y.1].iter().all(|end| end.is_finite())
    })?;
    let height = (width_px * 0.62).clamp(220.0, 420.0).round();
    // an axis of a scatter need not begin at zero: nothing is as long as its number
    let axis = |(least, most): (f64, f64), about: usize| {
        let (low, high) = if most > least {
            (least, most)
        } else {
            (least - 0.5, least + 0.5)
        };
        let step = ticks::step(high - low, about.max(2), false);
        let (from, to) = ((low / step).floor() * step, (high / step).ceil() * step);
        let at = ticks::within(from, to, about.max(2), false);
        Axis {
            from,
            to,
            ticks: at.iter().copied().zip(plain_or_axis(&at, words)).collect(),
        }
    };
    let y = axis(cloud.upwards, (height / 60.0) as usize);
    let mut x = axis(cloud.across, (width_px / 90.0) as usize);
    let (title_y, title_x) = (words.what.clone(), words.by.clone());
    let right = x
        .ticks
        .last()
        .map_or(0.0, |(_, label)| wide(label, Role::AxisLabel) / 2.0);
    let margins = Margins {
        top: 26.0,
        right: right + 6.0,
        bottom: 46.0,
        left: plot::room_for(&y.ticks),
    };
    thin_out(&mut x, width_px - margins.left - margins.right);
    let mut scene = Scene {
        numbers: Some(plot::upright((width_px, height), margins, &y)),
        ..ink::scene(width_px, height)
    };
    let mut inside = Vec::new();
    let mut marks = Vec::new();
    let primitives = plot::plot((width_px, height), margins, (&x, &y), |context| {
        let place = |x: f64, y: f64| plot::place(context, x, y);
        dots(cloud, data, words, place, (&mut inside, &mut marks));
        if let Some(fit) = cloud.trend.filter(|fit| fit.share >= TELLING) {
            inside.extend(trend(
                cloud,
                (fit.slope, fit.intercept),
                (y.from, y.to),
                place,
            ));
        }
        Ok(())
    });
    scene.primitives = primitives.unwrap_or_default();
    scene.primitives.extend(inside);
    scene.marks = marks;
    let title_y = ink::cut(&title_y, width_px);
    let title_x = ink::cut(&title_x, width_px);
    scene
        .primitives
        .push(text((0.0, 12.0), &title_y, Anchor::Start, Role::Annotation));
    scene.primitives.push(text(
        (width_px, height - 4.0),
        &title_x,
        Anchor::End,
        Role::Annotation,
    ));
    Some(scene)
}

fn plain_or_axis(at: &[f64], words: &Words) -> Vec<String> {
    let are_years = at
        .iter()
        .all(|v| v.fract() == 0.0 && (1800.0..=2100.0).contains(v));
    if are_years {
        at.iter().map(|v| format!("{v:.0}")).collect()
    } else {
        format::axis(at, words.language)
    }
}

/// Leaves out labels that would meet.
fn thin_out(axis: &mut Axis, room: f64) {
    let place = |at: f64| (at - axis.from) / (axis.to - axis.from) * room;
    for every in 1..=axis.ticks.len().max(1) {
        let mut free = f64::NEG_INFINITY;
        let fits = axis.ticks.iter().step_by(every).all(|(at, label)| {
            let half = wide(label, Role::AxisLabel) / 2.0;
            let fits = place(*at) - half >= free;
            free = place(*at) + half + 12.0;
            fits
        });
        if fits {
            axis.ticks = axis.ticks.iter().step_by(every).cloned().collect();
            return;
        }
    }
}

fn dots(
    cloud: &Cloud,
    data: &ChartData,
    words: &Words,
    place: impl Fn(f64, f64) -> (f64, f64),
    (out, marks): (&mut Vec<Primitive>, &mut Vec<model::scene::Mark>),
) {
    let numbers = Numbers {
        whole: false,
        ..words.numbers
    };
    match &cloud.dots {
        Dots::Points(points) => {
            let radius = if points.len() > 400 { 2.5 } else { 3.5 };
            for (x, y, rows) in points {
                let (left, top) = place(*x, *y);
                out.push(ink::circle((left, top), radius, Role::Point));
                if marks.len() < 400 {
                    let mut label = format!("{}: {}", words.by, numbers.full(*x));
                    if *rows > 1 {
                        let count = format::integer(*rows, words.language);
                        label =
                            format!("{label} ({} {count})", words.texts.row_count.to_lowercase());
                    }
                    marks.push(mark(
                        (left - 6.0, top - 6.0),
                        (12.0, 12.0),
                        label,
                        format!("{} {}", words.what, numbers.full(*y)),
                        Vec::new(),
                    ));
                }
            }
        }
        Dots::Bins {
            across,
            upwards,
            counts,
        } => {
            let width = across.len().saturating_sub(1).max(1);
            let most = counts.iter().copied().max().unwrap_or(1).max(1) as f64;
            for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let (column, row) = (at % width, at / width);
                let (Some(x0), Some(x1)) = (across.get(column), across.get(column + 1)) else {
                    continue;
                };
                let (Some(y0), Some(y1)) = (upwards.get(row), upwards.get(row + 1)) else {
                    continue;
                };
                let (low, high) = (place(*x0, *y0), place(*x1, *y1));
                // few and many are both seen when the levels are powers
                let depth = level((*count as f64).ln(), 0.0, most.ln().max(f64::MIN_POSITIVE));
                out.push(rect(low, high, Role::Level(depth)));
                let range = |from: f64, to: f64| {
                    (words.texts.range)(&numbers.full(from), &numbers.full(to), false)
                };
                let between = |column: u32, from: f64, to: f64| {
                    let test = Test::Range {
                        from: Some(Cell::Float(from)),
                        to: Some(Cell::Float(to)),
                        to_included: false,
                    };
                    (column, test)
                };
                let mut filters = vec![between(data.spec.by, *x0, *x1)];
                filters.extend(data.spec.measure.column().map(|c| between(c, *y0, *y1)));
                marks.push(mark(
                    (low.0, high.1),
                    (high.0 - low.0, low.1 - high.1),
                    format!(
                        "{} {}, {} {}",
                        words.by,
                        range(*x0, *x1),
                        words.what,
                        range(*y0, *y1)
                    ),
                    format::integer(*count, words.language),
                    filters,
                ));
            }
        }
    }
}

/// The line nearest to the points, where it is inside the plot.
fn trend(
    cloud: &Cloud,
    (slope, intercept): (f64, f64),
    (low, high): (f64, f64),
    place: impl Fn(f64, f64) -> (f64, f64),
) -> Option<Primitive> {
    let (mut from, mut to) = cloud.across;
    let at = |x: f64| intercept + slope * x;
    if slope != 0.0 {
        let (a, b) = ((low - intercept) / slope, (high - intercept) / slope);
        from = from.max(a.min(b));
        to = to.min(a.max(b));
    }
    (to > from).then(|| ink::line(vec![place(from, at(from)), place(to, at(to))], Role::Trend))
}

/// What the cloud says: how far the two numbers go together, and that this is no cause.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let Some(cloud) = &data.cloud else {
        return joined([words.texts.nothing.to_owned()]);
    };
    let forms = words.texts.forms;
    let mut sentences = Vec::new();
    let rows = format::integer(cloud.rows, words.language);
    sentences.push(match &cloud.dots {
        Dots::Points(_) => (forms.points)(&rows),
        Dots::Bins { .. } => (forms.bins)(&rows),
    });
    if let Some(fit) = cloud.trend {
        let share = format::number(fit.share, 2, words.language);
        let is_telling = fit.share >= TELLING;
        let way = if is_telling { fit.slope } else { 0.0 };
        sentences.push((forms.together)(
            &capitalised(&words.what),
            &words.by,
            way,
            &share,
        ));
        if is_telling {
            sentences.push(forms.no_cause.to_owned());
        }
    }
    sentences.extend(words.limits(data));
    joined(sentences)
}
