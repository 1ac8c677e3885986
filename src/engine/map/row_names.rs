//! Which column says what the places of a file are called, so that their names can be written on the map.
//!
//! Text of words, most of them different: the same name may be that of several parts of one area ("Samsø" of two
//! islands), but a street or a sort that many rows share names none of them.

use super::features::is_personal;
use crate::kind;
use crate::kind::fold::fold;
use crate::suggest::few_groups::has_letters;
use model::column::{ColumnProfile, ColumnType};

/// So many of a hundred values are different where the header says that they are names, and where it does not.
const DIFFERENT_PERCENT: (u64, u64) = (70, 95);
/// So many of a hundred rows have one.
const PRESENT_PERCENT: u64 = 50;
/// Longer texts are no names.
const LONGEST: u32 = 90;
/// Kinds that names may be of; other kinds are codes, addresses, texts.
const KINDS: [&str; 6] = [
    "category",
    "city",
    "municipality_name",
    "region",
    "parish",
    "polling_district",
];
/// Ends of folded headers of names.
const NAMES: [&str; 16] = [
    "navn",
    "name",
    "titel",
    "title",
    "betegnelse",
    "lokalitet",
    "lokation",
    "sted",
    "distrikt",
    "bydel",
    "omraade",
    "institution",
    "skole",
    "sogn",
    "kvarter",
    "by",
];
/// Parts of folded headers of what is no name of a place: who is behind it, and what is written of it.
const OTHERS: [&str; 24] = [
    "ejer",
    "kontakt",
    "leder",
    "ansvarlig",
    "formand",
    "bruger",
    "ansoeger",
    "oprett",
    "rettet",
    "kilde",
    "type",
    "status",
    "beskriv",
    "bemaerk",
    "kommentar",
    "note",
    "tekst",
    "text",
    "link",
    "url",
    "adresse",
    "address",
    "vej",
    "kode",
];

/// The column of names: of those whose header says so the first, else of the others.
pub(super) fn column(columns: &[ColumnProfile], is_place: &dyn Fn(u32) -> bool) -> Option<u32> {
    let of = |is_called: bool| {
        let mut all = (0u32..).zip(columns);
        let found = all.find(|(at, own)| !is_place(*at) && is_name(own, is_called));
        found.map(|(at, _)| at)
    };
    of(true).or_else(|| of(false))
}

fn is_name(own: &ColumnProfile, is_called: bool) -> bool {
    let words = fold(&own.name);
    // an identifier is also what is only different everywhere
    let is_kind = own
        .kind
        .as_deref()
        .is_none_or(|kind| KINDS.contains(&kind) || is_called && kind == "identifier");
    let says_so = NAMES.iter().any(|end| words.ends_with(end));
    let (named, nameless) = DIFFERENT_PERCENT;
    let different = if is_called { named } else { nameless };
    let present = kind::present(own);
    own.column_type == ColumnType::Text
        && is_kind
        && says_so == is_called
        && !OTHERS.iter().any(|part| words.contains(part))
        && !is_personal(own)
        && own.distinct > 1
        && own.distinct.saturating_mul(100) >= present.saturating_mul(different)
        && present.saturating_mul(100) >= (present + own.nulls).saturating_mul(PRESENT_PERCENT)
        && own.longest_chars.is_none_or(|longest| longest <= LONGEST)
        && has_letters(own)
}
