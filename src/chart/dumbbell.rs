//! Two points on one row for each group, and the distance between them.

use crate::backend::{AXIS_TEXT, Axis};
use crate::ink::{
    self, GAP, MIDDLE, Paint, WIDE, cut, filters, finite, mark, series_role, text, whole_name, wide,
};
use crate::plot::{self, Margins};
use crate::ticks;
use crate::words::{Words, joined};
use model::scene::{Anchor, Role, Scene};
use model::view_spec::ChartData;

/// Draws the points; `None` when no group has a number.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let values: Vec<f64> = data
        .groups
        .iter()
        .flat_map(|group| group.parts.iter().filter_map(|part| finite(part.value)))
        .collect();
    if values.is_empty() {
        return None;
    }
    let names = ink::series_names(data, words);
    let entries: Vec<(String, Role)> = names
        .iter()
        .enumerate()
        .map(|(index, name)| (name.clone(), series_role(data, index, Paint::Fill)))
        .collect();
    let (legend, legend_height) = ink::legend(&entries, width_px);
    let is_wide = width_px >= WIDE;
    let labels: Vec<String> = data
        .groups
        .iter()
        .map(|group| whole_name(&group.key, words))
        .collect();
    let longest = labels.iter().map(|name| wide(name, Role::AxisLabel));
    let names_room = if is_wide {
        (longest.fold(0.0, f64::max) + 2.0 * GAP)
            .min(width_px * 0.34)
            .ceil()
    } else {
        8.0
    };
    let (above, step) = if is_wide { (12.0, 24.0) } else { (26.0, 40.0) };
    let height = legend_height + step * labels.len() as f64 + 30.0;
    let scale = ticks::scale(
        &values,
        (width_px / 110.0) as usize,
        words.numbers.whole,
        true,
    );
    let x = Axis {
        from: scale.from,
        to: scale.to,
        ticks: scale
            .ticks
            .iter()
            .copied()
            .zip(words.on_axis(&scale.ticks))
            .collect(),
    };
    let edge = x
        .ticks
        .last()
        .map_or(0.0, |(_, label)| wide(label, Role::AxisLabel) / 2.0);
    let margins = Margins {
        top: legend_height,
        right: edge.max(8.0) + 6.0,
        bottom: 28.0,
        left: names_room,
    };
    let y = Axis {
        from: 1.0,
        to: 0.0,
        ticks: Vec::new(),
    };
    let mut scene = Scene {
        numbers: Some(plot::lying((width_px, height), margins, &x)),
        ..ink::scene(width_px, height)
    };
    scene.primitives = legend;
    let mut inside = Vec::new();
    let mut texts = words.beside_marks(&values).into_iter();
    let mut marks = Vec::new();
    let primitives = plot::plot((width_px, height), margins, (&x, &y), |context| {
        let across = |value: f64| plot::place(context, value, 0.0).0;
        for (at, _) in &x.ticks {
            let x = across(*at);
            let line = vec![(x, legend_height), (x, height - 28.0)];
            inside.push(ink::line(line, Role::Grid));
        }
        for (index, (group, label)) in data.groups.iter().zip(&labels).enumerate() {
            let top = legend_height + index as f64 * step;
            let middle = top + above;
            let points: Vec<(usize, f64)> = group
                .parts
                .iter()
                .take(names.len())
                .enumerate()
                .filter_map(|(series, part)| Some((series, across(finite(part.value)?))))
                .collect();
            if let [(_, a), (_, b)] = points[..] {
                inside.push(ink::line(vec![(a, middle), (b, middle)], Role::RestLine));
            }
            for (series, x) in &points {
                let role = series_role(data, *series, Paint::Point);
                inside.push(ink::circle((*x, middle), 5.0, role));
            }
            let said: Vec<String> = group
                .parts
                .iter()
                .zip(&names)
                .map(|(part, name)| match finite(part.value) {
                    Some(_) => format!("{name} {}", texts.next().unwrap_or_default()),
                    None => format!("{name} {}", words.texts.no_number),
                })
                .collect();
            marks.push(mark(
                (0.0, top),
                (width_px, step),
                label.clone(),
                said.join("; "),
                filters(data, &group.key, None),
            ));
            let name = if is_wide {
                let y = middle + AXIS_TEXT * MIDDLE;
                let name = cut(label, names_room - GAP - 2.0);
                text((names_room - GAP, y), &name, Anchor::End, Role::AxisLabel)
            } else {
                let name = cut(label, width_px);
                text((0.0, middle - 10.0), &name, Anchor::Start, Role::AxisLabel)
            };
            inside.push(name);
        }
        Ok(())
    });
    scene.primitives.extend(primitives.unwrap_or_default());
    scene.primitives.extend(inside);
    scene.marks = marks;
    Some(scene)
}

/// What the points say: where they are farthest apart.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let names = ink::series_names(data, words);
    let mut sentences = Vec::new();
    let widest = data
        .groups
        .iter()
        .filter_map(|group| match &group.parts[..] {
            [a, b, ..] => Some((group, finite(a.value)?, finite(b.value)?)),
            _ => None,
        })
        .max_by(|a, b| (a.1 - a.2).abs().total_cmp(&(b.1 - b.2).abs()));
    if let (Some((group, a, b)), [first, second, ..]) = (widest, &names[..])
        && a != b
    {
        let (one, other) = words.pair(a, b);
        let points = words.numbers.percent.then(|| words.points((a - b).abs()));
        sentences.push((words.texts.forms.apart)(
            (first, second),
            &words.name(&group.key),
            (&one, &other),
            points.as_deref(),
        ));
    }
    sentences.extend(words.left_out(data));
    sentences.extend(words.made(data));
    sentences.extend(crate::lines::series_left_out(data, words));
    sentences.extend(words.limits(data));
    joined(sentences)
}
