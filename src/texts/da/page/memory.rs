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
    profile: "Tal om hele filen, et udsnit i tabellen",
    profile_help: "Alle rækker læses og tælles med i tallene om kolonnerne. Tabel, søgning og diagram får de rækker, du vælger. Filen læses to gange.",
    random: "Tilfældige rækker fra hele filen",
    first: "De første rækker",
    which: "Rækker i tabellen",
    read_profile: "Læs hele filen",
    sampled: |all, rows, random| {
        let all = integer(all, Danish);
        let rows = integer(rows, Danish);
        match random {
            true => format!("Profil over alle {all} rækker; tabellen viser {rows} tilfældige."),
            false => format!("Profil over alle {all} rækker; tabellen viser de første {rows}."),
        }
    },
    chart_sampled: |all, rows| {
        format!(
            "Diagrammet gælder tabellens {} rækker, ikke alle {}.",
            integer(rows, Danish),
            integer(all, Danish)
        )
    },
    count_sampled: |shown, rows, all| {
        let (own, all) = (integer(rows, Danish), integer(all, Danish));
        match shown == rows {
            true => format!("{own} af filens {all} rækker"),
            false => format!(
                "{} af {own} rækker (filen har {all})",
                integer(shown, Danish)
            ),
        }
    },
    first_rows: "Kun de første rækker",
    first_rows_help: "Hurtigst. Alle tal, diagram og søgning gælder så kun dem.",
    row_count: "Antal rækker",
    read_rows: "Læs de første rækker",
    fewer_columns: "Færre kolonner",
    fewer_columns_help: "Alle rækker, men kun de kolonner, du vælger.",
    chosen: |columns, of, need, room| {
        format!(
            "{} af {} valgt: omkring {need} af {room}",
            integer(columns, Danish),
            integer(of, Danish)
        )
    },
    too_many: "Det er der ikke plads til. Fravælg flere.",
    all_or_none: "Alle eller ingen",
    read_columns: "Læs de valgte kolonner",
    anyway: "Hele filen",
    anyway_help: "Måske er der plads alligevel. Går det galt, kan du vælge igen.",
    try_anyway: "Prøv alligevel",
};
