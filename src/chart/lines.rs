//! Several lines over one time, each named where it ends; and the same as areas one above another.

use crate::backend::{AXIS_TEXT, Axis};
use crate::few::Few;
use crate::found;
use crate::ink::{
    self, GAP, MIDDLE, Paint, WIDE, cut, finite, mark, series_name, series_role, text, wide,
};
use crate::line::time_axis;
use crate::plot::{self, Margins};
use crate::ticks::{self, Scale};
use crate::timeline::Timeline;
use crate::words::{Words, joined};
use model::message::Language;
use model::scene::{Anchor, Primitive, Role, Scene};
use model::view_spec::{BreakKind, ChartData, ChartForm, Group};
use texts::chart::{Trend, Way};
use texts::format;

/// Distance of two names beside the ends of lines.
const NAME_STEP: f64 = 15.0;

/// The numbers of one series at the points of the time.
pub(crate) struct Course {
    /// Its name.
    pub name: String,
    /// Place in time, number; `None` where there is none.
    pub points: Vec<(f64, Option<f64>)>,
}

/// The courses of all series; of a chart without series the one there is.
pub(crate) fn courses(data: &ChartData, line: &Timeline, words: &Words) -> Vec<Course> {
    // the points are the groups that have a key, put in order
    let groups = || data.groups.iter().filter(|group| !group.key.is_missing());
    if data.series.is_empty() {
        return vec![Course {
            name: words.what.clone(),
            points: line.points.iter().map(|p| (p.at, p.value)).collect(),
        }];
    }
    data.series
        .iter()
        .enumerate()
        .map(|(index, key)| Course {
            name: series_name(key, words),
            points: line
                .points
                .iter()
                .zip(groups())
                .map(|(point, group)| {
                    let part = group.parts.get(index);
                    (point.at, part.and_then(|part| finite(part.value)))
                })
                .collect(),
        })
        .collect()
}

/// The stretches of a course without a gap.
pub(crate) fn runs(course: &Course, line: &Timeline) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut is_open = false;
    let mut before = f64::NEG_INFINITY;
    for (at, value) in &course.points {
        let Some(value) = value else {
            is_open = false;
            continue;
        };
        if is_open && !line.is_broken(before, *at) {
            if let Some(run) = runs.last_mut() {
                run.push((*at, *value));
            }
        } else {
            runs.push(vec![(*at, *value)]);
        }
        (is_open, before) = (true, *at);
    }
    runs
}

