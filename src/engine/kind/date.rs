//! Days: columns of type date or point in time, and whole numbers under the word for it: `20220922`, `220922`,
//! or counted as spreadsheets do.

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
