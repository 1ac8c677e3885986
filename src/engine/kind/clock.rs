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

/// True for a header of how long something lasts: it is written as a time of day is.
pub(super) fn names_duration(words: &str) -> bool {
    const WORDS: &[&str] = &[
        "varighed*",
        "*varighed",
        "vente*",
        "ventetid*",
        "*ventetid",
        "koeretid*",
        "rejsetid*",
        "responstid*",
        "reaktionstid*",
        "udrykningstid*",
        "behandlingstid*",
        "svartid*",
        "samtaletid*",
        "taletid*",
        "tidsforbrug*",
        "duration*",
        "elapsed",
        "gns",
        "gennemsnit*",
        "gennemsnitlig*",
        "median*",
        "snit",
        "timetal*",
        "loebetid*",
        "opholdstid*",
        "transporttid*",
        "wait*",
    ];
    super::rules::names(words, WORDS)
}

/// A time of day by the word for it, where all numbers are quarters of an hour: hours with decimals are not (`7,5`).
pub(super) fn of(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    let is_named = words.split(' ').any(|word| CLOCKS.contains(&word));
    if profile.column_type != ColumnType::Decimal || !is_named {
        return None;
    }
    (profile.distinct >= 2 && are_quarters(profile)).then_some(("time_of_day", 0.8))
}

/// True when the common values and the extremes are quarters of an hour: `07.30`, or 7.3 as a number.
pub(super) fn are_quarters(profile: &ColumnProfile) -> bool {
    let is_quarter = |cell: &Cell| match cell {
        Cell::Text { text, .. } => {
            let minutes = text.trim().split_once([':', '.']).map(|parts| parts.1);
            minutes.is_some_and(|minutes| matches!(minutes, "00" | "15" | "30" | "45"))
        }
        cell => cell.as_f64().is_some_and(|number| {
            let minutes = (number.fract() * 100.0).round() as i64;
            (0.0..=24.0).contains(&number) && matches!(minutes, 0 | 15 | 30 | 45)
        }),
    };
    // whole numbers are hours of something
    let is_able = matches!(profile.column_type, ColumnType::Decimal | ColumnType::Text);
    let top = profile.top.iter().map(|(cell, _)| cell);
    let mut values = top.chain(&profile.min).chain(&profile.max);
    is_able && !profile.top.is_empty() && values.all(is_quarter)
}
