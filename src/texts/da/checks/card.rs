//! The card of what was found in a file, in Danish.

use crate::checks::card::CardTexts;
use model::finding::Severity;

/// The card of what was found in a file.
pub static TEXTS: CardTexts = CardTexts {
    question: "Kan filen bruges?",
    waiting: "Ser filen efter …",
    blocked: |count, first| match count {
        1 => format!("Ikke endnu: 1 ting skal rettes eller fjernes først: {first}."),
        n => format!("Ikke endnu: {n} ting skal rettes eller fjernes først. Begynd med: {first}."),
    },
    doubtful: |count, first| match count {
        1 => format!("Den kan læses, men 1 ting ser forkert ud: {first}."),
        n => format!("Den kan læses, men {n} ting ser forkerte ud. Begynd med: {first}."),
    },
    worth_knowing: |count| match count {
        1 => "Vi fandt ingen fejl i det, vi har tjekket, men 1 ting er værd at vide.".to_owned(),
        n => format!("Vi fandt ingen fejl i det, vi har tjekket, men {n} ting er værd at vide."),
    },
    nothing: "Vi fandt intet at rette i det, vi har tjekket.",
    only_kle: "Se KLE-numrene efter, før filen bruges. Ellers fandt vi intet at rette.",
    in_column: |name, column| format!("{name} i kolonnen »{column}«"),
    in_columns: |name, columns| format!("{name} i {columns} kolonner"),
    show: |count| match count {
        1 => "Se det ene fund".to_owned(),
        n => format!("Se de {n} fund"),
    },
    hide: "Skjul fund",
    only_checked: |count| format!("Vi har kun tjekket {count} ting"),
    sampled: "Kun de rækker, der er i tabellen, er set efter; filen har flere.",
    too_large: |names| format!("Tabellen er for stor til, at vi har ledt efter: {names}."),
    not_checked: "Vi har ikke ledt efter navne, adresser og oplysninger om enkeltpersoner i fri tekst. \
                  Det er derfor ikke et svar på, om filen må udgives.",
    title: "Fund i filen",
    again: "Filen læses igen. Det her er fra før.",
    severity: |severity| match severity {
        Severity::Info => "Værd at vide",
        Severity::Warning => "Sandsynlig fejl",
        Severity::Blocker => "Skal rettes",
    },
    only_rows: "Vis kun disse rækker",
    only_rows_of: |what| format!("Vis kun disse rækker: {what}"),
    column: |name| format!("Kolonnen »{name}«"),
    more_columns: |count| match count {
        1 => "1 kolonne mere".to_owned(),
        n => format!("{n} kolonner mere"),
    },
    more_infos: |count| match count {
        1 => "1 ting, der er værd at vide".to_owned(),
        n => format!("{n} ting, der er værd at vide"),
    },
    repairs: |count| match count {
        1 => "1 forslag til rettelse".to_owned(),
        n => format!("{n} forslag til rettelser"),
    },
    repair_heads: ["Står der", "Nok ment"],
};
