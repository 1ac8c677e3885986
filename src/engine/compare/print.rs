//! Prints of values and rows: numbers of 64 bits that are the same for the same values, however a table is cut and
//! whichever edition it is of.

use super::form::{Common, PrintColumn};
use crate::export::value::{Spelling, spelled};
use crate::ops::facts::{Form, Line, float_to_line, rescale, to_utc};
use crate::read::{DAY_MICROS, boolean_pairs_of, parse_date, parse_number, parse_time};
use crate::table::{Codes, Column, Data, TextArena};

/// The print of a cell without a value, whatever sign stands in its place.
pub const NOTHING: u64 = 0x51_7c_c1_b7_27_22_0a_95;
/// Where the print of a row begins.
const ROW: u64 = 0x6a_09_e6_67_f3_bc_c9_08;
/// Where the print of a value that is no text begins.
const TYPED: u64 = 0xbb_67_ae_85_84_ca_a7_3b;
/// Where the print of a text begins.
const TEXT: u64 = 0x3c_6e_f3_72_fe_94_f8_2b;

/// Adds a number to a print.
#[inline]
#[must_use]
pub fn mixed(print: u64, value: u64) -> u64 {
    let mixed = (print ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ (mixed >> 29)
}

/// The print of a row of these prints of values.
#[must_use]
pub fn of_row(values: impl IntoIterator<Item = u64>) -> u64 {
    values.into_iter().fold(ROW, mixed)
}

fn of_text(text: &[u8]) -> u64 {
    let print = mixed(TEXT, text.len() as u64);
    let (words, rest) = text.as_chunks::<8>();
    let print = words
        .iter()
        .fold(print, |print, word| mixed(print, u64::from_le_bytes(*word)));
    if rest.is_empty() {
        return print;
    }
    let mut last = [0u8; 8];
    last[..rest.len()].copy_from_slice(rest);
    mixed(print, u64::from_le_bytes(last))
}

#[inline]
fn of_line(value: i64) -> u64 {
    mixed(TYPED, value as u64)
}

fn of_wide(value: i128) -> u64 {
    mixed(of_line(value as i64), (value >> 64) as u64)
}

/// How a column of a shard gives the prints of its values.
enum How<'a> {
    Line(Line<'a>),
    Wide(Line<'a>),
    /// Days, compared with points in time.
    Days(&'a [i32]),
    Moments(&'a [i64], Option<&'a [i16]>),
    Entries(&'a Codes, Vec<u64>),
    Texts(&'a TextArena),
    Spelled,
}

/// Gives the prints of the values of a column of a shard.
pub(super) struct Printer<'a> {
    column: &'a Column,
    spec: PrintColumn,
    how: How<'a>,
}

impl<'a> Printer<'a> {
    pub fn new(column: &'a Column, spec: PrintColumn) -> Self {
        let how = match (&column.data, spec.common) {
            (Data::Dictionary { codes, entries }, _) => {
                let print = |entry| of_read(entries.bytes_of(entry), spec);
                How::Entries(codes, (0..entries.len()).map(print).collect())
            }
            (Data::Text(arena), _) => How::Texts(arena),
            (_, Common::Spelled | Common::Text) => How::Spelled,
            (Data::Date(days), Common::Instant) => How::Days(days),
            (Data::DateTime { micros, offsets }, Common::Instant) => {
                How::Moments(micros, offsets.as_deref())
            }
            (_, Common::Number(form @ Form::Wide { .. })) => How::Wide(Line::new(column, form)),
            (_, Common::Number(form)) => How::Line(Line::new(column, form)),
            (_, Common::Instant | Common::Time | Common::Boolean) => {
                How::Line(Line::new(column, Form::Line { scale: 0 }))
            }
        };
        Self { column, spec, how }
    }

    /// The print of the value of a row.
    #[inline]
    pub fn at(&self, row: usize) -> u64 {
        if !self.column.valid.get(row) {
            return NOTHING;
        }
        match &self.how {
            How::Line(line) => of_line(line.get(row)),
            How::Wide(line) => of_wide(line.get_wide(row)),
            How::Days(days) => {
                let day = days.get(row).copied().unwrap_or_default();
                of_line(i64::from(day).wrapping_mul(DAY_MICROS))
            }
            How::Moments(micros, offsets) => {
                let own = micros.get(row).copied().unwrap_or_default();
                let offset = offsets.and_then(|offsets| offsets.get(row).copied());
                of_line(to_utc(own, offset))
            }
            How::Entries(codes, prints) => prints.get(codes.at(row)).copied().unwrap_or(NOTHING),
            How::Texts(arena) => of_read(arena.bytes_of(row), self.spec),
            How::Spelled => of_text(spelled(&self.column.cell(row), Spelling::Plain).as_bytes()),
        }
    }
}

/// The print of a text: of what it says when it stands beside a column of another type, else of itself.
fn of_read(text: &[u8], spec: PrintColumn) -> u64 {
    // official statistics write it for "not available"; beside numbers it has been read as that already
    if text == b".." {
        return NOTHING;
    }
    let read = match spec.common {
        Common::Text | Common::Spelled => None,
        Common::Number(form) => of_number(text, spec, form),
        Common::Instant => parse_date(text, spec.date_order)
            .map(|moment| of_line(to_utc(moment.epoch_micros(), moment.offset_minutes))),
        Common::Time => parse_time(text).map(|seconds| of_line(i64::from(seconds))),
        Common::Boolean => of_word(text).map(|yes| of_line(i64::from(yes))),
    };
    read.unwrap_or_else(|| of_text(text))
}

fn of_number(text: &[u8], spec: PrintColumn, form: Form) -> Option<u64> {
    // zeros before a code are lost where it is read as a number
    let text = match text.iter().all(u8::is_ascii_digit) {
        true => {
            let zeros = text.iter().take_while(|digit| **digit == b'0').count();
            text.get(zeros.min(text.len().saturating_sub(1))..)?
        }
        false => text,
    };
    let number = parse_number(text, spec.decimal_sign)?;
    let (mantissa, own) = (number.mantissa, number.scale);
    match form {
        Form::Float | Form::Text => {
            let exact = mantissa as f64 / 10f64.powi(i32::from(own));
            Some(of_line(float_to_line(number.float.unwrap_or(exact))))
        }
        // the other column holds no such numbers
        _ if number.float.is_some() => None,
        Form::Line { scale } => {
            let value = rescale(mantissa, own, scale)?;
            i64::try_from(value).ok().map(of_line)
        }
        Form::Wide { scale } => rescale(mantissa, own, scale).map(of_wide),
    }
}

/// Yes or no in the words files have for it.
fn of_word(text: &[u8]) -> Option<bool> {
    let (pairs, is_yes) = boolean_pairs_of(text);
    (pairs != 0).then_some(is_yes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::sniff::{DateOrder, DecimalSign};
    use std::collections::BTreeSet;

    fn spec(common: Common) -> PrintColumn {
        PrintColumn {
            column: 0,
            common,
            decimal_sign: DecimalSign::Comma,
            date_order: DateOrder::Dmy,
        }
    }

    #[test]
    fn a_text_beside_a_typed_column_is_what_it_says() {
        let line = spec(Common::Number(Form::Line { scale: 2 }));
        assert_eq!(of_read(b"0101", line), of_line(10_100));
        assert_eq!(of_read(b"1,5", line), of_line(150));
        assert_eq!(of_read(b"ukendt", line), of_text(b"ukendt"));
        let wide = spec(Common::Number(Form::Wide { scale: 1 }));
        assert_eq!(of_read(b"7", wide), of_wide(70));
        let day = spec(Common::Instant);
        assert_eq!(of_read(b"02-01-1970", day), of_line(DAY_MICROS));
        assert_eq!(of_read(b"JA", spec(Common::Boolean)), of_line(1));
    }

    #[test]
    fn prints_of_much_alike_values_differ() {
        let mut seen = BTreeSet::new();
        for one in 0..300 {
            for other in 0..300 {
                assert!(seen.insert(of_row([of_line(one), of_line(other)])));
            }
        }
        for text in ["", "a", "a\0", "aaaaaaaa", "aaaaaaaa\0", "aaaaaaaaa"] {
            assert!(seen.insert(of_text(text.as_bytes())));
        }
        assert_ne!(of_row([NOTHING, of_line(1)]), of_row([of_line(1), NOTHING]));
    }
}
