//! The letter to the owner of the data, to be changed, copied or opened as mail.

use super::dialog::Frame;
use crate::actions::letter::{self, PANEL};
use crate::state::State;
use leptos::prelude::*;

/// The panel; it is there only while it is open.
#[component]
pub fn LetterPanel() -> impl IntoView {
    let state = State::here();
    let is_open = Memo::new(move |_| state.findings.letter.with(Option::is_some));
    move || is_open.get().then(|| view! { <Panel /> })
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = texts::checks(state.language.get_untracked()).letter;
    let first = state.findings.letter.get_untracked().unwrap_or_default();
    let lines = first.lines().count().clamp(8, 18);
    let text = RwSignal::new(first);
    let mail = move || match text.with(|text| letter::mail(state, text)) {
        // nothing is opened before it is clicked
        Some(address) => view! { <a class="btn" href=address>{words.mail}</a> }.into_any(),
        None => view! { <span class="quiet small">{words.too_long}</span> }.into_any(),
    };
    let foot = view! {
        {mail}
        <button
            class="btn primary"
            type="button"
            id="letter-copy"
            on:click=move |_| text.with_untracked(|text| letter::copy(state, text))
        >
            {words.copy}
        </button>
    };
    view! {
        <Frame
            id=PANEL
            title=words.title.to_owned()
            lead=words.lead
            close=letter::close
            foot=foot.into_any()
        >
            <textarea
                class="field letter-text"
                aria-label=words.label
                rows=lines.to_string()
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </Frame>
    }
}
