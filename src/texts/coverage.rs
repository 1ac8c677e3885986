//! What a table is as a whole: what it covers, what tells its rows apart, what follows from what.

use crate::format::{date, month};
use model::calendar;
use model::message::Language;
use model::table_facts::{TableFacts, TimeUnit};

/// A word for what a sentence is about, and the sentence without a stop.
pub type Said = (&'static str, String);

/// What a table is as a whole.
#[derive(Debug)]
pub struct CoverageTexts {
    /// Heading of the card.
    pub title: &'static str,
    /// Until it is known.
    pub waiting: &'static str,
    /// When nothing is known of it.
    pub nothing: &'static str,
    /// Everything that is known, a sentence each; the names of columns are looked up by position.
    pub sentences: fn(&TableFacts, &dyn Fn(u32) -> String) -> Vec<Said>,
}

/// A period in words; `week` takes year and number, `part` the number of a quarter or half and its year.
pub(crate) fn period(
    unit: TimeUnit,
    day: i32,
    language: Language,
    week: fn(i64, i64) -> String,
    part: fn(TimeUnit, u32, i64) -> String,
) -> String {
    let (year, of_year, _) = calendar::civil(i64::from(day));
    match unit {
        TimeUnit::Day => date(day, language),
        TimeUnit::Week => {
            let (year, number) = TimeUnit::week(day);
            week(year, number)
        }
        TimeUnit::Month => month(day, false, language),
        TimeUnit::Quarter => part(unit, (of_year - 1) / 3 + 1, year),
        TimeUnit::HalfYear => part(unit, (of_year - 1) / 6 + 1, year),
        TimeUnit::Year | TimeUnit::SchoolYear => unit.plain(day),
    }
}

/// From one to the other; a dash between words stands apart from them.
pub(crate) fn range(from: &str, to: &str) -> String {
    match from.contains(' ') || to.contains(' ') {
        _ if from == to => from.to_owned(),
        true => format!("{from} – {to}"),
        false => format!("{from}–{to}"),
    }
}

/// Names with commas, and a word before the last.
pub(crate) fn listed(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
