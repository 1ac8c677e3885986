//! Places outside Denmark.
//!
//! **What**: coordinates in degrees or metres that do not lie in or around Denmark while most of their column do;
//! zeros among them are told apart, since they stand for a missing place.
//! **Why**: a slip of one digit moves a playground into the sea.
//! **Example**: `lat` 5.568 among 55.6 to 55.8.

use super::tell;
use crate::check::tally::{Tally, of_values};
use crate::check::walk::RowSeen;
use crate::check::{Among, Facts, Hit, Look, RULE, Rule, Task};
use crate::kind;
use model::finding::{Finding, Severity};
use model::mend::Mend;

const ID: &str = "quality.coordinates";
/// How sure a kind must be.
const SURE: f64 = 0.7;
/// Kind, and between what its values lie: Denmark with its sea.
const RANGES: [(&str, f64, f64); 4] = [
    ("longitude", 3.0, 17.0),
    ("latitude", 53.0, 59.5),
    ("easting", 200_000.0, 1_000_000.0),
    ("northing", 5_900_000.0, 6_600_000.0),
];

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Numbers { among, look },
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (kind, from, to) in RANGES {
        let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
        // one place far away is enough to hide what a column is: its name still says so
        let own = columns.filter(|((_, column), words)| {
            let is_of_kind = column.kind.as_deref() == Some(kind) && column.kind_confidence >= SURE;
            is_of_kind || names(kind).contains(&words.as_str())
        });
        for ((at, column), _) in own {
            let number =
                |cell: &Option<model::cell::Cell>| cell.as_ref().and_then(|cell| cell.as_f64());
            let is_within = number(&column.min).is_some_and(|least| least >= from)
                && number(&column.max).is_some_and(|most| most <= to);
            if column.column_type.is_number() && !is_within {
                tasks.push(Task {
                    columns: vec![at],
                    words: vec![kind.to_owned()],
                    ..Task::default()
                });
            }
        }
    }
    tasks
}

/// Folded headers that say the kind without its values.
pub(super) fn names(kind: &str) -> &'static [&'static str] {
    match kind {
        "longitude" => &["lon", "lng", "long", "longitude", "laengdegrad"],
        "latitude" => &["lat", "latitude", "breddegrad"],
        "easting" => &["easting", "etrs89 oest", "utm oest", "utm x", "oest"],
        "northing" => &["northing", "etrs89 nord", "utm nord", "utm y", "nord"],
        _ => &[],
    }
}

fn among(task: &Task) -> Option<Among> {
    let kind = task.words.first()?;
    let (_, from, to) = RANGES.iter().find(|range| range.0 == kind)?;
    Some(Among::Outside(*from, *to))
}

fn look(row: &RowSeen<'_>, _: &Task) -> Option<Hit> {
    let value = row.cell(0).as_f64()?;
    Some(Hit {
        value: value.to_string(),
        repair: None,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let column = task
        .columns
        .first()
        .and_then(|at| facts.opened.columns.get(*at as usize));
    let present = column.map_or(0, kind::present);
    // data of another country, or in another system
    if tally.cells * 3 > present {
        return Vec::new();
    }
    let (zeros, others): (Vec<_>, Vec<_>) = tally
        .values
        .into_iter()
        .partition(|((value, _), _)| value == "0");
    let outside = tell::of_tally(
        facts,
        ID,
        Severity::Warning,
        task,
        "outside",
        of_values(others, task.room),
    );
    let zeros = of_values(zeros, task.room);
    let zero = tell::of_tally(facts, ID, Severity::Warning, task, "zero", zeros);
    let zero = zero.map(|finding| tell::mend(finding, Mend::Missing(vec!["0".to_owned()])));
    outside.into_iter().chain(zero).collect()
}
