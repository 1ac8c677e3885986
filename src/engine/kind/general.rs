//! Kinds that hold where nothing more special does: identifiers, categories, free text, yes and no.

use super::look::Look;
use super::rules::{Seen, names};
use super::{Sure, code, present};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// Headers of columns whose values name one thing each, beside those that end as codes do.
const IDENTIFIERS: &[&str] = &[
    "guid",
    "isbn",
    "issn",
    "faust",
    "bilag",
    "faktura",
    "ordre",
    "ref",
    "loebenummer",
    "profitcenter",
    "omkostningssted",
    "psp",
    "ident",
    "session",
    "reference",
    "fik",
    "isbn10",
    "isbn13",
    "stelnr",
    "station",
    "serienummer",
    "eui",
    "imei",
    "mac",
    "serial",
    "device*",
    "stelnummer",
    "vin",
    "sku",
    "barcode",
    "stregkode",
    "tjenestenr",
    "lbnr",
    "lb",
    "omksted",
    "kvh",
    "kvhx",
    "shak*",
    "sor",
    "ydernr",
    "pseudonym*",
];
/// Words of headers whose numbers put a row in a class instead of naming it.
const CLASSES: &[&str] = &[
    "*status",
    "*type",
    "*gruppe",
    "*kategori",
    "*klasse",
    "bydel",
    "distrikt",
    "*distrikt",
    "afdeling",
    "art",
    "*typ",
    "*indkom",
    "provsti",
    "ejerforhold*",
    "*anvendelse",
    "*klassifikation",
    "zone",
    "*zone",
    "formaal",
];
/// Headers of codes: of a few values that come again and again they are those of a class.
const CODES: &[&str] = &["*kode", "*code"];
/// A class of numbers has at most so many …
const MOST_CLASSES: u64 = 12;
/// … each met so often on the average.
const LEAST_IN_CLASS: u64 = 8;
/// Headers of texts that put a row in a class even where each stands once: the areas of a table.
const AREAS: &[&str] = &[
    "omraade",
    "*omraade",
    "bydel",
    "distrikt",
    "*distrikt",
    "*kategori",
    "*type",
];
/// Parts of an address: they name nothing by themselves.
const PARTS_OF_ADDRESS: &[&str] = &[
    "husnr",
    "husnummer",
    "hus nr",
    "etage",
    "doer",
    "side",
    "sidedoer",
    "etagedoer",
    "husbogstav",
];
/// Headers of parts of an account: they mean something only beside the others.
const PARTS_OF_ACCOUNT: &[&str] = &["gruppering", "gruppering*", "grp"];
/// Headers of what is so or is not; so are those that end as participles do: `betalt`, `opvarmet`.
const STATES: &[&str] = &[
    "aktiv",
    "medlem",
    "gyldig",
    "gaeldende",
    "privat",
    "offentlig",
    "tilgaengelig",
    "falsk",
    "er",
    "har",
    "is",
    "has",
    "flag",
    "kan",
    "skal",
    "*bar",
    "ja",
    "active",
    "*venlig",
];
/// Headers of columns in which people write freely.
const WRITTEN: &[&str] = &[
    "bemaerkning*",
    "beskriv*",
    "kommentar*",
    "notat*",
    "fritekst*",
    "tekst",
    "note",
    "noter",
    "description",
    "comment*",
    "begrundelse*",
    "besked*",
    "henvendelse*",
    "fritext*",
    "message*",
    "*svar",
    "*notat",
];
/// Headers of classes whose names are codes.
const CLASSES_OF_TEXT: &[&str] = &["klasse", "hold", "stue", "klassebetegnelse"];
/// Of the values of such a class at most this share is different …
const MOST_DIFFERENT_IN_CLASS: f64 = 0.8;
/// … and of those of any other category this.
const MOST_DIFFERENT: f64 = 0.5;

/// True for a header that says birth day.
pub(super) fn names_birth(words: &str) -> bool {
    names(
        words,
        &[
            "foedselsdato*",
            "*foedselsdato",
            "foedselsdag*",
            "foedt",
            "fdato",
            "birth*",
            "birthdate",
            "dob",
        ],
    )
}

/// True for a header that says sex.
pub(super) fn names_sex(words: &str) -> bool {
    names(words, &["koen", "koen*", "sex", "gender"])
}

pub(super) fn of(seen: &Seen<'_>) -> Option<Sure> {
    match seen.profile.column_type {
        ColumnType::Integer => of_whole(seen),
        ColumnType::Text => of_text(seen),
        ColumnType::Decimal => of_decimal(seen),
        _ => None,
    }
}

