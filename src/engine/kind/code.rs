//! Numbers that are names: district 7 is not more than district 3, and their sum means nothing.

use super::fold::fold;
use super::{present, whole_range};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// Ends of words that name a code: `vejkode`, `cvr_nr`, `ogc_fid`.
const CODE_ENDS: [&str; 14] = [
    "kode", "koder", "code", "codes", "nr", "nummer", "number", "numre", "id", "key", "noegle",
    "lbnr", "status", "fid",
];

/// Whole words that name a code or a place in a list.
const CODE_WORDS: [&str; 30] = [
    "id", "no", "cvr", "cpr", "ean", "gln", "bfe", "esr", "kle", "konto", "postnr", "zip",
    "telefon", "tlf", "phone", "mobil", "bydel", "kommune", "distrikt", "sogn", "kreds",
    "afdeling", "type", "art", "gruppe", "kategori", "klasse", "status", "index", "gid",
];

/// Words that say how many or how much: such a column is never a code.
const QUANTITY_WORDS: [&str; 16] = [
    "antal", "count", "sum", "total", "beloeb", "amount", "kr", "dkk", "indhold", "vaerdi",
    "value", "quantity", "maengde", "andel", "pct", "procent",
];

/// True when the folded name of a column says that its numbers are codes.
#[must_use]
pub fn named_code(words: &str) -> bool {
    if named_quantity(words) {
        return false;
    }
    words.split(' ').any(|word| CODE_WORDS.contains(&word))
        || words.split(' ').next_back().is_some_and(|last| {
            CODE_ENDS
                .iter()
                .any(|end| last == *end || (last.len() > end.len() + 1 && ends_as_code(last, end)))
        })
}

/// True when the folded name of a column says how many or how much.
#[must_use]
pub fn named_quantity(words: &str) -> bool {
    let says = words.split(' ').any(|word| QUANTITY_WORDS.contains(&word));
    // "number of rooms" counts, "house number" names
    says || words.starts_with("number of ")
}

/// `vejkode` and `objektid` end as codes; `tid` (time) and `arbejdstid` do not.
fn ends_as_code(word: &str, end: &str) -> bool {
    const BEFORE_ID: [&str; 36] = [
        "objekt",
        "object",
        "sted",
        "plan",
        "skole",
        "person",
        "fag",
        "rute",
        "linje",
        "omraade",
        "global",
        "gr",
        "uu",
        "gu",
        "version",
        "lokal",
        "stop",
        "adresse",
        "vej",
        "hus",
        "bygning",
        "sag",
        "kunde",
        "bruger",
        "enhed",
        "institution",
        "post",
        "station",
        "maaler",
        "projekt",
        "borger",
        "elev",
        "kontrakt",
        "record",
        "feature",
        "row",
    ];
    match (end, word.strip_suffix(end)) {
        // two letters that end many words
        // `borgersid`: the genitive tells it from `tid`
        ("id", Some(before)) => {
            BEFORE_ID.contains(&before) || (before.len() > 4 && before.ends_with('s'))
        }
        (_, before) => before.is_some(),
    }
}

/// True when the numbers of a column are codes or places in a list rather than quantities: they may be
/// compared and counted, never added up or averaged.
///
/// The name decides where it says something; otherwise the numbers: a run without holes in which every
/// number is met about equally often (district 1 to 10, type 1 to 8), or in which no number is met twice
/// (a serial number).
#[must_use]
pub fn is_code_like(profile: &ColumnProfile) -> bool {
    if profile.column_type == ColumnType::Text {
        return true;
    }
    if profile.column_type != ColumnType::Integer {
        return false;
    }
    let words = fold(&profile.name);
    if named_quantity(&words) {
        return false;
    }
    if named_code(&words) || profile.name.starts_with('_') {
        return true;
    }
    if profile.kind.as_deref().is_some_and(is_code_kind) {
        return true;
    }
    let Some((min, max)) = whole_range(profile) else {
        return false;
    };
    let rows = present(profile);
    let without_holes = max
        .checked_sub(min)
        .is_some_and(|span| span as u64 + 1 == profile.distinct);
    if !without_holes || min < 0 {
        return false;
    }
    let serial = profile.distinct == rows && rows >= 8 && min <= 1;
    let few = min <= 1 && (3..=60).contains(&profile.distinct) && rows >= profile.distinct * 8;
    serial || (few && is_flat(profile, rows))
}

/// The most common value is met at most half again as often as the average one.
fn is_flat(profile: &ColumnProfile, rows: u64) -> bool {
    let average = rows as f64 / profile.distinct as f64;
    profile
        .top
        .first()
        .is_some_and(|(cell, most)| !matches!(cell, Cell::Missing) && *most as f64 <= average * 1.5)
}

/// Kinds whose values are names.
fn is_code_kind(kind: &str) -> bool {
    !matches!(
        kind,
        "currency" | "percent" | "age" | "easting" | "northing" | "latitude" | "longitude"
    )
}
