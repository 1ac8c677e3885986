//! `kle.retired_undated`: a retired number on a case whose day is not known.
//!
//! # What it does
//! Tells of numbers that have gone out of use, where no day says whether they still held.
//!
//! # Why it matters
//! They may be right; only the day of the case can tell.
//!
//! # Example
//! `05.14.21` in a list without dates, in an edition that says it ended on 31 January 2024.

use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.retired_undated",
    severity: Severity::Info,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    if standing.day.is_some() {
        return None;
    }
    let found = standing.found?;
    let known = judge.register.numbers.get(&found.number)?;
    // without any day, what the register has yet to retire is in use
    let issued = judge.register.issued?;
    (known.last_day? <= issued).then(|| Hit {
        value: found.number.clone(),
        repair: known.successors.first().cloned(),
    })
}
