//! The values of cells as fields of delimited text.
//!
//! Numbers are written as the fifteen digits a spreadsheet keeps, with a point; days and times as ISO 8601.

use super::format::Shape;
use model::calendar;
use std::io::Write;

/// Days from the beginning of the calendar that begins in 1904 to that of the usual one.
const DAYS_TO_1904: f64 = 1462.0;
/// The first day behind the calendar: 1 January 10000.
const DAYS: f64 = 2_958_466.0;
/// 1 January 1970, counted from 30 December 1899 as sheets do.
const EPOCH: i64 = 25_569;
const MILLIS_A_DAY: i64 = 86_400_000;

/// Writes a number given as text. Answers false when it is no number.
pub(super) fn number_text(bytes: &mut Vec<u8>, text: &[u8], shape: Shape, is_1904: bool) -> bool {
    let text = text.trim_ascii();
    if shape == Shape::Number && plain_number(bytes, text) {
        return true;
    }
    let value = std::str::from_utf8(text).ok().and_then(|t| t.parse().ok());
    match value {
        Some(value) if f64::is_finite(value) => {
            number(bytes, value, shape, is_1904);
            true
        }
        _ => false,
    }
}

/// Copies a number of few digits; false, with nothing written, for all others.
fn plain_number(bytes: &mut Vec<u8>, text: &[u8]) -> bool {
    let (sign, digits) = match text.strip_prefix(b"-") {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let point = digits.iter().position(|byte| *byte == b'.');
    let (whole, fraction) = match point {
        Some(at) => (
            digits.get(..at).unwrap_or_default(),
            digits.get(at + 1..).unwrap_or_default(),
        ),
        None => (digits, &[][..]),
    };
    let all_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    if !all_digits(whole) || !all_digits(fraction) || whole.is_empty() {
        return false;
    }
    let whole = without_zeros(whole);
    let kept = fraction.iter().rposition(|byte| *byte != b'0');
    let fraction = fraction
        .get(..kept.map_or(0, |at| at + 1))
        .unwrap_or_default();
    // so many digits are always written as they were read; whole numbers keep them all
    let fits = if fraction.is_empty() {
        whole.len() <= 18
    } else {
        whole.len() + fraction.len() <= 15
    };
    if !fits {
        return false;
    }
    if sign && !(whole.is_empty() && fraction.is_empty()) {
        bytes.push(b'-');
    }
    bytes.extend_from_slice(if whole.is_empty() { b"0" } else { whole });
    if !fraction.is_empty() {
        bytes.push(b'.');
        bytes.extend_from_slice(fraction);
    }
    true
}

fn without_zeros(digits: &[u8]) -> &[u8] {
    let first = digits.iter().position(|byte| *byte != b'0');
    first.and_then(|at| digits.get(at..)).unwrap_or_default()
}

/// Writes a number. Nothing is written for what is none.
pub(super) fn number(bytes: &mut Vec<u8>, value: f64, shape: Shape, is_1904: bool) {
    match shape {
        Shape::Number => float(bytes, value),
        Shape::Code(digits) => match whole(value) {
            Some(value) if value >= 0 => {
                let width = usize::from(digits);
                put(bytes, format_args!("{value:0width$}"));
            }
            _ => float(bytes, value),
        },
        Shape::Moment { has_day, has_clock } => {
            let serial = if is_1904 { value + DAYS_TO_1904 } else { value };
            if !(0.0..DAYS).contains(&serial) {
                // no day of the calendar
                return float(bytes, value);
            }
            // without a day only the time counts, and the calendar begins with day 0
            let first_day = if is_1904 { DAYS_TO_1904 } else { 0.0 };
            moment(bytes, serial, serial < first_day + 1.0, has_day, has_clock);
        }
        Shape::Length => {
            let seconds = (value.abs() * 86_400.0).round();
            if seconds > 1e12 {
                return float(bytes, value);
            }
            let seconds = seconds as u64;
            let sign = if value < 0.0 && seconds > 0 { "-" } else { "" };
            put(
                bytes,
                format_args!(
                    "{sign}{:02}:{:02}:{:02}",
                    seconds / 3600,
                    seconds / 60 % 60,
                    seconds % 60
                ),
            );
        }
    }
}

/// Writing into memory does not fail.
fn put(bytes: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    let _ = bytes.write_fmt(text);
}

fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64)
}

