//! Horizontal bars of several series: side by side, one behind another, or as shares of their group.

use crate::backend::AXIS_TEXT;
use crate::few::Few;
use crate::frame::Rows;
use crate::ink::{
    self, GAP, MIDDLE, Paint, filters, finite, mark, on_series, rect, series_role, text, wide,
};
use crate::words::{Words, joined};
use model::scene::{Anchor, Role, Ruler, Scene};
use model::view_spec::{ChartData, ChartForm, Group};
use texts::format;

/// Height of one bar.
const BAR: f64 = 18.0;
/// Height of a bar among others of its group.
const THIN: f64 = 14.0;
/// Between two groups.
const BETWEEN: f64 = 10.0;
/// Room above a bar for its name on a narrow drawing.
const NAME: f64 = 17.0;

/// Draws the bars; `None` when no part has a number.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let is_side_by_side = data.spec.form == ChartForm::GroupedBar;
    let values: Vec<f64> = data.groups.iter().flat_map(numbers).collect();
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
    let rows = Rows::of(data, words, width_px, 0.0);
    let labels = &rows.labels;
    let (low, high) = span(data, is_side_by_side);
    let texts = written(data, words, is_side_by_side);
    let widest = texts
        .iter()
        .flatten()
        .map(|value| wide(value, Role::ValueLabel))
        .fold(0.0, f64::max);
    let is_share = data.spec.form == ChartForm::ShareBar;
    let room_right = if is_share { 2.0 } else { widest + GAP + 2.0 };
    let room_left = if low < 0.0 { widest + GAP } else { 0.0 };
    let from = rows.room + room_left;
    let across = |value: f64| {
        from + (value - low) / (high - low).max(f64::MIN_POSITIVE) * (width_px - room_right - from)
    };
    let bars = if is_side_by_side {
        names.len() as f64 * (THIN + 1.0)
    } else {
        BAR
    };
    let above = if rows.is_wide { 0.0 } else { NAME };
    let step = above + bars + BETWEEN;
    let height = legend_height + step * data.groups.len() as f64;
    let mut scene = Scene {
        numbers: Some(Ruler {
            is_upright: false,
            from: (low, from),
            to: (high, width_px - room_right),
            across: (legend_height, height),
        }),
        ..ink::scene(width_px, height)
    };
    scene.primitives = legend;
    let zero = across(0.0);
    for (index, (group, label)) in data.groups.iter().zip(labels).enumerate() {
        let top = legend_height + index as f64 * step + above;
        let name = rows.name(label, top + bars / 2.0, top - 5.0);
        scene.primitives.push(name);
        let row = Bars {
            data,
            words,
            group,
            label,
            names: &names,
            texts: &texts[index],
            top,
        };
        if is_side_by_side {
            row.side_by_side(&mut scene, across, zero);
        } else {
            row.stacked(&mut scene, across, zero);
        }
        scene.primitives.push(ink::line(
            vec![(zero, top - 2.0), (zero, top + bars + 2.0)],
            Role::Axis,
        ));
    }
    Some(scene)
}

fn numbers(group: &Group) -> impl Iterator<Item = f64> {
    group.parts.iter().filter_map(|part| finite(part.value))
}

/// The ends of the axis; zero is between them.
fn span(data: &ChartData, is_side_by_side: bool) -> (f64, f64) {
    if data.spec.form == ChartForm::ShareBar {
        return (0.0, 100.0);
    }
    let mut ends = (0.0_f64, 0.0_f64);
    for group in &data.groups {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in numbers(group) {
            if is_side_by_side {
                (low, high) = (low.min(value), high.max(value));
            } else if value < 0.0 {
                low += value;
            } else {
                high += value;
            }
        }
        ends = (ends.0.min(low), ends.1.max(high));
    }
    if ends.1 <= ends.0 {
        ends.1 = ends.0 + 1.0;
    }
    ends
}

