//! What to do with a file that would not fit: foreseen before it is read, not met when it is too late.

use super::{open, steps};
use crate::queries::memory;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::dataset::Estimate;
use model::recipe::Step;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What there is for a table, in bytes.
pub fn budget_bytes() -> u64 {
    let Some(window) = web_sys::window() else {
        return memory::budget_bytes("", false);
    };
    let query = window.location().search().unwrap_or_default();
    let navigator = window.navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let is_phone = memory::is_phone(&agent, navigator.max_touch_points());
    memory::budget_bytes(&query, is_phone)
}

/// The first rows tell what the table will take: more than there is, and the reading is ended before it has
/// begun in earnest, for the user to choose.
pub fn foresee(state: State, estimate: Estimate) {
    let is_too_much = estimate.bytes() > budget_bytes();
    state.estimate.set(Some(Arc::new(estimate)));
    let (anyway, reading) = state
        .hands
        .with_value(|hands| (hands.anyway, hands.reading));
    if !is_too_much || anyway {
        return;
    }
    // the worker that tells this is ended: not before it has finished speaking
    spawn_local(async move {
        let is_current = state.hands.with_value(|hands| hands.reading) == reading;
        if is_current && state.stage.with_untracked(Stage::is_reading) {
            open::end_reading(state);
            state.stage.set(Stage::Choosing);
            state.said.set(state.texts().page.memory.title.to_owned());
        }
    });
}

/// Reads only the first rows.
pub fn first_rows(state: State, rows: u64) {
    choose(state, |options| options.row_limit = Some(rows));
}

/// Reads the whole file, come what may.
pub fn try_anyway(state: State) {
    state.hands.update_value(|hands| hands.anyway = true);
    open::read_again(state);
}

/// Makes a choice a step. The same choice once more (it failed) reads anew.
fn choose(state: State, change: impl FnOnce(&mut model::sniff::ReadOptions)) {
    let before = state.history.with_untracked(|history| history.view().read);
    let mut options = before.clone();
    change(&mut options);
    if options == before {
        try_anyway(state);
    } else {
        steps::take(state, Step::Read(options));
    }
}
