//! Rules of personal data, in Danish.

use super::Words;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    Some(match finding.rule.as_str() {
        "personal.cpr" => (
            "CPR-numre",
            "Et CPR-nummer må aldrig offentliggøres, heller ikke når kontrolcifferet er forkert, nullet foran er tabt eller nummeret er delt.",
            "Fjern kolonnen eller teksten, før filen deles. Brug et løbenummer, hvis rækkerne skal kunne kendes fra hinanden.",
        ),
        _ => return None,
    })
}
