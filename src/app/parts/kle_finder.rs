//! Where a KLE number is found: searched for by number, title or everyday word, or gone down to in the tree.

use super::icons;
use crate::actions::finder as find;
use crate::dom;
use crate::state::State;
use crate::state::finder::{Chosen, Finder};
use leptos::prelude::*;
use model::kle_message::FoundNumber;

/// Field, way and list; what is chosen stands in the finder.
#[component]
pub fn KleFinder(
    /// What is searched and chosen.
    finder: Finder,
    /// Id of the search field.
    id: &'static str,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    // Enter in the search field chooses nothing by itself
    let on_key = |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    };
    view! {
        <label for=id>{words.search}</label>
        <input
            class="field"
            id=id
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder=words.example
            prop:value=move || finder.text.get()
            on:input=move |event| find::search(state, finder, event_target_value(&event))
            on:keydown=on_key
        />
        <Path finder=finder />
        <List finder=finder id=id />
    }
}

/// The way from the top of the tree to what is listed; nothing while a search is shown.
#[component]
fn Path(finder: Finder) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    move || {
        if !finder.text.with(|text| text.trim().is_empty()) {
            return None;
        }
        let path = finder.path.get();
        let last = path.len();
        let titles = std::iter::once(words.all.to_owned()).chain(path.into_iter().map(|p| p.title));
        let items = titles
            .enumerate()
            .map(|(level, title)| {
                let inside = if level == last {
                    view! { <span aria-current="location">{title}</span> }.into_any()
                } else {
                    view! {
                        <button class="link" type="button" on:click=move |_| find::go_up(state, finder, level)>
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
fn List(finder: Finder, id: &'static str) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.decide;
    move || {
        let found = finder.found.get()?;
        let text = finder.text.with(|text| text.trim().to_owned());
        if found.is_empty() && !text.is_empty() {
            return Some(
                view! { <p class="decide-nothing">{(words.nothing)(&text)}</p> }.into_any(),
            );
        }
        let searched = !text.is_empty();
        let items = found
            .into_iter()
            .map(|one| view! { <Number finder=finder id=id one=one searched=searched /> })
            .collect_view();
        Some(view! { <ul class="decide-list" tabindex="-1">{items}</ul> }.into_any())
    }
}

/// One number: chosen by its title, gone below by the arrow.
#[component]
fn Number(finder: Finder, id: &'static str, one: FoundNumber, searched: bool) -> impl IntoView {
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
            let chosen = finder.chosen.get();
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
                    find::go_below(state, finder, to.clone());
                    dom::next_frame(|| dom::focus(id));
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
                on:click=move |_| finder.chosen.set(Some(chosen.clone()))
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
