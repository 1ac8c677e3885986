//! The ways to open a file: dropped, chosen, pasted.

use super::icons;
use crate::actions::{cells, files};
use crate::dom;
use crate::second;
use crate::state::State;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;

/// The zone.
#[component]
pub fn DropZone() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.start;
    let pasting = RwSignal::new(false);
    let chooser = NodeRef::<Input>::new();
    let chosen = move |_| {
        if let Some(input) = chooser.get_untracked() {
            if let Some(files) = input.files() {
                files::open_all(state, &files);
            }
            // the same file can be chosen again
            input.set_value("");
        }
    };
    view! {
        <section class="drop" aria-label=words.drop_here>
            {icons::upload()}
            <p class="drop-title" aria-hidden="true">{words.drop_here}</p>
            <div class="drop-ways">
                <label class="btn primary file-button">
                    <span>{words.browse}</span>
                    // any ending: a file is known by what is in it
                    <input type="file" multiple=true node_ref=chooser on:change=chosen />
                </label>
                <button
                    class="btn"
                    id="paste"
                    aria-expanded=move || pasting.get().to_string()
                    on:click=move |_| pasting.update(|open| *open = !*open)
                >
                    {words.paste}
                </button>
            </div>
            <p class="drop-formats">{words.formats}</p>
            <button class="link small" id="editions" on:click=move |_| second::editions(state)>
                {state.texts().page.edition.start}
            </button>
            {move || pasting.get().then(|| view! { <PasteArea open=pasting /> })}
        </section>
    }
}

/// The field for pasted text.
#[component]
fn PasteArea(open: RwSignal<bool>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.start;
    let field = NodeRef::<Textarea>::new();
    let empty = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let submit = move || {
        let text = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        if !files::open_text(state, &text) {
            empty.set(true);
            state.said.set(words.paste_empty.to_owned());
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            open.set(false);
            dom::focus("paste");
        } else if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            submit();
        }
    };
    // cells come as they stand in their columns, not as the text beside them
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let table = event.clipboard_data().and_then(|data| cells::pasted(&data));
        if let (Some(table), Some(field)) = (table, field.get_untracked()) {
            event.prevent_default();
            let _ = field.set_range_text(&table);
            empty.set(false);
        }
    };
    view! {
        <div class="paste" role="group" aria-label=words.paste_title on:keydown=on_key>
            <label for="paste-text">{words.paste_label}</label>
            <textarea
                id="paste-text"
                rows="6"
                spellcheck="false"
                node_ref=field
                aria-describedby="paste-problem"
                on:input=move |_| empty.set(false)
                on:paste=on_paste
            ></textarea>
            <p class="field-problem" id="paste-problem">
                {move || empty.get().then_some(words.paste_empty)}
            </p>
            <button class="btn primary" on:click=move |_| submit()>{words.paste_open}</button>
        </div>
    }
}
