//! A case extract seen by KLE, in Danish.

use crate::format::integer;
use crate::page::cases::CasesTexts;
use model::message::Language::Danish;

/// A case extract seen by KLE.
pub static TEXTS: CasesTexts = CasesTexts {
    view: "Sager efter KLE",
    title: "Sager efter KLE",
    lead: "Tæller de rækker, du ser nu. Søg eller filtrér, så tælles der igen.",
    waiting: "Tæller sagerne …",
    all: "Hele KLE",
    path: "Vejen hertil",
    untitled: "Uden titel i KLE",
    go_below: |title| format!("Vis det, der ligger under {title}"),
    cases: "Sager",
    in_general: "I almindelighed",
    without_facet: "Uden facet",
    median: "Median",
    ninth_decile: "9 ud af 10",
    within: |days| format!("Inden for {days} dage"),
    open: "Åbne",
    open_age: "Åbnes alder",
    subject: "Emne",
    days: |days| format!("{days} dage"),
    days_help: "Tider er arbejdsdage fra modtaget til afgjort: mandag til fredag uden helligdage. Svar samme dag er 0 dage. »9 ud af 10« er det antal dage, 9 ud af 10 sager højst tog. »I almindelighed« er andelen på et emne, der ender på .00; det er ingen fejl.",
    no_times: "Vælg kolonnerne med modtaget og afgjort under »Kolonner«, så vises også, hvor lang tid sagerne tog.",
    until: |day| format!("Åbne sagers alder er regnet til {day}, den seneste dag i udtrækket."),
    reversed: |count| match count {
        1 => "1 sag er afgjort, før den blev modtaget. Den er ikke med i tiderne.".to_owned(),
        n => format!(
            "{} sager er afgjort, før de blev modtaget. De er ikke med i tiderne.",
            integer(n, Danish)
        ),
    },
    left_out: |without, other| {
        let told = |count: u64, what: &str| match count {
            0 => None,
            1 => Some(format!("1 sag {what}")),
            n => Some(format!("{} sager {what}", integer(n, Danish))),
        };
        let parts = [
            told(without, "uden nummer"),
            told(other, "med noget andet end et KLE-nummer"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("Ikke talt med: {}.", parts.join(" og "))
    },
    target: "Mål i arbejdsdage",
    columns: "Kolonner",
    received: "Modtaget",
    decided: "Afgjort eller lukket",
    facet: "Handlingsfacet",
    status: "Status",
    unit: "Afdeling eller system",
    number: "KLE-nummer",
    no_column: "Ingen",
    by_subject: "Efter emne",
    by_quarter: "Efter kvartal for modtagelse",
    quarter: |year, quarter| format!("{quarter}. kvartal {year}"),
    quarter_head: "Kvartal",
    by_facet: "Efter handlingsfacet",
    by_unit: "Efter afdeling eller system",
    no_unit: "Ikke oplyst",
    more_units: "Kun de første afdelinger er talt for sig.",
    compare: "Sammenlign to år",
    years: ["Det første år", "Det andet år"],
    no_year: "Vælg år",
    cases_in: |year| format!("Sager {year}"),
    median_in: |year| format!("Median {year}"),
    total: "I alt",
    other: "Sammenlign med et andet udtræk",
    choose_open: "Vælg blandt de åbne filer",
    choose_other: "Vælg fil …",
    other_reading: |name| format!("Læser »{name}« …"),
    other_none: |name| {
        format!(
            "»{name}« kan ikke sammenlignes: vi fandt ingen kolonne med KLE-numre i den. Vælg et andet sagsudtræk."
        )
    },
    other_refused: |name, why| format!("»{name}« kan ikke sammenlignes. {why}"),
    other_whole: |name| {
        format!("»{name}« tælles med alle sine rækker, også når du søger eller filtrerer her.")
    },
    other_stop: "Stop sammenligningen",
    this_file: "denne fil",
    other_file: "den anden fil",
};
