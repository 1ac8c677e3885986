//! What the numbers of a column may be used for.

use super::totals;
use crate::kind;
use crate::kind::code;
use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::unit::Unit;

/// What may be done with a column of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Counts and amounts by their name: may be added up. The number says how plainly it is named.
    Quantity(u8),
    /// Numbers with no telling name: may be shown and counted, but not added up.
    Unknown,
    /// Shares, means, prices, indices, running totals: may be shown where one row is one value.
    Rate,
    /// Codes, years, coordinates: names in the dress of numbers.
    Name,
}

/// Parts of words that say the numbers are not to be added up.
const RATE_PARTS: [&str; 33] = [
    "indkomst",
    "income",
    "salary",
    "formue",
    "husleje",
    "procent",
    "percent",
    "pct",
    "promille",
    "gennemsnit",
    "average",
    "median",
    "indeks",
    "temperatur",
    "hastighed",
    "koefficient",
    "taethed",
    "density",
    "kumul",
    "cumul",
    "akkumuler",
    "sandsynlighed",
    "kvotient",
    "frekvens",
    "frequency",
    "niveau",
    "kotehoejde",
    "fraktil",
    "percentil",
    "koncentration",
    "concentration",
    "fugtighed",
    "omkreds",
];

/// Ends of compound words that say so ("stammediameter", "gennemsnitsalder"); alone they are such words, too.
const RATE_ENDS: [&str; 7] = [
    "diameter", "bredde", "hoejde", "dybde", "takst", "pris", "alder",
];

/// What an amount is divided by in a unit written with a stroke ("µg/m3", "kr./m²", "km/t").
const DIVISORS: [&str; 24] = [
    "m2",
    "m3",
    "m²",
    "m³",
    "km",
    "km2",
    "km²",
    "ha",
    "l",
    "liter",
    "ml",
    "kg",
    "g",
    "t",
    "h",
    "s",
    "sek",
    "stk",
    "pers",
    "person",
    "indb",
    "indbygger",
    "borger",
    "elev",
];

/// Whole words that say so.
const RATE_WORDS: [&str; 44] = [
    "takst", "sats", "tarif", "akk", "aadt", "adt", "hdt", "hvdt", "bredde", "width", "diameter",
    "afstand", "distance", "rang", "andel", "andele", "share", "rate", "ratio", "snit", "gns",
    "gnms", "avg", "mean", "index", "pris", "priser", "price", "temp", "speed", "alder", "age",
    "hoejde", "height", "dybde", "score", "karakter", "grade", "gini", "pr", "per", "max", "min",
    "vaegt",
];

/// Words of places on a map.
const PLACE_WORDS: [&str; 18] = [
    "lat",
    "latitude",
    "lon",
    "lng",
    "long",
    "longitude",
    "x",
    "y",
    "z",
    "easting",
    "northing",
    "breddegrad",
    "laengdegrad",
    "koordinat",
    "utm",
    "oest",
    "nord",
    "etrs89",
];

/// Parts of words for things that are counted or measured in amounts.
const AMOUNT_PARTS: [&str; 68] = [
    "antal",
    "hustand",
    "husstand",
    "person",
    "borgere",
    "indbygger",
    "befolkning",
    "folketal",
    "elever",
    "maend",
    "kvinder",
    "drenge",
    "piger",
    "boern",
    "boliger",
    "bygninger",
    "koeretoej",
    "biler",
    "cykler",
    "sager",
    "ansatte",
    "aarsvaerk",
    "stillinger",
    "besoeg",
    "udlaan",
    "ulykker",
    "draebte",
    "tilskadekom",
    "doede",
    "foedte",
    "levendefoed",
    "tilflyt",
    "fraflyt",
    "medlemmer",
    "deltager",
    "brugere",
    "modtagere",
    "pladser",
    "areal",
    "forbrug",
    "udgift",
    "indtaegt",
    "omkostning",
    "beloeb",
    "budget",
    "regnskab",
    "tilskud",
    "moms",
    "stemmer",
    "affald",
    "households",
    "population",
    "pupils",
    "students",
    "children",
    "visits",
    "cases",
    "votes",
    "expense",
    "overnatning",
    "maengde",
    "passager",
    "henvendelser",
    "klager",
    "anmeldelser",
    "udledning",
    "gebyr",
    "afgift",
];

