//! Blanks around values.
//!
//! **What**: texts with blanks before or behind them.
//! **Why**: nobody sees them, and to a program `Aarhus ` is not `Aarhus`: it is counted, filtered and joined apart.
//! **Example**: `Aarhus ` beside `Aarhus`.

use super::tell;
use crate::check::tally::Tally;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use model::finding::{Finding, Severity};
use model::mend::Mend;

const ID: &str = "quality.blanks";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Ends {
        first: may_begin,
        last: may_end,
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

/// A blank of ASCII, or the first byte of another one in UTF-8.
fn may_begin(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3)
}

/// A blank of ASCII, or the last byte of another one in UTF-8.
fn may_end(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, 0x80..=0x8a | 0x9f | 0xa0 | 0xa8 | 0xa9 | 0xaf)
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    (text.trim() != text).then(Hit::default)
}

#[cfg(test)]
#[test]
fn no_blank_is_overlooked() {
    for blank in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        if blank.is_whitespace() {
            let text = blank.to_string();
            let ends = text.bytes().next().zip(text.bytes().next_back());
            assert!(ends.is_some_and(|(first, last)| may_begin(first) && may_end(last)));
        }
    }
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, "", tally);
    let finding = finding.map(|finding| tell::mend(finding, Mend::Trim));
    finding.into_iter().collect()
}
