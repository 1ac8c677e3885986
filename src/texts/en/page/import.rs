//! The panel where the reading of a file is put right, in English.

use crate::format::integer;
use crate::page::import::ImportTexts;
use model::message::Language::English;

/// The panel where the reading of a file is put right.
pub static TEXTS: ImportTexts = ImportTexts {
    open: "Correct the reading",
    title: "How Datalup read the file",
    lead: "Put right what is wrong. The first rows show at once what the file looks like then.",
    signs: "Signs",
    rows: "Rows",
    values: "Numbers and dates",
    preview: "The first rows",
    preview_size: |rows, columns| {
        let rows = match rows {
            1 => "1 row".to_owned(),
            n => format!("{} rows", integer(n, English)),
        };
        let columns = match columns {
            1 => "1 column".to_owned(),
            n => format!("{} columns", integer(n, English)),
        };
        format!("{rows}, {columns}")
    },
    more_columns: |n| match n {
        1 => "There is 1 more column to the right.".to_owned(),
        n => format!(
            "There are {} more columns to the right.",
            integer(n, English)
        ),
    },
    row: "Row",
    as_text: "as text",
    as_text_of: |name| format!("Read {name} as text"),
    as_text_help: "Tick “as text” over codes that look like numbers, so that each value stays as it stands.",
    above: "Above the table:",
    below: "Below the table:",
    failed: "The file cannot be read like this.",
    apply: "Use",
    cancel: "Cancel",
    remember: "Remember the choices for files with the same columns",
    remember_help: "Your choices are then kept in this browser with a fingerprint of the column names. The file’s name and content are not kept.",
    forget: |n| match n {
        1 => "Forget the choices remembered for 1 kind of file".to_owned(),
        n => format!(
            "Forget the choices remembered for {} kinds of files",
            integer(n, English)
        ),
    },
    forgotten: "The remembered choices are erased.",
    remembered: "The file was read with the choices you asked to remember for files with the same columns. Undo the step to read it without them.",
    sheet: "Sheet",
    table: "Table",
    tables: "Tables of the file",
    hidden_table: "hidden in the file",
};