/// Ends of plural words for what is counted one by one.
const COUNTED_ENDS: [&str; 34] = [
    "hustande",
    "husstande",
    "familier",
    "personer",
    "borgere",
    "indbyggere",
    "elever",
    "maend",
    "kvinder",
    "drenge",
    "piger",
    "boern",
    "unge",
    "boliger",
    "bygninger",
    "ejendomme",
    "koeretoejer",
    "biler",
    "cykler",
    "sager",
    "ansatte",
    "stillinger",
    "ulykker",
    "medlemmer",
    "deltagere",
    "brugere",
    "modtagere",
    "pladser",
    "stemmer",
    "passagerer",
    "henvendelser",
    "klager",
    "anmeldelser",
    "overnatninger",
];

/// Parts of words for what other amounts are measured by: the people, the posts and the land they are of.
const BASE_PARTS: [&str; 10] = [
    "ansatte",
    "aarsvaerk",
    "fuldtid",
    "indbygger",
    "befolkning",
    "folketal",
    "population",
    "inhabitants",
    "areal",
    "bruttoetage",
];

/// Whole words for units and amounts.
const AMOUNT_WORDS: [&str; 26] = [
    "kr", "dkk", "tkr", "sum", "count", "amount", "total", "quantity", "km", "meter", "ton",
    "tons", "kg", "kwh", "mwh", "gwh", "m2", "m3", "ha", "liter", "timer", "hours", "tested",
    "new", "boern", "antal",
];

/// Parts of words for people who are counted.
const PEOPLE_PARTS: [&str; 9] = [
    "borgere",
    "personer",
    "modtagere",
    "brugere",
    "deltagere",
    "patienter",
    "klienter",
    "ansatte",
    "medlemmer",
];

/// Parts of words for what one person may get, do or have several of.
const SERVICE_PARTS: [&str; 10] = [
    "ydelse",
    "indsats",
    "tilbud",
    "aktivitet",
    "kursus",
    "foranstaltning",
    "diagnose",
    "behandling",
    "service",
    "forloeb",
];

/// True for the number of people, posts or square metres that other numbers of the row are of: worth showing where there
/// is nothing else.
#[must_use]
pub fn is_base(profile: &ColumnProfile) -> bool {
    let words = fold(&profile.name);
    BASE_PARTS.iter().any(|part| words.contains(part))
}

/// True for such a number beside shares that are of it: the employees beside the absence in per cent.
#[must_use]
pub fn is_base_of_rates(profile: &ColumnProfile, columns: &[ColumnProfile]) -> bool {
    is_base(profile)
        && columns.iter().any(|other| {
            matches!(other.kind.as_deref(), Some("percent")) || of(other) == Nature::Rate
        })
}

/// True for whole numbers of nearly every municipality of which the largest is far above the usual: the largest
/// municipality has 1,000 times the people of the smallest and so of nearly everything that is counted, while what is
/// measured per head, in per cent or on an average differs by some times.
#[must_use]
pub fn grows_with_area(profile: &ColumnProfile, columns: &[ColumnProfile]) -> bool {
    const NEARLY_ALL: u64 = 90;
    const FAR: i64 = 100;
    if profile.column_type != ColumnType::Integer || is_divided(&profile.name) {
        return false;
    }
    let has_areas = columns.iter().any(|column| {
        let kind = column.kind.as_deref();
        matches!(kind, Some("municipality_name" | "municipality_code"))
            && (NEARLY_ALL..=110).contains(&column.distinct)
    });
    let (Some(Cell::Integer(least)), Some(Cell::Integer(most))) = (&profile.min, &profile.max)
    else {
        return false;
    };
    has_areas && *least >= 0 && *most >= FAR * 10 && least.saturating_mul(FAR) < *most
}

