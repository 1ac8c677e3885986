//! What can be taken away, in Danish.

use crate::format::integer;
use crate::page::take::TakeTexts;
use model::message::Language::Danish;

/// What can be taken away.
pub static TEXTS: TakeTexts = TakeTexts {
    title: "Tag med",
    scope: |rows, columns| {
        format!(
            "Det, du ser nu: {} {} og {} {}.",
            integer(rows, Danish),
            if rows == 1 { "række" } else { "rækker" },
            integer(columns, Danish),
            if columns == 1 { "kolonne" } else { "kolonner" }
        )
    },
    csv: "CSV",
    csv_help: "Til andre programmer: UTF-8, komma, punktum i tal",
    signs: "CSV med tegn",
    signs_help: "Som CSV, men »..«, »-« og andre tegn står, hvor tallene mangler",
    excel: "CSV til Excel",
    excel_help: "Åbner rigtigt i dansk Excel: semikolon, komma i tal",
    copy: "Kopiér tabellen",
    copy_help: "Klar til at sætte ind i et regneark",
    svg: "Diagram som SVG",
    svg_help: "Kan forstørres uden tab",
    png: "Diagram som PNG",
    png_help: "Billede til tekst og præsentation",
    json: "Beskrivelse som JSON",
    json_help: "Kolonner, typer, fund og KLE til videre brug",
    making: "Filen bliver lavet …",
    saved: |name| format!("{name} er hentet."),
    copied: "Tabellen er kopieret.",
    chart_name: "diagram",
    dictionary: "Dataordbog …",
    dictionary_help: "hvad hver kolonne er: ret den, og gem den",
};
