//! Which columns are time, and how finely their values are told apart in a chart.

use crate::kind;
use crate::kind::fold::fold;
use crate::kind::period;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType, Shape};
use model::view_spec::TimeUnit;

const MICROS_OF_DAY: i64 = 86_400_000_000;

/// Moments that stand by themselves on a line at most.
const MOST_AS_THEY_STAND: u64 = 2_000;
/// Rows that make a month worth telling from the next: of fewer the line would leap with each of them.
const FEWEST_IN_A_MONTH: u64 = 3;

/// Readings on a day that make a course of the day.
const READINGS_A_DAY: u64 = 4;
/// Times of the day at which readings are taken that are fewer on a day.
const MOST_TIMES: usize = 4;

/// A column of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeAxis {
    /// The column's position.
    pub column: u32,
    /// How finely its values are told apart.
    pub unit: Option<TimeUnit>,
    /// Points the line will have, about.
    pub points: u64,
    /// True when every value stands on one row.
    pub one_row_each: bool,
    /// How well the column serves as an axis, from 0 to 1.
    pub fitness: f64,
}

/// The columns of time, best first.
#[must_use]
pub fn axes(columns: &[ColumnProfile]) -> Vec<TimeAxis> {
    let mut found: Vec<TimeAxis> = columns
        .iter()
        .enumerate()
        .filter_map(|(position, profile)| axis(position as u32, profile))
        .collect();
    // stable: of equally fit columns the first of the file
    found.sort_by(|a, b| b.fitness.total_cmp(&a.fitness));
    found
}

fn axis(column: u32, profile: &ColumnProfile) -> Option<TimeAxis> {
    let present = kind::present(profile);
    let one_row_each = profile.distinct_exact && profile.distinct == present;
    let (unit, points, sort) = match profile.column_type {
        ColumnType::Date | ColumnType::DateTime => {
            // a snapshot with a few old dates is no course of time
            if !one_row_each && is_lopsided(profile, present) {
                return None;
            }
            let days = days(profile.max.as_ref()?)? - days(profile.min.as_ref()?)? + 1;
            // single days far apart are events, to be gathered; a few, or nearly every day, are a series
            let is_series = (profile.distinct <= 60 || profile.distinct * 2 >= days as u64)
                && !is_by_the_minute(profile, days);
            if (one_row_each && is_series || is_clocked(profile, days))
                && profile.distinct <= MOST_AS_THEY_STAND
            {
                (None, profile.distinct, 1.0)
            } else if days <= 92 {
                let unit = Some(TimeUnit::Day);
                (unit, profile.distinct.min(days as u64), 0.9)
            } else if days <= 6 * 366 && !is_sparse(profile, days) {
                (Some(TimeUnit::Month), (days / 30) as u64, 0.9)
            } else {
                (Some(TimeUnit::Year), (days / 365) as u64, 0.9)
            }
        }
        ColumnType::Integer if profile.kind.as_deref() == Some("year") => {
            let (Some(Cell::Integer(min)), Some(Cell::Integer(max))) = (&profile.min, &profile.max)
            else {
                return None;
            };
            // a register's years of building are spread thin: a histogram, not a line
            let span = max.checked_sub(*min)? as u64 + 1;
            if span > profile.distinct * 4 || profile.kind_confidence < 0.7 || span > 400 {
                return None;
            }
            (None, profile.distinct, 1.0)
        }
        // a line follows the order of the texts
        ColumnType::Text if period::of_column(profile).is_some_and(|found| found.1) => {
            (None, profile.distinct, 0.95)
        }
        _ => return None,
    };
    if points < 2 || profile.distinct < 2 {
        return None;
    }
    let present_share = present as f64 / (present + profile.nulls).max(1) as f64;
    // half empty dates are an incident of some rows, not the time of all
    if present_share < 0.5 {
        return None;
    }
    let fitness = sort * present_share * name_fitness(&fold(&profile.name));
    Some(TimeAxis {
        column,
        unit,
        points,
        one_row_each,
        fitness,
    })
}

/// True for readings at the same few moments of each day, by several instruments: hours of some days.
fn is_clocked(profile: &ColumnProfile, days: i64) -> bool {
    profile.column_type == ColumnType::DateTime
        && profile.distinct >= (days as u64).saturating_mul(4)
        && kind::present(profile) >= profile.distinct * 2
        && is_regular(profile)
}

