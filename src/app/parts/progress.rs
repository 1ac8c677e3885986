//! How far the reading is, and the way to stop it.

use crate::actions::open;
use crate::state::{Stage, State};
use leptos::prelude::*;
use texts::format::bytes;

/// The bar; it is there only while a file is read.
#[component]
pub fn ReadingBar() -> impl IntoView {
    let state = State::here();
    move || {
        state
            .stage
            .with(Stage::is_reading)
            .then(|| view! { <Bar /> })
    }
}

#[component]
fn Bar() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    let language = state.language.get_untracked();
    let label = state.file_name.with_untracked(|name| (words.reading)(name));
    let percent = Memo::new(move |_| {
        let progress = state.progress.get();
        (progress.bytes.min(progress.of) * 100)
            .checked_div(progress.of)
            .unwrap_or(0)
    });
    let so_far = move || {
        if state.stage.with(|stage| *stage == Stage::Loaded) {
            return words.counting.to_owned();
        }
        let progress = state.progress.get();
        let (done, of) = (
            bytes(progress.bytes, language),
            bytes(progress.of, language),
        );
        (words.read_so_far)(&done, &of, progress.rows)
    };
    view! {
        <section class="reading">
            <div class="reading-words">
                <b>{label.clone()}</b>
                <span>{so_far}</span>
            </div>
            <progress
                max="100"
                aria-label=label
                prop:value=move || percent.get().to_string()
            ></progress>
            <button class="btn" id="stop" on:click=move |_| open::stop(state)>{words.stop}</button>
        </section>
    }
}