/// Numbers of chapters and their like, which have a point: `plannr` 1.42.
fn of_decimal(seen: &Seen<'_>) -> Option<Sure> {
    let last = seen.words.split(' ').next_back().unwrap_or_default();
    let is_number = ["nr", "nummer", "kode", "code"]
        .iter()
        .any(|end| last.ends_with(end));
    let is_plain = seen.profile.unit.is_none() && !code::named_quantity(seen.words);
    (is_number && is_plain && !names(seen.words, PARTS_OF_ACCOUNT)).then_some(("identifier", 0.5))
}

/// Whole numbers that only name.
fn of_whole(seen: &Seen<'_>) -> Option<Sure> {
    let (min, max) = super::whole_range(seen.profile)?;
    if min < 0 || code::named_quantity(seen.words) || names(seen.words, PARTS_OF_ACCOUNT) {
        return None;
    }
    if (min, max) == (0, 1) && names_state(seen.words) {
        return Some(("boolean", 0.7));
    }
    if (min, max) == (0, 1) && is_either(seen) {
        return Some(("boolean", 0.55));
    }
    let is_class = names(seen.words, CLASSES) || (names(seen.words, CODES) && is_class(seen));
    if is_class && is_repeated(seen) {
        return Some(("category", 0.6));
    }
    if is_identifier(seen.words) {
        return Some(("identifier", 0.6));
    }
    is_serial(seen, min).then_some(("identifier", 0.5))
}

/// Fewer values of 0 and 1 may be counts of something rare.
const LEAST_EITHER: u64 = 20;

/// True for ones and zeros of which neither is rare, under the name of a single thing: counts go by their plural, and
/// one of a hundred rows with a one is an event.
fn is_either(seen: &Seen<'_>) -> bool {
    let rows = present(seen.profile);
    let mut top = seen.profile.top.iter();
    let is_even = top.all(|(_, own)| own * 5 >= rows);
    let last = seen.words.split(' ').next_back().unwrap_or_default();
    let is_plural = ["er", "e", "s", "boern", "antal"]
        .iter()
        .any(|end| last.ends_with(end));
    rows >= LEAST_EITHER && seen.profile.distinct == 2 && is_even && !is_plural
}

/// `betalt`, `opvarmet`: the word for what was done.
pub(super) fn is_participle(word: &str) -> bool {
    let ends = word.ends_with("et") || word.ends_with("lt") || word.ends_with("dt");
    word.len() >= 5 && ends && !word.ends_with("itet") && word != "foedt"
}

/// True for a header that says what is so or is not.
fn names_state(words: &str) -> bool {
    names(words, STATES) || words.split(' ').next().is_some_and(is_participle)
}

/// True for the numbers of the rows: from 0 or 1 without a hole, each once.
fn is_serial(seen: &Seen<'_>, min: i64) -> bool {
    let (rows, different) = (present(seen.profile), seen.profile.distinct);
    let is_run = super::whole_range(seen.profile)
        .is_some_and(|(min, max)| max.abs_diff(min) + 1 == different);
    rows >= LEAST_SERIAL && different == rows && min <= 1 && is_run
}

/// Fewer numbers in a row may be a scale.
const LEAST_SERIAL: u64 = 20;

fn is_identifier(words: &str) -> bool {
    let is_named = code::named_code(words) || names(words, IDENTIFIERS);
    is_named && !names(words, PARTS_OF_ADDRESS)
}
/// True when values come again often enough to be those of a class.
fn is_repeated(seen: &Seen<'_>) -> bool {
    let (different, rows) = (seen.profile.distinct, present(seen.profile));
    different as f64 <= rows as f64 * MOST_DIFFERENT || (different < rows && different <= 12)
}

/// True for few values that stand again and again.
fn is_class(seen: &Seen<'_>) -> bool {
    let different = seen.profile.distinct;
    different <= MOST_CLASSES && present(seen.profile) >= different * LEAST_IN_CLASS
}

/// A tick, in the signs that forms have for it.
fn is_tick(cell: &Cell) -> bool {
    matches!(cell, Cell::Text { text, .. } if matches!(text.trim(), "✓" | "✔" | "☑" | "☒" | "✗" | "•" | "●" | "+"))
}

/// Plus and minus, and nothing else.
fn are_signs(profile: &ColumnProfile) -> bool {
    let is_sign = |cell: &Cell| matches!(cell, Cell::Text { text, .. } if matches!(text.trim(), "+" | "-" | "÷" | "−"));
    profile.distinct <= 2
        && !profile.top.is_empty()
        && profile.top.iter().all(|(cell, _)| is_sign(cell))
}

/// Results below what could be measured: `<0,05`. They are numbers, whatever the signs.
fn are_below(profile: &ColumnProfile) -> bool {
    let is_below = |cell: &Cell| match cell.plain() {
        Cell::Text { text, .. } => text
            .trim_start()
            .strip_prefix(['<', '>'])
            .is_some_and(|rest| {
                rest.trim_start_matches(['=', ' '])
                    .starts_with(|c: char| c.is_ascii_digit())
            }),
        _ => false,
    };
    profile.top.iter().any(|(cell, _)| is_below(cell))
}

