//! The question about a dropped file that is a list of codes, and what came of it.

use crate::actions::code_list::{self, QUESTION};
use crate::dom;
use crate::state::State;
use crate::state::code_list::Asked;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The question; there only while there is a file to ask about.
#[component]
pub fn CodeListQuestion() -> impl IntoView {
    let state = State::here();
    move || {
        let asked = state.codes.asked.with(|asked| asked.first().cloned())?;
        Some(question(state, &asked))
    }
}

fn question(state: State, asked: &Asked) -> impl IntoView + use<> {
    let words = texts::code_list(state.language.get_untracked());
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("code-list-first");
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        code_list::answer_nothing(state);
    };
    let file = asked.file.name();
    let (title, lead, help) = match (&asked.found, asked.is_used) {
        (Ok(info), true) => (
            (words.in_use)(&file),
            (words.holds)(info),
            words.in_use_help,
        ),
        (Ok(info), false) => (
            (words.question)(&file),
            (words.holds)(info),
            words.question_help,
        ),
        (Err(fault), _) => ((words.broken)(&file), (words.broken_why)(*fault), ""),
    };
    let close = state.texts().page.common.close;
    let ways = match (asked.found.is_ok(), asked.is_used) {
        (true, true) => view! {
            <button class="btn primary" id="code-list-first" on:click=move |_| code_list::answer_nothing(state)>
                {close}
            </button>
            <button
                class="btn"
                on:click=move |_| {
                    code_list::answer_nothing(state);
                    code_list::remove(state);
                }
            >
                {words.remove}
            </button>
        }
        .into_any(),
        (true, false) => view! {
            <button class="btn primary" id="code-list-first" on:click=move |_| code_list::answer_use(state)>
                {words.use_it}
            </button>
            <button class="btn" on:click=move |_| code_list::answer_table(state)>{words.as_table}</button>
            <button class="btn" on:click=move |_| code_list::answer_nothing(state)>{words.cancel}</button>
        }
        .into_any(),
        (false, _) => view! {
            <button class="btn primary" id="code-list-first" on:click=move |_| code_list::answer_nothing(state)>
                {close}
            </button>
            <button class="btn" on:click=move |_| code_list::answer_table(state)>{words.as_table}</button>
        }
        .into_any(),
    };
    view! {
        <dialog
            class="ask"
            id=QUESTION
            aria-labelledby="code-list-title"
            aria-describedby="code-list-lead"
            node_ref=node
            on:cancel=on_cancel
        >
            <h2 id="code-list-title">{title}</h2>
            <div id="code-list-lead">
                <p>{lead}</p>
                {(!help.is_empty()).then(|| view! { <p class="quiet small">{help}</p> })}
            </div>
            <div class="ask-ways">{ways}</div>
        </dialog>
    }
}
