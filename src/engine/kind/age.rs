//! Ages in years that say so: `20 år`. Statistics write them beside their total and the oldest together: `100+ år`.

use crate::suggest::totals::is_total;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// Of the values, the share that must be a single age.
const LEAST: f64 = 0.8;
/// Nobody is older.
const OLDEST: u32 = 125;

/// An age by the word for it, where nearly every value is one of a single year.
pub(super) fn of(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    let is_named = words
        .split(' ')
        .any(|word| word.ends_with("alder") || word == "age");
    if profile.column_type != ColumnType::Text || !is_named {
        return None;
    }
    let (mut all, mut single) = (0, 0);
    for (cell, rows) in &profile.top {
        let Cell::Text { text, .. } = cell.plain() else {
            return None;
        };
        if !is_total(text) {
            all += rows;
            single += if is_single(text) { *rows } else { 0 };
        }
    }
    let is_enough = all > 0 && single as f64 >= all as f64 * LEAST;
    is_enough.then_some(("age", 0.97))
}

/// `20 år`, `1 year`.
pub(super) fn is_single(text: &str) -> bool {
    let Some((age, word)) = text.trim().split_once([' ', '\u{a0}']) else {
        return false;
    };
    let is_word = ["år", "aar", "year", "years", "år."].contains(&word.to_lowercase().as_str());
    is_word && age.parse::<u32>().is_ok_and(|age| age <= OLDEST)
}
