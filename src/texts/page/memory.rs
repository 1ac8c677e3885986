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
    /// Heading: all rows in the profile, some in the table.
    pub profile: &'static str,
    /// What that means.
    pub profile_help: &'static str,
    /// Rows drawn from the whole file.
    pub random: &'static str,
    /// The first rows.
    pub first: &'static str,
    /// Name of the choice between them.
    pub which: &'static str,
    /// Reads the file so.
    pub read_profile: &'static str,
    /// What a table holds of its file, always in sight: all rows, those of the table, and whether these were
    /// drawn.
    pub sampled: fn(all: u64, rows: u64, random: bool) -> String,
    /// The chart is of the rows of the table alone.
    pub chart_sampled: fn(all: u64, rows: u64) -> String,
    /// How many rows the table shows of those it holds, and of how many in the file.
    pub count_sampled: fn(shown: u64, rows: u64, all: u64) -> String,
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
    /// How many columns are chosen, what they take, and what there is.
    pub chosen: fn(columns: u64, of: u64, need: &str, room: &str) -> String,
    /// The chosen columns do not fit.
    pub too_many: &'static str,
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
