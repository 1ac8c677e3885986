//! Keeping choices of a KLE number in this browser, when the user has asked for it; handing them round; forgetting
//! them.

use crate::dom;
use crate::queries::lessons::{self, Lesson};
use crate::state::State;
use leptos::prelude::*;

/// The name of the choices in the browser's storage.
const KEY: &str = "kle-choices";

/// The choices kept.
pub fn kept() -> Vec<Lesson> {
    let text = dom::storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    text.and_then(|text| lessons::read(&text))
        .unwrap_or_default()
}

/// Keeps these choices in place of those kept; none at all leaves nothing behind.
fn keep(state: State, choices: Vec<Lesson>) {
    if let Some(storage) = dom::storage() {
        // a full or forbidden storage remembers nothing, and nothing else depends on it
        let _ = match choices.is_empty() {
            true => storage.remove_item(KEY),
            false => storage.set_item(KEY, &lessons::written(&choices)),
        };
    }
    state.deciding.lessons.set(choices);
}

/// Remembers a choice.
pub fn remember(state: State, lesson: Lesson) {
    let mut choices = kept();
    lessons::add(&mut choices, lesson);
    keep(state, choices);
}

/// Takes choices over from the text of a file. Answers how many are new; `None` when it is no such file.
pub fn take_over(state: State, text: &str) -> Option<u64> {
    let found = lessons::read(text)?;
    let mut choices = kept();
    let new = found
        .into_iter()
        .filter(|lesson| lessons::add(&mut choices, lesson.clone()))
        .count();
    keep(state, choices);
    Some(new as u64)
}

/// Forgets one choice.
pub fn forget(state: State, lesson: &Lesson) {
    let mut choices = kept();
    choices.retain(|known| known != lesson);
    keep(state, choices);
}

/// Forgets them all.
pub fn forget_all(state: State) {
    keep(state, Vec::new());
}

/// The words of the open file's name, titles and columns.
pub fn words(state: State) -> Vec<String> {
    let name = state.file_name.get();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let made = state.lines.made_columns();
    state.columns.with(|columns| {
        let own = columns.len().saturating_sub(made as usize);
        state.sniff.with(|sniff| {
            let titles = sniff.as_ref().map_or(&[] as &[String], |s| &s.title_rows);
            let columns = columns.iter().take(own).map(|column| column.name.as_str());
            let titles = titles.iter().map(String::as_str);
            lessons::words(std::iter::once(stem).chain(titles).chain(columns))
        })
    })
}
