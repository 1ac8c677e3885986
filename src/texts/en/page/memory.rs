//! A file that would not fit, in English.

use crate::format::integer;
use crate::page::memory::MemoryTexts;
use model::message::Language::English;

/// A file that would not fit.
pub static TEXTS: MemoryTexts = MemoryTexts {
    title: "The file is too large to be read whole",
    foreseen: |need, room| {
        format!("The whole table will take about {need} in the browser. There is room for {room}.")
    },
    failed: "Read less of the file",
    about_rows: |rows| format!("The file has about {} rows.", integer(rows, English)),
    first_rows: "The first rows",
    first_rows_help: "Numbers, charts and search then cover only those.",
    row_count: "Number of rows",
    read_rows: "Read the first rows",
    fewer_columns: "Fewer columns",
    fewer_columns_help: "All rows, but only the columns you choose.",
    chosen: |columns, of, need| {
        format!(
            "{} of {} chosen, about {need}",
            integer(columns, English),
            integer(of, English)
        )
    },
    all_or_none: "All or none",
    read_columns: "Read the chosen columns",
    anyway: "The whole file",
    anyway_help: "There may be room after all. If it fails, you can choose again.",
    try_anyway: "Try anyway",
};
