//! A population pyramid: ages upwards, one sex to each side, both on the same scale.

use crate::backend::AXIS_TEXT;
use crate::ink::{
    self, MIDDLE, Paint, filters, finite, mark, rect, series_role, text, whole_name, wide,
};
use crate::ticks;
use crate::words::{Words, joined};
use model::recipe::Test;
use model::scene::{Anchor, Role, Scene};
use model::view_spec::{ChartData, Group};
use texts::format;

/// Draws the pyramid; `None` when there are not two sides with numbers.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let number = |group: &Group, side: usize| {
        let part = group.parts.get(side)?;
        finite(part.value).map(|value| value.max(0.0))
    };
    let values: Vec<f64> = data
        .groups
        .iter()
        .flat_map(|group| [number(group, 0), number(group, 1)])
        .flatten()
        .collect();
    if values.iter().all(|value| *value == 0.0) || data.series.len() < 2 {
        return None;
    }
    let labels: Vec<String> = data.groups.iter().map(|group| age(group, words)).collect();
    let longest = labels.iter().map(|name| wide(name, Role::AxisLabel));
    let names_room = longest.fold(0.0, f64::max).min(width_px * 0.3) + 16.0;
    let count = labels.len() as f64;
    let row = (420.0 / count).clamp(3.0, 20.0);
    let (top, foot) = (24.0, 24.0 + row * count);
    let height = foot + 26.0;
    let scale = ticks::scale(&values, 3, words.numbers.whole, false);
    let axis_texts = words.on_axis(&scale.ticks);
    let half = (width_px - names_room) / 2.0;
    let long = half - 14.0;
    let sides = [(half, -1.0), (half + names_room, 1.0)];
    let mut scene = ink::scene(width_px, height);
    for (side, (zero, way)) in sides.into_iter().enumerate() {
        let mut free = -1.0_f64;
        for (at, label) in scale.ticks.iter().zip(&axis_texts) {
            let x = zero + way * at / scale.to * long;
            scene
                .primitives
                .push(ink::line(vec![(x, top), (x, foot)], Role::Grid));
            let half_text = wide(label, Role::AxisLabel) / 2.0;
            let from_zero = (x - zero).abs();
            if from_zero - half_text > free && x + half_text <= width_px && x >= half_text {
                scene.primitives.push(text(
                    (x, foot + 16.0),
                    label,
                    Anchor::Middle,
                    Role::AxisLabel,
                ));
                free = from_zero + half_text + 10.0;
            }
        }
        let name = ink::series_name(&data.series[side], words);
        let anchor = if side == 0 {
            Anchor::End
        } else {
            Anchor::Start
        };
        scene
            .primitives
            .push(text((zero, 12.0), &name, anchor, Role::Annotation));
    }
    // the largest group is at the top: ages grow upwards
    let every = (AXIS_TEXT / row).ceil().max(1.0) as usize;
    let numbers = words.beside_marks(&values);
    let mut numbers = numbers.into_iter();
    for (index, (group, label)) in data.groups.iter().zip(&labels).enumerate() {
        let y = foot - row * (index as f64 + 1.0);
        if index % every == 0 {
            scene.primitives.push(text(
                (width_px / 2.0, y + row / 2.0 + AXIS_TEXT * MIDDLE),
                &ink::cut(label, names_room - 6.0),
                Anchor::Middle,
                Role::AxisLabel,
            ));
        }
        for (side, (zero, way)) in sides.into_iter().enumerate() {
            let value = number(group, side);
            let end = zero + way * value.unwrap_or(0.0) / scale.to * long;
            let hair = (row * 0.1).min(1.0);
            if value.is_some_and(|value| value > 0.0) {
                let role = series_role(data, side, Paint::Fill);
                scene
                    .primitives
                    .push(rect((zero, y + hair), (end, y + row - hair), role));
            }
            let said = match value {
                Some(_) => numbers.next().unwrap_or_default(),
                None => words.texts.no_number.to_owned(),
            };
            let name = ink::series_name(&data.series[side], words);
            let mut wanted = filters(data, &model::cell::Cell::Missing, data.series.get(side));
            wanted.push((data.spec.by, test(group)));
            let left = if side == 0 { 0.0 } else { zero };
            scene.marks.push(mark(
                (left, y),
                (half, row),
                format!("{label}, {name}"),
                said,
                wanted,
            ));
        }
    }
    Some(scene)
}

fn test(group: &Group) -> Test {
    match &group.to {
        Some(to) => Test::Range {
            from: Some(group.key.clone()),
            to: Some(to.clone()),
            to_included: false,
        },
        None => Test::Equals(group.key.clone()),
    }
}

/// "20–24" of an age group of whole years, else as it is written.
fn age(group: &Group, words: &Words) -> String {
    match (
        group.key.as_f64(),
        group.to.as_ref().and_then(model::cell::Cell::as_f64),
    ) {
        (Some(from), Some(to)) => format!("{from:.0}–{:.0}", to - 1.0),
        _ => whole_name(&group.key, words),
    }
}

/// What the pyramid says: the largest age group, and how many there are of each sex.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let totals: Vec<(String, f64)> = data
        .groups
        .iter()
        .filter_map(|group| Some((age(group, words), finite(group.value)?)))
        .collect();
    let mut sentences = Vec::new();
    sentences.extend(words.ends(&totals, false));
    let sums: Vec<(String, String)> = data
        .series
        .iter()
        .enumerate()
        .take(2)
        .map(|(side, key)| {
            let parts = data.groups.iter().filter_map(|group| {
                let part = group.parts.get(side)?;
                finite(part.value)
            });
            let sum: f64 = parts.sum();
            (ink::series_name(key, words), words.prose(sum))
        })
        .collect();
    if let [one, other] = &sums[..]
        && data.spec.measure.adds_up()
    {
        sentences.push((words.texts.forms.two_sums)(one, other));
    }
    if data.series_left_out > 0 {
        let left = format::integer(data.series_left_out, words.language);
        sentences.push((words.texts.forms.sides_left_out)(
            data.series_left_out,
            &left,
        ));
    }
    sentences.extend(words.made(data));
    sentences.extend(words.limits(data));
    joined(sentences)
}
