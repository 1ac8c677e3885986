//! What is said of quality and personal data.

pub mod card;
pub mod letter;
pub mod mend;

use model::finding::{Finding, Param};

/// What is said of quality and personal data.
#[derive(Debug)]
pub struct ChecksTexts {
    /// A finding: what it is, why it matters, what to do.
    pub finding: fn(&Finding) -> [String; 3],
    /// What a finding is, in a few words without figures: for the cells it marks.
    pub name: fn(&Finding) -> String,
    /// How many cells, and the first of their values; empty where cells mean nothing.
    pub detail: fn(&Finding) -> String,
    /// The card of what was found.
    pub card: &'static card::CardTexts,
    /// The letter to the owner of data.
    pub letter: &'static letter::LetterTexts,
    /// Mending what was found.
    pub mend: &'static mend::MendTexts,
}

/// Which of the sentences of its rule a finding takes; empty where the rule has only one.
pub(crate) fn case(finding: &Finding) -> &str {
    let mut params = finding.params.iter();
    match params.find(|(name, _)| name == "case") {
        Some((_, Param::Text(case))) => case,
        _ => "",
    }
}

/// How many rows a finding is about, when it is about rows.
pub(crate) fn rows(finding: &Finding) -> Option<u64> {
    let mut params = finding.params.iter();
    match params.find(|(name, _)| name == "rows") {
        Some((_, Param::Count(rows))) => Some(*rows),
        _ => None,
    }
}

/// The first column with a decimal comma and the first with a point, when a finding tells of them.
pub(crate) fn signs(finding: &Finding) -> Option<[&str; 2]> {
    let text = |wanted: &str| {
        let mut params = finding.params.iter();
        match params.find(|(name, _)| name == wanted) {
            Some((_, Param::Text(text))) => Some(text.as_str()),
            _ => None,
        }
    };
    Some([text("comma_column")?, text("point_column")?])
}
