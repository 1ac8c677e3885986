//! Columns: the hours of the day or the months of the year, written as numbers, in their own order.

use super::nature::{self, Nature};
use super::rows::{self, Along};
use super::{Suggestion, panel, time};
use crate::kind;
use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::{ChartForm, ChartReason, Measure, Order};

/// What comes again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cycle {
    /// Hours of the day.
    Day,
    /// Months of the year.
    Year,
}

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let mut all = (0u32..).zip(columns);
    let (by, cycle) = all.find_map(|(at, column)| Some((at, cycle_of(column)?)))?;
    let profile = columns.get(by as usize)?;
    let axis = time::axes(columns)
        .into_iter()
        .find(|axis| axis.column != by);
    let along = Along {
        by,
        apart: None,
        keep_from: Some(profile.distinct),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let mut rows = rows::choose(columns, along)?;
    let single = rows.remaining.is_some_and(|left| left <= profile.distinct);
    let (column, found) = super::most_telling(columns, by, single, rows.rate)?;
    let is_amount = matches!(found, Nature::Quantity(_));
    let measure = match (cycle, axis) {
        // a day like the others: what an hour has on average, of all the days and places counted
        (Cycle::Day, Some(_)) if is_amount => Measure::Mean { column },
        _ => Measure::Sum { column },
    };
    if cycle == Cycle::Year {
        // the months of several years are not added up
        rows.only.extend(panel::last_period(columns, &[by]));
    }
    let mut spec = panel::spec(
        ChartForm::Column,
        (by, None),
        measure,
        ChartReason::Cycle,
        rows,
    );
    spec.order = Order::ByName;
    // many years tell more than the months of one
    let worth = match (cycle, axis) {
        (Cycle::Year, Some(axis)) if axis.points > MOST_YEARS => 0.5,
        _ => 0.75,
    };
    Some(Suggestion { spec, worth })
}

/// Years that say less than the months of the last.
const MOST_YEARS: u64 = 5;

/// Whether the numbers of a column are hours or months: by its name and because nearly all of them are met.
fn cycle_of(profile: &ColumnProfile) -> Option<Cycle> {
    if profile.column_type != ColumnType::Integer || nature::is_general(&fold(&profile.name)) {
        return None;
    }
    let (Some(Cell::Integer(least)), Some(Cell::Integer(most))) = (&profile.min, &profile.max)
    else {
        return None;
    };
    let words = fold(&profile.name);
    let named = |names: &[&str]| words.split(' ').any(|word| names.contains(&word));
    let is_full = |fewest: u64| profile.distinct >= fewest && time::is_regular(profile);
    if named(&["time", "hour", "klokketime", "kl", "timenr"])
        && (0..=1).contains(least)
        && (23..=24).contains(most)
        && is_full(24)
    {
        return Some(Cycle::Day);
    }
    let is_month = named(&["maaned", "month", "maanedsnr", "maanednr", "md", "mdr"]);
    (is_month && (*least, *most) == (1, 12) && is_full(12)).then_some(Cycle::Year)
}
