//! A file that would not fit, in Danish.

use crate::format::integer;
use crate::page::memory::MemoryTexts;
use model::message::Language::Danish;

/// A file that would not fit.
pub static TEXTS: MemoryTexts = MemoryTexts {
    title: "Filen er for stor til at blive læst helt",
    foreseen: |need, room| {
        format!("Hele tabellen vil fylde omkring {need} i browseren. Der er plads til {room}.")
    },
    failed: "Læs mindre af filen",
    about_rows: |rows| format!("Filen har omtrent {} rækker.", integer(rows, Danish)),
    first_rows: "De første rækker",
    first_rows_help: "Tal, diagrammer og søgning gælder så kun dem.",
    row_count: "Antal rækker",
    read_rows: "Læs de første rækker",
    fewer_columns: "Færre kolonner",
    fewer_columns_help: "Alle rækker, men kun de kolonner, du vælger.",
    chosen: |columns, of, need| {
        format!(
            "{} af {} valgt, omkring {need}",
            integer(columns, Danish),
            integer(of, Danish)
        )
    },
    all_or_none: "Alle eller ingen",
    read_columns: "Læs de valgte kolonner",
    anyway: "Hele filen",
    anyway_help: "Måske er der plads alligevel. Går det galt, kan du vælge igen.",
    try_anyway: "Prøv alligevel",
};
