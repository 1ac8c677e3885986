//! What to do with a file that would not fit: foreseen before it is read, not met when it is too late.

use super::{open, steps};
use crate::queries::memory;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::dataset::Estimate;
use model::recipe::Step;
use model::sniff::{Pick, ReadOptions, Sample};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What there is for a table, in bytes.
pub fn budget_bytes() -> u64 {
    let window = web_sys::window();
    let query = window.as_ref().and_then(|w| w.location().search().ok());
    let navigator = window.as_ref().map(web_sys::Window::navigator);
    let device = navigator.map_or(
        memory::Device {
            is_phone: false,
            cores: 1,
            memory_bytes: None,
        },
        |navigator| {
            let agent = navigator.user_agent().unwrap_or_default();
            // not every browser tells
            let gigabytes = js_sys::Reflect::get(&navigator, &"deviceMemory".into())
                .ok()
                .and_then(|told| told.as_f64());
            memory::Device {
                is_phone: memory::is_phone(&agent, navigator.max_touch_points()),
                cores: navigator.hardware_concurrency() as u64,
                memory_bytes: gigabytes.map(|gigabytes| (gigabytes * f64::from(1 << 30)) as u64),
            }
        },
    );
    memory::budget_bytes(&query.unwrap_or_default(), device)
}

/// What of the estimated table will be kept.
fn kept_bytes(estimate: &Estimate, options: &ReadOptions) -> u64 {
    let rows = match (options.sample, options.row_limit) {
        (Some(sample), _) => sample.rows,
        (None, Some(rows)) => rows,
        (None, None) => return estimate.bytes(),
    };
    let share = rows as f64 / estimate.rows.max(1) as f64;
    (estimate.bytes() as f64 * share.min(1.0)) as u64
}

/// The first rows tell what the table will take: more than there is, and the reading is ended before it has
/// begun in earnest, for the user to choose.
pub fn foresee(state: State, estimate: Estimate) {
    let kept = state
        .hands
        .with_value(|hands| kept_bytes(&estimate, &hands.read));
    let is_too_much = kept > budget_bytes();
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
    choose(state, |options| {
        options.row_limit = Some(rows);
        options.sample = None;
    });
}

/// Profiles every row of the file; so many of them are in the table.
pub fn profile(state: State, rows: u64, random: bool) {
    let pick = match random {
        // the same rows each time, so that an undone step comes back as it was
        true => Pick::Random { seed: SEED },
        false => Pick::First,
    };
    choose(state, |options| {
        options.row_limit = None;
        options.sample = Some(Sample { rows, pick });
    });
}

/// Where the drawing of rows begins.
const SEED: u64 = 1;

/// Reads all rows, but only these of the columns that are there now.
pub fn fewer_columns(state: State, columns: Vec<u32>) {
    choose(state, |options| {
        options.keep_columns(&columns);
        options.row_limit = None;
        options.sample = None;
    });
}

/// Reads the whole file, come what may.
pub fn try_anyway(state: State) {
    state.hands.update_value(|hands| hands.anyway = true);
    open::read_again(state);
}

/// Makes a choice a step. The same choice once more (it failed) reads anew.
fn choose(state: State, change: impl FnOnce(&mut ReadOptions)) {
    let before = state.history.with_untracked(|history| history.view().read);
    let mut options = before.clone();
    change(&mut options);
    if options == before {
        try_anyway(state);
    } else {
        steps::take(state, Step::Read(options));
    }
}
