//! Rules of quality, in Danish.

use super::Words;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    Some(match finding.rule.as_str() {
        "quality.header_names" => (
            "Kolonner uden et rigtigt navn",
            "Ingen kan se, hvad værdierne er.",
            "Giv hver kolonne et navn, der siger, hvad den indeholder.",
        ),
        _ => return None,
    })
}
