//! What a table covers in space: which municipalities, regions and provinces, and which are missing.
//!
//! Missing ones are named where nearly all are there: of a table about nine municipalities nobody misses the rest.
//! The division is that of today; municipalities that ended in 2006 are known by name or code where they are many.

use super::walk::{Part, Plan};
use crate::check::Facts;
use crate::kind::fold::fold;
use crate::suggest::totals::is_total;
use crate::table::collate;
use model::table_facts::{PlaceCoverage, PlaceLevel};
use registers::places::{
    Municipality, PROVINCES, REGIONS, bare, bare_municipality, municipalities, region_name,
    without_genitive,
};
use std::collections::{BTreeMap, BTreeSet};

/// How sure a kind must be.
const SURE: f64 = 0.7;
/// So many areas are named when no more are there.
const MOST_NAMED: usize = 6;
/// So many missing areas are named; more are a choice.
const MOST_MISSING: usize = 12;
/// Of the areas so many in a hundred must be there for the others to be missed.
const NEARLY_ALL: usize = 80;
/// So many municipalities of before 2007 are no slip.
const FEWEST_FORMER: u32 = 5;
/// The smallest part of the country belongs to no municipality.
const CHRISTIANSOE: &str = "0411";

/// Some of the municipalities that ended in 2006, code and name: enough to know a table that has them all. Own
/// knowledge of the division before the reform.
const FORMER: [(&str, &str); 36] = [
    ("0171", "ledoeje smoerum"),
    ("0181", "soelleroed"),
    ("0189", "vaerloese"),
    ("0205", "birkeroed"),
    ("0207", "farum"),
    ("0208", "fredensborg humlebaek"),
    ("0211", "frederiksvaerk"),
    ("0213", "graested gilleleje"),
    ("0215", "helsinge"),
    ("0221", "hundested"),
    ("0225", "jaegerspris"),
    ("0227", "karlebo"),
    ("0229", "skibby"),
    ("0231", "skaevinge"),
    ("0233", "slangerup"),
    ("0235", "stenloese"),
    ("0237", "oelstykke"),
    ("", "aarup"),
    ("", "vissenbjerg"),
    ("", "glamsbjerg"),
    ("", "otterup"),
    ("", "soendersoe"),
    ("", "munkebo"),
    ("", "langeskov"),
    ("", "rudkoebing"),
    ("", "marstal"),
    ("", "broager"),
    ("", "graasten"),
    ("", "christiansfeld"),
    ("", "grindsted"),
    ("", "bramming"),
    ("", "juelsminde"),
    ("", "hinnerup"),
    ("", "hadsten"),
    ("", "ebeltoft"),
    ("", "nibe"),
];

/// Folded headers of areas that may be municipalities.
const AREA_WORDS: [&str; 7] = [
    "omraade",
    "kommune",
    "kommunenavn",
    "kommunekode",
    "kommunenr",
    "bopaelskommune",
    "municipality",
];

/// Columns of areas, and of which.
pub(super) fn columns(facts: &Facts<'_>) -> Vec<(u32, PlaceLevel)> {
    let levels = [
        ("municipality_code", PlaceLevel::Municipality),
        ("municipality_name", PlaceLevel::Municipality),
        ("region", PlaceLevel::Region),
        ("nuts3", PlaceLevel::Province),
    ];
    let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    let placed = columns.filter_map(|((at, column), words)| {
        let kind = column.kind.as_deref().unwrap_or("category");
        if kind == "category" {
            // statistics name a column of municipalities so, and of districts too: its values tell
            let is_area = AREA_WORDS.contains(&words.as_str());
            return is_area.then_some((at, PlaceLevel::Municipality));
        }
        let level = levels.iter().find(|level| level.0 == kind)?.1;
        (column.kind_confidence >= SURE).then_some((at, level))
    });
    placed.collect()
}

