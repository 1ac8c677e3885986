//! A data dictionary in words: as a page of Markdown, and as a table that Excel opens.

use crate::coverage::Said;
use crate::format::{NumberStyle, cell, integer};
use model::dictionary::{Dictionary, DictionaryForm, Field};
use model::message::Language;
use std::fmt::Write as _;

/// What a data dictionary says.
#[derive(Debug)]
pub struct DictionaryTexts {
    /// Heading, before the name of the file.
    pub title: &'static str,
    /// What stands behind the name of the file it is saved as.
    pub suffix: &'static str,
    /// Heading of the columns.
    pub columns: &'static str,
    /// Headings of the table of columns: name, title, description, meaning, type, unit, filled, missing, values,
    /// example.
    pub headings: [&'static str; 10],
    /// So many rows and columns.
    pub size: fn(u64, usize) -> String,
    /// Every row has a value; none comes twice; the column is the key or part of it.
    pub required: &'static str,
    /// No value comes twice.
    pub unique: &'static str,
    /// The column tells the rows apart, alone or with others.
    pub key: &'static str,
    /// So many rows lack a value, of all rows.
    pub lacking: fn(u64, u64) -> String,
    /// All values there are.
    pub all_values: fn(&str) -> String,
    /// The most common values.
    pub common_values: fn(&str) -> String,
    /// From one value to another.
    pub range: fn(&str, &str) -> String,
    /// So many characters at most.
    pub longest: fn(u32) -> String,
    /// Values are not told.
    pub untold: &'static str,
    /// Who made it.
    pub made_by: &'static str,
    /// What a column of a kind holds, for kinds whose name does not say it all.
    pub describe: fn(&str) -> Option<&'static str>,
    /// The words of the page.
    pub page: &'static DictionaryPage,
}

/// The data dictionary in the page.
#[derive(Debug)]
pub struct DictionaryPage {
    /// Opens it.
    pub open: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Label: what people call a column.
    pub title_label: &'static str,
    /// Label: what it holds.
    pub description_label: &'static str,
    /// Label: what its numbers count.
    pub unit_label: &'static str,
    /// Label of a column's fields, with its name.
    pub of_column: fn(&str) -> String,
    /// Saves it, by form.
    pub save: fn(DictionaryForm) -> &'static str,
    /// Edits are kept in the recipe.
    pub kept: &'static str,
    /// It is being made.
    pub waiting: &'static str,
    /// Shows more columns; so many are left.
    pub more: fn(usize) -> String,
    /// Takes the last edit back.
    pub undo: &'static str,
}

/// Title and description of a column where the user says nothing.
#[must_use]
pub fn describe(field: &Field, language: Language) -> (String, String) {
    let texts = crate::of(language).page.column;
    let kind = field.kind.as_deref();
    // "category" or "amount" is no title of anything
    let Some(said) = kind.and_then(crate::dictionary(language).describe) else {
        return (String::new(), String::new());
    };
    let title = kind.and_then(texts.kind).map(capital).unwrap_or_default();
    (title, said.to_owned())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The cells of a column in a table of columns, in the order of the headings.
fn cells(dictionary: &Dictionary, field: &Field, language: Language) -> [String; 10] {
    let texts = crate::dictionary(language);
    let page = crate::of(language).page.column;
    let values = crate::of(language).values;
    let style = NumberStyle::of_kind(field.kind.as_deref());
    let shown = |value: &model::cell::Cell| cell(value, language, style);
    let (title, description) = describe(field, language);
    let said = |note: &str, found: String| match note.is_empty() {
        true => found,
        false => note.to_owned(),
    };
    let kind = field.kind.as_deref().and_then(page.kind);
    let unit = field.unit.map(values.unit);
    let mut filled: Vec<String> = Vec::new();
    if dictionary.key.contains(&field.column) {
        filled.push(texts.key.to_owned());
    }
    if field.is_unique {
        filled.push(texts.unique.to_owned());
    }
    filled.push(match field.is_required {
        true => texts.required.to_owned(),
        false => (texts.lacking)(field.nulls, dictionary.rows),
    });
    let missing = field
        .missing
        .iter()
        .map(|(sign, reason)| format!("{sign} = {}", (values.reason)(*reason)));
    let listed: Vec<String> = field.values.iter().map(shown).collect();
    let told = match (&field.range, listed.is_empty(), field.is_untold) {
        (_, _, true) => texts.untold.to_owned(),
        (_, false, _) if field.has_all_values => (texts.all_values)(&listed.join("; ")),
        (_, false, _) => (texts.common_values)(&listed.join("; ")),
        (Some((from, to)), ..) => (texts.range)(&shown(from), &shown(to)),
        _ => field.longest_chars.map(texts.longest).unwrap_or_default(),
    };
    [
        field.name.clone(),
        said(&field.note.title, title),
        said(&field.note.description, description),
        kind.unwrap_or_default().to_owned(),
        (page.type_word)(field.column_type).to_owned(),
        said(&field.note.unit, unit.unwrap_or_default().to_owned()),
        filled.join("; "),
        missing.collect::<Vec<_>>().join("; "),
        told,
        field.example.as_ref().map(shown).unwrap_or_default(),
    ]
}

/// What is known of a column, on one line: meaning, type, how it is filled, signs, values.
#[must_use]
pub fn line(dictionary: &Dictionary, field: &Field, language: Language) -> String {
    let [_, _, _, kind, word, _, filled, missing, told, _] = cells(dictionary, field, language);
    let parts = [kind, word, filled, missing, told];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// What is known of the table as a whole, with the names of its columns.
#[must_use]
pub fn said_of_table(dictionary: &Dictionary, language: Language) -> Vec<Said> {
    let name = |at: u32| {
        let field = dictionary.fields.iter().find(|field| field.column == at);
        field.map(|field| field.name.clone()).unwrap_or_default()
    };
    (crate::coverage(language).sentences)(&dictionary.facts, &name)
}

/// The dictionary as Markdown.
#[must_use]
pub fn markdown(dictionary: &Dictionary, language: Language) -> String {
    let texts = crate::dictionary(language);
    let mut text = String::new();
    // writing to a String cannot fail
    let _ = writeln!(
        text,
        "# {}: {}\n",
        texts.title,
        plain(&dictionary.file_name)
    );
    for row in &dictionary.title_rows {
        let _ = writeln!(text, "{}\n", plain(row));
    }
    let size = (texts.size)(dictionary.rows, dictionary.fields.len());
    let _ = writeln!(text, "- {size}");
    for (about, sentence) in said_of_table(dictionary, language) {
        let _ = writeln!(text, "- {about}: {}", plain(&sentence));
    }
    let _ = writeln!(text, "\n## {}\n", texts.columns);
    table_line(&mut text, texts.headings.map(str::to_owned));
    table_line(&mut text, texts.headings.map(|_| "---".to_owned()));
    for field in &dictionary.fields {
        table_line(
            &mut text,
            cells(dictionary, field, language).map(|own| plain(&own)),
        );
    }
    let _ = writeln!(text, "\n{}", texts.made_by);
    text
}

fn table_line(text: &mut String, cells: [String; 10]) {
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

/// A text in which Markdown and HTML find nothing of theirs, on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The dictionary as a table for Danish Excel: byte order mark, semicolon, formulas defused.
#[must_use]
pub fn csv(dictionary: &Dictionary, language: Language) -> String {
    let texts = crate::dictionary(language);
    let mut text = "\u{feff}".to_owned();
    row(&mut text, texts.headings.map(str::to_owned));
    for field in &dictionary.fields {
        row(&mut text, cells(dictionary, field, language));
    }
    text
}

fn row(text: &mut String, cells: [String; 10]) {
    let quoted = cells.map(|own| {
        let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r');
        let own = match own.starts_with(begins) {
            true => format!("'{own}"),
            false => own,
        };
        match own.contains([';', '"', '\n', '\r']) {
            true => format!("\"{}\"", own.replace('"', "\"\"")),
            false => own,
        }
    });
    text.push_str(&quoted.join(";"));
    text.push_str("\r\n");
}

/// So many of so many, in digits.
pub(crate) fn of(part: u64, all: u64, language: Language) -> [String; 2] {
    [integer(part, language), integer(all, language)]
}
