//! What stands for "missing".
//!
//! **What**: the signs and words that stand in place of a value, column by column (`..`, `-`, `i.o.`, `Ukendt`), and
//! numbers that plainly do (`-999` among counts, `9999` far above all others).
//! **Why**: worth knowing: a reader must know what they mean before calculating.
//! **Example**: `antal`: `..` 14 times; `alder`: `999` twice.

use super::tell;
use crate::check::tally::Tally;
use crate::check::walk::RowSeen;
use crate::check::{Among, Facts, Hit, Look, RULE, Rule, Task};
use crate::kind;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType, Reason, Shape};
use model::finding::{Finding, Param, Severity};
use model::mend::Mend;

const ID: &str = "quality.missing_codes";
/// Numbers below zero that stand for "missing" where nothing else is below zero.
const BELOW: [i64; 8] = [-1, -8, -9, -98, -99, -998, -999, -9999];
/// Numbers that stand for it far above all others.
const ABOVE: [i64; 6] = [999, 9999, 99_999, 999_999, 9_999_999, 99_999_999];
/// Words that are values of a text column but say that there is none, folded.
const WORDS: [&str; 14] = [
    "ukendt",
    "uoplyst",
    "ikke oplyst",
    "ikke angivet",
    "ikke relevant",
    "ved ikke",
    "mangler",
    "n a",
    "null",
    "none",
    "nan",
    "i o",
    "unknown",
    "missing",
];

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Numbers { among, look },
    finish,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let columns = (0u32..).zip(&facts.opened.columns);
    columns
        .filter_map(|(at, column)| signs(facts, at, column))
        .collect()
}

/// The signs of a column.
fn signs(facts: &Facts<'_>, at: u32, column: &ColumnProfile) -> Option<Finding> {
    let own = column.signs.iter().filter(|sign| {
        // faults of formulas are told as damage, remarks beside a number keep it
        !sign.spelling.is_empty() && sign.reason.is_missing() && sign.reason != Reason::Fault
    });
    let mut values: Vec<(String, u64)> = own.map(|s| (s.spelling.clone(), s.rows)).collect();
    if column.column_type == ColumnType::Text {
        let is_word = |text: &str| {
            let signs = ["-", "..", ".", "?", "*", "–", "--"];
            signs.contains(&text.trim()) || WORDS.contains(&kind::fold::fold(text).as_str())
        };
        for (cell, rows) in &column.top {
            if let Cell::Text {
                text,
                full_chars: None,
            } = cell
                && text.len() <= 20
                && is_word(text)
                && !values.iter().any(|(known, _)| known == text)
            {
                values.push((text.clone(), *rows));
            }
        }
    }
    if values.is_empty() {
        return None;
    }
    let mut finding = tell::of_column(facts, ID, Severity::Info, at, "signs");
    finding.cells = Some(values.iter().map(|value| value.1).sum());
    let spellings = values.iter().map(|value| value.0.clone()).collect();
    finding
        .params
        .push(("values".to_owned(), Param::Values(values)));
    Some(match column.column_type {
        ColumnType::Text => tell::mend(finding, Mend::Missing(spellings)),
        // the reading takes them for missing already
        _ => finding,
    })
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let columns = (0u32..).zip(&facts.opened.columns);
    let tasks = columns.filter_map(|(at, column)| {
        let (Some(Cell::Integer(least)), Some(Cell::Integer(_))) = (&column.min, &column.max)
        else {
            return None;
        };
        let words = facts.headers.get(at as usize)?;
        let sentinel = match BELOW.contains(least) {
            true if *least <= -98 || counts(words) => Some(*least),
            _ => above(column),
        }?;
        // codes are no measures: 999 is one of them
        let is_code = column.kind.as_deref().is_some_and(|kind| {
            !matches!(kind, "age" | "year" | "currency" | "percent" | "category")
        });
        (!is_code).then(|| Task {
            columns: vec![at],
            words: vec![sentinel.to_string()],
            ..Task::default()
        })
    });
    tasks.collect()
}

/// True for a header of what cannot be below zero.
fn counts(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "antal" | "alder" | "aar" | "areal" | "laengde" | "count" | "age"
    )
}

/// A number of nines that stands alone, far above everything else.
fn above(column: &ColumnProfile) -> Option<i64> {
    let Some(Cell::Integer(most)) = &column.max else {
        return None;
    };
    if !ABOVE.contains(most) {
        return None;
    }
    let Shape::Bins(bins) = &column.shape else {
        return None;
    };
    let rows = bins.last()?.rows;
    let is_all_of_it = column
        .top
        .iter()
        .any(|(cell, own)| *cell == Cell::Integer(*most) && *own == rows);
    let gap = bins
        .iter()
        .rev()
        .skip(1)
        .take_while(|bin| bin.rows == 0)
        .count();
    (rows >= 2 && is_all_of_it && gap * 2 > bins.len()).then_some(*most)
}

fn among(task: &Task) -> Option<Among> {
    let sentinel: f64 = task.words.first()?.parse().ok()?;
    // below zero everything counts: the sentinel must be alone there
    let least = if sentinel < 0.0 {
        f64::NEG_INFINITY
    } else {
        sentinel
    };
    Some(Among::Within(least, sentinel.max(-1.0)))
}

fn look(row: &RowSeen<'_>, task: &Task) -> Option<Hit> {
    let sentinel: i64 = task.words.first()?.parse().ok()?;
    let Cell::Integer(number) = row.cell(0) else {
        return None;
    };
    (number == sentinel || (sentinel < 0 && number < 0)).then(|| Hit {
        value: number.to_string(),
        repair: None,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    if tally.values.len() != 1 {
        return Vec::new();
    }
    let sentinel = task.words.clone();
    let finding = tell::of_tally(facts, ID, Severity::Info, task, "sentinel", tally);
    let finding = finding.map(|finding| tell::mend(finding, Mend::Missing(sentinel)));
    finding.into_iter().collect()
}
