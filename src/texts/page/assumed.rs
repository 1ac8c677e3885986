//! What was assumed about the file, and why.

use model::sniff::{DateOrder, DecimalSign, Encoding, Evidence, Layout};

/// What was assumed about the file, and why.
#[derive(Debug)]
pub struct AssumedTexts {
    /// Name of the list of assumptions.
    pub list: &'static str,
    /// Label: encoding.
    pub encoding: &'static str,
    /// Label: delimiter.
    pub delimiter: &'static str,
    /// Label: rows above the column names.
    pub preamble: &'static str,
    /// Label: column names.
    pub header: &'static str,
    /// Label: decimal sign.
    pub decimal: &'static str,
    /// Label: date order.
    pub date: &'static str,
    /// Name of an encoding.
    pub encoding_name: fn(Encoding) -> &'static str,
    /// Name of a delimiter.
    pub delimiter_name: fn(char) -> String,
    /// Example that names a decimal sign.
    pub decimal_name: fn(DecimalSign) -> &'static str,
    /// Example that names a date order.
    pub date_name: fn(DateOrder) -> &'static str,
    /// Which row names the columns: the number of its first row and how many rows; none when there are no
    /// names.
    pub header_name: fn(first_row: u32, rows: u32) -> String,
    /// The file has none of these (no decimals, no dates).
    pub none: &'static str,
    /// Why something was assumed.
    pub evidence: fn(Evidence) -> String,
    /// Label: the sign around fields.
    pub quote: &'static str,
    /// Name of a sign around fields, or of none.
    pub quote_name: fn(Option<char>) -> String,
    /// Label: how that sign is written inside a field.
    pub escape: &'static str,
    /// How it is written: with a backslash before it, or twice.
    pub escape_name: fn(backslash: bool) -> &'static str,
    /// Why that was assumed.
    pub escape_reason: fn(backslash: bool) -> &'static str,
    /// Label: rows below the table.
    pub footer: &'static str,
    /// Why so many were set aside.
    pub footer_reason: fn(rows: u32) -> &'static str,
    /// A number of rows, none among them.
    pub row_count: fn(u32) -> String,
    /// Label: how rows make up the table.
    pub layout: &'static str,
    /// Name of a layout.
    pub layout_name: fn(Layout) -> &'static str,
    /// Label: what a dash among numbers means.
    pub dash: &'static str,
    /// What it means: nil, or that a value is missing.
    pub dash_name: fn(nil: bool) -> &'static str,
    /// Leaves the question to the evidence again.
    pub automatic: &'static str,
    /// The same, when that gives what is seen.
    pub automatic_now: fn(&str) -> String,
    /// Another character between fields.
    pub other_delimiter: &'static str,
    /// The button of a chip, for screen readers: label and value.
    pub change: fn(label: &str, value: &str) -> String,
}
