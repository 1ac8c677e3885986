//! `kle.facet`: an action facet that does not exist.
//!
//! # What it does
//! Looks at letter and form of every facet; when an edition that lists facets is loaded, at the list as well.
//!
//! # Why it matters
//! The facet decides what becomes of a case when it is closed.
//!
//! # Example
//! `B12`: no facet begins with B.

use super::super::column::{FACET_LETTERS, is_facet};
use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.facet",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    let facet = standing.facet?;
    let letter = facet.chars().next()?;
    let has_form = is_facet(facet) && FACET_LETTERS.contains(&letter);
    let listed = &judge.register.facets;
    // a list of letters alone says nothing of the codes, and `S` is older than any list
    let codes = listed.iter().any(|code| is_facet(code));
    let is_listed = !codes || letter == 'S' || listed.iter().any(|code| code == facet);
    if has_form && is_listed {
        return None;
    }
    let is_short = facet.chars().count() <= 4;
    Some(Hit::of(if is_short { facet } else { "" }))
}
