//! What a column means, why, and what it could mean instead, in Danish.

use crate::format::integer;
use crate::page::kind::KindTexts;
use model::message::Language::Danish;

/// What a column means, why, and what it could mean instead.
pub static TEXTS: KindTexts = KindTexts {
    heading: "Betydning",
    unknown: "Ingen kendt betydning",
    sure: |sure| format!("{:.0} % sikker", sure * 100.0),
    by_you: "valgt af dig",
    header_whole: "Kolonnens navn siger det.",
    header_word: "Et ord i kolonnens navn peger på det.",
    fit: |fit, of| match of - fit {
        0 => format!("Alle {} værdier passer.", integer(of, Danish)),
        _ => format!(
            "{} af {} værdier passer.",
            integer(fit, Danish),
            integer(of, Danish)
        ),
    },
    beside: |names| format!("Ved siden af står »{}«.", names.join("«, »")),
    misfits: |n| match n {
        "1" => "1 værdi passer ikke:".to_owned(),
        n => format!("{n} værdier passer ikke:"),
    },
    choose: "Hvad betyder kolonnen?",
    as_found: |found| {
        format!(
            "Som Datalup fandt: {}",
            found.unwrap_or("ingen kendt betydning")
        )
    },
    nothing: "Ingen af dem",
};
