//! The letter to the owner of the data: made of what was found, changed by the user, copied or opened as mail.

use super::copy;
use crate::parts::dialog;
use crate::queries::letter;
use crate::state::State;
use leptos::prelude::*;
use model::finding::{Finding, Severity};
use texts::checks::letter::Letter;

/// Id of the panel.
pub const PANEL: &str = "letter";

/// Writes the letter and shows it.
pub fn open(state: State) {
    let Some(checked) = state.findings.checked.get_untracked() else {
        return;
    };
    let words = texts::checks(state.language.get_untracked());
    let rows = state
        .opened
        .with_untracked(|opened| opened.as_ref().map_or(0, |opened| opened.profiled_rows()));
    let name = state.file_name.get_untracked();
    let text = state.columns.with_untracked(|columns| {
        let entries = letter::entries(&checked.findings, columns);
        (words.letter.body)(&Letter {
            file: &name,
            rows,
            entries: &entries,
            rules: checked.rules.len() as u64,
        })
    });
    state.findings.letter.set(Some(text));
}

/// A finding of a rule, of which nothing but the name is asked for.
pub fn of_rule(rule: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Info,
        column: None,
        position: None,
        cells: None,
        rows: Vec::new(),
        params: Vec::new(),
        mend: None,
    }
}

/// Copies the letter as it stands now.
pub fn copy(state: State, text: &str) {
    let words = texts::checks(state.language.get_untracked()).letter;
    copy::text(state, text.to_owned(), words.copied);
}

/// The address that opens the letter as mail; `None` when it is too long for that.
pub fn mail(state: State, text: &str) -> Option<String> {
    let words = texts::checks(state.language.get_untracked()).letter;
    let subject = state.file_name.with_untracked(|name| (words.subject)(name));
    letter::mail(&subject, text)
}

/// Closes the panel.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.findings.letter.set(None);
}
