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
    profile: "Numbers about the whole file, a part of it in the table",
    profile_help: "Every row is read and counted in the numbers about the columns. Table, search and chart get the rows you choose. The file is read twice.",
    random: "Random rows from the whole file",
    first: "The first rows",
    which: "Rows in the table",
    read_profile: "Read the whole file",
    sampled: |all, rows, random| {
        let all = integer(all, English);
        let rows = integer(rows, English);
        match random {
            true => format!("Profile of all {all} rows; the table shows {rows} random ones."),
            false => format!("Profile of all {all} rows; the table shows the first {rows}."),
        }
    },
    chart_sampled: |all, rows| {
        format!(
            "The chart is of the table's {} rows, not of all {}.",
            integer(rows, English),
            integer(all, English)
        )
    },
    count_sampled: |shown, rows, all| {
        let (own, all) = (integer(rows, English), integer(all, English));
        match shown == rows {
            true => format!("{own} of the file's {all} rows"),
            false => format!(
                "{} of {own} rows (the file has {all})",
                integer(shown, English)
            ),
        }
    },
    first_rows: "Only the first rows",
    first_rows_help: "The quickest. All numbers, the chart and search then cover only those.",
    row_count: "Number of rows",
    read_rows: "Read the first rows",
    fewer_columns: "Fewer columns",
    fewer_columns_help: "All rows, but only the columns you choose.",
    chosen: |columns, of, need, room| {
        format!(
            "{} of {} chosen: about {need} of {room}",
            integer(columns, English),
            integer(of, English)
        )
    },
    too_many: "There is no room for that. Leave out more.",
    all_or_none: "All or none",
    read_columns: "Read the chosen columns",
    anyway: "The whole file",
    anyway_help: "There may be room after all. If it fails, you can choose again.",
    try_anyway: "Try anyway",
};
