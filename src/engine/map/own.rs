//! The areas of another file in place of those of the program: which of its properties a column names.
//!
//! Values are compared without what parts their spellings: first zeros, capitals, blanks, the word for what they are
//! ("Sankt Pauls Sogn" is "Sankt Pauls"). Where the property names municipalities, regions or postal districts, both
//! sides go by the register, so that a column of names finds areas that have codes; such areas are the program's own
//! with other borders. What fits best is found by overlap and can be chosen.

use crate::kind::fold::fold;
use crate::map::join::{Join, Place, is_country, regions};
use model::beside::{BorderFile, BorderProperty};
use model::cell::Cell;
use model::map_spec::{AreaLayer, MergedArea};
use registers::places::municipality_name;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Of the values of a property so many must be known to the register for its areas to be those of the program.
const REGISTERED_PERCENT: usize = 90;
/// A column of whose values a smaller share names an area, and that names a smaller share of the areas, is hardly of
/// these.
const LEAST_MET: f64 = 0.3;
/// Numbers below this are often just counted up: 1, 2, 3.
const RUNNING: i64 = 1_000;
/// What running numbers without the same header are worth.
const RUNNING_WEIGHT: f64 = 0.2;
/// What the same header adds.
const SAME_NAME: f64 = 1.5;
/// Words at the end of a name that say what the areas are.
const SORTS: [&str; 8] = [
    " sogn",
    " skoledistrikt",
    " distrikt",
    " bydel",
    " ejerlav",
    " retskreds",
    " politikreds",
    " provsti",
];

/// Finds the areas of a file by what a property says of them.
#[derive(Debug)]
pub struct OwnJoin {
    /// What the areas are.
    pub layer: AreaLayer,
    /// Name of the file.
    pub source: String,
    /// The areas that have a value, by code, each with the areas of the file it is made of.
    pub merged: Vec<MergedArea>,
    /// The register, where the property is of its areas.
    register: Option<Join>,
    /// Codes by comparable value; `None` for values of several areas.
    codes: FxHashMap<String, Option<String>>,
}

impl OwnJoin {
    /// By a property, for a column whose values are those of `layer` where the kind of the column says so.
    #[must_use]
    pub fn new(file: &BorderFile, property: &BorderProperty) -> Self {
        let known = [
            AreaLayer::Municipality,
            AreaLayer::Region,
            AreaLayer::Postcode,
        ];
        let registered = known
            .into_iter()
            .find_map(|layer| registered(layer, property));
        match registered {
            Some((layer, join, codes)) => Self::of_register(layer, join, &codes, file),
            None => Self::of_values(file, property),
        }
    }

    fn of_register(
        layer: AreaLayer,
        register: Join,
        codes: &[Option<String>],
        file: &BorderFile,
    ) -> Self {
        let mut made: BTreeMap<&String, Vec<String>> = BTreeMap::new();
        for (code, area) in codes.iter().zip(&file.areas) {
            if let Some(code) = code {
                made.entry(code).or_default().push(area.clone());
            }
        }
        let region_names: BTreeMap<String, String> = regions(&[])
            .into_iter()
            .map(|own| (own.code, own.name))
            .collect();
        let named = |code: &String| match layer {
            AreaLayer::Municipality => municipality_name(code).unwrap_or(code).to_owned(),
            _ => region_names.get(code).unwrap_or(code).clone(),
        };
        let merged = made.into_iter().map(|(code, of)| MergedArea {
            code: code.clone(),
            name: named(code),
            of,
        });
        Self {
            layer,
            source: file.source.clone(),
            merged: merged.collect(),
            register: Some(register),
            codes: FxHashMap::default(),
        }
    }

