//! Codes that lost a zero at their beginning.
//!
//! **What**: codes of municipalities and postal codes below 1000 written with three digits, street codes as plain
//! numbers, and codes of which some begin with a zero and others are shorter.
//! **Why**: a spreadsheet takes codes for numbers; without the zero they match nothing.
//! **Example**: `751` for `0751`, `900` for `0900`.

use super::tell;
use crate::check::tally::Tally;
use crate::check::walk::RowSeen;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use model::cell::Cell;
use model::column::ColumnProfile;
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::note::Note;
use registers::places::{municipalities, postcodes};

const ID: &str = "quality.leading_zero_lost";
/// How sure a kind must be.
const SURE: f64 = 0.7;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Row(look),
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (at, column) in (0u32..).zip(&facts.opened.columns) {
        let Some((width, kind)) = width(facts, column) else {
            continue;
        };
        tasks.push(Task {
            columns: vec![at],
            words: vec![width.to_string(), kind.to_owned()],
            ..Task::default()
        });
    }
    tasks
}

/// How many digits the codes of a column have, and which register knows them.
fn width(facts: &Facts<'_>, column: &ColumnProfile) -> Option<(usize, &'static str)> {
    let kind = column.kind.as_deref();
    let is_sure = column.kind_confidence >= SURE;
    match kind {
        Some("municipality_code") if is_sure => return Some((4, "municipality")),
        Some("postcode") if is_sure => {
            // only the smallest can have lost one; the rest are spared a walk through the rows
            let is_below = |least: &Cell| match least {
                Cell::Integer(least) => *least < 1000,
                _ => true,
            };
            return column
                .min
                .as_ref()
                .filter(|least| is_below(least))
                .map(|_| (4, "postcode"));
        }
        Some("street_code") if is_sure && column.column_type.is_number() => {
            return Some((4, "street"));
        }
        _ => {}
    }
    let mixed =
        facts.opened.notes.iter().any(
            |note| matches!(note, Note::MixedZeros { column: name, .. } if *name == column.name),
        );
    let longest = column.longest_chars? as usize;
    (mixed && (2..=20).contains(&longest)).then_some((longest, ""))
}

fn look(row: &RowSeen<'_>, task: &Task) -> Option<Hit> {
    let [width, register] = task.words.as_slice() else {
        return None;
    };
    let width: usize = width.parse().ok()?;
    let text = match row.text(0) {
        Some(text) => text.trim().to_owned(),
        None => match row.cell(0) {
            Cell::Integer(number) if number > 0 => number.to_string(),
            _ => return None,
        },
    };
    if text.is_empty() || text.len() >= width || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = format!("{text:0>width$}");
    let is_known = match register.as_str() {
        "municipality" => municipalities().any(|one| one.code == whole),
        "postcode" => postcodes().any(|one| one.0 == whole),
        // in a column where zeros were kept every shorter code lost its own
        _ => true,
    };
    is_known.then_some(Hit {
        value: text,
        repair: Some(whole),
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let width: Option<u8> = task.words.first().and_then(|width| width.parse().ok());
    let Some(width) = width else {
        return Vec::new();
    };
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, "", tally);
    let finding = finding.map(|finding| {
        let finding = tell::count(finding, "width", u64::from(width));
        tell::mend(finding, Mend::Pad(width))
    });
    finding.into_iter().collect()
}
