//! What a spreadsheet did to values.
//!
//! **What**: decimals that became thousands of thousands (`810.219.971`), long numbers that became powers of ten
//! (`1,98317E+12`), ranges that became days (`1-2`: `01-feb`), failed formulas (`#DIV/0!`), formulas whose result
//! was not saved.
//! **Why**: the value is gone; only the source still has it.
//! **Example**: `810.219.971` was 810.219971.

use super::tell;
use crate::check::tally::{Tally, of_values};
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use model::cell::Cell;
use model::column::{ColumnProfile, Reason};
use model::finding::{Finding, Param, Severity};
use model::note::Note;

const ID: &str = "quality.spreadsheet_damage";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Ends {
        first: may_begin,
        last: |_| false,
        look,
    },
    finish,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for note in &facts.opened.notes {
        match note {
            Note::DamagedNumbers {
                column,
                count,
                first_row,
            } => {
                if let Some(at) = facts.named(column) {
                    let finding = tell::of_column(facts, ID, Severity::Warning, at, "decimals");
                    findings.push(tell::met(finding, *count, *first_row));
                }
            }
            Note::FormulasWithoutValue { count } => {
                let mut finding = tell::of_file(ID, Severity::Warning, "formulas");
                finding.cells = Some(*count);
                findings.push(finding);
            }
            _ => {}
        }
    }
    let columns = (0u32..).zip(&facts.opened.columns);
    findings.extend(columns.filter_map(|(at, column)| faults(facts, at, column)));
    findings
}

/// Failed formulas of a column.
fn faults(facts: &Facts<'_>, at: u32, column: &ColumnProfile) -> Option<Finding> {
    let signs = column.signs.iter();
    let faults = signs.filter(|sign| sign.reason == Reason::Fault);
    let values: Vec<(String, u64)> = faults.map(|s| (s.spelling.clone(), s.rows)).collect();
    if values.is_empty() {
        return None;
    }
    let mut finding = tell::of_column(facts, ID, Severity::Warning, at, "faults");
    finding.cells = Some(values.iter().map(|value| value.1).sum());
    finding
        .params
        .push(("values".to_owned(), Param::Values(values)));
    Some(finding)
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    // a damaged value is short and has a digit; running text is left alone
    let is_open = |column: &ColumnProfile| column.longest_chars.is_some_and(|chars| chars <= 40);
    let columns = facts.texts().filter(|(_, column)| is_open(column));
    columns
        .map(|(at, _)| Task {
            columns: vec![at],
            ..Task::default()
        })
        .collect()
}

/// A damaged value begins with a digit or the sign of an error.
fn may_begin(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'#' | b' ')
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    if !text.bytes().next().is_some_and(may_begin) {
        return None;
    }
    let text = text.trim();
    if !text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        let is_fault = matches!(
            text,
            "#REF!"
                | "#NAME?"
                | "#VALUE!"
                | "#DIV/0!"
                | "#N/A"
                | "#NUM!"
                | "#NULL!"
                | "#I/T"
                | "#VÆRDI!"
                | "#NAVN?"
                | "#REFERENCE!"
                | "#DIVISION/0!"
                | "#NUM"
                | "########"
        );
        return is_fault.then(|| hit("fault", text));
    }
    if is_power(text) {
        return Some(hit("power", text));
    }
    is_short_day(text).then(|| hit("day", text))
}

/// A value with the sort it is of in front.
fn hit(sort: &str, text: &str) -> Hit {
    Hit {
        value: format!("{sort} {text}"),
        repair: None,
    }
}

/// `1,98317E+12`.
fn is_power(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let Some(power) = power.strip_prefix('+') else {
        return false;
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let whole = number.split([',', '.']).collect::<Vec<_>>();
    is_digits(power)
        && power.len() <= 3
        && whole.len() <= 2
        && whole.iter().all(|part| is_digits(part))
}

/// `01-feb`, `2. mar`: a day and a month without a year.
fn is_short_day(text: &str) -> bool {
    const MONTHS: [&str; 14] = [
        "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "may",
        "oct",
    ];
    let Some((day, month)) = text.split_once('-') else {
        return false;
    };
    let month = month.trim_end_matches('.').to_lowercase();
    let day: Option<u8> = day.parse().ok();
    day.is_some_and(|day| (1..=31).contains(&day)) && MONTHS.contains(&month.as_str())
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let Some(column) = task
        .columns
        .first()
        .and_then(|at| facts.opened.columns.get(*at as usize))
    else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (sort, case) in [
        ("power", "exponents"),
        ("day", "dates"),
        ("fault", "faults"),
    ] {
        let own = tally.values.iter().filter_map(|((value, _), places)| {
            let text = value.strip_prefix(sort)?.strip_prefix(' ')?;
            Some(((text.to_owned(), None), places.clone()))
        });
        let own = of_values(own.collect(), task.room);
        // days without a year are damage only where ranges stand beside them
        if case == "dates" && !has_ranges(column) {
            continue;
        }
        findings.extend(tell::of_tally(
            facts,
            ID,
            Severity::Warning,
            task,
            case,
            own,
        ));
    }
    findings
}

/// True when some of the common values are ranges: `0-2`, `14-17`.
fn has_ranges(column: &ColumnProfile) -> bool {
    let is_range = |text: &str| {
        let parts = text.split_once('-');
        parts.is_some_and(|(from, to)| {
            let is_number = |part: &str| {
                let part = part.trim();
                (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
            };
            is_number(from) && is_number(to)
        })
    };
    let mut top = column.top.iter();
    top.any(|(cell, _)| matches!(cell, Cell::Text { text, .. } if is_range(text)))
}
