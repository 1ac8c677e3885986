//! Content beside the table that whoever publishes the file may not have seen.
//!
//! **What**: hidden sheets, rows and columns, comments, names of authors, caches of pivot tables, copies of other
//! files, objects, recorded changes and documents beside the table in an archive.
//! **Why**: it goes along when the file is shared. Numbers of persons have leaked from Danish municipalities in the
//! caches of pivot tables.
//! **Example**: a sheet `Data` without a tab, from which the sheet that is seen was counted.

use super::cpr;
use crate::check::{Facts, RULE, Rule};
use model::finding::{Finding, Param, Severity};
use model::hidden::{HiddenPart, HiddenSort};

const ID: &str = "personal.hidden_content";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in &facts.opened.hidden {
        let is_seen = part.sort == HiddenSort::OtherSheet;
        if part.persons > 0 {
            findings.push(finding(cpr::ID, Severity::Blocker, part, part.persons));
        }
        let severity = match part.sort {
            _ if part.persons > 0 => Severity::Blocker,
            HiddenSort::Members => Severity::Info,
            _ => Severity::Warning,
        };
        // names of sheets and files are said as they stand only when they say nothing of a person
        if !is_seen && (part.persons > 0 || part.sort != HiddenSort::Rest) {
            findings.push(finding(ID, severity, part, part.count));
        }
    }
    findings
}

fn finding(id: &str, severity: Severity, part: &HiddenPart, count: u64) -> Finding {
    let mut params = vec![("case".to_owned(), Param::Text(part.sort.id().to_owned()))];
    if !part.name.is_empty() && !cpr::is_in(&part.name) {
        params.push(("name".to_owned(), Param::Text(part.name.clone())));
    }
    if part.persons > 0 {
        params.push(("persons".to_owned(), Param::Count(part.persons)));
    }
    Finding {
        rule: id.to_owned(),
        severity,
        column: None,
        position: None,
        cells: (count > 0).then_some(count),
        rows: Vec::new(),
        params,
        mend: None,
    }
}
