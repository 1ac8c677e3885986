//! What the rows behind a chart lack, or hold beside what they are about: said, so that a sum over them is not taken for
//! the whole.

use crate::cell::Cell;
use serde::{Deserialize, Serialize};

/// Rows that are one municipality each, and nearly all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalityRows {
    /// How many of the municipalities have a row.
    pub there: u64,
    /// How many there are.
    pub of: u64,
    /// Those without a row, by name.
    pub missing: Vec<String>,
    /// Rows that are no municipality, as they are written: Christiansø, the Faroe Islands.
    pub others: Vec<String>,
}

/// A run of whole numbers that is without gaps but for a few: ages, months, hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hole {
    /// Position of the column.
    pub column: u32,
    /// Its name.
    pub name: String,
    /// The smallest and the largest of them.
    pub ends: (i64, i64),
    /// How many are missing between.
    pub missing: u64,
    /// Which one, where it is one and can be told.
    pub which: Option<i64>,
}

/// A group that is several spellings of one name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Folded {
    /// The spelling that stands for all.
    pub key: Cell,
    /// The others.
    pub others: Vec<String>,
}
