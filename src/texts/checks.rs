//! What is said of quality and personal data.

use model::finding::Finding;

/// What is said of quality and personal data.
#[derive(Debug)]
pub struct ChecksTexts {
    /// A finding: what it is, why it matters, what to do.
    pub finding: fn(&Finding) -> [String; 3],
    /// What a finding is, in a few words without figures: for the cells it marks.
    pub name: fn(&Finding) -> String,
}
