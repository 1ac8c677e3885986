//! `kle.retired`: a number given to a case after it went out of use.
//!
//! # What it does
//! Compares the day of the case with the day the number went out of use.
//!
//! # Why it matters
//! A retired number is right on an old case and wrong on a new one: such cases are neither found nor kept
//! or deleted by the rules of the number that took its place.
//!
//! # Example
//! `05.14.21` goes out of use with 2026; a case of 3 March 2027 has it.

use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.retired",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    let found = standing.found?;
    let known = judge.register.numbers.get(&found.number)?;
    (standing.day? > known.last_day?).then(|| Hit {
        value: found.number.clone(),
        repair: known.successors.first().cloned(),
    })
}
