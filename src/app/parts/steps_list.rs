//! What the user did, step by step; each can be gone back to.

use crate::actions::{recipe, steps};
use crate::dom;
use crate::state::{Stage, State};
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
        <RecipeWays />
    }
}

/// The ways to take the steps away as a recipe, and to do what one says.
#[component]
fn RecipeWays() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.recipe;
    let has_steps = Memo::new(move |_| state.history.with(|history| history.at() > 0));
    let is_ready = move || state.stage.with(|stage| *stage == Stage::Ready);
    let choose = move |_| {
        dom::choose_file(".json,application/json", move |file| {
            recipe::run_file(state, file)
        })
    };
    view! {
        <div class="recipe-ways">
            {move || {
                has_steps
                    .get()
                    .then(|| {
                        view! {
                            <button
                                class="btn small"
                                disabled=move || !is_ready()
                                on:click=move |_| recipe::save(state)
                            >
                                {words.save}
                            </button>
                        }
                    })
            }}
            <button class="btn small" disabled=move || !is_ready() on:click=choose>{words.run}</button>
        </div>
        {move || has_steps.get().then(|| view! { <p class="quiet small">{words.help}</p> })}
    }
}
