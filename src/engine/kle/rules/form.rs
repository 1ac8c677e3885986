//! `kle.form`: a number written in another form than KLE's.
//!
//! # What it does
//! Finds numbers without points, with zeros lost or with other signs between, and says what was probably
//! meant when the register has that.
//!
//! # Why it matters
//! `51330` and `05.13.30` are not the same to any program, and a spreadsheet drops zeros without a word.
//!
//! # Example
//! `51330` for `05.13.30`.

use super::super::number::Form;
use super::{Hit, Judge, Rule, Standing};
use model::finding::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    id: "kle.form",
    severity: Severity::Warning,
    look,
};

fn look(standing: &Standing<'_>, judge: &Judge<'_>) -> Option<Hit> {
    let found = standing.found.filter(|found| found.form != Form::Right)?;
    let code = standing.text.trim();
    let is_code = code.chars().count() <= 12;
    Some(Hit {
        value: if is_code {
            code.to_owned()
        } else {
            String::new()
        },
        repair: judge
            .register
            .has(&found.number)
            .then(|| found.number.clone()),
    })
}
