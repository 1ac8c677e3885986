//! How an edition of KLE differs from the one built in: a list for the new, the changed and the retired numbers, as
//! long as it gets when it is scrolled.

use crate::actions::edition;
use crate::queries::edition::{Difference, day, matching};
use crate::state::State;
use leptos::prelude::*;
use model::kle_edition::{EditionChange, EditionComparison};
use std::sync::Arc;

/// Entries shown at first, and added at a time.
const STEP: usize = 80;
/// The list grows when so many CSS pixels are left below what is seen.
const NEAR_PX: i32 = 600;

/// The differences; nothing when there is nothing to compare with.
#[component]
pub fn Differences(comparison: Arc<EditionComparison>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.edition;
    comparison.built_in.as_ref()?;
    let longest = Difference::ALL
        .into_iter()
        .find(|difference| !difference.of(&comparison).is_empty());
    let shown = RwSignal::new(longest.unwrap_or(Difference::New));
    let has_any = longest.is_some();
    let text = RwSignal::new(String::new());
    let limit = RwSignal::new(STEP);
    let of_found = comparison.clone();
    let found = Memo::new(move |_| {
        limit.set(STEP);
        let changes = shown.get().of(&of_found);
        text.with(|text| matching(changes, text))
    });
    let lists = Difference::ALL
        .into_iter()
        .zip(words.lists)
        .map(|(difference, label)| {
            let label = label(difference.of(&comparison).len() as u64);
            view! {
                <button
                    type="button"
                    aria-pressed=move || (shown.get() == difference).to_string()
                    on:click=move |_| shown.set(difference)
                >
                    {label}
                </button>
            }
        });
    let lists = lists.collect_view();
    let has_more = move || found.with(Vec::len) > limit.get();
    let grow = move || limit.update(|limit| *limit += STEP);
    let on_scroll = move |event: web_sys::Event| {
        let list: web_sys::Element = event_target(&event);
        let left = list.scroll_height() - list.scroll_top() - list.client_height();
        if left < NEAR_PX && has_more() {
            grow();
        }
    };
    let entries = move || {
        let limit = limit.get();
        let shown = shown.get();
        found.with(|found| -> Vec<(Difference, usize)> {
            found.iter().take(limit).map(|at| (shown, *at)).collect()
        })
    };
    let of_entry = comparison.clone();
    let entry = move |(difference, at): (Difference, usize)| {
        difference
            .of(&of_entry)
            .get(at)
            .map(|change| item(state, change))
    };
    let ways = has_any.then(|| {
        view! {
            <div class="edition-ways">
                <div class="switch" role="group" aria-labelledby="edition-differences">{lists}</div>
                <span class="grow"></span>
                <button class="btn" type="button" on:click=move |_| edition::save_differences(state)>
                    {words.save}
                </button>
            </div>
            <label class="small" for="edition-search">{words.search}</label>
            <input
                class="field"
                id="edition-search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            <p class="quiet small" role="status">
                {move || match found.with(Vec::len) {
                    0 => words.none.to_owned(),
                    count => (words.found)(count as u64),
                }}
            </p>
            <div class="edition-list" tabindex="0" role="group" aria-labelledby="edition-differences" on:scroll=on_scroll>
                <ul>
                    <For each=entries key=|entry| *entry children=entry.clone() />
                </ul>
                {move || {
                    has_more()
                        .then(|| view! {
                            <button class="btn" type="button" on:click=move |_| grow()>{words.more}</button>
                        })
                }}
            </div>
        }
    });
    Some(view! {
        <section class="edition-differences" aria-labelledby="edition-differences">
            <h3 id="edition-differences">{words.differences}</h3>
            {ways}
        </section>
    })
}

/// One number: what it is called, what it was called, what became of it.
fn item(state: State, change: &EditionChange) -> impl IntoView + use<> {
    let words = state.texts().page.edition;
    let language = state.language.get_untracked();
    let title = change.after.clone().or_else(|| change.before.clone());
    let before = change
        .before
        .as_deref()
        .filter(|before| {
            change
                .after
                .as_deref()
                .is_some_and(|after| after != *before)
        })
        .map(words.before);
    let ended = change
        .ended
        .as_deref()
        .map(|ended| (words.ended)(&day(ended, language)));
    let successors =
        (!change.successors.is_empty()).then(|| (words.successors)(&change.successors.join(", ")));
    let more: Vec<String> = [before, ended, successors].into_iter().flatten().collect();
    view! {
        <li>
            <span class="kle">{change.number.clone()}</span>
            <span>
                {title}
                {(!more.is_empty()).then(|| view! { <small>{more.join(" · ")}</small> })}
            </span>
        </li>
    }
}