/// True when people are counted once for each service they get: added up over services, some are counted twice.
#[must_use]
pub fn counts_people_twice(profile: &ColumnProfile, columns: &[ColumnProfile]) -> bool {
    let words = fold(&profile.name);
    PEOPLE_PARTS.iter().any(|part| words.contains(part))
        && columns.iter().any(|column| {
            let named = fold(&column.name);
            column.column_type == ColumnType::Text
                && column.distinct > 1
                && SERVICE_PARTS.iter().any(|part| named.contains(part))
        })
}

/// True for whole numbers in a column that is called by one plural word for people, homes or things and nothing else: how
/// many there are of them. Without "antal" such a heading may be read as what they have.
#[must_use]
pub fn counts_things(profile: &ColumnProfile) -> bool {
    let words = fold(&profile.name);
    profile.column_type == ColumnType::Integer
        && profile.kind.is_none()
        && COUNTED_ENDS.iter().any(|end| words.ends_with(end))
        && words.chars().all(char::is_alphabetic)
}

/// True for the size of pieces of land.
#[must_use]
pub fn is_area(profile: &ColumnProfile) -> bool {
    const AREAS: [&str; 6] = ["areal", "area", "m2", "km2", "ha", "shape area"];
    let words = fold(&profile.name);
    matches!(profile.unit, Some(Unit::SquareMetre | Unit::Hectare))
        || AREAS.contains(&words.as_str())
        || words.starts_with("areal ")
}

/// True for amounts of money.
#[must_use]
pub fn is_money(profile: &ColumnProfile) -> bool {
    profile.kind.as_deref() == Some("currency")
        || matches!(profile.unit, Some(Unit::Krone | Unit::Euro))
}

/// True for a bare "antal" beside the number and the name of each row: the rows are things of which so many of something
/// else belong to each, and of what is not said. The things themselves can be counted.
#[must_use]
pub fn counts_unknown(profile: &ColumnProfile, columns: &[ColumnProfile]) -> bool {
    const BARE: [&str; 5] = ["antal", "count", "number", "amount", "tal"];
    let is_bare = profile.column_type == ColumnType::Integer
        && profile.kind.is_none()
        && BARE.contains(&fold(&profile.name).as_str());
    is_bare && columns.iter().any(numbers_rows) && columns.iter().any(names_rows)
}

/// True for a column that gives nearly each row a name.
pub(crate) fn names_rows(profile: &ColumnProfile) -> bool {
    profile.column_type == ColumnType::Text
        && profile.distinct * 5 >= kind::present(profile) * 4
        && NAMES.contains(&fold(&profile.name).as_str())
}

/// True for the number of things that have a name as well: nobody reads the numbers.
#[must_use]
pub fn stands_beside_names(profile: &ColumnProfile, columns: &[ColumnProfile]) -> bool {
    numbers_rows(profile) && columns.iter().any(names_rows) && !names_rows(profile)
}

/// True for a column that gives each row a number of its own, whatever it is called.
pub(crate) fn numbers_rows(profile: &ColumnProfile) -> bool {
    let is_own =
        profile.nulls == 0 && profile.distinct_exact && profile.distinct == kind::present(profile);
    let is_id = || {
        matches!(profile.kind.as_deref(), Some("uuid" | "identifier"))
            || fold(&profile.name).ends_with("id")
    };
    is_own && (is_id() || super::few_groups::numbers_rows(profile))
}

/// What the names of things are called.
const NAMES: [&str; 6] = ["navn", "name", "titel", "title", "betegnelse", "label"];

