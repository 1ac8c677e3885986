//! Month names, yes and no, units, in English.

use crate::format::FormatTexts;

/// Month names, yes and no, units.
pub static TEXTS: FormatTexts = FormatTexts {
    yes: "yes",
    no: "no",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_short: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    powers: ["\u{a0}million", "\u{a0}billion", "\u{a0}trillion"],
    bytes: "bytes",
    percent: "%",
    decimal_sign: '.',
    group_sign: ',',
    time_sign: ':',
};
