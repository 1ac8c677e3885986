//! What columns are called in charts and maps where their own names say nothing: a year over numbers, "INDHOLD",
//! "Column1", codes.

use super::file_name;
use crate::kind;
use crate::kind::fold::fold;
use crate::map::join::{Join, Place};
use crate::suggest::nature::is_general;
use crate::suggest::totals::is_whole;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::dataset::Opened;
use model::map_spec::AreaLayer;
use registers::places::{municipalities, region_name};
use registers::statbank::counted_in;

/// As many municipalities as there are.
const MUNICIPALITIES: u64 = 98;
/// Longer texts are no names.
const LONGEST_TITLE_CHARS: usize = 60;

/// What a measured column is called: by the title of the file, its table or its own name where the header is a year,
/// "Hele landet" or "INDHOLD".
pub(in crate::job) fn measured(opened: Option<&Opened>, name: &str) -> String {
    let words = fold(name);
    let is_number = is_general(&words);
    let is_part = is_year(name) || is_whole(name);
    let Some(opened) = opened.filter(|_| is_number || is_part) else {
        return name.to_owned();
    };
    let known = title(opened).or_else(|| {
        let parts = opened.sniff.part.iter().map(String::as_str);
        let known = parts.chain([&*opened.file_name]).find_map(counted_in);
        known.map(str::to_owned)
    });
    match (known, is_part) {
        // headings say the year at their end
        (Some(known), true) if is_year(name) => known,
        (None, true) if is_year(name) => without_years(&file_name::words(&opened.file_name)),
        (Some(known), true) => format!("{known}, {}", name.to_lowercase()),
        (Some(_), false) if words == "antal" => name.to_owned(),
        (Some(known), false) => known,
        (None, true) => format!(
            "{}, {}",
            file_name::words(&opened.file_name),
            name.to_lowercase()
        ),
        (None, false) => name.to_owned(),
    }
}

/// A name without the years and the areas at its end: which of them are drawn stands beside it.
pub(super) fn without_years(name: &str) -> String {
    const AREAS: [&str; 6] = [
        "kommune",
        "kommuner",
        "kommunerne",
        "region",
        "regioner",
        "regionerne",
    ];
    let mut words: Vec<&str> = name.split(' ').collect();
    let is_said_beside = |word: &&str| {
        let mut parts = word.split(['-', '–']);
        parts.all(|part| is_year(part) || part.is_empty()) || AREAS.contains(&&*fold(word))
    };
    while words.len() > 1 && words.last().is_some_and(is_said_beside) {
        words.pop();
    }
    words.join(" ")
}

/// True for a year over numbers.
pub(super) fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The title's word for what is counted, where a column of units names only how ("Gennemsnit (kr.)").
pub(in crate::job) fn beside_unit(opened: Option<&Opened>, name: &str) -> Option<String> {
    let says_nothing = is_year(name) || is_general(&fold(name));
    title(opened.filter(|_| says_nothing)?)
}

/// What the title above the table counts: "Folketal efter alder og køn" is of "Folketal".
pub(super) fn title(opened: &Opened) -> Option<String> {
    let row = opened.sniff.title_rows.first()?;
    let row = row.trim().trim_matches('"').trim();
    let counted = [" efter ", " fordelt ", " by "]
        .iter()
        .filter_map(|word| row.find(word))
        .min()
        .map_or(row, |end| row.get(..end).unwrap_or(row));
    let letters = counted.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 3 && counted.chars().count() <= LONGEST_TITLE_CHARS).then(|| counted.to_owned())
}

/// What the rows of a file are: the title above the table, or its name without what only says how it is written.
pub(in crate::job) fn of_things(opened: &Opened) -> Option<String> {
    title(opened).or_else(|| file_name::plain(&opened.file_name))
}

/// The kind of a column whose header says nothing.
pub(in crate::job) fn kind_instead(profile: &ColumnProfile) -> Option<String> {
    let words = fold(&profile.name);
    let bare = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let says_nothing = matches!(
        bare,
        "" | "column" | "kolonne" | "field" | "felt" | "noegle" | "key" | "unnamed" | "navnloes"
    );
    profile.kind.clone().filter(|_| says_nothing)
}

/// The names that codes of municipalities and regions stand for.
pub(in crate::job) fn of_codes<'a>(
    profile: Option<&ColumnProfile>,
    keys: impl Iterator<Item = &'a Cell>,
) -> Vec<(Cell, String)> {
    let layer = match profile.and_then(|profile| profile.kind.as_deref()) {
        Some("municipality_code") => AreaLayer::Municipality,
        Some("region") => AreaLayer::Region,
        _ => return Vec::new(),
    };
    let join = Join::new(layer);
    keys.filter_map(|key| Some((key.clone(), name_of(&join, layer, key)?)))
        .collect()
}

/// Numbers of KLE by number and title, as far as the register is known; `known` is in order.
pub(in crate::job) fn of_kle_numbers<'a>(
    known: &[(String, String)],
    keys: impl Iterator<Item = &'a Cell>,
) -> Vec<(Cell, String)> {
    let title = |key: &Cell| match key {
        Cell::Text { text, .. } => known
            .binary_search_by(|(number, _)| number.as_str().cmp(text.trim()))
            .ok()
            .and_then(|at| known.get(at)),
        _ => None,
    };
    keys.filter_map(|key| {
        let (number, title) = title(key)?;
        Some((key.clone(), format!("{number} {title}")))
    })
    .collect()
}

fn name_of(join: &Join, layer: AreaLayer, key: &Cell) -> Option<String> {
    let written = match key.plain() {
        Cell::Text { text, .. } => text.trim().to_owned(),
        Cell::Integer(number) => number.to_string(),
        _ => return None,
    };
    // a name stays as it is written
    let digits = written.strip_prefix("DK-").unwrap_or(&written);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let region = |code: &str| {
        region_name(code)
            .or_else(|| region_name(code.trim_start_matches('0')))
            .map(|name| format!("Region {name}"))
    };
    match (join.place(key), layer) {
        (Place::Area(code), AreaLayer::Municipality) => municipalities()
            .find(|one| one.code == code)
            .map(|one| one.name.to_owned()),
        (Place::Area(code), _) => region(&code),
        // regions among municipalities
        (Place::OtherLevel, AreaLayer::Municipality) => region(digits),
        _ => None,
    }
}

/// The kind of thing each row is, where a column names a different one in each: municipalities.
pub(in crate::job) fn of_rows(profiles: &[ColumnProfile]) -> Option<String> {
    let names_rows = |profile: &&ColumnProfile| {
        let is_municipality = matches!(
            profile.kind.as_deref(),
            Some("municipality_name" | "municipality_code")
        );
        // more than there are: Christiansø or the Faroe Islands stand among them
        is_municipality
            && profile.nulls == 0
            && profile.distinct == kind::rows(profile)
            && profile.distinct <= MUNICIPALITIES
    };
    let found = profiles.iter().find(names_rows)?;
    found.kind.clone()
}
