//! Rows without a single value.
//!
//! **What**: rows in which every cell is empty.
//! **Why**: they are counted as records, and a table that ends with hundreds of them was saved with too large a
//! selection.
//! **Example**: `;;;` two hundred times at the end.

use super::tell;
use crate::check::tally::Tally;
use crate::check::walk::RowSeen;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use model::finding::{Finding, Severity};
use model::mend::Mend;

const ID: &str = "quality.empty_rows";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Row(look),
    finish,
    ..RULE
};

/// True when the rows below the table that were set aside hold nothing.
pub(super) fn are_empty(facts: &Facts<'_>) -> bool {
    let opened = facts.opened;
    let is_blank = |text: &String| !text.chars().any(char::is_alphanumeric);
    opened.footer_rows > 0 && opened.footer_texts.iter().all(is_blank)
}

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    if !are_empty(facts) {
        return Vec::new();
    }
    let finding = tell::of_file(ID, Severity::Warning, "at_end");
    vec![tell::count(finding, "rows", facts.opened.footer_rows)]
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let columns = &facts.opened.columns;
    // a column without gaps rules it out
    if columns.is_empty() || columns.iter().any(|column| column.nulls == 0) {
        return Vec::new();
    }
    vec![Task {
        columns: (0..columns.len() as u32).collect(),
        ..Task::default()
    }]
}

fn look(row: &RowSeen<'_>, _: &Task) -> Option<Hit> {
    row.is_empty().then(Hit::default)
}

fn finish(_: &Facts<'_>, _: &Task, tally: Tally) -> Vec<Finding> {
    if tally.cells == 0 {
        return Vec::new();
    }
    let mut finding = tell::of_file(ID, Severity::Warning, "rows");
    finding.rows = tally.rows;
    let finding = tell::count(finding, "rows", tally.cells);
    vec![tell::mend(finding, Mend::DropEmptyRows)]
}
