//! The panel where the user decides what the file is about: searched for in everyday words, or found in the tree.

use super::icons;
use super::kept_choices::KeptChoices;
use crate::actions::decide::{self, PANEL};
use crate::dom;
use crate::state::State;
use crate::state::decide::Chosen;
use leptos::html::{Dialog, Input, Textarea};
use leptos::prelude::*;
use model::kle_message::FoundNumber;

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
    let deciding = state.deciding;
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
        let Some(chosen) = deciding.chosen.get_untracked() else {
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
    // Enter in the search field chooses nothing by itself
    let on_search_key = |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    };
    let number = state.texts().page.dataset.kle_number;
    let chosen = move || match deciding.chosen.get() {
        Some(chosen) => view! {
            <p class="decide-chosen">
                <b>{chosen.title}</b> " " <span class="kle small">{number(&chosen.number)}</span>
            </p>
        }
        .into_any(),
        None => view! { <p class="quiet decide-chosen">{words.none_chosen}</p> }.into_any(),
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
                        <label for="decide-search">{words.search}</label>
                        <input
                            class="field"
                            id="decide-search"
                            type="search"
                            autocomplete="off"
                            spellcheck="false"
                            placeholder=words.example
                            prop:value=move || deciding.text.get()
                            on:input=move |event| decide::search(state, event_target_value(&event))
                            on:keydown=on_search_key
                        />
                        <Path />
                        <List />
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
                        disabled=move || deciding.chosen.with(Option::is_none)
                    >
                        {words.apply}
                    </button>
                </footer>
            </form>
        </dialog>
    }
}

/// The way from the top of the tree to what is listed; nothing while a search is shown.
#[component]
fn Path() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    move || {
        if !state.deciding.text.with(|text| text.trim().is_empty()) {
            return None;
        }
        let path = state.deciding.path.get();
        let last = path.len();
        let titles = std::iter::once(words.all.to_owned()).chain(path.into_iter().map(|p| p.title));
        let items = titles
            .enumerate()
            .map(|(level, title)| {
                let inside = if level == last {
                    view! { <span aria-current="location">{title}</span> }.into_any()
                } else {
                    view! {
                        <button class="link" type="button" on:click=move |_| decide::go_up(state, level)>
                            {title}
                        </button>
                    }
                    .into_any()
                };
                view! { <li>{inside}</li> }
            })
            .collect_view();
        Some(view! {
            <nav aria-label=words.path>
                <ol class="decide-path">{items}</ol>
            </nav>
        })
    }
}

/// The numbers to choose from.
#[component]
fn List() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    move || {
        let found = state.deciding.found.get()?;
        let text = state.deciding.text.with(|text| text.trim().to_owned());
        if found.is_empty() && !text.is_empty() {
            return Some(
                view! { <p class="decide-nothing">{(words.nothing)(&text)}</p> }.into_any(),
            );
        }
        let searched = !text.is_empty();
        let items = found
            .into_iter()
            .map(|one| view! { <Number one=one searched=searched /> })
            .collect_view();
        Some(view! { <ul class="decide-list" tabindex="-1">{items}</ul> }.into_any())
    }
}

/// One number: chosen by its title, gone below by the arrow.
#[component]
fn Number(one: FoundNumber, searched: bool) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    let number = (state.texts().page.dataset.kle_number)(&one.number);
    let chosen = Chosen {
        number: one.number.clone(),
        title: one.title.clone(),
    };
    let is_chosen = {
        let number = one.number.clone();
        move || {
            let chosen = state.deciding.chosen.get();
            chosen
                .is_some_and(|chosen| chosen.number == number)
                .to_string()
        }
    };
    let below = (one.below > 0).then(|| {
        let label = (words.go_below)(&one.title, u64::from(one.below));
        let to = chosen.clone();
        view! {
            <button
                class="btn square"
                type="button"
                title=label.clone()
                aria-label=label
                on:click=move |_| {
                    decide::go_below(state, to.clone());
                    dom::next_frame(|| dom::focus("decide-search"));
                }
            >
                {icons::right()}
            </button>
        }
    });
    let under = one
        .under
        .filter(|_| searched)
        .map(|title| (words.under)(&title));
    let because = (!one.because.is_empty()).then(|| {
        let marks = one
            .because
            .into_iter()
            .map(|word| view! { <mark>{word}</mark> " " });
        view! { " · " {words.because} " " {marks.collect_view()} }
    });
    view! {
        <li>
            <button
                class="decide-number"
                type="button"
                aria-pressed=is_chosen
                on:click=move |_| state.deciding.chosen.set(Some(chosen.clone()))
            >
                <b>{one.title}</b>
                <small>
                    <span class="kle">{number}</span>
                    {under.map(|under| view! { " · " <span>{under}</span> })}
                    {because}
                </small>
            </button>
            {below}
        </li>
    }
}
