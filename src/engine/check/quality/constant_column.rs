//! Columns with one value in every row.
//!
//! **What**: columns of a table of ten rows or more that say the same in each.
//! **Why**: worth knowing: it is a fact of the whole file (a year, a unit) and may be told once, beside the data.
//! **Example**: `År` with `2024` in every row.

use super::tell;
use crate::check::{Facts, RULE, Rule};
use crate::kind;
use model::finding::{Finding, Severity};
use model::sniff::Layout;

const ID: &str = "quality.constant_column";
/// In shorter tables it is chance.
const FEWEST_ROWS: u64 = 10;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let rows = facts.opened.profiled_rows();
    // headings that were laid out as columns stand once in the file
    let is_matrix = facts.opened.sniff.layout.value == Layout::Matrix;
    if rows < FEWEST_ROWS || is_matrix {
        return Vec::new();
    }
    let columns = (0u32..).zip(&facts.opened.columns);
    let same = columns.filter(|(_, column)| column.distinct == 1 && kind::present(column) == rows);
    same.map(|(at, _)| {
        let mut finding = tell::of_column(facts, ID, Severity::Info, at, "constant");
        finding.cells = Some(rows);
        finding
    })
    .collect()
}
