//! Edges of bins at values people use: 0, 500, 1.000 … or the first of each month.

use crate::ops::facts::{ColumnFacts, Form, float_to_line, line_to_float};
use model::calendar;
use model::column::ColumnType;

/// Bins at most.
const MOST_BINS: i128 = 20;
const SECOND: i128 = 1_000_000;
const DAY: i128 = 86_400 * SECOND;

/// Edges on the line that hold all values between `low` and `high`; at least two, ascending. Values at
/// the last edge belong to the last bin.
#[must_use]
pub fn edges(facts: ColumnFacts, low: i128, high: i128) -> Vec<i128> {
    match (facts.form, facts.column_type) {
        (Form::Float, _) => float_edges(line_to_float(low as i64), line_to_float(high as i64)),
        (_, ColumnType::Date) => date_edges(low, high),
        (_, ColumnType::DateTime) => date_time_edges(low, high),
        (_, ColumnType::Time) => time_edges(low, high, 1),
        // whole numbers: each bin holds as many of them, the last edge is beyond them all
        (_, ColumnType::Integer) => even_edges(low, high, nice_step(high - low + 1), true),
        _ => even_edges(low, high, nice_step(high - low), false),
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that makes no more than [`MOST_BINS`] bins.
fn nice_step(length: i128) -> i128 {
    let mut unit = 1i128;
    loop {
        for times in [1, 2, 5] {
            let step = unit.saturating_mul(times);
            // one bin more when the first edge lies below the first value
            if length / step < MOST_BINS {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// Edges at multiples of `step`. `beyond`: the last edge is greater than `high`, not equal to it.
fn even_edges(low: i128, high: i128, step: i128, beyond: bool) -> Vec<i128> {
    let mut edge = low.div_euclid(step).saturating_mul(step);
    let mut edges = vec![edge];
    loop {
        edge = edge.saturating_add(step);
        edges.push(edge);
        if edge > high || (edge == high && !beyond) || edge == i128::MAX {
            return edges;
        }
    }
}

fn float_edges(low: f64, high: f64) -> Vec<i128> {
    let line = |value: f64| i128::from(float_to_line(value));
    let length = high - low;
    if !length.is_finite() || length <= 0.0 {
        let end = if high > low {
            high
        } else {
            low + low.abs().max(1.0)
        };
        return vec![line(low), line(end.min(f64::MAX))];
    }
    let unit = 10f64.powi((length / MOST_BINS as f64).log10().floor() as i32);
    let fits = |step: &f64| length / step < MOST_BINS as f64;
    let step = [unit, unit * 2.0, unit * 5.0, unit * 10.0]
        .into_iter()
        .find(fits)
        .unwrap_or(unit * 20.0);
    let mut first = (low / step).floor();
    if first * step > low {
        first -= 1.0; // rounding
    }
    let mut edges: Vec<i128> = Vec::new();
    for times in 0..=2 * MOST_BINS {
        let edge = (first + times as f64) * step;
        if edges.last().is_none_or(|last| *last < line(edge)) {
            edges.push(line(edge));
        }
        if edge >= high && edges.len() > 1 {
            break;
        }
    }
    edges
}

/// Days: single days, weeks from Monday, months, quarters, years and more of them.
fn date_edges(low: i128, high: i128) -> Vec<i128> {
    let length = high - low + 1;
    if length <= MOST_BINS {
        return (low..=high + 1).collect();
    }
    if length <= (MOST_BINS - 1) * 7 {
        let monday = low - (low + 3).rem_euclid(7);
        return stepped(monday, high, |edge| edge + 7);
    }
    let (first_year, first_month, _) = calendar::civil(low as i64);
    let (last_year, last_month, _) = calendar::civil(high as i64);
    let months = (last_year - first_year) * 12 + i64::from(last_month) - i64::from(first_month) + 1;
    for step in [1, 3] {
        if i128::from(months / step) < MOST_BINS {
            let start = i64::from(first_month - 1) / step * step;
            return month_edges(first_year * 12 + start, step, high);
        }
    }
    let years = i128::from(last_year - first_year) + 1;
    let step = nice_step(years) as i64;
    month_edges(first_year.div_euclid(step) * step * 12, step * 12, high)
}

/// The first days of months, `step` months apart, from month number `month` (year times 12) on.
fn month_edges(mut month: i64, step: i64, high: i128) -> Vec<i128> {
    let first = |month: i64| {
        let in_year = month.rem_euclid(12) as u32 + 1;
        i128::from(calendar::days(month.div_euclid(12), in_year, 1))
    };
    stepped(first(month), high, |_| {
        month += step;
        first(month)
    })
}

fn stepped(first: i128, high: i128, mut next: impl FnMut(i128) -> i128) -> Vec<i128> {
    let mut edges = vec![first];
    let mut edge = first;
    while edge <= high {
        edge = next(edge);
        edges.push(edge);
    }
    edges
}

fn date_time_edges(low: i128, high: i128) -> Vec<i128> {
    if high - low > 2 * DAY {
        return date_edges(low.div_euclid(DAY), high.div_euclid(DAY))
            .into_iter()
            .map(|day| day * DAY)
            .collect();
    }
    time_edges(low, high, SECOND)
}

/// Hours, minutes, seconds; `second` says how long one is on the line.
fn time_edges(low: i128, high: i128, second: i128) -> Vec<i128> {
    let length = high - low;
    let steps = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800,
    ];
    let step = steps
        .into_iter()
        .map(|seconds| seconds * second)
        .find(|step| length / step < MOST_BINS)
        .unwrap_or(21_600 * second);
    even_edges(low, high, step, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(column_type: ColumnType) -> ColumnFacts {
        ColumnFacts {
            column_type,
            form: Form::Line { scale: 0 },
            bounds: None,
        }
    }

    #[test]
    fn few_whole_numbers_get_a_bin_each() {
        let years = edges(facts(ColumnType::Integer), 2015, 2020);
        assert_eq!(years, [2015, 2016, 2017, 2018, 2019, 2020, 2021]);
        assert_eq!(edges(facts(ColumnType::Integer), 7, 7), [7, 8]);
    }

    #[test]
    fn edges_stand_at_round_numbers() {
        assert_eq!(
            edges(facts(ColumnType::Integer), -3, 97),
            [-10, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
        );
        assert_eq!(
            edges(facts(ColumnType::Decimal), 0, 10),
            (0..=10).collect::<Vec<_>>()
        );
    }

    #[test]
    fn dates_get_months_and_years() {
        let day = |year, month, day| i128::from(calendar::days(year, month, day));
        let months = edges(facts(ColumnType::Date), day(2023, 1, 15), day(2023, 12, 3));
        assert_eq!(months.first(), Some(&day(2023, 1, 1)));
        assert_eq!(months.last(), Some(&day(2024, 1, 1)));
        assert_eq!(months.len(), 13);
        let years = edges(facts(ColumnType::Date), day(2015, 1, 1), day(2025, 12, 31));
        assert_eq!(years.len(), 12);
    }

    #[test]
    fn every_value_has_a_bin_and_there_are_never_many() {
        for column_type in [
            ColumnType::Integer,
            ColumnType::Decimal,
            ColumnType::Date,
            ColumnType::DateTime,
            ColumnType::Time,
        ] {
            for (low, high) in [(0, 0), (1, 2), (-17, 23), (5, 86_399), (-1000, 1_000_000)] {
                let high = match column_type {
                    ColumnType::Time => high.min(86_399),
                    _ => high,
                };
                let low = if column_type == ColumnType::Time {
                    low.max(0)
                } else {
                    low
                };
                let edges = edges(facts(column_type), low, high);
                assert!(
                    edges.len() >= 2 && edges.len() <= 24,
                    "{column_type:?} {}",
                    edges.len()
                );
                assert!(edges[0] <= low && edges[edges.len() - 1] >= high);
                assert!(edges.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
        for (low, high) in [(0.0, 0.0), (-1e-300, 1e300), (1.5, 1.6), (-1e308, 1e308)] {
            let edges = float_edges(low, high);
            assert!(edges.len() >= 2 && edges.len() <= 42);
            assert!(line_to_float(edges[0] as i64) <= low);
            assert!(line_to_float(edges[edges.len() - 1] as i64) >= high);
        }
    }
}