/// Draws the lines or areas; `None` when no series has a number.
pub(crate) fn draw(
    data: &ChartData,
    line: &Timeline,
    words: &Words,
    width_px: f64,
) -> Option<(Scene, Scale)> {
    let courses = courses(data, line, words);
    let values: Vec<f64> = courses
        .iter()
        .flat_map(|course| course.points.iter().filter_map(|point| point.1))
        .collect();
    if values.is_empty() {
        return None;
    }
    let is_area = data.spec.form == ChartForm::Area;
    let stacks = is_area.then(|| stacked(&courses));
    let tops: Vec<f64> = match &stacks {
        Some(stacks) => stacks.iter().flatten().map(|(_, high)| *high).collect(),
        None => values.clone(),
    };
    let is_named_beside = width_px >= WIDE && courses.len() > 1 && !has_long_gap_at_end(&courses);
    let names_room = if is_named_beside {
        let longest = courses
            .iter()
            .map(|course| wide(&course.name, Role::AxisLabel) + 3.0 * GAP + 6.0);
        longest.fold(0.0, f64::max).min(width_px * 0.3).ceil()
    } else {
        18.0
    };
    let (legend, legend_height) = if is_named_beside || courses.len() == 1 {
        (Vec::new(), 0.0)
    } else {
        let paint = if is_area { Paint::Fill } else { Paint::Line };
        let entries: Vec<(String, Role)> = courses
            .iter()
            .enumerate()
            .map(|(index, course)| (course.name.clone(), swatch(data, index, paint)))
            .collect();
        ink::legend(&entries, width_px)
    };
    let plot_height = (width_px * 0.5).clamp(180.0, 320.0).round();
    let marked = found::of(data, line, words.language);
    let break_room = if marked.is_empty() { 0.0 } else { 16.0 };
    let top = legend_height + 10.0 + break_room;
    let height = top + plot_height;
    let scale = ticks::scale(
        &tops,
        (plot_height / 55.0) as usize,
        words.numbers.whole,
        !is_area && values.len() > 1,
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
    let margins = Margins {
        top,
        right: names_room,
        bottom: 28.0,
        left: plot::room_for(&y.ticks),
    };
    let x = time_axis(line, words.language, width_px, margins);
    let mut scene = Scene {
        brush: data.spec.brushed(),
        numbers: Some(plot::upright((width_px, height), margins, &y)),
        days: Some(plot::lying((width_px, height), margins, &x)),
        ..ink::scene(width_px, height)
    };
    let mut inside: Vec<Primitive> = Vec::new();
    let mut ends: Vec<(usize, f64, f64)> = Vec::new();
    let mut columns: Vec<f64> = Vec::new();
    let primitives = plot::plot((width_px, height), margins, (&x, &y), |context| {
        let place = |at: f64, value: f64| plot::place(context, at, value);
        columns = line
            .points
            .iter()
            .map(|p| place(p.at, scale.from).0)
            .collect();
        if let Some(stacks) = &stacks {
            for (index, stack) in stacks.iter().enumerate() {
                inside.extend(area(data, index, line, stack, place));
                if let Some((at, (low, high))) = last(line, stack) {
                    ends.push((index, place(at, (low + high) / 2.0).1, place(at, high).0));
                }
            }
        } else {
            // the first series is the most important: it lies on top
            for (index, course) in courses.iter().enumerate().rev() {
                inside.extend(strokes(data, index, course, line, place));
                let end = course
                    .points
                    .iter()
                    .rev()
                    // a name stands beside where the line is, not where it is not all in
                    .filter(|(at, _)| line.doubt.holds(*at))
                    .find_map(|(at, v)| Some((*at, (*v)?)));
                if let Some((at, value)) = end {
                    let (x, y) = place(at, value);
                    ends.push((index, y, x));
                }
            }
        }
        Ok(())
    });
    scene.primitives = legend;
    // our recorder does not fail; without a drawing the words and the table still stand
    scene.primitives.extend(primitives.unwrap_or_default());
    let frame = (margins.top, height - margins.bottom);
    let across = |at: f64| {
        let share = (at - x.from) / (x.to - x.from);
        margins.left + share * (width_px - margins.left - margins.right)
    };
    let drawn = found::references(&marked, across, frame, width_px, frame.0 - 8.0);
    scene.primitives.extend(drawn);
    scene.primitives.extend(inside);
    if is_named_beside {
        ends.sort_by_key(|end| end.0);
        let wanted: Vec<f64> = ends.iter().map(|end| end.1).collect();
        let placed = ink::apart(&wanted, NAME_STEP, (margins.top, frame.1));
        for ((index, _, x), y) in ends.iter().zip(placed) {
            let role = swatch(
                data,
                *index,
                if is_area { Paint::Fill } else { Paint::Point },
            );
            let left = x.max(width_px - names_room) + GAP;
            scene
                .primitives
                .push(ink::circle((left + 1.0, y), 3.5, role));
            let name = cut(&courses[*index].name, names_room - 2.0 * GAP - 4.0);
            scene.primitives.push(text(
                (left + GAP + 2.0, y + AXIS_TEXT * MIDDLE),
                &name,
                Anchor::Start,
                Role::AxisLabel,
            ));
        }
    }
    scene.marks = marks(
        data,
        line,
        words,
        &courses,
        &columns,
        (margins, frame.1, width_px),
    );
    Some((scene, scale))
}

/// Squares and dots of a legend: filled in the colour of the line.
fn swatch(data: &ChartData, index: usize, paint: Paint) -> Role {
    match series_role(data, index, paint) {
        Role::SeriesLine(n) | Role::SeriesPoint(n) => Role::SeriesMark(n),
        Role::RestLine => Role::Rest,
        other => other,
    }
}

/// Names beside lines that end early would stand far from them.
fn has_long_gap_at_end(courses: &[Course]) -> bool {
    courses.iter().any(|course| {
        let gap = course.points.iter().rev().take_while(|p| p.1.is_none());
        gap.count() * 4 > course.points.len()
    })
}

/// Where each series begins and ends above the others, point by point. Negative parts are left at zero: a stack of
/// them would hide others.
fn stacked(courses: &[Course]) -> Vec<Vec<(f64, f64)>> {
    let points = courses.first().map_or(0, |course| course.points.len());
    let mut foot = vec![0.0; points];
    courses
        .iter()
        .map(|course| {
            course
                .points
                .iter()
                .zip(&mut foot)
                .map(|((_, value), foot)| {
                    let low = *foot;
                    *foot += value.unwrap_or(0.0).max(0.0);
                    (low, *foot)
                })
                .collect()
        })
        .collect()
}

fn last(line: &Timeline, stack: &[(f64, f64)]) -> Option<(f64, (f64, f64))> {
    let point = line.points.last()?;
    Some((point.at, *stack.last()?))
}

/// One area, in pieces where periods are missing.
fn area(
    data: &ChartData,
    index: usize,
    line: &Timeline,
    stack: &[(f64, f64)],
    place: impl Fn(f64, f64) -> (f64, f64),
) -> Vec<Primitive> {
    let role = series_role(data, index, Paint::Fill);
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    for (at, point) in line.points.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| line.points.get(before));
        let goes_on = before
            .is_some_and(|before| before.value.is_some() && !line.is_broken(before.at, point.at));
        if point.value.is_none() {
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if goes_on => piece.push(at),
            _ => pieces.push(vec![at]),
        }
    }
    pieces
        .iter()
        .map(|piece| {
            let at = |point: &usize| line.points[*point].at;
            let top = piece.iter().map(|p| place(at(p), stack[*p].1));
            let foot = piece.iter().rev().map(|p| place(at(p), stack[*p].0));
            Primitive::Polygon {
                rings: vec![top.chain(foot).collect()],
                role,
            }
        })
        .collect()
}

