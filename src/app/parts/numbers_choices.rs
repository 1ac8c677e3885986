//! Which columns say what of KLE numbers and cases: found by themselves, choosable.

use crate::actions::numbers;
use crate::state::State;
use leptos::prelude::*;
use model::number_columns::NumberColumns;
use texts::kle::numbers::Which;

/// Between the names of columns.
pub const PARTS: &str = ", ";

/// The choices, folded away. `prefix` keeps the ids of two such lists apart.
#[component]
pub fn NumberChoices(prefix: &'static str, which: &'static [Which]) -> impl IntoView {
    let state = State::here();
    let words = texts::kle(state.language.get_untracked()).numbers;
    view! {
        <details class="more number-columns">
            <summary class="small">{words.columns}</summary>
            <div class="number-fields">
                {which.iter().map(|which| choice(state, prefix, *which)).collect_view()}
            </div>
        </details>
    }
}

/// The column that is chosen.
fn slot(columns: &mut NumberColumns, which: Which) -> &mut Option<u32> {
    match which {
        Which::Number => &mut columns.number,
        Which::Journal => &mut columns.journal,
        Which::Facet => &mut columns.facet,
        Which::KleTitle => &mut columns.kle_title,
        Which::Received => &mut columns.received,
        Which::Closed => &mut columns.closed,
        Which::Status => &mut columns.status,
        Which::Department => &mut columns.department,
        Which::Title => &mut columns.title,
        Which::Party => &mut columns.party,
    }
}

fn choice(state: State, prefix: &'static str, which: Which) -> impl IntoView {
    let words = texts::kle(state.language.get_untracked()).numbers;
    let names: Vec<String> = state
        .columns
        .with_untracked(|columns| columns.iter().map(|column| column.name.clone()).collect());
    let here = state.numbers.columns.with_untracked(|columns| {
        let mut columns = columns.clone()?;
        *slot(&mut columns, which)
    });
    let options = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let is_here = here == Some(at as u32);
            view! { <option value=at.to_string() prop:selected=is_here>{name}</option> }
        })
        .collect_view();
    let id = format!("{prefix}-{which:?}");
    let pick = move |event: web_sys::Event| {
        let at = event_target_value(&event).parse().ok();
        numbers::choose(state, |columns| *slot(columns, which) = at);
    };
    view! {
        <div>
            <label for=id.clone()>{(words.which)(which)}</label>
            <select class="field" id=id on:change=pick>
                <option value="" prop:selected=here.is_none()>
                    {words.no_column}
                </option>
                {options}
            </select>
        </div>
    }
}
