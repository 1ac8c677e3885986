//! What the user did, step by step; each can be gone back to.

use crate::actions::steps;
use crate::state::State;
use leptos::prelude::*;
use model::recipe::View;

/// The list.
#[component]
pub fn StepsList() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    let list = move || {
        // sentences name columns
        state.columns.track();
        let history = state.history.get();
        if history.steps().is_empty() {
            return view! { <p class="quiet small">{words.no_steps}</p> }.into_any();
        }
        let at = history.at();
        let entry = |number: usize, sentence: String| {
            let undone = number > at;
            view! {
                <li>
                    <button
                        class="step"
                        class:undone=undone
                        aria-current=(number == at).then_some("step")
                        on:click=move |_| steps::go_to(state, number)
                    >
                        {sentence}
                        {undone.then(|| view! { <small>" (" {words.step_undone} ")"</small> })}
                    </button>
                </li>
            }
        };
        let mut entries = vec![entry(0, words.as_opened.to_owned())];
        for (index, step) in history.steps().iter().enumerate() {
            let before = View::of(&history.steps()[..index]).read;
            entries.push(entry(index + 1, steps::sentence(state, step, &before)));
        }
        view! { <ol class="steps" start="0">{entries}</ol> }.into_any()
    };
    view! {
        <h2>{words.steps}</h2>
        {list}
    }
}
