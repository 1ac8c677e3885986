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
    look: Look::Sifted(may_have, look),
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

/// Most texts begin and end with a letter or a digit of ASCII.
fn may_have(text: &[u8]) -> bool {
    let may_be = |byte: Option<&u8>| byte.is_some_and(|byte| *byte <= b' ' || *byte >= 0x80);
    may_be(text.first()) || may_be(text.last())
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    if !may_have(text.as_bytes()) {
        return None;
    }
    (text.trim() != text).then(Hit::default)
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, "", tally);
    let finding = finding.map(|finding| tell::mend(finding, Mend::Trim));
    finding.into_iter().collect()
}
