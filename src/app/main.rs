//! The page: everything the user sees and touches.
//!
//! `state` holds what is known as signals, `queries` work things out from it, `actions` change it and talk
//! to the workers through `bridge`, `pages` and `parts` show it. The page never links the engine: rows,
//! charts and files come from the workers as plain data of `model`. Words come from `texts`; the whole
//! page is built anew when the language changes, so that no part has to watch it.

mod actions;
mod bench;
mod bridge;
mod dom;
mod pages;
mod panels;
mod parts;
mod queries;
mod second;
mod state;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use model::message::Language;
use state::State;

/// Where the choice of language is kept. Beside it stands only what the user asked to be remembered
/// (`actions::remember`).
const LANGUAGE_KEY: &str = "language";

fn main() {
    if let Some(waiting) = dom::by_id("loading") {
        waiting.remove();
    }
    mount_to_body(|| {
        let state = State::new(stored_language());
        provide_context(state);
        Effect::new(move |_| keep_language(state.language.get()));
        parts::privacy::note_ready();
        let over = RwSignal::new(false);
        actions::files::listen(state, over);
        dom::after_paint(move || second::prefetch(state));
        view! {
            {move || {
                state.language.track();
                view! { <pages::Page over=over /> }
            }}
        }
    });
}

/// The language chosen last time, else Danish.
fn stored_language() -> Language {
    let stored = dom::storage().and_then(|storage| storage.get_item(LANGUAGE_KEY).ok().flatten());
    match stored.as_deref() {
        Some("en") => Language::English,
        _ => Language::Danish,
    }
}

fn keep_language(language: Language) {
    let code = match language {
        Language::Danish => "da",
        Language::English => "en",
    };
    if let Some(root) = dom::root() {
        let _ = root.set_attribute("lang", code);
    }
    // without storage (private windows of some browsers) the choice lasts as long as the page
    if let Some(storage) = dom::storage()
        && (code != "da" || storage.get_item(LANGUAGE_KEY).ok().flatten().is_some())
    {
        let _ = storage.set_item(LANGUAGE_KEY, code);
    }
}
