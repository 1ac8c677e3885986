//! What a column means: its kind, told from its name and its profile.
//!
//! One file for each recognised meaning. A kind is an id of the published list of kinds; `None` is the
//! honest answer where the evidence is thin. Nothing here looks at rows: the profile is enough, so a kind
//! costs nothing and is the same however the file was cut.

pub mod budget;
pub mod code;
mod date;
pub mod fold;
pub mod geometry;
mod named;
pub mod period;
mod year;

use model::column::{ColumnProfile, Shape};
use model::unit::Unit;

/// The kind of a column and how sure it is (0 to 1), or nothing.
///
/// `name` is the column's header; of the profile the type, the extremes, the number of different values
/// and the most common ones are looked at.
#[must_use]
pub fn of(name: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    let words = fold::fold(name);
    date::of(&words, profile)
        .or_else(|| year::of(&words, profile))
        .or_else(|| named::of(&words, profile))
        .or_else(|| geometry::of(profile))
        .or_else(|| period::of_profile(profile))
        .or_else(|| budget::of(profile))
        .or_else(|| of_unit(profile))
}

/// What the unit of a column says.
fn of_unit(profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    if !profile.column_type.is_number() {
        return None;
    }
    match profile.unit? {
        Unit::Percent | Unit::PerMille => Some(("percent", 0.9)),
        Unit::Krone | Unit::Euro => Some(("currency", 0.9)),
        _ => None,
    }
}

/// True when a folded name says that its column holds days.
pub(crate) fn names_a_day(words: &str) -> bool {
    date::names_a_day(words)
}

/// Rows of a column: with and without a value.
#[must_use]
pub fn rows(profile: &ColumnProfile) -> u64 {
    profile.nulls + present(profile)
}

/// Rows of a column that have a value.
#[must_use]
pub fn present(profile: &ColumnProfile) -> u64 {
    match &profile.shape {
        Shape::Bins(bins) => bins.iter().map(|bin| bin.rows).sum(),
        Shape::Categories { top, other_rows } => {
            top.iter().map(|(_, rows)| rows).sum::<u64>() + other_rows
        }
        Shape::Empty => 0,
    }
}

/// The whole numbers between which a column lies.
fn whole_range(profile: &ColumnProfile) -> Option<(i64, i64)> {
    use model::cell::Cell;
    match (&profile.min, &profile.max) {
        (Some(Cell::Integer(min)), Some(Cell::Integer(max))) => Some((*min, *max)),
        _ => None,
    }
}
