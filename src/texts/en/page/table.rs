//! The table, in English.

use crate::format::integer;
use crate::page::table::TableTexts;
use model::column::ColumnType;
use model::message::Language::English;

/// The table.
pub static TEXTS: TableTexts = TableTexts {
    name: "Table",
    row: "Row",
    row_in_file: "The row's number in the file",
    missing: "empty",
    loading: "loading",
    search: "Search all columns",
    clear_search: "Clear the search",
    count: |seen, of| {
        format!(
            "{} of {} rows",
            integer(seen, English),
            integer(of, English)
        )
    },
    count_all: |n| match n {
        1 => "1 row".to_owned(),
        _ => format!("{} rows", integer(n, English)),
    },
    count_first: |n| format!("The first {} rows", integer(n, English)),
    count_so_far: |n| format!("{} rows so far", integer(n, English)),
    working: "Finding the rows …",
    nothing: "No rows match.",
    nothing_help: "Take a filter off, or search for something else.",
    clear_all: "Clear all filters",
    filters: "Active filters",
    clear_filter: |what| format!("Remove the filter: {what}"),
    sort_by: |name| format!("Sort by {name}"),
    menu: |name| format!("Menu for {name}"),
    sort_up: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Smallest first",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Earliest first",
        ColumnType::Boolean => "No first",
        ColumnType::Text => "A to Å",
    },
    sort_down: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Largest first",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Latest first",
        ColumnType::Boolean => "Yes first",
        ColumnType::Text => "Å to A",
    },
    unsort: "Order of the file",
    filter: "Filter …",
    about: "About the column …",
    hide: "Hide",
    pin: "Pin to the left",
    unpin: "Unpin",
    as_text: "Read as text",
    as_read: "Find the type again",
    resize: |name| format!("Width of {name}"),
    pixels: |n| format!("{n} pixels"),
    distribution: |name| format!("Distribution of {name}"),
    bar: |values, rows, of| {
        let rows_text = match rows {
            1 => "1 row".to_owned(),
            n => format!("{} rows", integer(n, English)),
        };
        match of {
            Some(of) if of != rows => format!(
                "{values}: {} of {} rows",
                integer(rows, English),
                integer(of, English)
            ),
            _ => format!("{values}: {rows_text}"),
        }
    },
    others: "other values",
    keep: |value| format!("Keep only {value}"),
    drop: |value| format!("Remove {value}"),
    keep_missing: "Keep only empty",
    drop_missing: "Remove empty",
    copy: "Copy",
    whole: "Show the whole text",
    copied: |n| match n {
        1 => "1 cell is copied.".to_owned(),
        n => format!("{} cells are copied.", integer(n, English)),
    },
    too_many: |most| {
        format!(
            "You have marked too much to copy at once (at most {} cells). Use “Take away” instead.",
            integer(most, English)
        )
    },
    copy_refused: "The browser did not allow copying. Try again, or use “Take away”.",
    cell_menu: "What do you want with the value?",
    keys: "Arrow keys move between cells, Enter shows what you can do, Ctrl+C copies.",
    columns: |hidden| match hidden {
        0 => "Columns".to_owned(),
        n => format!("Columns ({} hidden)", integer(n, English)),
    },
    steps: |n| match n {
        0 => "Steps".to_owned(),
        n => format!("Steps ({})", integer(n, English)),
    },
    range: |from, to, included| {
        if from == to {
            from.to_owned()
        } else if included {
            format!("from {from} to {to}")
        } else {
            format!("from {from} to below {to}")
        }
    },
    printed: "The print shows only the rows that were on the screen.",
};
