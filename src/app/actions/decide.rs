//! Deciding what the open file is about: searched for, found in the tree or taken from a suggestion, then a step.

use super::{finder, lessons, steps};
use crate::dom;
use crate::queries::lessons::Lesson;
use crate::state::State;
use crate::state::finder::Chosen;
use leptos::prelude::*;
use model::recipe::{Decision, Step};
use wasm_bindgen::JsCast;

/// Id of the panel.
pub const PANEL: &str = "decide";

/// Id of the button that opens it.
pub const OPENER: &str = "decide-open";

/// Opens the panel with what is decided, or with nothing chosen.
pub fn open(state: State) {
    let deciding = state.deciding;
    let decided = state.view.with_untracked(|view| view.decision.clone());
    let chosen = decided.map(|decision| Chosen {
        number: decision.number,
        title: decision.title,
    });
    deciding.lessons.set(lessons::kept());
    deciding.open.set(true);
    finder::begin(state, deciding.finder, chosen);
}

/// Closes the panel; what was chosen and not used is dropped.
pub fn close(state: State) {
    // the browser gives the focus back to where it was
    if let Some(dialog) = dom::by_id(PANEL)
        && let Ok(dialog) = dialog.dyn_into::<web_sys::HtmlDialogElement>()
    {
        dialog.close();
    }
    state.deciding.open.set(false);
}

/// Uses a number: a step.
pub fn apply(state: State, chosen: Chosen, why: &str) {
    close(state);
    let decision = Decision {
        number: chosen.number,
        title: chosen.title,
        why: why.trim().to_owned(),
    };
    decide(state, Some(decision));
}

/// Remembers a choice for data like the open file.
pub fn remember(state: State, chosen: &Chosen, why: &str) {
    let lesson = Lesson {
        number: chosen.number.clone(),
        title: chosen.title.clone(),
        why: why.trim().to_owned(),
        words: untrack(|| lessons::words(state)),
    };
    lessons::remember(state, lesson);
}

/// Lets the suggestions hold again: a step.
pub fn take_back(state: State) {
    decide(state, None);
}

fn decide(state: State, decision: Option<Decision>) {
    steps::take(state, Step::Decide(decision));
    // the card is drawn anew: the focus goes to what stands there now
    dom::next_frame(|| dom::focus(OPENER));
}
