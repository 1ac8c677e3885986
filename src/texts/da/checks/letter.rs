//! The letter to the owner of data, in Danish.

use super::finding;
use crate::checks::letter::{Letter, LetterTexts, rows};
use crate::format::integer;
use model::finding::{Param, Severity};
use model::message::Language::Danish;

/// The letter, and the panel it stands in.
pub static TEXTS: LetterTexts = LetterTexts {
    open: "Skriv til dataejeren …",
    title: "Skriv til dataejeren",
    lead: "Ret teksten til, som du vil. Værdier fra celler, der kan være personoplysninger, er ikke med.",
    label: "Tekst",
    copy: "Kopiér",
    copied: "Teksten er kopieret.",
    mail: "Åbn som mail",
    too_long: "Teksten er for lang til at åbne som mail. Kopiér den i stedet.",
    subject: |file| format!("Fejl og mangler i {file}"),
    body,
};

fn body(letter: &Letter<'_>) -> String {
    let mut text = format!(
        "Hej\n\nJeg har set »{}« ({} rækker) efter med Datalup. Her er, hvad jeg fandt, det vigtigste først.\n",
        letter.file,
        integer(letter.rows, Danish)
    );
    for (number, entry) in (1..).zip(letter.entries) {
        let found = &entry.finding;
        let [what, why, to_do] = finding(found);
        let weight = match found.severity {
            Severity::Info => "Værd at vide",
            Severity::Warning => "Sandsynlig fejl",
            Severity::Blocker => "Skal rettes",
        };
        text.push_str(&format!("\n{number}. {weight}: {what}\n"));
        if let Some(column) = &entry.column {
            text.push_str(&format!("   Kolonne: {column}\n"));
        }
        if !found.rows.is_empty() {
            text.push_str(&format!("   Rækker: {}\n", rows(found, " og flere")));
        }
        text.push_str(&format!("   Hvorfor: {why}\n   Forslag: {to_do}\n"));
        for (_, param) in &found.params {
            let Param::Repairs(repairs) = param else {
                continue;
            };
            for (from, to) in repairs {
                text.push_str(&format!("   - {from} -> {to}\n"));
            }
        }
    }
    text.push_str("\nRækkenumre er linjer i filen; den første linje er 1.");
    if letter.entries.iter().any(|entry| !entry.is_shown) {
        text.push_str(" Værdier, der kan være personoplysninger, er ikke gengivet.");
    }
    text.push_str(&format!(
        "\nDer er kun ledt efter {} slags fejl.",
        integer(letter.rules, Danish)
    ));
    text.push_str("\n\nVenlig hilsen\n");
    text
}
