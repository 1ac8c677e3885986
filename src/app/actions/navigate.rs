//! The browser's back and forward buttons: undo and redo, and the way between the two screens.

use super::steps;
use crate::state::browser::Do;
use crate::state::{Screen, Stage, State};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

/// Longer than this the browser never takes for a move.
const PATIENCE: Duration = Duration::from_millis(700);

/// Listens to the browser. Called once.
pub fn listen(state: State) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(history) = window.history() {
        let _ = history.replace_state(&JsValue::from_f64(0.0), "");
    }
    let heard =
        Closure::<dyn Fn(web_sys::PopStateEvent)>::new(move |event: web_sys::PopStateEvent| {
            arrived(
                state,
                event.state().as_f64().map_or(0, |counter| counter as u32),
            );
        });
    // the page lives as long as the window: the closure is never freed
    let _ = window.add_event_listener_with_callback("popstate", heard.as_ref().unchecked_ref());
    heard.forget();
}

/// A file was opened: its entry follows the start page's, and one for each step that was done with it before.
pub fn opened(state: State, steps: usize) {
    run(state, |browser| {
        let mut todo = browser.go_to(0);
        for _ in 0..=steps {
            todo.extend(browser.push());
        }
        todo
    });
    moved(state);
}

/// A step was done.
pub fn stepped(state: State) {
    run(state, |browser| browser.push());
}

/// Another number of steps is in force.
pub fn moved(state: State) {
    let at = state.history.with_untracked(|history| history.at());
    run(state, |browser| browser.go_to(at as u32 + 1));
}

/// To the start page; the file stays open until another one takes its place.
pub fn leave(state: State) {
    state.screen.set(Screen::Start);
    run(state, |browser| browser.go_to(0));
}

/// Back to the open file.
pub fn back(state: State) {
    state.screen.set(Screen::Dataset);
    moved(state);
}

fn arrived(state: State, counter: u32) {
    let mut user = None;
    run(state, |browser| {
        let (todo, moved) = browser.arrived(counter);
        user = moved;
        todo
    });
    match user {
        None => {}
        Some(0) => state.screen.set(Screen::Start),
        Some(_) if state.stage.get_untracked() == Stage::Closed => {}
        Some(counter) => {
            state.screen.set(Screen::Dataset);
            steps::move_to(state, counter as usize - 1);
        }
    }
}

fn run(state: State, change: impl FnOnce(&mut crate::state::browser::Browser) -> Vec<Do>) {
    let Some(todo) = state
        .hands
        .try_update_value(|hands| change(&mut hands.browser))
    else {
        return;
    };
    let Some(Ok(history)) = web_sys::window().map(|window| window.history()) else {
        return;
    };
    for one in todo {
        match one {
            Do::Push(counter) => {
                let _ = history.push_state(&JsValue::from_f64(f64::from(counter)), "");
            }
            Do::Go(by) => {
                let _ = history.go_with_delta(by);
                set_timeout(
                    move || state.hands.update_value(|hands| hands.browser.give_up()),
                    PATIENCE,
                );
            }
        }
    }
}
