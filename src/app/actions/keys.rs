//! Keys that work everywhere on the page. Keys the browser uses itself are left alone.

use super::{kle_search, steps};
use crate::bridge;
use crate::dom;
use crate::state::{Screen, State};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, HtmlElement, KeyboardEvent};

/// Listens to keys, and asks before unsaved steps are lost with the tab. Called once.
pub fn listen(state: State) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let pressed =
        Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| press(state, &event));
    let _ = window.add_event_listener_with_callback("keydown", pressed.as_ref().unchecked_ref());
    // the page lives as long as the window: closures are never freed
    pressed.forget();
    let leaving = Closure::<dyn Fn(web_sys::BeforeUnloadEvent)>::new(
        move |event: web_sys::BeforeUnloadEvent| {
            let here = state.history.with_untracked(|history| history.is_unsaved());
            if here || state.files.with_untracked(|files| files.is_unsaved()) {
                event.prevent_default();
                event.set_return_value("?");
            }
        },
    );
    let _ =
        window.add_event_listener_with_callback("beforeunload", leaving.as_ref().unchecked_ref());
    leaving.forget();
}

fn press(state: State, event: &KeyboardEvent) {
    if is_search(event) && !event.default_prevented() && !is_typing(event) && bridge::has_kle() {
        event.prevent_default();
        kle_search::open(state);
        return;
    }
    if !held(event) || event.alt_key() || event.default_prevented() || is_typing(event) {
        return;
    }
    if state.screen.get_untracked() != Screen::Dataset {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => steps::undo(state),
        ("z", true) | ("y", false) => steps::redo(state),
        _ => return,
    }
    event.prevent_default();
}

/// Alt and K: no browser and no system has it. On Apple's keyboards it would write another letter, so the key
/// itself is asked for.
fn is_search(event: &KeyboardEvent) -> bool {
    let others = event.ctrl_key() || event.meta_key() || event.shift_key();
    event.alt_key() && !others && event.code() == "KeyK"
}

/// Whether the platform's control key is held.
pub fn held(event: &KeyboardEvent) -> bool {
    if dom::is_apple() {
        event.meta_key() && !event.ctrl_key()
    } else {
        event.ctrl_key() && !event.meta_key()
    }
}

/// Whether the event belongs to a field somebody writes in.
pub fn is_typing(event: &Event) -> bool {
    let Some(target) = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => {
            let kind = target.get_attribute("type").unwrap_or_default();
            !matches!(
                kind.as_str(),
                "file" | "button" | "checkbox" | "radio" | "submit"
            )
        }
        _ => target.is_content_editable(),
    }
}

/// Undo and redo, as this platform writes them.
pub fn undo_keys(state: State) -> (String, String) {
    let words = state.texts().page.common;
    let control = (words.control)(dom::is_apple());
    if dom::is_apple() {
        (format!("{control}Z"), format!("⇧{control}Z"))
    } else {
        (format!("{control}+Z"), format!("{control}+Y"))
    }
}
