//! Days as a calendar: a column for each week, a row for each weekday, a block for each year; on a narrow drawing
//! a block for each half of a year. Days without a number are hatched.

use crate::ink::{self, finite, level, mark, rect, text, wide};
use crate::words::{Words, joined};
use model::calendar;
use model::cell::Cell;
use model::message::Language;
use model::recipe::Test;
use model::scene::{Anchor, Role, Scene};
use model::view_spec::{ChartData, Group};
use texts::format;

/// Blocks drawn at most: the last ones.
const MOST_BLOCKS: usize = 8;

/// Draws the days; `None` when no day has a number.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let days = days(data);
    let values: Vec<f64> = days
        .iter()
        .filter_map(|(_, group)| finite(group.value))
        .collect();
    let least = values.iter().copied().reduce(f64::min)?;
    let most = values.iter().copied().reduce(f64::max)?;
    let (first, last) = (days.first()?.0, days.last()?.0);
    let parts = if width_px < 560.0 { 2 } else { 1 };
    let weeks = if parts == 1 { 54.0 } else { 28.0 };
    let left = 26.0;
    let cell = ((width_px - left) / weeks).floor().clamp(5.0, 16.0);
    let ends = words.beside_marks(&[least, most]);
    let (legend, legend_height) = ink::level_legend(&ends[0], &ends[1]);
    let mut blocks: Vec<(i64, i64, String)> = Vec::new();
    let (from_year, _, _) = calendar::civil(first);
    let (to_year, _, _) = calendar::civil(last);
    for year in from_year..=to_year.min(from_year.saturating_add(400)) {
        for part in 0..parts {
            let months = 12 / parts;
            let from = calendar::days(year, part * months + 1, 1);
            let to = if part + 1 == parts {
                calendar::days(year + 1, 1, 1)
            } else {
                calendar::days(year, (part + 1) * months + 1, 1)
            };
            if from <= last && to > first {
                blocks.push((from, to, year.to_string()));
            }
        }
    }
    let blocks = blocks.split_off(blocks.len().saturating_sub(MOST_BLOCKS));
    let block_height = 7.0 * cell + 34.0;
    let height = legend_height + blocks.len() as f64 * block_height;
    let mut scene = ink::scene(width_px, height);
    scene.primitives = legend;
    for (block, (from, to, year)) in blocks.iter().enumerate() {
        let top = legend_height + block as f64 * block_height + 30.0;
        scene.primitives.push(text(
            (0.0, top - 17.0),
            year,
            Anchor::Start,
            Role::Annotation,
        ));
        let place = |day: i64| {
            let week = (day + 3).div_euclid(7) - (from + 3).div_euclid(7);
            let weekday = (day + 3).rem_euclid(7);
            (left + week as f64 * cell, top + weekday as f64 * cell)
        };
        names(&mut scene, (*from, *to), words.language, place, (top, cell));
        let within =
            days.partition_point(|(day, _)| day < from)..days.partition_point(|(day, _)| day < to);
        let own = &days[within];
        let numbers: Vec<f64> = own
            .iter()
            .filter_map(|(_, group)| finite(group.value))
            .collect();
        let mut numbers = words.beside_marks(&numbers).into_iter();
        let mut known = own.iter().peekable();
        for day in (*from).max(first)..(*to).min(last + 1) {
            let (x, y) = place(day);
            let group = known
                .next_if(|(own, _)| *own == day)
                .map(|(_, group)| *group);
            let value = group.and_then(|group| finite(group.value));
            let role = value.map_or(Role::Missing, |value| {
                Role::Level(level(value, least, most))
            });
            scene
                .primitives
                .push(rect((x, y), (x + cell - 1.0, y + cell - 1.0), role));
            if value.is_some() {
                scene.marks.push(mark(
                    (x, y),
                    (cell, cell),
                    i32::try_from(day)
                        .map_or_else(|_| String::new(), |day| format::date(day, words.language)),
                    numbers.next().unwrap_or_default(),
                    vec![(data.spec.by, test(data, day))],
                ));
            }
        }
    }
    Some(scene)
}

/// Names of months above and of weekdays beside a block.
fn names(
    scene: &mut Scene,
    (from, to): (i64, i64),
    language: Language,
    place: impl Fn(i64) -> (f64, f64),
    (top, cell): (f64, f64),
) {
    let mut free = 0.0;
    for day in from..to {
        let (_, _, of_month) = calendar::civil(day);
        if of_month != 1 {
            continue;
        }
        let Ok(whole) = i32::try_from(day) else {
            continue;
        };
        let name = format::month(whole, true, language);
        // the month without its year
        let name = name.split(' ').next().unwrap_or_default().to_owned();
        let x = place(day).0;
        if x >= free && x + wide(&name, Role::AxisLabel) <= scene.width {
            free = x + wide(&name, Role::AxisLabel) + 4.0;
            scene
                .primitives
                .push(text((x, top - 5.0), &name, Anchor::Start, Role::AxisLabel));
        }
    }
    if cell >= 9.0 {
        let weekdays = texts::chart(language).forms.weekdays;
        for (weekday, name) in weekdays.iter().enumerate().step_by(2) {
            let y = top + weekday as f64 * cell + cell * 0.5 + 4.0;
            scene
                .primitives
                .push(text((0.0, y), name, Anchor::Start, Role::AxisLabel));
        }
    }
}

fn days(data: &ChartData) -> Vec<(i64, &Group)> {
    let mut days: Vec<(i64, &Group)> = data
        .groups
        .iter()
        .filter_map(|group| match group.key {
            Cell::Date(day) => Some((i64::from(day), group)),
            _ => None,
        })
        .collect();
    days.sort_by_key(|(day, _)| *day);
    days
}

fn test(data: &ChartData, day: i64) -> Test {
    const MICROS: i64 = 86_400_000_000;
    let is_timed = matches!(data.by_extremes, Some((Cell::DateTime { .. }, _)));
    let edge = |day: i64| {
        if is_timed {
            Some(Cell::DateTime {
                micros: day.saturating_mul(MICROS),
                offset_minutes: None,
            })
        } else {
            i32::try_from(day).ok().map(Cell::Date)
        }
    };
    Test::Range {
        from: edge(day),
        to: edge(day + 1),
        to_included: false,
    }
}

/// What the days say: the largest and the smallest, and how many have no number.
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    let days = days(data);
    let all: Vec<(String, f64)> = days
        .iter()
        .filter_map(|(day, group)| {
            let name = format::date(i32::try_from(*day).ok()?, words.language);
            Some((name, finite(group.value)?))
        })
        .collect();
    let mut sentences = Vec::new();
    sentences.extend(words.ends(&all, true));
    if let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) {
        let empty = (last - first + 1).max(0) as u64 - all.len() as u64;
        if empty > 0 {
            let written = format::integer(empty, words.language);
            sentences.push((words.texts.forms.empty_days)(empty, &written));
        }
    }
    sentences.extend(words.made(data));
    sentences.extend(words.limits(data));
    joined(sentences)
}
