//! Plain questions with their answers, and the own municipality: a line that opens.

use super::icons;
use crate::actions::questions::{self, Questions, Told};
use crate::actions::{chart, map, steps};
use crate::state::{Stage, State};
use leptos::html::Input;
use leptos::prelude::*;
use model::question::Answering;
use model::recipe::Test;
use std::sync::Arc;

/// The line; nothing while no file is known.
#[component]
pub fn QuestionsCard() -> impl IntoView {
    let state = State::here();
    let words = texts::question(state.language.get_untracked());
    let found: RwSignal<Option<Arc<Questions>>> = RwSignal::new(None);
    let municipality = state.municipality;
    municipality.set(questions::kept());
    Effect::new(move |before: Option<Option<String>>| {
        let now = municipality.get();
        // the bar of another municipality stands out
        if before.is_some_and(|before| before != now) {
            untrack(|| chart::ask(state));
        }
        now
    });
    let postcode = RwSignal::new(String::new());
    let asked = StoredValue::new(0_u32);
    // after everything else was told of the file; again for other rows, and when a column means something else
    let about = Memo::new(move |_| {
        let is_checked =
            state.findings.checked.with(Option::is_some) && !state.findings.is_old.get();
        (is_checked && state.stage.with(|stage| *stage == Stage::Ready)).then(|| {
            let kinds = state.columns.with(|columns| {
                let kinds = columns.iter().map(|column| column.kind.clone());
                kinds.collect::<Vec<_>>()
            });
            (kinds, state.viewed.get())
        })
    });
    Effect::new(move |_| {
        let home = questions::home(municipality.get(), &postcode.get());
        match about.with(Option::is_some) {
            true => untrack(|| questions::ask(state, home, asked, found)),
            // columns may stand elsewhere when it is read anew
            false => found.set(None),
        }
    });
    // it has its room as soon as the file is known, so that the table stays where it is
    let is_known = Memo::new(move |_| state.opened.with(Option::is_some));
    let first = move || {
        found.with(|found| match found.as_deref() {
            None => words.waiting.to_owned(),
            Some(found) => match found.told.first() {
                Some(told) => told.question.clone(),
                None => words.nothing.to_owned(),
            },
        })
    };
    let list = move || {
        let told = found.with(|found| found.as_deref().map(|found| found.told.clone()));
        let items = told.unwrap_or_default().into_iter().map(|told| {
            view! { <li>{item(state, told, postcode)}</li> }
        });
        let items: Vec<_> = items.collect();
        (!items.is_empty()).then(|| view! { <ul class="question-list">{items}</ul> })
    };
    move || {
        is_known.get().then(|| {
            view! {
                <details class="notes questions">
                    <summary>
                        {icons::down()} <span>{words.title}</span>
                        <span class="questions-first">{first}</span>
                    </summary>
                    {list}
                    {move || {
                        found
                            .with(|found| found.as_ref().is_some_and(|found| found.has_own))
                            .then(|| own(state, municipality, found))
                    }}
                </details>
            }
        })
    }
}

fn item(state: State, told: Told, postcode: RwSignal<String>) -> impl IntoView {
    let words = texts::question(state.language.get_untracked());
    let ways = match &told.asked.answer {
        Answering::Near { .. } => near(state, &told, postcode).into_any(),
        _ => questions::chart_of(&told.asked)
            .map(|spec| {
                let label = format!("{}: {}", words.show, told.question);
                view! {
                    {on_map(state, &told)}
                    <button
                        class="btn small"
                        type="button"
                        aria-label=label
                        on:click=move |_| chart::choose(state, Some(spec.clone()))
                    >
                        {words.show}
                    </button>
                }
            })
            .into_any(),
    };
    view! {
        <h3>{told.question}</h3>
        <p>{told.sentence}</p>
        {told.source.map(|source| view! { <p class="quiet small">{source}</p> })}
        {ways}
    }
}

