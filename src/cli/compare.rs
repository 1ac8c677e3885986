//! `datalup compare OLD NEW`: what differs between two editions of a file.

use crate::inspect::{short, table};
use crate::open::{File, open};
use crate::outcome::{Failure, Outcome, print};
use engine::compare::{Compared, Side, compare};
use engine::export::compare::text as json_text;
use engine::job::block_on;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::comparison::{ColumnComparison, Comparison, Distribution, Examples, KeyChoice, RowFate};
use model::message::Language;
use model::note::Problem;
use model::sniff::ReadOptions;
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;
use texts::format::{NumberStyle, cell, integer, number};

/// Rows of each fate that are printed for people, and for programs.
const SHOWN_ROWS: u32 = 5;
const JSON_ROWS: u32 = 20;
/// Values of a row that are printed for people.
const SHOWN_CELLS: usize = 6;

/// Which editions, and by which key.
#[derive(Debug, PartialEq)]
pub(crate) struct CompareAsk {
    pub old: PathBuf,
    pub new: PathBuf,
    /// Names or numbers (from 1) of columns; none to find them.
    pub key: Vec<String>,
    pub no_key: bool,
    pub json: bool,
    pub options: ReadOptions,
}

pub(crate) fn run(
    ask: &CompareAsk,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let old = open(&ask.old, &ask.options, None, language)?;
    let new = open(&ask.new, &ask.options, None, language)?;
    let choice = choice(ask, &old, &new, language)?;
    let rows = if ask.json { JSON_ROWS } else { SHOWN_ROWS };
    let compared = block_on(both(&old, &new, &choice, rows));
    let (compared, examples) = compared.map_err(|problem| {
        let path = ask.new.display().to_string();
        Failure::of_problem(&path, &problem, language)
    })?;
    let told = [&examples[0], &examples[1], &examples[2]];
    let text = match ask.json {
        true => json_text(&compared.comparison, told),
        false => report(&compared.comparison, told, language),
    };
    print(out, &text)?;
    let notes = [old.opened.notes, new.opened.notes].concat();
    Ok(Outcome::of_notes(&notes, language))
}

async fn both(
    old: &File,
    new: &File,
    choice: &KeyChoice,
    rows: u32,
) -> Result<(Compared, Vec<Examples>), Problem> {
    let sides: [&dyn Side; 2] = [&old.director, &new.director];
    let compared = compare(sides[0], sides[1], choice).await?;
    let mut examples = Vec::new();
    for fate in [RowFate::Added, RowFate::Removed, RowFate::Changed] {
        examples.push(compared.examples(sides, fate, None, 0, rows).await?);
    }
    Ok((compared, examples))
}

/// The key that is asked for: columns that are in both files.
fn choice(
    ask: &CompareAsk,
    old: &File,
    new: &File,
    language: Language,
) -> Result<KeyChoice, Failure> {
    if ask.no_key {
        return Ok(KeyChoice::None);
    }
    if ask.key.is_empty() {
        return Ok(KeyChoice::Find);
    }
    let (olds, news) = (&old.opened.columns, &new.opened.columns);
    let in_both = |column: &&ColumnProfile| olds.iter().any(|other| other.name == column.name);
    let mut columns = Vec::new();
    for word in &ask.key {
        let named = news.iter().position(|column| column.name == *word);
        let counted = || word.parse::<usize>().ok()?.checked_sub(1);
        let place = named.or_else(counted);
        match place.and_then(|place| Some((place, news.get(place).filter(in_both)?))) {
            Some((place, _)) => columns.push(place as u32),
            None => {
                let names: Vec<&str> = news.iter().filter(in_both).map(|own| &*own.name).collect();
                let words = texts::of(language).cli;
                let what = (words.no_such_column)(word, &names).join(" ");
                return Err(Failure::arguments(what, language));
            }
        }
    }
    Ok(KeyChoice::Columns(columns))
}

