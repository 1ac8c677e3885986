//! `kle.old_facet`: an action facet of the letter that was there before Ø.
//!
//! # What it does
//! Tells of facets that begin with S.
//!
//! # Why it matters
//! Economy had the letter S once; on new cases it is Ø.
//!
//! # Example
//! `S55`.

use super::super::column::is_facet;
use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.old_facet",
    severity: Severity::Info,
    look,
};

fn look(standing: &Standing<'_>, _: &Judge<'_>) -> Option<Hit> {
    let facet = standing.facet.filter(|facet| is_facet(facet))?;
    facet.starts_with('S').then(|| Hit::of(facet))
}
