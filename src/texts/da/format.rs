//! Month names, yes and no, units, in Danish.

use crate::format::FormatTexts;

/// Month names, yes and no, units.
pub static TEXTS: FormatTexts = FormatTexts {
    yes: "ja",
    no: "nej",
    months: [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    months_short: [
        "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.",
        "dec.",
    ],
    powers: ["\u{a0}mio.", "\u{a0}mia.", "\u{a0}bio."],
    bytes: "byte",
    percent: "\u{a0}%",
    decimal_sign: ',',
    group_sign: '.',
    time_sign: '.',
};
