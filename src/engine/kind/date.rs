//! Days: columns of type date or point in time, and whole numbers under the word for it: `20220922`, `220922`,
//! or counted as spreadsheets and computers do, and points in time in digits only: `0512240815`.

use super::whole_range;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// Words that name a day.
const DAY_WORDS: [&str; 6] = ["dato", "date", "dag", "day", "tidspunkt", "timestamp"];

pub(super) fn of(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    match profile.column_type {
        ColumnType::Date => Some(("date", 0.99)),
        ColumnType::DateTime => Some(("date", 0.95)),
        ColumnType::Integer if names_a_day(words) && all_written_together(profile) => {
            Some(("date", 0.9))
        }
        ColumnType::Integer if names_a_day(words) && all_day_first(profile) => Some(("date", 0.85)),
        ColumnType::Integer if names_a_day(words) && are_counted(profile) => Some(("date", 0.75)),
        ColumnType::Integer if names_a_time(words) && are_seconds(profile) => Some(("date", 0.85)),
        ColumnType::Integer | ColumnType::Text if are_packed_times(words, profile) => {
            Some(("date", 0.8))
        }
        _ => None,
    }
}

pub(super) fn names_a_day(words: &str) -> bool {
    words.split(' ').any(|word| {
        DAY_WORDS
            .iter()
            .any(|day| word == *day || word.ends_with(day))
    })
}

/// Extremes and most common values are all days written `yyyymmdd`.
fn all_written_together(profile: &ColumnProfile) -> bool {
    all(profile, is_day)
}

/// The same, written `ddmmyy` or `ddmmyyyy`, perhaps without the first zero.
fn all_day_first(profile: &ColumnProfile) -> bool {
    let short = |number: i64| {
        let year = 2000 + number % 100;
        (10_100..=311_299).contains(&number) && is_day(turned(year, number / 100))
    };
    let long = |number: i64| {
        (1_011_700..=31_122_100).contains(&number)
            && is_day(turned(number % 10_000, number / 10_000))
    };
    all(profile, short) || all(profile, long)
}

/// `yyyymmdd` of a year and `ddmm`.
fn turned(year: i64, day_and_month: i64) -> i64 {
    (year * 100 + day_and_month % 100) * 100 + day_and_month / 100
}

/// Words that name a point in time.
const TIME_WORDS: [&str; 16] = [
    "ts",
    "time",
    "tid",
    "epoch",
    "unix",
    "unixtid",
    "unixtime",
    "created",
    "updated",
    "at",
    "modified",
    "oprettet",
    "opdateret",
    "tidsstempel",
    "stempel",
    "maalt",
];

fn names_a_time(words: &str) -> bool {
    names_a_day(words) || words.split(' ').any(|word| TIME_WORDS.contains(&word))
}

/// Seconds or milliseconds since 1970, of the years 2000 to 2040.
fn are_seconds(profile: &ColumnProfile) -> bool {
    const SECONDS: std::ops::RangeInclusive<i64> = 946_684_800..=2_208_988_800;
    all(profile, |number| SECONDS.contains(&number))
        || all(profile, |number| SECONDS.contains(&(number / 1_000)))
}

/// Points in time in digits only: `0512240815`, `202412050815`, `20241205081500`. Ten digits may be much else, so
/// the header must say it.
fn are_packed_times(words: &str, profile: &ColumnProfile) -> bool {
    let is_named = names_a_time(words);
    if !is_named && (super::code::named_code(words) || profile.distinct < 8) {
        return false;
    }
    let clock = |number: i64| number / 100 < 24 && number % 100 < 60;
    let day_first = |digits: usize, number: i64| match digits {
        // the first zero of a number may be lost
        9 | 10 if is_named => {
            let (day, time) = (number / 10_000, number % 10_000);
            is_day(turned(2000 + day % 100, day / 100)) && clock(time)
        }
        11 | 12 if is_named => {
            let (day, time) = (number / 10_000, number % 10_000);
            is_day(turned(day % 10_000, day / 10_000)) && clock(time)
        }
        _ => false,
    };
    let year_first = |digits: usize, number: i64| match digits {
        12 => is_day(number / 10_000) && clock(number % 10_000),
        14 => {
            let time = number % 1_000_000;
            is_day(number / 1_000_000) && clock(time / 100) && time % 100 < 60
        }
        _ => false,
    };
    all_digits(profile, day_first) || all_digits(profile, year_first)
}

/// Extremes and most common values all pass, given how many digits they have.
fn all_digits(profile: &ColumnProfile, passes: impl Fn(usize, i64) -> bool) -> bool {
    let top = profile.top.iter().map(|(cell, _)| cell);
    let mut values = top.chain(&profile.min).chain(&profile.max).peekable();
    values.peek().is_some()
        && values.all(|cell| match cell.plain() {
            Cell::Integer(number) => {
                let digits = number.checked_ilog10().map_or(1, |log| log as usize + 1);
                passes(digits, *number)
            }
            Cell::Text { text, .. } => {
                let text = text.trim();
                let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                is_whole && text.parse().is_ok_and(|number| passes(text.len(), number))
            }
            _ => false,
        })
}

/// Days since 1900 in these decades.
fn are_counted(profile: &ColumnProfile) -> bool {
    all(profile, |number| (32_874..=58_440).contains(&number))
}

/// Extremes and most common values all pass.
fn all(profile: &ColumnProfile, passes: impl Fn(i64) -> bool) -> bool {
    let Some((min, max)) = whole_range(profile) else {
        return false;
    };
    passes(min)
        && passes(max)
        && profile.top.iter().all(|(cell, _)| match cell {
            Cell::Integer(number) => passes(*number),
            _ => false,
        })
}

fn is_day(number: i64) -> bool {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    (1700..=2100).contains(&year) && (1..=days).contains(&day)
}
