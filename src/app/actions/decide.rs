//! Deciding what the open file is about: searched for, found in the tree or taken from a suggestion, then a step.

use super::{kle, lessons, steps, trouble};
use crate::dom;
use crate::queries::lessons::Lesson;
use crate::state::State;
use crate::state::decide::Chosen;
use leptos::prelude::*;
use model::kle_message::{KleAnswer, KleAsk};
use model::recipe::{Decision, Step};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "decide";

/// Id of the button that opens it.
pub const OPENER: &str = "decide-open";

/// Opens the panel with what is decided, or with nothing chosen.
pub fn open(state: State) {
    let deciding = state.deciding;
    let decided = state.view.with_untracked(|view| view.decision.clone());
    deciding.chosen.set(decided.map(|decision| Chosen {
        number: decision.number,
        title: decision.title,
    }));
    deciding.text.set(String::new());
    deciding.path.set(Vec::new());
    deciding.found.set(None);
    deciding.lessons.set(lessons::kept());
    deciding.open.set(true);
    look(state);
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

/// Searches; an empty text goes back to the tree.
pub fn search(state: State, text: String) {
    state.deciding.text.set(text);
    look(state);
}

/// Goes to what stands below a number.
pub fn go_below(state: State, number: Chosen) {
    let deciding = state.deciding;
    let found_by_search = !deciding.text.with_untracked(String::is_empty);
    deciding.text.set(String::new());
    deciding.path.update(|path| {
        if found_by_search {
            path.clear();
        }
        path.push(number);
    });
    look(state);
}

/// Goes so many levels below the top of the tree, on the way that was taken.
pub fn go_up(state: State, levels: usize) {
    state.deciding.path.update(|path| path.truncate(levels));
    look(state);
}

/// Asks for what is to be listed; only the latest answer counts.
fn look(state: State) {
    let deciding = state.deciding;
    let text = deciding.text.get_untracked();
    let ask = match text.trim() {
        "" => {
            let last = |path: &Vec<Chosen>| path.last().map(|last| last.number.clone());
            KleAsk::Below(deciding.path.with_untracked(last).unwrap_or_default())
        }
        text => KleAsk::Find(text.to_owned()),
    };
    let asked = deciding.asked.get_value().wrapping_add(1);
    deciding.asked.set_value(asked);
    spawn_local(async move {
        let answer = kle::ask(state, ask).await;
        if deciding.asked.get_value() != asked {
            return;
        }
        match answer {
            Ok(KleAnswer::Found(found)) => {
                if !text.trim().is_empty() {
                    let words = state.texts().page.decide;
                    state.said.set((words.found)(found.len() as u64));
                }
                deciding.found.set(Some(found));
            }
            Ok(_) => deciding.found.set(Some(Vec::new())),
            Err(problem) => {
                close(state);
                trouble::handle(state, problem);
            }
        }
    });
}
