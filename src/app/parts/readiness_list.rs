//! The list of numbers a municipality shows its citizens: pasted, dropped or chosen as a file. It is only kept
//! in memory.

use crate::queries::shown_numbers::numbers;
use crate::state::State;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File};

/// Larger files are no such list.
const LARGEST_BYTES: f64 = 5_000_000.0;

/// The list, folded away.
#[component]
pub fn ShownList() -> impl IntoView {
    let state = State::here();
    let words = texts::kle(state.language.get_untracked()).ready;
    let shown = state.numbers.shown;
    let text = RwSignal::new(shown.with_untracked(|shown| shown.join("\n")));
    let told = RwSignal::new(String::new());
    let chooser = NodeRef::<Input>::new();
    let use_list = move |list: &str| {
        let found = numbers(list);
        if found.is_empty() {
            told.set(words.list_empty.to_owned());
            return;
        }
        told.set((words.list_used)(found.len()));
        text.set(found.join("\n"));
        shown.set(found);
    };
    let drop_list = move |_| {
        told.set(String::new());
        text.set(String::new());
        shown.set(Vec::new());
    };
    let read = move |file: File| {
        spawn_local(async move {
            let list = match file.size() <= LARGEST_BYTES {
                true => JsFuture::from(file.text()).await.ok(),
                false => None,
            };
            let list = list.and_then(|list| list.as_string()).unwrap_or_default();
            use_list(&list);
        });
    };
    let chosen = move |_| {
        let Some(input) = chooser.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // the same file can be chosen again
        input.set_value("");
        if let Some(file) = file {
            read(file);
        }
    };
    let dropped = move |event: DragEvent| {
        let files = event.data_transfer().and_then(|transfer| transfer.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            // taken here: the window does not open it as data
            event.prevent_default();
            read(file);
        }
    };
    let is_empty = move || text.with(|text| text.trim().is_empty());
    view! {
        <details class="more shown-list">
            <summary class="small">{words.list}</summary>
            <label for="shown-list" class="out-of-sight">{words.list}</label>
            <textarea
                class="field"
                id="shown-list"
                rows="4"
                spellcheck="false"
                autocomplete="off"
                aria-describedby="shown-list-help"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:dragover=move |event: DragEvent| event.prevent_default()
                on:drop=dropped
            ></textarea>
            <p class="quiet small" id="shown-list-help">{words.list_help}</p>
            <div class="shown-ways">
                <button
                    class="btn"
                    type="button"
                    aria-disabled=move || is_empty().to_string()
                    on:click=move |_| {
                        if !is_empty() {
                            use_list(&text.get_untracked());
                        }
                    }
                >
                    {words.use_list}
                </button>
                <label class="btn file-button">
                    <span>{words.choose_file}</span>
                    <input type="file" accept=".csv,.txt,text/plain,text/csv" node_ref=chooser on:change=chosen />
                </label>
                {move || {
                    shown
                        .with(|shown| !shown.is_empty())
                        .then(|| {
                            view! {
                                <button class="btn" type="button" on:click=drop_list>
                                    {words.drop_list}
                                </button>
                            }
                        })
                }}
            </div>
            <p class="small" role="status">{move || told.get()}</p>
        </details>
    }
}
