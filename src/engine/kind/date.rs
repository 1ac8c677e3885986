//! Days: columns of type date or point in time, and whole numbers written `20220922`.

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
    let Some((min, max)) = whole_range(profile) else {
        return false;
    };
    is_day(min)
        && is_day(max)
        && profile.top.iter().all(|(cell, _)| match cell {
            Cell::Integer(n) => is_day(*n),
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
