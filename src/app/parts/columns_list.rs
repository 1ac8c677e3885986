//! The list of columns: what they are called and hold, which are hidden.

use super::icons;
use crate::actions::steps;
use crate::dom;
use crate::state::State;
use leptos::prelude::*;
use model::column::ColumnType;
use model::recipe::Step;
use texts::format::integer;

/// Columns listed at once; the field finds the others.
const LISTED: usize = 60;

/// The list.
#[component]
pub fn ColumnsList(
    /// Makes ids unique where the list stands twice.
    id: &'static str,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    let wanted = RwSignal::new(String::new());
    let field = format!("find-{id}");
    // other columns make another list; what becomes known about the same ones is told where it stands. The
    // table comes first.
    let names = dom::settled(Memo::new(move |_| {
        state.columns.with(|columns| {
            let names = columns.iter().map(|column| column.name.clone());
            names.collect::<Vec<_>>()
        })
    }));
    let list = move || {
        let wanted = wanted.with(|wanted| wanted.trim().to_lowercase());
        let hidden = state.view.with(|view| view.hidden.clone());
        names.with(|names| {
            let mut found: Vec<(u32, &String)> = (0..).zip(names).collect();
            if !wanted.is_empty() {
                found.retain(|(_, name)| name.to_lowercase().contains(&wanted));
            }
            let more = found.len().saturating_sub(LISTED) as u64;
            let items = found
                .into_iter()
                .take(LISTED)
                .map(|(column, name)| item(state, column, name, hidden.contains(&column)))
                .collect_view();
            view! {
                <ul class="columns">{items}</ul>
                {(more > 0).then(|| view! { <p class="quiet small">{(words.more_columns)(more)}</p> })}
            }
        })
    };
    let show_all = move || {
        for column in state.view.with_untracked(|view| view.hidden.clone()) {
            steps::take(state, Step::Show { column });
        }
    };
    view! {
        <div class="columns-head">
            <h2>{words.columns}</h2>
            {move || {
                state
                    .view
                    .with(|view| !view.hidden.is_empty())
                    .then(|| {
                        view! { <button class="link small" on:click=move |_| show_all()>{words.show_all}</button> }
                    })
            }}
        </div>
        {move || {
            (state.columns.with(|c| c.len()) > 12)
                .then(|| {
                    view! {
                        <label class="out-of-sight" for=field.clone()>{words.find_column}</label>
                        <input
                            class="field"
                            type="search"
                            id=field.clone()
                            placeholder=words.find_column
                            autocomplete="off"
                            on:input=move |event| wanted.set(event_target_value(&event))
                        />
                    }
                })
        }}
        {list}
    }
}

fn item(state: State, column: u32, name: &str, hidden: bool) -> impl IntoView + use<> {
    let words = state.texts().page;
    let name = name.to_owned();
    let column_type = Memo::new(move |_| {
        state.columns.with(|columns| {
            let profile = columns.get(column as usize);
            profile.map_or(ColumnType::Text, |profile| profile.column_type)
        })
    });
    let icon = move || (words.column.type_icon)(column_type.get());
    let word = move || (words.column.type_word)(column_type.get());
    let distinct = move || {
        let known = state.opened.with(Option::is_some);
        let (distinct, is_exact) = state.columns.with(|columns| {
            let own = columns.get(column as usize);
            own.map_or((0, true), |c| (c.distinct, c.distinct_exact))
        });
        let count = integer(distinct, state.language.get_untracked());
        (known && distinct > 0).then(|| match is_exact {
            true => count,
            false => format!("{} {count}", words.column.about),
        })
    };
    let (eye, eye_label, step) = if hidden {
        (
            icons::eye_off().into_any(),
            (words.dataset.show_column)(&name),
            Step::Show { column },
        )
    } else {
        (
            icons::eye().into_any(),
            (words.dataset.hide_column)(&name),
            Step::Hide { column },
        )
    };
    view! {
        <li class:hidden-column=hidden>
            <button
                class="column-button"
                aria-expanded=move || (state.panel.get() == Some(column)).to_string()
                on:click=move |_| state.panel.set(Some(column))
            >
                <span class="type" title=word aria-hidden="true">{icon}</span>
                <span class="column-name">{name}</span>
                <span class="out-of-sight">", " {word}</span>
                <small>{move || if hidden { Some(words.dataset.hidden.to_owned()) } else { distinct() }}</small>
            </button>
            <button
                class="bare"
                aria-label=eye_label.clone()
                title=eye_label
                on:click=move |_| steps::take(state, step.clone())
            >
                {eye}
            </button>
        </li>
    }
}