fn float(bytes: &mut Vec<u8>, value: f64) {
    if let Some(whole) = whole(value) {
        // minus zero included
        return put(bytes, format_args!("{whole}"));
    }
    if !value.is_finite() {
        return;
    }
    let from = bytes.len();
    shortest(bytes, value);
    let written = bytes.get(from..).unwrap_or_default();
    let digits = written
        .iter()
        .take_while(|byte| **byte != b'e')
        .skip_while(|byte| matches!(byte, b'-' | b'0' | b'.'))
        .filter(|byte| byte.is_ascii_digit())
        .count();
    if digits > 15 {
        // what a sum of tenths leaves behind the digits that are kept
        let rounded = format!("{value:.14e}").parse().unwrap_or(value);
        bytes.truncate(from);
        match whole(rounded) {
            Some(whole) => put(bytes, format_args!("{whole}")),
            None => shortest(bytes, rounded),
        }
    }
}

fn shortest(bytes: &mut Vec<u8>, value: f64) {
    if (1e-7..1e15).contains(&value.abs()) {
        return put(bytes, format_args!("{value}"));
    }
    let text = format!("{value:e}");
    match text.split_once('e') {
        // a part before the exponent marks it as a number
        Some((digits, exponent)) if !digits.contains('.') => {
            put(bytes, format_args!("{digits}.0e{exponent}"));
        }
        _ => bytes.extend_from_slice(text.as_bytes()),
    }
}

fn moment(bytes: &mut Vec<u8>, serial: f64, is_first_day: bool, has_day: bool, has_clock: bool) {
    let millis = (serial * MILLIS_A_DAY as f64).round() as i64;
    let (days, millis) = (millis / MILLIS_A_DAY, millis % MILLIS_A_DAY);
    let has_time = millis != 0;
    let only_clock = is_first_day && (!has_day || has_time);
    if !only_clock {
        // the usual calendar has a day too many: 29 February 1900
        let day = days + i64::from(days < 60) - EPOCH;
        let (year, month, day) = calendar::civil(day);
        // sheets are full of days: letter by letter is several times quicker than a format
        for (number, digits) in [(year, 4), (i64::from(month), 2), (i64::from(day), 2)] {
            if digits == 2 {
                bytes.push(b'-');
            }
            for place in (0..digits).rev() {
                bytes.push(b'0' + (number / 10_i64.pow(place) % 10) as u8);
            }
        }
        if has_time || has_clock {
            bytes.push(b'T');
        }
    }
    if only_clock || has_time || has_clock {
        let seconds = millis / 1000;
        put(
            bytes,
            format_args!(
                "{:02}:{:02}:{:02}",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60
            ),
        );
        if millis % 1000 != 0 {
            put(bytes, format_args!(".{:03}", millis % 1000));
        }
    }
}

/// Writes a text, in quotes where it needs them.
pub(super) fn text(bytes: &mut Vec<u8>, text: &[u8]) {
    let is_special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| *byte <= b' ');
    let needs_quotes = is_edge(text.first()) || is_edge(text.last()) || text.iter().any(is_special);
    if !needs_quotes {
        bytes.extend_from_slice(text);
        return;
    }
    bytes.push(b'"');
    for part in text.split_inclusive(|byte| *byte == b'"') {
        bytes.extend_from_slice(part);
        if part.last() == Some(&b'"') {
            bytes.push(b'"');
        }
    }
    bytes.push(b'"');
}

/// Writes yes or no.
pub(super) fn boolean(bytes: &mut Vec<u8>, yes: bool) {
    bytes.extend_from_slice(if yes { b"true" } else { b"false" });
}

