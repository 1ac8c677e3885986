//! Codes that lost a zero at their beginning.
//!
//! **What**: codes of municipalities and postal codes below 1000 written with three digits, street codes as plain
//! numbers, codes of industries with five digits among six, and codes of which some begin with a zero and others are shorter.
//! **Why**: a spreadsheet takes codes for numbers; without the zero they match nothing.
//! **Example**: `751` for `0751`, `900` for `0900`.

use super::{places, tell};
use crate::check::tally::Tally;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::note::Note;

const ID: &str = "quality.leading_zero_lost";
/// How sure a kind must be.
const SURE: f64 = 0.7;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Value(look),
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (at, column) in (0u32..).zip(&facts.opened.columns) {
        // the European code of local units has three digits
        let words = facts.headers.get(at as usize).map_or("", String::as_str);
        let Some((width, kind)) = width(facts, column).filter(|_| !words.starts_with("lau")) else {
            continue;
        };
        tasks.push(Task {
            columns: vec![at],
            words: vec![width.to_string(), kind.to_owned()],
            ..Task::default()
        });
    }
    tasks
}

/// How many digits the codes of a column have, and which register knows them.
fn width(facts: &Facts<'_>, column: &ColumnProfile) -> Option<(usize, &'static str)> {
    let kind = column.kind.as_deref();
    let is_sure = column.kind_confidence >= SURE;
    match kind {
        Some("municipality_code") if is_sure => return Some((4, "municipality")),
        Some("postcode") if is_sure => {
            // only the smallest can have lost one; the rest are spared a walk through the rows
            let is_below = |least: &Cell| match least {
                Cell::Integer(least) => *least < 1000,
                _ => true,
            };
            return column
                .min
                .as_ref()
                .filter(|least| is_below(least))
                .map(|_| (4, "postcode"));
        }
        // with six digits beside them five are no group of industries
        Some("db07") if is_sure && has_whole_codes(column) => return Some((6, "industry")),
        Some("form") if is_sure && column.column_type == ColumnType::Text => {
            return Some((0, "form"));
        }
        Some("street_code") if is_sure && column.column_type.is_number() => {
            return Some((4, "street"));
        }
        _ => {}
    }
    let mixed =
        facts.opened.notes.iter().any(
            |note| matches!(note, Note::MixedZeros { column: name, .. } if *name == column.name),
        );
    let longest = column.longest_chars? as usize;
    (mixed && (2..=20).contains(&longest)).then_some((longest, ""))
}

/// True for a column with codes of six digits.
fn has_whole_codes(column: &ColumnProfile) -> bool {
    match &column.max {
        Some(Cell::Integer(most)) => (100_000..=999_999).contains(most),
        _ => column.longest_chars == Some(6),
    }
}

/// `5.10.05` for `05.10.05`.
fn form(text: &str) -> Option<Hit> {
    let text = text.trim();
    let (first, rest) = text.split_once('.')?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let are_pairs = rest
        .split('.')
        .all(|part| part.len() == 2 && is_digits(part));
    let is_short = first.len() == 1 && is_digits(first) && first != "0";
    (is_short && are_pairs).then(|| Hit {
        value: text.to_owned(),
        repair: Some(format!("0{text}")),
    })
}

fn look(text: &str, task: &Task) -> Option<Hit> {
    let [width, register] = task.words.as_slice() else {
        return None;
    };
    if register == "form" {
        return form(text);
    }
    let width: usize = width.parse().ok()?;
    let text = text.trim();
    if text.is_empty()
        || text.len() >= width
        || !text.bytes().all(|b| b.is_ascii_digit())
        || text.bytes().all(|b| b == b'0')
    {
        return None;
    }
    let whole = format!("{text:0>width$}");
    let is_known = match register.as_str() {
        "municipality" => places::municipality(&whole).is_some(),
        "postcode" => places::is_postcode(&whole),
        "industry" => text.len() == 5,
        // in a column where zeros were kept every shorter code lost its own
        _ => true,
    };
    is_known.then(|| Hit {
        value: text.to_owned(),
        repair: Some(whole),
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let width: Option<u8> = task.words.first().and_then(|width| width.parse().ok());
    let Some(width) = width else {
        return Vec::new();
    };
    let replace = (width == 0).then(|| tell::replace(&tally)).flatten();
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, "", tally);
    // where the code has points the first zero is told, not how long it is
    if width == 0 {
        let finding = finding.map(|finding| Finding {
            mend: replace,
            ..tell::count(finding, "width", 2)
        });
        return finding.into_iter().collect();
    }
    let finding = finding.map(|finding| {
        let finding = tell::count(finding, "width", u64::from(width));
        tell::mend(finding, Mend::Pad(width))
    });
    finding.into_iter().collect()
}
