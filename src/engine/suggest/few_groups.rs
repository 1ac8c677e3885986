//! Bars: a quantity, a number as it stands, or rows counted, for the values of a column of names.

use super::Suggestion;
use super::nature::{self, Nature};
use super::rows::{self, Along};
use super::{about, panel, time};
use crate::kind;
use crate::kind::code;
use crate::kind::fold::fold;
use model::cell::Cell;
use model::chart_form::MOST_BARS;
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};

/// More different values than this are a list, not groups.
const MOST_GROUPS: u64 = 150;
/// Of a list in which each name has one number, the largest are worth knowing.
const MOST_LISTED: u64 = 20_000;

pub(crate) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    columns
        .iter()
        .enumerate()
        .filter_map(|(position, profile)| bars(columns, position as u32, profile))
        .fold(None, |best: Option<Suggestion>, next| match best {
            Some(best) if weighed(columns, &best) >= weighed(columns, &next) => Some(best),
            _ => Some(next),
        })
}

/// What bars are worth among others of the same table.
fn weighed(columns: &[ColumnProfile], bars: &Suggestion) -> f64 {
    bars.worth * about::weight(columns, bars.spec.measure.column())
}

/// Bars for the values of one column, when they can be told honestly.
pub(crate) fn bars(
    columns: &[ColumnProfile],
    by: u32,
    profile: &ColumnProfile,
) -> Option<Suggestion> {
    let fitness = fitness(profile)?;
    if nature::stands_beside_names(profile, columns) {
        return None;
    }
    // many periods are a course of time, not groups
    let is_time = |axis: &time::TimeAxis| axis.column == by && axis.points > 4;
    if time::axes(columns).iter().any(is_time) {
        return None;
    }
    let along = Along {
        by,
        apart: None,
        keep_from: Some(profile.distinct.saturating_sub(1)),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let mut rows = rows::choose(columns, along)?;
    let last = panel::last_period(columns, &[by]);
    if let Some((column, cell)) = &last {
        // numbers of several periods are not added up: the latest one is compared
        rows.only.push((*column, cell.clone()));
        rows.remaining = None;
    }
    // a total kept elsewhere may leave one row for each bar
    let groups = profile.distinct - rows.except.iter().filter(|(c, _)| *c == by).count() as u64;
    if groups < 2 {
        return None;
    }
    let single = rows.remaining.is_some_and(|n| n <= groups);
    let (measure, worth) = match super::most_telling(columns, by, single, rows.rate) {
        Some((column, Nature::Quantity(_))) => (Measure::Sum { column }, 0.7),
        // the largest of a long list are news of an amount alone
        _ if profile.distinct > MOST_GROUPS => return None,
        Some((column, _)) => (Measure::Sum { column }, 0.6),
        // rows of a table of statistics are no things to count
        None if single || rows.called.is_some() => return None,
        None => {
            let periods = last.as_slice();
            rows = counted(columns, by, rows, periods, profile)?;
            // a register of things that are numbered one by one is there to be counted
            let is_register = columns.iter().any(numbers_rows);
            (Measure::Count, if is_register { 0.48 } else { 0.45 })
        }
    };
    if single && is_alike(columns, measure, groups) {
        return None;
    }
    let is_arbitrary = single && is_cut_among_ties(columns, measure, groups);
    let worth = if is_arbitrary { worth / 2.0 } else { worth };
    let called = match measure {
        Measure::Count => None,
        _ => rows.called,
    };
    let reason = match last {
        Some(_) => ChartReason::LastPeriod,
        None => ChartReason::FewGroups,
    };
    Some(Suggestion {
        spec: ViewSpec {
            called,
            only: rows.only,
            except: rows.except,
            ..ViewSpec::new(ChartForm::Bar, by, measure, reason)
        },
        worth: worth * fitness,
    })
}

/// True when more groups than there is room for share a few numbers: which of the equal ones are shown says nothing.
fn is_cut_among_ties(columns: &[ColumnProfile], measure: Measure, groups: u64) -> bool {
    let measured = measure
        .column()
        .and_then(|column| columns.get(column as usize));
    measured.is_some_and(|profile| {
        groups > MOST_BARS as u64 && profile.distinct.saturating_mul(3) < groups
    })
}

/// True when nearly all of many groups have the same number.
fn is_alike(columns: &[ColumnProfile], measure: Measure, groups: u64) -> bool {
    let measured = measure
        .column()
        .and_then(|column| columns.get(column as usize));
    groups > MOST_BARS as u64
        && measured.is_some_and(|profile| {
            let most = profile.top.first().map_or(0, |(_, rows)| *rows);
            most * 100 > kind::present(profile) * 85
        })
}

/// Fewest rows that are counted.
const FEWEST_COUNTED: u64 = 8;

/// Rows to count as things. "Alle" in another column is a value like any other then; but rows of a table that mixes
/// totals with their parts are no things.
fn counted(
    columns: &[ColumnProfile],
    by: u32,
    mut rows: rows::Rows,
    periods: &[(u32, Cell)],
    profile: &ColumnProfile,
) -> Option<rows::Rows> {
    let present = kind::present(profile);
    let groups = profile.distinct;
    // a table that has each value equally often is laid out so
    let is_laid_out = match groups {
        0..=5 => profile
            .top
            .first()
            .is_none_or(|(_, most)| most.saturating_mul(groups) <= present),
        _ => time::is_regular(profile),
    };
    if present < (groups * 2).max(FEWEST_COUNTED) || is_laid_out {
        return None;
    }
    let has_amounts = columns
        .iter()
        .any(|column| matches!(nature::of(column), Nature::Quantity(_)));
    let is_other = |(column, cell): &(u32, Cell)| {
        *column != by && !periods.iter().any(|own| own.0 == *column && own.1 == *cell)
    };
    let mixes = rows.only.iter().chain(&rows.except).any(is_other);
    if mixes && has_amounts {
        return None;
    }
    rows.only.retain(|own| !is_other(own));
    rows.except.retain(|own| !is_other(own));
    Some(rows)
}

/// How well a column serves as names of bars, from 0 to 1; nothing when it does not.
pub(super) fn fitness(profile: &ColumnProfile) -> Option<f64> {
    let words = fold(&profile.name);
    let named = match profile.column_type {
        // codes of places are shown by their names
        ColumnType::Text | ColumnType::Integer
            if matches!(
                profile.kind.as_deref(),
                Some("municipality_code" | "region")
            ) =>
        {
            1.0
        }
        ColumnType::Text if is_id(&words) || !has_letters(profile) => 0.6,
        ColumnType::Text => 1.0,
        ColumnType::Boolean => 0.8,
        // a year or a code may be compared, but names read better
        ColumnType::Integer if code::is_code_like(profile) => 0.6,
        _ => return None,
    };
    let is_long = profile.longest_chars.is_some_and(|longest| longest > 80);
    let is_no_name = profile
        .kind
        .as_deref()
        .is_some_and(|kind| NO_NAMES.contains(&kind));
    if is_no_name || names_a_person(&words) || is_long {
        return None;
    }
    let many = match profile.distinct {
        0..=1 => return None,
        2 => 0.8,
        3..=12 => 1.0,
        13..=30 => 0.95,
        31..=MOST_GROUPS => 0.85,
        _ if is_list(profile) => 0.7,
        _ => return None,
    };
    let present = kind::present(profile);
    let present_share = present as f64 / (present + profile.nulls).max(1) as f64;
    // a column that is mostly empty, or says the same almost everywhere, has little to compare
    let most = profile.top.first().map_or(0, |(_, rows)| *rows);
    let lopsided = if most * 100 > present * 97 { 0.5 } else { 1.0 };
    (present_share >= 0.5).then_some(named * many * present_share * lopsided)
}

/// True when each value names one row: islands, not inventory numbers.
fn is_list(profile: &ColumnProfile) -> bool {
    profile.column_type == ColumnType::Text
        && profile.nulls == 0
        && (MOST_GROUPS..=MOST_LISTED).contains(&profile.distinct)
        && profile.distinct * 100 >= kind::present(profile) * 98
        && !is_id(&fold(&profile.name))
        && has_letters(profile)
}

/// True for a column that gives each row a number of its own.
pub(super) fn numbers_rows(profile: &ColumnProfile) -> bool {
    let is_name = matches!(profile.column_type, ColumnType::Text | ColumnType::Integer);
    is_name
        && profile.nulls == 0
        && profile.distinct_exact
        && profile.distinct == kind::present(profile)
        && is_id(&fold(&profile.name))
}

/// Kinds whose values are people, or that nobody reads as names: addresses of the web, codes of single things, shapes.
const NO_NAMES: [&str; 21] = [
    "cpr",
    "person_name",
    "first_name",
    "last_name",
    "birth_date",
    "email",
    "phone",
    "ip_address",
    "license_plate",
    "bank_account",
    "iban",
    "url",
    "address_id",
    "cadastre",
    "bfe",
    "wkt",
    "geometry",
    "uuid",
    "journal_number",
    "case_number",
    "ean",
];

/// Names of columns whose values identify a row rather than name it.
fn is_id(words: &str) -> bool {
    const IDS: [&str; 8] = ["id", "fid", "gid", "uuid", "guid", "objectid", "nr", "no"];
    words.split(' ').next_back().is_some_and(|last| {
        IDS.contains(&last)
            || ["kode", "code", "nummer"]
                .iter()
                .any(|end| last.ends_with(end))
    })
}

/// Text in which at least the most common values are more than digits.
pub(crate) fn has_letters(profile: &ColumnProfile) -> bool {
    profile.top.iter().any(|(cell, _)| match cell {
        Cell::Text { text, .. } => text.chars().filter(|c| c.is_alphabetic()).count() > 2,
        _ => false,
    })
}

/// Text that is all digits, points, commas and signs, and is not called an id: numbers that could not be read.
pub(super) fn holds_numbers(profile: &ColumnProfile) -> bool {
    let is_number = |cell: &Cell| match cell {
        Cell::Text { text, .. } => {
            let mut chars = text.chars();
            text.contains(['.', ',']) && chars.all(|c| c.is_ascii_digit() || ".,-+ ".contains(c))
        }
        _ => false,
    };
    !is_id(&fold(&profile.name))
        && profile.top.iter().any(|(cell, _)| is_number(cell))
        && !has_letters(profile)
}

/// People are not to be ranked in a picture nobody asked for.
pub(crate) fn names_a_person(words: &str) -> bool {
    const PERSON: [&str; 11] = [
        "cpr",
        "fornavn",
        "efternavn",
        "personnavn",
        "borger",
        "mail",
        "telefon",
        "tlf",
        "patient",
        "sagsbehandler",
        "kontaktperson",
    ];
    PERSON.iter().any(|part| words.contains(part)) || names_a_writer(words)
}

/// True for who wrote a row, which says nothing of what the row is about.
pub(crate) fn names_a_writer(words: &str) -> bool {
    const WRITERS: [&str; 8] = [
        "oprettet af",
        "rettet af",
        "redigeret af",
        "opdateret af",
        "created by",
        "edited by",
        "updated by",
        "modified by",
    ];
    WRITERS.iter().any(|part| words.contains(part))
}
