//! What a column holds and looks like.

use crate::cell::Cell;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// The type of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnType {
    /// Whole numbers.
    Integer,
    /// Exact decimals.
    Decimal,
    /// Days.
    Date,
    /// Points in time.
    DateTime,
    /// Times of day.
    Time,
    /// Yes and no.
    Boolean,
    /// Everything else, and codes whose leading zeros matter.
    Text,
}

impl ColumnType {
    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::DateTime => "datetime",
            Self::Time => "time",
            Self::Boolean => "boolean",
            Self::Text => "text",
        }
    }

    /// True when values of this type lie on a line that can be cut into bins.
    #[must_use]
    pub fn is_measured(self) -> bool {
        matches!(
            self,
            Self::Integer | Self::Decimal | Self::Date | Self::DateTime | Self::Time
        )
    }

    /// True for types a number format applies to.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal)
    }
}

/// Why a cell has no value, or what stands behind a sign beside or in place of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The cell is empty.
    Empty,
    /// `..`: not available, too uncertain or confidential.
    NotAvailable,
    /// `.`: a figure cannot occur here by nature.
    NotApplicable,
    /// `*`, `x`: left out by the publisher, often because few are counted.
    Withheld,
    /// `Ukendt`, `n/a`, `-` outside official statistics: no value, and the file does not say why.
    Unknown,
    /// `#DIV/0!`: a formula failed.
    Fault,
    /// `-` in official statistics: a true nil. The value is 0.
    Nil,
    /// `12*`: preliminary or estimated. The value is kept.
    Preliminary,
}

impl Reason {
    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotAvailable => "not_available",
            Self::NotApplicable => "not_applicable",
            Self::Withheld => "withheld",
            Self::Unknown => "unknown",
            Self::Fault => "fault",
            Self::Nil => "nil",
            Self::Preliminary => "preliminary",
        }
    }

    /// True when cells with such a sign have no value.
    #[must_use]
    pub fn is_missing(self) -> bool {
        !matches!(self, Self::Nil | Self::Preliminary)
    }
}

/// A sign of a column, in place of a number or beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// As it is spelled; the empty cell is "".
    pub spelling: String,
    /// Rows with it.
    pub rows: u64,
    /// What it means.
    pub reason: Reason,
}

/// One bar of a histogram.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// Lower edge, included.
    pub from: Cell,
    /// Upper edge; included only in the last bin.
    pub to: Cell,
    /// Rows in the bin.
    pub rows: u64,
}

/// The small picture of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// Equal bins of a measured column, in order.
    Bins(Vec<Bin>),
    /// The most common values, most frequent first, and the rows of all others.
    Categories {
        /// Value and rows.
        top: Vec<(Cell, u64)>,
        /// Rows with any other value.
        other_rows: u64,
    },
    /// Nothing to draw: no values.
    Empty,
}

/// A column as a whole. Exact unless a field says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnProfile {
    /// The name, unique in its table.
    pub name: String,
    /// The type of its values.
    pub column_type: ColumnType,
    /// The recognised meaning, an id of the kinds list.
    pub kind: Option<String>,
    /// How sure the kind is, 0 to 1.
    pub kind_confidence: f64,
    /// Rows without a value.
    pub nulls: u64,
    /// Spellings of "missing" that were met, with rows; the empty cell is "".
    pub missing_spellings: Vec<(String, u64)>,
    /// The same spellings with what they mean, and signs that stand for or beside a value.
    pub signs: Vec<Sign>,
    /// What its numbers count, when cells or header say so.
    pub unit: Option<Unit>,
    /// Different values.
    pub distinct: u64,
    /// False: `distinct` is an estimate.
    pub distinct_exact: bool,
    /// Smallest value (text: first in Danish order).
    pub min: Option<Cell>,
    /// Largest value.
    pub max: Option<Cell>,
    /// Exact sum of integers and decimals; `None` for other types and beyond 128 bits.
    pub sum: Option<Cell>,
    /// Arithmetic mean of numbers.
    pub mean: Option<f64>,
    /// Middle value of numbers, when every value was counted.
    pub median: Option<f64>,
    /// The most common values, most frequent first; ties by first appearance.
    pub top: Vec<(Cell, u64)>,
    /// Values of a text column that are spelled as a total of others ("I alt", "Hele landet"; see
    /// `engine::suggest::totals::is_total`), with rows, in order of first appearance; at most 20. Kept
    /// apart from `top` because a chart must not mix a total with its parts however rare its rows are.
    pub totals: Vec<(Cell, u64)>,
    /// The small picture.
    pub shape: Shape,
    /// Longest text in characters, for text columns.
    pub longest_chars: Option<u32>,
    /// True for a column of numbers the name or the title of the file tells of: what the file is about.
    #[serde(default)]
    pub is_subject: bool,
}
