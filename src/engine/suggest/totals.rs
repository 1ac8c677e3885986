//! Spellings of "all of them": rows that hold the sum of other rows.
//!
//! Statistics mix totals with their parts ("I alt" among "Mænd" and "Kvinder"). Whoever adds up such a
//! column counts everything twice. A total is known by its spelling; one that looks like any other value
//! cannot be found here.

use crate::kind::fold::fold;

/// Whole values that mean a total, folded.
const WHOLE: [&str; 28] = [
    "i alt",
    "ialt",
    "i alt alle",
    "total",
    "totalt",
    "totalen",
    "grand total",
    "all",
    "alle",
    "samlet",
    "samtlige",
    "sum",
    "tot",
    "hele landet",
    "hele danmark",
    "hele kommunen",
    "hele byen",
    "hele regionen",
    "alle kommuner",
    "alle regioner",
    "alle bydele",
    "alle aldre",
    "alle omraader",
    "alder i alt",
    "koen i alt",
    "denmark total",
    "all denmark",
    "whole country",
];

/// True when a value is spelled as the total of others: `I alt`, `Hele landet`, `København i alt`,
/// `Total, alle aldre`.
#[must_use]
pub fn is_total(value: &str) -> bool {
    // a total is a label; long texts are spared the folding
    if value.len() > 80 {
        return false;
    }
    let folded = fold(value);
    is_general(&folded)
        || [" i alt", " total", " ialt", " samlet"]
            .iter()
            .any(|end| folded.ends_with(end))
        || ["i alt ", "total ", "samlet "]
            .iter()
            .any(|start| folded.starts_with(start))
}

/// True for a total that names no part ("I alt", not "Mænd i alt").
#[must_use]
pub fn is_whole(value: &str) -> bool {
    value.len() <= 80 && is_general(&fold(value))
}

fn is_general(folded: &str) -> bool {
    WHOLE.contains(&folded)
}