/// One line, broken where periods are missing; points that stand alone are dots.
pub(crate) fn strokes(
    data: &ChartData,
    index: usize,
    course: &Course,
    line: &Timeline,
    place: impl Fn(f64, f64) -> (f64, f64),
) -> Vec<Primitive> {
    runs(course, line)
        .into_iter()
        .map(|run| {
            let points: Vec<(f64, f64)> = run.iter().map(|(at, v)| place(*at, *v)).collect();
            match points.as_slice() {
                [alone] => ink::circle(*alone, 2.5, series_role(data, index, Paint::Point)),
                _ => ink::line(points, series_role(data, index, Paint::Line)),
            }
        })
        .collect()
}

/// A dashed line through the height of a plot with its name above, kept inside the drawing.
pub(crate) fn reference(
    x: f64,
    (top, foot): (f64, f64),
    name: &str,
    width_px: f64,
    baseline: f64,
) -> Vec<Primitive> {
    let half = wide(name, Role::Annotation) / 2.0;
    let middle = x.min(width_px - half).max(half);
    vec![
        ink::line(vec![(x, top - 4.0), (x, foot)], Role::Reference),
        text((middle, baseline), name, Anchor::Middle, Role::Annotation),
    ]
}

/// Where known breaks stand on the axis of time, and how they are called: one name where names would meet.
pub(crate) fn marked_breaks(
    data: &ChartData,
    line: &Timeline,
    language: Language,
) -> Vec<(f64, String)> {
    let texts = texts::chart(language).forms;
    let mut kinds: Vec<BreakKind> = Vec::new();
    let mut out = Vec::new();
    for (kind, day) in &data.breaks {
        if let (Some(at), false) = (line.place_of_day(*day), kinds.contains(kind)) {
            kinds.push(*kind);
            out.push((at, (texts.break_name)(*kind).to_owned()));
        }
    }
    out
}

/// A sensitive column for each period, with the numbers of all series.
fn marks(
    data: &ChartData,
    line: &Timeline,
    words: &Words,
    courses: &[Course],
    columns: &[f64],
    (margins, foot, width_px): (Margins, f64, f64),
) -> Vec<model::scene::Mark> {
    let mut out = Vec::new();
    for (at, (point, x)) in line.points.iter().zip(columns).enumerate() {
        let values: Vec<(usize, f64)> = courses
            .iter()
            .enumerate()
            .filter_map(|(index, course)| Some((index, course.points.get(at)?.1?)))
            .collect();
        if values.is_empty() {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| columns.get(before));
        let after = columns.get(at + 1);
        let from = before.map_or(margins.left.min(*x), |before| (before + x) / 2.0);
        let right = width_px - margins.right + 4.0;
        let to = after.map_or(right.max(*x), |after| (after + x) / 2.0);
        let numbers = words.beside_marks(&values.iter().map(|v| v.1).collect::<Vec<_>>());
        let said: Vec<String> = values
            .iter()
            .zip(&numbers)
            .map(|((index, _), number)| {
                if courses.len() == 1 {
                    number.clone()
                } else {
                    format!("{} {number}", courses[*index].name)
                }
            })
            .collect();
        let filter = point.filter.clone().zip(data.spec.brushed());
        out.push(mark(
            (from, margins.top - 8.0),
            (to - from, foot - margins.top + 8.0),
            point.moment.words().to_owned(),
            said.join("; "),
            filter.into_iter().map(|(test, by)| (by, test)).collect(),
        ));
    }
    out
}

