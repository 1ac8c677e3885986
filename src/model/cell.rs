//! One value of a table, typed, small enough to travel.

use crate::column::Reason;
use serde::{Deserialize, Serialize};

/// One value, typed like its column.
///
/// Cells travel only for what is looked at (a window of rows, an extreme, a most common value); the
/// columns themselves never leave the worker that parsed them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// No value: the cell was empty or held a spelling of "missing".
    Missing,
    /// A whole number.
    Integer(i64),
    /// An exact decimal: `mantissa / 10^scale`.
    Decimal {
        /// The digits with sign, without the decimal sign.
        mantissa: i128,
        /// How many of the digits stand after the decimal sign.
        scale: u8,
    },
    /// A number that only fits floating point (`1.5e-300`).
    Float(f64),
    /// Days since 1970-01-01.
    Date(i32),
    /// A point in time as the file states it.
    DateTime {
        /// Microseconds since 1970-01-01T00:00 in the file's own local time.
        micros: i64,
        /// Minutes east of UTC when the file says so.
        offset_minutes: Option<i16>,
    },
    /// Seconds since midnight.
    Time(u32),
    /// Yes or no.
    Boolean(bool),
    /// Text, possibly cut for travelling.
    Text {
        /// The text, or its beginning when `full_chars` is set.
        text: String,
        /// How many characters the whole text has, when `text` is only its beginning.
        full_chars: Option<u32>,
    },
    /// A value with the sign that stands in its place or beside it in the file: `..`, `-`, `12*`.
    Signed {
        /// The value, never signed itself: missing, a true nil, the number beside the sign.
        value: Box<Cell>,
        /// As it is spelled.
        sign: String,
        /// What it means.
        reason: Reason,
    },
}

impl Cell {
    /// A text that travels whole.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            full_chars: None,
        }
    }

    /// The value without its sign.
    #[must_use]
    pub fn plain(&self) -> &Self {
        match self {
            Self::Signed { value, .. } => value,
            own => own,
        }
    }

    /// True for [`Cell::Missing`], also with a sign.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.plain(), Self::Missing)
    }

    /// The number behind the cell for drawing and binning: days for dates, microseconds for points in
    /// time, seconds for times of day, 0 and 1 for no and yes.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Integer(n) => Some(*n as f64),
            Self::Decimal { mantissa, scale } => {
                Some(*mantissa as f64 / 10f64.powi(i32::from(*scale)))
            }
            Self::Float(x) => Some(*x),
            Self::Date(days) => Some(f64::from(*days)),
            Self::DateTime { micros, .. } => Some(*micros as f64),
            Self::Time(seconds) => Some(f64::from(*seconds)),
            Self::Boolean(yes) => Some(f64::from(u8::from(*yes))),
            Self::Signed { value, .. } => value.as_f64(),
            Self::Missing | Self::Text { .. } => None,
        }
    }
}
