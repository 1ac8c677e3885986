//! More than one header row and one table.
//!
//! **What**: titles above the table, notes below it, headings between the rows, column names in several rows or
//! again among the data, merged cells, no names at all.
//! **Why**: programs read the first row as names and all others as data; everything else must be found and set
//! aside by hand, by everyone who uses the file.
//! **Example**: `Folketal 1. januar` above the names, `Kilde: …` below the rows.

use super::{empty_rows, tell};
use crate::check::{Facts, RULE, Rule};
use model::finding::{Finding, Severity};
use model::note::Note;
use model::sniff::Origin;

const ID: &str = "quality.layout";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let sniff = &facts.opened.sniff;
    // rows without any text are told as empty rows
    let is_told = |note: &&Note| {
        !matches!(note, Note::FooterRowsSetAside { .. }) || !empty_rows::are_empty(facts)
    };
    let notes = facts.opened.notes.iter().filter(is_told);
    let mut findings: Vec<Finding> = notes.filter_map(of_note).collect();
    let is_written = !matches!(sniff.origin, Origin::Records { .. });
    match sniff.header_rows.value {
        0 if is_written && facts.opened.rows > 0 => {
            findings.push(tell::of_file(ID, Severity::Warning, "no_names"));
        }
        rows @ 2.. if is_written => {
            let finding = tell::of_file(ID, Severity::Warning, "several_header_rows");
            findings.push(tell::count(finding, "rows", u64::from(rows)));
        }
        _ => {}
    }
    findings
}

fn of_note(note: &Note) -> Option<Finding> {
    let (case, rows, first) = match note {
        Note::TitleRowsSetAside { rows } => ("title_rows", *rows, Some(1)),
        Note::FooterRowsSetAside { rows } => ("footer_rows", *rows, None),
        Note::RepeatedHeader { rows, first_row } => ("repeated_header", *rows, Some(*first_row)),
        Note::MatrixLaidOut { groups, .. } => ("group_headings", *groups, None),
        Note::MergedCellsFilled { cells } => ("merged_cells", *cells, None),
        _ => return None,
    };
    let mut finding = tell::of_file(ID, Severity::Warning, case);
    finding.rows = first.into_iter().collect();
    Some(tell::count(finding, "rows", rows))
}