/// The numbers beside or in the bars of each group: of every part, or of the group as a whole and every part.
fn written(data: &ChartData, words: &Words, is_side_by_side: bool) -> Vec<Vec<String>> {
    let parts: Vec<f64> = data.groups.iter().flat_map(numbers).collect();
    let mut texts = words.beside_marks(&parts).into_iter();
    let totals: Vec<f64> = data
        .groups
        .iter()
        .map(|group| finite(group.value).unwrap_or(0.0))
        .collect();
    let totals = words.beside_marks(&totals);
    data.groups
        .iter()
        .zip(totals)
        .map(|(group, total)| {
            let mut own: Vec<String> = group
                .parts
                .iter()
                .map(|part| match finite(part.value) {
                    Some(_) => texts.next().unwrap_or_default(),
                    None => words.texts.no_number.to_owned(),
                })
                .collect();
            if !is_side_by_side && data.spec.form == ChartForm::StackedBar {
                own.push(total);
            }
            own
        })
        .collect()
}

/// The bars of one group.
struct Bars<'a> {
    data: &'a ChartData,
    words: &'a Words,
    group: &'a Group,
    label: &'a str,
    names: &'a [String],
    texts: &'a [String],
    top: f64,
}

impl Bars<'_> {
    fn mark(&self, scene: &mut Scene, series: usize, at: (f64, f64), size: (f64, f64)) {
        let value = self.texts.get(series).cloned().unwrap_or_default();
        scene.marks.push(mark(
            at,
            size,
            format!("{}, {}", self.label, self.names[series]),
            value,
            filters(self.data, &self.group.key, self.data.series.get(series)),
        ));
    }

    fn side_by_side(&self, scene: &mut Scene, across: impl Fn(f64) -> f64, zero: f64) {
        for (series, part) in self.group.parts.iter().enumerate().take(self.names.len()) {
            let top = self.top + series as f64 * (THIN + 1.0);
            let value = finite(part.value);
            let end = across(value.unwrap_or(0.0));
            if value.is_some_and(|value| value != 0.0) {
                let role = series_role(self.data, series, Paint::Fill);
                scene
                    .primitives
                    .push(rect((zero, top), (end, top + THIN), role));
            }
            let is_negative = value.is_some_and(|value| value < 0.0);
            let (x, anchor) = if is_negative {
                (end - GAP, Anchor::End)
            } else {
                (end + GAP, Anchor::Start)
            };
            let role = if value.is_some() {
                Role::ValueLabel
            } else {
                Role::AxisLabel
            };
            scene.primitives.push(text(
                (x, top + THIN / 2.0 + 12.5 * MIDDLE),
                &self.texts[series],
                anchor,
                role,
            ));
            self.mark(scene, series, (0.0, top), (scene.width, THIN + 1.0));
        }
    }

    fn stacked(&self, scene: &mut Scene, across: impl Fn(f64) -> f64, zero: f64) {
        let (mut low, mut high) = (0.0, 0.0);
        let mut ends = (zero, zero);
        for (series, part) in self.group.parts.iter().enumerate().take(self.names.len()) {
            let Some(value) = finite(part.value).filter(|value| *value != 0.0) else {
                continue;
            };
            let before = if value < 0.0 { &mut low } else { &mut high };
            let (x0, x1) = (across(*before), across(*before + value));
            *before += value;
            ends = (ends.0.min(x1), ends.1.max(x1));
            // a hair of ground between parts, however thin they are
            let hair = ((x1 - x0).abs() * 0.25).min(1.0) * (x1 - x0).signum();
            let role = series_role(self.data, series, Paint::Fill);
            scene
                .primitives
                .push(rect((x0, self.top), (x1 - hair, self.top + BAR), role));
            let room = (x1 - x0).abs() - 2.0 * GAP;
            let words = on_series(self.data, series);
            let value = &self.texts[series];
            if wide(value, words) <= room {
                scene.primitives.push(text(
                    ((x0 + x1) / 2.0, self.top + BAR / 2.0 + 12.5 * MIDDLE),
                    value,
                    Anchor::Middle,
                    words,
                ));
            }
            let left = x0.min(x1);
            self.mark(
                scene,
                series,
                (left, self.top - 3.0),
                ((x1 - x0).abs(), BAR + 6.0),
            );
        }
        if let Some(total) = self.texts.get(self.names.len()) {
            let is_negative = low < 0.0 && high == 0.0;
            let (x, anchor) = if is_negative {
                (ends.0 - GAP, Anchor::End)
            } else {
                (ends.1 + GAP, Anchor::Start)
            };
            let y = self.top + BAR / 2.0 + 12.5 * MIDDLE;
            scene
                .primitives
                .push(text((x, y), total, anchor, Role::ValueLabel));
        } else if self
            .group
            .parts
            .iter()
            .all(|part| finite(part.value).is_none())
        {
            let y = self.top + BAR / 2.0 + AXIS_TEXT * MIDDLE;
            let none = self.words.texts.no_number;
            scene
                .primitives
                .push(text((zero + GAP, y), none, Anchor::Start, Role::AxisLabel));
        }
    }
}

