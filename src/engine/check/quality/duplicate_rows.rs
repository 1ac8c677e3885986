//! Rows that stand more than once.
//!
//! **What**: rows that are the same in every column as one above. Many of them are natural where a row has few
//! columns or tells of nothing in particular; then it is only worth knowing.
//! **Why**: everything that is counted or added up counts them twice.
//! **Example**: the same playground with the same id, name and address in two rows.

use super::tell;
use crate::check::tally::Tally;
use crate::check::{Facts, Look, RULE, Rule, Task};
use model::finding::{Finding, Severity};

const ID: &str = "quality.duplicate_rows";
/// Columns with fewer than these say too little for two like rows to be the same thing.
const FEW_COLUMNS: usize = 3;
/// Of so many rows one may be a duplicate before it looks natural.
const ONE_OF: u64 = 10;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    // of a file that passed only some rows are there to be compared
    is_out_of_reach: |facts| is_open(facts) && facts.opened.all_rows.is_some(),
    tasks,
    look: Look::Twins,
    finish,
    ..RULE
};

/// True when two rows could be the same: no column has another value in each.
fn is_open(facts: &Facts<'_>) -> bool {
    let rows = facts.opened.profiled_rows();
    let mut columns = facts.opened.columns.iter();
    rows > 1
        && facts.opened.columns.len() > 1
        && !columns.any(|column| column.distinct_exact && column.distinct == rows)
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    if !is_open(facts) || facts.opened.all_rows.is_some() {
        return Vec::new();
    }
    vec![Task {
        columns: (0..facts.opened.columns.len() as u32).collect(),
        ..Task::default()
    }]
}

fn finish(facts: &Facts<'_>, _: &Task, tally: Tally) -> Vec<Finding> {
    let again = tally.cells;
    if again == 0 {
        return Vec::new();
    }
    let is_natural = facts.opened.columns.len() < FEW_COLUMNS || again * ONE_OF > facts.opened.rows;
    let (severity, case) = match is_natural {
        true => (Severity::Info, "many"),
        false => (Severity::Warning, "some"),
    };
    let mut finding = tell::of_file(ID, severity, case);
    finding.rows = tally.rows;
    vec![tell::count(finding, "rows", again)]
}
