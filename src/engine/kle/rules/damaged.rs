//! `kle.damaged`: a number that a spreadsheet made a day, a time or a number with decimals of.
//!
//! # What it does
//! Finds days, times and decimals among KLE numbers and says which number they were when the register has that. A cell
//! that stands alone for its number is mended.
//!
//! # Why it matters
//! The row falls out of every count by KLE, and nothing in the spreadsheet says that a number was there.
//!
//! # Example
//! `01-02-2003` for `01.02.03`, `05:13:30` for `05.13.30`.

use super::super::damaged::meant;
use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.damaged",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    if standing.found.is_some() {
        return None;
    }
    let text = standing.text.trim();
    let number = meant(text)?;
    Some(Hit {
        value: text.to_owned(),
        repair: judge.register.has(&number).then_some(number),
    })
}
