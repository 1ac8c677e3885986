//! A case extract seen by KLE, in English.

use crate::format::integer;
use crate::page::cases::CasesTexts;
use model::message::Language::English;

/// A case extract seen by KLE.
pub static TEXTS: CasesTexts = CasesTexts {
    view: "Cases by KLE",
    title: "Cases by KLE",
    lead: "Counts the rows you see now. Search or filter, and they are counted again.",
    waiting: "Counting the cases …",
    all: "All of KLE",
    path: "The way here",
    untitled: "No title in KLE",
    go_below: |title| format!("Show what stands below {title}"),
    cases: "Cases",
    in_general: "In general",
    without_facet: "No facet",
    median: "Median",
    ninth_decile: "9 of 10",
    within: |days| format!("Within {days} days"),
    open: "Open",
    open_age: "Age of open",
    subject: "Subject",
    days: |days| format!("{days} days"),
    days_help: "Times are working days from received to decided: Monday to Friday without Danish public holidays. An answer on the same day is 0 days. “9 of 10” is the number of days that 9 of 10 cases took at most. “In general” is the share on a subject ending in .00; that is no error.",
    no_times: "Choose the columns of receipt and decision under “Columns” to see how long cases took.",
    until: |day| {
        format!("The age of open cases is counted to {day}, the latest day in the extract.")
    },
    reversed: |count| match count {
        1 => "1 case was decided before it was received. It is not in the times.".to_owned(),
        n => format!(
            "{} cases were decided before they were received. They are not in the times.",
            integer(n, English)
        ),
    },
    left_out: |without, other| {
        let told = |count: u64, what: &str| match count {
            0 => None,
            1 => Some(format!("1 case {what}")),
            n => Some(format!("{} cases {what}", integer(n, English))),
        };
        let parts = [
            told(without, "without a number"),
            told(other, "with something else than a KLE number"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("Not counted: {}.", parts.join(" and "))
    },
    target: "Target in working days",
    columns: "Columns",
    received: "Received",
    decided: "Decided or closed",
    facet: "Action facet",
    status: "Status",
    unit: "Department or system",
    number: "KLE number",
    no_column: "None",
    by_subject: "By subject",
    by_quarter: "By quarter of receipt",
    quarter: |year, quarter| format!("Q{quarter} {year}"),
    quarter_head: "Quarter",
    by_facet: "By action facet",
    by_unit: "By department or system",
    no_unit: "Not given",
    more_units: "Only the first departments are told apart.",
    compare: "Compare two years",
    years: ["The first year", "The second year"],
    no_year: "Choose a year",
    cases_in: |year| format!("Cases {year}"),
    median_in: |year| format!("Median {year}"),
    total: "All",
    other: "Compare with another extract",
    choose_open: "Choose among the open files",
    choose_other: "Choose a file …",
    other_reading: |name| format!("Reading “{name}” …"),
    other_none: |name| {
        format!(
            "“{name}” cannot be compared: no column with KLE numbers was found in it. Choose another case extract."
        )
    },
    other_refused: |name, why| format!("“{name}” cannot be compared. {why}"),
    other_whole: |name| {
        format!("All rows of “{name}” are counted, also while you search or filter here.")
    },
    other_stop: "Stop comparing",
    this_file: "this file",
    other_file: "the other file",
};
