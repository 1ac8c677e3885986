//! Spellings of "all of them": rows that hold the sum of other rows.
//!
//! Statistics mix totals with their parts ("I alt" among "Mænd" and "Kvinder"). Whoever adds up such a
//! column counts everything twice. A total is known by its spelling; one that looks like any other value
//! cannot be found here.

use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::ColumnProfile;
use registers::places::region_name;

/// Whole values that mean a total, folded.
const WHOLE: [&str; 28] = [
    "i alt",
    "ialt",
    "i alt alle",
    "total",
    "totalt",
    "totalen",
    "grand total",
    "all",
    "alle",
    "samlet",
    "samtlige",
    "sum",
    "tot",
    "hele landet",
    "hele danmark",
    "hele kommunen",
    "hele byen",
    "hele regionen",
    "alle kommuner",
    "alle regioner",
    "alle bydele",
    "alle aldre",
    "alle omraader",
    "alder i alt",
    "koen i alt",
    "denmark total",
    "all denmark",
    "whole country",
];

/// True when a value is spelled as the total of others: `I alt`, `Hele landet`, `København i alt`,
/// `Total, alle aldre`.
#[must_use]
pub fn is_total(value: &str) -> bool {
    // a total is a label; long texts are spared the folding
    if value.len() > 80 {
        return false;
    }
    let folded = fold(value);
    is_general(&folded)
        || [" i alt", " total", " ialt", " samlet"]
            .iter()
            .any(|end| folded.ends_with(end))
        || ["i alt ", "total ", "samlet "]
            .iter()
            .any(|start| folded.starts_with(start))
}

/// True for a total that names no part ("I alt", not "Mænd i alt").
#[must_use]
pub fn is_whole(value: &str) -> bool {
    value.len() <= 80 && is_general(&fold(value))
}

fn is_general(folded: &str) -> bool {
    WHOLE.contains(&folded)
}

/// The totals of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// None that is spelled as one.
    None,
    /// One that stands for all, with its rows when they are known.
    One(Cell, Option<u64>),
    /// Several, none of which stands for all ("Mænd i alt", "Kvinder i alt").
    Several(Vec<Cell>),
}

/// The totals of a text column: those the profile kept apart, and those among its most common values.
#[must_use]
pub fn of(profile: &ColumnProfile) -> Found {
    // a column that holds nothing but one total is no mixture
    if profile.distinct <= 1 {
        return Found::None;
    }
    let mut totals: Vec<(&Cell, Option<u64>)> = Vec::new();
    for (cell, rows) in profile.totals.iter().chain(&profile.top) {
        if spelled(cell, is_total) && !totals.iter().any(|(known, _)| *known == cell) {
            totals.push((cell, Some(*rows)));
        }
    }
    if let Some(code) = area_code(profile) {
        totals.push(code);
    }
    let mut whole = totals.iter().filter(|(cell, _)| spelled(cell, is_whole));
    match (whole.next(), totals.as_slice()) {
        (Some((cell, rows)), _) | (None, [(cell, rows)]) => Found::One((*cell).clone(), *rows),
        (None, []) => Found::None,
        (None, several) => {
            Found::Several(several.iter().map(|(cell, _)| (*cell).clone()).collect())
        }
    }
}

/// `000`, the code of the whole country among three-digit codes of areas.
fn area_code(profile: &ColumnProfile) -> Option<(&Cell, Option<u64>)> {
    if !names_areas(profile) || profile.longest_chars != Some(3) {
        return None;
    }
    let least = profile.min.as_ref()?;
    if !spelled(least, |text| text == "000") {
        return None;
    }
    let rows = profile
        .top
        .iter()
        .find(|(cell, _)| cell == least)
        .map(|(_, rows)| *rows);
    Some((least, rows))
}

/// True when a column is called as statistics call their areas.
fn names_areas(profile: &ColumnProfile) -> bool {
    const AREA_NAMES: [&str; 6] = [
        "omraade",
        "omr",
        "omrkk",
        "kommune",
        "kommunekode",
        "bopomr",
    ];
    AREA_NAMES.contains(&fold(&profile.name).as_str())
}

/// The level of an area's code: a region (`084`, `1084`), or a municipality.
fn level_of_code(text: &str) -> Option<usize> {
    let is_code = (3..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_code || text.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let bare = text.trim_start_matches('0');
    Some(usize::from(region_name(bare).is_some()))
}

/// True when a column mixes levels of areas ("Region Hovedstaden" among municipalities): the larger hold
/// the smaller, though no value is spelled as a total.
#[must_use]
pub fn is_nested(profile: &ColumnProfile) -> bool {
    // running text may begin with any word
    if profile.longest_chars.is_some_and(|longest| longest > 80) {
        return false;
    }
    let values = || {
        [profile.min.as_ref(), profile.max.as_ref()]
            .into_iter()
            .flatten()
            .chain(profile.top.iter().map(|(cell, _)| cell))
    };
    let are_codes = names_areas(profile) && profile.longest_chars.is_some_and(|most| most <= 4);
    let level = |cell: &Cell| match cell {
        // codes of regions among those of municipalities
        Cell::Text { text, .. } if are_codes => level_of_code(text).map(Some),
        Cell::Text { text, .. } if !is_total(text) => Some(
            ["region ", "landsdel ", "bydel ", "lokaludvalg ", "amt "]
                .iter()
                .position(|start| fold(text).starts_with(start)),
        ),
        _ => None,
    };
    let mut levels = values().filter_map(level);
    let Some(first) = levels.next() else {
        return false;
    };
    levels.any(|other| other != first)
}

fn spelled(cell: &Cell, test: impl Fn(&str) -> bool) -> bool {
    matches!(cell, Cell::Text { text, full_chars: None } if test(text))
}