/// What the lines say: who is largest and smallest at the end, and who moved most.
pub(crate) fn sentence(
    data: &ChartData,
    line: &Timeline,
    words: &Words,
    scale: Option<&Scale>,
) -> String {
    let courses = courses(data, line, words);
    let mut sentences = Vec::new();
    // numbers that are not all in are not compared
    let is_in = |at: f64| line.doubt.holds(at);
    let last = line.points.iter().rposition(|point| is_in(point.at));
    let last = last.unwrap_or_default();
    let few = Few::of_parts(data);
    let groups: Vec<&Group> = data
        .groups
        .iter()
        .filter(|group| !group.key.is_missing())
        .collect();
    let compares = |series: usize, at: usize| {
        let own = groups
            .get(at)
            .and_then(|group| Some((group, group.parts.get(series)?)));
        own.is_none_or(|(group, part)| few.compares_part(data, group, part))
    };
    let numbered = |(series, course): (usize, &Course)| {
        let known = course
            .points
            .iter()
            .enumerate()
            .filter(|(_, own)| own.1.is_some());
        known.filter(|(at, _)| !compares(series, *at)).count() as u64
    };
    let held_back: u64 = courses.iter().enumerate().map(numbered).sum();
    let at_end: Vec<(String, f64)> = courses
        .iter()
        .enumerate()
        .filter(|(series, _)| compares(*series, last))
        .filter_map(|(_, course)| Some((course.name.clone(), course.points.get(last)?.1?)))
        .collect();
    if let Some(point) = line.points.get(last)
        && at_end.len() > 1
    {
        let ends = words.ends(&at_end, data.series_left_out == 0);
        sentences.extend(ends.map(|ends| (words.texts.forms.at_end)(&point.moment, &ends)));
    }
    let ends = |series: usize, course: &Course| {
        let numbered = || {
            let points = course.points.iter().zip(&line.points).enumerate();
            points
                .filter(|(at, (_, point))| compares(series, *at) && is_in(point.at))
                .filter_map(|(_, ((_, value), point))| Some((point, (*value)?)))
        };
        let (first, last) = (numbered().next()?, numbered().next_back()?);
        (first.0.at < last.0.at).then_some((first, last))
    };
    let moved = courses
        .iter()
        .enumerate()
        .filter_map(|(series, course)| Some((course, ends(series, course)?)))
        .max_by(|a, b| {
            let way = |ends: &((_, f64), (_, f64))| (ends.1.1 - ends.0.1).abs();
            way(&a.1).total_cmp(&way(&b.1))
        });
    if let Some((course, (first, last))) = moved {
        let (from, to) = words.pair(first.1, last.1);
        let way = match first.1.total_cmp(&last.1) {
            _ if first.1 == last.1 => Way::Level,
            std::cmp::Ordering::Less => Way::Up,
            _ => Way::Down,
        };
        let trend = Trend {
            what: &course.name,
            way,
            from: &from,
            from_when: &first.0.moment,
            to: &to,
            to_when: &last.0.moment,
        };
        sentences.push((words.texts.forms.moved_most)(
            &(words.texts.trend)(&trend),
            courses.len(),
        ));
    }
    sentences.extend(Few::words(held_back, words));
    if data.spec.form == ChartForm::SmallMultiples {
        sentences.push(words.texts.forms.same_scale.to_owned());
    }
    sentences.extend(words.made(data));
    sentences.extend(crate::story::unfinished(line, words));
    if let Some(scale) = scale.filter(|scale| scale.from > 0.0) {
        let from = words.on_axis(&[scale.from]).remove(0);
        sentences.push((words.texts.cut_axis)(&from));
    }
    sentences.extend(series_left_out(data, words));
    sentences.extend(words.limits(data));
    joined(sentences)
}

/// How many series are not shown by themselves.
pub(crate) fn series_left_out(data: &ChartData, words: &Words) -> Option<String> {
    let left = data.series_left_out;
    // two points of a longer time are its first and its last, as the legend says
    let is_first_and_last = data.spec.form == ChartForm::Dumbbell
        && data
            .series
            .iter()
            .all(|key| !matches!(key, model::cell::Cell::Text { .. }));
    (left > 0 && !is_first_and_last).then(|| {
        let is_gathered = data
            .series
            .last()
            .is_some_and(model::cell::Cell::is_missing);
        let shown = data.series.len() as u64 - u64::from(is_gathered);
        (words.texts.forms.series_left_out)(
            &format::integer(shown, words.language),
            &format::integer(shown + left, words.language),
            is_gathered,
        )
    })
}

/// What known breaks mean.
pub(crate) fn break_words(data: &ChartData, words: &Words) -> Vec<String> {
    let mut kinds: Vec<BreakKind> = Vec::new();
    for (kind, _) in &data.breaks {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    kinds
        .into_iter()
        .map(|kind| (words.texts.forms.break_sentence)(kind).to_owned())
        .collect()
}
