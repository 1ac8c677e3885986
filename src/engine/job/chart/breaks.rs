//! Known breaks in what the numbers of a chart over time count.

use crate::suggest::totals;
use model::calendar;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::view_spec::{BreakKind, ChartData};
use registers::breaks::{BREAKS, Level};

/// The breaks within the time of a chart that concern the areas its table tells apart, oldest first.
pub(super) fn of(data: &ChartData, columns: &[ColumnProfile]) -> Vec<(BreakKind, i32)> {
    if !data.spec.form.is_over_time() {
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
    let keys = || data.groups.iter().filter_map(|group| days(&group.key));
    let (Some(first), Some(last)) = (keys().min(), keys().max()) else {
        return Vec::new();
    };
    // only areas that a chart tells apart are cut anew: a total of the country is not
    let is_total = |cell: &Cell| matches!(cell, Cell::Text { text, .. } if totals::is_total(text));
    let only = data.spec.only.iter().filter(|only| !is_total(&only.1));
    let told_apart = data.spec.series.into_iter().chain(only.map(|only| only.0));
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
