//! Kinds that the columns beside a column tell: four digits of the register are postal codes next to a town, whole
//! numbers to twelve are months next to a year. They speak only where header and values by themselves were silent or
//! said no more than that values repeat.

use super::look::Look;
use super::rules::{Seen, names};
use super::{Sure, clock, code, whole_range};
use model::cell::Cell;
use model::column::ColumnType;

/// The kinds of all columns as they were found, each with how sure it is.
pub(super) type Found = [(Option<&'static str>, f64)];

/// Kinds that nothing special speaks for.
const GENERAL: [&str; 2] = ["category", "identifier"];

/// True where a kind may still be told by the columns beside it.
pub(super) fn is_open(found: (Option<&'static str>, f64)) -> bool {
    found
        .0
        .is_none_or(|kind| kind == "uuid" || (GENERAL.contains(&kind) && found.1 <= 0.6))
}

/// The kind of an open column by those beside it; `place` is its own.
pub(super) fn of(seen: &Seen<'_>, place: usize, found: &Found) -> Option<Sure> {
    let has = |wanted: &[&str]| {
        let mut others = found
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place);
        others.any(|(_, (kind, _))| kind.is_some_and(|kind| wanted.contains(&kind)))
    };
    if code::named_quantity(seen.words) {
        return None;
    }
    if found.get(place).is_some_and(|own| own.0 == Some("uuid")) {
        return of_address(seen);
    }
    of_place(seen, &has)
        .or_else(|| of_person(seen, &has))
        .or_else(|| of_time(seen, &has))
        .or_else(|| of_account(seen))
        .or_else(|| of_money(seen, &has))
}

/// The id of the rows of a list of addresses: streets and numbers of houses stand beside it, and nothing else that
/// could have one.
fn of_address(seen: &Seen<'_>) -> Option<Sure> {
    let is_own = matches!(seen.words, "id" | "uuid" | "lokalid" | "id lokal id");
    let any = |wanted: &[&str]| seen.headers.iter().any(|header| names(header, wanted));
    let is_list = any(&["vejkode", "vejnavn"]) && any(&["husnr", "husnummer", "husnummertekst"]);
    let is_other = any(&[
        "byg*",
        "bbr*",
        "enhed*",
        "cvr*",
        "institution*",
        "ejer",
        "ejere",
        "ejernavn",
        "sag*",
        "navn",
    ]);
    (is_own && is_list && !is_other).then_some(("address_id", 0.7))
}

/// Fewer different codes may stand in a register by chance.
const LEAST_CODES: u64 = 4;

/// Telephone numbers of several people lie further apart.
const FAR_APART: u64 = 1_000_000;

/// Degrees of Denmark and the sea around it.
const LATITUDES: std::ops::RangeInclusive<f64> = 54.3..=58.0;
const LONGITUDES: std::ops::RangeInclusive<f64> = 7.7..=15.6;

/// Latitude and longitude in columns without a name of their own: both with four decimals at least, next to each other.
pub(super) fn points(columns: &[Seen<'_>], found: &mut Found) {
    for at in 1..columns.len() {
        let Some([first, second]) = columns.get(at - 1..=at) else {
            return;
        };
        let is_open = |at: usize| found.get(at).is_some_and(|own| own.0.is_none());
        if !is_open(at - 1) || !is_open(at) {
            continue;
        }
        let kinds = match (degrees(first), degrees(second)) {
            (Some(one), Some(other)) if one != other => [one, other],
            _ => continue,
        };
        for (place, kind) in found.iter_mut().skip(at - 1).zip(kinds) {
            *place = (Some(kind), 0.7);
        }
    }
}

fn degrees(seen: &Seen<'_>) -> Option<&'static str> {
    let profile = seen.profile;
    if profile.column_type != ColumnType::Decimal || profile.unit.is_some() {
        return None;
    }
    let is_fine = |cell: &Cell| match cell {
        Cell::Decimal { scale, .. } => *scale >= 4,
        Cell::Float(_) => true,
        _ => false,
    };
    let number = |cell: &Option<Cell>| {
        cell.as_ref()
            .filter(|cell| is_fine(cell))
            .and_then(Cell::as_f64)
    };
    let (min, max) = (number(&profile.min)?, number(&profile.max)?);
    let within =
        |range: &std::ops::RangeInclusive<f64>| range.contains(&min) && range.contains(&max);
    match () {
        () if within(&LATITUDES) => Some("latitude"),
        () if within(&LONGITUDES) => Some("longitude"),
        () => None,
    }
}

fn of_place(seen: &Seen<'_>, has: &dyn Fn(&[&str]) -> bool) -> Option<Sure> {
    let share = |look| seen.evidence.share(look);
    let is_year = whole_range(seen.profile).is_some_and(|(min, max)| min >= 1700 && max <= 2100);
    let enough = seen.profile.distinct >= LEAST_CODES;
    if share(Look::Postcode) >= 0.98 && enough && !is_year && has(&["city", "address"]) {
        return Some(("postcode", 0.7));
    }
    if share(Look::MunicipalityCode) >= 0.98 && enough && has(&["municipality_name"]) {
        return Some(("municipality_code", 0.7));
    }
    let is_text = seen.profile.column_type == ColumnType::Text;
    if is_text && share(Look::City) >= 0.7 && has(&["postcode"]) {
        return Some(("city", 0.65));
    }
    // of a column without a name: what has one says itself that it holds addresses. Where some streets end as streets
    // do, the others are streets too: `Torvet 2`, `Ådalen 17`
    let is_address = || {
        let forms = [Look::Address, Look::AddressLike];
        seen.evidence.share_of(&forms) >= 0.8 && share(Look::Address) >= 0.35
    };
    let is_placed = || has(&["postcode", "city", "person_name"]);
    if is_text && seen.words.is_empty() && is_address() && is_placed() {
        return Some(("address", 0.65));
    }
    None
}

fn of_person(seen: &Seen<'_>, has: &dyn Fn(&[&str]) -> bool) -> Option<Sure> {
    let share = |look| seen.evidence.share(look);
    // eight digits of which no more than chance allows are numbers of companies
    let is_phone = share(Look::Phone) >= 0.98 && share(Look::CvrCheck) < 0.4;
    let is_day = share(Look::DayShort) >= 0.5;
    // units of an organisation have numbers of eight digits too, close to each other
    let enough = seen.profile.distinct >= LEAST_CODES
        && whole_range(seen.profile).is_none_or(|(min, max)| max.abs_diff(min) >= FAR_APART);
    let is_money = names(seen.words, &["kr", "dkk"]);
    let is_named = code::named_code(seen.words);
    if is_phone
        && !is_named
        && !is_day
        && !is_money
        && enough
        && has(&["person_name", "email", "first_name"])
    {
        return Some(("phone", 0.6));
    }
    None
}

fn of_time(seen: &Seen<'_>, has: &dyn Fn(&[&str]) -> bool) -> Option<Sure> {
    let is_month = whole_range(seen.profile).is_some_and(|(min, max)| min >= 1 && max <= 12);
    let is_named = names(
        seen.words,
        &["period", "periode", "periodenr", "regnskabsperiode"],
    );
    if is_month && is_named && has(&["year", "account_code", "account_type"]) {
        return Some(("month", 0.75));
    }
    let is_clock = clock::are_quarters(seen.profile);
    let is_other = code::named_code(seen.words)
        || names(
            seen.words,
            &[
                "kr",
                "dkk",
                "kle",
                "form",
                "version*",
                "konto*",
                "funktion*",
                "timer",
                "*pris",
                "pris*",
            ],
        );
    if !is_clock || is_other {
        return None;
    }
    // with a zero in front it is no number of hours; without one only another time beside it tells
    let is_written = seen.profile.column_type == ColumnType::Text
        && seen.evidence.share(Look::TimeOfDay) >= 0.98
        && seen.profile.distinct >= LEAST_CODES;
    let is_told = has(&["time_of_day"]) || (is_written && has(&["date", "weekday"]));
    is_told.then_some(("time_of_day", 0.7))
}

/// Headers of a column of the chart of accounts.
const ACCOUNTS: &[&str] = &[
    "konto*",
    "*konto",
    "kto*",
    "account",
    "funktion*",
    "*funktion",
];

fn of_account(seen: &Seen<'_>) -> Option<Sure> {
    let is_beside = || seen.headers.iter().any(|header| names(header, ACCOUNTS));
    let is_section = whole_range(seen.profile).is_some_and(|(min, max)| min >= 1 && max <= 7);
    if is_section && matches!(seen.words, "dr" | "d" | "drift" | "dr a") && is_beside() {
        return Some(("dranst", 0.7));
    }
    // eight digits, the first of which are the type
    let is_long =
        whole_range(seen.profile).is_some_and(|(min, max)| min > 999 && max <= 99_999_999);
    if is_long && names(seen.words, &["artskonto", "artskontonr", "artskt"]) {
        return Some(("account_type", 0.7));
    }
    None
}

/// Kinds beside which numbers with two decimals are amounts.
const FINANCE: [&str; 8] = [
    "currency",
    "money_unit",
    "account_code",
    "account_type",
    "dranst",
    "bank_account",
    "iban",
    "se_number",
];
/// Words of what is measured, also among amounts.
const MEASURES: &[&str] = &[
    "areal*",
    "*areal",
    "m2",
    "m3",
    "m",
    "km",
    "kwh",
    "mwh",
    "kw",
    "ha",
    "kg",
    "ton",
    "timer",
    "*timer",
    "laengde*",
    "*laengde",
    "bredde*",
    "*bredde",
    "hoejde*",
    "dybde*",
    "afstand*",
    "vaegt*",
    "*vaegt",
    "forbrug*",
    "*forbrug",
    "liter",
    "score*",
    "karakter*",
    "indeks*",
    "x",
    "y",
    "*koordinat",
    "koord*",
    "gns",
    "gennemsnit*",
    "aarsvaerk*",
    "normering*",
    "kvadrat*",
    "maaling*",
    "resultat",
    "*grad",
    "faktor*",
    "*faktor",
    "rate",
    "kurs",
    "fte",
    "maengde*",
];

/// Numbers of a thousand and more, all with two decimals, are amounts where others or accounts stand beside them.
fn of_money(seen: &Seen<'_>, has: &dyn Fn(&[&str]) -> bool) -> Option<Sure> {
    let profile = seen.profile;
    let has_scale = |cell: &Cell, most: u8| matches!(cell, Cell::Decimal { scale, .. } if *scale == 2 || *scale == most);
    // a zero at the end may be left out
    let top = &profile.top;
    let fine = top.iter().filter(|one| has_scale(&one.0, 2)).count();
    let are_fine = fine * 4 >= top.len() * 3 && top.iter().all(|one| has_scale(&one.0, 1));
    // beside the number of an account smaller ones are amounts too
    let least = if has(&["bank_account", "iban"]) {
        100.0
    } else {
        1_000.0
    };
    let is_large = profile
        .max
        .as_ref()
        .and_then(Cell::as_f64)
        .is_some_and(|max| max >= least);
    let is_amount = profile.column_type == ColumnType::Decimal
        && profile.unit.is_none()
        && is_large
        && profile.max.as_ref().is_some_and(|max| has_scale(max, 1))
        && fine > 0
        && are_fine;
    (is_amount && !names(seen.words, MEASURES) && has(&FINANCE)).then_some(("currency", 0.6))
}
