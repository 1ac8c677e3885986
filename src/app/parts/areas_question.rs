//! The question about a dropped file of areas: borders of the map of the open table, or a table of its own.

use crate::actions::beside::{self, QUESTION};
use crate::dom;
use crate::state::State;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The question; there only while there is a file to ask about.
#[component]
pub fn AreasQuestion() -> impl IntoView {
    let state = State::here();
    move || {
        let file = state.beside.asked.with(|asked| asked.first().cloned())?;
        Some(question(state, &file.name()))
    }
}

fn question(state: State, file: &str) -> impl IntoView + use<> {
    let words = texts::beside(state.language.get_untracked());
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("areas-first");
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        beside::answer_nothing(state);
    };
    let title = (words.question)(file, &state.file_name.get_untracked());
    view! {
        <dialog
            class="ask"
            id=QUESTION
            aria-labelledby="areas-title"
            aria-describedby="areas-lead"
            node_ref=node
            on:cancel=on_cancel
        >
            <h2 id="areas-title">{title}</h2>
            <p id="areas-lead" class="quiet small">{words.question_help}</p>
            <div class="ask-ways">
                <button class="btn primary" id="areas-first" on:click=move |_| beside::answer_use(state)>
                    {words.use_it}
                </button>
                <button class="btn" on:click=move |_| beside::answer_table(state)>{words.as_table}</button>
                <button class="btn" on:click=move |_| beside::answer_nothing(state)>{words.cancel}</button>
            </div>
        </dialog>
    }
}
