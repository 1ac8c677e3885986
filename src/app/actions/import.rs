//! Putting the reading of a file right: tried out on the first rows, then made a step or dropped.

use super::{remember, steps};
use crate::dom;
use crate::queries::assumed::Decide;
use crate::queries::ordered;
use crate::state::State;
use crate::state::import::Shown;
use leptos::prelude::*;
use model::message::Answer;
use model::note::ProblemKind;
use model::recipe::Step;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "import";
/// Rows shown in it.
const ROWS: u32 = 50;
/// Columns shown in it; the others are told.
const COLUMNS: u32 = 40;

/// Opens the panel for a question; empty for none in particular.
pub fn open(state: State, question: &'static str) {
    let import = state.import;
    import
        .draft
        .set(state.history.with_untracked(|history| history.view().read));
    import.shown.set(None);
    import.trouble.set(None);
    let fingerprint = state.hands.with_value(|hands| hands.fingerprint);
    import
        .remember
        .set(fingerprint.is_some_and(|shape| remember::recall(shape).is_some()));
    import.remembered.set(remember::count());
    import.open.set(Some(question));
    ask(state);
}

/// Decides a question in the panel, or leaves it to the evidence again.
pub fn change(state: State, set: Decide) {
    state.import.draft.update(|options| set.apply(options));
    ask(state);
}

/// Keeps a column as text in the panel, or reads it after its content again.
pub fn keep_text(state: State, column: u32, is_text: bool) {
    state.import.draft.update(|options| {
        options.text_columns.retain(|kept| *kept != column);
        if is_text {
            ordered::insert(&mut options.text_columns, column);
        }
    });
    ask(state);
}

/// Makes what was tried out a step: the file is read anew.
pub fn apply(state: State) {
    let options = state.import.draft.get_untracked();
    if let Some(shape) = state.hands.with_value(|hands| hands.fingerprint) {
        if state.import.remember.get_untracked() {
            remember::keep(shape, &options);
        } else {
            remember::forget(shape);
        }
    }
    close(state);
    if state.history.with_untracked(|history| history.view().read) != options {
        steps::take(state, Step::Read(options));
    }
}

/// Erases what is remembered for all kinds of files.
pub fn forget_all(state: State) {
    remember::forget_all();
    state.import.remember.set(false);
    state.import.remembered.set(0);
}

/// Closes the panel; what was tried out and not used is dropped.
pub fn close(state: State) {
    state
        .hands
        .update_value(|hands| hands.previewing = hands.previewing.wrapping_add(1));
    // the browser gives the focus back to where it was
    if let Some(dialog) = dom::by_id(PANEL)
        && let Ok(dialog) = dialog.dyn_into::<web_sys::HtmlDialogElement>()
    {
        dialog.close();
    }
    state.import.open.set(None);
}

/// Asks for the first rows as they would read now; only the latest answer counts.
fn ask(state: State) {
    let mut previewing = 0;
    state.hands.update_value(|hands| {
        hands.previewing = hands.previewing.wrapping_add(1);
        previewing = hands.previewing;
    });
    let Some((bridge, file)) = state
        .hands
        .with_value(|h| h.bridge.clone().zip(h.file.clone()))
    else {
        return;
    };
    let options = state.import.draft.get_untracked();
    spawn_local(async move {
        let answer = bridge.preview(file, options, ROWS, COLUMNS).await;
        if state.hands.with_value(|hands| hands.previewing) != previewing {
            return;
        }
        let import = state.import;
        match answer {
            Answer::Previewed { sniff, types, rows } => {
                let shown = Shown {
                    sniff: *sniff,
                    types,
                    rows,
                };
                import.shown.set(Some(Arc::new(shown)));
                import.trouble.set(None);
            }
            Answer::Failed(problem) => import.trouble.set(Some(problem)),
            _ => import.trouble.set(Some(ProblemKind::BuildMismatch.into())),
        }
    });
}
