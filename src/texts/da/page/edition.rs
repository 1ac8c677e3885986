//! Editions of KLE, in Danish.

use crate::format::integer;
use crate::page::edition::EditionTexts;
use model::kle_edition::{EditionComparison, EditionForm};
use model::message::Language::Danish;

/// Editions of KLE.
pub static TEXTS: EditionTexts = EditionTexts {
    title: "KLE-udgave",
    lead: "Brug den udgave af KLE, som din kommune arbejder efter. Den læses her i browseren.",
    opener: |name| match name {
        Some(name) => format!("KLE-udgave: {name}"),
        None => "KLE-udgave: den indbyggede".to_owned(),
    },
    start: "Brug en anden KLE-udgave",
    opener_missing: "Hent en KLE-udgave",
    choose: "Vælg en fil med KLE",
    choose_other: "Vælg en anden fil",
    forms: "KL's emneplan (XML), OS2KLE som .txt eller .json, eller en CSV-fil med kolonnerne nummer og titel.",
    reading: |file| format!("Læser {file} …"),
    in_use: |name| format!("{name} er i brug nu."),
    built_in_in_use: |name| format!("Den indbyggede udgave er i brug: {name}."),
    nothing_in_use: "Siden har ingen KLE-emneliste med. Vælg en fil for at få emner på data.",
    built_in_again: "Din udgave er fjernet.",
    refused: |file| format!("{file} blev ikke taget i brug. Alt er, som det var."),
    refused_why: "Datalup fandt ingen KLE-numre med hver sin titel i den. Vælg en af de filer, der er nævnt ovenfor.",
    as_table: "Åbn som tabel",

    question: |file| format!("{file} er en udgave af KLE"),
    question_lead: |info| {
        let mut parts = vec![match info.subjects {
            1 => "1 emne".to_owned(),
            n => format!("{} emner", integer(n, Danish)),
        }];
        if info.keywords > 0 {
            parts.push(format!("{} stikord", integer(info.keywords, Danish)));
        }
        if info.facets > 0 {
            parts.push(format!(
                "{} handlingsfacetter",
                integer(info.facets, Danish)
            ));
        }
        format!("Den rummer {}.", parts.join(", "))
    },
    question_help: "Bruger du den som register, foreslår og tjekker Datalup emner efter den fra nu af. Den fil, du har åben, bliver stående. Åbner du den som tabel, kan du se den igennem som andre data.",
    use_it: "Brug som KLE-register",
    cancel: "Fortryd",

    facts: "Hvad udgaven rummer",
    loaded: "Din udgave",
    built_in: "Den indbyggede",
    rows: [
        "Navn",
        "Form",
        "Udgivet",
        "Hovedgrupper",
        "Grupper",
        "Emner",
        "Stikord",
        "Handlingsfacetter",
        "Numre med bevaring eller sletning",
    ],
    form: |form| match form {
        EditionForm::BuiltIn => "fulgte med siden",
        EditionForm::Emneplan => "KL's emneplan (XML)",
        EditionForm::Os2kleText => "OS2KLE som tekst",
        EditionForm::Json => "JSON",
        EditionForm::Csv => "CSV",
    },
    not_said: "ikke oplyst",

    differences: "Forskelle fra den indbyggede",
    meaning,
    lists: [
        |n| format!("Nye ({})", integer(n, Danish)),
        |n| format!("Ændrede ({})", integer(n, Danish)),
        |n| format!("Udgåede ({})", integer(n, Danish)),
    ],
    search: "Søg i listen efter nummer eller titel",
    found: |count| match count {
        1 => "1 nummer".to_owned(),
        n => format!("{} numre", integer(n, Danish)),
    },
    none: "Ingen numre her.",
    more: "Vis flere",
    before: |title| format!("Før: {title}"),
    ended: |day| format!("Udgået {day}"),
    successors: |numbers| format!("Afløst af {numbers}"),
    save: "Gem forskellene som CSV",
    csv_file_name: "kle-forskelle.csv",
    csv_head: [
        "forskel",
        "nummer",
        "titel i den indbyggede",
        "titel i den indlæste",
        "udgået",
        "afløst af",
    ],
    csv_names: ["ny", "ændret", "udgået"],

    facets: "Handlingsfacetter i udgaven",
    keep: "Husk udgaven i denne browser",
    keep_help: "Så gemmes filen med udgaven (navn og indhold) i denne browser og bruges igen, næste gang du åbner siden. De datafiler, du åbner, gemmes ikke. Fjern fluebenet for at slette den.",
    keep_failed: "Browseren ville ikke gemme filen. Udgaven bruges, til siden lukkes.",
    go_back: "Brug den indbyggede igen",
    go_back_to_none: "Fjern udgaven",

    details: "Mere om nummeret",
    details_of: |title| format!("Mere om {title}"),
    retention: |code| format!("Bevaring: {code}"),
    deletion: |code, days| match days {
        Some(days) => format!("Sletning: {code} ({} dage)", integer(days, Danish)),
        None => format!("Sletning: {code}"),
    },
    codes_help: "Koderne står, som de gør i filen. KL's vejledning siger, hvad de betyder.",
    laws: "Retskilder",
    former: "Tidligere nummer",
    successors_label: "Afløst af",
    created: |day| format!("Oprettet {day}"),
};

fn meaning(comparison: &EditionComparison) -> String {
    let EditionComparison {
        loaded,
        built_in: Some(built_in),
        new,
        changed,
        retired,
        ..
    } = comparison
    else {
        return "Siden har ingen KLE med at sammenligne med. Udgaven bruges, som den er."
            .to_owned();
    };
    let counts = match (new.len(), changed.len(), retired.len()) {
        (0, 0, 0) => "Udgaven har de samme numre og titler som den indbyggede.".to_owned(),
        (new, changed, retired) => format!(
            "Nye numre i forhold til den indbyggede: {}. Numre med en anden titel: {}. Udgåede numre: {}.",
            integer(new as u64, Danish),
            integer(changed as u64, Danish),
            integer(retired as u64, Danish),
        ),
    };
    let use_of_it = if loaded.is_complete {
        "Den bruges i stedet for den indbyggede: emner, den ikke har, regnes som udgået.".to_owned()
    } else {
        format!(
            "Filen er kun en del af KLE: {} af omkring {} emner. Den lægges oven på den indbyggede, og numre, der mangler i den, regnes ikke som udgået.",
            integer(loaded.subjects, Danish),
            integer(built_in.subjects, Danish),
        )
    };
    format!("{counts} {use_of_it}")
}
