//! The letter to the owner of data, in English.

use super::finding;
use crate::checks::letter::{Letter, LetterTexts, rows};
use crate::format::integer;
use model::finding::{Param, Severity};
use model::message::Language::English;

/// The letter, and the panel it stands in.
pub static TEXTS: LetterTexts = LetterTexts {
    open: "Write to the data owner …",
    title: "Write to the data owner",
    lead: "Change the text as you like. Values of cells that may be personal data are left out.",
    label: "Text",
    copy: "Copy",
    copied: "The text is copied.",
    mail: "Open as mail",
    too_long: "The text is too long to open as mail. Copy it instead.",
    subject: |file| format!("Errors and omissions in {file}"),
    body,
};

fn body(letter: &Letter<'_>) -> String {
    let mut text = format!(
        "Hello\n\nI have looked at “{}” ({} rows) with Datalup. This is what I found, the most important first.\n",
        letter.file,
        integer(letter.rows, English)
    );
    for (number, entry) in (1..).zip(letter.entries) {
        let found = &entry.finding;
        let [what, why, to_do] = finding(found);
        let weight = match found.severity {
            Severity::Info => "Worth knowing",
            Severity::Warning => "Probably a mistake",
            Severity::Blocker => "Must be put right",
        };
        text.push_str(&format!("\n{number}. {weight}: {what}\n"));
        if let Some(column) = &entry.column {
            text.push_str(&format!("   Column: {column}\n"));
        }
        if !found.rows.is_empty() {
            text.push_str(&format!("   Rows: {}\n", rows(found, " and more")));
        }
        text.push_str(&format!("   Why: {why}\n   Suggestion: {to_do}\n"));
        for (_, param) in &found.params {
            let Param::Repairs(repairs) = param else {
                continue;
            };
            for (from, to) in repairs {
                text.push_str(&format!("   - {from} -> {to}\n"));
            }
        }
    }
    text.push_str("\nRow numbers are lines of the file; its first line is 1.");
    if letter.entries.iter().any(|entry| !entry.is_shown) {
        text.push_str(" Values that may be personal data are not repeated.");
    }
    text.push_str(&format!(
        "\nOnly {} kinds of mistakes were looked for.",
        integer(letter.rules, English)
    ));
    text.push_str("\n\nKind regards\n");
    text
}
