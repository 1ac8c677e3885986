//! Mending what was found: shown first, then a step like any other.

use super::steps;
use crate::dom;
use crate::parts::dialog;
use crate::queries::mends::{self, MOST_PAIRS, Preview, Proposed};
use crate::state::State;
use leptos::prelude::*;
use model::cell::Cell;
use model::message::{Answer, Ask, Located, RowsAsk};
use std::sync::Arc;
use texts::format::{NumberStyle, cell as cell_shown};
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "mend";

/// Shows what would be mended.
pub fn open(state: State, proposed: Vec<Proposed>) {
    let findings = state.findings;
    let preview = match proposed.as_slice() {
        [one] => Preview {
            heads: mends::heads(&one.mend),
            ..Preview::of_pairs(mends::pairs(one))
        },
        _ => Preview::default(),
    };
    let is_known = !preview.rows.is_empty() || proposed.len() != 1;
    findings.preview.set(preview);
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
    let Some(one) = mending.first().cloned() else {
        return;
    };
    let columns = mends::columns(&one);
    if columns.is_empty() {
        return;
    }
    let language = state.language.get_untracked();
    spawn_local(async move {
        // of a finding about whole columns the first rows that are seen
        let mut firsts: Vec<u64> = match one.finding.rows.is_empty() {
            true => (0..MOST_PAIRS as u64).collect(),
            false => Vec::new(),
        };
        for file_row in one.finding.rows.iter().take(MOST_PAIRS).copied() {
            let located = bridge.ask(Ask::Locate { revision, file_row }).await;
            if let Answer::Located(Located::At(first)) = located {
                firsts.push(first);
            }
        }
        let mut shown: Vec<Vec<String>> = Vec::new();
        for first in firsts {
            let ask = RowsAsk {
                revision,
                first,
                count: 1,
                columns: columns.clone(),
            };
            let Answer::Rows { rows, .. } = bridge.ask(Ask::Rows(ask)).await else {
                continue;
            };
            let own = rows.first().and_then(|row| {
                let style = |cell: &Cell| cell_shown(cell, language, NumberStyle::Grouped);
                mends::row(&one.mend, &row.cells, style)
            });
            shown.extend(own.filter(|own| !shown.contains(own)));
        }
        let is_same = |now: &Option<Arc<Vec<Proposed>>>| {
            now.as_ref().is_some_and(|now| Arc::ptr_eq(now, &mending))
        };
        if findings.mending.with_untracked(is_same) {
            findings.preview.update(|preview| preview.rows = shown);
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
    let of_numbers = |all: &Arc<Vec<Proposed>>| all.iter().all(mends::is_of_numbers);
    match proposed.as_ref().is_some_and(of_numbers) {
        true => state.numbers.comes_back.set_value(true),
        false => dom::next_frame(|| dom::focus(super::findings::TITLE)),
    }
}

/// Leaves everything as it is.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.findings.mending.set(None);
    state.findings.preview.set(Preview::default());
}