/// The way to the map that answers the same; nothing while there is none.
fn on_map(state: State, told: &Told) -> impl IntoView + use<> {
    let words = texts::question(state.language.get_untracked());
    let asked = told.asked.clone();
    let label = format!("{}: {}", words.show_map, told.question);
    let choice = Memo::new(move |_| {
        let offer = state.map.offer.get()?;
        questions::map_of(&asked, &offer)
    });
    move || {
        choice.get().map(|choice| {
            view! {
                <button
                    class="btn small"
                    type="button"
                    aria-label=label.clone()
                    on:click=move |_| map::show(state, choice)
                >
                    {words.show_map}
                </button>
            }
        })
    }
}

/// A field for a postal code, and the way to the rows near it.
fn near(state: State, told: &Told, postcode: RwSignal<String>) -> impl IntoView + use<> {
    let words = texts::question(state.language.get_untracked());
    let field = NodeRef::<Input>::new();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            postcode.set(field.value());
        }
    };
    let keep = (told.near.clone()).map(|(column, near)| {
        view! {
            <button
                class="btn small"
                type="button"
                on:click=move |_| steps::filter(state, column, Test::Near(near.clone()))
            >
                {words.keep_near}
            </button>
        }
    });
    view! {
        <form class="filter-line" on:submit=submit>
            <label>
                <span>{words.near_label}</span>
                <input
                    class="field"
                    id="questions-near"
                    type="text"
                    inputmode="numeric"
                    maxlength="4"
                    autocomplete="off"
                    value=postcode.get_untracked()
                    node_ref=field
                />
            </label>
            <button class="btn small" type="submit">
                {words.near_ask}
            </button>
            {keep}
        </form>
    }
}

/// The choice of the own municipality.
fn own(
    state: State,
    municipality: RwSignal<Option<String>>,
    found: RwSignal<Option<Arc<Questions>>>,
) -> impl IntoView {
    let words = texts::question(state.language.get_untracked());
    let all = found.with_untracked(|found| {
        found
            .as_ref()
            .map(|found| found.municipalities.clone())
            .unwrap_or_default()
    });
    let name_of = {
        let all = all.clone();
        move |code: &str| {
            let mut all = all.iter();
            all.find(|own| own.0 == code).map(|own| own.1.clone())
        }
    };
    let now = municipality
        .get_untracked()
        .and_then(|code| name_of(&code))
        .unwrap_or_default();
    let unknown = RwSignal::new(false);
    let options = all
        .iter()
        .map(|(_, name)| view! { <option value=name.clone()></option> });
    let options = options.collect_view();
    let choose = move |event: web_sys::Event| {
        let text = event_target_value(&event).trim().to_lowercase();
        let chosen = all.iter().find(|own| own.1.to_lowercase() == text);
        unknown.set(chosen.is_none() && !text.is_empty());
        if let Some((code, name)) = chosen {
            questions::keep(Some(code));
            municipality.set(Some(code.clone()));
            state.said.set((words.kept)(name));
        }
    };
    let forget = move |_| {
        questions::keep(None);
        municipality.set(None);
        state.said.set(words.forgotten.to_owned());
    };
    view! {
        <div class="questions-own">
            <label>
                <span>{words.own_label}</span>
                <input
                    class="field"
                    id="questions-own"
                    type="text"
                    list="questions-municipalities"
                    autocomplete="off"
                    value=now
                    aria-describedby="questions-own-note questions-own-problem"
                    aria-invalid=move || unknown.get().to_string()
                    on:change=choose
                />
            </label>
            <datalist id="questions-municipalities">{options}</datalist>
            {move || {
                municipality
                    .with(Option::is_some)
                    .then(|| {
                        view! {
                            <button class="btn small" type="button" on:click=forget>
                                {words.forget}
                            </button>
                        }
                    })
            }}
            <p class="field-problem" id="questions-own-problem" role="alert">
                {move || unknown.get().then_some(words.own_unknown)}
            </p>
            <p class="quiet small" id="questions-own-note">
                {words.own_note}
            </p>
        </div>
    }
}
