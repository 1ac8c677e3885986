//! Dates and times of day as people write them.
//!
//! `d.m.yyyy`, `d-m-yyyy`, `d/m-yy`, `dd-mm-yyyy`, ISO 8601, `2. januar 2020`; with or without a time
//! (`hh:mm`, `hh.mm`, seconds, fractions, `T` or a blank before it, a zone after it). Years of two digits
//! need `-` or `/` before them, since `05.09.10` is a KLE number. That form, and eight digits without any
//! sign, are read by [`compact`], and only where a column's plan says so.

use super::ColumnPlan;
use super::month;
use model::sniff::DateOrder;

/// A date, and the time when there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Days since 1970-01-01.
    pub days: i32,
    /// Microseconds since midnight.
    pub micros: Option<i64>,
    /// Minutes east of UTC.
    pub offset_minutes: Option<i16>,
    /// True when the year has two digits.
    pub is_short_year: bool,
}

/// The years that two digits can mean: 69 is 1969, 68 is 2068, as most programs read them.
pub(crate) const SHORT_YEARS: (u32, u32) = (1969, 2068);

/// The years that dates of eight digits can lie in.
const COMPACT_YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;

/// Microseconds in a day.
pub(crate) const DAY_MICROS: i64 = 86_400_000_000;

impl Moment {
    /// Microseconds since 1970-01-01T00:00.
    pub fn epoch_micros(&self) -> i64 {
        i64::from(self.days) * DAY_MICROS + self.micros.unwrap_or(0)
    }
}

/// The longest value worth looking at.
pub(crate) const MAX_DATE_BYTES: usize = 40;

/// Reads a date as a column's plan says.
pub(crate) fn read(value: &[u8], plan: &ColumnPlan) -> Option<Moment> {
    if !plan.is_compact {
        return parse(value, plan.date_order);
    }
    compact(value, plan.date_order).map(|days| Moment {
        days,
        micros: None,
        offset_minutes: None,
        is_short_year: value.contains(&b'.'),
    })
}

/// Reads a date of eight digits, year first or day first, or `24.12.23`: days since 1970-01-01.
pub(crate) fn compact(value: &[u8], order: DateOrder) -> Option<i32> {
    if order == DateOrder::Dmy && value.contains(&b'.') {
        return dotted_short(value);
    }
    if value.len() != 8 {
        return None;
    }
    let (year, month, day) = match order {
        DateOrder::Ymd => (four(value, 0)?, two(value, 4)?, two(value, 6)?),
        DateOrder::Dmy => (four(value, 4)?, two(value, 2)?, two(value, 0)?),
        DateOrder::Mdy => return None,
    };
    day_number(year, month, day).filter(|_| COMPACT_YEARS.contains(&year))
}

/// `24.12.23`, `3.4.23`
fn dotted_short(value: &[u8]) -> Option<i32> {
    let (day, rest) = number(value)?;
    let (month, rest) = number(rest.strip_prefix(b".")?)?;
    let (year, rest) = number(rest.strip_prefix(b".")?)?;
    if !rest.is_empty() || day.digits > 2 || month.digits > 2 || year.digits != 2 {
        return None;
    }
    day_number(full_year(&year), month.value, day.value)
}

/// Reads a date with day, month and year in the given order.
#[inline]
pub(crate) fn parse(value: &[u8], order: DateOrder) -> Option<Moment> {
    if value.len() == 10 {
        // the forms nearly all dates have
        let days = match order {
            DateOrder::Ymd if value[4] == b'-' && value[7] == b'-' => {
                day_number(four(value, 0)?, two(value, 5)?, two(value, 8)?)?
            }
            DateOrder::Dmy if value[2] == value[5] && is_separator(value[2]) => {
                day_number(four(value, 6)?, two(value, 3)?, two(value, 0)?)?
            }
            _ => return parse_any(value, order),
        };
        return Some(Moment {
            days,
            micros: None,
            offset_minutes: None,
            is_short_year: false,
        });
    }
    parse_any(value, order)
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b'-' | b'.' | b'/')
}

