//! Lists of codes (Fælles Sprog III): recognised among dropped files, used for this visit, given up again.

use super::{findings, open, trouble};
use crate::bridge::code_list as bridge;
use crate::parts::dialog;
use crate::state::State;
use crate::state::code_list::Asked;
use leptos::prelude::*;
use model::code_list::CodeListFault;
use std::pin::Pin;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Id of the question.
pub const QUESTION: &str = "code-list-question";

/// A file that is no list of codes comes back, a moment later.
pub type SetAside = Pin<Box<dyn Future<Output = Option<File>>>>;

/// Asks about a file that is a list of codes, or begins as one. Gives any other back.
pub fn set_aside(state: State, file: File) -> SetAside {
    Box::pin(async move {
        match bridge::recognise(&file).await {
            // whatever goes wrong here, opening the file as a table tells it
            Err(_) | Ok(Err(CodeListFault::Other)) => Some(file),
            Ok(found) => {
                let is_used = false;
                let asked = Asked {
                    file,
                    found,
                    is_used,
                };
                state.codes.asked.update(|all| all.push(asked));
                None
            }
        }
    })
}

/// The file asked about is used from now on.
pub fn answer_use(state: State) {
    let Some(mut asked) = answered(state) else {
        return;
    };
    spawn_local(async move {
        match bridge::load(&asked.file).await {
            Ok(found) => {
                if let Ok(info) = &found {
                    state.codes.used.set(Some(Arc::new(info.clone())));
                    look_again(state);
                    asked.is_used = true;
                }
                asked.found = found;
                state.codes.asked.update(|all| all.insert(0, asked));
            }
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// The file asked about is opened as a table.
pub fn answer_table(state: State) {
    if let Some(asked) = answered(state) {
        open::open_tables(state, vec![asked.file]);
    }
}

/// Nothing more is done with the file asked about.
pub fn answer_nothing(state: State) {
    answered(state);
}

/// Uses no list any more.
pub fn remove(state: State) {
    spawn_local(async move {
        bridge::unload().await;
        state.codes.used.set(None);
        look_again(state);
        let words = texts::code_list(state.language.get_untracked());
        state.said.set(words.removed.to_owned());
    });
}

fn answered(state: State) -> Option<Asked> {
    dialog::close(QUESTION);
    let mut first = None;
    state.codes.asked.update(|asked| {
        if !asked.is_empty() {
            first = Some(asked.remove(0));
        }
    });
    first
}

/// What is wrong with a column of codes depends on the list. A file that is still being read is looked at later.
fn look_again(state: State) {
    if state.opened.with_untracked(Option::is_some) {
        findings::reading(state);
        findings::look(state);
    }
}