/// Names that say nothing but "this is the number".
const GENERAL_WORDS: [&str; 6] = ["indhold", "vaerdi", "value", "tal", "data", "antal"];

/// What the numbers of a column may be used for. Text columns and columns without numbers are names.
#[must_use]
pub fn of(profile: &ColumnProfile) -> Nature {
    if !profile.column_type.is_number() {
        return Nature::Name;
    }
    let words = fold(&profile.name);
    match profile.kind.as_deref() {
        // a price or a rent is an amount, too, but none to add up
        Some("currency") if is_rate(&words) || is_divided(&profile.name) => return Nature::Rate,
        Some("currency") => return Nature::Quantity(3),
        Some("percent" | "age") => return Nature::Rate,
        Some(_) => return Nature::Name,
        None => {}
    }
    if words.split(' ').any(|word| PLACE_WORDS.contains(&word)) {
        return Nature::Name;
    }
    if is_rate(&words) || is_divided(&profile.name) {
        return Nature::Rate;
    }
    // a number under a year is what was that year, however many digits all have
    if is_year(&profile.name) {
        return Nature::Unknown;
    }
    if code::is_code_like(profile) {
        return Nature::Name;
    }
    if totals::is_total(&profile.name) {
        return Nature::Quantity(4);
    }
    if is_general(&words) {
        return Nature::Quantity(3);
    }
    if words.split(' ').any(|word| AMOUNT_WORDS.contains(&word))
        || AMOUNT_PARTS.iter().any(|part| words.contains(part))
    {
        return Nature::Quantity(2);
    }
    // whole numbers of which none is met twice may be codes of some register
    let rows = kind::present(profile);
    if profile.column_type == ColumnType::Integer && rows >= 8 && profile.distinct == rows {
        return Nature::Name;
    }
    Nature::Unknown
}

/// True for names that say nothing but "this is the number" (`INDHOLD`, `value`).
#[must_use]
pub fn is_general(words: &str) -> bool {
    GENERAL_WORDS.contains(&words)
}

/// True when folded words tell of shares, means, prices and the like.
#[must_use]
pub fn is_rate(words: &str) -> bool {
    RATE_PARTS.iter().any(|part| words.contains(part))
        || words.split(' ').any(|word| {
            RATE_WORDS.contains(&word) || RATE_ENDS.iter().any(|end| word.ends_with(end))
        })
}

/// True when a name ends in a unit that is one amount divided by another: "NO2 (µg/m3)". What is said per day or year
/// is an amount of that time.
pub(crate) fn is_divided(name: &str) -> bool {
    let Some((_, after)) = name.rsplit_once('/') else {
        return false;
    };
    // "børn/unge" are two sorts of people
    let divisor = after
        .trim()
        .trim_end_matches([')', ']', '.'])
        .to_lowercase();
    DIVISORS.contains(&divisor.as_str())
}

/// True for a year in the place of a name.
fn is_year(name: &str) -> bool {
    let name = name.trim();
    let year = name.parse().ok().filter(|_| name.len() == 4);
    year.is_some_and(|year: u16| (1600..=2200).contains(&year))
}

/// The column of units in a table of statistics (`ENHED`), when there is a column that says nothing but
/// "this is the number".
#[must_use]
pub fn unit_column(columns: &[ColumnProfile]) -> Option<usize> {
    const UNIT_NAMES: [&str; 8] = [
        "enhed",
        "maaleenhed",
        "unit",
        "indikator",
        "noegletal",
        "variabel",
        "taltype",
        "maal",
    ];
    columns
        .iter()
        .any(|column| {
            let name = column.name.trim();
            column.column_type.is_number() && (is_year(name) || is_general(&fold(name)))
        })
        .then_some(())?;
    columns.iter().position(|column| {
        column.column_type == ColumnType::Text
            && (1..=12).contains(&column.distinct)
            && UNIT_NAMES.contains(&fold(&column.name).as_str())
    })
}
