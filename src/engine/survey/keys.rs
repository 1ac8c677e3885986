//! What tells the rows of a table apart, and which columns follow from others.
//!
//! That something holds in a file may be chance: two columns of a short table are soon different in every row. It
//! is said only when it could hardly be: of rows drawn at random several would be the same, or of values beside
//! each other several would differ.

use super::walk::{Part, Plan};
use super::{is_code_name, is_dimension, is_full};
use crate::check::Facts;
use crate::kind::{self, period};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::table_facts::{Dependency, Key};

/// So many rows must be expected to be the same, or to differ, were it chance.
const FEWEST_EXPECTED: f64 = 6.0;
/// More different values are not gone through in pairs.
const MOST_DISTINCT: u64 = 5000;
/// Pairs of columns that are looked at.
const MOST_LINKS: usize = 60;
/// Dependencies that are told.
const MOST_TOLD: usize = 8;
/// Columns of which keys are made.
const MOST_COLUMNS: usize = 8;
/// In larger tables keys of several columns are not sought: a print of every row travels.
pub const MOST_ROWS: u64 = 1_000_000;
/// Prints of rows that may be on their way together.
const MOST_PRINTS: u64 = 2_000_000;
/// Keys that are told.
const MOST_KEYS: usize = 3;

/// Kinds whose values are there to tell things apart.
const IDS: [&str; 12] = [
    "uuid",
    "identifier",
    "bfe",
    "cvr",
    "p_number",
    "case_number",
    "journal_number",
    "address_id",
    "institution_number",
    "plan_id",
    "dgu_number",
    "esr_number",
];

/// The columns that tell rows apart by themselves; plain ones first.
#[must_use]
pub fn single(facts: &Facts<'_>) -> Vec<Key> {
    let rows = facts.opened.profiled_rows();
    let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    let unique = columns.filter(|((_, column), words)| {
        is_full(column)
            && column.distinct_exact
            && column.distinct == rows
            && rows >= 2
            && is_dimension(column, words)
    });
    let mut keys: Vec<Key> = unique
        .filter_map(|((at, column), words)| {
            let is_plain = is_id(column, words) || is_dense(column, rows);
            // of words few rows say nothing
            let is_told = is_plain || column.column_type == ColumnType::Text && rows >= 10;
            is_told.then(|| Key {
                columns: vec![at],
                is_plain,
            })
        })
        .collect();
    if keys.iter().any(|key| key.is_plain) {
        keys.retain(|key| key.is_plain);
    }
    keys.truncate(MOST_KEYS);
    keys
}

fn is_id(column: &ColumnProfile, words: &str) -> bool {
    let kind = column.kind.as_deref();
    kind.is_some_and(|kind| IDS.contains(&kind) || is_place(kind)) || is_code_name(words)
}

fn is_place(kind: &str) -> bool {
    matches!(
        kind,
        "municipality_code" | "municipality_name" | "region" | "nuts3" | "postcode" | "parish"
    )
}

fn is_period(kind: &str) -> bool {
    matches!(
        kind,
        "year"
            | "quarter"
            | "month"
            | "week"
            | "half_year"
            | "school_year"
            | "date"
            | "weekday"
            | "time_of_day"
    )
}

/// True for numbers and days so close to each other that some would come twice by chance.
fn is_dense(column: &ColumnProfile, rows: u64) -> bool {
    let span = match (&column.min, &column.max) {
        (Some(Cell::Integer(min)), Some(Cell::Integer(max))) => {
            max.checked_sub(*min).map(|span| span as f64 + 1.0)
        }
        (Some(Cell::Date(min)), Some(Cell::Date(max))) => Some(f64::from(*max - *min) + 1.0),
        (Some(Cell::DateTime { micros: min, .. }), Some(Cell::DateTime { micros: max, .. })) => {
            max.checked_sub(*min).map(|span| span as f64 / 9e8 + 1.0)
        }
        (Some(Cell::Text { .. }), Some(Cell::Text { .. })) => {
            period::of_column(column).map(|_| rows as f64)
        }
        _ => None,
    };
    span.is_some_and(|span| is_no_chance(rows, span))
}

/// True when of so many rows several would be the same, were they spread at random over so many possible ones.
fn is_no_chance(rows: u64, possible: f64) -> bool {
    let rows = rows as f64;
    rows * rows / (2.0 * possible) >= FEWEST_EXPECTED
}

/// The pairs of columns that may follow from one another, likely ones first.
#[must_use]
pub fn links(facts: &Facts<'_>) -> Vec<(u32, u32)> {
    let rows = facts.opened.rows;
    let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    let open = columns.filter(|((at, column), words)| {
        column.distinct_exact
            && facts.may_tell(*at)
            && (2..=MOST_DISTINCT).contains(&column.distinct)
            && kind::present(column) > column.distinct
            && kind::present(column) * 2 >= rows
            && is_dimension(column, words)
            && !column.kind.as_deref().is_some_and(is_period)
            && !matches!(
                column.column_type,
                ColumnType::Date | ColumnType::DateTime | ColumnType::Time | ColumnType::Boolean
            )
    });
    let open: Vec<(u32, &ColumnProfile)> = open.map(|(own, _)| own).collect();
    let mut links: Vec<(u32, u32)> = Vec::new();
    for (one, own) in &open {
        for (other, beside) in &open {
            // what follows has no more values than what decides
            let fits = one != other && own.distinct >= beside.distinct && own.distinct >= 3;
            if fits && would_differ(own, beside, rows) {
                links.push((*one, *other));
            }
        }
    }
    links.sort_by_key(|(one, other)| (one.abs_diff(*other), *one, *other));
    links.truncate(MOST_LINKS);
    links
}

