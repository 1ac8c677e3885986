//! Texts and names that were cut.
//!
//! **What**: several texts of exactly 254, 255 or 256 characters, or another width databases have, where none is
//! longer; and names of columns as long as their format lets them be.
//! **Why**: what was behind is lost, and nobody sees it.
//! **Example**: three remarks of 255 characters that end in the middle of a word.

use super::tell;
use crate::check::tally::Tally;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use model::finding::{Finding, Severity};
use model::note::Note;

const ID: &str = "quality.cut_texts";
/// Widths that databases and spreadsheets have for texts.
const WIDTHS: [u32; 8] = [254, 255, 256, 500, 1000, 2000, 4000, 32_767];
/// One text as long may be chance.
const FEWEST: u64 = 3;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Text(look),
    finish,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let of_note = |note: &Note| match note {
        Note::NamesCut { count, chars } => {
            let mut finding = tell::of_file(ID, Severity::Info, "names");
            finding.cells = Some(*count);
            Some(tell::count(finding, "chars", *chars))
        }
        _ => None,
    };
    facts.opened.notes.iter().filter_map(of_note).collect()
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let columns = facts.texts().filter_map(|(at, column)| {
        let longest = column.longest_chars?;
        WIDTHS.contains(&longest).then(|| Task {
            columns: vec![at],
            words: vec![longest.to_string()],
            ..Task::default()
        })
    });
    columns.collect()
}

fn look(text: &str, task: &Task) -> Option<Hit> {
    let width: usize = task.words.first()?.parse().ok()?;
    (text.len() >= width && text.chars().count() == width).then(Hit::default)
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    if tally.cells < FEWEST {
        return Vec::new();
    }
    let width = task.words.first().and_then(|width| width.parse().ok());
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, "texts", tally);
    let finding = finding.map(|finding| tell::count(finding, "chars", width.unwrap_or(0)));
    finding.into_iter().collect()
}
