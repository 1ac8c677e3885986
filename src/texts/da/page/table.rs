//! The table, in Danish.

use crate::format::integer;
use crate::page::table::TableTexts;
use model::column::ColumnType;
use model::message::Language::Danish;

/// The table.
pub static TEXTS: TableTexts = TableTexts {
    name: "Tabel",
    row: "Række",
    row_in_file: "Rækkens nummer i filen",
    missing: "tom",
    loading: "hentes",
    search: "Søg i alle kolonner",
    clear_search: "Ryd søgningen",
    count: |seen, of| {
        format!(
            "{} af {} rækker",
            integer(seen, Danish),
            integer(of, Danish)
        )
    },
    count_all: |n| match n {
        1 => "1 række".to_owned(),
        _ => format!("{} rækker", integer(n, Danish)),
    },
    count_first: |n| format!("De første {} rækker", integer(n, Danish)),
    count_so_far: |n| format!("{} rækker indtil nu", integer(n, Danish)),
    working: "Finder rækkerne …",
    nothing: "Ingen rækker passer.",
    nothing_help: "Tag et filter af, eller søg efter noget andet.",
    clear_all: "Ryd alle filtre",
    filters: "Aktive filtre",
    clear_filter: |what| format!("Fjern filteret: {what}"),
    sort_by: |name| format!("Sortér efter {name}"),
    menu: |name| format!("Menu for {name}"),
    sort_up: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Mindste først",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Tidligste først",
        ColumnType::Boolean => "Nej først",
        ColumnType::Text => "A til Å",
    },
    sort_down: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Største først",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Seneste først",
        ColumnType::Boolean => "Ja først",
        ColumnType::Text => "Å til A",
    },
    unsort: "Filens rækkefølge",
    filter: "Filtrér …",
    about: "Tal om kolonnen …",
    hide: "Skjul",
    pin: "Fastgør til venstre",
    unpin: "Løsn",
    as_text: "Læs som tekst",
    as_read: "Find selv typen",
    resize: |name| format!("Bredde af {name}"),
    pixels: |n| format!("{n} billedpunkter"),
    distribution: |name| format!("Fordeling af {name}"),
    bar: |values, rows, of| {
        let rows_text = match rows {
            1 => "1 række".to_owned(),
            n => format!("{} rækker", integer(n, Danish)),
        };
        match of {
            Some(of) if of != rows => format!(
                "{values}: {} af {} rækker",
                integer(rows, Danish),
                integer(of, Danish)
            ),
            _ => format!("{values}: {rows_text}"),
        }
    },
    others: "andre værdier",
    keep: |value| format!("Behold kun {value}"),
    drop: |value| format!("Fjern {value}"),
    keep_missing: "Behold kun tomme",
    drop_missing: "Fjern tomme",
    copy: "Kopiér",
    whole: "Vis hele teksten",
    copied: |n| match n {
        1 => "1 celle er kopieret.".to_owned(),
        n => format!("{} celler er kopieret.", integer(n, Danish)),
    },
    too_many: |most| {
        format!(
            "Du har markeret for meget til at kopiere på én gang (højst {} celler). Brug »Tag med« i stedet.",
            integer(most, Danish)
        )
    },
    copy_refused: "Browseren tillod ikke at kopiere. Prøv igen, eller brug »Tag med«.",
    cell_menu: "Hvad vil du med værdien?",
    keys: "Piletaster flytter mellem celler, Enter viser, hvad du kan gøre, Ctrl+C kopierer.",
    columns: |hidden| match hidden {
        0 => "Kolonner".to_owned(),
        n => format!("Kolonner ({} skjult)", integer(n, Danish)),
    },
    steps: |n| match n {
        0 => "Trin".to_owned(),
        n => format!("Trin ({})", integer(n, Danish)),
    },
    range: |from, to, included| {
        if from == to {
            from.to_owned()
        } else if included {
            format!("fra {from} til og med {to}")
        } else {
            format!("fra {from} til under {to}")
        }
    },
    printed: "Udskriften viser kun de rækker, der var på skærmen.",
};
