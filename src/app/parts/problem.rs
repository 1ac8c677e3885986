//! Trouble, told whole: what, where, why, and what to do.

use super::icons;
use crate::actions::{navigate, open};
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::note::{Problem, ProblemKind};

/// Trouble that did not end the file, or the reason why one was not opened.
#[component]
pub fn TroubleCard() -> impl IntoView {
    let state = State::here();
    let close = state.texts().page.common.close;
    move || {
        state.trouble.get().map(|problem| {
            view! {
                <section class="problem" role="alert">
                    <Words problem=problem />
                    <button
                        class="btn square"
                        aria-label=close
                        title=close
                        on:click=move |_| state.trouble.set(None)
                    >
                        {icons::cross()}
                    </button>
                </section>
            }
        })
    }
}

/// The file cannot be used as it is, or reading was stopped; and the ways on.
#[component]
pub fn EndedCard() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    move || match state.stage.get() {
        Stage::Failed(problem) => {
            let reload = problem.kind == ProblemKind::BuildMismatch;
            view! {
                <section class="problem" role="alert">
                    <Words problem=problem />
                    <Ways again=!reload />
                </section>
            }
            .into_any()
        }
        Stage::Stopped => {
            let rows = state.viewed.with(|viewed| viewed.rows);
            view! {
                <section class="problem calm">
                    <div class="problem-words">
                        <p>{(words.stopped)(rows)}</p>
                    </div>
                    <Ways again=true />
                </section>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

/// A sentence worth knowing that is no trouble.
#[component]
pub fn HintCard() -> impl IntoView {
    let state = State::here();
    let close = state.texts().page.common.close;
    move || {
        state.hint.get().map(|sentence| {
            view! {
                <section class="problem calm">
                    <div class="problem-words"><p>{sentence}</p></div>
                    <button
                        class="btn square"
                        aria-label=close
                        title=close
                        on:click=move |_| state.hint.set(None)
                    >
                        {icons::cross()}
                    </button>
                </section>
            }
        })
    }
}

#[component]
fn Words(problem: Problem) -> impl IntoView {
    let words = State::here().texts().problems;
    view! {
        {icons::attention()}
        <div class="problem-words">
            <h2>{(words.what)(&problem.kind)}</h2>
            <p>
                {(words.why)(&problem.kind)} " "
                {(words.place)(&problem.place).map(|place| format!("{place} "))}
                <b>{(words.to_do)(&problem.kind)}</b>
            </p>
        </div>
    }
}

#[component]
fn Ways(again: bool) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    view! {
        <div class="problem-ways">
            {again
                .then(|| {
                    view! {
                        <button class="btn primary" on:click=move |_| open::read_again(state)>
                            {words.read_again}
                        </button>
                    }
                })}
            <button class="btn" on:click=move |_| navigate::leave(state)>{words.other_file}</button>
        </div>
    }
}
