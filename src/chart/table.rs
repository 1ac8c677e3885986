//! The table behind a drawing: every group, also those without a number.

use crate::ink::{finite, series_name, whole_name};
use crate::words::Words;
use crate::{clean, histogram};
use model::cell::Cell;
use model::view_spec::{ChartData, ChartForm, Dots, Group, Measure, TimeUnit};
use texts::format;

/// Points of a scatter in the table at most.
const MOST_POINTS: usize = 500;

/// Column names and rows.
pub(crate) type Table = (Vec<String>, Vec<Vec<String>>);

/// The table behind the drawing.
pub(crate) fn table(data: &ChartData, words: &Words) -> Table {
    match data.spec.form {
        ChartForm::Histogram => bins(data, words),
        ChartForm::Scatter => cloud(data, words),
        ChartForm::Box => spreads(data, words),
        _ if data.series.is_empty() => one_series(data, words),
        _ => several_series(data, words),
    }
}

fn number(value: Option<f64>, words: &Words) -> String {
    match finite(value) {
        Some(value) => words.numbers.full(value),
        None => words.texts.no_number.to_owned(),
    }
}

fn count(rows: u64, words: &Words) -> String {
    format::integer(rows, words.language)
}

/// The key of a group as it stands in the first column.
fn key(group: &Group, data: &ChartData, words: &Words) -> String {
    match (&group.key, &group.to) {
        (Cell::Date(days), None) if data.spec.unit == Some(TimeUnit::Month) => {
            format::month(*days, false, words.language)
        }
        (Cell::Missing, _) => words.texts.forms.others.to_owned(),
        (from, Some(to)) => {
            let [from, to] = [from, to].map(|edge| whole_name(edge, words));
            (words.texts.range)(&from, &to, false)
        }
        (key, None) => clean::clean(&words.written(key)),
    }
}

fn bins(data: &ChartData, words: &Words) -> Table {
    let edge = |cell: &Cell| format::cell(cell, words.language, histogram::edge_style(data));
    if histogram::are_single_values(data) {
        let rows = data.groups.iter();
        let rows = rows.map(|group| vec![edge(&group.key), count(group.rows, words)]);
        let head = vec![words.by.clone(), words.texts.row_count.to_owned()];
        return (head, rows.collect());
    }
    let head = [words.texts.from, words.texts.to]
        .map(|edge| format!("{} {edge}", words.by))
        .into_iter()
        .chain([words.texts.row_count.to_owned()])
        .collect();
    let rows = data.groups.iter().map(|group| {
        vec![
            edge(&group.key),
            group.to.as_ref().map(edge).unwrap_or_default(),
            count(group.rows, words),
        ]
    });
    (head, rows.collect())
}

fn one_series(data: &ChartData, words: &Words) -> Table {
    // where several rows make a number, how many they are belongs beside it
    let counted = data.spec.measure != Measure::Count && data.groups.iter().any(|g| g.rows > 1);
    let mut head = vec![words.by.clone(), words.what.clone()];
    if counted {
        head.push(words.texts.row_count.to_owned());
    }
    let rows = data.groups.iter().map(|group| {
        let mut row = vec![key(group, data, words), number(group.value, words)];
        if counted {
            row.push(count(group.rows, words));
        }
        row
    });
    (head, rows.collect())
}

fn several_series(data: &ChartData, words: &Words) -> Table {
    let names = data.series.iter().map(|key| series_name(key, words));
    let head = [words.by.clone()].into_iter().chain(names).collect();
    let rows = data.groups.iter().map(|group| {
        let parts = data.series.iter().enumerate().map(|(at, _)| {
            let part = group.parts.get(at);
            number(part.and_then(|part| part.value), words)
        });
        [key(group, data, words)].into_iter().chain(parts).collect()
    });
    (head, rows.collect())
}

fn spreads(data: &ChartData, words: &Words) -> Table {
    let forms = words.texts.forms;
    let head = [words.by.clone()]
        .into_iter()
        .chain(forms.five_numbers.map(str::to_owned))
        .chain([words.texts.row_count.to_owned()])
        .collect();
    let rows = data.groups.iter().map(|group| {
        let spread = group.spread;
        let five = [
            spread.map(|s| s.least),
            spread.map(|s| s.lower),
            spread.map(|s| s.median),
            spread.map(|s| s.upper),
            spread.map(|s| s.most),
        ];
        [key(group, data, words)]
            .into_iter()
            .chain(five.map(|value| number(value, words)))
            .chain([count(group.rows, words)])
            .collect()
    });
    (head, rows.collect())
}

fn cloud(data: &ChartData, words: &Words) -> Table {
    let plain = crate::numbers::Numbers {
        whole: false,
        percent: false,
        ..words.numbers
    };
    let head = vec![
        words.by.clone(),
        words.what.clone(),
        words.texts.row_count.to_owned(),
    ];
    let rows = match data.cloud.as_ref().map(|cloud| &cloud.dots) {
        None => Vec::new(),
        Some(Dots::Points(points)) => {
            let rows = points
                .iter()
                .take(MOST_POINTS)
                .map(|(x, y, rows)| vec![plain.full(*x), plain.full(*y), count(*rows, words)]);
            rows.collect()
        }
        Some(Dots::Bins {
            across,
            upwards,
            counts,
        }) => {
            let width = across.len().saturating_sub(1).max(1);
            let range = |edges: &[f64], at: usize| match edges.get(at..at + 2) {
                Some([from, to]) => {
                    (words.texts.range)(&plain.full(*from), &plain.full(*to), false)
                }
                _ => String::new(),
            };
            let filled = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            let mut rows: Vec<(u64, Vec<String>)> = filled
                .map(|(at, rows)| {
                    let cells = vec![
                        range(across, at % width),
                        range(upwards, at / width),
                        count(*rows, words),
                    ];
                    (*rows, cells)
                })
                .collect();
            // the fullest first
            rows.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
            rows.truncate(MOST_POINTS);
            rows.into_iter().map(|(_, cells)| cells).collect()
        }
    };
    (head, rows)
}