/// True for a text without anything to see.
#[inline]
pub(super) fn is_blank(text: &[u8]) -> bool {
    // most texts begin with something to see
    if matches!(text.first(), Some(0x21..=0x7e)) {
        return false;
    }
    match std::str::from_utf8(text) {
        Ok(text) => text.trim().is_empty(),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    fn read(text: &str, code: &str, is_1904: bool) -> String {
        let mut bytes = Vec::new();
        if !number_text(&mut bytes, text.as_bytes(), Shape::of_code(code), is_1904) {
            return "no number".to_owned();
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn numbers_are_written_with_the_digits_a_spreadsheet_keeps() {
        for (text, written) in [
            ("36.200000000000003", "36.2"),
            ("36.299999999999997", "36.3"),
            ("0.30000000000000004", "0.3"),
            ("25.10", "25.1"),
            ("-0", "0"),
            ("-0.50", "-0.5"),
            ("007", "7"),
            ("1E+20", "1.0e20"),
            ("1.5E-9", "1.5e-9"),
            ("1234567890123456789", "1.23456789012346e18"),
            ("123456789012345678", "123456789012345678"),
            ("5.0", "5"),
            ("1.", "1"),
            ("NaN", "no number"),
            ("", "no number"),
            ("1 2", "no number"),
        ] {
            assert_eq!(read(text, "General", false), written, "{text}");
        }
        assert_eq!(read("0.25", "0%", false), "0.25");
    }

    #[test]
    fn codes_keep_their_zeros() {
        assert_eq!(read("101", "0000", false), "0101");
        assert_eq!(read("101", "0", false), "101");
        assert_eq!(read("-5", "0000", false), "-5");
        assert_eq!(read("1.5", "0000", false), "1.5");
        assert_eq!(read("101701234", "000000\\-0000", false), "0101701234");
    }

    #[test]
    fn days_and_times_are_iso() {
        for (serial, code, written) in [
            ("45943", "dd-mm-yyyy", "2025-10-13"),
            ("45943.5", "dd-mm-yyyy", "2025-10-13T12:00:00"),
            ("45943", "dd-mm-yyyy hh:mm", "2025-10-13T00:00:00"),
            ("45943.520833333333333", "d/m/yy", "2025-10-13T12:30:00"),
            ("0.25", "hh:mm", "06:00:00"),
            ("0.75", "dd-mm-yyyy", "18:00:00"),
            ("1", "dd-mm-yyyy", "1900-01-01"),
            ("59", "dd-mm-yyyy", "1900-02-28"),
            ("61", "dd-mm-yyyy", "1900-03-01"),
            ("2958465", "dd-mm-yyyy", "9999-12-31"),
            ("2958466", "dd-mm-yyyy", "2958466"),
            ("-1", "dd-mm-yyyy", "-1"),
            ("1.5", "[h]:mm", "36:00:00"),
            ("36526.00001", "dd-mm-yyyy", "2000-01-01T00:00:00.864"),
        ] {
            assert_eq!(read(serial, code, false), written, "{serial} {code}");
        }
        assert_eq!(read("0", "dd-mm-yyyy", true), "1904-01-01");
        assert_eq!(read("44481", "dd-mm-yyyy", true), "2025-10-13");
        assert_eq!(read("0.5", "hh:mm", true), "12:00:00");
    }

    #[test]
    fn texts_are_quoted_where_they_need_it() {
        let written = |value: &str| {
            let mut bytes = Vec::new();
            text(&mut bytes, value.as_bytes());
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(written("Åløbet"), "Åløbet");
        assert_eq!(written("Åløbet \"2\""), "\"Åløbet \"\"2\"\"\"");
        assert_eq!(written("a, b"), "\"a, b\"");
        assert_eq!(written(" a"), "\" a\"");
        assert_eq!(written("a\nb"), "\"a\nb\"");
    }

    proptest! {
        #[test]
        fn short_numbers_are_copied_as_they_would_be_written(whole in -999_999_999..999_999_999, fraction in 0_u32..1_000_000) {
            let text = format!("{whole}.{fraction:06}");
            let mut copied = Vec::new();
            assert!(plain_number(&mut copied, text.as_bytes()));
            let mut written = Vec::new();
            number(&mut written, text.parse().unwrap(), Shape::Number, false);
            prop_assert_eq!(String::from_utf8(copied), String::from_utf8(written));
        }
    }
}
