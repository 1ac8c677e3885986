//! One column: its type, numbers and filter, in Danish.

use super::kinds;
use crate::format::integer;
use crate::page::column::ColumnTexts;
use model::column::ColumnType;
use model::message::Language::Danish;

/// One column: its type, numbers and filter.
pub static TEXTS: ColumnTexts = ColumnTexts {
    type_word: |column_type| match column_type {
        ColumnType::Integer => "heltal",
        ColumnType::Decimal => "decimaltal",
        ColumnType::Date => "dato",
        ColumnType::DateTime => "dato og tid",
        ColumnType::Time => "klokkeslæt",
        ColumnType::Boolean => "ja/nej",
        ColumnType::Text => "tekst",
    },
    type_icon: |column_type| match column_type {
        ColumnType::Integer => "12",
        ColumnType::Decimal => "1,2",
        ColumnType::Date => "dato",
        ColumnType::DateTime => "dato",
        ColumnType::Time => "kl.",
        ColumnType::Boolean => "j/n",
        ColumnType::Text => "Aa",
    },
    kind: kinds::kind,
    values: |n, exact| match (n, exact) {
        (1, true) => "1 værdi".to_owned(),
        (n, true) => format!("{} værdier", integer(n, Danish)),
        (n, false) => format!("ca. {} værdier", integer(n, Danish)),
    },
    panel: |name| format!("Kolonnen {name}"),
    letter: |letters| format!("Kolonne {letters}"),
    kind_label: "Indhold",
    filled: "Udfyldt",
    missing: "Tomme",
    distinct: "Forskellige",
    about: "ca.",
    min: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Mindste",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Tidligste",
        ColumnType::Boolean | ColumnType::Text => "Første",
    },
    max: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Største",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Seneste",
        ColumnType::Boolean | ColumnType::Text => "Sidste",
    },
    mean: "Gennemsnit",
    median: "Median",
    sum: "Sum",
    longest: "Længste tekst",
    characters: |n| match n {
        1 => "1 tegn".to_owned(),
        n => format!("{} tegn", integer(n, Danish)),
    },
    distribution: "Fordeling",
    of_seen: "De fyldte søjler er de viste rækker, de lyse er hele filen.",
    common: "Mest almindelige",
    common_help: "Klik på en værdi for kun at beholde den.",
    whole_file: "Tallene gælder hele filen.",
    all_different: "Alle værdier er forskellige.",
    filter: "Filtrér",
    contains: "Indeholder",
    from: "Fra",
    to: "Til og med",
    apply: "Filtrér",
    clear: "Fjern filteret",
    only_filled: "Kun udfyldte",
    only_missing: "Kun tomme",
    not_a_number: "Skriv et tal, fx 1.234,5.",
    not_a_date: "Skriv en dato, fx 21.11.2026.",
    not_a_time: "Skriv et klokkeslæt, fx 17.30.",
    waiting: "Tallene kommer, når hele filen er læst.",
};