    fn of_values(file: &BorderFile, property: &BorderProperty) -> Self {
        let names = name_property(file, property);
        let mut made: BTreeMap<String, MergedArea> = BTreeMap::new();
        let mut codes: FxHashMap<String, Option<String>> = FxHashMap::default();
        for (place, (value, area)) in property.values.iter().zip(&file.areas).enumerate() {
            let Some(key) = keys(value).into_iter().next() else {
                continue;
            };
            let written = written(value);
            let name = names.and_then(|names| names.values.get(place));
            let name = name.map(self::written).filter(|name| !name.is_empty());
            let name = name.unwrap_or_else(|| written.clone());
            let own = made.entry(key).or_insert_with(|| MergedArea {
                code: written.clone(),
                name: name.clone(),
                of: Vec::new(),
            });
            // areas of several names are known by what they share
            if own.name != name {
                own.name.clone_from(&own.code);
            }
            own.of.push(area.clone());
        }
        // the value itself first: a shorter form of another one must not take its place
        for (key, own) in &made {
            codes.insert(key.clone(), Some(own.code.clone()));
        }
        for own in made.values() {
            let shorter = keys(&Cell::text(own.code.as_str())).into_iter().skip(1);
            for key in shorter.filter(|key| !made.contains_key(key)) {
                codes
                    .entry(key)
                    .and_modify(|known| {
                        if known.as_ref() != Some(&own.code) {
                            *known = None;
                        }
                    })
                    .or_insert_with(|| Some(own.code.clone()));
            }
        }
        let mut merged: Vec<MergedArea> = made.into_values().collect();
        merged.sort_by(|a, b| a.code.cmp(&b.code));
        Self {
            layer: sort_of(file, property),
            source: file.source.clone(),
            merged,
            register: None,
            codes,
        }
    }

    /// The area a value means.
    #[must_use]
    pub fn place(&self, value: &Cell) -> Place {
        if let Some(register) = &self.register {
            return match register.place(value) {
                Place::Area(code) if !self.has(&code) => Place::Unknown,
                place => place,
            };
        }
        for key in keys(value) {
            match self.codes.get(&key) {
                Some(Some(code)) => return Place::Area(code.clone()),
                Some(None) => return Place::Unknown,
                None => {}
            }
        }
        match is_country(&written(value)) {
            true => Place::OtherLevel,
            false => Place::Unknown,
        }
    }

    fn has(&self, code: &str) -> bool {
        let found = self
            .merged
            .binary_search_by(|own| own.code.as_str().cmp(code));
        found.is_ok()
    }
}

/// How well a column names the areas by a property.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// Different values of the column, without those for the whole country.
    pub values: u64,
    /// How many of them name an area.
    pub met: u64,
    /// How many areas are named.
    pub areas_met: u64,
    /// The larger, the better it fits; 0 when it does not.
    pub worth: f64,
}

/// Compares the values of a column with the areas.
#[must_use]
pub fn overlap<'a>(
    join: &OwnJoin,
    file: &BorderFile,
    property: &BorderProperty,
    column: &str,
    values: impl Iterator<Item = &'a Cell>,
) -> Overlap {
    let mut met_codes: FxHashSet<String> = FxHashSet::default();
    let (mut count, mut met) = (0u64, 0u64);
    let mut is_running = join.register.is_none();
    for value in values {
        match join.place(value) {
            Place::OtherLevel => continue,
            Place::Area(code) => {
                met += 1;
                met_codes.insert(code);
            }
            Place::Unknown => {}
        }
        count += 1;
        is_running &= running(value);
    }
    let areas_met = met_codes.len() as u64;
    let mut found = Overlap {
        values: count,
        met,
        areas_met,
        worth: 0.0,
    };
    let areas = join.merged.len();
    let share = |part: u64, of: usize| part as f64 / of.max(1) as f64;
    // a file of one town has few of the country's parishes, and a table of one town few of the file's
    let met_share = share(met, count as usize).max(share(areas_met, areas));
    if met < 2 || met_share < LEAST_MET {
        return found;
    }
    let is_same = fold(column) == fold(&property.name);
    // a property that tells more areas apart is the finer one; one whose areas are named is the one meant
    let fineness = 0.5 + 0.5 * share(areas as u64, file.areas.len());
    let coverage = 0.5 + 0.5 * share(areas_met, areas);
    found.worth = met_share * fineness * coverage;
    if is_same {
        found.worth *= SAME_NAME;
    } else if is_running {
        found.worth *= RUNNING_WEIGHT;
    }
    found
}

