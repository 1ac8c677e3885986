//! Fetching the rows that are looked at.

use super::trouble;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::message::{Answer, Ask, RowsAsk};
use std::ops::Range;
use wasm_bindgen_futures::spawn_local;

/// Asks for what is lacking of these rows and columns. The rows last wanted win: what was wanted before
/// and has not been asked for yet is never asked for.
pub fn want(state: State, rows: Range<u64>, columns: &[u32]) {
    if !state.stage.with_untracked(Stage::has_rows) {
        return;
    }
    let of = state.columns.with_untracked(|c| c.len() as u32);
    loop {
        let asked = state.hands.try_update_value(|hands| {
            let bridge = hands.bridge.clone()?;
            Some((bridge, hands.rows.next_ask(rows.clone(), columns, of)?))
        });
        let Some(Some((bridge, ask))) = asked else {
            return;
        };
        spawn_local(async move {
            let answer = bridge.ask(Ask::Rows(ask.clone())).await;
            came(state, &ask, answer);
        });
    }
}

fn came(state: State, ask: &RowsAsk, answer: Answer) {
    match answer {
        Answer::Rows { revision, rows, .. } => {
            let counts = state
                .hands
                .try_update_value(|hands| hands.rows.came(ask, revision, rows));
            if counts == Some(true) {
                state.rows_came.update(|n| *n = n.wrapping_add(1));
            }
        }
        Answer::Failed(problem) => {
            state.hands.update_value(|hands| hands.rows.failed(ask));
            trouble::handle(state, problem);
        }
        _ => state.hands.update_value(|hands| hands.rows.failed(ask)),
    }
}
