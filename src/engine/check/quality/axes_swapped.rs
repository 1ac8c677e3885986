//! Coordinates whose axes are swapped.
//!
//! **What**: north under the name of east, latitude under the name of longitude, or the two in the wrong order in
//! a geometry.
//! **Why**: on a map the places end up in the Arabian Sea or nowhere at all.
//! **Example**: `lon` with 55.67 and `lat` with 12.57.

use super::coordinates::names;
use super::tell;
use crate::check::{Facts, RULE, Rule};
use model::cell::Cell;
use model::column::ColumnProfile;
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::note::Note;
use model::reshape::Swap;

const ID: &str = "quality.axes_swapped";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if facts.opened.notes.contains(&Note::AxesSwapped) {
        findings.push(tell::of_file(ID, Severity::Warning, "geometry"));
    }
    let columns = || (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    let find = |names: &[&str], range: (f64, f64)| {
        let found = columns().find(|((_, column), words)| {
            names.contains(&words.as_str()) && lies_within(column, range)
        });
        found.map(|((at, _), _)| at)
    };
    let east = names("longitude");
    let north = names("latitude");
    let degrees = find(east, (53.0, 59.5)).zip(find(north, (3.0, 17.0)));
    let (x, y) = (names("easting"), names("northing"));
    let metres = find(x, (5_900_000.0, 6_600_000.0)).zip(find(y, (200_000.0, 1_000_000.0)));
    for (east, north) in degrees.into_iter().chain(metres) {
        let finding = tell::of_column(facts, ID, Severity::Warning, east, "columns");
        let other = facts.place(north).map(|place| place.0).unwrap_or_default();
        let name = finding.column.clone().unwrap_or_default();
        let swap = Swap {
            other: north,
            names: [name, other.clone()],
        };
        let finding = tell::word(finding, "other", &other);
        findings.push(tell::mend(finding, Mend::Swap(swap)));
    }
    findings
}

/// True when every value of a column lies between these.
fn lies_within(column: &ColumnProfile, (from, to): (f64, f64)) -> bool {
    let number = |cell: &Option<Cell>| cell.as_ref().and_then(Cell::as_f64);
    column.column_type.is_number()
        && number(&column.min).is_some_and(|least| least >= from)
        && number(&column.max).is_some_and(|most| most <= to)
}
