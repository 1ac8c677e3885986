//! The panel where the reading of a file is put right.

/// The panel where the reading of a file is put right.
#[derive(Debug)]
pub struct ImportTexts {
    /// The button that opens it.
    pub open: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Heading: encoding, delimiter, quotes.
    pub signs: &'static str,
    /// Heading: rows above, names, rows below.
    pub rows: &'static str,
    /// Heading: numbers and dates.
    pub values: &'static str,
    /// Heading of the first rows.
    pub preview: &'static str,
    /// How many of them, of how many columns.
    pub preview_size: fn(rows: u64, columns: u64) -> String,
    /// More columns than are shown.
    pub more_columns: fn(u64) -> String,
    /// Head of the column of row numbers.
    pub row: &'static str,
    /// Keeps a column as text: label beside a box.
    pub as_text: &'static str,
    /// The same for screen readers, with the column's name.
    pub as_text_of: fn(&str) -> String,
    /// What the boxes are for.
    pub as_text_help: &'static str,
    /// Before the lines set aside above the table.
    pub above: &'static str,
    /// Before the lines set aside below the table.
    pub below: &'static str,
    /// The rows cannot be read with these choices.
    pub failed: &'static str,
    /// Uses what was chosen.
    pub apply: &'static str,
    /// Leaves the file as it was.
    pub cancel: &'static str,
    /// Asks that the choices be remembered.
    pub remember: &'static str,
    /// What is kept then, and what is not.
    pub remember_help: &'static str,
    /// Erases what is remembered: for how many kinds of files.
    pub forget: fn(u64) -> String,
    /// It is erased.
    pub forgotten: &'static str,
    /// Remembered choices were used.
    pub remembered: &'static str,
    /// Label of the sheet that is read.
    pub sheet: &'static str,
    /// Label of the table that is read, where a file holds several.
    pub table: &'static str,
    /// Heading of the list of tables.
    pub tables: &'static str,
    /// A table the file hides.
    pub hidden_table: &'static str,
}