#[inline]
fn two(value: &[u8], at: usize) -> Option<u32> {
    let (a, b) = (
        value.get(at)?.wrapping_sub(b'0'),
        value.get(at + 1)?.wrapping_sub(b'0'),
    );
    (a < 10 && b < 10).then_some(u32::from(a) * 10 + u32::from(b))
}

#[inline]
fn four(value: &[u8], at: usize) -> Option<i32> {
    Some((two(value, at)? * 100 + two(value, at + 2)?) as i32)
}

fn parse_any(value: &[u8], order: DateOrder) -> Option<Moment> {
    if value.len() < 6 || value.len() > MAX_DATE_BYTES || !value[0].is_ascii_digit() {
        return None;
    }
    let (first, rest) = number(value)?;
    let (&before, rest) = rest.split_first()?;
    if order == DateOrder::Dmy && !rest.first().is_some_and(u8::is_ascii_digit) {
        return named(first, before, rest);
    }
    let (second, rest) = number(rest)?;
    let (&after, rest) = rest.split_first()?;
    let (third, rest) = number(rest)?;
    if !is_separator(before) || !is_separator(after) {
        return None;
    }
    // 3/4-23 is Danish; any other mixture is no date
    let mixed = before != after;
    if mixed && !(before == b'/' && after == b'-' && order == DateOrder::Dmy) {
        return None;
    }
    let (year, month, day) = match order {
        DateOrder::Ymd => (first, second, third),
        DateOrder::Dmy => (third, second, first),
        DateOrder::Mdy => (third, first, second),
    };
    let short_year = year.digits == 2 && order != DateOrder::Ymd && after != b'.';
    if !(year.digits == 4 || short_year) || month.digits > 2 || day.digits > 2 {
        return None;
    }
    if order == DateOrder::Mdy && before == b'.' {
        return None;
    }
    let days = day_number(full_year(&year), month.value, day.value)?;
    with_clock(days, short_year, rest)
}

/// `2. januar 2020`, `2 jan. 2020`, `2-jan-20`: the day, the sign after it and the rest are known. These
/// are read day first only.
fn named(day: Part, before: u8, rest: &[u8]) -> Option<Moment> {
    let rest = match (before, rest) {
        (b'.', [b' ', rest @ ..]) | (b'.', rest) | (b' ' | b'-' | b'/', rest) => rest,
        _ => return None,
    };
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (word, rest) = rest.split_at(letters);
    let month = month::number(word)?;
    let rest = rest.strip_prefix(b".").unwrap_or(rest);
    let (&after, rest) = rest.split_first()?;
    if !matches!(after, b' ' | b'-' | b'/') || (before == b'-') != (after == b'-') {
        return None;
    }
    let (year, rest) = number(rest)?;
    let short_year = year.digits == 2 && after != b' ';
    if day.digits > 2 || !(year.digits == 4 || short_year) {
        return None;
    }
    let days = day_number(full_year(&year), month, day.value)?;
    with_clock(days, short_year, rest)
}

/// A year of two digits is one of [`SHORT_YEARS`].
fn full_year(year: &Part) -> i32 {
    let value = match (year.digits, year.value) {
        (2, short @ 0..=68) => 2000 + short,
        (2, short) => 1900 + short,
        (_, full) => full,
    };
    value as i32
}

/// A day and the clock after it, if any.
fn with_clock(days: i32, is_short_year: bool, rest: &[u8]) -> Option<Moment> {
    let (micros, offset_minutes) = match rest {
        [] => (None, None),
        [b' ' | b'T' | b't', clock @ ..] => {
            let clock = clock.strip_prefix(b"kl. ").unwrap_or(clock);
            let (micros, offset) = clock_and_zone(clock)?;
            (Some(micros), offset)
        }
        _ => return None,
    };
    Some(Moment {
        days,
        micros,
        offset_minutes,
        is_short_year,
    })
}

