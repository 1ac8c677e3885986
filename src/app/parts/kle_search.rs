//! The search in KLE: with a file or without one, for who wants to know where something belongs.

use super::icons;
use super::kle_finder::KleFinder;
use crate::actions::kle_search::{self, PANEL};
use crate::actions::{copy, decide};
use crate::dom;
use crate::state::finder::Chosen;
use crate::state::kle_search::Told;
use crate::state::{Screen, State};
use leptos::html::Dialog;
use leptos::prelude::*;

/// The panel.
#[component]
pub fn KleSearchPanel() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.kle_search;
    let close = state.texts().page.common.close;
    let search = state.kle_search;
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("kle-search-field");
        }
    });
    Effect::new(move |_| {
        if let Some(chosen) = search.finder.chosen.get() {
            kle_search::tell(state, chosen);
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        kle_search::close(state);
    };
    view! {
        <dialog
            class="import decide"
            id=PANEL
            aria-labelledby="kle-search-title"
            node_ref=node
            on:cancel=on_cancel
        >
            <div class="import-inside">
                <header class="import-head">
                    <div>
                        <h2 id="kle-search-title" tabindex="-1">{words.title}</h2>
                        <p class="quiet small">{words.lead}</p>
                    </div>
                    <button
                        class="btn square"
                        type="button"
                        aria-label=close
                        title=close
                        on:click=move |_| kle_search::close(state)
                    >
                        {icons::cross()}
                    </button>
                </header>
                <div class="decide-body">
                    <div class="decide-find">
                        <KleFinder finder=search.finder id="kle-search-field" />
                    </div>
                    <section class="decide-choice" aria-labelledby="kle-told-title" aria-live="polite">
                        <h3 id="kle-told-title">{words.told}</h3>
                        {move || match search.told.get() {
                            Some(told) => number(state, told).into_any(),
                            None => view! { <p class="quiet">{words.none}</p> }.into_any(),
                        }}
                    </section>
                </div>
            </div>
        </dialog>
    }
}

/// What is known of a number, and what can be done with it.
fn number(state: State, told: Told) -> impl IntoView {
    let words = state.texts().page.kle_search;
    let label = state.texts().page.dataset.kle_number;
    let details = told.details;
    let listed = |list: Vec<String>| (!list.is_empty()).then(|| list.join(", "));
    let facts = [
        (words.retention, details.retention),
        (words.deletion, details.deletion),
        (words.laws, listed(details.laws)),
        (words.former, listed(details.former)),
        (words.ended, details.ended),
        (words.successors, listed(details.successors)),
    ];
    let facts: Vec<(&str, String)> = facts
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    let more = match facts.is_empty() {
        true => view! { <p class="quiet small">{words.no_more}</p> }.into_any(),
        false => {
            let facts = facts.into_iter().map(|(name, value)| {
                view! {
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                }
            });
            view! { <dl class="kle-facts">{facts.collect_view()}</dl> }.into_any()
        }
    };
    let stands = match told.above.is_empty() {
        true => view! { <p class="quiet small">{words.is_main}</p> }.into_any(),
        false => {
            let above = told.above.into_iter().map(|one| {
                view! {
                    <li>{one.title} " " <span class="kle small">{label(&one.number)}</span></li>
                }
            });
            view! {
                <p class="quiet small">{words.stands}</p>
                <ol class="kle-above">{above.collect_view()}</ol>
            }
            .into_any()
        }
    };
    view! {
        <p>
            <b>{told.number.title.clone()}</b> " "
            <span class="kle small">{label(&told.number.number)}</span>
        </p>
        {stands}
        {more}
        <Ways number=told.number />
    }
}

/// What can be done with a number.
#[component]
fn Ways(number: Chosen) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.kle_search;
    let columns = kle_search::columns(state);
    let is_open = state.screen.get() == Screen::Dataset && state.opened.with(Option::is_some);
    let kept = number.number.clone();
    let columns = columns
        .into_iter()
        .map(|(column, name)| {
            let number = kept.clone();
            view! {
                <button
                    class="btn"
                    type="button"
                    on:click=move |_| kle_search::keep_rows(state, column, &number)
                >
                    {(words.keep)(&name)}
                </button>
            }
        })
        .collect_view();
    let copied = number.number.clone();
    let decide = is_open.then(|| {
        view! {
            <button
                class="btn"
                type="button"
                on:click=move |_| {
                    kle_search::close(state);
                    decide::apply(state, number.clone(), "");
                }
            >
                {words.decide}
            </button>
        }
    });
    view! {
        <div class="kle-ways">
            {columns} {decide}
            <button
                class="btn"
                type="button"
                on:click=move |_| copy::text(state, copied.clone(), words.copied)
            >
                {words.copy}
            </button>
        </div>
    }
}
