//! Rules of quality, in English.

use super::Words;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    Some(match finding.rule.as_str() {
        "quality.header_names" => (
            "Columns without a proper name",
            "Nobody can tell what the values are.",
            "Give each column a name that says what it holds.",
        ),
        _ => return None,
    })
}
