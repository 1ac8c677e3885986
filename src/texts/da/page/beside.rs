//! Borders and inhabitants that the map of a file takes from other files, in Danish.

use crate::format::integer;
use crate::page::beside::BesideTexts;
use crate::problems::listed;
use model::message::Language::Danish;

/// Borders and inhabitants that the map of a file takes from other files.
pub static TEXTS: BesideTexts = BesideTexts {
    title: "Grænser og indbyggere fra andre filer",
    borders: "Grænser",
    built_in: "Datalups egne",
    no_borders: "Ingen",
    property: "Områdernes navn i den fil",
    people: "Indbyggertal",
    no_people: "Ingen fil",
    choose: "Brug en anden fil …",
    help: "Filen kan have områder (GeoJSON, Shapefile eller GML) eller tælle indbyggere i kommunerne (fx FOLK1A fra Danmarks Statistik). Den bliver på din computer.",
    areas_title: "Tæl i områder fra en anden fil",
    areas_from: "Områder fra",
    areas_help: "Filen skal have flader: sogne, skoledistrikter eller egne områder (GeoJSON, Shapefile eller GML). Hver række tælles, hvor den ligger. Filen bliver på din computer.",
    missing_areas: |file| {
        format!(
            "Stederne skal tælles i områderne i {file}, men den fil er ikke her. Indtil da vises stederne selv. Slip filen på siden, eller vælg den her."
        )
    },
    reading: |file| format!("Læser {file} …"),
    neither: |file| {
        format!("{file} har hverken områder eller en kolonne, der tæller indbyggere i kommuner.")
    },
    no_areas: |file| format!("{file} har ingen områder (flader) at tegne et kort med."),
    no_inhabitants: |file| {
        format!(
            "{file} har ikke både en kolonne med kommuner og en, der tæller indbyggere (»folketal«, »indbyggere«, eller INDHOLD i FOLK1A)."
        )
    },
    unreadable: |file, why| format!("{file} kunne ikke læses: {why}"),
    no_match: |file, properties| match properties {
        [] => format!(
            "Områderne i {file} har hverken navn eller kode, så tabellen kan ikke kobles til dem."
        ),
        some => format!(
            "Ingen kolonne i tabellen nævner områderne i {file}. De har {}.",
            listed(
                some,
                |name| format!("»{name}«"),
                |more| format!(" og {more} til")
            )
        ),
    },
    joined: |column, joined| {
        let number = |n: u64| integer(n, Danish);
        let found = match joined.values.saturating_sub(joined.met) {
            0 => format!(
                "Alle {} værdier er et område i filen",
                number(joined.values)
            ),
            1 => format!(
                "{} af {} værdier er et område i filen; 1 værdi er ikke",
                number(joined.met),
                number(joined.values)
            ),
            missed => format!(
                "{} af {} værdier er et område i filen; {} er ikke",
                number(joined.met),
                number(joined.values),
                number(missed)
            ),
        };
        let without = match joined.areas.saturating_sub(joined.areas_met) {
            0 => "alle filens områder er nævnt".to_owned(),
            1 => format!("1 af filens {} områder er ikke nævnt", number(joined.areas)),
            n => format!(
                "{} af filens {} områder er ikke nævnt",
                number(n),
                number(joined.areas)
            ),
        };
        format!(
            "Kolonnen {column} er koblet til filens {}. {found}, og {without}.",
            joined.property
        )
    },
    passed_over: |rows| match rows {
        1 => "1 række i filen har ingen flade og er ikke med.".to_owned(),
        n => format!(
            "{} rækker i filen har ingen flade og er ikke med.",
            integer(n, Danish)
        ),
    },
    missing_borders: |file| {
        format!(
            "Kortet skal tegnes med grænserne i {file}, men den fil er ikke her. Slip den på siden, eller vælg den her."
        )
    },
    missing_people: |file| {
        format!(
            "Indbyggertallet skal komme fra {file}, men den fil er ikke her. Slip den på siden, eller vælg den her."
        )
    },
    question: |file, table| format!("Skal {file} være grænser på kortet over {table}?"),
    question_help: "Filen har områder. Som grænser bliver de koblet til den kolonne, der nævner dem, eller tabellens steder bliver talt i dem. Din tabel bliver stående. Filen bliver på din computer.",
    use_it: "Brug som grænser",
    as_table: "Åbn som tabel",
    cancel: "Fortryd",
};
