//! The map of the rows' own geometry: where things are, when nothing of theirs is worth adding up.

use super::{Offer, few_groups};
use crate::kind;
use crate::question::is_about_persons;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::feature_map::FeatureSource;

/// Above what is counted and how numbers are spread, below amounts that are added up or followed over time: rows with a
/// place of their own are things, and where they are says more than how many there are.
const WORTH: f64 = 0.505;

/// What says the same as the map, only without where.
pub(super) const BELOW: f64 = WORTH - 0.01;

/// A handful of places is read faster than a map of them.
const LEAST: u64 = 6;

/// Points that nothing is said of but numbers: how these are spread says more.
const NAMELESS: f64 = 0.3;

/// Places in two columns of numbers.
const MEASURED: f64 = 0.34;

/// The map and its worth; nothing for rows about persons, whose homes nobody asked to see.
pub(super) fn suggest(
    columns: &[ColumnProfile],
    sources: &[FeatureSource],
) -> Option<(Offer, f64)> {
    let source = *sources.first()?;
    let (first, second) = source.columns();
    let rows = columns.get(first as usize).map_or(0, kind::present);
    let is_name = |(at, own): (u32, &ColumnProfile)| {
        at != first
            && Some(at) != second
            && own.column_type == ColumnType::Text
            && own.distinct > 1
            && few_groups::has_letters(own)
    };
    let is_named = (0u32..).zip(columns).any(is_name);
    let is_point = columns.get(first as usize).is_none_or(is_of_points);
    let worth = match source {
        FeatureSource::Geometry { .. } if is_named || !is_point => WORTH,
        FeatureSource::Geometry { .. } => NAMELESS,
        // places among numbers are often where something was measured: how that is spread says more
        _ => MEASURED,
    };
    (rows >= LEAST && !is_about_persons(columns)).then_some((Offer::Places(source), worth))
}

fn is_of_points(own: &ColumnProfile) -> bool {
    matches!(&own.min, Some(Cell::Text { text, .. }) if text.starts_with("POINT"))
}

/// True for rows that are pieces of land with a geometry of their own.
pub(super) fn are_areas(columns: &[ColumnProfile], sources: &[FeatureSource]) -> bool {
    let Some(FeatureSource::Geometry { column }) = sources.first() else {
        return false;
    };
    columns
        .get(*column as usize)
        .is_some_and(|own| !is_of_points(own))
}
