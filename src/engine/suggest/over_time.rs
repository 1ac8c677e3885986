//! A line over time: a quantity added up, a number as it stands, or rows counted.

use super::Suggestion;
use super::nature::{self, Nature};
use super::rows::{self, Along, Rows};
use super::time::{self, TimeAxis};
use crate::kind;
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};

/// Fewest rows that are counted over time.
const FEWEST_COUNTED: u64 = 12;
/// Fewest rows of a period, on an average, that are worth following.
const FEWEST_EACH: u64 = 5;

pub(crate) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let axis = *time::axes(columns).first()?;
    let profile = columns.get(axis.column as usize)?;
    let along = Along {
        by: axis.column,
        apart: None,
        keep_from: Some(axis.points),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let rows = rows::choose(columns, along)?;
    let single = is_single(&axis, &rows, along.rows);
    let (measure, worth) = match super::most_telling(columns, axis.column, single, rows.rate) {
        // what the shares of the table are of is hardly what it is about
        Some((column, Nature::Quantity(_))) if is_base(columns, column) => {
            (Measure::Sum { column }, 0.5)
        }
        Some((column, Nature::Quantity(_))) => (Measure::Sum { column }, 0.9),
        Some((column, _)) => (Measure::Sum { column }, 0.8),
        None if single || is_even(&axis, profile) || kind::present(profile) < FEWEST_COUNTED => {
            return None;
        }
        None => {
            // what happened is there to be counted, more than any number that is known of each time
            let worth = if time::are_events(profile) { 0.56 } else { 0.5 };
            (Measure::Count, worth * steadiness(profile, axis.points))
        }
    };
    let called = match measure {
        Measure::Count => None,
        _ => rows.called,
    };
    Some(Suggestion {
        spec: ViewSpec {
            unit: axis.unit,
            called,
            only: rows.only,
            except: rows.except,
            ..ViewSpec::new(ChartForm::Line, axis.column, measure, ChartReason::OverTime)
        },
        worth: worth * enough(axis.points) * axis.fitness,
    })
}

/// True when every point of the line is one row: then its number is shown as it stands and nothing is
/// added up.
fn is_single(axis: &TimeAxis, rows: &Rows, all: u64) -> bool {
    if axis.unit.is_some() {
        return false;
    }
    match rows.remaining {
        Some(n) if n == all => axis.one_row_each,
        // one total for each point
        Some(n) => n <= axis.points && rows.except.is_empty(),
        None => false,
    }
}

/// True when counting rows would draw nothing but the table's own regularity. Events at any minute are each at their
/// own, and how many there are is what a month has of them.
fn is_even(axis: &TimeAxis, profile: &ColumnProfile) -> bool {
    let are_events = axis.unit.is_some() && time::are_events(profile);
    time::is_regular(profile) && !are_events
}

fn is_base(columns: &[ColumnProfile], column: u32) -> bool {
    let profile = columns.get(column as usize);
    profile.is_some_and(|profile| nature::is_base_of_rates(profile, columns))
}

/// A few rows in each month go up and down by chance: how they are spread or what they are says more.
fn steadiness(profile: &ColumnProfile, points: u64) -> f64 {
    match kind::present(profile) < points.saturating_mul(FEWEST_EACH) {
        true => 0.5,
        false => 1.0,
    }
}

/// Two points are hardly a development.
fn enough(points: u64) -> f64 {
    match points {
        0..=2 => 0.5,
        3..=4 => 0.7,
        5..=7 => 0.9,
        _ => 1.0,
    }
}