/// What the bars say.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let mut sentences = Vec::new();
    match data.spec.form {
        ChartForm::GroupedBar => {
            let (ends, held_back) = ends(data, words);
            sentences.extend(ends);
            sentences.extend(Few::words(held_back, words));
        }
        ChartForm::ShareBar => sentences.extend(widest(data, words)),
        _ => {
            let totals: Vec<(String, f64)> = data
                .groups
                .iter()
                .filter_map(|group| Some((words.name(&group.key), finite(group.value)?)))
                .collect();
            sentences.extend(words.ends(&totals, data.left_out == 0));
            sentences.push(largest(data, words));
        }
    }
    if data.left_out > 0 {
        let shown = data.groups.len() as u64;
        sentences.push((words.texts.left_out)(
            &format::integer(shown, words.language),
            &format::integer(shown + data.left_out, words.language),
        ));
    }
    sentences.extend(words.made(data));
    sentences.extend(crate::lines::series_left_out(data, words));
    sentences.extend(words.limits(data));
    joined(sentences)
}

/// The largest and the smallest bar of all, and how many are not compared.
fn ends(data: &ChartData, words: &Words) -> (Option<String>, u64) {
    let few = Few::of_parts(data);
    let mut all: Vec<(String, f64)> = Vec::new();
    let mut held_back = 0;
    for group in &data.groups {
        for (series, part) in data.series.iter().zip(&group.parts) {
            let Some(value) = finite(part.value) else {
                continue;
            };
            if !few.compares_part(data, group, part) {
                held_back += 1;
                continue;
            }
            let series = ink::series_name(series, words);
            all.push((format!("{}, {series}", words.name(&group.key)), value));
        }
    }
    let is_all = data.left_out + data.series_left_out == 0;
    (words.ends(&all, is_all), held_back)
}

/// Which series is the largest over all groups.
fn largest(data: &ChartData, words: &Words) -> String {
    let sums = data.series.iter().enumerate().map(|(index, key)| {
        let parts = data.groups.iter().filter_map(|group| {
            let part = group.parts.get(index)?;
            finite(part.value)
        });
        (key, parts.sum::<f64>())
    });
    let sums: Vec<(&model::cell::Cell, f64)> = sums.collect();
    let most = sums.iter().map(|(_, sum)| *sum).fold(f64::MIN, f64::max);
    let mut largest = sums.iter().filter(|(_, sum)| *sum == most);
    match (largest.next(), largest.next()) {
        (Some((key, sum)), None) if *sum > 0.0 && data.left_out == 0 && sums.len() > 1 => {
            let name = ink::series_name(key, words);
            (words.texts.forms.largest_part)(&name, &words.prose(*sum))
        }
        _ => String::new(),
    }
}

/// The series whose share differs most among the groups.
fn widest(data: &ChartData, words: &Words) -> Option<String> {
    let mut best: Option<(f64, String)> = None;
    let few = Few::of_parts(data);
    for (index, key) in data.series.iter().enumerate() {
        let shares = || {
            // groups of too few values stand last and are not compared
            let ranked = data.groups.len().saturating_sub(data.unranked as usize);
            data.groups.iter().take(ranked).filter_map(|group| {
                let part = group.parts.get(index)?;
                let value = finite(part.value)?;
                let is_compared = few.compares_part(data, group, part);
                is_compared.then_some((group, value))
            })
        };
        let most = shares().max_by(|a, b| a.1.total_cmp(&b.1));
        let least = shares().min_by(|a, b| a.1.total_cmp(&b.1));
        let (Some(most), Some(least)) = (most, least) else {
            continue;
        };
        let points = most.1 - least.1;
        if best.as_ref().is_none_or(|(so_far, _)| points > *so_far) {
            let (high, low) = words.pair(most.1, least.1);
            let sentence = (words.texts.forms.share_ends)(
                &ink::series_name(key, words),
                (&words.name(&most.0.key), &high),
                (&words.name(&least.0.key), &low),
                &words.points(points),
            );
            best = Some((points, sentence));
        }
    }
    best.map(|(_, sentence)| sentence)
}
