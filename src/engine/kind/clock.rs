//! Times of day that were read as numbers with decimals: `10.00`, `11.30`.

use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// Headers of times of day.
const CLOCKS: [&str; 28] = [
    "kl",
    "klok",
    "klokkeslaet",
    "fra",
    "til",
    "start",
    "slut",
    "aabner",
    "lukker",
    "aabningstid",
    "lukketid",
    "moedetid",
    "starttid",
    "sluttid",
    "ankomst",
    "afgang",
    "tidspunkt",
    "tid",
    "from",
    "to",
    "opens",
    "closes",
    "begynder",
    "slutter",
    "time",
    "aaben",
    "traeffetid",
    "moedetidspunkt",
];

/// A time of day by the word for it, where all numbers are quarters of an hour: hours with decimals are not (`7,5`).
pub(super) fn of(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    let is_named = words.split(' ').any(|word| CLOCKS.contains(&word));
    if profile.column_type != ColumnType::Decimal || !is_named {
        return None;
    }
    let is_quarter = |cell: &Cell| {
        let Some(number) = cell.as_f64() else {
            return false;
        };
        let minutes = (number.fract() * 100.0).round() as i64;
        (0.0..=24.0).contains(&number) && matches!(minutes, 0 | 15 | 30 | 45)
    };
    let top = profile.top.iter().map(|(cell, _)| cell);
    let mut values = top.chain(&profile.min).chain(&profile.max);
    (profile.distinct >= 2 && values.all(is_quarter)).then_some(("time_of_day", 0.8))
}
