//! Editions of KLE: recognised among dropped files, used from then on, compared, given up again.

use super::{edition_store, open, take};
use crate::bridge::edition as bridge;
use crate::dom;
use crate::panels;
use crate::parts::dialog;
use crate::queries::edition::{
    HEAD_BYTES, LARGEST_BYTES, csv, is_worth_a_look, may_be, may_hold_codes,
};
use crate::state::State;
use crate::state::edition::{Asked, Refused};
use leptos::prelude::*;
use model::kle::Classification;
use std::sync::Arc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Id of the panel.
pub const PANEL: &str = "edition";
/// Id of the question.
pub const QUESTION: &str = "edition-question";

/// Opens the panel.
pub fn show(state: State) {
    let edition = state.edition;
    edition.refused.set(None);
    edition.keeping_failed.set(false);
    edition.open.set(true);
    // does not change as long as the page lives
    if edition.loaded.with_untracked(Option::is_none)
        && edition.built_in.with_untracked(Option::is_none)
    {
        spawn_local(async move {
            if let Ok(used) = bridge::used().await
                && edition.loaded.with_untracked(Option::is_none)
            {
                edition.built_in.set(Some(used));
            }
        });
    }
}

/// Closes the panel.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.edition.open.set(false);
}

/// True when one of the files has to be looked into before it is opened as a table.
pub fn is_worth_asking(files: &[File]) -> bool {
    files
        .iter()
        .any(|file| is_worth_a_look(&file.name(), file.size() as u64))
}

/// Asks about the files that are editions. Gives the others: they are opened as tables.
pub async fn set_aside(state: State, files: Vec<File>) -> Vec<File> {
    let mut others = Vec::new();
    for file in files {
        let bytes = file.size() as u64;
        let head = head_of(&file).await.unwrap_or_default();
        let file = match may_hold_codes(&head) {
            true => not_codes(state, file).await,
            false => Some(file),
        };
        let Some(file) = file else {
            continue;
        };
        if !may_be(&head, bytes) {
            others.push(file);
            continue;
        }
        // whatever goes wrong here, opening the file as a table tells it
        match bridge::recognise(&file).await {
            Ok(Some(info)) => state
                .edition
                .asked
                .update(|asked| asked.push(Asked { file, info })),
            _ => others.push(file),
        }
    }
    others
}

/// The file, unless it is a list of codes, or begins as one: then the user is asked.
async fn not_codes(state: State, file: File) -> Option<File> {
    // without the third module it is opened as a table like any other
    let _ = panels::fetched(state).await;
    match panels::here() {
        Some(panels) => (panels.code_list)(state, file).await,
        None => Some(file),
    }
}

/// How a file begins; `None` when it is not worth a look or cannot be read.
async fn head_of(file: &File) -> Option<String> {
    if !is_worth_a_look(&file.name(), file.size() as u64) {
        return None;
    }
    let head = file.slice_with_i32_and_i32(0, HEAD_BYTES as i32).ok()?;
    let head = JsFuture::from(head.array_buffer()).await.ok()?;
    let head = js_sys::Uint8Array::new(&head).to_vec();
    // UTF-16 too: what is looked for are letters without accents
    let head: Vec<u8> = head.into_iter().filter(|byte| *byte != 0).collect();
    Some(String::from_utf8_lossy(&head).into_owned())
}

/// The file asked about is used as the register from now on.
pub fn answer_use(state: State) {
    if let Some(asked) = answered(state) {
        load(state, asked.file);
    }
}

/// The file asked about is opened as a table.
pub fn answer_table(state: State) {
    if let Some(asked) = answered(state) {
        open::open_tables(state, vec![asked.file]);
    }
}

/// Nothing is done with the file asked about.
pub fn answer_nothing(state: State) {
    answered(state);
}

fn answered(state: State) -> Option<Asked> {
    dialog::close(QUESTION);
    let mut first = None;
    state.edition.asked.update(|asked| {
        if !asked.is_empty() {
            first = Some(asked.remove(0));
        }
    });
    first
}

