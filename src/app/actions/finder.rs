//! Finding a KLE number: searched for in any words, or found in the tree.

use super::{kle, trouble};
use crate::state::State;
use crate::state::finder::{Chosen, Finder};
use leptos::prelude::*;
use model::kle_message::{KleAnswer, KleAsk};
use wasm_bindgen_futures::spawn_local;

/// Begins anew at the top of the tree, with something chosen or nothing.
pub fn begin(state: State, finder: Finder, chosen: Option<Chosen>) {
    finder.chosen.set(chosen);
    finder.text.set(String::new());
    finder.path.set(Vec::new());
    finder.found.set(None);
    look(state, finder);
}

/// Searches; an empty text goes back to the tree.
pub fn search(state: State, finder: Finder, text: String) {
    finder.text.set(text);
    look(state, finder);
}

/// Goes to what stands below a number.
pub fn go_below(state: State, finder: Finder, number: Chosen) {
    let found_by_search = !finder.text.with_untracked(String::is_empty);
    finder.text.set(String::new());
    finder.path.update(|path| {
        if found_by_search {
            path.clear();
        }
        path.push(number);
    });
    look(state, finder);
}

/// Goes so many levels below the top of the tree, on the way that was taken.
pub fn go_up(state: State, finder: Finder, levels: usize) {
    finder.path.update(|path| path.truncate(levels));
    look(state, finder);
}

/// Asks for what is to be listed; only the latest answer counts.
fn look(state: State, finder: Finder) {
    let text = finder.text.get_untracked();
    let ask = match text.trim() {
        "" => {
            let last = |path: &Vec<Chosen>| path.last().map(|last| last.number.clone());
            KleAsk::Below(finder.path.with_untracked(last).unwrap_or_default())
        }
        text => KleAsk::Find(text.to_owned()),
    };
    let asked = finder.asked.get_value().wrapping_add(1);
    finder.asked.set_value(asked);
    spawn_local(async move {
        let answer = kle::ask_anyone(state, ask).await;
        if finder.asked.get_value() != asked {
            return;
        }
        match answer {
            Ok(KleAnswer::Found(found)) => {
                if !text.trim().is_empty() {
                    let words = state.texts().page.decide;
                    state.said.set((words.found)(found.len() as u64));
                }
                finder.found.set(Some(found));
            }
            Ok(_) => finder.found.set(Some(Vec::new())),
            Err(problem) => {
                finder.found.set(Some(Vec::new()));
                trouble::handle(state, problem);
            }
        }
    });
}
