//! The panel where the user decides what the file is about: searched for in everyday words, or found in the tree.

use super::icons;
use super::kept_choices::KeptChoices;
use super::kle_finder::KleFinder;
use super::number_facts::NumberFacts;
use crate::actions::decide::{self, PANEL};
use crate::dom;
use crate::state::State;
use leptos::html::{Dialog, Input, Textarea};
use leptos::prelude::*;

/// The panel; it is there only while it is open.
#[component]
pub fn DecidePanel() -> impl IntoView {
    let state = State::here();
    move || state.deciding.open.get().then(|| view! { <Panel /> })
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    let close = state.texts().page.common.close;
    let finder = state.deciding.finder;
    let decided = state.view.with_untracked(|view| view.decision.clone());
    let node = NodeRef::<Dialog>::new();
    let why = NodeRef::<Textarea>::new();
    let remember = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("decide-search");
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        decide::close(state);
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = finder.chosen.get_untracked() else {
            state.said.set(words.none_chosen.to_owned());
            return;
        };
        let why = why
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        if remember.get_untracked().is_some_and(|tick| tick.checked()) {
            decide::remember(state, &chosen, &why);
        }
        decide::apply(state, chosen, &why);
    };
    let number = state.texts().page.dataset.kle_number;
    let chosen = move || {
        match finder.chosen.get() {
        Some(chosen) => view! {
            <p class="decide-chosen">
                <b>{chosen.title.clone()}</b> " " <span class="kle small">{number(&chosen.number)}</span>
            </p>
            <NumberFacts number=chosen.number title=chosen.title />
        }
        .into_any(),
        None => view! { <p class="quiet decide-chosen">{words.none_chosen}</p> }.into_any(),
    }
    };
    view! {
        <dialog class="import decide" id=PANEL aria-labelledby="decide-title" node_ref=node on:cancel=on_cancel>
            <form class="import-inside" on:submit=on_submit>
                <header class="import-head">
                    <div>
                        <h2 id="decide-title" tabindex="-1">{words.title}</h2>
                        <p class="quiet small">{words.lead}</p>
                    </div>
                    <button
                        class="btn square"
                        type="button"
                        aria-label=close
                        title=close
                        on:click=move |_| decide::close(state)
                    >
                        {icons::cross()}
                    </button>
                </header>
                <div class="decide-body">
                    <div class="decide-find">
                        <KleFinder finder=finder id="decide-search" />
                    </div>
                    <div class="decide-choice">
                        <h3>{words.chosen}</h3>
                        {chosen}
                        <label for="decide-why">{words.why}</label>
                        <textarea
                            class="field"
                            id="decide-why"
                            rows="3"
                            aria-describedby="decide-why-help"
                            node_ref=why
                            prop:value=decided.map(|decision| decision.why).unwrap_or_default()
                        ></textarea>
                        <p class="quiet small" id="decide-why-help">{words.why_help}</p>
                        <label class="decide-remember">
                            <input
                                type="checkbox"
                                id="decide-remember"
                                aria-describedby="decide-remember-help"
                                node_ref=remember
                            />
                            <span>{words.remember}</span>
                        </label>
                        <p class="quiet small" id="decide-remember-help">{words.remember_help}</p>
                        <KeptChoices />
                    </div>
                </div>
                <footer class="import-foot">
                    <span class="grow"></span>
                    <button class="btn" type="button" on:click=move |_| decide::close(state)>
                        {words.cancel}
                    </button>
                    <button
                        class="btn primary"
                        id="decide-apply"
                        disabled=move || finder.chosen.with(Option::is_none)
                    >
                        {words.apply}
                    </button>
                </footer>
            </form>
        </dialog>
    }
}
