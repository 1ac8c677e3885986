//! How the rules of quality make findings: a case (which of a rule's sentences), counts, values where they may be told.

use crate::check::tally::{Tally, finding};
use crate::check::{Facts, Task};
use model::finding::{Finding, Param, Severity};
use model::mend::Mend;

/// A finding about the file, a header or the whole table.
pub(super) fn of_file(rule: &str, severity: Severity, case: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        column: None,
        position: None,
        cells: None,
        rows: Vec::new(),
        params: vec![("case".to_owned(), Param::Text(case.to_owned()))],
        mend: None,
    }
}

/// A finding about a column, without rows.
pub(super) fn of_column(
    facts: &Facts<'_>,
    rule: &str,
    severity: Severity,
    column: u32,
    case: &str,
) -> Finding {
    let place = facts.place(column);
    Finding {
        position: place.as_ref().map(|place| place.1),
        column: place.map(|place| place.0),
        ..of_file(rule, severity, case)
    }
}

/// The finding that the tally of the task's first column makes; without its values where these may be of a person.
pub(super) fn of_tally(
    facts: &Facts<'_>,
    rule: &str,
    severity: Severity,
    task: &Task,
    case: &str,
    mut tally: Tally,
) -> Option<Finding> {
    let column = *task.columns.first()?;
    if !facts.may_tell(column) {
        tally.values.clear();
    }
    let mut made = finding(rule, severity, &facts.place(column), tally)?;
    if !case.is_empty() {
        let case = ("case".to_owned(), Param::Text(case.to_owned()));
        made.params.insert(0, case);
    }
    Some(made)
}

/// Adds a count.
pub(super) fn count(mut finding: Finding, name: &str, count: u64) -> Finding {
    finding.params.push((name.to_owned(), Param::Count(count)));
    finding
}

/// Adds a word.
pub(super) fn word(mut finding: Finding, name: &str, word: &str) -> Finding {
    let word = Param::Text(word.to_owned());
    finding.params.push((name.to_owned(), word));
    finding
}

/// Sets how many cells it is about, and the first of their rows.
pub(super) fn met(mut finding: Finding, cells: u64, row: u64) -> Finding {
    finding.cells = Some(cells);
    finding.rows = vec![row];
    finding
}

/// Sets what mends it.
pub(super) fn mend(mut finding: Finding, mend: Mend) -> Finding {
    finding.mend = Some(mend);
    finding
}

/// The mend that puts what was meant in the place of what stands; only where all of it is told.
pub(super) fn replace(tally: &Tally) -> Option<Mend> {
    let pairs = tally.values.keys();
    let pairs = pairs.filter_map(|(value, repair)| Some((value.clone(), repair.clone()?)));
    let pairs: Vec<(String, String)> = pairs.collect();
    (!pairs.is_empty() && pairs.len() <= 200).then_some(Mend::Replace(pairs))
}
