//! What is said of quality and personal data, in English.

mod card;
mod letter;
mod mend;
mod personal;
mod quality;

use crate::checks::ChecksTexts;
use crate::format::integer;
use model::finding::Finding;
use model::message::Language::English;

/// What is said of quality and personal data.
pub static TEXTS: ChecksTexts = ChecksTexts {
    finding,
    name: |finding| {
        words(finding)
            .map_or(&*finding.rule, |words| words.0)
            .to_owned()
    },
    detail,
    card: &card::TEXTS,
    letter: &letter::TEXTS,
    mend: &mend::TEXTS,
};

/// What it is, why it matters, what to do.
type Words = (&'static str, &'static str, &'static str);

fn words(finding: &Finding) -> Option<Words> {
    quality::words(finding).or_else(|| personal::words(finding))
}

fn finding(finding: &Finding) -> [String; 3] {
    let (what, why, to_do) = words(finding).unwrap_or_default();
    let what = match detail(finding) {
        detail if detail.is_empty() => format!("{what}."),
        detail => format!("{what} ({detail})."),
    };
    [what, why.to_owned(), to_do.to_owned()]
}

fn detail(finding: &Finding) -> String {
    if let Some([comma, point]) = crate::checks::signs(finding) {
        return format!("a comma in “{comma}”, a point in “{point}”");
    }
    let count = match (finding.cells, crate::checks::rows(finding)) {
        (None, None) => return String::new(),
        (None, Some(1)) => ROW.to_owned(),
        (None, Some(rows)) => format!("{} {ROWS}", integer(rows, English)),
        (Some(1), _) => CELL.to_owned(),
        (Some(cells), _) => format!("{} {CELLS}", integer(cells, English)),
    };
    match crate::kle::codes(finding, LIKELY) {
        codes if codes.is_empty() => count,
        codes => format!("{count}: {codes}"),
    }
}

const CELL: &str = "1 cell";
const ROW: &str = "1 row";
const ROWS: &str = "rows";
const CELLS: &str = "cells";
const LIKELY: &str = "likely";
