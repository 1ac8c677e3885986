//! How far the classifying of a column is, and the way to stop it.

use crate::actions::lines;
use crate::state::State;
use leptos::prelude::*;

/// The bar; it is there only while a column is classified.
#[component]
pub fn LinesBar() -> impl IntoView {
    let state = State::here();
    let column = Memo::new(move |_| {
        state
            .lines
            .running
            .with(|running| running.as_ref().map(|running| running.choice.column))
    });
    move || column.get().map(|column| view! { <Bar column=column /> })
}

#[component]
fn Bar(column: u32) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.lines;
    let label = (words.running)(&state.column_name(column));
    let done = Memo::new(move |_| {
        let running = state.lines.running.get();
        running.and_then(|running| running.done)
    });
    let percent = move || {
        let (done, of) = done.get().unwrap_or_default();
        (done.min(of) * 100).checked_div(of).unwrap_or(0)
    };
    let so_far = move || done.get().map(|(done, of)| (words.so_far)(done, of));
    view! {
        <section class="reading lines-bar">
            <div class="reading-words">
                <b>{label.clone()}</b>
                <span>{so_far}</span>
            </div>
            <progress max="100" aria-label=label prop:value=move || percent().to_string()></progress>
            <button class="btn" id="lines-stop" on:click=move |_| lines::stop(state)>
                {words.stop}
            </button>
        </section>
    }
}
