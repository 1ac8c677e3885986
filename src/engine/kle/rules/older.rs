//! `kle.older`: a number the dated edition does not have, on a case older than the edition.
//!
//! # What it does
//! Tells of numbers that may have gone out of use before the edition begins.
//!
//! # Why it matters
//! They cannot be judged: no edition holds every number there ever was.
//!
//! # Example
//! `16.00.00` on a case of 1998, against the edition of February 2026.

use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.older",
    severity: Severity::Info,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    let found = standing.found?;
    let issued = judge.register.issued?;
    let is_older = standing.day.is_some_and(|day| day < issued);
    (is_older && !judge.register.has(&found.number)).then(|| Hit::of(&found.number))
}
