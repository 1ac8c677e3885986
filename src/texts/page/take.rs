//! What can be taken away.

/// What can be taken away.
#[derive(Debug)]
pub struct TakeTexts {
    /// The button.
    pub title: &'static str,
    /// What is taken: rows and columns seen.
    pub scope: fn(rows: u64, columns: u64) -> String,
    /// CSV.
    pub csv: &'static str,
    /// What it is good for.
    pub csv_help: &'static str,
    /// CSV that keeps signs in place of numbers.
    pub signs: &'static str,
    /// What it is good for.
    pub signs_help: &'static str,
    /// CSV for Excel.
    pub excel: &'static str,
    /// What it is good for.
    pub excel_help: &'static str,
    /// To the clipboard.
    pub copy: &'static str,
    /// What it is good for.
    pub copy_help: &'static str,
    /// The chart as SVG.
    pub svg: &'static str,
    /// What it is good for.
    pub svg_help: &'static str,
    /// The chart as PNG.
    pub png: &'static str,
    /// What it is good for.
    pub png_help: &'static str,
    /// What was found, as JSON.
    pub json: &'static str,
    /// What it is good for.
    pub json_help: &'static str,
    /// It is being made.
    pub making: &'static str,
    /// It was saved under this name.
    pub saved: fn(&str) -> String,
    /// It is in the clipboard.
    pub copied: &'static str,
    /// Ending of the name of a chart's picture.
    pub chart_name: &'static str,
    /// The data dictionary.
    pub dictionary: &'static str,
    /// What it holds.
    pub dictionary_help: &'static str,
}
