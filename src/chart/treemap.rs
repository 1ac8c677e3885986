//! Areas as large as their numbers, cut so that each is as near to a square as can be (Bruls, Huizing and van Wijk
//! 2000: "Squarified treemaps").

use crate::backend::{AXIS_TEXT, VALUE_TEXT};
use crate::ink::{self, cut, filters, finite, mark, rect, text, whole_name, wide};
use crate::words::{Words, joined};
use model::scene::{Anchor, Role, Scene};
use model::view_spec::{ChartData, Group};

/// Left, top, width and height.
type Area = (f64, f64, f64, f64);

/// Draws the areas; `None` when no group has a positive number.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let groups = positive(data);
    if groups.is_empty() {
        return None;
    }
    let height = (width_px * 0.6).clamp(240.0, 420.0).round();
    let values: Vec<f64> = groups.iter().map(|(_, value)| *value).collect();
    let texts = words.beside_marks(&values);
    let areas = squarified(&values, (0.0, 0.0, width_px, height));
    let mut scene = ink::scene(width_px, height);
    for (((group, _), said), (x, y, width, height)) in groups.iter().zip(&texts).zip(areas) {
        let is_rest = group.key.is_missing();
        let name = if is_rest {
            words.texts.forms.others.to_owned()
        } else {
            whole_name(&group.key, words)
        };
        let role = if is_rest { Role::Rest } else { Role::Mark };
        let (right, foot) = (x + (width - 1.5).max(0.5), y + (height - 1.5).max(0.5));
        scene.primitives.push(rect((x, y), (right, foot), role));
        let room = width - 14.0;
        let words_role = if is_rest {
            Role::ValueLabel
        } else {
            Role::OnMark
        };
        let has_room = room >= 34.0 && height >= 22.0;
        if has_room {
            let name = ink_cut(&name, room);
            let baseline = y + 6.0 + AXIS_TEXT * 0.8;
            scene
                .primitives
                .push(text((x + 7.0, baseline), &name, Anchor::Start, words_role));
            if height >= 40.0 && wide(said, words_role) <= room {
                let below = baseline + VALUE_TEXT + 4.0;
                scene
                    .primitives
                    .push(text((x + 7.0, below), said, Anchor::Start, words_role));
            }
        }
        scene.marks.push(mark(
            (x, y),
            (width, height),
            name,
            said.clone(),
            filters(data, &group.key, None),
        ));
    }
    Some(scene)
}

/// A name in semi-bold, cut to a room: the regular letters are a little narrower.
fn ink_cut(name: &str, room: f64) -> String {
    cut(name, room * 0.94)
}

fn positive(data: &ChartData) -> Vec<(&Group, f64)> {
    data.groups
        .iter()
        .filter_map(|group| Some((group, finite(group.value).filter(|value| *value > 0.0)?)))
        .collect()
}

/// Areas in the order of the values.
fn squarified(values: &[f64], whole: Area) -> Vec<Area> {
    let sum: f64 = values.iter().sum();
    let scale = whole.2 * whole.3 / sum;
    let sizes: Vec<f64> = values.iter().map(|value| value * scale).collect();
    let mut out = Vec::with_capacity(values.len());
    let mut left = whole;
    let mut from = 0;
    while from < sizes.len() {
        let side = left.2.min(left.3);
        let mut to = from + 1;
        while to < sizes.len() && worst(&sizes[from..=to], side) <= worst(&sizes[from..to], side) {
            to += 1;
        }
        let row: f64 = sizes[from..to].iter().sum();
        let thick = if side > 0.0 { row / side } else { 0.0 };
        let mut at = 0.0;
        for size in &sizes[from..to] {
            let long = if thick > 0.0 { size / thick } else { 0.0 };
            out.push(if left.2 >= left.3 {
                (left.0, left.1 + at, thick, long)
            } else {
                (left.0 + at, left.1, long, thick)
            });
            at += long;
        }
        left = if left.2 >= left.3 {
            (left.0 + thick, left.1, (left.2 - thick).max(0.0), left.3)
        } else {
            (left.0, left.1 + thick, left.2, (left.3 - thick).max(0.0))
        };
        from = to;
    }
    out
}

/// How far the least square of a row is from a square.
fn worst(row: &[f64], side: f64) -> f64 {
    let sum: f64 = row.iter().sum();
    let most = row.iter().copied().fold(0.0, f64::max);
    let least = row.iter().copied().fold(f64::INFINITY, f64::min);
    let (sum, side) = (sum * sum, side * side);
    (side * most / sum).max(sum / (side * least))
}

/// What the areas say.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let groups = positive(data);
    let all: Vec<(String, f64)> = groups
        .iter()
        .filter(|(group, _)| !group.key.is_missing())
        .map(|(group, value)| (words.name(&group.key), *value))
        .collect();
    let mut sentences = Vec::new();
    sentences.extend(words.ends(&all, data.left_out == 0));
    let sum: f64 = groups.iter().map(|(_, value)| value).sum();
    if let Some((name, most)) = all.iter().max_by(|a, b| a.1.total_cmp(&b.1))
        && all.iter().filter(|other| other.1 == *most).count() == 1
        && !words.numbers.percent
        && all.len() > 1
    {
        let share = texts::format::percent(most / sum, 0, words.language);
        sentences.push((words.texts.forms.share_of_all)(name, &share));
    }
    let below = data
        .groups
        .iter()
        .filter(|group| finite(group.value).is_some_and(|value| value < 0.0))
        .count() as u64;
    if below > 0 {
        let written = texts::format::integer(below, words.language);
        sentences.push((words.texts.forms.negative_left_out)(below, &written));
    }
    sentences.extend(words.left_out(data));
    sentences.extend(words.made(data));
    sentences.extend(words.limits(data));
    joined(sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_as_large_as_their_numbers_and_fill_the_whole() {
        let values = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0];
        let areas = squarified(&values, (0.0, 0.0, 600.0, 400.0));
        for (value, (_, _, width, height)) in values.iter().zip(&areas) {
            assert!((width * height - value * 10_000.0).abs() < 1e-6);
        }
        for (x, y, width, height) in areas {
            assert!(x + width <= 600.000_1 && y + height <= 400.000_1);
        }
    }
}
