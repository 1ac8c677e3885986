//! What the user did, step by step, in English.

mod mends;

use crate::format::{NumberStyle, cell, integer};
use crate::question::distance;
use crate::steps::{Around, StepTexts};
use model::message::Language::English;
use model::recipe::{KindChoice, Step, Test};
use model::sniff::{Pick, ReadOptions};

/// What the user did, step by step.
pub static TEXTS: StepTexts = StepTexts {
    step,
    filter,
    mend: mends::mended,
    found: |what, column| format!("only the rows of {}", finding(what, column)),
    search: |text| format!("contains “{text}”"),
};

fn step(step: &Step, around: &Around<'_>) -> String {
    let name = |column: &u32| (around.name)(*column);
    match step {
        Step::Read(options) => read(options, around),
        Step::Filter { column, test } => format!(
            "Kept rows where {}",
            filter(&name(column), test, (around.style)(*column))
        ),
        Step::ClearFilter { column } => format!("Removed the filter on {}", name(column)),
        Step::Search(text) if text.is_empty() => "Cleared the search".to_owned(),
        Step::Search(text) => format!("Searched for “{text}”"),
        Step::Sort(keys) if keys.is_empty() => "Went back to the order of the file".to_owned(),
        Step::Sort(keys) => {
            let parts: Vec<String> = keys
                .iter()
                .map(|key| {
                    let way = if key.descending {
                        "descending"
                    } else {
                        "ascending"
                    };
                    format!("{} ({way})", (around.name)(key.column))
                })
                .collect();
            format!("Sorted by {}", parts.join(", then "))
        }
        Step::Hide { column } => format!("Hid {}", name(column)),
        Step::Show { column } => format!("Showed {} again", name(column)),
        Step::Pin {
            column,
            pinned: true,
        } => format!("Pinned {} to the left", name(column)),
        Step::Pin { column, .. } => format!("Unpinned {}", name(column)),
        Step::Resize { column, width_px } => format!(
            "Made {} {} pixels wide",
            name(column),
            integer(*width_px, English)
        ),
        Step::SortLines(choice) => {
            let column = name(&choice.column);
            match (choice.only_confident, choice.threshold_percent) {
                (true, _) => {
                    format!("Found KLE for each row from {column} (sure suggestions only)")
                }
                (false, 0) => format!("Found KLE for each row from {column} (all suggestions)"),
                (false, percent) => format!(
                    "Found KLE for each row from {column} (suggestions of at least {percent}%)"
                ),
            }
        }
        Step::Kind { column, kind } => match kind {
            KindChoice::Found => format!("Let Datalup's guess at {} hold again", name(column)),
            KindChoice::Nothing => {
                format!("Said that {} has none of the known meanings", name(column))
            }
            KindChoice::Kind(id) => {
                let meaning = super::page::kinds::kind(id).unwrap_or(id);
                format!("Said that {} is {}", name(column), meaning)
            }
        },
        Step::Describe { column, note } => match note.is_empty() {
            true => format!("Removed the description of {}", name(column)),
            false => format!("Described {} in the data dictionary", name(column)),
        },
        Step::Chart(None) => "Let Datalup choose the chart again".to_owned(),
        Step::Chart(Some(spec)) if spec.forecast.is_some() => {
            match spec.forecast.and_then(|horizon| horizon.steps) {
                Some(steps) => format!("Forecast the line, {steps} ahead"),
                None => "Forecast the line".to_owned(),
            }
        }
        Step::Chart(Some(spec)) => {
            format!("Chose the chart {}", super::chart_forms::name(spec.form))
        }
        Step::Map(None) => "Let Datalup choose the map again".to_owned(),
        Step::Features(None) => super::features::TEXTS.step_none.to_owned(),
        Step::Features(Some(choice)) => {
            let of = |column: Option<u32>| column.map(|column| name(&column));
            let (colour, size) = (of(choice.colour), of(choice.size));
            (super::features::TEXTS.step)(choice.form, colour.as_deref(), size.as_deref())
        }
        Step::Map(Some(choice)) => format!("Chose the map {}", super::map::step(choice, &name)),
        Step::Borders(None) => "Used Datalup's own borders on the map again".to_owned(),
        Step::Borders(Some(choice)) => match &choice.property {
            None => format!("Used the borders in {} on the map", choice.file),
            Some(property) => format!(
                "Used the borders in {} on the map, joined by {property}",
                choice.file
            ),
        },
        Step::People(None) => "No longer used inhabitants from another file".to_owned(),
        Step::People(Some(file)) => format!("Used the inhabitants in {file} on the map"),
        Step::Found(None) => "Showed other rows than those of the finding again".to_owned(),
        Step::Found(Some(found)) => {
            let column = found.column.map(|column| (around.name)(column));
            let what = (around.finding)(found);
            format!(
                "Kept only the rows of {}",
                finding(&what, column.as_deref())
            )
        }
        Step::Decide(None) => "Let Datalup's suggestions for the subject hold again".to_owned(),
        Step::Decide(Some(decision)) => match decision.why.as_str() {
            "" => format!("Chose the subject {} ({})", decision.title, decision.number),
            why => format!(
                "Chose the subject {} ({}): {why}",
                decision.title, decision.number
            ),
        },
    }
}