/// True for events at any minute of a day, a few on each at most.
pub(super) fn are_events(profile: &ColumnProfile) -> bool {
    let (Some(first), Some(last)) = (&profile.min, &profile.max) else {
        return false;
    };
    let days = days(last)
        .zip(days(first))
        .map(|(last, first)| last - first + 1);
    profile.column_type == ColumnType::DateTime
        && days.is_some_and(|days| is_by_the_minute(profile, days))
}

/// True for events at any minute of a day, a few on each: nobody follows them from one minute to the next.
fn is_by_the_minute(profile: &ColumnProfile, days: i64) -> bool {
    let is_often = profile.distinct >= (days as u64).saturating_mul(READINGS_A_DAY);
    let ends = [profile.min.as_ref(), profile.max.as_ref()];
    let met = profile.top.iter().map(|(cell, _)| cell);
    let mut times: Vec<i64> = (ends.into_iter().flatten().chain(met))
        .filter_map(|cell| match cell {
            Cell::DateTime { micros, .. } => Some(micros.rem_euclid(MICROS_OF_DAY)),
            _ => None,
        })
        .collect();
    times.sort_unstable();
    times.dedup();
    // readings are taken at the same few times
    !is_often && times.len() > MOST_TIMES
}

/// True for a day from which on something holds: what a row has lasts from then on, and its sum over the rows that began
/// on a day is nothing that day had. Amounts of money are paid on it.
#[must_use]
pub fn is_beginning(profile: &ColumnProfile) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "startdato",
        "start dato",
        "start date",
        "begyndelsesdato",
        "indskriv",
        "indskrev",
        "indmeld",
        "ansat",
        "ansaettel",
        "tiltraed",
        "gyldig fra",
        "gaelder fra",
        "valid from",
        "indflyt",
    ];
    let is_time = matches!(profile.column_type, ColumnType::Date | ColumnType::DateTime);
    let words = fold(&profile.name);
    is_time && BEGINNINGS.iter().any(|part| words.contains(part))
}

/// True for single events, a few in a month. Days that stand for their month are no events.
fn is_sparse(profile: &ColumnProfile, days: i64) -> bool {
    let months = (days / 30) as u64;
    profile.distinct > months + 2 && kind::present(profile) < months * FEWEST_IN_A_MONTH
}

/// True when nearly all rows lie in one small part of the span.
fn is_lopsided(profile: &ColumnProfile, present: u64) -> bool {
    match &profile.shape {
        Shape::Bins(bins) if bins.len() >= 5 => {
            let fullest = bins.iter().map(|bin| bin.rows).max().unwrap_or(0);
            fullest * 10 > present * 7
        }
        _ => false,
    }
}

/// True when every value is met on about the same number of rows: counting rows would draw nothing but the
/// table's own regularity.
#[must_use]
pub fn is_regular(profile: &ColumnProfile) -> bool {
    let present = kind::present(profile);
    // the most common one is hardly above the average
    profile
        .top
        .first()
        .is_none_or(|(_, most)| most.saturating_mul(profile.distinct) * 10 <= present * 11)
}

/// True when each of several periods has the same rows, one for each group: years of a table of statistics, or months
/// written as their first day.
#[must_use]
pub fn is_by_period(axis: &TimeAxis, profile: &ColumnProfile) -> bool {
    let is_period = match axis.unit {
        None => true,
        Some(TimeUnit::Month | TimeUnit::Year) => profile.distinct <= axis.points + 2,
        Some(TimeUnit::Day) => false,
    };
    is_period && !axis.one_row_each && is_regular(profile)
}

/// When something was born, built or will end is less the time of the row than its own date.
fn name_fitness(words: &str) -> f64 {
    const ASIDE: [&str; 26] = [
        "etabler",
        "anlagt",
        "ibrug",
        "stiftet",
        "opret",
        "created",
        "registrer",
        "import",
        "foed",
        "birth",
        "opfoer",
        "bygge",
        "slut",
        "udloeb",
        "end date",
        "redigeret",
        "aendr",
        "opdater",
        "edited",
        "updated",
        "modified",
        "rettet",
        "efterset",
        "inspic",
        "kontroll",
        "plant",
    ];
    if ASIDE.iter().any(|part| words.contains(part)) {
        0.35
    } else {
        1.0
    }
}

/// Days since 1970-01-01 of a day or a point in time.
pub(super) fn days(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Date(days) => Some(i64::from(*days)),
        Cell::DateTime { micros, .. } => Some(micros.div_euclid(MICROS_OF_DAY)),
        _ => None,
    }
}
