//! Rules of personal data, in English.

use super::Words;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(_: &Finding) -> Option<Words> {
    None
}
