//! A file that would not fit: what it would take, and what can be done instead.

/// A file that would not fit.
#[derive(Debug)]
pub struct MemoryTexts {
    /// Heading, before it is tried.
    pub title: &'static str,
    /// What it would take, and what there is.
    pub foreseen: fn(need: &str, room: &str) -> String,
    /// Heading, after it failed.
    pub failed: &'static str,
    /// How many rows there are, about.
    pub about_rows: fn(u64) -> String,
    /// Heading: the first rows.
    pub first_rows: &'static str,
    /// What that means for numbers and charts.
    pub first_rows_help: &'static str,
    /// Label of the number of rows.
    pub row_count: &'static str,
    /// Reads the first rows.
    pub read_rows: &'static str,
    /// Heading: fewer columns.
    pub fewer_columns: &'static str,
    /// What that means.
    pub fewer_columns_help: &'static str,
    /// How many columns are chosen, and what they take.
    pub chosen: fn(columns: u64, of: u64, need: &str) -> String,
    /// Takes all columns, or none.
    pub all_or_none: &'static str,
    /// Reads the chosen columns.
    pub read_columns: &'static str,
    /// Heading: as it is.
    pub anyway: &'static str,
    /// What may happen.
    pub anyway_help: &'static str,
    /// Tries it.
    pub try_anyway: &'static str,
}
