//! Mending what was found: shown first, then a step like any other.

use super::steps;
use crate::dom;
use crate::parts::dialog;
use crate::queries::mends::{self, MOST_PAIRS, Proposed};
use crate::state::State;
use leptos::prelude::*;
use model::message::{Answer, Ask, Located, RowsAsk};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "mend";

/// Shows what would be mended.
pub fn open(state: State, proposed: Vec<Proposed>) {
    let findings = state.findings;
    let pairs = match proposed.as_slice() {
        [one] => mends::pairs(one),
        _ => Vec::new(),
    };
    let is_known = !pairs.is_empty() || proposed.len() != 1;
    findings.pairs.set(pairs);
    findings.mending.set(Some(Arc::new(proposed)));
    if !is_known {
        fetch(state);
    }
}

/// Asks for the first cells of the finding, to show what would become of them.
fn fetch(state: State) {
    let findings = state.findings;
    let mending = findings.mending.get_untracked();
    let asked = state.hands.with_value(|hands| {
        let bridge = hands.bridge.clone()?;
        Some((bridge, hands.rows.revision()))
    });
    let (Some(mending), Some((bridge, revision))) = (mending, asked) else {
        return;
    };
    let Some((one, column)) = mending
        .first()
        .and_then(|one| Some((one.clone(), one.finding.position?)))
    else {
        return;
    };
    spawn_local(async move {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for file_row in one.finding.rows.iter().take(MOST_PAIRS).copied() {
            let located = bridge.ask(Ask::Locate { revision, file_row }).await;
            let Answer::Located(Located::At(first)) = located else {
                continue;
            };
            let ask = RowsAsk {
                revision,
                first,
                count: 1,
                columns: vec![column],
            };
            let Answer::Rows { rows, .. } = bridge.ask(Ask::Rows(ask)).await else {
                continue;
            };
            let cell = rows.first().and_then(|row| row.cells.first());
            let pair = cell.and_then(|cell| mends::pair_of_cell(&one.mend, cell));
            pairs.extend(pair.filter(|pair| !pairs.contains(pair)));
        }
        let is_same = |now: &Option<Arc<Vec<Proposed>>>| {
            now.as_ref().is_some_and(|now| Arc::ptr_eq(now, &mending))
        };
        if findings.mending.with_untracked(is_same) {
            findings.pairs.set(pairs);
        }
    });
}

/// Mends: the file is read anew.
pub fn apply(state: State) {
    let proposed = state.findings.mending.get_untracked();
    close(state);
    let made = state.lines.made_columns();
    let columns = state
        .columns
        .with_untracked(|columns| columns.len() as u32)
        .saturating_sub(made);
    steps::reread(state, |options| {
        for one in proposed.iter().flat_map(|all| all.iter()) {
            options.add_mend(one.finding.position, &one.mend, columns);
        }
    });
    dom::next_frame(|| dom::focus(super::findings::TITLE));
}

/// Leaves everything as it is.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.findings.mending.set(None);
    state.findings.pairs.set(Vec::new());
}
