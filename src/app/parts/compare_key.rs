//! By which columns rows of two editions belong together: as found, as chosen, or whole rows.

use crate::actions::compare;
use crate::state::State;
use leptos::prelude::*;
use model::comparison::{Comparison, KeyChoice};
use std::sync::Arc;

/// The choice, closed until it is wanted.
#[component]
pub fn KeyChoices(told: Arc<Comparison>) -> impl IntoView {
    let state = State::here();
    let words = texts::compare(state.language.get_untracked()).page;
    let own: Vec<u32> = told.key.columns.iter().map(|column| column.new).collect();
    let chosen = RwSignal::new(own);
    let boxes = told
        .columns
        .iter()
        .filter(|column| column.old.is_some())
        .filter_map(|column| column.new.as_ref())
        .map(|side| {
            let position = side.position;
            let is_chosen = move || chosen.with(|chosen| chosen.contains(&position));
            let turn = move |_| {
                chosen.update(
                    |chosen| match chosen.iter().position(|own| *own == position) {
                        Some(at) => {
                            chosen.remove(at);
                        }
                        None => chosen.push(position),
                    },
                );
            };
            view! {
                <li>
                    <label class="compare-box">
                        <input type="checkbox" prop:checked=is_chosen on:change=turn />
                        <span>{side.name.clone()}</span>
                    </label>
                </li>
            }
        })
        .collect_view();
    let by_columns = move |_| {
        let columns = chosen.get_untracked();
        compare::by(state, KeyChoice::Columns(columns));
    };
    view! {
        <details class="compare-key-choice">
            <summary class="small">{words.choose_key}</summary>
            <fieldset>
                <legend class="out-of-sight">{words.key}</legend>
                <ul class="compare-boxes">{boxes}</ul>
            </fieldset>
            <div class="compare-ways">
                <button
                    class="btn"
                    type="button"
                    id="compare-by"
                    disabled=move || chosen.with(Vec::is_empty)
                    on:click=by_columns
                >
                    {words.key_chosen}
                </button>
                <button class="btn" type="button" on:click=move |_| compare::by(state, KeyChoice::Find)>
                    {words.key_found}
                </button>
                <button class="btn" type="button" on:click=move |_| compare::by(state, KeyChoice::None)>
                    {words.key_none}
                </button>
            </div>
        </details>
    }
}
