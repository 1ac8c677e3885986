//! Vertical bars over the bins of one column: how its values lie.

use crate::backend::{AXIS_TEXT, Axis, VALUE_TEXT, filled};
use crate::measure::{Weight, width};
use crate::plot::{self, Margins};
use crate::ticks;
use crate::words::{Words, joined};
use model::cell::Cell;
use model::recipe::Test;
use model::scene::{Anchor, Mark, Primitive, Role, Scene};
use model::view_spec::{ChartData, Group};
use plotters::element::Rectangle;
use texts::format::{self, NumberStyle};

/// A bin, ready to draw.
struct Bin {
    from: f64,
    to: f64,
    rows: f64,
    name: String,
    filter: (u32, Test),
}

/// Draws the bins; `None` without rows.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let bins = bins(data, words);
    let rows: Vec<f64> = bins.iter().map(|bin| bin.rows).collect();
    let (first, last) = (bins.first()?, bins.last()?);
    if rows.iter().all(|n| *n == 0.0) {
        return None;
    }
    let height = (width_px * 0.5).clamp(170.0, 300.0).round();
    let scale = ticks::scale(&rows, (height / 55.0) as usize, true, false);
    let y = Axis {
        from: 0.0,
        to: scale.to,
        ticks: scale
            .ticks
            .iter()
            .copied()
            .zip(words.on_axis(&scale.ticks))
            .collect(),
    };
    let margins = Margins {
        top: 20.0,
        right: 18.0,
        bottom: 28.0,
        left: plot::room_for(&y.ticks),
    };
    let is_single = are_single_values(data);
    let (from, to) = (first.from, last.to.max(first.from + f64::MIN_POSITIVE));
    let inner = width_px - margins.left - margins.right;
    let x = Axis {
        from,
        to,
        ticks: match is_single {
            true => value_ticks(&bins, (from, to), inner),
            false => edge_ticks(data, words, (from, to), inner, margins.left, width_px),
        },
    };
    let mut scene = Scene {
        width: width_px,
        height,
        brush: Some(data.spec.by),
        numbers: Some(plot::lying((width_px, height), margins, &x)),
        ..Scene::default()
    };
    let texts = words.numbers.beside_marks(&rows);
    let highest = rows.iter().copied().fold(0.0, f64::max);
    let mut peak = None;
    let drawn = plot::plot((width_px, height), margins, (&x, &y), |context| {
        let foot = plot::place(context, from, 0.0).1;
        for (bin, text) in bins.iter().zip(&texts) {
            let (left, top) = plot::place(context, bin.from, bin.rows);
            let (right, _) = plot::place(context, bin.to, bin.rows);
            if bin.rows > 0.0 {
                // a hair of ground between bins, however narrow they are
                let hair = (bin.to - bin.from) * (0.5 / (right - left).max(2.0)).min(0.25);
                // values that stand alone stand apart
                let gap = if is_single { APART } else { hair };
                let corners = [(bin.from + gap, 0.0), (bin.to - gap, bin.rows)];
                context.draw_series([Rectangle::new(corners, filled(Role::Mark))])?;
            }
            if bin.rows == highest && peak.is_none() {
                peak = Some(((left + right) / 2.0, top, text.clone()));
            }
            scene.marks.push(Mark {
                x: left,
                y: 0.0,
                width: (right - left).max(0.0),
                height: foot,
                label: bin.name.clone(),
                value: text.clone(),
                filters: vec![bin.filter.clone()],
            });
        }
        Ok(())
    });
    scene.primitives = drawn.unwrap_or_default();
    if let Some((middle, top, text)) = peak {
        let half = width(&text, VALUE_TEXT, Weight::SemiBold) / 2.0;
        scene.primitives.push(Primitive::Text {
            x: middle.max(margins.left + half).min(width_px - half),
            y: top - 6.0,
            text,
            size: VALUE_TEXT,
            anchor: Anchor::Middle,
            role: Role::ValueLabel,
        });
    }
    Some(scene)
}

fn bins(data: &ChartData, words: &Words) -> Vec<Bin> {
    let style = edge_style(data);
    let last = data.groups.len().saturating_sub(1);
    let is_single = are_single_values(data);
    data.groups
        .iter()
        .enumerate()
        .filter_map(|(index, group)| {
            let upper = group.to.as_ref()?;
            let (from, to) = (group.key.as_f64()?, upper.as_f64()?);
            let [from_text, to_text] =
                [&group.key, upper].map(|edge| format::cell(edge, words.language, style));
            let range = Test::Range {
                from: Some(group.key.clone()),
                to: Some(upper.clone()),
                to_included: index == last,
            };
            (from.is_finite() && to.is_finite() && to >= from).then(|| Bin {
                from,
                to,
                rows: group.rows as f64,
                name: match is_single {
                    true => from_text,
                    false => (words.texts.range)(&from_text, &to_text, index == last),
                },
                filter: (data.spec.by, range),
            })
        })
        .collect()
}

/// Half of what is left free between values that stand alone, as a share of a bar.
const APART: f64 = 0.12;

/// True for whole numbers each of which has a bin of its own: they are values, no intervals.
pub(crate) fn are_single_values(data: &ChartData) -> bool {
    let is_one = |group: &Group| match (&group.key, &group.to) {
        (Cell::Integer(from), Some(Cell::Integer(to))) => to.checked_sub(*from) == Some(1),
        _ => false,
    };
    // the last bin holds its upper edge, too
    let last = data.groups.last().and_then(|group| group.key.as_f64());
    let most = data.by_extremes.as_ref().and_then(|ends| ends.1.as_f64());
    data.groups.iter().all(is_one) && last.is_some() && last == most
}

