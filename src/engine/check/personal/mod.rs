//! Rules of personal data: one file each. What they say never holds a value of the file.

mod cpr;
mod hidden_content;
mod lines;
mod small_cells;

pub(crate) use cpr::Persons;
pub(crate) use lines::persons_of_lines;

use super::Rule;

/// Every rule of personal data, in the order findings of equal weight are told.
pub const RULES: &[Rule] = &[
    cpr::RULE_HERE,
    hidden_content::RULE_HERE,
    small_cells::RULE_HERE,
];

/// True for a text that is the name of a person, as far as its words tell.
pub(crate) fn is_person_name(text: &str) -> bool {
    use crate::kind::look::{Look, looks};
    let text = text.trim();
    let found = looks(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    // names of programs and houses have other words, digits or none
    let is_plain = text
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\''));
    let of_things = [
        "kommune",
        "afdeling",
        "forvaltning",
        "statistik",
        "microsoft",
        "office",
        "user",
        "bruger",
        "excel",
        "libreoffice",
        "openpyxl",
        "apache",
        "poi",
        "styrelsen",
        "region",
        "system",
        "admin",
        "team",
        "gruppe",
        "service",
        "center",
        "sheetjs",
        "xlsxwriter",
        "unknown",
        "ukendt",
        "google",
        "institut",
        "agency",
        "stata",
    ];
    let small = text.to_lowercase();
    let is_thing = of_things.iter().any(|word| small.contains(word));
    let is_named = found.has(Look::FullName) || (found.has(Look::NameLike) && words.len() >= 2);
    is_plain && !is_thing && is_named
}