struct Part {
    value: u32,
    digits: usize,
}

/// Up to four digits and what follows them.
fn number(value: &[u8]) -> Option<(Part, &[u8])> {
    let digits = value.iter().take_while(|b| b.is_ascii_digit()).count();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let (head, rest) = value.split_at(digits);
    let value = head.iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
    Some((Part { value, digits }, rest))
}

/// `hh:mm`, `hh.mm`, with seconds and fractions, and a zone: microseconds since midnight, minutes east.
fn clock_and_zone(value: &[u8]) -> Option<(i64, Option<i16>)> {
    let (seconds, rest) = clock(value, true)?;
    let mut micros = i64::from(seconds) * 1_000_000;
    let rest = match rest {
        [b'.' | b',', fraction @ ..] => {
            let digits = fraction.iter().take_while(|b| b.is_ascii_digit()).count();
            if digits == 0 || digits > 9 {
                return None;
            }
            let mut unit = 100_000;
            for byte in &fraction[..digits] {
                micros += i64::from(byte - b'0') * unit;
                unit /= 10;
            }
            &fraction[digits..]
        }
        _ => rest,
    };
    let rest = match rest {
        [b' ', zone @ ..] if !zone.is_empty() => zone,
        _ => rest,
    };
    let offset = match rest {
        [] => return Some((micros, None)),
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), zone @ ..] => {
            let (hours, minutes) = match zone.len() {
                2 => (two(zone, 0)?, 0),
                4 => (two(zone, 0)?, two(zone, 2)?),
                5 if zone[2] == b':' => (two(zone, 0)?, two(zone, 3)?),
                _ => return None,
            };
            if hours > 18 || minutes > 59 {
                return None;
            }
            let east = (hours * 60 + minutes) as i16;
            if *sign == b'-' { -east } else { east }
        }
        _ => return None,
    };
    Some((micros, Some(offset)))
}

/// A clock: seconds since midnight and what follows. Points between its parts only after a date.
fn clock(value: &[u8], after_date: bool) -> Option<(u32, &[u8])> {
    let (hours, rest) = number(value)?;
    let (&sign, rest) = rest.split_first()?;
    if !(sign == b':' || (after_date && sign == b'.')) || hours.digits > 2 {
        return None;
    }
    let minutes = two(rest, 0)?;
    let mut rest = &rest[2..];
    let mut seconds = 0;
    if rest.first() == Some(&sign)
        && let Some(found) = two(rest, 1)
    {
        seconds = found;
        rest = &rest[3..];
    }
    if hours.value > 23
        || minutes > 59
        || seconds > 59
        || rest.first().is_some_and(u8::is_ascii_digit)
    {
        return None;
    }
    Some((hours.value * 3600 + minutes * 60 + seconds, rest))
}

/// A time of day, `hh:mm` or `hh:mm:ss`: seconds since midnight.
pub(crate) fn time(value: &[u8]) -> Option<u32> {
    if value.len() < 4 || value.len() > 8 {
        return None;
    }
    match clock(value, false)? {
        (seconds, []) => Some(seconds),
        _ => None,
    }
}

