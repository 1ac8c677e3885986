//! The page without a file, in English.

use crate::page::start::StartTexts;

/// The page without a file.
pub static TEXTS: StartTexts = StartTexts {
    headline: "See what is in your data. Without sending it anywhere.",
    lead: "Drop a file of open data. Datalup reads it, suggests a subject in KLE (the classification of Danish municipalities) and shows it as a table and a chart.",
    privacy: "The file stays on your computer. This page cannot pass it on: the browser blocks that.",
    privacy_more: "See for yourself",
    drop_here: "Drop a file here",
    browse: "Choose file",
    paste: "Paste a table",
    formats: "CSV, Excel, OpenDocument, JSON, GeoJSON, Shapefile, PX, XML, zip and plain text · large files too",
    paste_title: "Paste a table",
    paste_label: "Copy cells from a spreadsheet or the text of a CSV file, and paste it here",
    paste_open: "Open the table",
    paste_empty: "The field is empty. Copy a table and paste it into the field.",
    paste_file_name: "pasted.csv",
    samples: "Or try an example",
    how: "How it works",
    how_steps: [
        (
            "Open.",
            "Datalup finds encoding, delimiter, column names, numbers and dates by itself. Everything can be changed.",
        ),
        (
            "Understand.",
            "See what each column holds and where the data belongs in KLE.",
        ),
        (
            "Explore.",
            "Sort, search, and click what you see to filter. Everything can be undone.",
        ),
        (
            "Take away.",
            "Save what you see as CSV, CSV for Excel, a chart or copied cells.",
        ),
    ],
    back_to: |file| format!("Back to {file}"),
};
