//! What is said of two editions of a file.

use model::comparison::{ColumnComparison, Comparison, Edition, Key, RowFate, Writing};

/// What is said of two editions of a file.
#[derive(Debug)]
pub struct CompareTexts {
    /// What differs, in one sentence.
    pub summary: fn(&Comparison) -> String,
    /// What must be known to understand that: only some rows, one value in each file, nothing in common.
    pub remarks: fn(&Comparison) -> Vec<String>,
    /// By what rows belong together, and why.
    pub key: fn(&Key) -> String,
    /// What became of the column itself, one sentence for each; none when nothing did.
    pub column: fn(&ColumnComparison) -> Vec<String>,
    /// What is only written otherwise.
    pub writing: fn(&Writing) -> String,
    /// Before all of those.
    pub written_otherwise: &'static str,
    /// Heading: columns that came, went or are another than before.
    pub columns: &'static str,
    /// Heading: values that changed, by column.
    pub values: &'static str,
    /// Headings of that table: column, changed, filled in, emptied, missing, different, from, median, to.
    pub value_headings: [&'static str; 9],
    /// From before to after.
    pub from_to: fn(before: &str, after: &str) -> String,
    /// Common values with other counts than before: (value, before, after) each.
    pub shifts: fn(&[(String, u64, u64)]) -> String,
    /// Heading of rows of a fate.
    pub rows: fn(RowFate) -> &'static str,
    /// How many of them are shown of how many.
    pub shown: fn(shown: u64, of: u64) -> String,
    /// The place of a row in both files.
    pub place: fn(old_row: Option<u64>, new_row: Option<u64>) -> String,
    /// In place of a value that is missing.
    pub missing: &'static str,
    /// Headings of what is taken away: row before, row now, column, before, after.
    pub csv: [&'static str; 5],
    /// The end of the name of a file of such rows.
    pub file: fn(RowFate) -> &'static str,
    /// A part of an edition is all that was compared.
    pub partial: fn(&Edition) -> String,
    /// The part of the page.
    pub page: &'static ComparePageTexts,
}

/// What the page says around it.
#[derive(Debug)]
pub struct ComparePageTexts {
    /// Heading.
    pub title: &'static str,
    /// Below it.
    pub lead: &'static str,
    /// The button that chooses the other file.
    pub choose: &'static str,
    /// Another one in its place.
    pub choose_other: &'static str,
    /// Where the other file is dropped.
    pub drop: &'static str,
    /// The other file is read.
    pub reading: fn(name: &str) -> String,
    /// The editions are compared.
    pub comparing: &'static str,
    /// The other file is no table, with why.
    pub refused: fn(name: &str, why: &str) -> String,
    /// Which is which.
    pub order: fn(old: &str, new: &str) -> String,
    /// The button that turns them round.
    pub turn: &'static str,
    /// The button that ends comparing.
    pub end: &'static str,
    /// Label: the columns of the key.
    pub key: &'static str,
    /// The button that opens the choice of the key.
    pub choose_key: &'static str,
    /// The key is found.
    pub key_found: &'static str,
    /// The key is chosen.
    pub key_chosen: &'static str,
    /// Whole rows.
    pub key_none: &'static str,
    /// Label: one of the files that are open.
    pub open_files: &'static str,
    /// All changed columns.
    pub all_columns: &'static str,
    /// Label: rows in which this column changed.
    pub only_column: &'static str,
    /// Goes to the row in the open file.
    pub go: fn(row: u64) -> String,
    /// More rows.
    pub more: &'static str,
    /// Saves the rows.
    pub save: fn(RowFate) -> &'static str,
    /// Saved for Excel.
    pub for_excel: &'static str,
    /// What is said of a marked cell: its value in the other edition.
    pub mark_before: fn(value: &str) -> String,
    /// The same when the open file is the older.
    pub mark_after: fn(value: &str) -> String,
    /// The other file was closed by its end.
    pub lost: &'static str,
    /// The open file is still being read.
    pub wait: &'static str,
}
