//! What a table is as a whole, in English.

use crate::coverage::{CoverageTexts, Said, listed, period, range};
use crate::format::{NumberStyle, cell, integer};
use model::message::Language::English;
use model::table_facts::{
    BasicDataField, Dependency, Extract, Key, PlaceCoverage, PlaceLevel, Register, TableFacts,
    TimeCoverage, TimeSource, TimeUnit,
};

/// What a table is as a whole.
pub static TEXTS: CoverageTexts = CoverageTexts {
    title: "What does the file cover?",
    waiting: "Looking …",
    nothing: "The file itself does not say which time or which places it covers.",
    sentences,
};

/// Gaps that are told.
const MOST_GAPS: usize = 4;
/// Constants and totals that are told.
const MOST_NAMES: usize = 4;

fn sentences(facts: &TableFacts, name: &dyn Fn(u32) -> String) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    said.extend(
        facts
            .extract
            .iter()
            .map(|own| ("Basic data", extract(own, name))),
    );
    said.extend(facts.times.iter().map(|own| ("Time", time(own, name))));
    said.extend(facts.places.iter().map(|own| ("Place", place(own, name))));
    // of several columns one way is enough
    let keys = facts.keys.iter().enumerate();
    let keys = keys.filter(|(place, own)| *place == 0 || own.columns.len() == 1);
    said.extend(keys.take(2).map(|(_, own)| ("Key", key(own, name))));
    let follows = facts.dependencies.iter();
    said.extend(follows.map(|own| ("Go together", dependency(own, name))));
    for (column, spelled) in facts.totals.iter().take(MOST_NAMES) {
        let spelled: Vec<String> = spelled
            .iter()
            .take(3)
            .map(|text| format!("“{text}”"))
            .collect();
        let sentence = format!(
            "{} has both parts and totals ({}): do not add them up",
            name(*column),
            listed(&spelled, "and")
        );
        said.push(("Totals", sentence));
    }
    if !facts.constants.is_empty() {
        said.push(("Same everywhere", constants(facts, name)));
    }
    said
}

fn time(own: &TimeCoverage, name: &dyn Fn(u32) -> String) -> String {
    let written = |unit: TimeUnit, day: i32| {
        period(
            unit,
            day,
            English,
            |year, week| format!("week {week} {year}"),
            |unit, number, year| match unit {
                TimeUnit::HalfYear => format!("H{number} {year}"),
                _ => format!("Q{number} {year}"),
            },
        )
    };
    let (first, last) = (written(own.unit, own.first), written(own.unit, own.last));
    let mut text = match own.present {
        1 => format!("only {first}"),
        _ => range(&first, &last),
    };
    let span = own.unit.number(own.last) - own.unit.number(own.first) + 1;
    if !own.is_series && own.unit != TimeUnit::Day && (own.present as i64) < span && own.present > 1
    {
        let of = integer(own.present, English);
        text.push_str(&format!(", {of} different {}", several(own.unit)));
    }
    if own.missing > 0 {
        let runs = own.gaps.iter().take(MOST_GAPS);
        let runs = runs
            .map(|(from, to)| range(&written(own.gap_unit, *from), &written(own.gap_unit, *to)));
        let runs: Vec<String> = runs.collect();
        let told: i64 = own
            .gaps
            .iter()
            .take(MOST_GAPS)
            .map(|(from, to)| own.gap_unit.number(*to) - own.gap_unit.number(*from) + 1)
            .sum();
        let rest = own.missing as i64 - told;
        let gaps = match rest {
            0 => listed(&runs, "and"),
            rest => format!(
                "{} and {} more {}",
                runs.join(", "),
                integer(rest as u64, English),
                several(own.gap_unit)
            ),
        };
        text.push_str(&match own.gap_unit == own.unit {
            true => format!("; missing: {gaps}"),
            false => format!("; no rows in {gaps}"),
        });
    }
    match own.source {
        TimeSource::Column(column) => format!("{text} ({})", name(column)),
        TimeSource::Headers(count) => format!("{text} (the names of {count} columns)"),
    }
}

fn several(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Day => "days",
        TimeUnit::Week => "weeks",
        TimeUnit::Month => "months",
        TimeUnit::Quarter => "quarters",
        TimeUnit::HalfYear => "half-years",
        TimeUnit::Year => "years",
        TimeUnit::SchoolYear => "school years",
    }
}

