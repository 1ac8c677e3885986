//! What a table is as a whole, in Danish.

use crate::coverage::{CoverageTexts, Said, listed, period, range};
use crate::format::{NumberStyle, cell, integer};
use model::message::Language::Danish;
use model::table_facts::{
    BasicDataField, Dependency, Extract, Key, PlaceCoverage, PlaceLevel, Register, TableFacts,
    TimeCoverage, TimeSource, TimeUnit,
};

/// What a table is as a whole.
pub static TEXTS: CoverageTexts = CoverageTexts {
    title: "Hvad dækker filen?",
    waiting: "Ses efter …",
    nothing: "Filen siger ikke selv, hvilken tid eller hvilke steder den dækker.",
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
            .map(|own| ("Grunddata", extract(own, name))),
    );
    said.extend(facts.times.iter().map(|own| ("Tid", time(own, name))));
    said.extend(facts.places.iter().map(|own| ("Sted", place(own, name))));
    // of several columns one way is enough
    let keys = facts.keys.iter().enumerate();
    let keys = keys.filter(|(place, own)| *place == 0 || own.columns.len() == 1);
    said.extend(keys.take(2).map(|(_, own)| ("Nøgle", key(own, name))));
    let follows = facts.dependencies.iter();
    said.extend(follows.map(|own| ("Følges ad", dependency(own, name))));
    for (column, spelled) in facts.totals.iter().take(MOST_NAMES) {
        let spelled: Vec<String> = spelled
            .iter()
            .take(3)
            .map(|text| format!("»{text}«"))
            .collect();
        let sentence = format!(
            "{} har både dele og totaler ({}): læg dem ikke sammen",
            name(*column),
            listed(&spelled, "og")
        );
        said.push(("Totaler", sentence));
    }
    if !facts.constants.is_empty() {
        said.push(("Ens overalt", constants(facts, name)));
    }
    said
}

fn time(own: &TimeCoverage, name: &dyn Fn(u32) -> String) -> String {
    let written = |unit: TimeUnit, day: i32| {
        period(
            unit,
            day,
            Danish,
            |year, week| format!("uge {week} {year}"),
            |unit, number, year| match unit {
                TimeUnit::HalfYear => format!("{number}. halvår {year}"),
                _ => format!("{number}. kvartal {year}"),
            },
        )
    };
    let (first, last) = (written(own.unit, own.first), written(own.unit, own.last));
    let mut text = match own.present {
        1 => format!("kun {first}"),
        _ => range(&first, &last),
    };
    let span = own.unit.number(own.last) - own.unit.number(own.first) + 1;
    if !own.is_series && own.unit != TimeUnit::Day && (own.present as i64) < span && own.present > 1
    {
        let of = integer(own.present, Danish);
        text.push_str(&format!(", {of} forskellige {}", several(own.unit)));
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
            0 => listed(&runs, "og"),
            rest => format!(
                "{} og {} {} mere",
                runs.join(", "),
                integer(rest as u64, Danish),
                several(own.gap_unit)
            ),
        };
        text.push_str(&match own.gap_unit == own.unit {
            true => format!("; {gaps} mangler"),
            false => format!("; ingen rækker i {gaps}"),
        });
    }
    match own.source {
        TimeSource::Column(column) => format!("{text} ({})", name(column)),
        TimeSource::Headers(count) => format!("{text} (navnene på {count} kolonner)"),
    }
}

fn several(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Day => "dage",
        TimeUnit::Week => "uger",
        TimeUnit::Month => "måneder",
        TimeUnit::Quarter => "kvartaler",
        TimeUnit::HalfYear => "halvår",
        TimeUnit::Year => "år",
        TimeUnit::SchoolYear => "skoleår",
    }
}

