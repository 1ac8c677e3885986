//! The question about a dropped file that is an edition of KLE: use it as the register, or open it as a table.

use crate::actions::edition::{self, QUESTION};
use crate::dom;
use crate::state::State;
use crate::state::edition::Asked;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The question; there only while there is a file to ask about.
#[component]
pub fn EditionQuestion() -> impl IntoView {
    let state = State::here();
    let asked = state.edition.asked;
    move || {
        asked
            .with(|asked| asked.first().cloned())
            .map(|first| question(state, &first))
    }
}

fn question(state: State, asked: &Asked) -> impl IntoView + use<> {
    let words = state.texts().page.edition;
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("edition-use");
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        edition::answer_nothing(state);
    };
    view! {
        <dialog
            class="ask"
            id=QUESTION
            aria-labelledby="edition-question-title"
            aria-describedby="edition-question-lead"
            node_ref=node
            on:cancel=on_cancel
        >
            <h2 id="edition-question-title">{(words.question)(&asked.file.name())}</h2>
            <div id="edition-question-lead">
                <p>{(words.question_lead)(&asked.info)}</p>
                <p class="quiet small">{words.question_help}</p>
            </div>
            <div class="ask-ways">
                <button class="btn primary" id="edition-use" on:click=move |_| edition::answer_use(state)>
                    {words.use_it}
                </button>
                <button class="btn" on:click=move |_| edition::answer_table(state)>{words.as_table}</button>
                <button class="btn" on:click=move |_| edition::answer_nothing(state)>{words.cancel}</button>
            </div>
        </dialog>
    }
}
