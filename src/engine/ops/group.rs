//! Grouping the rows of a view by the values of a column: what is asked, and how partial groups merge.

use super::facts::{ColumnFacts, Form, line_cell, plain_decimal};
use model::cell::Cell;
use model::column::ColumnType;
use model::view_spec::{Measure, TimeUnit};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::hash_map::Entry;

/// What is grouped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupAsk {
    /// The view whose rows are grouped; `None` groups all rows of the table.
    pub revision: Option<u32>,
    /// The column whose values make the groups.
    pub by: u32,
    /// How finely days and points in time are told apart.
    pub unit: Option<TimeUnit>,
    /// Edges of bins on the line: the groups are bins, their keys the numbers of the bins. Empty: each
    /// value is a group.
    pub edges: Vec<i128>,
    /// What is measured.
    pub measure: Measure,
    /// Only rows with these values.
    pub only: Vec<(u32, Cell)>,
    /// No rows with these values.
    pub except: Vec<(u32, Cell)>,
}

/// What makes a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GroupKey {
    /// Rows without a value.
    Missing,
    /// A place on the line; a year, or a day, when a time unit was asked for.
    Line(i128),
    /// A text.
    Text(String),
}

/// The sums of a group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GroupSums {
    /// Rows.
    pub rows: u64,
    /// Rows with a value in the measured column.
    pub values: u64,
    /// Their sum at the measured column's scale; `None` beyond 128 bits.
    pub sum: Option<i128>,
    /// Their sum in floating point, for a column that has no exact form.
    pub float: f64,
    /// The first row of the table in the group.
    pub first_row: u64,
}

impl GroupSums {
    /// No rows.
    pub const NONE: Self = Self {
        rows: 0,
        values: 0,
        sum: Some(0),
        float: 0.0,
        first_row: u64::MAX,
    };

    /// Adds another part of the same group.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.values += other.values;
        self.sum = match (self.sum, other.sum) {
            (Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        self.float += other.float;
        self.first_row = self.first_row.min(other.first_row);
    }
}

/// Groups of some shards.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupPartial {
    /// In no order.
    pub groups: Vec<(GroupKey, GroupSums)>,
    /// Smallest and largest value of the grouping column on the line, when a time unit gathers several
    /// into one group.
    pub extremes: Option<(i128, i128)>,
}

impl GroupPartial {
    /// All groups of several partials, by first appearance in the table.
    #[must_use]
    pub fn merge(partials: Vec<Self>) -> Self {
        let mut extremes = None;
        for partial in &partials {
            extremes = wider(extremes, partial.extremes);
        }
        let mut partials = partials.into_iter();
        let mut groups = partials.next().unwrap_or_default().groups;
        let mut places: FxHashMap<GroupKey, usize> = groups
            .iter()
            .enumerate()
            .map(|(place, group)| (group.0.clone(), place))
            .collect();
        for (key, sums) in partials.flat_map(|partial| partial.groups) {
            match places.entry(key) {
                Entry::Occupied(place) => groups[*place.get()].1.merge(&sums),
                Entry::Vacant(place) => {
                    groups.push((place.key().clone(), sums));
                    place.insert(groups.len() - 1);
                }
            }
        }
        groups.sort_unstable_by_key(|group| group.1.first_row);
        Self { groups, extremes }
    }
}

/// The line from the smaller of two beginnings to the larger of two ends.
pub(super) fn wider(
    one: Option<(i128, i128)>,
    other: Option<(i128, i128)>,
) -> Option<(i128, i128)> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}

/// A measured sum as an exact cell.
#[must_use]
pub fn sum_cell(facts: ColumnFacts, sums: &GroupSums) -> Option<Cell> {
    let exact = |scale: u8| match sums.sum {
        Some(sum) if facts.column_type == ColumnType::Integer => Some(match i64::try_from(sum) {
            Ok(number) => Cell::Integer(number),
            Err(_) => Cell::Decimal {
                mantissa: sum,
                scale: 0,
            },
        }),
        Some(sum) => Some(plain_decimal(sum, scale)),
        None => Some(Cell::Float(sums.float)),
    };
    match facts.form {
        Form::Line { scale } | Form::Wide { scale } => exact(scale),
        Form::Float => Some(Cell::Float(sums.float)),
        Form::Text => None,
    }
}

/// A group's key as a cell.
#[must_use]
pub fn key_cell(key: &GroupKey, facts: ColumnFacts, unit: Option<TimeUnit>) -> Cell {
    let of_time = matches!(facts.column_type, ColumnType::Date | ColumnType::DateTime);
    match key {
        GroupKey::Missing => Cell::Missing,
        GroupKey::Text(text) => Cell::text(text),
        GroupKey::Line(line) => match unit {
            Some(TimeUnit::Year) if of_time => Cell::Integer(*line as i64),
            Some(_) if of_time => Cell::Date(*line as i32),
            _ => line_cell(facts, *line),
        },
    }
}
