//! Going to a row of the file in the table, in English.

use crate::page::jump::JumpTexts;

/// Going to a row of the file in the table.
pub static TEXTS: JumpTexts = JumpTexts {
    rows: "Rows of the file:",
    go_to: |row| format!("{row}: go to the row in the table"),
    first_rows: |rows| match rows {
        1 => "The first is shown.",
        _ => "The first are shown.",
    },
    arrived: |row, column| format!("Row {row}, column {column}."),
    row_hidden: |row| format!("Row {row} is not shown because of a search or a filter."),
    column_hidden: |column| format!("The column “{column}” is hidden."),
    absent: |row| format!("Row {row} is not among the rows in the table."),
    lift: "Show it and go there",
    stay: "Stay here",
};
