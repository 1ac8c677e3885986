//! A story: charts, tables and notes that the user pinned, in order.

use crate::scene::Chart;
use serde::{Deserialize, Serialize};

/// A story as it is taken away.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Its heading; may be empty.
    pub title: String,
    /// What was pinned, in order.
    pub pins: Vec<Pin>,
}

/// One thing that was pinned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pin {
    /// Tells it apart from the others.
    pub id: u32,
    /// What it is.
    pub what: Pinned,
    /// What the user says of it; may be empty.
    pub note: String,
}

/// What can be pinned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Pinned {
    /// A chart or a map as it was drawn.
    Chart(Box<Chart>),
    /// A table.
    Table(Box<PinnedTable>),
    /// The user's words alone.
    Note,
}

/// A table as it was seen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PinnedTable {
    /// Its heading.
    pub title: String,
    /// Names of its columns.
    pub head: Vec<String>,
    /// Its rows, ready to read.
    pub rows: Vec<Vec<String>>,
    /// Which columns hold numbers.
    pub are_numbers: Vec<bool>,
    /// How many rows there are; more than `rows` when only the first were pinned.
    pub all_rows: u64,
    /// Where it comes from, ready to read.
    pub source: Option<String>,
}