/// What a person wants to know.
fn report(comparison: &Comparison, examples: [&Examples; 3], language: Language) -> String {
    let words = texts::compare(language);
    let mut text = format!(
        "{}\n{}\n",
        (words.from_to)(&comparison.old.file_name, &comparison.new.file_name),
        (words.summary)(comparison)
    );
    // writing to a String cannot fail
    let mut line = |sentence: &str| {
        let _ = writeln!(text, "{sentence}");
    };
    line(&(words.key)(&comparison.key));
    for remark in (words.remarks)(comparison) {
        line(&remark);
    }
    let told: Vec<String> = comparison.columns.iter().flat_map(words.column).collect();
    if !told.is_empty() {
        line(&format!("\n{}", words.columns));
    }
    for sentence in told {
        line(&format!("- {sentence}"));
    }
    if !comparison.writing.is_empty() {
        line(&format!("\n{}", words.written_otherwise));
    }
    for writing in &comparison.writing {
        line(&format!("- {}", (words.writing)(writing)));
    }
    if comparison.changed_columns().next().is_some() {
        line(&format!(
            "\n{}\n{}",
            words.values,
            values(comparison, language).trim_end()
        ));
    }
    let fates = [RowFate::Added, RowFate::Removed, RowFate::Changed];
    for (fate, examples) in fates.into_iter().zip(examples) {
        if examples.of == 0 {
            continue;
        }
        let shown = (words.shown)(examples.rows.len() as u64, examples.of);
        line(&format!("\n{} ({shown})", (words.rows)(fate)));
        for row in &examples.rows {
            let place = (words.place)(row.old_row, row.new_row);
            let keys = comparison.columns.iter().filter(|column| column.is_key);
            let mut parts: Vec<String> = keys
                .zip(&row.key)
                .map(|(column, key)| {
                    format!(
                        "{}={}",
                        column.name(),
                        shown_cell(Some(key), column, language)
                    )
                })
                .collect();
            for change in row.cells.iter().take(SHOWN_CELLS) {
                let Some(column) = comparison.columns.get(change.column as usize) else {
                    continue;
                };
                let [before, after] = [&change.before, &change.after]
                    .map(|value| shown_cell(value.as_ref(), column, language));
                parts.push(match fate {
                    RowFate::Added => format!("{}={after}", column.name()),
                    RowFate::Removed => format!("{}={before}", column.name()),
                    RowFate::Changed => {
                        format!("{}: {}", column.name(), (words.from_to)(&before, &after))
                    }
                });
            }
            if row.cells.len() > SHOWN_CELLS {
                parts.push("…".to_owned());
            }
            line(&format!("- {place}: {}", parts.join("; ")));
        }
    }
    text
}

fn shown_cell(value: Option<&Cell>, column: &ColumnComparison, language: Language) -> String {
    let side = column.new.as_ref().or(column.old.as_ref());
    let style = NumberStyle::of_kind(side.and_then(|side| side.kind.as_deref()));
    let shown = value.map_or(String::new(), |value| cell(value, language, style));
    match shown.is_empty() {
        true => texts::compare(language).missing.to_owned(),
        false => short(&shown),
    }
}

/// The columns whose values changed, before and after.
fn values(comparison: &Comparison, language: Language) -> String {
    let words = texts::compare(language);
    let mut lines = vec![words.value_headings.map(str::to_owned)];
    let mut below = Vec::new();
    for column in comparison.changed_columns() {
        let (Some(old), Some(new)) = (&column.old, &column.new) else {
            continue;
        };
        let both = |of: &dyn Fn(&Distribution) -> String| {
            let (before, after) = (of(&old.values), of(&new.values));
            match before == after {
                true => after,
                false => (words.from_to)(&before, &after),
            }
        };
        let style = NumberStyle::of_kind(new.kind.as_deref());
        let value = |value: &Option<Cell>| {
            let value = value.as_ref().map(|value| cell(value, language, style));
            short(&value.unwrap_or_default())
        };
        let median = |values: &Distribution| match values.median {
            // as the values are written: a year has no thousands
            Some(median) if median.fract() == 0.0 => {
                cell(&Cell::Integer(median as i64), language, style)
            }
            Some(median) => number(median, 1, language),
            None => String::new(),
        };
        lines.push([
            short(column.name()),
            integer(column.changed, language),
            integer(column.filled, language),
            integer(column.emptied, language),
            both(&|values| integer(values.missing, language)),
            both(&|values| integer(values.distinct, language)),
            both(&|values| value(&values.min)),
            both(&median),
            both(&|values| value(&values.max)),
        ]);
        if !column.shifts.is_empty() {
            let shown = |shift: &model::comparison::Shift| {
                (
                    short(&cell(&shift.value, language, style)),
                    shift.before,
                    shift.after,
                )
            };
            let shifts: Vec<_> = column.shifts.iter().map(shown).collect();
            below.push(format!(
                "- {}: {}\n",
                column.name(),
                (words.shifts)(&shifts)
            ));
        }
    }
    table(&lines, &[1, 2, 3]) + &below.concat()
}