fn filter(name: &str, test: &Test, style: NumberStyle) -> String {
    let value = |c: &model::cell::Cell| match cell(c, English, style) {
        empty if empty.is_empty() => "empty".to_owned(),
        text => text,
    };
    match test {
        Test::Equals(c) => format!("{name} is {}", value(c)),
        Test::Differs(c) => format!("{name} is not {}", value(c)),
        Test::Missing => format!("{name} is empty"),
        Test::Present => format!("{name} is filled in"),
        Test::Range {
            from: Some(from),
            to: Some(to),
            to_included,
        } => {
            let (from, to) = (value(from), value(to));
            if from == to {
                format!("{name} is {from}")
            } else if *to_included {
                format!("{name} is from {from} to {to}")
            } else {
                format!("{name} is from {from} to below {to}")
            }
        }
        Test::Range {
            from: Some(from),
            to: None,
            ..
        } => format!("{name} is at least {}", value(from)),
        Test::Range {
            from: None,
            to: Some(to),
            to_included: true,
        } => format!("{name} is at most {}", value(to)),
        Test::Range {
            from: None,
            to: Some(to),
            ..
        }
        | Test::Below(to) => format!("{name} is below {}", value(to)),
        Test::Range {
            from: None,
            to: None,
            ..
        } => format!("{name} is filled in"),
        Test::Above(from) => format!("{name} is above {}", value(from)),
        Test::Contains(text) => format!("{name} contains “{text}”"),
        Test::StartsWith(text) => format!("{name} begins with “{text}”"),
        Test::Near(near) => format!(
            "the place ({name}) is within {} of the middle of {}",
            distance(near.metres, English),
            near.called
        ),
    }
}

/// A finding by what was found, and in which column.
fn finding(what: &str, column: Option<&str>) -> String {
    match column {
        Some(column) => format!("the finding “{what}” in {column}"),
        None => format!("the finding “{what}”"),
    }
}