/// Uses the edition in a file from now on and shows how it differs; a file that holds none changes nothing.
pub fn load(state: State, file: File) {
    show(state);
    let edition = state.edition;
    let words = state.texts().page.edition;
    let turn = next_turn(state);
    edition.reading.set(Some(file.name()));
    state.said.set((words.reading)(&file.name()));
    spawn_local(async move {
        let used = match file.size() as u64 <= LARGEST_BYTES {
            true => bridge::load(&file).await,
            false => Ok(None),
        };
        if edition.turn.get_value() != turn {
            return;
        }
        edition.reading.set(None);
        let refused = match used {
            Ok(Some(used)) => {
                state.said.set((words.in_use)(&used.comparison.loaded.name));
                take_over(state, used);
                if edition.is_kept.get_untracked() {
                    keep(state, true);
                }
                return;
            }
            Ok(None) => {
                let head = head_of(&file).await.unwrap_or_default();
                let file = match may_hold_codes(&head) {
                    true => not_codes(state, file).await,
                    false => Some(file),
                };
                let Some(file) = file else { return };
                Refused {
                    file,
                    problem: None,
                }
            }
            Err(problem) => Refused {
                file,
                problem: Some(problem),
            },
        };
        state.said.set((words.refused)(&refused.file.name()));
        edition.refused.set(Some(refused));
    });
}

/// The file that was not taken as an edition is opened as a table.
pub fn open_refused(state: State) {
    if let Some(refused) = state.edition.refused.get_untracked() {
        close(state);
        open::open_tables(state, vec![refused.file]);
    }
}

/// Uses the edition built in again; nothing is kept any more.
pub fn unload(state: State) {
    let edition = state.edition;
    let words = state.texts().page.edition;
    let turn = next_turn(state);
    edition.refused.set(None);
    keep(state, false);
    spawn_local(async move {
        let classification = bridge::unload().await;
        if edition.turn.get_value() != turn {
            return;
        }
        edition.loaded.set(None);
        edition.file.set(None);
        classified(state, classification);
        state.said.set(words.built_in_again.to_owned());
        // the button that was pressed is gone
        show(state);
        dom::next_frame(|| dom::focus("edition-title"));
    });
}

/// Keeps the edition in this browser for the next visit, or erases it.
pub fn keep(state: State, is_kept: bool) {
    let edition = state.edition;
    let file = edition.file.get_untracked().filter(|_| is_kept);
    edition.is_kept.set(file.is_some());
    edition.keeping_failed.set(false);
    spawn_local(async move {
        match file {
            Some(file) => {
                let is_done = edition_store::keep(&file).await;
                if !is_done {
                    edition_store::forget().await;
                    edition.is_kept.set(false);
                }
                edition.keeping_failed.set(!is_done);
            }
            None => edition_store::forget().await,
        }
    });
}

/// Uses what the visit before kept. Called once.
pub fn recall(state: State) {
    if !edition_store::is_kept() {
        return;
    }
    let edition = state.edition;
    let turn = next_turn(state);
    spawn_local(async move {
        let used = match edition_store::kept().await {
            Some(file) => bridge::load(&file).await.ok().flatten(),
            None => None,
        };
        if edition.turn.get_value() != turn {
            return;
        }
        match used {
            Some(used) => {
                edition.is_kept.set(true);
                take_over(state, used);
            }
            // what cannot be read any more is of no use to anybody
            None => edition_store::forget().await,
        }
    });
}

/// Saves the list of differences.
pub fn save_differences(state: State) {
    let words = state.texts().page.edition;
    if let Some(comparison) = state.edition.loaded.get_untracked() {
        let text = csv(&comparison, words.csv_head, words.csv_names);
        take::save_text(state, words.csv_file_name, &text);
    }
}

fn next_turn(state: State) -> u32 {
    let turn = state.edition.turn.get_value().wrapping_add(1);
    state.edition.turn.set_value(turn);
    turn
}

fn take_over(state: State, used: bridge::Used) {
    let edition = state.edition;
    edition.refused.set(None);
    if let Some(built_in) = &used.comparison.built_in {
        edition.built_in.set(Some(Some(built_in.clone())));
    } else {
        edition.built_in.set(Some(None));
    }
    edition.file.set(Some(used.file));
    edition.loaded.set(Some(Arc::new(used.comparison)));
    classified(state, used.classification);
}

/// Shows what the open dataset is about by the edition that is used now.
fn classified(state: State, classification: Option<Classification>) {
    let (Some(classification), Some(opened)) = (classification, state.opened.get_untracked())
    else {
        return;
    };
    let mut opened = (*opened).clone();
    opened.classification = classification;
    state.opened.set(Some(Arc::new(opened)));
}
