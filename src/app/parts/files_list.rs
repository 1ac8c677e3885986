//! The files of the page: which is open, and the way to the others.

use super::icons;
use crate::actions::open;
use crate::state::State;
use crate::state::files::Entry;
use leptos::prelude::*;
use texts::format::bytes;

/// The files as a list.
#[component]
pub fn FilesList() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.common;
    let entries = move || state.files.with(|files| files.list().to_vec());
    view! {
        <ul class="files" aria-label=words.files>
            <For each=entries key=|entry| entry.id let:entry>
                <File entry=entry />
            </For>
        </ul>
    }
}

#[component]
fn File(entry: Entry) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.common;
    let id = entry.id;
    let size = bytes(entry.bytes, state.language.get_untracked());
    let is_open = move || state.files.with(|files| files.open()) == Some(id);
    let steps = move || {
        let steps = if is_open() {
            state.history.with(|history| history.at())
        } else {
            let at = |entry: &Entry| (entry.id == id).then(|| entry.history.at());
            state
                .files
                .with(|files| files.list().iter().find_map(at).unwrap_or(0))
        };
        (steps > 0).then(|| format!(" · {}", (words.steps)(steps)))
    };
    let remove = (words.remove_file)(&entry.name);
    view! {
        <li class="file" class:open=is_open>
            <button
                class="file-open"
                aria-current=move || is_open().then_some("true")
                on:click=move |_| open::switch(state, id)
            >
                {icons::sheet()}
                <span class="file-words">
                    <span class="file-name">{breakable(&entry.name)}</span>
                    <small>{size} {steps}</small>
                </span>
            </button>
            <button
                class="bare"
                aria-label=remove.clone()
                title=remove
                on:click=move |_| open::remove(state, id)
            >
                {icons::cross()}
            </button>
        </li>
    }
}

/// The files as a choice, where there is no room for a list.
#[component]
pub fn FilesChoice() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.common;
    let several = Memo::new(move |_| state.files.with(|files| files.list().len() > 1));
    let choices = move || {
        state.files.with(|files| {
            let open = files.open();
            let choice = |entry: &Entry| {
                let is_open = open == Some(entry.id);
                view! {
                    <option value=entry.id.to_string() prop:selected=is_open>
                        {entry.name.clone()}
                    </option>
                }
            };
            files.list().iter().map(choice).collect_view()
        })
    };
    let pick = move |event: web_sys::Event| {
        if let Ok(id) = event_target_value(&event).parse() {
            open::switch(state, id);
        }
    };
    move || {
        several.get().then(|| {
            view! {
                <div class="files-choice">
                    <label for="files-choice">{words.file}</label>
                    <select class="field" id="files-choice" on:change=pick>
                        {choices}
                    </select>
                </div>
            }
        })
    }
}

/// A file name that may go on in the next line after its signs.
fn breakable(name: &str) -> String {
    name.chars()
        .flat_map(|sign| {
            [
                Some(sign),
                matches!(sign, '_' | '-' | '.').then_some('\u{200b}'),
            ]
        })
        .flatten()
        .collect()
}