fn place(own: &PlaceCoverage, name: &dyn Fn(u32) -> String) -> String {
    let (one, more) = match own.level {
        PlaceLevel::Municipality => ("municipality", "municipalities"),
        PlaceLevel::Region => ("region", "regions"),
        PlaceLevel::Province => ("province", "provinces"),
    };
    let mut text = if own.is_before_2007 {
        format!(
            "the municipalities of before 2007, {} of which exist today",
            own.present
        )
    } else if own.present == own.of {
        format!("all {} {more}", own.of)
    } else if own.present == 1 && !own.names.is_empty() {
        format!("only 1 {one}: {}", own.names.join(""))
    } else if !own.regions.is_empty() {
        let regions: Vec<String> = own
            .regions
            .iter()
            .map(|own| format!("Region {own}"))
            .collect();
        format!(
            "all {} municipalities of {}",
            own.present,
            listed(&regions, "and")
        )
    } else if !own.names.is_empty() && own.missing.is_empty() {
        format!("{} {more}: {}", own.present, listed(&own.names, "and"))
    } else {
        format!("{} of {} {more}", own.present, own.of)
    };
    if !own.missing.is_empty() {
        text.push_str(&format!("; missing: {}", listed(&own.missing, "and")));
    }
    if own.unknown > 0 && !own.is_before_2007 {
        text.push_str(&match own.unknown {
            1 => "; 1 other value is none of them".to_owned(),
            more => format!("; {more} other values are none of them"),
        });
    }
    if own.has_country {
        text.push_str(", and the whole country");
    }
    format!("{text} ({})", name(own.column))
}

fn key(own: &Key, name: &dyn Fn(u32) -> String) -> String {
    let names: Vec<String> = own.columns.iter().map(|column| name(*column)).collect();
    match (names.as_slice(), own.is_plain) {
        ([one], true) => format!("{one} is different in every row"),
        ([one], false) => format!("{one} is different in every row, perhaps only in this file"),
        (names, _) => format!(
            "{} together are different in every row",
            listed(names, "and")
        ),
    }
}

fn dependency(own: &Dependency, name: &dyn Fn(u32) -> String) -> String {
    let (of, follows) = (name(own.of), name(own.follows));
    match own.both_ways {
        true => format!("each {of} has one {follows} and the other way round"),
        false => format!("each {of} has only one {follows}"),
    }
}

fn constants(facts: &TableFacts, name: &dyn Fn(u32) -> String) -> String {
    let told = facts
        .constants
        .iter()
        .take(MOST_NAMES)
        .map(|(column, value)| match value {
            Some(value) => format!(
                "{} = {}",
                name(*column),
                cell(value, English, NumberStyle::Plain)
            ),
            None => name(*column),
        });
    let told: Vec<String> = told.collect();
    match facts.constants.len().saturating_sub(MOST_NAMES) {
        0 => listed(&told, "and"),
        1 => format!("{} and 1 more column", told.join(", ")),
        rest => format!("{} and {rest} more columns", told.join(", ")),
    }
}

fn extract(own: &Extract, name: &dyn Fn(u32) -> String) -> String {
    let names: Vec<String> = own.columns.iter().map(|column| name(*column)).collect();
    let field = match own.field {
        BasicDataField::Property => "real property",
        BasicDataField::Addresses => "addresses",
        BasicDataField::RoadsAndAreas => "roads and areas",
        BasicDataField::WaterAndClimate => "water and climate",
        BasicDataField::Geography => "geography",
        BasicDataField::PersonsAndCompanies => "persons and companies",
    };
    let register = match own.register {
        Register::Cadastre => "the cadastre (Matriklen)",
        Register::Buildings => "the register of buildings and dwellings (BBR)",
        Register::Addresses => "the register of addresses (DAR)",
        Register::Areas => "the register of administrative areas (DAGI)",
        Register::PlaceNames => "the register of place names (Danske Stednavne)",
        Register::GeoDanmark => "GeoDanmark",
        Register::Weather => "DMI's observations",
        Register::Boreholes => "the borehole database Jupiter",
        Register::Companies => "the business register (CVR)",
        Register::Persons => "the civil register (CPR)",
    };
    format!(
        "looks like an extract of {register} ({field}), for its columns are called {}",
        listed(&names, "and")
    )
}