/// Yes, no, and a word for what nobody knows.
fn is_yes_no_unknown(profile: &ColumnProfile) -> bool {
    const UNKNOWN: [&str; 11] = [
        "ukendt",
        "uoplyst",
        "ved ikke",
        "ikke oplyst",
        "unknown",
        "na",
        "n a",
        "ubesvaret",
        "ikke relevant",
        "maaske",
        "u",
    ];
    profile.top.iter().all(|(cell, _)| match cell {
        Cell::Text { text, .. } => {
            super::look::looks(text).has(Look::YesNo)
                || UNKNOWN.contains(&super::fold::fold(text).as_str())
        }
        _ => false,
    })
}

/// Sentences so long on the average are no names of classes, also where they come again.
const LEAST_CHARS_OF_TEXT: f64 = 64.0;

/// How long the common values are.
fn mean_chars(profile: &ColumnProfile) -> f64 {
    let (mut all, mut chars) = (0, 0);
    for (cell, rows) in &profile.top {
        if let Cell::Text { text, full_chars } = cell.plain() {
            let own = full_chars.map_or_else(|| text.chars().count() as u64, u64::from);
            (all, chars) = (all + rows, chars + own * rows);
        }
    }
    chars as f64 / all.max(1) as f64
}

fn of_text(seen: &Seen<'_>) -> Option<Sure> {
    let (profile, evidence) = (seen.profile, seen.evidence);
    let rows = present(profile);
    let is_repeated = is_repeated(seen);
    if evidence.share(Look::YesNo) >= 0.95 && profile.distinct <= 4 {
        return Some(("boolean", 0.85));
    }
    if seen.profile.distinct <= 4
        && evidence.share(Look::YesNo) >= 0.5
        && is_yes_no_unknown(profile)
    {
        return Some(("boolean", 0.75));
    }
    // a form is ticked, or it is not
    let is_marked =
        evidence.share(Look::Mark) >= 0.95 || profile.top.iter().all(|one| is_tick(&one.0));
    if is_marked && profile.distinct == 1 && profile.nulls > 0 {
        return Some(("boolean", 0.8));
    }
    // `Godkendt`: ok, or nothing
    let is_word = profile.longest_chars.is_some_and(|longest| longest <= 4);
    if profile.distinct == 1 && profile.nulls > 0 && is_word && names_state(seen.words) {
        return Some(("boolean", 0.6));
    }
    if are_signs(profile) && profile.distinct == 2 {
        return Some(("boolean", 0.7));
    }
    let sentences = evidence.share(Look::Sentence);
    let written = names(seen.words, WRITTEN);
    // the name of a street puts nothing in a class
    let is_street = evidence.share(Look::Street) >= 0.5 && !written && !names(seen.words, CLASSES);
    let is_part = names(seen.words, PARTS_OF_ADDRESS) || names(seen.words, PARTS_OF_ACCOUNT);
    if is_street || is_part {
        return None;
    }
    let is_long = sentences >= 0.8 && mean_chars(profile) >= LEAST_CHARS_OF_TEXT;
    if (sentences >= 0.5 && !is_repeated) || (written && sentences >= 0.2) || is_long {
        return Some(("free_text", if written { 0.9 } else { 0.7 }));
    }
    // school classes and their like come again, if not often
    let is_shared = profile.distinct as f64 <= rows as f64 * MOST_DIFFERENT_IN_CLASS;
    if is_shared && names(seen.words, CLASSES_OF_TEXT) {
        return Some(("category", 0.6));
    }
    let is_coded = evidence.share_of(&[Look::Digits, Look::Code]) >= 0.9;
    // `2024/S 012-345678`: codes may have blanks
    let is_short = profile.longest_chars.is_some_and(|longest| longest <= 32);
    let is_spaced_code =
        || is_short && !is_repeated && sentences < 0.05 && evidence.share(Look::Words) < 0.1;
    // few codes that come again under the word for a class
    if is_repeated && profile.distinct <= MOST_CLASSES && names(seen.words, CLASSES) {
        return Some(("category", 0.6));
    }
    if is_identifier(seen.words) && (is_coded || is_spaced_code()) {
        return Some(("identifier", 0.6));
    }
    if written && !is_repeated {
        return Some(("free_text", 0.6));
    }
    if is_repeated {
        return Some(("category", 0.6));
    }
    if names(seen.words, AREAS) && sentences < 0.2 {
        return Some(("category", 0.5));
    }
    // codes that are all different name their row
    let is_key = is_coded && profile.distinct == rows && rows >= 8 && !are_below(profile);
    is_key.then_some(("identifier", 0.5))
}
