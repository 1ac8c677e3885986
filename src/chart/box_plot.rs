//! How the values of each group are spread: a box for the middle half, a line at the median, whiskers to the ends.

use crate::backend::Axis;
use crate::few::Few;
use crate::frame::{self, Rows};
use crate::ink::{self, filters, mark, rect};
use crate::plot::{self, Margins};

use crate::words::{Words, joined};
use model::scene::{Role, Scene};
use model::view_spec::{ChartData, Group, Spread};
use texts::format;

const BOX: f64 = 16.0;

/// Draws the boxes; `None` when no group has a value.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let spreads: Vec<Spread> = data
        .groups
        .iter()
        .filter_map(|group| group.spread)
        .collect();
    let ends: Vec<f64> = spreads
        .iter()
        .flat_map(|spread| [spread.least, spread.most])
        .filter(|value| value.is_finite())
        .collect();
    if ends.is_empty() {
        return None;
    }
    let rows = Rows::of(data, words, width_px, 4.0);
    let labels = &rows.labels;
    let (above, step) = if rows.is_wide {
        (6.0, 28.0)
    } else {
        (20.0, 44.0)
    };
    let height = step * labels.len() as f64 + 30.0;
    let (x, edge) = frame::numbers(&ends, words, width_px);
    let margins = Margins {
        top: 2.0,
        right: edge + 6.0,
        bottom: 28.0,
        left: rows.room,
    };
    let y = Axis {
        from: labels.len() as f64,
        to: 0.0,
        ticks: Vec::new(),
    };
    let mut scene = Scene {
        numbers: Some(plot::lying((width_px, height), margins, &x)),
        ..ink::scene(width_px, height)
    };
    let mut grid = Vec::new();
    let mut inside = Vec::new();
    let primitives = plot::plot((width_px, height), margins, (&x, &y), |context| {
        let across = |value: f64| plot::place(context, value, 0.0).0;
        for (at, _) in &x.ticks {
            let x = across(*at);
            grid.push(ink::line(vec![(x, 2.0), (x, height - 28.0)], Role::Grid));
        }
        for (index, group) in data.groups.iter().enumerate() {
            let top = 2.0 + index as f64 * step + above;
            let middle = top + BOX / 2.0;
            let Some(spread) = group.spread else {
                continue;
            };
            let [least, lower, median, upper, most] = [
                spread.least,
                spread.lower,
                spread.median,
                spread.upper,
                spread.most,
            ]
            .map(across);
            inside.push(ink::line(
                vec![(least, middle), (lower, middle)],
                Role::Axis,
            ));
            inside.push(ink::line(vec![(upper, middle), (most, middle)], Role::Axis));
            for end in [least, most] {
                let tick = vec![(end, middle - 4.0), (end, middle + 4.0)];
                inside.push(ink::line(tick, Role::Axis));
            }
            let right = upper.max(lower + 1.0);
            inside.push(rect((lower, top), (right, top + BOX), Role::Band));
            inside.push(ink::line(
                vec![(median, top - 1.0), (median, top + BOX + 1.0)],
                Role::Line,
            ));
        }
        Ok(())
    });
    scene.primitives = grid;
    scene.primitives.extend(primitives.unwrap_or_default());
    scene.primitives.extend(inside);
    for (index, (group, label)) in data.groups.iter().zip(labels).enumerate() {
        let top = 2.0 + index as f64 * step;
        let name = rows.name(label, top + above + BOX / 2.0, top + above - 6.0);
        scene.primitives.push(name);
        let value = group.spread.map_or_else(
            || words.texts.no_number.to_owned(),
            |spread| {
                let numbers = words.beside_marks(&[
                    spread.least,
                    spread.lower,
                    spread.median,
                    spread.upper,
                    spread.most,
                ]);
                (words.texts.forms.spread)(&numbers)
            },
        );
        scene.marks.push(mark(
            (0.0, top),
            (width_px, step),
            label.clone(),
            value,
            filters(data, &group.key, None),
        ));
    }
    Some(scene)
}

/// What the boxes say.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let values = |group: &Group| group.spread.map_or(0, |spread| spread.values);
    let few = Few::of(data, data.groups.iter().map(values));
    let held_back = data
        .groups
        .iter()
        .filter(|group| !few.compares(values(group)));
    let held_back = held_back.count() as u64;
    let medians: Vec<(String, f64)> = data
        .groups
        .iter()
        .filter(|group| few.compares(values(group)))
        .filter_map(|group| Some((words.name(&group.key), group.spread?.median)))
        .collect();
    let mut sentences = Vec::new();
    let ends = words.ends(&medians, data.left_out == 0);
    sentences.extend(ends.map(|ends| (words.texts.forms.medians)(&ends)));
    sentences.push(words.texts.forms.box_legend.to_owned());
    if data.left_out > 0 {
        let shown = data.groups.len() as u64;
        sentences.push((words.texts.left_out)(
            &format::integer(shown, words.language),
            &format::integer(shown + data.left_out, words.language),
        ));
    }
    // those that stand last are told of below
    sentences.extend(Few::words(held_back.saturating_sub(data.unranked), words));
    sentences.extend(words.limits(data));
    joined(sentences)
}
