//! Codes that are known by their name alone: whole numbers under `Postnr`, `Kommunekode`, `Sagsnr` …
//!
//! A first measure, so that such numbers are written as they are (8000, not 8.000) and never added up.
//! The values are only asked whether they can be what the name says; check digits and registers come
//! where personal data is looked for.

use super::{code, whole_range};
use model::column::{ColumnProfile, ColumnType};
use std::ops::RangeInclusive;

/// Beginnings of words of a folded name, the kind they mean, and the numbers it can hold.
const NAMES: [(&str, &str, RangeInclusive<i64>); 16] = [
    ("postnr", "postcode", 100..=9_999),
    ("postnummer", "postcode", 100..=9_999),
    ("kommunekode", "municipality_code", 101..=860),
    ("kommunenr", "municipality_code", 101..=860),
    ("kommune kode", "municipality_code", 101..=860),
    ("vejkode", "street_code", 1..=9_999),
    ("cvr", "cvr", 10_000_000..=99_999_999),
    ("cpr", "cpr", 10_000_000..=9_999_999_999),
    ("telefon", "phone", 10_000_000..=99_999_999),
    ("tlf", "phone", 10_000_000..=99_999_999),
    ("mobil", "phone", 10_000_000..=99_999_999),
    ("ean", "ean", 1_000_000_000_000..=9_999_999_999_999),
    ("bfe", "bfe", 1..=999_999_999),
    ("esr", "esr_number", 1..=9_999_999),
    ("sagsnr", "case_number", 0..=i64::MAX),
    ("sagsnummer", "case_number", 0..=i64::MAX),
];

/// Ends of names that say "number of something", without saying of what.
const IDENTIFIER_ENDS: [&str; 7] = ["id", "fid", "gid", "nr", "nummer", "kode", "code"];

pub(super) fn of(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    if profile.column_type != ColumnType::Integer || !code::named_code(words) {
        return None;
    }
    let (min, max) = whole_range(profile)?;
    let named = NAMES.iter().find(|(name, ..)| match name.split_once(' ') {
        Some(_) => words.contains(name),
        None => words.split(' ').any(|word| word.starts_with(name)),
    });
    match named {
        Some((_, kind, range)) => {
            (range.contains(&min) && range.contains(&max)).then_some((*kind, 0.6))
        }
        None => {
            let last = words.split(' ').next_back()?;
            let says = IDENTIFIER_ENDS.contains(&last)
                || ["kode", "nummer"].iter().any(|end| last.ends_with(end));
            (says && min >= 0).then_some(("identifier", 0.5))
        }
    }
}
