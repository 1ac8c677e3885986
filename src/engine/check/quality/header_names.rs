//! Names of columns that are no names.
//!
//! **What**: columns without a name, names that two columns share, names with blanks around them, names a
//! spreadsheet made up (`Column1`, `Kolonne3`, `Unnamed: 2`), and names that are nothing but digits (`20072`),
//! unless the columns are years or a row of numbers.
//! **Why**: nobody can tell what the values are, and programs cannot tell the columns apart.
//! **Example**: `Kommunekode ;Column1;20072`.

use super::tell;
use crate::check::{Facts, RULE, Rule};
use crate::kind;
use model::column::ColumnProfile;
use model::finding::{Finding, Param, Severity};
use model::sniff::Origin;

const ID: &str = "quality.header_names";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let sniff = &facts.opened.sniff;
    if sniff.header_rows.value == 0 {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let columns = || facts.opened.columns.iter().zip(&facts.headers);
    let digits = columns().filter(|(_, words)| is_digits(words)).count();
    // years, ages, hours of the day: what is spread over columns is named by numbers
    let are_numbered = digits > 1;
    let names: Vec<String> = columns()
        .filter(|(column, words)| {
            is_no_name(words) && !is_empty_tail(column)
                || (is_digits(words) && !are_numbered && !is_year(words))
        })
        .map(|(column, _)| column.name.clone())
        .collect();
    findings.extend(of_names("no_name", names));
    // what the format itself names is as it is; a header in several rows is another matter
    let [cells] = sniff.header_cells.as_slice() else {
        return findings;
    };
    if matches!(sniff.origin, Origin::Records { .. }) {
        return findings;
    }
    let plain: Vec<String> = cells
        .iter()
        .map(|cell| cell.trim().to_lowercase())
        .collect();
    let doubled = (0..cells.len()).filter(|at| {
        let name = &plain[*at];
        !name.is_empty() && plain[..*at].contains(name)
    });
    let doubled: Vec<String> = doubled.map(|at| cells[at].trim().to_owned()).collect();
    findings.extend(of_names("doubled", doubled));
    let blank = |cell: &&String| cell.trim() != cell.as_str() && !cell.trim().is_empty();
    findings.extend(of_names(
        "blanks",
        cells.iter().filter(blank).cloned().collect(),
    ));
    findings
}

fn of_names(case: &str, names: Vec<String>) -> Option<Finding> {
    if names.is_empty() {
        return None;
    }
    let mut finding = tell::of_file(ID, Severity::Warning, case);
    finding.cells = Some(names.len() as u64);
    let values = names.into_iter().map(|name| (name, 1)).collect();
    finding
        .params
        .push(("values".to_owned(), Param::Values(values)));
    Some(finding)
}

/// A column without name and values: that is told of as an empty column.
fn is_empty_tail(column: &ColumnProfile) -> bool {
    column.name.starts_with("kolonne ") && kind::present(column) == 0
}

fn is_digits(words: &str) -> bool {
    !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(words: &str) -> bool {
    words.len() == 4 && (words.starts_with("19") || words.starts_with("20"))
}

/// True for a folded name that says nothing of the values.
fn is_no_name(words: &str) -> bool {
    let (word, number) = words.split_once(' ').unwrap_or((words, ""));
    // without a number it may be the name of what a data dictionary lists
    let is_made_up = matches!(word, "kolonne" | "column" | "unnamed" | "felt" | "field")
        && (word == "unnamed" || !number.is_empty())
        && number.bytes().all(|b| b.is_ascii_digit());
    let joined = ["kolonne", "column", "felt", "field"];
    let is_joined = joined.iter().any(|made| {
        let rest = words.strip_prefix(made);
        rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    is_made_up || is_joined
}
