//! Vertical bars from zero, in the order of their names: ages, years, months, weekdays.

use crate::backend::{Axis, OWN};
use crate::found;
use crate::ink::{self, Paint, filters, finite, mark, rect, series_role, text, whole_name, wide};
use crate::lines::marked_breaks;
use crate::plot::{self, Margins};
use crate::ticks;
use crate::timeline::Timeline;
use crate::words::Words;
use model::message::Language;
use model::scene::{Anchor, Role, Scene};
use model::view_spec::ChartData;

/// Known breaks between the bars: how many bars stand before them, and how they are called.
fn marked(data: &ChartData, language: Language) -> Vec<(f64, String)> {
    if data.breaks.is_empty() {
        return Vec::new();
    }
    let line = Timeline::of(data, language);
    let marked = marked_breaks(data, &line, language).into_iter();
    marked
        .map(|(at, name)| {
            let before = line.points.iter().filter(|point| point.at < at);
            (before.count() as f64, name)
        })
        .collect()
}

/// Draws the bars; `None` when no group has a number, or when they have no room: then they lie.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let values: Vec<f64> = data.groups.iter().filter_map(|g| finite(g.value)).collect();
    if values.is_empty() {
        return None;
    }
    let height = (width_px * 0.5).clamp(180.0, 300.0).round();
    let scale = ticks::scale(
        &values,
        (height / 55.0) as usize,
        words.numbers.whole,
        false,
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
    let marked = marked(data, words.language);
    let break_room = if marked.is_empty() { 0.0 } else { 16.0 };
    let height = height + break_room;
    let margins = Margins {
        top: 20.0 + break_room,
        right: 4.0,
        bottom: 28.0,
        left: plot::room_for(&y.ticks),
    };
    let count = data.groups.len() as f64;
    let step = (width_px - margins.left - margins.right) / count;
    let names: Vec<String> = data
        .groups
        .iter()
        .map(|group| whole_name(&group.key, words))
        .collect();
    let every = (1..=names.len()).find(|every| {
        let shown = names.iter().step_by(*every);
        shown.fold(0.0, |most: f64, name| most.max(wide(name, Role::AxisLabel))) + 8.0
            <= step * *every as f64
    });
    let x = Axis {
        from: 0.0,
        to: count,
        ticks: names
            .iter()
            .enumerate()
            .step_by(every.unwrap_or(usize::MAX))
            .map(|(at, name)| (at as f64 + 0.5, name.clone()))
            .filter(|_| every.is_some())
            .collect(),
    };
    let texts = words.beside_marks(&values);
    let all_fit = texts
        .iter()
        .all(|value| wide(value, Role::ValueLabel) + 4.0 <= step);
    let mut scene = Scene {
        brush: data.spec.brushed(),
        numbers: Some(plot::upright((width_px, height), margins, &y)),
        ..ink::scene(width_px, height)
    };
    let mut inside = Vec::new();
    let mut texts = texts.into_iter();
    let mut marks = Vec::new();
    let primitives = plot::plot((width_px, height), margins, (&x, &y), |context| {
        let place = |x: f64, y: f64| plot::place(context, x, y);
        for (at, (group, name)) in data.groups.iter().zip(&names).enumerate() {
            let (left, foot) = place(at as f64, 0.0);
            let (right, _) = place(at as f64 + 1.0, 0.0);
            let hair = ((right - left) * 0.14).max(0.5);
            let mut said = words.texts.no_number.to_owned();
            if let Some(value) = finite(group.value) {
                let top = place(at as f64, value).1;
                said = texts.next().unwrap_or_default();
                if value != 0.0 {
                    let role = match data.own.contains(&group.key) {
                        true => Role::SeriesMark(OWN),
                        false => series_role(data, 0, Paint::Fill),
                    };
                    inside.push(rect((left + hair, foot), (right - hair, top), role));
                }
                if all_fit {
                    let y = if value < 0.0 { top + 14.0 } else { top - 5.0 };
                    let middle = (left + right) / 2.0;
                    inside.push(text((middle, y), &said, Anchor::Middle, Role::ValueLabel));
                }
            }
            marks.push(mark(
                (left, 0.0),
                (right - left, height - margins.bottom),
                name.clone(),
                said,
                filters(data, &group.key, None),
            ));
        }
        Ok(())
    });
    scene.primitives = primitives.unwrap_or_default();
    let frame = (margins.top, height - margins.bottom);
    let across = |at: f64| margins.left + at * step;
    let drawn = found::references(&marked, across, frame, width_px, frame.0 - 20.0);
    scene.primitives.extend(drawn);
    scene.primitives.extend(inside);
    scene.marks = marks;
    Some(scene)
}
