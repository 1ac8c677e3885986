//! What the texts of a column are when they are nothing but digits and points: codes that have lost their
//! zeros, decimals a spreadsheet has damaged.
//!
//! Looked at when a shard is read and the column has become text; the first text with a letter ends it.

use super::{missing, number};
use crate::table::{Column, Data};
use model::sniff::DecimalSign;
use serde::{Deserialize, Serialize};

/// Codes and damaged numbers among the texts of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeCounts {
    /// False when any text holds something else than digits, points and a minus in front.
    pub(crate) fits: bool,
    /// Digits only, beginning with a zero and longer than that.
    pub(crate) with_zero: u64,
    /// Most digits of those.
    pub(crate) zero_digits: u32,
    /// Digits only, not beginning with a zero: how many of each length from 1 to 12; longer ones are
    /// counted with the last.
    pub(crate) lengths: [u64; 12],
    /// Whole numbers with two groups of thousands or more.
    pub(crate) thousands: u64,
    /// Digits and points that are no number with thousands.
    pub(crate) dotted: u64,
    /// Line of the first of them: of the shard, from 0.
    pub(crate) first_dotted_line: Option<u64>,
}

impl Default for CodeCounts {
    fn default() -> Self {
        Self {
            fits: true,
            with_zero: 0,
            zero_digits: 0,
            lengths: [0; 12],
            thousands: 0,
            dotted: 0,
            first_dotted_line: None,
        }
    }
}

impl CodeCounts {
    /// Looks at the texts of a column; `line_of` gives the line of a row.
    pub(crate) fn of(column: &Column, line_of: impl Fn(usize) -> u64) -> Self {
        let mut counts = Self::default();
        match &column.data {
            Data::Dictionary { codes, entries } => {
                let is_other = |code: usize| !may_be_code(entries.bytes_of(code));
                if (0..entries.len()).any(is_other) {
                    counts.fits = false;
                    return counts;
                }
                let what: Vec<What> = (0..entries.len())
                    .map(|code| What::of(entries.bytes_of(code)))
                    .collect();
                codes.each(|row, code| {
                    if let Some(what) = what.get(code).filter(|_| column.valid.get(row)) {
                        counts.add(*what, || line_of(row));
                    }
                });
            }
            Data::Text(arena) => {
                for row in 0..arena.len() {
                    if !column.valid.get(row) {
                        continue;
                    }
                    let text = arena.bytes_of(row);
                    if !may_be_code(text) {
                        counts.fits = false;
                        return counts;
                    }
                    counts.add(What::of(text), || line_of(row));
                }
            }
            _ => counts.fits = false,
        }
        counts
    }

    fn add(&mut self, what: What, line: impl Fn() -> u64) {
        match what {
            What::ZeroLed(digits) => {
                self.with_zero += 1;
                self.zero_digits = self.zero_digits.max(digits);
            }
            What::Digits(digits) => {
                let at = (digits as usize).clamp(1, self.lengths.len()) - 1;
                if let Some(count) = self.lengths.get_mut(at) {
                    *count += 1;
                }
            }
            What::Thousands => self.thousands += 1,
            What::Dotted => {
                self.dotted += 1;
                self.first_dotted_line.get_or_insert_with(line);
            }
            What::Other => {}
        }
    }

    /// Adds what a later shard found; its lines begin after `lines_before`.
    pub(crate) fn merge(&mut self, other: &Self, lines_before: u64) {
        self.fits &= other.fits;
        self.with_zero += other.with_zero;
        self.zero_digits = self.zero_digits.max(other.zero_digits);
        for (count, more) in self.lengths.iter_mut().zip(other.lengths) {
            *count += more;
        }
        self.thousands += other.thousands;
        self.dotted += other.dotted;
        let line = other.first_dotted_line.map(|line| line + lines_before);
        self.first_dotted_line = self.first_dotted_line.or(line);
    }

    /// Codes without a leading zero that are shorter than those with one.
    pub(crate) fn without_zero(&self) -> u64 {
        let shorter = (self.zero_digits as usize).saturating_sub(1);
        self.lengths.iter().take(shorter).sum()
    }
}

/// What a text of digits and points is.
#[derive(Clone, Copy)]
enum What {
    ZeroLed(u32),
    Digits(u32),
    Thousands,
    Dotted,
    Other,
}

impl What {
    fn of(text: &[u8]) -> Self {
        let text = missing::trim(text);
        let digits = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if text.iter().all(u8::is_ascii_digit) {
            return match text {
                // a lone zero has lost nothing
                [b'0'] => Self::Other,
                [b'0', ..] => Self::ZeroLed(digits),
                _ => Self::Digits(digits),
            };
        }
        match number::parse(text, DecimalSign::Comma) {
            Some(number) if number.groups > 1 => Self::Thousands,
            Some(_) => Self::Other,
            None if number::is_dotted(text) => Self::Dotted,
            None => Self::Other,
        }
    }
}

/// True for digits and points, a minus in front, and blanks around: what is looked at closely.
fn may_be_code(text: &[u8]) -> bool {
    let text = missing::trim(text);
    let text = text.strip_prefix(b"-").unwrap_or(text);
    !text.is_empty() && text.iter().all(|b| b.is_ascii_digit() || *b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_lost_their_zeros() {
        let mut counts = CodeCounts::default();
        for text in ["0800", "900", "1000", "0900", "0"] {
            counts.add(What::of(text.as_bytes()), || 0);
        }
        assert_eq!((counts.with_zero, counts.without_zero()), (2, 1));
    }

    #[test]
    fn damaged_decimals() {
        let mut counts = CodeCounts::default();
        for (line, text) in ["810.219.971", "91.076.001", "70.57.00"].iter().enumerate() {
            counts.add(What::of(text.as_bytes()), || line as u64);
        }
        assert_eq!((counts.thousands, counts.dotted), (2, 1));
        assert_eq!(counts.first_dotted_line, Some(2));
    }
}
