//! Going to a row of the file in the table.

/// Going to a row of the file in the table.
#[derive(Debug)]
pub struct JumpTexts {
    /// Before rows to go to.
    pub rows: &'static str,
    /// Goes to a row, for screen readers; begins with the number as it is shown.
    pub go_to: fn(row: &str) -> String,
    /// Only so many rows are told, the first.
    pub first_rows: fn(usize) -> &'static str,
    /// Told when the cell is reached.
    pub arrived: fn(row: &str, column: &str) -> String,
    /// Search or filters hide the row.
    pub row_hidden: fn(row: &str) -> String,
    /// The column is not shown.
    pub column_hidden: fn(column: &str) -> String,
    /// The table holds only some rows of the file, and not this one.
    pub absent: fn(row: &str) -> String,
    /// Takes off whatever hides the cell and goes there.
    pub lift: &'static str,
    /// Leaves it.
    pub stay: &'static str,
}
