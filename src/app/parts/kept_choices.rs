//! The choices remembered in this browser: seen, handed round as a file, forgotten.

use super::icons;
use crate::actions::{lessons, take};
use crate::queries::lessons::{Lesson, written};
use crate::state::State;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The choices, folded away.
#[component]
pub fn KeptChoices() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    let number = state.texts().page.dataset.kle_number;
    let kept = state.deciding.lessons;
    let told = RwSignal::new(String::new());
    let chooser = NodeRef::<Input>::new();
    let has_any = move || kept.with(|kept| !kept.is_empty());
    let save = move |_| {
        let text = kept.with_untracked(|kept| written(kept));
        take::save_text(state, &format!("{}.json", words.file_name), &text);
    };
    let chosen = move |_| {
        let Some(input) = chooser.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // the same file can be chosen again
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok();
            let text = text.and_then(|text| text.as_string()).unwrap_or_default();
            let sentence = match lessons::take_over(state, &text) {
                Some(new) => (words.loaded)(new),
                None => words.not_loaded.to_owned(),
            };
            told.set(sentence);
        });
    };
    let item = move |lesson: Lesson| {
        let label = (words.forget_named)(&lesson.title);
        let title = lesson.title.clone();
        let shown = number(&lesson.number);
        let why = lesson.why.clone();
        let known = (words.kept_words)(&lesson.words);
        view! {
            <li>
                <span>
                    <b>{title}</b> " " <span class="kle small">{shown}</span>
                    {(!why.is_empty()).then(|| view! { <small>{why}</small> })}
                    <small>{known}</small>
                </span>
                <button
                    class="bare"
                    type="button"
                    title=label.clone()
                    aria-label=label
                    on:click=move |_| lessons::forget(state, &lesson)
                >
                    {icons::cross()}
                </button>
            </li>
        }
    };
    let forget_all = move |_| {
        lessons::forget_all(state);
        told.set(words.forgotten.to_owned());
    };
    view! {
        <details class="kept-choices">
            <summary>{move || (words.kept)(kept.with(|kept| kept.len() as u64))}</summary>
            <p class="quiet small">{words.kept_help}</p>
            <ul>{move || kept.get().into_iter().rev().map(item).collect_view()}</ul>
            <div class="kept-ways">
                {move || {
                    has_any()
                        .then(|| view! {
                            <button class="btn" type="button" on:click=save>{words.save}</button>
                        })
                }}
                <label class="btn file-button">
                    <span>{words.load}</span>
                    <input type="file" accept=".json,application/json" node_ref=chooser on:change=chosen />
                </label>
                {move || {
                    has_any()
                        .then(|| view! {
                            <button class="btn" type="button" on:click=forget_all>
                                {words.forget_all}
                            </button>
                        })
                }}
            </div>
            <p class="small" role="status">{move || told.get()}</p>
        </details>
    }
}
