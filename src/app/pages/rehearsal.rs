//! The page of a file, built once out of sight before there is a file.
//!
//! Browsers compile wasm function by function at the first call, and the browser's own glue at its first
//! use. Building the page with the worker's made-up rows while nobody waits moves that to where it costs
//! nothing: the first rows of the first file then stand a third sooner. What is built belongs to no
//! document, knows no worker and is thrown away at once.

use super::dataset::Dataset;
use crate::actions::open;
use crate::dom;
use crate::state::{Screen, Stage, State};
use leptos::mount::mount_to;
use leptos::prelude::*;
use model::message::Event;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Time for what follows from the first rows, in the frames after them.
const STAY: Duration = Duration::from_millis(120);

thread_local! {
    static IS_OVER: Cell<bool> = const { Cell::new(false) };
}

/// True once the page has rehearsed, or needs no rehearsal any more.
pub fn is_over() -> bool {
    IS_OVER.get()
}

/// Builds the page of a file with made-up first rows, unless a file is open already.
pub fn rehearse(shown: State, first: Option<Event>) {
    let is_needed = shown
        .screen
        .with_untracked(|screen| *screen == Screen::Start);
    let place = dom::document().and_then(|document| document.create_element("div").ok());
    let place = place.and_then(|place| place.dyn_into::<HtmlElement>().ok());
    let (true, Some(first), Some(place)) = (is_needed, first, place) else {
        IS_OVER.set(true);
        return;
    };
    let language = shown.language.get_untracked();
    let made: Rc<Cell<Option<State>>> = Rc::default();
    let keep = made.clone();
    let mounted = mount_to(place, move || {
        let state = State::new(language);
        state.stage.set(Stage::Reading);
        provide_context(state);
        keep.set(Some(state));
        view! { <Dataset /> }
    });
    // in a task of its own: nothing here holds up the page for long
    set_timeout(
        move || {
            if let Some(state) = made.get() {
                open::hear(state, first);
            }
            set_timeout(
                move || {
                    drop(mounted);
                    IS_OVER.set(true);
                },
                STAY,
            );
        },
        Duration::ZERO,
    );
}
