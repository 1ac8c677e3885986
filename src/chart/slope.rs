//! Before and after: the first and the last period as two upright lines, a line from one to the other for each
//! series.

use crate::backend::AXIS_TEXT;
use crate::few::Few;
use crate::ink::{
    self, GAP, MIDDLE, cut, filters, finite, mark, series_name, text, whole_name, wide,
};
use crate::words::{Words, joined};
use model::scene::{Anchor, Role, Scene};
use model::view_spec::ChartData;

/// Names stand at least so far apart.
const STEP: f64 = 16.0;

/// One series: name, first and last number.
struct Change {
    index: usize,
    name: String,
    from: f64,
    to: f64,
    /// There are enough values behind both.
    is_compared: bool,
}

fn changes(data: &ChartData, words: &Words) -> Vec<Change> {
    let (Some(first), Some(last)) = (data.groups.first(), data.groups.get(1)) else {
        return Vec::new();
    };
    let few = Few::of_parts(data);
    data.series
        .iter()
        .enumerate()
        .filter_map(|(index, key)| {
            let (before, after) = (first.parts.get(index)?, last.parts.get(index)?);
            Some(Change {
                index,
                name: series_name(key, words),
                from: finite(before.value)?,
                to: finite(after.value)?,
                is_compared: few.compares_part(data, first, before)
                    && few.compares_part(data, last, after),
            })
        })
        .collect()
}

/// Draws the lines; `None` when no series has a number in both periods.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let changes = changes(data, words);
    let ends: Vec<f64> = changes.iter().flat_map(|one| [one.from, one.to]).collect();
    let least = ends.iter().copied().reduce(f64::min)?;
    let most = ends.iter().copied().reduce(f64::max)?;
    let numbers = words.beside_marks(&ends);
    let left_texts: Vec<&String> = numbers.iter().step_by(2).collect();
    let right_texts: Vec<&String> = numbers.iter().skip(1).step_by(2).collect();
    let widest = |texts: &[&String]| {
        texts
            .iter()
            .map(|one| wide(one, Role::ValueLabel))
            .fold(0.0, f64::max)
    };
    let longest = changes
        .iter()
        .map(|one| wide(&one.name, Role::AxisLabel))
        .fold(0.0, f64::max);
    let left = widest(&left_texts) + 2.0 * GAP;
    let names_room = longest.min(width_px * 0.36);
    let right = widest(&right_texts) + names_room + 4.0 * GAP;
    let height = (changes.len() as f64 * 24.0 + 60.0).max(220.0);
    let (top, foot) = (34.0, height - 14.0);
    let upwards = |value: f64| {
        let share = (value - least) / (most - least);
        foot - if share.is_finite() { share } else { 0.5 } * (foot - top)
    };
    let (x0, x1) = (left, (width_px - right).max(left + 40.0));
    let mut scene = ink::scene(width_px, height);
    for (x, group) in [(x0, &data.groups[0]), (x1, &data.groups[1])] {
        let axis = vec![(x, top - 8.0), (x, foot + 8.0)];
        scene.primitives.push(ink::line(axis, Role::Grid));
        let name = whole_name(&group.key, words);
        let half = wide(&name, Role::Annotation) / 2.0;
        let middle = x.max(half).min(width_px - half);
        scene.primitives.push(text(
            (middle, 14.0),
            &name,
            Anchor::Middle,
            Role::Annotation,
        ));
    }
    // who moved most stands out; the others are there to be compared with
    let largest = changes
        .iter()
        .map(|one| (one.to - one.from).abs())
        .fold(0.0, f64::max);
    let froms = ink::apart(
        &changes
            .iter()
            .map(|one| upwards(one.from))
            .collect::<Vec<_>>(),
        STEP,
        (top, foot),
    );
    let tos = ink::apart(
        &changes
            .iter()
            .map(|one| upwards(one.to))
            .collect::<Vec<_>>(),
        STEP,
        (top, foot),
    );
    for (at, one) in changes.iter().enumerate() {
        let is_first = (one.to - one.from).abs() == largest && largest > 0.0;
        let (line, point) = if is_first {
            (Role::Line, Role::Point)
        } else {
            (Role::RestLine, Role::Rest)
        };
        let ends = [(x0, upwards(one.from)), (x1, upwards(one.to))];
        scene.primitives.push(ink::line(ends.to_vec(), line));
        for end in ends {
            scene.primitives.push(ink::circle(end, 3.5, point));
        }
        let shift = 12.5 * MIDDLE;
        scene.primitives.push(text(
            (x0 - GAP - 2.0, froms[at] + shift),
            left_texts[at],
            Anchor::End,
            Role::ValueLabel,
        ));
        scene.primitives.push(text(
            (x1 + GAP + 2.0, tos[at] + shift),
            right_texts[at],
            Anchor::Start,
            Role::ValueLabel,
        ));
        let name_x = x1 + 3.0 * GAP + widest(&right_texts);
        scene.primitives.push(text(
            (name_x, tos[at] + AXIS_TEXT * MIDDLE),
            &cut(&one.name, width_px - name_x),
            Anchor::Start,
            Role::AxisLabel,
        ));
        scene.marks.push(mark(
            (x1, tos[at] - STEP / 2.0),
            (width_px - x1, STEP),
            one.name.clone(),
            format!("{} → {}", left_texts[at], right_texts[at]),
            filters(
                data,
                &model::cell::Cell::Missing,
                data.series.get(one.index),
            ),
        ));
    }
    Some(scene)
}

/// What the lines say: who rose and who fell most.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let changes = changes(data, words);
    let forms = words.texts.forms;
    let mut sentences = Vec::new();
    let compared = || changes.iter().filter(|one| one.is_compared);
    let held_back = (changes.len() - compared().count()) as u64;
    let rise = compared()
        .filter(|one| one.to > one.from)
        .max_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from)));
    let fall = compared()
        .filter(|one| one.to < one.from)
        .min_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from)));
    for (one, is_rise) in [(rise, true), (fall, false)] {
        let Some(one) = one else {
            continue;
        };
        let (from, to) = words.pair(one.from, one.to);
        let points = words
            .numbers
            .percent
            .then(|| words.points((one.to - one.from).abs()));
        sentences.push((forms.moved)(
            &one.name,
            is_rise,
            (&from, &to),
            points.as_deref(),
        ));
    }
    if rise.is_none() && fall.is_none() && compared().count() > 0 {
        sentences.push(forms.unmoved.to_owned());
    }
    let without = data.series.len() as u64 - changes.len() as u64;
    if without > 0 {
        let written = texts::format::integer(without, words.language);
        sentences.push((forms.without_both)(without, &written));
    }
    sentences.extend(Few::words(held_back, words));
    sentences.extend(words.made(data));
    sentences.extend(crate::lines::series_left_out(data, words));
    sentences.extend(words.limits(data));
    joined(sentences)
}
