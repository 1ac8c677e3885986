//! Deciding what a dataset is about, in Danish.

use crate::format::integer;
use crate::page::decide::DecideTexts;
use model::message::Language::Danish;

/// Deciding what a dataset is about.
pub static TEXTS: DecideTexts = DecideTexts {
    use_it: "Brug",
    use_named: |title| format!("Brug {title}"),
    choose: "Vælg selv",
    change: "Ret valget",
    take_back: "Brug forslagene igen",
    decided: "Valgt af dig",
    suggested: "Datalups forslag",
    learned: "Valgt før for lignende data",
    title: "Hvad handler data om?",
    lead: "Find emnet med dine egne ord, eller gå ned gennem KLE. Dit valg bliver et trin, der kan fortrydes, og følger med, når du gemmer.",
    search: "Søg efter et emne",
    example: "Fx hundeskov, skolevej eller 05.09",
    nothing: |text| {
        format!(
            "Intet emne passer på »{text}«. Prøv et andet ord, eller gå ned gennem KLE nedenfor."
        )
    },
    found: |count| match count {
        1 => "1 emne".to_owned(),
        n => format!("{} emner", integer(n, Danish)),
    },
    all: "Hele KLE",
    path: "Vejen hertil",
    go_below: |title, count| format!("Vis {} under {title}", integer(count, Danish)),
    because: "fordi du skrev",
    under: |title| format!("under {title}"),
    chosen: "Dit valg",
    none_chosen: "Vælg et emne på listen.",
    why: "Hvorfor? (kan udelades)",
    why_help: "Begrundelsen står i listen over trin og i det, du gemmer som JSON.",
    remember: "Husk valget til lignende data",
    remember_help: "Så gemmes nummeret, din begrundelse og ordene i filens navn og kolonnenavne i denne browser. Værdierne gemmes ikke.",
    apply: "Brug emnet",
    cancel: "Fortryd",
    kept: |count| match count {
        0 => "Ingen huskede valg".to_owned(),
        1 => "1 husket valg".to_owned(),
        n => format!("{} huskede valg", integer(n, Danish)),
    },
    kept_words: |words| format!("kendes på: {}", words.join(", ")),
    kept_help: "Gem dem som en fil, så kolleger kan hente dem, eller slet dem her.",
    save: "Gem som fil",
    file_name: "datalup-kle-valg",
    load: "Hent fra fil",
    loaded: |count| match count {
        0 => "Alle valg i filen er her allerede.".to_owned(),
        1 => "1 valg er hentet.".to_owned(),
        n => format!("{} valg er hentet.", integer(n, Danish)),
    },
    not_loaded: "Filen rummer ingen valg. Vælg en fil, der er gemt her fra.",
    forget: "Glem",
    forget_named: |title| format!("Glem valget af {title}"),
    forget_all: "Slet alle",
    forgotten: "De huskede valg er slettet.",
};
