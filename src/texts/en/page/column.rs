//! One column: its type, numbers and filter, in English.

use super::kinds;
use crate::format::integer;
use crate::page::column::ColumnTexts;
use model::column::ColumnType;
use model::message::Language::English;

/// One column: its type, numbers and filter.
pub static TEXTS: ColumnTexts = ColumnTexts {
    type_word: |column_type| match column_type {
        ColumnType::Integer => "whole number",
        ColumnType::Decimal => "decimal",
        ColumnType::Date => "date",
        ColumnType::DateTime => "date and time",
        ColumnType::Time => "time of day",
        ColumnType::Boolean => "yes/no",
        ColumnType::Text => "text",
    },
    type_icon: |column_type| match column_type {
        ColumnType::Integer => "12",
        ColumnType::Decimal => "1.2",
        ColumnType::Date => "date",
        ColumnType::DateTime => "date",
        ColumnType::Time => "time",
        ColumnType::Boolean => "y/n",
        ColumnType::Text => "Aa",
    },
    kind: kinds::kind,
    values: |n, exact| match (n, exact) {
        (1, true) => "1 value".to_owned(),
        (n, true) => format!("{} values", integer(n, English)),
        (n, false) => format!("about {} values", integer(n, English)),
    },
    panel: |name| format!("The column {name}"),
    letter: |letters| format!("Column {letters}"),
    kind_label: "Content",
    filled: "Filled in",
    missing: "Empty",
    distinct: "Different",
    about: "about",
    min: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Smallest",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Earliest",
        ColumnType::Boolean | ColumnType::Text => "First",
    },
    max: |column_type| match column_type {
        ColumnType::Integer | ColumnType::Decimal => "Largest",
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time => "Latest",
        ColumnType::Boolean | ColumnType::Text => "Last",
    },
    mean: "Mean",
    median: "Median",
    sum: "Sum",
    longest: "Longest text",
    characters: |n| match n {
        1 => "1 character".to_owned(),
        n => format!("{} characters", integer(n, English)),
    },
    distribution: "Distribution",
    of_seen: "The filled bars are the rows shown, the pale ones the whole file.",
    common: "Most common",
    common_help: "Click a value to keep only that.",
    whole_file: "The numbers are of the whole file.",
    all_different: "All values are different.",
    filter: "Filter",
    contains: "Contains",
    from: "From",
    to: "Up to and including",
    apply: "Filter",
    clear: "Remove the filter",
    only_filled: "Only filled in",
    only_missing: "Only empty",
    not_a_number: "Write a number, such as 1,234.5.",
    not_a_date: "Write a date, such as 2026-11-21.",
    not_a_time: "Write a time, such as 17:30.",
    waiting: "The numbers come when the whole file is read.",
};
