//! Cells that a spreadsheet takes for formulas.
//!
//! **What**: texts that begin with `=`, `+`, `-` or `@` and go on like a formula. Numbers, telephone numbers,
//! ranges and lists with a dash are none.
//! **Why**: a spreadsheet that opens the file may execute them.
//! **Example**: `=HYPERLINK("http://…")`, `@SUM(A1)`.

use super::tell;
use crate::check::tally::Tally;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use model::finding::{Finding, Severity};

const ID: &str = "quality.csv_injection";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Ends {
        first: may_begin,
        last: |_| false,
        look,
    },
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let task = |(at, _)| Task {
        columns: vec![at],
        ..Task::default()
    };
    facts.texts().map(task).collect()
}

fn may_begin(byte: u8) -> bool {
    matches!(byte, b'=' | b'+' | b'-' | b'@')
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    let first = *text.as_bytes().first()?;
    if !may_begin(first) {
        return None;
    }
    let rest = text.get(1..)?;
    let next = rest.chars().next()?;
    let is_formula = match first {
        b'=' => next.is_alphanumeric() || "+-(\"@".contains(next),
        // a name with a bracket behind it is a function; a handle is not
        b'@' => next.is_alphabetic() && rest.contains('('),
        _ => (next.is_alphabetic() && rest.contains(['(', '!', '|'])) || next == '=' || next == '@',
    };
    is_formula.then(|| Hit {
        value: text.chars().take(60).collect(),
        repair: None,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let finding = tell::of_tally(facts, ID, Severity::Info, task, "", tally);
    finding.into_iter().collect()
}
