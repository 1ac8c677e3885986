//! Tables whose rows are told apart by one or two columns of names, with or without a time: which columns serve.

use super::few_groups;
use super::nature::{self, Nature};
use super::rows::{self, Along, Rows};
use super::time;
use crate::kind;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};
use std::ops::RangeInclusive;

/// Columns of names with so many different values, the most fit first.
pub(crate) fn names(columns: &[ColumnProfile], values: RangeInclusive<u64>) -> Vec<(f64, u32)> {
    let mut found: Vec<(f64, u32)> = columns
        .iter()
        .enumerate()
        .filter(|(_, profile)| values.contains(&told_apart(profile)))
        .filter(|(_, profile)| profile.column_type == ColumnType::Text)
        .filter_map(|(at, profile)| Some((few_groups::fitness(profile)?, at as u32)))
        .collect();
    // stable: of equally fit columns the first of the file
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found
}

/// Values without those that are totals of others.
pub(super) fn told_apart(profile: &ColumnProfile) -> u64 {
    let totals = match super::totals::of(profile) {
        super::totals::Found::None => 0,
        super::totals::Found::One(..) => 1,
        super::totals::Found::Several(all) => all.len() as u64,
    };
    profile.distinct.saturating_sub(totals)
}

/// Rows and a number for a chart along one column and told apart by another: `None` when totals and parts cannot
/// be told apart, or there is no number to add up.
pub(super) fn quantity(columns: &[ColumnProfile], by: u32, series: u32) -> Option<(Measure, Rows)> {
    let profile = columns.get(by as usize)?;
    let along = Along {
        by,
        apart: Some(series),
        keep_from: Some(profile.distinct),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let rows = rows::choose(columns, along)?;
    if rows.rate {
        return None;
    }
    let single = is_single(columns, by, series, &rows);
    match super::most_telling(columns, by, single, rows.rate) {
        Some((column, Nature::Quantity(_))) if column != series => {
            Some((Measure::Sum { column }, rows))
        }
        // one row for each pair: the number stands as it is
        Some((column, _)) if single && column != series => Some((Measure::Sum { column }, rows)),
        _ => None,
    }
}

/// True when most pairs of values of two columns can have a row: one is no finer name of the other.
pub(crate) fn crosses(columns: &[ColumnProfile], by: u32, series: u32) -> bool {
    let profile = |column: u32| columns.get(column as usize);
    let (Some(one), Some(other)) = (profile(by), profile(series)) else {
        return false;
    };
    let pairs = told_apart(one).saturating_mul(told_apart(other));
    kind::rows(one).saturating_mul(10) >= pairs.saturating_mul(6)
}

/// True when each pair of values stands on one row at most, as far as profiles tell: fewer rows than pairs, but nearly
/// as many. A register of trees has fewer rows than years and species have pairs, and several for some.
fn is_single(columns: &[ColumnProfile], by: u32, series: u32, rows: &Rows) -> bool {
    let values = |column: u32| columns.get(column as usize).map_or(0, told_apart);
    let pairs = values(by).saturating_mul(values(series));
    rows.remaining
        .is_some_and(|n| n <= pairs && n.saturating_mul(10) >= pairs.saturating_mul(6))
}

/// The last period of a table that has every group in each of several periods: numbers of different periods are not
/// added up when groups are compared.
pub(super) fn last_period(columns: &[ColumnProfile], besides: &[u32]) -> Option<(u32, Cell)> {
    let axis = *time::axes(columns).first()?;
    let profile = columns.get(axis.column as usize)?;
    // when a thing was looked at or built is no period of a table
    let is_aside = axis.fitness < 0.7;
    if is_aside || besides.contains(&axis.column) || !time::is_by_period(&axis, profile) {
        return None;
    }
    Some((axis.column, profile.max.clone()?))
}

/// A chart of two columns.
pub(super) fn spec(
    form: ChartForm,
    (by, series): (u32, Option<u32>),
    measure: Measure,
    reason: ChartReason,
    rows: Rows,
) -> ViewSpec {
    let called = match measure {
        Measure::Count => None,
        _ => rows.called,
    };
    ViewSpec {
        series,
        called,
        only: rows.only,
        except: rows.except,
        ..ViewSpec::new(form, by, measure, reason)
    }
}

/// Numbers that may be shown value by value: no codes, of more than a handful of values.
pub(super) fn numbers(columns: &[ColumnProfile], least: u64) -> Vec<(u8, u32)> {
    let mut found: Vec<(u8, u32)> = columns
        .iter()
        .enumerate()
        .filter(|(_, profile)| profile.distinct >= least)
        .filter_map(|(at, profile)| {
            let worth = match nature::of(profile) {
                Nature::Quantity(plainness) => 2 + plainness,
                Nature::Rate => 3,
                Nature::Unknown => 1,
                Nature::Name => return None,
            };
            // what the file is about goes before the rest
            let worth = worth
                + if profile.is_subject {
                    super::SUBJECT
                } else {
                    0
                };
            Some((worth, at as u32))
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.0));
    found
}
