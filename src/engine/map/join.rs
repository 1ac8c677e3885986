//! Which area a value means.
//!
//! Codes come with and without their first zero, as text or as numbers, alone or before the name
//! ("751 Aarhus"); names with and without "Kommune" and "Region", with the s that Danish puts before
//! "Kommune", and in the other spellings of the register. The division is that of today.

use crate::kind::fold::fold;
use crate::suggest::totals::is_total;
use model::cell::Cell;
use model::map_spec::{AreaLayer, MergedArea};
use registers::places::{
    Municipality, REGIONS, Region, bare, municipalities, postcodes, region_name, without_genitive,
};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What a value means on a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An area, by its code in the layer.
    Area(String),
    /// The whole country, or an area of another level.
    OtherLevel,
    /// Nothing that is known.
    Unknown,
}

/// Finds the areas that values mean.
#[derive(Debug)]
pub struct Join {
    layer: AreaLayer,
    /// Codes of areas by number.
    numbers: FxHashMap<u32, String>,
    /// Codes of areas by folded name; `None` for names of several.
    names: FxHashMap<String, Option<String>>,
}

/// The postal codes of streets in the middle of Copenhagen: their districts are one area each.
const STREETS: std::ops::RangeInclusive<u32> = 1000..=1999;
/// Those areas by the name of the district.
const STREET_AREAS: [(&str, &str); 3] = [
    ("København K", "1000-1499"),
    ("København V", "1500-1799"),
    ("Frederiksberg C", "1800-1999"),
];

/// What stands for a letter that could not be read.
const LOST: char = '\u{fffd}';

/// Areas of one value that are looked up.
const MOST_LISTED: usize = 100;

/// The municipality that is none.
const CHRISTIANSOE: &str = "0411";

impl Join {
    /// Prepares for the values of a column.
    #[must_use]
    pub fn new(layer: AreaLayer) -> Self {
        let mut join = Self {
            layer,
            numbers: FxHashMap::default(),
            names: FxHashMap::default(),
        };
        match layer {
            AreaLayer::Municipality => {
                for one in municipalities() {
                    let others = one.others.split('|').filter(|other| !other.is_empty());
                    for name in [one.name].into_iter().chain(others) {
                        join.add_name(name, one.code);
                    }
                    join.add_number(one.code, one.code);
                }
                // "Ertholmene" is what statistics call the islands
                join.add_name("Ertholmene", CHRISTIANSOE);
            }
            AreaLayer::Region => {
                for region in &REGIONS {
                    join.add_name(region.name, region_code(region));
                }
            }
            AreaLayer::Postcode => {
                for (code, district) in postcodes() {
                    let area = street_area(code, district).unwrap_or(code);
                    join.add_number(code, area);
                    join.add_name(district, area);
                }
                for (district, area) in STREET_AREAS {
                    join.names.insert(plain(district), Some(area.to_owned()));
                }
            }
            // known by the file that has them: see `own`
            AreaLayer::Parish | AreaLayer::SchoolDistrict | AreaLayer::Own => {}
        }
        join
    }

    fn add_number(&mut self, number: &str, code: &str) {
        if let Ok(number) = number.parse() {
            self.numbers.insert(number, code.to_owned());
        }
    }

    fn add_name(&mut self, name: &str, code: &str) {
        self.names
            .entry(plain(name))
            .and_modify(|known| {
                if known.as_deref() != Some(code) {
                    *known = None;
                }
            })
            .or_insert_with(|| Some(code.to_owned()));
    }

