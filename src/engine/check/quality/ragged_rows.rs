//! Rows that are not all of the same width.
//!
//! **What**: rows with fewer or more fields than the table has columns, quotes that are never closed, lines that
//! are no records.
//! **Why**: values slip into other columns, or rows are lost, without a word from most programs.
//! **Example**: `0751;Aarhus` in a table of three columns.

use super::tell;
use crate::check::{Facts, RULE, Rule};
use model::finding::{Finding, Severity};
use model::note::Note;
use model::sniff::Layout;

const ID: &str = "quality.ragged_rows";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let opened = facts.opened;
    // headings between the rows are short by nature: the rule of layouts tells of them
    let is_matrix = opened.sniff.layout.value == Layout::Matrix;
    let of_note = |note: &Note| match note {
        Note::RaggedRows {
            short,
            long,
            first_row,
        } if !is_matrix || *long > 0 => {
            let short = if is_matrix { 0 } else { *short };
            let mut finding = tell::of_file(ID, Severity::Warning, "ragged");
            finding.rows = vec![*first_row];
            let finding = tell::count(finding, "rows", short + long);
            let finding = tell::count(finding, "short", short);
            Some(tell::count(finding, "long", *long))
        }
        Note::UnclosedQuote { row } => {
            let mut finding = tell::of_file(ID, Severity::Warning, "unclosed_quote");
            finding.rows = vec![*row];
            Some(finding)
        }
        Note::RowsMended { rows, first_row } => {
            let mut finding = tell::of_file(ID, Severity::Warning, "quotes");
            finding.rows = vec![*first_row];
            Some(tell::count(finding, "rows", *rows))
        }
        Note::BadLines { count, first_line } => {
            let mut finding = tell::of_file(ID, Severity::Warning, "bad_lines");
            finding.rows = vec![*first_line];
            Some(tell::count(finding, "rows", *count))
        }
        _ => None,
    };
    opened.notes.iter().filter_map(of_note).collect()
}
