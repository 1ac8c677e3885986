//! Geometries in a column whose axes are swapped, or that lie outside Denmark.
//!
//! **What**: well-known text or binary whose first point has north before east, lies at zero, or lies far from Denmark
//! while most of its column does not. A column of another country or in another system is left alone.
//! **Why**: on a map the places end up in the Arabian Sea or the Atlantic.
//! **Example**: `POINT (55.67 12.57)`.

use super::tell;
use crate::check::tally::{Tally, of_values};
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::geo::wkb;
use crate::kind;
use model::axes::{Place, first_of_text, place};
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::note::Note;

const ID: &str = "quality.geometry_places";
/// How sure a kind must be.
const SURE: f64 = 0.7;
/// Longer binary geometries are passed over: reading them whole would take long.
const LONGEST_HEX: usize = 1 << 16;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Text(look),
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    // of a file of geometries the reading has said it already
    if facts.opened.notes.contains(&Note::AxesSwapped) {
        return Vec::new();
    }
    let drawn = facts.texts().filter(|(_, column)| {
        let is_drawn = matches!(column.kind.as_deref(), Some("wkt" | "geometry"));
        is_drawn && column.kind_confidence >= SURE
    });
    drawn
        .map(|(at, _)| Task {
            columns: vec![at],
            ..Task::default()
        })
        .collect()
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    let (x, y) = first_of_text(text).or_else(|| first_of_hex(text))?;
    let code = match place(x, y) {
        Place::Here => return None,
        Place::Swapped if first_of_text(text).is_some() => "swapped",
        Place::Swapped => "swapped_hex",
        Place::Nowhere => "zero",
        Place::Elsewhere => "outside",
    };
    Some(Hit {
        value: code.to_owned(),
        repair: None,
    })
}

fn first_of_hex(text: &str) -> Option<(f64, f64)> {
    if text.len() > LONGEST_HEX || !wkb::begins_hex(text) {
        return None;
    }
    let mut first = None;
    wkb::parse_hex(text)?.geometry.each_point(&mut |[x, y]| {
        first.get_or_insert((x, y));
    });
    first
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let column = task
        .columns
        .first()
        .and_then(|at| facts.opened.columns.get(*at as usize));
    let present = column.map_or(0, kind::present);
    let own = |codes: &[&str]| {
        let values = tally
            .values
            .iter()
            .filter(|((code, _), _)| codes.contains(&code.as_str()));
        let mut own = of_values(
            values
                .map(|(code, places)| (code.clone(), places.clone()))
                .collect(),
            task.room,
        );
        own.values.clear();
        own
    };
    let mut findings = Vec::new();
    let (turned, hex) = (own(&["swapped", "swapped_hex"]), own(&["swapped_hex"]));
    let is_text = hex.cells == 0;
    let (swapped, zero, outside) = (turned.cells, own(&["zero"]), own(&["outside"]));
    let found = tell::of_tally(facts, ID, Severity::Warning, task, "swapped", turned);
    findings.extend(found.map(|finding| match is_text {
        true => tell::mend(finding, Mend::TurnAxes),
        false => finding,
    }));
    // data of another country, or in another system
    let here = present.saturating_sub(swapped + zero.cells + outside.cells);
    if (here + swapped) * 3 < present * 2 {
        return findings;
    }
    for (case, own) in [("outside", outside), ("zero", zero)] {
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
