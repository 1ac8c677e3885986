//! What is said of KLE numbers in data, in English.

mod numbers;
mod ready;

use crate::format::integer;
use crate::kle::{KleTexts, codes};
use model::finding::Finding;
use model::message::Language::English;

/// What is said of KLE numbers in data.
pub static TEXTS: KleTexts = KleTexts {
    finding,
    name: |finding| words(&finding.rule).0.to_owned(),
    numbers: &numbers::TEXTS,
    ready: &ready::TEXTS,
};

fn finding(finding: &Finding) -> [String; 3] {
    let cells = finding.cells.unwrap_or(0);
    let count = match cells {
        1 => "1 cell".to_owned(),
        cells => format!("{} cells", integer(cells, English)),
    };
    let instead = match finding.rule.as_str() {
        "kle.retired" | "kle.retired_undated" => "now",
        "kle.title" => "the title is of",
        "kle.journal" => "the journal number says",
        _ => "probably",
    };
    let named = match codes(finding, instead) {
        codes if codes.is_empty() => count,
        codes => format!("{count}: {codes}"),
    };
    let (what, why, to_do) = words(&finding.rule);
    [
        format!("{what} ({named})."),
        why.to_owned(),
        to_do.to_owned(),
    ]
}

/// What it is, why it matters, what to do.
fn words(rule: &str) -> (&str, &str, &str) {
    match rule {
        "kle.retired" => (
            "KLE number used after it was retired",
            "The number holds for older cases, not for cases after it ended.",
            "Give the cases the number that took its place.",
        ),
        "kle.unknown" => (
            "KLE number that the loaded edition does not have",
            "Cases with it are found under no subject.",
            "Correct the number, or load a newer edition.",
        ),
        "kle.title" => (
            "KLE number and title disagree",
            "The title belongs to another number.",
            "Find out which is right: the number or the title.",
        ),
        "kle.journal" => (
            "KLE number and journal number disagree",
            "The case may have been moved to another subject, or one of the two is a slip.",
            "Correct one of them, so that the case is counted where it lies.",
        ),
        "kle.form" => (
            "KLE number written in another form",
            "Without zeros and points it is another number to a program.",
            "Write it like 05.13.30.",
        ),
        "kle.damaged" => (
            "KLE number that a spreadsheet turned into a date, a time or a number",
            "The rows fall out of every count by KLE.",
            "Write the number again, and make the column text before anything is written in it.",
        ),
        "kle.unreadable" => (
            "Not a KLE number",
            "The rows fall out of every count by KLE.",
            "Write a number, or leave the cell empty.",
        ),
        "kle.facet" => (
            "Action facet that does not exist",
            "The facet decides what becomes of the case when it is closed.",
            "Use a facet with A, G, I, K, P or Ø and two digits.",
        ),
        "kle.not_built_in" => (
            "KLE number that the edition built in does not have",
            "It may be new, retired, local or wrong; the edition built in cannot tell.",
            "Load KL's emneplan to find out.",
        ),
        "kle.older" => (
            "KLE number that the loaded edition does not have, on older cases",
            "It may have been retired before the edition begins.",
            "There is nothing to do about it.",
        ),
        "kle.retired_undated" => (
            "Retired KLE number without the day of the case",
            "It is right on a case from before it ended.",
            "Choose the column with the day of the cases.",
        ),
        "kle.old_facet" => (
            "Action facet with S",
            "S is the old letter for what is Ø now.",
            "Use Ø on new cases.",
        ),
        "kle.local" => (
            "Possibly a local number",
            "It is used often and lies in a known group, but the edition does not have it.",
            "If it is your own, say so in the description of the dataset.",
        ),
        other => (other, "", ""),
    }
}
