//! `kle.journal`: a journal number that begins with another KLE number than the row has.
//!
//! # What it does
//! Compares number and facet of the row with those at the front of its journal number.
//!
//! # Why it matters
//! The case was moved to another subject, or one of the two is a slip; either way it is counted in one place
//! and filed in another.
//!
//! # Example
//! `02.34.00` in a row whose journal number is `02.34.02-P19-123-24`. The journal number is not repeated: it
//! points to a case.

use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.journal",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, _: &Judge<'_>) -> Option<Hit> {
    let (found, journal) = (standing.found?, standing.journal?);
    // a group beside a journal number of one of its subjects is less exact, not wrong
    let same_number = journal.number.starts_with(&found.number);
    let same_facet = match (standing.facet, journal.facet) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    (!same_number || !same_facet).then(|| Hit {
        value: found.number.clone(),
        repair: (!same_number).then(|| journal.number.clone()),
    })
}