/// Whether the values of a property are areas of the register: the code of each, where it has one.
fn registered(
    layer: AreaLayer,
    property: &BorderProperty,
) -> Option<(AreaLayer, Join, Vec<Option<String>>)> {
    // "1", "2" and "82" are no region when nothing says so
    let is_named = |words: &[&str]| {
        let name = fold(&property.name);
        words.iter().any(|word| name.contains(word))
    };
    let is_bare = property.values.iter().all(|value| {
        let text = written(value);
        text.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_meant = match layer {
        AreaLayer::Municipality => is_named(&["kom", "muni", "lau"]),
        AreaLayer::Region => is_named(&["reg"]),
        AreaLayer::Postcode => is_named(&["post", "zip"]),
        AreaLayer::Parish | AreaLayer::SchoolDistrict | AreaLayer::Own => false,
    };
    if is_bare && !is_meant {
        return None;
    }
    let join = Join::new(layer);
    let codes: Vec<Option<String>> = property
        .values
        .iter()
        .map(|value| match join.place(value) {
            Place::Area(code) => Some(code),
            Place::OtherLevel | Place::Unknown => None,
        })
        .collect();
    let known = codes.iter().flatten().count();
    (known > 0 && known * 100 >= codes.len() * REGISTERED_PERCENT).then_some((layer, join, codes))
}

/// What the areas are, by the names of the property and of the file.
fn sort_of(file: &BorderFile, property: &BorderProperty) -> AreaLayer {
    let names = [fold(&property.name), fold(&file.source)];
    let is_named = |words: &[&str]| {
        let mut names = names.iter();
        names.any(|name| words.iter().any(|word| name.contains(word)))
    };
    if is_named(&["sogn", "parish"]) {
        return AreaLayer::Parish;
    }
    match is_named(&["skoledistrikt", "school district"]) {
        true => AreaLayer::SchoolDistrict,
        false => AreaLayer::Own,
    }
}

/// The property that names the areas, when the chosen one is a code.
pub(super) fn name_property<'a>(
    file: &'a BorderFile,
    chosen: &'a BorderProperty,
) -> Option<&'a BorderProperty> {
    let has_letters = |property: &BorderProperty| {
        let mut values = property.values.iter().map(written);
        values.any(|value| value.chars().any(char::is_alphabetic))
    };
    let is_name = |property: &&BorderProperty| {
        let name = fold(&property.name);
        let said = ["navn", "name", "betegnelse", "titel", "title"];
        said.iter().any(|word| name.ends_with(word)) && has_letters(property)
    };
    if has_letters(chosen) {
        return None;
    }
    // "sognekode" and "sognenavn" begin alike; "kommunenavn" stands beside them
    let begin: String = fold(&chosen.name).chars().take(4).collect();
    let named = || file.properties.iter().filter(is_name);
    let alike = named().find(|property| fold(&property.name).starts_with(&begin));
    let bare = named().find(|property| ["navn", "name"].contains(&fold(&property.name).as_str()));
    alike.or(bare).or_else(|| named().next())
}

/// What a value may be compared by, the closest first.
fn keys(value: &Cell) -> Vec<String> {
    let text = written(value);
    let text = text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    if rest.is_empty() {
        return vec![number_key(number)];
    }
    let folded = fold(text);
    let mut all = vec![folded.replace(' ', "")];
    let shorter = SORTS.iter().find_map(|sort| folded.strip_suffix(sort));
    all.extend(shorter.map(|shorter| shorter.replace(' ', "")));
    // "8107 Sankt Pauls Sogn"
    let parts = rest.starts_with([' ', ':', '-', '\u{a0}']);
    if !number.is_empty() && parts {
        all.push(number_key(number));
    }
    all.retain(|key| !key.is_empty());
    all
}

fn number_key(digits: &str) -> String {
    match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    }
}

pub(super) fn running(value: &Cell) -> bool {
    let number = written(value).parse::<i64>();
    number.is_ok_and(|number| (0..RUNNING).contains(&number))
}

