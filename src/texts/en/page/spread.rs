//! How the values of a column are spread, in English.

use crate::format::integer;
use crate::page::spread::SpreadTexts;
use model::message::Language::English;

/// How the values of a column are spread.
pub static TEXTS: SpreadTexts = SpreadTexts {
    quartiles: "Quartiles",
    middle: "The middle 90%",
    range: |from, to| format!("{from} to {to}"),
    deviation: "Standard deviation",
    shortest: "Shortest",
    far: "Far from the others",
    far_count: |count, below, above| {
        let beyond = format!("below {below} or above {above}");
        match count {
            0 => format!("none {beyond}"),
            count => format!("{} {beyond}", integer(count, English)),
        }
    },
    farthest: |values| format!("Farthest: {values}."),
    rule: "More than one and a half times the distance of the quartiles beyond them (Tukey).",
};
