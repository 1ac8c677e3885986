//! A table whose numbers are the depth of a colour; what has no number is hatched.

use crate::backend::AXIS_TEXT;
use crate::few::Few;
use crate::ink::{
    self, GAP, MIDDLE, cut, filters, finite, is_folded, level, mark, on_level, rect, series_name,
    text, whole_name, wide,
};
use crate::words::{Words, joined};
use model::cell::Cell;
use model::recipe::Test;
use model::scene::{Anchor, Role, Scene};
use model::view_spec::{ChartData, Group};

/// Draws the table; `None` when no cell has a number.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let values: Vec<f64> = data
        .groups
        .iter()
        .flat_map(|group| group.parts.iter().filter_map(|part| finite(part.value)))
        .collect();
    let least = values.iter().copied().reduce(f64::min)?;
    let most = values.iter().copied().reduce(f64::max)?;
    let rows: Vec<String> = data
        .groups
        .iter()
        .map(|group| row_name(group, words))
        .collect();
    let columns: Vec<String> = data
        .series
        .iter()
        .map(|key| series_name(key, words))
        .collect();
    let longest = rows.iter().map(|name| wide(name, Role::AxisLabel));
    let names_room = (longest.fold(0.0, f64::max) + GAP + 2.0)
        .min(width_px * 0.34)
        .ceil();
    let ends = words.beside_marks(&[least, most]);
    let (legend, legend_height) = ink::level_legend(&ends[0], &ends[1]);
    let step = (width_px - names_room) / columns.len().max(1) as f64;
    let row_height = if rows.len() > 20 { 18.0 } else { 24.0 };
    let top = legend_height + 20.0;
    let mut scene = ink::scene(width_px, top + row_height * rows.len() as f64 + 2.0);
    scene.primitives = legend;
    // names of columns that have no room are left to the marks and the table, never drawn over each other
    let every = (1..=columns.len()).find(|every| {
        let shown = columns.iter().step_by(*every);
        shown.fold(0.0, |most: f64, name| most.max(wide(name, Role::AxisLabel))) + 6.0
            <= step * *every as f64
    });
    for (at, name) in columns.iter().enumerate() {
        let half = wide(name, Role::AxisLabel) / 2.0;
        let middle = names_room + (at as f64 + 0.5) * step;
        let (name, middle) = match every {
            Some(every) if at % every == 0 => (
                name.clone(),
                middle
                    .min(width_px - half)
                    .max(names_room + half.min(step / 2.0)),
            ),
            Some(_) => continue,
            None => (cut(name, step - 6.0), middle),
        };
        scene.primitives.push(text(
            (middle, top - 6.0),
            &name,
            Anchor::Middle,
            Role::AxisLabel,
        ));
    }
    let texts = words.beside_marks(&values);
    let widest = texts
        .iter()
        .map(|value| wide(value, Role::ValueLabel))
        .fold(0.0, f64::max);
    let are_written = widest + 6.0 <= step && row_height > 20.0;
    let mut texts = texts.into_iter();
    for (row, (group, name)) in data.groups.iter().zip(&rows).enumerate() {
        let y = top + row as f64 * row_height;
        let baseline = y + row_height / 2.0 + AXIS_TEXT * MIDDLE;
        scene.primitives.push(text(
            (names_room - GAP, baseline),
            &cut(name, names_room - GAP - 2.0),
            Anchor::End,
            Role::AxisLabel,
        ));
        for (column, part) in group.parts.iter().enumerate().take(columns.len()) {
            let x = names_room + column as f64 * step;
            let corners = ((x + 0.5, y + 0.5), (x + step - 0.5, y + row_height - 0.5));
            let mut said = words.texts.no_number.to_owned();
            match finite(part.value) {
                Some(value) => {
                    said = texts.next().unwrap_or_default();
                    let depth = level(value, least, most);
                    scene
                        .primitives
                        .push(rect(corners.0, corners.1, Role::Level(depth)));
                    if are_written {
                        scene.primitives.push(text(
                            (x + step / 2.0, y + row_height / 2.0 + 12.5 * MIDDLE),
                            &said,
                            Anchor::Middle,
                            on_level(depth),
                        ));
                    }
                }
                None => scene
                    .primitives
                    .push(rect(corners.0, corners.1, Role::Missing)),
            }
            let mut wanted = match &group.to {
                Some(to) => vec![(data.spec.by, between(&group.key, to))],
                None => filters(data, &group.key, None),
            };
            if let (Some(own), Some(key)) = (data.spec.series, data.series.get(column))
                && !key.is_missing()
                && group.to.is_none()
                && !is_folded(data, &group.key)
            {
                wanted.push((own, Test::Equals(key.clone())));
            }
            scene.marks.push(mark(
                (x, y),
                (step, row_height),
                format!("{name}, {}", columns[column]),
                said,
                wanted,
            ));
        }
    }
    Some(scene)
}

fn between(from: &Cell, to: &Cell) -> Test {
    Test::Range {
        from: Some(from.clone()),
        to: Some(to.clone()),
        to_included: false,
    }
}

fn row_name(group: &Group, words: &Words) -> String {
    match &group.to {
        Some(to) => (words.texts.range)(
            &whole_name(&group.key, words),
            &whole_name(to, words),
            false,
        ),
        None => whole_name(&group.key, words),
    }
}

/// What the table says: its largest and its smallest number.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let (mut empty, mut held_back) = (0, 0);
    let few = Few::of_parts(data);
    let mut all: Vec<(String, f64)> = Vec::new();
    for group in &data.groups {
        for (key, part) in data.series.iter().zip(&group.parts) {
            match finite(part.value) {
                Some(_) if !few.compares_part(data, group, part) => held_back += 1,
                Some(value) => all.push((
                    format!("{}, {}", row_name(group, words), series_name(key, words)),
                    value,
                )),
                None => empty += 1,
            }
        }
    }
    let mut sentences = Vec::new();
    sentences.extend(words.ends(&all, data.left_out + data.series_left_out == 0));
    if empty > 0 {
        let written = texts::format::integer(empty, words.language);
        sentences.push((words.texts.forms.empty_cells)(empty, &written));
    }
    sentences.extend(Few::words(held_back, words));
    sentences.extend(words.left_out(data));
    sentences.extend(crate::lines::series_left_out(data, words));
    sentences.extend(words.made(data));
    sentences.extend(words.limits(data));
    joined(sentences)
}
