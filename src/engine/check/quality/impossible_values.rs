//! Values that cannot be.
//!
//! **What**: ages below 0 or above 120, counts below zero, days before 1800 or after 2100 (where the kind says that
//! they are days), shares above 100 per cent, more than 24 hours in a day, weeks above 53, months above 12.
//! **Why**: one of them spoils every sum, mean and chart of its column.
//! **Example**: `alder` 732, `oprettet` 3023-01-05.

use super::tell;
use crate::check::tally::Tally;
use crate::check::walk::RowSeen;
use crate::check::{Among, Facts, Hit, Look, RULE, Rule, Task};
use crate::kind;
use model::calendar::days;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::finding::{Finding, Severity};
use model::unit::Unit;

const ID: &str = "quality.impossible_values";
/// How sure a kind must be.
const SURE: f64 = 0.7;
/// Words of what may be below zero though it counts something.
const CHANGES: [&str; 18] = [
    "aendring",
    "tilvaekst",
    "vaekst",
    "netto",
    "diff",
    "saldo",
    "balance",
    "forskel",
    "udvikling",
    "afvig",
    "overskud",
    "underskud",
    "change",
    "delta",
    "flyt",
    "stigning",
    "fald",
    "indeks",
];

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Numbers { among, look },
    finish,
    ..RULE
};

/// What a column may hold: the case of the finding, the least and the most.
type Bounds = (&'static str, f64, f64);

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    for ((at, column), words) in columns {
        let number = |cell: &Option<Cell>| cell.as_ref().and_then(as_number);
        let (Some(least), Some(most)) = (number(&column.min), number(&column.max)) else {
            continue;
        };
        for (case, from, to) in bounds(column, words) {
            if least < from || most > to {
                tasks.push(Task {
                    columns: vec![at],
                    words: vec![case.to_owned(), from.to_string(), to.to_string()],
                    ..Task::default()
                });
            }
        }
    }
    tasks
}

/// What the values of a column must lie between.
fn bounds(column: &ColumnProfile, words: &str) -> Vec<Bounds> {
    const ANY: f64 = f64::INFINITY;
    let kind = column
        .kind
        .as_deref()
        .filter(|_| column.kind_confidence >= SURE);
    let day = |year| days(year, 1, 1) as f64;
    let is_number = column.column_type.is_number();
    let is_change = CHANGES.iter().any(|change| words.contains(change));
    let mut list: Vec<&str> = words.split(' ').collect();
    list.retain(|word| !word.is_empty());
    let first = list.first().copied().unwrap_or_default();
    match kind {
        Some("age") if is_number => return vec![("age", 0.0, 120.0)],
        Some("week") if is_number => return vec![("other", 0.0, 53.0)],
        Some("month") if is_number && !words.contains("antal") => {
            // 202401 is a month too
            return match as_number_of(&column.max) {
                Some(most) if most < 100.0 => vec![("other", 0.0, 12.0)],
                _ => Vec::new(),
            };
        }
        Some("date" | "birth_date")
            if matches!(column.column_type, ColumnType::Date | ColumnType::DateTime) =>
        {
            // 9999-12-31 and the like stand for "no end" in registers
            let open = [
                "slut", "til", "gyldig", "udloeb", "ophoer", "ophaev", "end", "to",
            ];
            let is_open = open.iter().any(|end| words.contains(end));
            let past = ("past", day(1800), ANY);
            return match is_open {
                true => vec![past],
                false => vec![past, ("future", -ANY, day(2101) - 1.0)],
            };
        }
        _ => {}
    }
    if !is_number || is_change {
        return Vec::new();
    }
    let is_share = matches!(first, "andel" | "procentandel" | "share")
        || words.starts_with("pct af")
        || words.starts_with("procent af");
    let is_of_hundred = !matches!(column.unit, Some(Unit::PerMille)) && !words.contains("promille");
    if is_share && is_of_hundred && matches!(kind, None | Some("percent")) {
        return vec![("share", 0.0, 100.0)];
    }
    let is_daily = (words.contains("timer") || words.contains("hours"))
        && ["pr dag", "pr doegn", "dagligt", "per day"]
            .iter()
            .any(|day| words.contains(day))
        && !words.contains("antal personer");
    if is_daily {
        return vec![("hours", 0.0, 24.0)];
    }
    let is_count = matches!(first, "antal" | "count" | "indbyggertal" | "folketal")
        || matches!(kind, Some("age"));
    match is_count && matches!(kind, None | Some("category" | "age")) {
        true => vec![("negative", 0.0, ANY)],
        false => Vec::new(),
    }
}

/// A number, or the days of a date.
fn as_number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::DateTime { micros, .. } => Some((*micros as f64 / 86_400_000_000.0).floor()),
        other => other.as_f64(),
    }
}

fn as_number_of(cell: &Option<Cell>) -> Option<f64> {
    cell.as_ref().and_then(as_number)
}

fn among(task: &Task) -> Option<Among> {
    let [_, from, to] = task.words.as_slice() else {
        return None;
    };
    Some(Among::Outside(from.parse().ok()?, to.parse().ok()?))
}

fn look(row: &RowSeen<'_>, task: &Task) -> Option<Hit> {
    let case = task.words.first()?;
    let number = as_number(&row.cell(0))?;
    Some(Hit {
        // days are told by their rows
        value: match case.as_str() {
            "past" | "future" => String::new(),
            _ => number.to_string(),
        },
        repair: None,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let case = task.words.first().map_or("", String::as_str);
    let column = task
        .columns
        .first()
        .and_then(|at| facts.opened.columns.get(*at as usize));
    let present = column.map_or(0, kind::present);
    // where a quarter breaks it, the column is something else than its header says
    if tally.cells * 4 > present {
        return Vec::new();
    }
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, case, tally);
    finding.into_iter().collect()
}
