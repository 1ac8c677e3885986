//! What a column means, why, and what it could mean instead, in English.

use crate::format::integer;
use crate::page::kind::KindTexts;
use model::message::Language::English;

/// What a column means, why, and what it could mean instead.
pub static TEXTS: KindTexts = KindTexts {
    heading: "Meaning",
    unknown: "No known meaning",
    sure: |sure| format!("{:.0}% sure", sure * 100.0),
    by_you: "chosen by you",
    header_whole: "The column's name says so.",
    header_word: "A word in the column's name points to it.",
    fit: |fit, of| match of - fit {
        0 => format!("All {} values fit.", integer(of, English)),
        _ => format!(
            "{} of {} values fit.",
            integer(fit, English),
            integer(of, English)
        ),
    },
    beside: |names| format!("Beside it stands “{}”.", names.join("”, “")),
    misfits: |n| match n {
        "1" => "1 value does not fit:".to_owned(),
        n => format!("{n} values do not fit:"),
    },
    choose: "What does the column mean?",
    as_found: |found| format!("As Datalup found: {}", found.unwrap_or("no known meaning")),
    nothing: "None of these",
};