/// What the table covers in space. Two columns that say the same are told once.
#[must_use]
pub(super) fn coverage(
    facts: &Facts<'_>,
    plan: &Plan,
    part: &Part,
    is_whole: bool,
) -> Vec<PlaceCoverage> {
    let mut all: Vec<PlaceCoverage> = Vec::new();
    for (column, level) in columns(facts) {
        let at = plan.values.iter().position(|own| *own == column);
        let Some(Some(values)) = at.and_then(|at| part.values.get(at)) else {
            continue;
        };
        let own = match level {
            PlaceLevel::Municipality => of_municipalities(column, values, is_whole),
            PlaceLevel::Region => of_regions(column, values, is_whole),
            PlaceLevel::Province => of_provinces(column, values, is_whole),
        };
        let Some(own) = own else { continue };
        let kind = facts.opened.columns.get(column as usize);
        let is_of_kind =
            kind.is_some_and(|own| !matches!(own.kind.as_deref(), None | Some("category")));
        // only its name says that it may hold municipalities
        if !is_of_kind && !own.is_before_2007 && (own.unknown * 10 > own.present || own.present < 3)
        {
            continue;
        }
        let is_said = all.iter().any(|known| {
            let same = |a: &PlaceCoverage| PlaceCoverage {
                column: 0,
                unknown: 0,
                ..a.clone()
            };
            same(known) == same(&own)
        });
        if !is_said {
            all.push(own);
        }
    }
    // the same areas in another spelling, some of which are not known
    let known: Vec<PlaceLevel> = all
        .iter()
        .filter(|own| own.unknown == 0)
        .map(|own| own.level)
        .collect();
    all.retain(|own| own.unknown == 0 || !known.contains(&own.level));
    all
}

/// A name without what parts its spellings: "Aarhus Kommune", "Region Sjælland".
fn plain(name: &str) -> String {
    let folded = fold(name);
    let own = folded.strip_prefix("landsdel ").unwrap_or(&folded);
    bare(own).replace(' ', "")
}

