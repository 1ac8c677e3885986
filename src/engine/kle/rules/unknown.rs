//! `kle.unknown`: a number that a dated edition of KL does not have.
//!
//! # What it does
//! Looks numbers up in the edition that was loaded, when that is whole and dated, for cases that are not
//! older than it (see `older` for those).
//!
//! # Why it matters
//! A case with such a number is found under no subject.
//!
//! # Example
//! `05.09.95` on a case of May 2026, against the edition of February 2026.

use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.unknown",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    let found = standing.found?;
    let issued = judge.register.issued?;
    let is_older = standing.day.is_some_and(|day| day < issued);
    (!is_older && !judge.register.has(&found.number)).then(|| Hit::of(&found.number))
}
