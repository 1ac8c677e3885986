//! Two points on one row for each group, and the distance between them.

use crate::backend::Axis;
use crate::few::Few;
use crate::frame::{self, Rows};
use crate::ink::{self, Paint, filters, finite, mark, series_role};
use crate::plot::{self, Margins};

use crate::words::{Words, joined};
use model::scene::{Role, Scene};
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
    let rows = Rows::of(data, words, width_px, 8.0);
    let labels = &rows.labels;
    let (above, step) = if rows.is_wide {
        (12.0, 24.0)
    } else {
        (26.0, 40.0)
    };
    let height = legend_height + step * labels.len() as f64 + 30.0;
    let (x, edge) = frame::numbers(&values, words, width_px);
    let margins = Margins {
        top: legend_height,
        right: edge.max(8.0) + 6.0,
        bottom: 28.0,
        left: rows.room,
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
        for (index, (group, label)) in data.groups.iter().zip(labels).enumerate() {
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
            inside.push(rows.name(label, middle, middle - 10.0));
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
    let few = Few::of_parts(data);
    let both = || {
        data.groups
            .iter()
            .filter_map(|group| match &group.parts[..] {
                [a, b, ..] => {
                    let compares = |part| few.compares_part(data, group, part);
                    let is_compared = compares(a) && compares(b);
                    Some((group, finite(a.value)?, finite(b.value)?, is_compared))
                }
                _ => None,
            })
    };
    let held_back = both().filter(|own| !own.3).count() as u64;
    let widest = both()
        .filter(|own| own.3)
        .max_by(|a, b| (a.1 - a.2).abs().total_cmp(&(b.1 - b.2).abs()));
    if let (Some((group, a, b, _)), [first, second, ..]) = (widest, &names[..])
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
    sentences.extend(Few::words(held_back, words));
    sentences.extend(words.left_out(data));
    sentences.extend(words.made(data));
    sentences.extend(crate::lines::series_left_out(data, words));
    sentences.extend(words.limits(data));
    joined(sentences)
}