/// Four digits of a code of three or four.
fn padded(text: &str) -> Option<String> {
    let is_code = (3..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_code.then(|| format!("{text:0>4}"))
}

fn is_country(text: &str) -> bool {
    text == "000" || text == "0" || fold(text) == "danmark" || is_total(text)
}

fn of_municipalities(
    column: u32,
    values: &BTreeMap<String, u64>,
    is_whole: bool,
) -> Option<PlaceCoverage> {
    let all: Vec<Municipality> = municipalities().collect();
    let named = |text: &str| {
        let name = plain(text);
        // "Aarhus Kommune" is written "Københavns Kommune" where a name takes an s
        let short = without_genitive(&name);
        let has = |one: &&Municipality, name: &str| {
            plain(one.name) == name
                || (!one.others.is_empty() && one.others.split('|').any(|own| plain(own) == name))
        };
        let own = all.iter().find(|one| has(one, &name));
        own.or_else(|| all.iter().find(|one| has(one, short)))
    };
    let mut there: BTreeSet<&str> = BTreeSet::new();
    let (mut unknown, mut former, mut has_country) = (0, 0, false);
    for text in values.keys() {
        let code = padded(text);
        let one = match &code {
            Some(code) => all.iter().find(|one| one.code == code),
            None => named(text),
        };
        if let Some(one) = one {
            there.insert(one.code);
        } else if is_country(text) {
            has_country = true;
        } else if region_name(text.trim_start_matches('0')).is_none() {
            unknown += 1;
            let name = fold(text);
            let is_former = |known: &&(&str, &str)| match &code {
                Some(code) => known.0 == code,
                None => known.1 == bare_municipality(&name),
            };
            former += u32::from(FORMER.iter().any(|own| is_former(&own)));
        }
    }
    there.remove(CHRISTIANSOE);
    if there.is_empty() {
        return None;
    }
    let country = all.iter().filter(|one| one.code != CHRISTIANSOE);
    let whole_regions = REGIONS.iter().filter(|region| {
        let mut own = country
            .clone()
            .filter(|one| one.region == region.code)
            .peekable();
        own.peek().is_some() && own.all(|one| there.contains(one.code))
    });
    let whole_regions: Vec<_> = whole_regions.collect();
    let in_them = |code: &str| {
        let one = all.iter().find(|one| one.code == code);
        one.is_some_and(|one| whole_regions.iter().any(|region| region.code == one.region))
    };
    let count = country.clone().count();
    let regions = match there.len() < count && there.iter().all(|code| in_them(code)) {
        true => whole_regions
            .iter()
            .map(|region| region.name.to_owned())
            .collect(),
        false => Vec::new(),
    };
    let names = |wanted: bool| -> Vec<&str> {
        let own = country
            .clone()
            .filter(|one| there.contains(one.code) == wanted);
        own.map(|one| one.name).collect()
    };
    let is_before_2007 = former >= FEWEST_FORMER;
    let mut told = told(
        column,
        PlaceLevel::Municipality,
        &names(true),
        &names(false),
        // one that is spelled otherwise is not missing
        is_whole && regions.is_empty() && unknown == 0,
    );
    told.regions = regions;
    told.has_country = has_country;
    told.unknown = unknown;
    told.is_before_2007 = is_before_2007;
    Some(told)
}

fn of_regions(
    column: u32,
    values: &BTreeMap<String, u64>,
    is_whole: bool,
) -> Option<PlaceCoverage> {
    let mut there: BTreeSet<&str> = BTreeSet::new();
    let (mut unknown, mut has_country) = (0, false);
    for text in values.keys() {
        let name = plain(text);
        let own = region_name(text.trim_start_matches('0'));
        let own = own.or_else(|| {
            let mut regions = REGIONS.iter();
            Some(regions.find(|region| plain(region.name) == name)?.name)
        });
        match own {
            Some(own) => {
                there.insert(own);
            }
            None if is_country(text) => has_country = true,
            None => unknown += 1,
        }
    }
    // two of them became one in 2027
    let has_new = there.contains("Østdanmark");
    let of = REGIONS.iter().filter(|one| match has_new {
        true => one.to.is_empty() || there.contains(one.name),
        false => one.from < "2026",
    });
    let of: Vec<&str> = of.map(|one| one.name).collect();
    let (own, missing): (Vec<&str>, Vec<&str>) = of.iter().partition(|name| there.contains(*name));
    (!own.is_empty()).then(|| PlaceCoverage {
        has_country,
        unknown,
        ..told(column, PlaceLevel::Region, &own, &missing, is_whole)
    })
}

fn of_provinces(
    column: u32,
    values: &BTreeMap<String, u64>,
    is_whole: bool,
) -> Option<PlaceCoverage> {
    let mut there: BTreeSet<&str> = BTreeSet::new();
    let (mut unknown, mut has_country) = (0, false);
    for text in values.keys() {
        let name = plain(text);
        // Statistics Denmark numbers them from 01
        let numbered = text.parse::<usize>().ok().filter(|_| text.len() == 2);
        let numbered = numbered.and_then(|number| PROVINCES.get(number.checked_sub(1)?));
        let mut provinces = PROVINCES.iter();
        let own = provinces.find(|one| one.0 == text || plain(one.1) == name);
        match own.or(numbered) {
            Some(own) => {
                there.insert(own.1);
            }
            None if is_country(text) => has_country = true,
            None => unknown += 1,
        }
    }
    let all = PROVINCES.iter().map(|one| one.1);
    let (own, missing): (Vec<&str>, Vec<&str>) = all.partition(|name| there.contains(name));
    (!own.is_empty()).then(|| PlaceCoverage {
        has_country,
        unknown,
        ..told(column, PlaceLevel::Province, &own, &missing, is_whole)
    })
}

fn told(
    column: u32,
    level: PlaceLevel,
    there: &[&str],
    missing: &[&str],
    may_miss: bool,
) -> PlaceCoverage {
    let sorted = |names: &[&str]| {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        names.sort_by(|a, b| collate::compare(a, b));
        names
    };
    let all = there.len() + missing.len();
    let is_missed = may_miss
        && missing.len() <= MOST_MISSING
        && (there.len() * 100 >= all * NEARLY_ALL
            || level == PlaceLevel::Region && there.len() * 2 > all);
    PlaceCoverage {
        column,
        level,
        present: u32::try_from(there.len()).unwrap_or(u32::MAX),
        of: u32::try_from(all).unwrap_or(u32::MAX),
        names: match there.len() <= MOST_NAMED && there.len() < all {
            true => sorted(there),
            false => Vec::new(),
        },
        missing: match is_missed {
            true => sorted(missing),
            false => Vec::new(),
        },
        regions: Vec::new(),
        has_country: false,
        unknown: 0,
        is_before_2007: false,
    }
}
