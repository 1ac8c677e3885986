//! The data dictionary: what each column is, with fields for what only people know.

use super::dialog::Frame;
use crate::actions::dictionary::{self, PANEL};
use crate::actions::steps;
use crate::state::State;
use leptos::prelude::*;
use model::dictionary::{ColumnNote, Dictionary, DictionaryForm, Field};
use std::sync::Arc;
use texts::dictionary::{DictionaryPage, describe, line};

/// Columns shown at once; more are asked for.
const SHOWN: usize = 40;

/// The panel; it is there only while it is open.
#[component]
pub fn DictionaryPanel() -> impl IntoView {
    let state = State::here();
    move || state.whole.is_open.get().then(|| view! { <Panel /> })
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = texts::dictionary(state.language.get_untracked());
    let page = words.page;
    let shown = RwSignal::new(SHOWN);
    let is_there = move || state.whole.dictionary.with(Option::is_some);
    let save = move |form: DictionaryForm, class: &'static str| {
        view! {
            <button
                class=class
                type="button"
                disabled=move || !is_there()
                on:click=move |_| dictionary::save(state, form)
            >
                {(page.save)(form)}
            </button>
        }
    };
    let undo = move || {
        view! {
            <button
                class="btn"
                type="button"
                id="dictionary-undo"
                disabled=move || !dictionary::can_undo(state)
                on:click=move |_| steps::undo(state)
            >
                {page.undo}
            </button>
        }
    };
    let foot = view! {
        {undo()} {save(DictionaryForm::Csv, "btn")} {save(DictionaryForm::Markdown, "btn")}
        {save(DictionaryForm::TableSchema, "btn primary")}
    };
    let title = state
        .file_name
        .with_untracked(|name| format!("{}: {name}", words.title));
    view! {
        <Frame id=PANEL title=title lead=page.lead close=dictionary::close foot=foot.into_any()>
            {move || match state.whole.dictionary.get() {
                None => view! { <p class="quiet" role="status">{page.waiting}</p> }.into_any(),
                Some(dictionary) => {
                    view! {
                        <p class="quiet small">{page.kept}</p>
                        {list(state, page, &dictionary, shown)}
                    }
                        .into_any()
                }
            }}
        </Frame>
    }
}

fn list(
    state: State,
    page: &'static DictionaryPage,
    dictionary: &Arc<Dictionary>,
    shown: RwSignal<usize>,
) -> impl IntoView + use<> {
    let all = dictionary.fields.len();
    let places = move || 0..shown.get().min(all);
    let dictionary = dictionary.clone();
    view! {
        <For
            each=places
            key=|place| *place
            children=move |place| {
                let field = dictionary.fields.get(place);
                field.map(|field| entry(state, page, &dictionary, field))
            }
        />
        {move || {
            let more = all.saturating_sub(shown.get());
            (more > 0)
                .then(|| {
                    view! {
                        <button
                            class="btn"
                            type="button"
                            on:click=move |_| shown.update(|shown| *shown += SHOWN)
                        >
                            {(page.more)(more)}
                        </button>
                    }
                })
        }}
    }
}

/// One column: what is known of it, and what the user says.
fn entry(
    state: State,
    page: &'static DictionaryPage,
    dictionary: &Dictionary,
    field: &Field,
) -> impl IntoView + use<> {
    let language = state.language.get_untracked();
    let column = field.column;
    let note = Memo::new(move |_| dictionary::note(state, column));
    let (title, description) = describe(field, language);
    let unit = field
        .unit
        .map(state.texts().values.unit)
        .unwrap_or_default();
    let id = |part: &str| format!("dictionary-{part}-{column}");
    let input = move |part: &'static str,
                      label: &'static str,
                      found: String,
                      of: fn(&mut ColumnNote) -> &mut String| {
        let own = id(part);
        let text = move || note.with(|note| of(&mut note.clone()).clone());
        view! {
            <div class="dictionary-field" class:wide=part == "description">
                <label for=own.clone()>{label}</label>
                <input
                    class="field"
                    id=own
                    autocomplete="off"
                    placeholder=found
                    prop:value=text
                    on:change=move |event| {
                        let said = event_target_value(&event).trim().to_owned();
                        dictionary::say(state, column, |note| *of(note) = said);
                    }
                />
            </div>
        }
    };
    view! {
        <fieldset class="dictionary-entry">
            <legend>{(page.of_column)(&field.name)}</legend>
            <p class="quiet small">{line(dictionary, field, language)}</p>
            <div class="dictionary-fields">
                {input("title", page.title_label, title, |note| &mut note.title)}
                {input("unit", page.unit_label, unit.to_owned(), |note| &mut note.unit)}
                {input("description", page.description_label, description, |note| &mut note.description)}
            </div>
        </fieldset>
    }
}
