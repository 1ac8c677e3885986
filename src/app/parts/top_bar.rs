//! The bar at the top of the page of a file, and the pieces it shares with the start page.

use super::icons;
use super::privacy::{PrivacyAnchor, PrivacyPopover};
use super::take_menu::TakeMenu;
use crate::actions::{keys, navigate, steps};
use crate::dom;
use crate::state::State;
use leptos::prelude::*;
use model::message::Language;

/// Name and mark.
#[component]
pub fn Logo() -> impl IntoView {
    view! { <span class="logo">{icons::logo()} <span>"Datalup"</span></span> }
}

/// Switches the language; the page is built anew, so the focus is put back.
#[component]
pub fn LanguageButton() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.common;
    let switch = move |_| {
        state.language.update(|language| {
            *language = match language {
                Language::Danish => Language::English,
                Language::English => Language::Danish,
            };
        });
        if let Some(second) = crate::second::here() {
            (second.redraw)(state);
        }
        dom::next_frame(|| dom::focus("language"));
    };
    view! {
        <button
            class="btn"
            id="language"
            lang=words.other_language_code
            aria-label=words.other_language
            on:click=switch
        >
            <span class="wide-only">{words.other_language}</span>
            <span class="narrow-only" aria-hidden="true">
                {words.other_language_code.to_uppercase()}
            </span>
        </button>
    }
}

/// Opens the search in KLE; nothing in a build without KLE.
#[component]
pub fn KleButton() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.kle_search;
    let keys = if dom::is_apple() { "⌥K" } else { "Alt+K" };
    let label = (words.open_with)(keys);
    crate::bridge::has_kle().then(|| {
        view! {
            <button
                class="btn"
                id="kle-open"
                title=label
                aria-label=words.open
                aria-keyshortcuts="Alt+K"
                on:click=move |_| crate::second::search(state)
            >
                {icons::search()} <span class="wide-only">{words.open}</span>
            </button>
        }
    })
}

/// The bar of the page of a file.
#[component]
pub fn TopBar() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page;
    let privacy = RwSignal::new(false);
    let (undo_keys, redo_keys) = keys::undo_keys(state);
    let undo = (words.common.undo)(&undo_keys);
    let redo = (words.common.redo)(&redo_keys);
    let nothing_to_undo = move || state.history.with(|h| h.at() == 0);
    let nothing_to_redo = move || state.history.with(|h| h.at() == h.steps().len());
    view! {
        <header class="top">
            <Logo />
            <PrivacyAnchor open=privacy class="pill good" label=words.dataset.kept />
            <span class="grow"></span>
            <button
                class="btn square"
                title=undo.clone()
                aria-label=undo
                aria-disabled=move || nothing_to_undo().to_string()
                on:click=move |_| steps::undo(state)
            >
                {icons::undo()}
            </button>
            <button
                class="btn square"
                title=redo.clone()
                aria-label=redo
                aria-disabled=move || nothing_to_redo().to_string()
                on:click=move |_| steps::redo(state)
            >
                {icons::redo()}
            </button>
            <KleButton />
            <LanguageButton />
            <button class="btn" id="new-file" on:click=move |_| navigate::leave(state)>
                {words.dataset.new_file}
            </button>
            <TakeMenu />
        </header>
        <PrivacyPopover open=privacy />
    }
}