/// What is read differently from before.
fn read(options: &ReadOptions, around: &Around<'_>) -> String {
    let words = super::page::TEXTS.assumed;
    // another table begins afresh: what was said of the one before is not taken back
    let afresh = ReadOptions::default();
    let is_other = options.part != around.before.part;
    let before = if is_other { &afresh } else { around.before };
    let table = is_other.then(|| match options.part.last() {
        Some(name) => format!("Chose the table “{name}”"),
        None => "Chose the first table of the file".to_owned(),
    });
    let mut parts: Vec<String> = Vec::new();
    if options.encoding != before.encoding {
        parts.push(match options.encoding {
            Some(encoding) => format!("encoding {}", (words.encoding_name)(encoding)),
            None => "the encoding Datalup finds".to_owned(),
        });
    }
    if options.delimiter != before.delimiter {
        parts.push(match options.delimiter {
            Some(sign) => format!("delimiter {}", (words.delimiter_name)(sign)),
            None => "the delimiter Datalup finds".to_owned(),
        });
    }
    if options.quote != before.quote {
        parts.push(match options.quote {
            Some(sign) => format!("sign around fields: {}", (words.quote_name)(sign)),
            None => "the sign around fields Datalup finds".to_owned(),
        });
    }
    if options.backslash_escape != before.backslash_escape {
        parts.push(match options.backslash_escape {
            Some(backslash) => format!(
                "quotation marks inside fields: {}",
                (words.escape_name)(backslash)
            ),
            None => "the quotation marks inside fields Datalup finds".to_owned(),
        });
    }
    if (options.preamble_rows, options.header_rows) != (before.preamble_rows, before.header_rows) {
        parts.push(match (options.preamble_rows, options.header_rows) {
            (_, Some(0)) => "no column names".to_owned(),
            (Some(above), Some(rows)) => {
                format!("column names in {}", (words.header_name)(above + 1, rows))
            }
            (Some(above), None) => format!("{above} rows above the table"),
            (None, Some(rows)) => format!("{rows} rows of column names"),
            (None, None) => "the column names Datalup finds".to_owned(),
        });
    }
    if options.layout != before.layout {
        parts.push(match options.layout {
            Some(layout) => format!("layout: {}", (words.layout_name)(layout)),
            None => "the layout Datalup finds".to_owned(),
        });
    }
    if options.footer_rows != before.footer_rows {
        parts.push(match options.footer_rows {
            Some(0) => "no rows below the table".to_owned(),
            Some(rows) => format!("{} below the table", (words.row_count)(rows)),
            None => "the rows below the table Datalup finds".to_owned(),
        });
    }
    if options.row_limit != before.row_limit {
        parts.push(match options.row_limit {
            Some(rows) => format!("only the first {} rows", integer(rows, English)),
            None => "all rows".to_owned(),
        });
    }
    if options.sample != before.sample {
        parts.push(match options.sample {
            Some(sample) => match sample.pick {
                Pick::First => format!(
                    "the first {} rows in the table",
                    integer(sample.rows, English)
                ),
                Pick::Random { .. } => {
                    format!("{} random rows in the table", integer(sample.rows, English))
                }
            },
            None => "all rows in the table".to_owned(),
        });
    }
    if options.columns != before.columns {
        parts.push(match options.columns.len() as u64 {
            0 => "all columns".to_owned(),
            columns => format!("{} columns", integer(columns, English)),
        });
    }
    if options.decimal_sign != before.decimal_sign {
        parts.push(match options.decimal_sign {
            Some(sign) => format!("numbers as {}", (words.decimal_name)(sign)),
            None => "the numbers Datalup finds".to_owned(),
        });
    }
    if options.date_order != before.date_order {
        parts.push(match options.date_order {
            Some(order) => format!("dates as {}", (words.date_name)(order)),
            None => "the dates Datalup finds".to_owned(),
        });
    }
    for column in &options.text_columns {
        if !before.text_columns.contains(column) {
            parts.push(format!("{} as text", (around.name)(*column)));
        }
    }
    for column in &before.text_columns {
        if !options.text_columns.contains(column) {
            parts.push(format!("{} by its content", (around.name)(*column)));
        }
    }
    for (column, factor) in &options.multipliers {
        if !before.multipliers.contains(&(*column, *factor)) {
            parts.push(format!(
                "{} times {}",
                (around.name)(*column),
                integer(u64::from(*factor), English)
            ));
        }
    }
    for (column, _) in &before.multipliers {
        if !options.multipliers.iter().any(|own| own.0 == *column) {
            parts.push(format!("{} not multiplied", (around.name)(*column)));
        }
    }
    mends::parts(options, around, &mut parts);
    if options.nil_dash != before.nil_dash {
        parts.push(match options.nil_dash {
            Some(true) => "a dash (-) as 0".to_owned(),
            Some(false) => "a dash (-) as missing".to_owned(),
            None => "the meaning of a dash (-) Datalup finds".to_owned(),
        });
    }
    match (table, parts.is_empty()) {
        (None, true) => "Read the file again".to_owned(),
        (None, false) => format!("Read the file with {}", parts.join(", ")),
        (Some(table), true) => table,
        (Some(table), false) => format!("{table} with {}", parts.join(", ")),
    }
}
