//! A column of texts classified line by line, in Danish.

use crate::format::integer;
use crate::page::lines::LinesTexts;
use model::message::Language::Danish;

/// A column of texts classified line by line.
pub static TEXTS: LinesTexts = LinesTexts {
    find: "Find KLE for hver række",
    find_help: "Datalup læser teksten i hver række og foreslår et KLE-emne ud fra ordene.",
    title: "Find KLE for hver række",
    lead: |column| format!("Teksten i kolonnen {column} læses række for række."),
    honest: "Det er forslag ud fra ordene i teksten, ikke en journalisering. Læs dem efter, før du bruger dem. Intet sendes nogen steder.",
    columns: ["KLE-nummer", "KLE-titel", "KLE-score", "KLE-ord"],
    by_memory_word: "dit tidligere valg",
    which: "Hvilke forslag skal med?",
    only_confident: "Kun de sikre",
    all_from: "Også usikre, med en score på mindst",
    threshold: "Mindste score i procent",
    by_memory: |count| match count {
        1 => "Brug det valg, jeg har bedt om at få husket".to_owned(),
        n => format!(
            "Brug de {} valg, jeg har bedt om at få husket",
            integer(n, Danish)
        ),
    },
    by_memory_help: "Et husket valg gælder for en række, når teksten rummer alle valgets ord.",
    preview: "Sådan bliver de første rækker",
    preview_count: |kept, of| {
        format!(
            "{} af de første {} forskellige tekster får et forslag.",
            integer(kept, Danish),
            integer(of, Danish)
        )
    },
    preview_waiting: "Prøver de første rækker …",
    preview_empty: "De første rækker har ingen tekst i kolonnen.",
    none: "Intet forslag",
    left_out: "kommer ikke med",
    unsure: "usikkert",
    score: |percent| format!("score {percent}\u{a0}%"),
    because: "fordi der står",
    your_choice: "dit tidligere valg",
    apply: |rows| match rows {
        1 => "Find for 1 række".to_owned(),
        n => format!("Find for alle {} rækker", integer(n, Danish)),
    },
    cancel: "Fortryd",
    running: |column| format!("Finder KLE ud fra {column}"),
    so_far: |done, of| {
        format!(
            "{} af {} rækker",
            integer(done, Danish),
            integer(of, Danish)
        )
    },
    stop: "Stop",
    stopped: "Stoppet. Tabellen er, som den var.",
    done: |matched, rows| {
        format!(
            "{} af {} rækker fik et forslag.",
            integer(matched, Danish),
            integer(rows, Danish)
        )
    },
    result: |column| format!("KLE for hver række ud fra {column}"),
    sure: |confident| match confident {
        1 => "1 er sikkert.".to_owned(),
        n => format!("{} er sikre.", integer(n, Danish)),
    },
    from_memory: |rows| match rows {
        1 => "1 følger et tidligere valg af dig.".to_owned(),
        n => format!("{} følger dine tidligere valg.", integer(n, Danish)),
    },
    new_columns: |names| format!("Forslagene står i de nye kolonner {}.", listed(names)),
    mains: "Rækker efter hovedgruppe",
    mains_help: "Klik på en hovedgruppe for kun at se dens rækker.",
    without: "Uden forslag",
    main: |title, rows| match rows {
        1 => format!("{title}: 1 række"),
        n => format!("{title}: {} rækker", integer(n, Danish)),
    },
    change: "Ret",
    why: "Hvorfor dette KLE-forslag?",
    why_title: "Hvorfor dette forslag?",
    why_nothing: "Ingen ord i teksten peger på et kommunalt emne.",
    too_little: "Teksten er for kort til at være sikker på.",
    thin_margin: "Et andet emne passer næsten lige så godt.",
    no_task: "Måske er det slet ikke en kommunal opgave.",
    also: "Det peger ordene på",
    correct: "Vælg et andet emne for tekster som denne",
    correct_help: "Find emnet, og skriv de ord, der kendetegner teksterne. Så bruges dit valg i alle rækker, der rummer dem.",
    correct_words: "Når teksten rummer alle disse ord",
    correct_kept: "Ordene og emnet gemmes i denne browser og kan slettes igen under »Hvad handler data om?«. Skriv ikke navne på personer.",
    correct_apply: "Husk valget, og find igen",
    correct_no_words: "Skriv mindst ét ord på tre bogstaver eller flere.",
    corrected: "Valget er husket i denne browser.",
};

/// Names in a row: a, b og c.
fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} og {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
