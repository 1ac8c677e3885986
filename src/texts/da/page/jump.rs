//! Going to a row of the file in the table, in Danish.

use crate::page::jump::JumpTexts;

/// Going to a row of the file in the table.
pub static TEXTS: JumpTexts = JumpTexts {
    rows: "Rækker i filen:",
    go_to: |row| format!("{row}: gå til rækken i tabellen"),
    first_rows: |rows| match rows {
        1 => "Den første er vist.",
        _ => "De første er vist.",
    },
    arrived: |row, column| format!("Række {row}, kolonnen {column}."),
    row_hidden: |row| format!("Række {row} vises ikke, fordi der er søgt eller filtreret."),
    column_hidden: |column| format!("Kolonnen »{column}« er skjult."),
    absent: |row| format!("Række {row} er ikke blandt de rækker, der er i tabellen."),
    lift: "Vis den, og gå dertil",
    stay: "Bliv her",
};
