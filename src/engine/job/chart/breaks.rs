//! Known breaks in what the numbers of a chart over time count.

use crate::suggest::{time, totals};
use model::calendar;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::view_spec::{BreakKind, ChartData, ChartForm};
use registers::breaks::{BREAKS, Level};

/// The breaks within the time of a chart that concern the areas its table tells apart, oldest first. Time lies along
/// the axis, or is what the series are.
pub(super) fn of(data: &ChartData, columns: &[ColumnProfile]) -> Vec<(BreakKind, i32)> {
    let spec = &data.spec;
    if matches!(spec.form, ChartForm::Histogram | ChartForm::Scatter) {
        return Vec::new();
    }
    let axes = time::axes(columns);
    let is_time = |column: u32| axes.iter().any(|axis| axis.column == column);
    let is_along = spec.form.is_over_time() || is_time(spec.by);
    if !is_along && !spec.series.is_some_and(is_time) {
        return Vec::new();
    }
    let days = |cell: &Cell| -> Option<i64> {
        match cell {
            Cell::Integer(year) if (1000..3000).contains(year) => Some(calendar::days(*year, 1, 1)),
            Cell::Date(days) => Some(i64::from(*days)),
            Cell::DateTime { micros, .. } => Some(micros.div_euclid(86_400_000_000)),
            Cell::Text { text, .. } => {
                let year = text.get(..4)?.parse().ok()?;
                Some(calendar::days(year, 1, 1))
            }
            _ => None,
        }
    };
    let keys = || -> Vec<i64> {
        match is_along {
            true => {
                let groups = data.groups.iter();
                groups.filter_map(|group| days(&group.key)).collect()
            }
            false => data.series.iter().filter_map(days).collect(),
        }
    };
    let (Some(first), Some(last)) = (keys().into_iter().min(), keys().into_iter().max()) else {
        return Vec::new();
    };
    // only areas that a chart tells apart are cut anew: a total of the country is not
    let is_total = |cell: &Cell| matches!(cell, Cell::Text { text, .. } if totals::is_total(text));
    let only = spec.only.iter().filter(|only| !is_total(&only.1));
    let other = match is_along {
        true if spec.is_turned() => Some(spec.by),
        true => spec.series,
        false => Some(spec.by),
    };
    let told_apart = other.into_iter().chain(only.map(|only| only.0));
    let levels: Vec<Level> = told_apart
        .filter_map(|column| columns.get(column as usize))
        .filter_map(|column| match column.kind.as_deref()? {
            "municipality_code" | "municipality_name" => Some(Level::Municipality),
            "region" => Some(Level::Region),
            _ => None,
        })
        .collect();
    BREAKS
        .iter()
        .filter(|one| first < i64::from(one.day) && i64::from(one.day) <= last)
        .filter(|one| levels.contains(&one.level))
        .map(|one| (one.kind, one.day))
        .collect()
}
