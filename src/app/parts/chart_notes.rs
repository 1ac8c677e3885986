//! What the user writes into a chart: words at a mark, or at a line at a number or a day.

use super::chart_fields::{Item, select};
use super::icons;
use crate::actions::chart_choice::change;
use crate::queries::parse;
use crate::state::State;
use leptos::html::Input;
use leptos::prelude::*;
use model::annotation::{Annotation, Place};
use model::cell::Cell;
use model::column::ColumnType;
use model::scene::{Chart, Mark};
use texts::chart_panel::Notes;
use texts::format::{NumberStyle, cell};

/// Marks that are offered at most.
const MOST_MARKS: usize = 200;
/// What a line at a number is called among the places.
const VALUE: &str = "value";
/// The same of a line at a day.
const DAY: &str = "day";

/// The notes there are, and the fields of another one.
#[component]
pub fn ChartNotes() -> impl IntoView {
    let state = State::here();
    let words = &texts::chart_panel(state.language.get_untracked()).notes;
    let place = RwSignal::new(String::new());
    let (at, text) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let is_wrong = RwSignal::new(false);
    let places = Memo::new(move |_| {
        let preview = state.charting.preview.get();
        let items = preview.map_or_else(Vec::new, |chart| places(words, &chart));
        let own = place.get();
        let is_there = items.iter().any(|item| item.value == own);
        items
            .into_iter()
            .enumerate()
            .map(|(index, item)| Item {
                is_chosen: if is_there {
                    item.value == own
                } else {
                    index == 0
                },
                ..item
            })
            .collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let items = places.get();
        let chosen = items.into_iter().find(|item| item.is_chosen);
        chosen.map_or_else(String::new, |item| item.value)
    });
    let needs = Memo::new(move |_| match chosen.get().as_str() {
        VALUE => Some(words.value),
        DAY => Some(words.day),
        _ => None,
    });
    let value_of = |node: NodeRef<Input>| {
        let field = node.get_untracked();
        field.map(|field| field.value()).unwrap_or_default()
    };
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let written = value_of(text).trim().to_owned();
        let found = meant(state, &chosen.get_untracked(), &value_of(at));
        let Some(place) = found.filter(|_| !written.is_empty()) else {
            is_wrong.set(true);
            return;
        };
        is_wrong.set(false);
        let note = Annotation {
            text: written,
            at: place,
        };
        change(state, |spec| spec.notes.push(note));
        for node in [text, at] {
            if let Some(field) = node.get_untracked() {
                field.set_value("");
            }
        }
    };
    let can_add = Memo::new(move |_| {
        let notes = notes(state).len();
        notes < Annotation::MOST && places.with(|places| !places.is_empty())
    });
    let fields = move || {
        let label = Signal::derive(move || words.at.to_owned());
        view! {
            <form class="chart-note-form" on:submit=add>
                {select("note-at", label, places, Box::new(move |value| place.set(value)))}
                {move || {
                    needs
                        .get()
                        .map(|label| {
                            view! {
                                <label for="note-value">{label}</label>
                                <input
                                    class="field"
                                    id="note-value"
                                    type="text"
                                    autocomplete="off"
                                    aria-describedby="note-problem"
                                    node_ref=at
                                />
                            }
                        })
                }}
                <label for="note-text">{words.text}</label>
                <input
                    class="field"
                    id="note-text"
                    type="text"
                    autocomplete="off"
                    maxlength=Annotation::LONGEST.to_string()
                    aria-describedby="note-problem"
                    node_ref=text
                />
                <p class="field-problem" id="note-problem" role="alert">
                    {move || is_wrong.get().then_some(words.incomplete)}
                </p>
                <button class="btn small" id="note-add">{words.add}</button>
            </form>
        }
    };
    view! {
        <fieldset class="chart-notes">
            <legend>{words.title}</legend>
            <p class="quiet small">{words.help}</p>
            {move || list(state, words)}
            {move || can_add.get().then(fields)}
        </fieldset>
    }
}

fn notes(state: State) -> Vec<Annotation> {
    state.charting.choices.with(|choices| {
        let notes = choices.as_ref().map(|choices| choices.spec.notes.clone());
        notes.unwrap_or_default()
    })
}

/// The notes there are, each with a way to be rid of it.
fn list(state: State, words: &'static Notes) -> Option<impl IntoView + use<>> {
    let notes = notes(state);
    if notes.is_empty() {
        return None;
    }
    let language = state.language.get_untracked();
    let drawn = state.charting.preview.get();
    let entries = notes.into_iter().enumerate().map(|(index, note)| {
        let place = match &note.at {
            Place::Value(value) => cell(&Cell::Float(*value), language, NumberStyle::Grouped),
            Place::Day(day) => cell(&Cell::Date(*day), language, NumberStyle::Grouped),
            Place::Mark(filters) => {
                let marks = drawn.as_ref().map(|chart| chart.scene.marks.as_slice());
                let mark =
                    marks.and_then(|marks| marks.iter().find(|mark| mark.filters == *filters));
                mark.map_or(words.not_drawn, |mark| &mark.label).to_owned()
            }
        };
        let label = (words.remove)(&note.text);
        view! {
            <li>
                <span>{note.text} " " <span class="quiet">"(" {place} ")"</span></span>
                <button
                    class="bare"
                    type="button"
                    aria-label=label.clone()
                    title=label
                    on:click=move |_| {
                        change(
                            state,
                            |spec| {
                                if index < spec.notes.len() {
                                    spec.notes.remove(index);
                                }
                            },
                        );
                    }
                >
                    {icons::cross()}
                </button>
            </li>
        }
    });
    Some(view! { <ul class="chart-note-list">{entries.collect_view()}</ul> })
}

/// Where a note can stand in a drawing.
fn places(words: &Notes, chart: &Chart) -> Vec<Item> {
    let item = |value: &str, text: String| Item {
        value: value.to_owned(),
        text,
        is_off: false,
        is_chosen: false,
    };
    let scene = &chart.scene;
    let mut out: Vec<Item> = marks(chart)
        .map(|(at, mark)| item(&at.to_string(), (words.at_mark)(&mark.label)))
        .collect();
    if scene.numbers.is_some() {
        out.push(item(VALUE, words.at_value.to_owned()));
    }
    if scene.days.is_some() {
        out.push(item(DAY, words.at_day.to_owned()));
    }
    out
}

/// The marks that stand for something of the data.
fn marks(chart: &Chart) -> impl Iterator<Item = (usize, &Mark)> {
    let marks = chart.scene.marks.iter().enumerate();
    let meant = marks.filter(|(_, mark)| !mark.filters.is_empty());
    meant.take(MOST_MARKS)
}

/// The place that is meant; `None` when the number or the day cannot be read.
fn meant(state: State, place: &str, written: &str) -> Option<Place> {
    let language = state.language.get_untracked();
    match place {
        VALUE => {
            let number = parse::cell(written, ColumnType::Decimal, language)?;
            number.as_f64().map(Place::Value)
        }
        DAY => match parse::cell(written, ColumnType::Date, language)? {
            Cell::Date(day) => Some(Place::Day(day)),
            _ => None,
        },
        at => {
            let at: usize = at.parse().ok()?;
            let preview = state.charting.preview.get_untracked()?;
            let mark = preview.scene.marks.get(at)?;
            Some(Place::Mark(mark.filters.clone()))
        }
    }
}
