//! `kle.title`: number and title that disagree.
//!
//! # What it does
//! Compares the title in the row with those of the register. Only a title that belongs to another number is
//! a finding: municipalities shorten and reword titles, and older ones differ.
//!
//! # Why it matters
//! One of the two is wrong, and nobody sees which.
//!
//! # Example
//! `05.09.10` beside `Parkeringskontrol`, which is `05.09.04`.

use super::super::check::plain;
use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.title",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    let found = standing.found?;
    let title = standing
        .title
        .map(plain)
        .filter(|title| !title.is_empty())?;
    let numbers = &judge.register.numbers;
    // the title of the number itself, or of the group or main group it lies in
    let own = [
        found.number.get(..),
        found.number.get(..5),
        found.number.get(..2),
    ];
    let is_own = own
        .into_iter()
        .flatten()
        .filter_map(|number| numbers.get(number))
        .any(|known| plain(&known.title) == title);
    if is_own {
        return None;
    }
    let other = judge.number_of(&title)?;
    Some(Hit {
        value: found.number.clone(),
        repair: Some(other.to_owned()),
    })
}