/// Days since 1970-01-01; `None` for a day that no calendar has.
#[inline]
pub(crate) fn day_number(year: i32, month: u32, day: u32) -> Option<i32> {
    const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = *LENGTHS.get(month.wrapping_sub(1) as usize)? + u32::from(leap && month == 2);
    if day == 0 || day > length || !(1..=9999).contains(&year) {
        return None;
    }
    // the year begins in March, so that the leap day comes last
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use DateOrder::{Dmy, Mdy, Ymd};

    fn days(text: &str, order: DateOrder) -> Option<i32> {
        parse(text.as_bytes(), order).map(|m| m.days)
    }

    #[test]
    fn the_calendar() {
        assert_eq!(day_number(1970, 1, 1), Some(0));
        assert_eq!(day_number(2000, 2, 29), Some(11016));
        assert_eq!(day_number(1900, 2, 29), None);
        assert_eq!(day_number(2026, 11, 21), Some(20778));
        assert_eq!(day_number(1, 1, 1), Some(-719_162));
    }

    #[test]
    fn danish_forms() {
        let expected = day_number(2023, 4, 3);
        for text in [
            "3.4.2023",
            "03-04-2023",
            "03/04/2023",
            "3/4-23",
            "3/4-2023",
            "03-04-23",
            "03.04.2023",
        ] {
            assert_eq!(days(text, Dmy), expected, "{text}");
        }
        assert_eq!(days("2023-04-03", Ymd), expected);
        assert_eq!(days("2023/4/3", Ymd), expected);
        assert_eq!(days("04/03/2023", Mdy), expected);
        assert_eq!(days("13/01/2023", Mdy), None);
    }

    #[test]
    fn months_by_name() {
        let expected = day_number(2020, 1, 2);
        for text in [
            "2. januar 2020",
            "2.januar 2020",
            "2 jan 2020",
            "2 jan. 2020",
            "02-jan-2020",
            "2-jan-20",
            "2. JANUAR 2020",
        ] {
            assert_eq!(days(text, Dmy), expected, "{text}");
            assert_eq!(days(text, Ymd), None, "{text}");
        }
        let moment = parse(b"2. maj 2020 kl. 14.30", Dmy).unwrap();
        assert_eq!(moment.micros, Some(52_200_000_000));
        for text in [
            "2. juniper 2020",
            "2. januar",
            "31. april 2020",
            "2. januar 20",
            "2 jan-2020",
        ] {
            assert_eq!(days(text, Dmy), None, "{text}");
        }
    }

    #[test]
    fn eight_digits() {
        assert_eq!(compact(b"20220922", Ymd), day_number(2022, 9, 22));
        assert_eq!(compact(b"22092022", Dmy), day_number(2022, 9, 22));
        for text in [
            "20221301", "20230229", "12345678", "2022092", "2022-9-2", "90000101",
        ] {
            assert_eq!(compact(text.as_bytes(), Ymd), None, "{text}");
        }
        assert_eq!(days("20220922", Ymd), None, "only where a plan says so");
    }

    #[test]
    fn years_of_two_digits_have_a_window() {
        let (first, last) = SHORT_YEARS;
        for (text, year) in [("01-01-69", first), ("01-01-68", last), ("1/1-99", 1999)] {
            let moment = parse(text.as_bytes(), Dmy).unwrap();
            assert!(moment.is_short_year);
            assert_eq!(Some(moment.days), day_number(year as i32, 1, 1), "{text}");
        }
        assert!(!parse(b"01-01-1969", Dmy).unwrap().is_short_year);
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "05.09.10",
            "27.36.04",
            "2019/20",
            "0-11",
            "32-01-2023",
            "29-02-2023",
            "1-2-3",
            "010203-1234",
            "3-4/23",
            "2023-04-03x",
            "2023-04-03 25:00",
        ] {
            assert_eq!(days(text, Dmy), None, "{text}");
            assert_eq!(days(text, Ymd), None, "{text}");
        }
    }

    #[test]
    fn times_and_zones() {
        let moment = parse(b"2014-05-05 19:07:48.577+02", Ymd).unwrap();
        assert_eq!(moment.micros, Some(68_868_577_000));
        assert_eq!(moment.offset_minutes, Some(120));
        let moment = parse(b"01/01/2023 00.00", Dmy).unwrap();
        assert_eq!(moment.micros, Some(0));
        let moment = parse(b"2014-02-13T11:30:00Z", Ymd).unwrap();
        assert_eq!(moment.offset_minutes, Some(0));
        assert_eq!(time(b"7:05"), Some(25_500));
        assert_eq!(time(b"23:59:59"), Some(86_399));
        assert_eq!(time(b"24:00"), None);
        assert_eq!(time(b"12.30"), None);
    }
}