/// True when several values beside each other would differ, were it chance what stands beside a value.
fn would_differ(own: &ColumnProfile, beside: &ColumnProfile, rows: u64) -> bool {
    let present = kind::present(beside).max(1) as f64;
    let shares = beside.top.iter().map(|(_, rows)| *rows as f64 / present);
    let same: f64 = shares.map(|share| share * share).sum();
    let again = rows.saturating_sub(own.distinct) as f64;
    again * (1.0 - same.min(1.0)) >= FEWEST_EXPECTED
}

/// The columns that follow from others. Of several that decide the same only the first is told.
#[must_use]
pub fn dependencies(facts: &Facts<'_>, plan: &Plan, part: &Part) -> Vec<Dependency> {
    let held: Vec<(u32, u32)> = plan
        .links
        .iter()
        .zip(&part.links)
        .filter(|(_, links)| links.is_some())
        .map(|(link, _)| *link)
        .collect();
    let holds = |one: u32, other: u32| held.contains(&(one, other));
    let is_pair = |one: u32, other: u32| holds(one, other) && holds(other, one);
    let values = |at: u32| {
        let column = facts.opened.columns.get(at as usize);
        column.map_or(0, |column| column.distinct)
    };
    let mut told: Vec<Dependency> = Vec::new();
    for (of, follows) in &held {
        let (of, follows) = (*of, *follows);
        let both_ways = is_pair(of, follows);
        // a pair is told from its left, or from its code
        if both_ways && of > follows {
            continue;
        }
        // a copy of a column said before
        let is_copy = (0..of).any(|before| is_pair(before, of));
        // said of what stands between: municipality, province, region
        let is_far = !both_ways
            && held.iter().any(|(one, between)| {
                *one == of
                    && *between != follows
                    && !is_pair(of, *between)
                    && holds(*between, follows)
                    && !is_pair(*between, follows)
            });
        let is_name_of_told = !both_ways && (0..follows).any(|before| is_pair(before, follows));
        if !is_copy && !is_far && !is_name_of_told {
            told.push(Dependency {
                of,
                follows,
                both_ways,
                values: values(of),
            });
        }
    }
    told.sort_by_key(|own| (!own.both_ways, own.of, own.follows));
    told.truncate(MOST_TOLD);
    told
}

/// The columns of which keys are made: full, with values that come again, and none that follows from another.
/// Places and periods come last, so that they are the last to be left out.
#[must_use]
pub fn columns(facts: &Facts<'_>, dependencies: &[Dependency]) -> Vec<u32> {
    let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    let open = columns.filter(|((at, column), words)| {
        is_full(column)
            && column.distinct_exact
            // what is different in every row by itself needs no other
            && (2..facts.opened.rows).contains(&column.distinct)
            && is_dimension(column, words)
            && !dependencies.iter().any(|own| own.follows == *at)
    });
    let weight = |column: &ColumnProfile, words: &str| match column.kind.as_deref() {
        Some(kind) if is_period(kind) => 3,
        _ if is_id(column, words) => 3,
        Some("category" | "sex" | "age_group" | "age" | "kle" | "account_code" | "dranst") => 2,
        _ => 1,
    };
    let mut open: Vec<(u32, u32)> = open
        .map(|((at, column), words)| (weight(column, words), at))
        .collect();
    open.sort_by_key(|(weight, at)| (std::cmp::Reverse(*weight), *at));
    open.truncate(MOST_COLUMNS);
    open.sort_unstable();
    open.into_iter().map(|(_, at)| at).collect()
}

/// Sets of so many of the columns that could tell the rows apart, as many as may be looked at together.
#[must_use]
pub fn sets(facts: &Facts<'_>, columns: &[u32], size: usize) -> Vec<Vec<u32>> {
    let mut sets: Vec<Vec<u32>> = vec![Vec::new()];
    for _ in 0..size {
        sets = sets
            .into_iter()
            .flat_map(|set| {
                let after = set.last().and_then(|last| {
                    let at = columns.iter().position(|own| own == last)?;
                    Some(at + 1)
                });
                let rest = columns.get(after.unwrap_or(0)..).unwrap_or_default();
                let longer = rest.iter().map(|next| [set.as_slice(), &[*next]].concat());
                longer.collect::<Vec<_>>()
            })
            .collect();
    }
    sets.retain(|set| may_be_key(facts, set));
    // places and periods stand last
    sets.reverse();
    let most = MOST_PRINTS / facts.opened.rows.max(1);
    sets.truncate(usize::try_from(most).unwrap_or(usize::MAX).max(1));
    sets
}

/// True when the columns have values enough to tell the rows apart, and few enough that this would be no chance.
#[must_use]
pub fn may_be_key(facts: &Facts<'_>, set: &[u32]) -> bool {
    let rows = facts.opened.rows;
    let distinct = set.iter().map(|at| {
        let column = facts.opened.columns.get(*at as usize);
        column.map_or(1.0, |column| column.distinct as f64)
    });
    let possible: f64 = distinct.product();
    possible >= rows as f64 && is_no_chance(rows, possible)
}

/// Keys of these columns, in the order of the file.
#[must_use]
pub fn told(sets: Vec<Vec<u32>>) -> Vec<Key> {
    let keys = sets.into_iter().take(MOST_KEYS).map(|mut columns| {
        columns.sort_unstable();
        Key {
            columns,
            is_plain: true,
        }
    });
    keys.collect()
}