/// The values under the middle of their bars, as many as have room.
fn value_ticks(bins: &[Bin], (from, to): (f64, f64), inner: f64) -> Vec<(f64, String)> {
    let bar = inner / (to - from).max(1.0);
    let widest = bins
        .iter()
        .map(|bin| width(&bin.name, AXIS_TEXT, Weight::Regular))
        .fold(0.0, f64::max);
    let every = ((widest + 8.0) / bar.max(1.0)).ceil().max(1.0) as usize;
    let ticks = bins.iter().step_by(every);
    ticks
        .map(|bin| ((bin.from + bin.to) / 2.0, bin.name.clone()))
        .collect()
}

/// Edges that all look like years are written as years.
pub(crate) fn edge_style(data: &ChartData) -> NumberStyle {
    let years = data.groups.iter().all(|group| {
        matches!(group.key, Cell::Integer(1500..=2200))
            && matches!(group.to, Some(Cell::Integer(1500..=2200)))
    });
    if years {
        NumberStyle::Plain
    } else {
        NumberStyle::Grouped
    }
}

/// Round values under the bins whose labels stand apart.
fn edge_ticks(
    data: &ChartData,
    words: &Words,
    (from, to): (f64, f64),
    inner: f64,
    left: f64,
    width_px: f64,
) -> Vec<(f64, String)> {
    let whole = data
        .groups
        .iter()
        .all(|g| matches!(g.key, Cell::Integer(_) | Cell::Date(_)));
    let place = |at: f64| left + (at - from) / (to - from) * inner;
    let fits = |ticks: &[(f64, String)]| {
        let mut free_from = 0.0;
        ticks.iter().all(|(at, label)| {
            let half = width(label, AXIS_TEXT, Weight::Regular) / 2.0;
            let fits = place(*at) - half >= free_from && place(*at) + half <= width_px;
            free_from = place(*at) + half + 14.0;
            fits
        })
    };
    let is_number = data.groups.iter().all(|g| {
        matches!(
            g.key,
            Cell::Integer(_) | Cell::Decimal { .. } | Cell::Float(_)
        )
    });
    if is_number {
        let plain = edge_style(data) == NumberStyle::Plain;
        for about in (1..=8).rev() {
            let at = ticks::within(from, to, about, whole);
            let labels = if plain {
                at.iter().map(|v| (*v as i64).to_string()).collect()
            } else {
                format::axis(&at, words.language)
            };
            let ticks: Vec<(f64, String)> = at.into_iter().zip(labels).collect();
            if ticks.len() >= 2 && fits(&ticks) {
                return ticks;
            }
        }
    }
    // days and times of day: the edges of the bins themselves, as many as fit
    let edges: Vec<(f64, String)> = data
        .groups
        .iter()
        .map(|group| &group.key)
        .chain(data.groups.last().and_then(|group| group.to.as_ref()))
        .filter_map(|edge| {
            let label = format::cell(edge, words.language, edge_style(data));
            Some((edge.as_f64()?, label))
        })
        .collect();
    (1..=edges.len().max(1))
        .map(|every| -> Vec<(f64, String)> { edges.iter().step_by(every).cloned().collect() })
        .find(|ticks| fits(ticks))
        .unwrap_or_default()
}

/// What the bins say.
#[must_use]
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let style = edge_style(data);
    let all: u64 = data.groups.iter().map(|group| group.rows).sum();
    let integer = |n: u64| format::integer(n, words.language);
    let edge = |cell: &Cell| format::cell(cell, words.language, style);
    let last = data.groups.len().saturating_sub(1);
    let fullest = data.groups.iter().enumerate().reduce(|best, next| {
        if next.1.rows > best.1.rows {
            next
        } else {
            best
        }
    });
    let most = fullest.map_or(0, |(_, group)| group.rows);
    let ties = data
        .groups
        .iter()
        .filter(|group| group.rows == most)
        .count();
    let is_single = are_single_values(data);
    let first = match fullest {
        Some((_, group)) if all > 0 && is_single => {
            let values: Vec<String> = data
                .groups
                .iter()
                .filter(|group| group.rows == most)
                .map(|group| edge(&group.key))
                .collect();
            (words.texts.forms.most_common)(&integer(group.rows), &integer(all), &words.by, &values)
        }
        Some((_, group)) if all > 0 && ties > 1 => (words.texts.forms.fullest_of_several)(
            &integer(group.rows),
            &integer(all),
            &words.by,
            &integer(ties as u64),
        ),
        Some((_, group)) if all > 0 && group.to.as_ref() == Some(&group.key) => {
            (words.texts.one_value)(&integer(all), &words.by, &edge(&group.key))
        }
        Some((index, group)) if all > 0 => (words.texts.fullest)(
            &integer(group.rows),
            &integer(all),
            &words.by,
            &edge(&group.key),
            &group.to.as_ref().map(edge).unwrap_or_default(),
            index == last,
        ),
        _ => words.texts.nothing.to_owned(),
    };
    let mut sentences = vec![first];
    sentences.extend(words.limits(data));
    joined(sentences)
}
