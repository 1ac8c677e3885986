//! Years: whole numbers from 1700 to 2100 under a name that says so, or lying as densely as years do.

use super::{code, whole_range};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// The years a column of years may hold.
const YEARS: std::ops::RangeInclusive<i64> = 1700..=2100;

/// Words that say "year" by themselves or at the end of a longer word (`opførelsesår`).
const YEAR_WORDS: [&str; 4] = ["aar", "aarstal", "year", "aargang"];

/// Words that end like a year and are none: sheep, conditions, hair, wound.
const NO_YEARS: [&str; 5] = ["faar", "kaar", "levekaar", "haar", "saar"];

/// Words that say "time" and are years when the numbers are.
const TIME_WORDS: [&str; 6] = ["tid", "time", "periode", "period", "dato", "date"];

/// Words of what was done once: under them years are years, and no other numbers look like them.
const DONE: [&str; 30] = [
    "opfoert",
    "bygget",
    "opsat",
    "etableret",
    "anlagt",
    "plantet",
    "indviet",
    "grundlagt",
    "stiftet",
    "renoveret",
    "ombygget",
    "tilbygget",
    "udfoert",
    "installeret",
    "built",
    "founded",
    "established",
    "ibrugtaget",
    "aabnet",
    "lukket",
    "nedlagt",
    "fredet",
    "siden",
    "foedt",
    "saeson",
    "restaureret",
    "vintage",
    "opstillet",
    "anskaffet",
    "produceret",
];

pub(super) fn of(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    if profile.column_type == ColumnType::Text {
        return of_text(words, profile);
    }
    if profile.column_type != ColumnType::Integer {
        return None;
    }
    let (min, max) = whole_range(profile)?;
    let inside = YEARS.contains(&min) && YEARS.contains(&max);
    if says_year(words) {
        if inside {
            return Some(("year", 0.97));
        }
        // a register marks an unknown year with 0, 1000 or 9999; most are still years
        let marked = min >= 0 && max <= 9_999 && middle_is_year(profile);
        return marked.then_some(("year", 0.75));
    }
    if !inside {
        return None;
    }
    if words.split(' ').any(|word| TIME_WORDS.contains(&word)) {
        return Some(("year", 0.95));
    }
    // `Opført`: when it was done, and the numbers are years
    let is_done = |word: &str| DONE.contains(&word) || super::general::is_participle(word);
    if words.split(' ').any(is_done) && !code::named_quantity(words) {
        return Some(("year", 0.8));
    }
    // without a word for it only a dense run of recent years is told from other numbers
    let span = (max - min + 1) as u64;
    let dense = profile.distinct >= 3 && profile.distinct * 3 >= span * 2;
    // `Graddage`: what is counted
    let last = words.split(' ').next_back().unwrap_or_default();
    let is_plural = ["dage", "timer", "boern"]
        .iter()
        .any(|end| last.ends_with(end));
    let other = code::named_code(words) || code::named_quantity(words) || is_plural;
    (dense && !other && min >= 1900).then_some(("year", 0.7))
}

/// Of the values of a text, the share that must be years under the word for them: others stand for a year that is not
/// known, or are damaged.
const LEAST_YEARS: f64 = 0.7;

/// Years that some other values made texts of: `2019.`, `2020`, `ca. 1900`.
fn of_text(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    if !says_year(words) {
        return None;
    }
    let is_year = |cell: &Cell| match cell.plain() {
        Cell::Text { text, .. } => {
            let text = text.trim().trim_end_matches('.');
            let is_four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            is_four && text.parse().is_ok_and(|year| YEARS.contains(&year))
        }
        _ => false,
    };
    let (mut all, mut years) = (0, 0);
    for (cell, rows) in &profile.top {
        all += rows;
        years += if is_year(cell) { *rows } else { 0 };
    }
    let is_enough = all > 0 && years as f64 >= all as f64 * LEAST_YEARS;
    is_enough.then_some(("year", 0.85))
}

/// `AAR`, `Opførelsesår`, `year`, but not `antal år` (a count of years).
fn says_year(words: &str) -> bool {
    let says = words.split(' ').any(|word| {
        !NO_YEARS.contains(&word) && YEAR_WORDS.iter().any(|year| word.ends_with(year))
    });
    // `17-66 år` are ages
    let is_age = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let has_age = words.split(' ').any(is_age);
    says && !has_age && !words.starts_with("antal ") && !words.contains("pr aar")
}

fn middle_is_year(profile: &ColumnProfile) -> bool {
    let middle = profile
        .median
        .is_some_and(|median| YEARS.contains(&(median as i64)));
    let common = profile.top.first().is_some_and(|(cell, _)| match cell {
        Cell::Integer(n) => YEARS.contains(n),
        _ => false,
    });
    middle || common
}
