//! How the values of a column are spread: what its panel asks for beyond the profile.

use crate::cell::Cell;
use serde::{Deserialize, Serialize};

/// How the values of a column are spread.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ColumnSpread {
    /// Per cent, and the number below which so many of the values lie, between two values in proportion; ascending.
    pub quantiles: Vec<(u8, f64)>,
    /// Standard deviation of the numbers, as of a sample.
    pub deviation: Option<f64>,
    /// Numbers far from the others; `None` where nothing can be said of that.
    pub outliers: Option<Outliers>,
    /// Characters of the shortest text.
    pub shortest_chars: Option<u32>,
}

/// Numbers beyond the fences of Tukey: one and a half times the distance of the quartiles away from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outliers {
    /// Numbers below this are far.
    pub below: f64,
    /// Numbers above this are far.
    pub above: f64,
    /// Rows with a number below.
    pub low: u64,
    /// Rows with a number above.
    pub high: u64,
    /// The farthest of them, farthest first, each with its row in the file, from 1.
    pub extremes: Vec<(Cell, u64)>,
}
