//! Columns without a single value.
//!
//! **What**: columns that are empty in every row. One without a name is probably a slip (a separator too much at
//! the end of each row); one with a name may be there for values to come.
//! **Why**: they are in the way, and make readers look for what is missing.
//! **Example**: `municipality,income,` with a comma behind every row.

use super::tell;
use crate::check::{Facts, RULE, Rule};
use crate::kind;
use model::finding::{Finding, Severity};
use model::mend::Mend;

const ID: &str = "quality.empty_columns";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    if facts.opened.rows == 0 {
        return Vec::new();
    }
    let columns = (0u32..).zip(&facts.opened.columns);
    let empty = columns.filter(|(_, column)| {
        // one that holds nothing but signs of missing values says why there are none
        kind::present(column) == 0 && column.signs.iter().all(|sign| sign.spelling.is_empty())
    });
    empty
        .map(|(at, column)| {
            let (severity, case) = match column.name.starts_with("kolonne ") {
                true => (Severity::Warning, "nameless"),
                false => (Severity::Info, "named"),
            };
            let finding = tell::of_column(facts, ID, severity, at, case);
            tell::mend(finding, Mend::DropColumn)
        })
        .collect()
}
