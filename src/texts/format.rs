//! Numbers and dates as people write them: `1.234,5` and `21.11.2026`, or `1,234.5` and `21 Nov 2026`.
//!
//! Every place that shows a value goes through here, so that a cell, a chart and a sentence never
//! disagree. A negative number has the real minus sign (U+2212). What is missing is an empty text; the
//! place that shows it decides whether to put a sign there.

use model::cell::Cell;
use model::column::Reason;
use model::message::Language;

mod dates;
mod numbers;
mod units;

pub use dates::{civil, date, date_time, day_of_year, first_of_month, month, month_name, time};
pub use numbers::{decimal, float, integer, number};
pub use units::{axis, bytes, percent, short, short_together};

/// Month names, yes and no, units.
#[derive(Debug)]
pub struct FormatTexts {
    /// The word for true.
    pub yes: &'static str,
    /// The word for false.
    pub no: &'static str,
    /// Names of the months as they stand in a date.
    pub months: [&'static str; 12],
    /// The same, short enough for an axis.
    pub months_short: [&'static str; 12],
    /// Short names of 10^6, 10^9 and 10^12, with the space before them if they have one.
    pub powers: [&'static str; 3],
    /// The unit of small files, after a number other than 1.
    pub bytes: &'static str,
    /// What stands after the number of a percentage, with its space if it has one.
    pub percent: &'static str,
    /// The sign between whole and part.
    pub decimal_sign: char,
    /// The sign between thousands.
    pub group_sign: char,
    /// The sign between hours and minutes.
    pub time_sign: char,
}

/// The words of a language alone: who writes numbers need not carry all others.
fn words(language: Language) -> &'static FormatTexts {
    match language {
        Language::Danish => &crate::da::format::TEXTS,
        Language::English => &crate::en::format::TEXTS,
    }
}

/// Whether whole numbers get signs between thousands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1.234`: quantities.
    #[default]
    Grouped,
    /// `1234`: years and codes.
    Plain,
}

impl NumberStyle {
    /// How the numbers of a column of this kind are written: years and codes without signs between
    /// thousands.
    #[must_use]
    pub fn of_kind(kind: Option<&str>) -> Self {
        match kind {
            None | Some("currency" | "percent" | "age" | "easting" | "northing") => Self::Grouped,
            Some(_) => Self::Plain,
        }
    }
}

/// A cell as people read it; empty for a missing value without a sign. A text cut for travelling ends in "…".
#[must_use]
pub fn cell(cell: &Cell, language: Language, style: NumberStyle) -> String {
    match cell {
        Cell::Missing => String::new(),
        Cell::Signed {
            value,
            sign,
            reason,
        } => match reason {
            Reason::Preliminary => self::cell(value, language, style) + sign,
            _ => sign.clone(),
        },
        Cell::Integer(n) => match style {
            NumberStyle::Grouped => integer(*n, language),
            NumberStyle::Plain => decimal(i128::from(*n), 0, language, style),
        },
        Cell::Decimal { mantissa, scale } => decimal(*mantissa, *scale, language, style),
        Cell::Float(x) => float(*x, language, style),
        Cell::Date(days) => date(*days, language),
        Cell::DateTime {
            micros,
            offset_minutes,
        } => date_time(*micros, *offset_minutes, language),
        Cell::Time(seconds) => time(*seconds, language),
        Cell::Boolean(yes) => {
            let words = words(language);
            (if *yes { words.yes } else { words.no }).to_owned()
        }
        Cell::Text { text, full_chars } => match full_chars {
            None => text.clone(),
            Some(_) => format!("{text}…"),
        },
    }
}
