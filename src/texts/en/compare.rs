//! Two editions of a file, in English.

use super::cli;
use super::page::kinds::kind;
use crate::compare::{ComparePageTexts, CompareTexts};
use crate::format::{NumberStyle, cell, integer};
use model::comparison::{ColumnComparison, Comparison, Fate, Key, KeyWhy, RowFate, Writing};
use model::message::Language::English;
use model::sniff::{DateOrder, DecimalSign};

/// What is said of two editions of a file.
pub static TEXTS: CompareTexts = CompareTexts {
    summary,
    remarks,
    key,
    column,
    writing,
    written_otherwise: "Written otherwise, which changes no value:",
    columns: "Columns that differ",
    values: "Changed values",
    value_headings: [
        "Column",
        "Changed",
        "Filled in",
        "Emptied",
        "Missing",
        "Different",
        "Smallest",
        "Median",
        "Largest",
    ],
    from_to: |before, after| format!("{before} → {after}"),
    shifts: |shifts| {
        let shift = |(value, before, after): &(String, u64, u64)| {
            let (before, after) = (integer(*before, English), integer(*after, English));
            format!("“{value}” {before} → {after}")
        };
        let shifts: Vec<String> = shifts.iter().map(shift).collect();
        format!("Rows with: {}.", shifts.join(", "))
    },
    rows: |fate| match fate {
        RowFate::Added => "Rows that were added",
        RowFate::Removed => "Rows that are gone",
        RowFate::Changed => "Rows that changed",
    },
    shown: |shown, of| format!("{} of {}", integer(shown, English), integer(of, English)),
    place: |old, new| match (old, new) {
        (Some(old), Some(new)) if old == new => format!("row {}", integer(new, English)),
        (Some(old), Some(new)) => {
            format!("row {} → {}", integer(old, English), integer(new, English))
        }
        (Some(row), None) | (None, Some(row)) => format!("row {}", integer(row, English)),
        (None, None) => String::new(),
    },
    missing: "(empty)",
    csv: ["row_before", "row_now", "column", "before", "now"],
    file: |fate| match fate {
        RowFate::Added => "-added-rows",
        RowFate::Removed => "-removed-rows",
        RowFate::Changed => "-changes",
    },
    partial: |edition| {
        format!(
            "Only {} of {} compared: the others are not in the table.",
            rows(edition.rows),
            edition.file_name
        )
    },
    page: &PAGE,
};

static PAGE: ComparePageTexts = ComparePageTexts {
    title: "Two editions of the file",
    lead: "Choose an older or newer edition of the same file. It is read here in the browser and sent nowhere.",
    choose: "Choose the other file …",
    choose_other: "Choose another file …",
    drop: "or drop it here",
    reading: |name| format!("Reading {name} …"),
    comparing: "Comparing …",
    refused: |name, why| format!("{name} cannot be compared. {why}"),
    order: |old, new| format!("{old} is the older, {new} the newer."),
    turn: "Swap older and newer",
    end: "Close the comparison",
    key: "Key",
    choose_key: "Choose the key …",
    key_found: "Find the key",
    key_chosen: "These columns",
    key_none: "No key: whole rows",
    open_files: "Choose an open file",
    all_columns: "All columns",
    only_column: "Only rows in which this column changed",
    go: |row| format!("Go to row {}", integer(row, English)),
    more: "Show more",
    save: |fate| match fate {
        RowFate::Added => "Save the added rows (CSV)",
        RowFate::Removed => "Save the rows that are gone (CSV)",
        RowFate::Changed => "Save all changes (CSV)",
    },
    for_excel: "For Danish Excel",
    mark_before: |value| format!("Before: {value}"),
    mark_after: |value| format!("In the newer edition: {value}"),
    lost: "The other file is not open any more. Choose it again.",
    wait: "Wait until the file is read.",
};