    /// The area a value means.
    #[must_use]
    pub fn place(&self, value: &Cell) -> Place {
        let text: Cow<'_, str> = match value.plain() {
            Cell::Text { text, .. } => Cow::Borrowed(text.trim()),
            Cell::Integer(number) => Cow::Owned(number.to_string()),
            _ => return Place::Unknown,
        };
        if self.layer == AreaLayer::Region
            && let Some(place) = text
                .strip_prefix("DK-")
                .and_then(|digits| self.of_code(digits))
        {
            return place;
        }
        // "751 Aarhus", "8000 Aarhus C", "1081: Region Nordjylland"
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = text.split_at(end);
        if !digits.is_empty() {
            let parts = rest
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric() && c != ',' && c != '.');
            if parts && let Some(place) = self.of_code(digits) {
                return place;
            }
            return Place::Unknown;
        }
        if is_country(&text) {
            return Place::OtherLevel;
        }
        self.of_name(&text)
    }

    /// The areas of a value that lists several ("155,185"), each once; nothing where any part means none.
    #[must_use]
    pub fn places(&self, value: &Cell) -> Vec<String> {
        let Cell::Text { text, .. } = value.plain() else {
            return Vec::new();
        };
        let mut found: Vec<String> = Vec::new();
        for part in text.split([',', ';', '|', '/']).take(MOST_LISTED) {
            match self.place(&Cell::text(part.trim())) {
                Place::Area(code) if found.contains(&code) => {}
                Place::Area(code) => found.push(code),
                _ => return Vec::new(),
            }
        }
        found
    }

    fn of_code(&self, digits: &str) -> Option<Place> {
        if self.layer == AreaLayer::Region {
            let name = region_name(digits).or_else(|| region_name(digits.trim_start_matches('0')));
            if let Some(region) = REGIONS.iter().find(|region| Some(region.name) == name) {
                return Some(Place::Area(region_code(region).to_owned()));
            }
            return is_country(digits).then_some(Place::OtherLevel);
        }
        if (3..=4).contains(&digits.len())
            && let Some(code) = self.numbers.get(&digits.parse().ok()?)
        {
            return Some(Place::Area(code.clone()));
        }
        let is_other = self.layer == AreaLayer::Municipality
            && (is_country(digits) || region_name(digits.trim_start_matches('0')).is_some());
        is_other.then_some(Place::OtherLevel)
    }

    /// The area whose name a value is but for letters that were lost before the file was written (`K\u{fffd}benhavn`),
    /// when there is only one.
    fn of_damaged_name(&self, text: &str) -> Place {
        let lost = |name: &str| {
            let mut own = text.chars();
            name.chars().all(|c| {
                own.next()
                    .is_some_and(|o| o == LOST || o.to_lowercase().eq(c.to_lowercase()))
            }) && own.next().is_none()
        };
        let mut found: Vec<&str> = match self.layer {
            AreaLayer::Municipality => municipalities()
                .filter(|one| lost(one.name) || one.others.split('|').any(lost))
                .map(|one| one.code)
                .collect(),
            AreaLayer::Region => REGIONS
                .iter()
                .filter(|region| lost(region.name) || lost(&format!("Region {}", region.name)))
                .map(region_code)
                .collect(),
            AreaLayer::Postcode
            | AreaLayer::Parish
            | AreaLayer::SchoolDistrict
            | AreaLayer::Own => Vec::new(),
        };
        found.dedup();
        match found.as_slice() {
            [code] => Place::Area((*code).to_owned()),
            _ if self.layer == AreaLayer::Municipality && is_larger(text) => Place::OtherLevel,
            _ => Place::Unknown,
        }
    }

    fn of_name(&self, text: &str) -> Place {
        if text.contains(LOST) {
            return self.of_damaged_name(text);
        }
        let name = plain(text);
        // "Aarhus Kommune" is written "Københavns Kommune" where a name takes an s
        let known = self.names.get(&name);
        let known = known.or_else(|| self.names.get(without_genitive(&name)));
        match known {
            Some(Some(code)) => Place::Area(code.clone()),
            Some(None) => Place::Unknown,
            // regions and provinces among municipalities
            None if self.layer == AreaLayer::Municipality && is_larger(text) => Place::OtherLevel,
            None => Place::Unknown,
        }
    }
}

/// The area of a postal code of streets.
fn street_area(code: &str, district: &str) -> Option<&'static str> {
    let is_street = code.parse().is_ok_and(|number| STREETS.contains(&number));
    let known = STREET_AREAS.iter().find(|(name, _)| *name == district);
    known.filter(|_| is_street).map(|(_, area)| *area)
}

/// The code a region has on a map: the one to come has none yet, and goes by its name.
fn region_code(region: &Region) -> &'static str {
    match region.code {
        "" => region.name,
        code => code,
    }
}

fn is_larger(text: &str) -> bool {
    let folded = fold(text);
    folded.starts_with("region ") || folded.starts_with("landsdel ")
}

/// True for the whole country, or a total of what is beside it.
pub(crate) fn is_country(text: &str) -> bool {
    text == "000" || text == "0" || fold(text) == "danmark" || is_total(text)
}

/// A name without what parts its spellings.
fn plain(name: &str) -> String {
    bare(&fold(name)).replace(' ', "")
}

