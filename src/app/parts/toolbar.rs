//! Above the table: search, what is filtered, how many rows are seen.

use super::columns_list::ColumnsList;
use super::icons;
use super::popover::Popover;
use super::steps_list::StepsList;
use crate::actions::steps;
use crate::state::{Stage, State};
use leptos::html::Input;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use model::recipe::Step;
use std::time::Duration;

/// Id of the bar.
pub const TOOLBAR: &str = "toolbar";

/// A pause in typing after which the search begins.
const PAUSE: Duration = Duration::from_millis(220);

/// The bar above the table.
#[component]
pub fn Toolbar() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let columns_open = RwSignal::new(false);
    let steps_open = RwSignal::new(false);
    view! {
        <div class="toolbar" id=TOOLBAR tabindex="-1">
            <Search />
            <p class="count">{move || count(state)}</p>
            <div class="toolbar-small">
                <button
                    class="btn"
                    id="columns-button"
                    aria-haspopup="dialog"
                    aria-expanded=move || columns_open.get().to_string()
                    on:click=move |_| columns_open.update(|open| *open = !*open)
                >
                    {move || (words.columns)(state.view.with(|view| view.hidden.len() as u64))}
                </button>
                <button
                    class="btn"
                    id="steps-button"
                    aria-haspopup="dialog"
                    aria-expanded=move || steps_open.get().to_string()
                    on:click=move |_| steps_open.update(|open| *open = !*open)
                >
                    {move || (words.steps)(state.history.with(|history| history.at() as u64))}
                </button>
            </div>
            <Popover open=columns_open anchor="columns-button" label=state.texts().page.dataset.columns>
                <div class="small-list"><ColumnsList id="small" /></div>
            </Popover>
            <Popover open=steps_open anchor="steps-button" label=state.texts().page.dataset.steps>
                <div class="small-list"><StepsList /></div>
            </Popover>
            <Filters />
        </div>
    }
}

fn count(state: State) -> String {
    let words = state.texts().page.table;
    let viewed = state.viewed.get();
    match state.stage.get() {
        Stage::Reading => {
            let rows = state.progress.with(|progress| progress.rows);
            (words.count_so_far)(rows.max(viewed.rows))
        }
        Stage::Loaded => (words.count_all)(viewed.rows),
        Stage::Ready if viewed.waiting => words.working.to_owned(),
        Stage::Ready => {
            let of = state
                .opened
                .with(|o| o.as_ref().map_or(viewed.rows, |o| o.rows));
            if let Some((rows, all)) = state.sampled() {
                let words = state.texts().page.memory;
                return (words.count_sampled)(viewed.rows, rows, all);
            }
            if viewed.shapes.is_none() {
                (words.count_all)(of)
            } else {
                (words.count)(viewed.rows, of)
            }
        }
        _ => (words.count_first)(viewed.rows),
    }
}

/// The search field.
#[component]
fn Search() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let field = NodeRef::<Input>::new();
    let later: StoredValue<Option<TimeoutHandle>, LocalStorage> = StoredValue::new_local(None);
    let search = move || {
        if let Some(handle) = later.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        if let Some(field) = field.get_untracked() {
            let text = field.value().trim().to_owned();
            if state.view.with_untracked(|view| view.query.search != text) {
                steps::take(state, Step::Search(text));
            }
        }
    };
    let typed = move |_| {
        if let Some(handle) = later.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let handle = set_timeout_with_handle(search, PAUSE).ok();
        later.set_value(handle);
    };
    // undo and the chips change the search from outside
    Effect::new(move |_| {
        let text = state.view.with(|view| view.query.search.clone());
        if let Some(field) = field.get()
            && field.value().trim() != text
        {
            field.set_value(&text);
        }
    });
    on_cleanup(move || {
        if let Some(handle) = later.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    });
    view! {
        <div class="search" role="search">
            {icons::search()}
            <label class="out-of-sight" for="search">{words.search}</label>
            <input
                class="field"
                id="search"
                type="search"
                placeholder=words.search
                autocomplete="off"
                spellcheck="false"
                node_ref=field
                disabled=move || state.stage.with(|stage| *stage != Stage::Ready)
                on:input=typed
                on:change=move |_| search()
            />
        </div>
    }
}

/// What is filtered, each to be taken off by itself.
#[component]
fn Filters() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let sentences = state.texts().steps;
    move || {
        state.columns.track();
        let query = state.view.with(|view| view.query.clone());
        if query.takes_all() {
            return None;
        }
        let chip = |sentence: String, step: Step| {
            let label = (words.clear_filter)(&sentence);
            view! {
                <li>
                    <button
                        class="chip filter"
                        aria-label=label.clone()
                        title=label
                        on:click=move |_| steps::take(state, step.clone())
                    >
                        <span>{sentence}</span> {icons::cross()}
                    </button>
                </li>
            }
        };
        let mut chips = Vec::new();
        if !query.search.is_empty() {
            chips.push(chip(
                (sentences.search)(&query.search),
                Step::Search(String::new()),
            ));
        }
        if let Some(found) = &query.found {
            let column = found.column.map(|column| state.column_name(column));
            let what = steps::finding(state, found);
            chips.push(chip(
                (sentences.found)(&what, column.as_deref()),
                Step::Found(None),
            ));
        }
        for (column, test) in &query.filters {
            let sentence =
                (sentences.filter)(&state.column_name(*column), test, state.style(*column));
            chips.push(chip(sentence, Step::ClearFilter { column: *column }));
        }
        let many = chips.len() > 1;
        Some(view! {
            <ul class="chips filters" aria-label=words.filters>
                {chips}
                {many
                    .then(|| {
                        view! {
                            <li>
                                <button class="link small" on:click=move |_| steps::clear_filters(state)>
                                    {words.clear_all}
                                </button>
                            </li>
                        }
                    })}
            </ul>
        })
    }
}
