//! Rules of personal data, in English.

use super::Words;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    Some(match finding.rule.as_str() {
        "personal.cpr" => (
            "Danish personal identity numbers (CPR)",
            "A CPR number may never be published, not even when its check digit is wrong, its first zero is lost or it is split.",
            "Take the column or the text out before the file is shared. Use a running number if the rows must be told apart.",
        ),
        _ => return None,
    })
}