fn place(own: &PlaceCoverage, name: &dyn Fn(u32) -> String) -> String {
    let (one, more) = match own.level {
        PlaceLevel::Municipality => ("kommune", "kommuner"),
        PlaceLevel::Region => ("region", "regioner"),
        PlaceLevel::Province => ("landsdel", "landsdele"),
    };
    let mut text = if own.is_before_2007 {
        format!(
            "kommunerne fra før 2007, {} af dem findes stadig",
            own.present
        )
    } else if own.present == own.of {
        format!("alle {} {more}", own.of)
    } else if own.present == 1 && !own.names.is_empty() {
        format!("kun 1 {one}: {}", own.names.join(""))
    } else if !own.regions.is_empty() {
        let regions: Vec<String> = own
            .regions
            .iter()
            .map(|own| format!("Region {own}"))
            .collect();
        format!("alle {} kommuner i {}", own.present, listed(&regions, "og"))
    } else if !own.names.is_empty() && own.missing.is_empty() {
        format!("{} {more}: {}", own.present, listed(&own.names, "og"))
    } else {
        format!("{} af {} {more}", own.present, own.of)
    };
    if !own.missing.is_empty() {
        text.push_str(&format!("; {} mangler", listed(&own.missing, "og")));
    }
    if own.unknown > 0 && !own.is_before_2007 {
        text.push_str(&match own.unknown {
            1 => "; 1 anden værdi er ingen af dem".to_owned(),
            more => format!("; {more} andre værdier er ingen af dem"),
        });
    }
    if own.has_country {
        text.push_str(", og hele landet");
    }
    format!("{text} ({})", name(own.column))
}

fn key(own: &Key, name: &dyn Fn(u32) -> String) -> String {
    let names: Vec<String> = own.columns.iter().map(|column| name(*column)).collect();
    match (names.as_slice(), own.is_plain) {
        ([one], true) => format!("{one} er forskellig i hver række"),
        ([one], false) => format!("{one} er forskellig i hver række, måske kun i denne fil"),
        (names, _) => format!(
            "{} er tilsammen forskellige i hver række",
            listed(names, "og")
        ),
    }
}

fn dependency(own: &Dependency, name: &dyn Fn(u32) -> String) -> String {
    let (of, follows) = (name(own.of), name(own.follows));
    match own.both_ways {
        true => format!("hver {of} har én {follows} og omvendt"),
        false => format!("hver {of} har kun én {follows}"),
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
                cell(value, Danish, NumberStyle::Plain)
            ),
            None => name(*column),
        });
    let told: Vec<String> = told.collect();
    match facts.constants.len().saturating_sub(MOST_NAMES) {
        0 => listed(&told, "og"),
        1 => format!("{} og 1 kolonne mere", told.join(", ")),
        rest => format!("{} og {rest} kolonner mere", told.join(", ")),
    }
}

fn extract(own: &Extract, name: &dyn Fn(u32) -> String) -> String {
    let names: Vec<String> = own.columns.iter().map(|column| name(*column)).collect();
    let field = match own.field {
        BasicDataField::Property => "ejendomme",
        BasicDataField::Addresses => "adresser",
        BasicDataField::RoadsAndAreas => "veje og områder",
        BasicDataField::WaterAndClimate => "vand og klima",
        BasicDataField::Geography => "geografi",
        BasicDataField::PersonsAndCompanies => "personer og virksomheder",
    };
    let register = match own.register {
        Register::Cadastre => "Matriklen",
        Register::Buildings => "Bygnings- og Boligregistret (BBR)",
        Register::Addresses => "Danmarks Adresseregister (DAR)",
        Register::Areas => "Danmarks Administrative Geografiske Inddeling (DAGI)",
        Register::PlaceNames => "Danske Stednavne",
        Register::GeoDanmark => "GeoDanmark",
        Register::Weather => "DMI's målinger",
        Register::Boreholes => "boringsdatabasen Jupiter",
        Register::Companies => "CVR",
        Register::Persons => "CPR",
    };
    format!(
        "ligner et udtræk af {register} ({field}), for kolonnerne hedder {}",
        listed(&names, "og")
    )
}