pub(super) fn written(value: &Cell) -> String {
    match value.plain() {
        Cell::Text { text, .. } => text.trim().to_owned(),
        Cell::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(properties: &[(&str, &[&str])]) -> BorderFile {
        let count = properties.first().map_or(0, |own| own.1.len());
        BorderFile {
            source: "egne.geojson".to_owned(),
            areas: (0..count).map(|at| format!("{at:06}")).collect(),
            properties: properties
                .iter()
                .map(|(name, values)| BorderProperty {
                    name: (*name).to_owned(),
                    values: values.iter().map(|value| Cell::text(*value)).collect(),
                })
                .collect(),
            passed_over: 0,
            namings: Vec::new(),
        }
    }

    fn area(join: &OwnJoin, value: &str) -> Option<String> {
        match join.place(&Cell::text(value)) {
            Place::Area(code) => Some(code),
            _ => None,
        }
    }

    #[test]
    fn parishes_are_found_by_code_name_or_both() {
        let file = file(&[
            ("sognekode", &["8107", "8108", "0912"]),
            ("navn", &["Sankt Pauls Sogn", "Sankt Johannes Sogn", "Ålum"]),
        ]);
        let join = OwnJoin::new(&file, &file.properties[0]);
        assert_eq!(join.layer, AreaLayer::Parish);
        assert_eq!(join.merged[1].name, "Sankt Pauls Sogn");
        for value in ["8107", "08107", "8107 Sankt Pauls", "8107: Sankt Pauls"] {
            assert_eq!(area(&join, value).as_deref(), Some("8107"), "{value}");
        }
        assert_eq!(area(&join, "912").as_deref(), Some("0912"));
        assert_eq!(area(&join, "Sankt Pauls"), None, "by code");
        let join = OwnJoin::new(&file, &file.properties[1]);
        for value in ["sankt pauls", "Sankt Pauls Sogn", "SANKT PAULS SOGN"] {
            assert_eq!(
                area(&join, value).as_deref(),
                Some("Sankt Pauls Sogn"),
                "{value}"
            );
        }
        assert_eq!(area(&join, "Ålum Sogn").as_deref(), Some("Ålum"));
        assert_eq!(join.place(&Cell::text("Hele landet")), Place::OtherLevel);
    }

    #[test]
    fn a_short_form_of_two_areas_is_neither() {
        let file = file(&[("navn", &["Vejle Sogn", "Vejle Provsti", "Vejle"])]);
        let join = OwnJoin::new(&file, &file.properties[0]);
        assert_eq!(area(&join, "Vejle").as_deref(), Some("Vejle"), "it is one");
        let file = self::file(&[("navn", &["Vejle Sogn", "Vejle Provsti"])]);
        let join = OwnJoin::new(&file, &file.properties[0]);
        assert_eq!(area(&join, "Vejle"), None);
    }

    #[test]
    fn municipalities_of_a_file_are_those_of_the_register() {
        let file = file(&[
            ("komkode", &["0751", "0751", "0461"]),
            ("sogn", &["A", "B", "C"]),
        ]);
        let join = OwnJoin::new(&file, &file.properties[0]);
        assert_eq!(join.layer, AreaLayer::Municipality);
        assert_eq!(join.merged.len(), 2, "two parts of Aarhus are one");
        assert_eq!(join.merged[1].name, "Aarhus");
        assert_eq!(join.merged[1].of, ["000000", "000001"]);
        assert_eq!(area(&join, "Århus Kommune").as_deref(), Some("0751"));
        assert_eq!(area(&join, "Vejle"), None, "the file has no such area");
    }

    #[test]
    fn bare_numbers_are_no_municipalities_unless_the_header_says_so() {
        let file = file(&[("nr", &["101", "147", "151"])]);
        let join = OwnJoin::new(&file, &file.properties[0]);
        assert_eq!(join.layer, AreaLayer::Own);
    }

    #[test]
    fn the_finer_property_and_the_same_header_fit_better() {
        let file = file(&[
            ("objekt", &["1", "2", "3", "4"]),
            ("distrikt", &["1", "2", "3", "4"]),
            ("skole", &["Nord", "Nord", "Syd", "Syd"]),
        ]);
        let values: Vec<Cell> = ["1", "2", "3", "9"].map(Cell::text).to_vec();
        let of = |at: usize| {
            let property = &file.properties[at];
            let join = OwnJoin::new(&file, property);
            overlap(&join, &file, property, "Distrikt", values.iter())
        };
        assert!(of(1).worth > of(0).worth * 2.0);
        assert_eq!((of(1).values, of(1).met, of(1).areas_met), (4, 3, 3));
        assert!(of(2).worth <= 0.0, "no value names a school");
    }
}
