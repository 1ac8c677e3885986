//! `kle.not_built_in`: a number that the edition built in does not have.
//!
//! # What it does
//! Looks numbers up in the edition that comes with the program, while no dated edition of KL is loaded.
//!
//! # Why it matters
//! It may be new, local, retired or wrong; the edition built in is no full authority, so this is only told.
//!
//! # Example
//! `05.09.95`.

use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.not_built_in",
    severity: Severity::Info,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    let found = standing.found?;
    let judged = judge.register.issued.is_some() || judge.register.numbers.is_empty();
    (!judged && !judge.register.has(&found.number)).then(|| Hit::of(&found.number))
}