fn rows(count: u64) -> String {
    match count {
        1 => "1 row".to_owned(),
        count => format!("{} rows", integer(count, English)),
    }
}

/// Words as an English list.
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

fn summary(comparison: &Comparison) -> String {
    let count = comparison.rows;
    if comparison.is_same() {
        return match comparison.writing.is_empty() {
            true => format!("No difference: {}, all as before.", rows(count.same)),
            false => format!(
                "No value differs: {}, all as before. The files are only written differently.",
                rows(count.same)
            ),
        };
    }
    if comparison.has_nothing_in_common() {
        return format!(
            "The files have no rows in common: {} in the older, {} in the newer.",
            rows(count.removed),
            rows(count.added)
        );
    }
    let mut parts = Vec::new();
    if count.added > 0 {
        let were = if count.added == 1 { "was" } else { "were" };
        parts.push(format!("{} {were} added", rows(count.added)));
    }
    if count.removed > 0 {
        let are = if count.removed == 1 { "is" } else { "are" };
        parts.push(match parts.is_empty() {
            true => format!("{} {are} gone", rows(count.removed)),
            false => format!("{} {are} gone", integer(count.removed, English)),
        });
    }
    if count.changed > 0 {
        let columns = comparison.changed_columns().count();
        let columns = match columns {
            1 => "1 column".to_owned(),
            many => format!("{} columns", integer(many as u64, English)),
        };
        parts.push(match parts.is_empty() {
            true => format!("{} changed in {columns}", rows(count.changed)),
            false => format!("{} changed in {columns}", integer(count.changed, English)),
        });
    }
    match parts.is_empty() {
        true => format!(
            "No row changed, but the columns are not the same: {}, all as before.",
            rows(count.same)
        ),
        false => {
            let same = match count.same {
                0 => "none are unchanged".to_owned(),
                1 => "1 is unchanged".to_owned(),
                same => format!("{} are unchanged", integer(same, English)),
            };
            parts.push(same);
            format!("{}.", list(&parts))
        }
    }
}

fn remarks(comparison: &Comparison) -> Vec<String> {
    let mut remarks = Vec::new();
    for edition in [&comparison.old, &comparison.new] {
        if !edition.is_whole {
            remarks.push((TEXTS.partial)(edition));
        }
    }
    let shown = |value| cell(value, English, NumberStyle::Plain);
    let mut constants = Vec::new();
    for (column, (before, after)) in comparison.constants() {
        constants.push(format!(
            "{} was “{}” in all rows and is “{}” in all rows now",
            column.name(),
            shown(before),
            shown(after)
        ));
    }
    if !constants.is_empty() {
        let besides = comparison.rows.changed_besides;
        remarks.push(format!(
            "{}. Perhaps these are two extracts of the same data rather than two editions. That aside, {} changed.",
            list(&constants),
            rows(besides)
        ));
    }
    if comparison.key.columns.is_empty() && comparison.rows.added > 0 && comparison.rows.removed > 0
    {
        remarks.push(
            "Without a key a changed row looks like one that is gone and one that was added."
                .to_owned(),
        );
    }
    remarks
}

fn key(key: &Key) -> String {
    let names: Vec<String> = key
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let names = list(&names);
    let mut sentence = match key.why {
        KeyWhy::Identifier => {
            format!(
                "Rows belong together by {names}, which names one thing and differs in all rows."
            )
        }
        KeyWhy::Unique => {
            format!("Rows belong together by {names}, which differs in all rows of both files.")
        }
        KeyWhy::Combination => {
            format!(
                "Rows belong together by {names}, which together tell the rows of both files apart."
            )
        }
        KeyWhy::NearlyUnique => {
            format!("Rows belong together by {names}, which differs in nearly all rows.")
        }
        KeyWhy::Chosen => format!("Rows belong together by {names}, as chosen."),
        KeyWhy::NotFound => {
            "No columns tell the rows of both files apart, so whole rows were compared.".to_owned()
        }
        KeyWhy::Unwanted => "Whole rows were compared, without a key.".to_owned(),
    };
    let doubled = |count: u64, which: &str| {
        (count > 0).then(|| {
            format!(
                "{} of the {which} file share their key with another",
                rows(count)
            )
        })
    };
    let doubled = [
        doubled(key.old_duplicates, "older"),
        doubled(key.new_duplicates, "newer"),
    ];
    let doubled: Vec<String> = doubled.into_iter().flatten().collect();
    if !doubled.is_empty() {
        sentence.push_str(&format!(" {}.", list(&doubled)));
    }
    sentence
}

