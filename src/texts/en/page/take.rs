//! What can be taken away, in English.

use crate::format::integer;
use crate::page::take::TakeTexts;
use model::message::Language::English;

/// What can be taken away.
pub static TEXTS: TakeTexts = TakeTexts {
    title: "Take away",
    scope: |rows, columns| {
        format!(
            "What you see now: {} {} and {} {}.",
            integer(rows, English),
            if rows == 1 { "row" } else { "rows" },
            integer(columns, English),
            if columns == 1 { "column" } else { "columns" }
        )
    },
    csv: "CSV",
    csv_help: "For other programs: UTF-8, comma, point in numbers",
    signs: "CSV with signs",
    signs_help: "As CSV, but “..”, “-” and other signs stand where numbers are missing",
    excel: "CSV for Excel",
    excel_help: "Opens right in Danish Excel: semicolon, comma in numbers",
    copy: "Copy the table",
    copy_help: "Ready to paste into a spreadsheet",
    svg: "Chart as SVG",
    svg_help: "Can be enlarged without loss",
    png: "Chart as PNG",
    png_help: "A picture for texts and slides",
    json: "Description as JSON",
    json_help: "Columns, types, findings and KLE for further use",
    making: "The file is being made …",
    saved: |name| format!("{name} is saved."),
    copied: "The table is copied.",
    chart_name: "chart",
    dictionary: "Data dictionary …",
    dictionary_help: "what each column is: edit and save it",
};