/// The regions as groups of municipalities: those to the end of 2026, or those from 2027 on when a value
/// means one that is only there then.
#[must_use]
pub fn regions(met: &[String]) -> Vec<MergedArea> {
    let all: Vec<Municipality> = municipalities().collect();
    let is_new = REGIONS
        .iter()
        .any(|region| region.from > "2026" && met.iter().any(|code| code == region_code(region)));
    let is_old = REGIONS
        .iter()
        .any(|region| !region.to.is_empty() && met.iter().any(|code| code == region_code(region)));
    let wanted = |region: &&Region| match is_new && !is_old {
        true => region.to.is_empty(),
        false => region.from < "2026",
    };
    // the regions that end are those that the new one is made of
    let of = |region: &Region| -> Vec<String> {
        let ended = REGIONS.iter().filter(|old| !old.to.is_empty());
        let codes: Vec<&str> = match region.code {
            "" => ended.map(|old| old.code).collect(),
            own => vec![own],
        };
        let own = all.iter().filter(|one| codes.contains(&one.region));
        own.map(|one| one.code.to_owned()).collect()
    };
    REGIONS
        .iter()
        .filter(wanted)
        .map(|region| MergedArea {
            code: region_code(region).to_owned(),
            name: format!("Region {}", region.name),
            of: of(region),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn area(layer: AreaLayer, value: &str) -> Place {
        Join::new(layer).place(&Cell::text(value))
    }

    #[test]
    fn municipalities_by_code_and_name() {
        let join = Join::new(AreaLayer::Municipality);
        for value in [
            "0751",
            "751",
            "751 Aarhus",
            "0751 Aarhus Kommune",
            "Aarhus",
            "Århus",
            "AARHUS KOMMUNE",
            " Aarhus kommune ",
        ] {
            assert_eq!(
                join.place(&Cell::text(value)),
                Place::Area("0751".to_owned()),
                "{value}"
            );
        }
        assert_eq!(
            join.place(&Cell::Integer(751)),
            Place::Area("0751".to_owned())
        );
        for (value, code) in [
            ("Københavns Kommune", "0101"),
            ("København", "0101"),
            ("Horsens", "0615"),
            ("Horsens Kommune", "0615"),
            ("Høje Taastrup", "0169"),
            ("Lyngby-Taarbæk", "0173"),
            ("Bornholms Regionskommune", "0400"),
            ("Christiansø", "0411"),
        ] {
            assert_eq!(
                join.place(&Cell::text(value)),
                Place::Area(code.to_owned()),
                "{value}"
            );
        }
        for value in [
            "Hele landet",
            "000",
            "Region Hovedstaden",
            "084",
            "1084",
            "I alt",
            "Landsdel Fyn",
        ] {
            assert_eq!(join.place(&Cell::text(value)), Place::OtherLevel, "{value}");
        }
        for value in ["Atlantis", "0999", "75", "", "8000", "751.5", "Vejle 2"] {
            assert_eq!(join.place(&Cell::text(value)), Place::Unknown, "{value}");
        }
        assert_eq!(join.place(&Cell::Missing), Place::Unknown);
    }

    #[test]
    fn lost_letters_leave_one_name() {
        for (value, code) in [
            ("K\u{fffd}benhavn", "0101"),
            ("\u{fffd}r\u{fffd}", "0492"),
            ("Br\u{fffd}nderslev", "0810"),
        ] {
            let found = Place::Area(code.to_owned());
            assert_eq!(area(AreaLayer::Municipality, value), found, "{value}");
        }
        // several names may have been this
        assert_eq!(
            area(
                AreaLayer::Municipality,
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
            ),
            Place::Unknown
        );
        assert_eq!(
            area(AreaLayer::Municipality, "Landsdel Byen K\u{fffd}benhavn"),
            Place::OtherLevel
        );
    }

    #[test]
    fn every_municipality_is_found_by_its_own_name_and_code() {
        let join = Join::new(AreaLayer::Municipality);
        for one in municipalities() {
            let found = Place::Area(one.code.to_owned());
            assert_eq!(join.place(&Cell::text(one.code)), found);
            assert_eq!(join.place(&Cell::text(one.name)), found);
            assert_eq!(
                join.place(&Cell::text(format!("{} Kommune", one.name))),
                found
            );
            assert_eq!(
                join.place(&Cell::text(format!("{}s Kommune", one.name))),
                found
            );
        }
    }

    #[test]
    fn postal_codes_by_number_and_district() {
        for (value, code) in [
            ("8000", "8000"),
            ("8000 Aarhus C", "8000"),
            ("Aarhus C", "8000"),
            ("1123", "1000-1499"),
            ("1799 København V", "1500-1799"),
            ("1950", "1800-1999"),
            ("København K", "1000-1499"),
            ("800", "0800"),
        ] {
            let found = Place::Area(code.to_owned());
            assert_eq!(area(AreaLayer::Postcode, value), found, "{value}");
        }
        assert_eq!(area(AreaLayer::Postcode, "9999"), Place::Unknown);
    }

    #[test]
    fn regions_old_and_new() {
        for (value, code) in [
            ("1082", "1082"),
            ("082", "1082"),
            ("82", "1082"),
            ("DK-82", "1082"),
            ("Region Midtjylland", "1082"),
            ("Midtjylland", "1082"),
            ("Region Østdanmark", "Østdanmark"),
        ] {
            let found = Place::Area(code.to_owned());
            assert_eq!(area(AreaLayer::Region, value), found, "{value}");
        }
        let names = |met: &[&str]| -> Vec<String> {
            let met: Vec<String> = met.iter().map(|code| (*code).to_owned()).collect();
            regions(&met)
                .into_iter()
                .map(|region| region.name)
                .collect()
        };
        assert_eq!(names(&["1081"]).len(), 5);
        assert_eq!(names(&["1081", "Østdanmark"]).len(), 4);
        assert_eq!(
            names(&["1084", "Østdanmark"]).len(),
            5,
            "the old ones stay when both are met"
        );
        let all: usize = regions(&[]).iter().map(|region| region.of.len()).sum();
        assert_eq!(all, 98);
        let new = regions(&["Østdanmark".to_owned()]);
        assert_eq!(new.iter().map(|region| region.of.len()).sum::<usize>(), 98);
    }
}
