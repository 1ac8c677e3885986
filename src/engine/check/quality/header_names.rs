//! Names of columns that are no names.
//!
//! **What**: columns without a name, names that two columns share, names a spreadsheet made up (`Column1`,
//! `Kolonne3`, `Unnamed: 2`), and names that are nothing but digits (`20072`).
//! **Why**: nobody can tell what the values are, and programs cannot tell the columns apart.
//! **Example**: `Kommunekode;Column1;2012`.

use crate::check::{Facts, RULE, Rule};
use model::finding::{Finding, Param, Severity};

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: "quality.header_names",
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let columns = facts.opened.columns.iter().zip(&facts.headers);
    let names: Vec<(String, u64)> = columns
        .filter(|(_, words)| is_no_name(words))
        .map(|(column, _)| (column.name.clone(), 1))
        .collect();
    if names.is_empty() || facts.opened.sniff.header_rows.value == 0 {
        return Vec::new();
    }
    vec![Finding {
        rule: "quality.header_names".to_owned(),
        severity: Severity::Warning,
        column: None,
        position: None,
        cells: Some(names.len() as u64),
        rows: Vec::new(),
        params: vec![("values".to_owned(), Param::Values(names))],
        mend: None,
    }]
}

/// True for a folded name that says nothing of the values.
fn is_no_name(words: &str) -> bool {
    let (word, number) = words.split_once(' ').unwrap_or((words, ""));
    let is_made_up = matches!(word, "kolonne" | "column" | "unnamed" | "felt" | "field")
        && number.bytes().all(|b| b.is_ascii_digit());
    let joined = ["kolonne", "column", "felt", "field"];
    let is_joined = joined.iter().any(|made| {
        let rest = words.strip_prefix(made);
        rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    is_made_up || is_joined
}
