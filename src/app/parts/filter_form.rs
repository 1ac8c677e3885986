//! Filtering a column by what is typed: from and to, or text that is contained.

use crate::actions::steps;
use crate::queries::parse;
use crate::state::{Stage, State};
use leptos::html::Input;
use leptos::prelude::*;
use model::cell::Cell;
use model::column::ColumnType;
use model::recipe::{Step, Test};
use texts::format::cell;

/// The form.
#[component]
pub fn FilterForm(
    /// The column's position in the file.
    column: u32,
    /// Its type.
    column_type: ColumnType,
    /// Whether it has rows without a value.
    has_missing: bool,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.column;
    let now = state.view.with_untracked(|view| {
        view.query
            .filters
            .iter()
            .find(|filter| filter.0 == column)
            .map(|filter| filter.1.clone())
    });
    let ready = move || state.stage.with(|stage| *stage == Stage::Ready);
    let filtered = move || {
        state
            .view
            .with(|view| view.query.filters.iter().any(|filter| filter.0 == column))
    };
    let fields = if column_type.is_measured() {
        view! { <Between column=column column_type=column_type now=now /> }.into_any()
    } else {
        view! { <Containing column=column now=now /> }.into_any()
    };
    view! {
        <fieldset class="filter-form" disabled=move || !ready()>
            <legend>{words.filter}</legend>
            {fields}
            <div class="filter-ways">
                {has_missing
                    .then(|| {
                        view! {
                            <button class="btn small" on:click=move |_| steps::filter(state, column, Test::Present)>
                                {words.only_filled}
                            </button>
                            <button class="btn small" on:click=move |_| steps::filter(state, column, Test::Missing)>
                                {words.only_missing}
                            </button>
                        }
                    })}
                {move || {
                    filtered()
                        .then(|| {
                            view! {
                                <button
                                    class="link small"
                                    on:click=move |_| steps::take(state, Step::ClearFilter { column })
                                >
                                    {words.clear}
                                </button>
                            }
                        })
                }}
            </div>
        </fieldset>
    }
}

/// Text that is contained.
#[component]
fn Containing(column: u32, now: Option<Test>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.column;
    let field = NodeRef::<Input>::new();
    let text = match now {
        Some(Test::Contains(text)) => text,
        _ => String::new(),
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        if text.trim().is_empty() {
            steps::take(state, Step::ClearFilter { column });
        } else {
            steps::filter(state, column, Test::Contains(text.trim().to_owned()));
        }
    };
    view! {
        <form class="filter-line" on:submit=submit>
            <label>
                <span>{words.contains}</span>
                <input class="field" type="text" autocomplete="off" value=text node_ref=field />
            </label>
            <button class="btn small" type="submit">{words.apply}</button>
        </form>
    }
}

/// From and to, both included.
#[component]
fn Between(column: u32, column_type: ColumnType, now: Option<Test>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.column;
    let (from_field, to_field) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let wrong = RwSignal::new(false);
    let language = state.language.get_untracked();
    let style = state.style(column);
    let written = |value: &Option<Cell>| {
        value
            .as_ref()
            .map(|value| cell(value, language, style))
            .unwrap_or_default()
    };
    let (from, to) = match &now {
        Some(Test::Range { from, to, .. }) => (written(from), written(to)),
        _ => (String::new(), String::new()),
    };
    let message = match column_type {
        ColumnType::Date | ColumnType::DateTime => words.not_a_date,
        ColumnType::Time => words.not_a_time,
        _ => words.not_a_number,
    };
    let read = move |field: NodeRef<Input>| -> Result<Option<Cell>, ()> {
        let text = field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        if text.trim().is_empty() {
            return Ok(None);
        }
        parse::cell(&text, column_type, language)
            .map(Some)
            .ok_or(())
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match (read(from_field), read(to_field)) {
            (Ok(None), Ok(None)) => steps::take(state, Step::ClearFilter { column }),
            (Ok(from), Ok(to)) => {
                wrong.set(false);
                let test = Test::Range {
                    from,
                    to,
                    to_included: true,
                };
                steps::filter(state, column, test);
            }
            _ => wrong.set(true),
        }
    };
    let problem = format!("filter-problem-{column}");
    let field = move |label: &'static str, value: String, node: NodeRef<Input>, problem: String| {
        view! {
            <label>
                <span>{label}</span>
                <input
                    class="field"
                    type="text"
                    inputmode="text"
                    autocomplete="off"
                    value=value
                    node_ref=node
                    aria-describedby=problem
                    aria-invalid=move || wrong.get().to_string()
                />
            </label>
        }
    };
    view! {
        <form class="filter-line" on:submit=submit>
            {field(words.from, from, from_field, problem.clone())}
            {field(words.to, to, to_field, problem.clone())}
            <button class="btn small" type="submit">{words.apply}</button>
            <p class="field-problem" id=problem role="alert">{move || wrong.get().then_some(message)}</p>
        </form>
    }
}