fn column(column: &ColumnComparison) -> Vec<String> {
    let mut told = Vec::new();
    let name = column.name();
    match column.fate {
        Fate::Kept => {}
        Fate::Added => told.push(format!("“{name}” was added.")),
        Fate::Removed => told.push(format!("“{name}” is gone.")),
        Fate::Renamed(share) => {
            let before = column.old.as_ref().map_or("", |old| old.name.as_str());
            let why = match share {
                share if share >= 1.0 => String::new(),
                // never rounded up to all of them
                share => format!(
                    " ({}% of the rows have the same value)",
                    (share * 100.0).floor()
                ),
            };
            told.push(format!("“{before}” is now called “{name}”{why}."));
        }
    }
    if column.has_moved {
        told.push(format!("“{name}” stands elsewhere."));
    }
    if let Some((before, after)) = column.type_change() {
        let word = cli::TEXTS.column_type;
        told.push(format!(
            "“{name}” was {}, is now {}.",
            word(before),
            word(after)
        ));
    }
    if let Some((before, after)) = column.kind_change() {
        let word = |id: Option<&str>| id.and_then(kind).unwrap_or("without a known meaning");
        told.push(format!(
            "“{name}” looked like {}, now like {}.",
            word(before),
            word(after)
        ));
    }
    told
}

/// Columns that are named one by one.
const MOST_NAMED: usize = 3;

fn writing(writing: &Writing) -> String {
    let sign = |sign: &DecimalSign| match sign {
        DecimalSign::Comma => "comma",
        DecimalSign::Point => "point",
    };
    let order = |order: &DateOrder| match order {
        DateOrder::Dmy => "day, month, year",
        DateOrder::Mdy => "month, day, year",
        DateOrder::Ymd => "year, month, day",
    };
    let between = |sign: &char| match sign {
        '\t' => "tab".to_owned(),
        sign => format!("“{sign}”"),
    };
    let format = cli::TEXTS.format;
    match writing {
        Writing::Format(before, after) => {
            format!("the format is {} → {}", format(*before), format(*after))
        }
        Writing::Encoding(before, after) => {
            format!("the encoding is {} → {}", before.id(), after.id())
        }
        Writing::Delimiter(before, after) => {
            format!(
                "between fields stands {} → {}",
                between(before),
                between(after)
            )
        }
        Writing::DecimalSign(before, after) => {
            format!("the decimal sign is {} → {}", sign(before), sign(after))
        }
        Writing::Signs { columns, old, new } => {
            let spelled = |signs: &[String]| {
                let quoted = signs.iter().map(|sign| match sign.as_str() {
                    "" => "an empty cell".to_owned(),
                    sign => format!("“{sign}”"),
                });
                quoted.collect::<Vec<_>>().join(", ")
            };
            let (shown, others) = columns.split_at(columns.len().min(MOST_NAMED));
            let shown: Vec<String> = shown.iter().map(|name| format!("“{name}”")).collect();
            let mut named = shown.join(", ");
            if !others.is_empty() {
                named = format!("{named} and {} others", others.len());
            }
            format!(
                "where there is nothing in {} stands {} → {}",
                named,
                spelled(old),
                spelled(new)
            )
        }
        Writing::DateOrder(before, after) => {
            format!("dates are written {} → {}", order(before), order(after))
        }
    }
}
