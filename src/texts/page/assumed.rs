//! What was assumed about the file, and why.

use model::sniff::{DateOrder, DecimalSign, Encoding, Evidence};

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
    /// Heading of the choices.
    pub choose: &'static str,
    /// Leaves the question to the evidence again.
    pub automatic: &'static str,
    /// Marks the choice in force.
    pub current: &'static str,
    /// The row of column names, as a number field.
    pub header_row: &'static str,
    /// The file has no column names.
    pub no_header: &'static str,
    /// Uses what was typed.
    pub apply: &'static str,
    /// How many rows name the columns.
    pub header_count: &'static str,
    /// Another character between fields.
    pub other_delimiter: &'static str,
    /// Kind of file, said before its assumptions.
    pub sheet: fn(&str) -> String,
    /// The button of a chip, for screen readers: label and value.
    pub change: fn(label: &str, value: &str) -> String,
}
