//! `kle.unreadable`: a cell among KLE numbers that is none.
//!
//! # What it does
//! Counts the cells in which no number can be read, not even what a spreadsheet made of one.
//!
//! # Why it matters
//! Such rows fall out of every count by KLE.
//!
//! # Example
//! `se bilag` in a column of numbers. The text itself is not repeated: it may name someone.

use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.unreadable",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, _: &Judge<'_>) -> Option<Hit> {
    let is_other =
        standing.found.is_none() && super::super::damaged::meant(standing.text).is_none();
    is_other.then(|| Hit::of(""))
}
