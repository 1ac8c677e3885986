//! What a table is as a whole: what tells its rows apart, which columns follow from others, what it covers in
//! time and space, and what it is an extract of.
//!
//! Much of it the profiles know already; for the rest the rows are gone through after the file is shown, like
//! the checks: every member sees its own ([`walk`]), the director merges and asks again where one answer
//! decides the next question ([`keys`]). The answers do not depend on how the table is cut.

pub mod extract;
pub mod keys;
pub mod places;
pub mod time;
pub mod walk;

use crate::check::Facts;
use crate::kind;
use crate::suggest::totals;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::note::Note;
use model::table_facts::TableFacts;
use walk::{Part, Plan};

/// Constant columns that are told.
const MOST_CONSTANTS: usize = 20;
/// In fewer rows a value is the same everywhere by chance.
const FEWEST_ROWS: u64 = 3;

/// What the rows are gone through for first: values, days, and which columns follow from others.
#[must_use]
pub fn plan(facts: &Facts<'_>) -> Plan {
    Plan {
        values: values(facts),
        days: time::days(facts),
        links: keys::links(facts),
        keys: Vec::new(),
    }
}

fn values(facts: &Facts<'_>) -> Vec<u32> {
    let mut columns = time::columns(facts);
    columns.extend(places::columns(facts).iter().map(|own| own.0));
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// What is known after the rows were gone through; the keys of several columns are sought afterwards.
#[must_use]
pub fn finish(facts: &Facts<'_>, plan: &Plan, part: &Part) -> TableFacts {
    let opened = facts.opened;
    let is_whole = opened.all_rows.is_none() && !opened.notes.iter().any(Note::is_partial);
    TableFacts {
        rows: opened.rows,
        is_whole,
        keys: keys::single(facts),
        sought_keys: false,
        dependencies: keys::dependencies(facts, plan, part),
        constants: constants(facts),
        totals: mixed_totals(facts),
        times: time::coverage(facts, plan, part, is_whole),
        places: places::coverage(facts, plan, part, is_whole),
        extract: extract::of(facts),
    }
}

/// Columns that hold a single value.
fn constants(facts: &Facts<'_>) -> Vec<(u32, Option<Cell>)> {
    if facts.opened.profiled_rows() < FEWEST_ROWS {
        return Vec::new();
    }
    let columns = (0u32..).zip(&facts.opened.columns);
    let constant = columns.filter(|(_, column)| {
        column.distinct == 1 && column.distinct_exact && kind::present(column) >= FEWEST_ROWS
    });
    let told = constant.map(|(at, column)| {
        let value = column.min.clone().filter(|_| may_quote(facts, at));
        (at, value)
    });
    told.take(MOST_CONSTANTS).collect()
}

/// Columns of labels in which totals stand among their parts, in tables with something to add up.
fn mixed_totals(facts: &Facts<'_>) -> Vec<(u32, Vec<String>)> {
    let is_measure = |column: &ColumnProfile| {
        column.column_type.is_number()
            && matches!(
                column.kind.as_deref(),
                None | Some("currency" | "percent" | "category")
            )
    };
    if !facts.opened.columns.iter().any(is_measure) {
        return Vec::new();
    }
    let texts = facts.texts().filter(|(at, column)| {
        let is_prose = matches!(
            column.kind.as_deref(),
            Some("free_text" | "person_name" | "address" | "url")
        );
        column.distinct > 1
            && !is_prose
            && may_quote(facts, *at)
            && totals::of(column) != totals::Found::None
    });
    let spelled = texts.map(|(at, column)| {
        let texts = column.totals.iter().filter_map(|(cell, _)| match cell {
            Cell::Text { text, .. } => Some(text.clone()),
            _ => None,
        });
        (at, texts.collect::<Vec<String>>())
    });
    spelled.filter(|(_, spelled)| !spelled.is_empty()).collect()
}

/// Parts of folded headers of columns that say who: their values are repeated nowhere, few as they may be.
const WHO: [&str; 16] = [
    "kontakt",
    "person",
    "borger",
    "beboer",
    "elev",
    "barn",
    "patient",
    "klient",
    "ansoeger",
    "medarbejder",
    "ansvarlig",
    "sagsbehandler",
    "bruger",
    "initial",
    "created by",
    "edited by",
];

/// True for columns whose values may be repeated outside the table: as in findings, and of nobody who wrote or
/// answers for a row.
#[must_use]
pub fn may_quote(facts: &Facts<'_>, column: u32) -> bool {
    let words = facts.headers.get(column as usize);
    let words = words.map_or("", String::as_str);
    // "oprettet af", "rettet_af"
    let says_who = words.ends_with(" af") || WHO.iter().any(|part| words.contains(part));
    facts.may_tell(column) && !says_who
}

/// True when every row has a value.
fn is_full(column: &ColumnProfile) -> bool {
    column.nulls == 0 && kind::present(column) > 0
}

/// True for a column whose values name or order things: not what is measured of them, and no prose.
fn is_dimension(column: &ColumnProfile, words: &str) -> bool {
    const MEASURES: [&str; 12] = [
        "currency",
        "percent",
        "free_text",
        "url",
        "geometry",
        "wkt",
        "easting",
        "northing",
        "latitude",
        "longitude",
        "money_unit",
        "person_name",
    ];
    let kind = column.kind.as_deref();
    if kind.is_some_and(|kind| MEASURES.contains(&kind)) {
        return false;
    }
    match column.column_type {
        ColumnType::Integer => kind.is_some() || is_code_name(words),
        ColumnType::Text => column.longest_chars.is_none_or(|chars| chars <= 80),
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time | ColumnType::Boolean => true,
        ColumnType::Decimal => false,
    }
}

/// True for a folded header of codes or numbers of things.
fn is_code_name(words: &str) -> bool {
    let own = words.split(' ');
    let mut own = own.filter(|word| !word.is_empty());
    own.any(|word| {
        matches!(
            word,
            "id" | "nr"
                | "nummer"
                | "kode"
                | "code"
                | "fid"
                | "gid"
                | "oid"
                | "objectid"
                | "key"
                | "noegle"
                | "uuid"
                | "guid"
                | "no"
                | "loebenr"
        )
    }) || ["kode", "nummer", "nr", "id", "code"].iter().any(|end| {
        let stem = words.strip_suffix(end);
        stem.is_some_and(|stem| stem.len() >= 2 && !words.ends_with("tid"))
    })
}
