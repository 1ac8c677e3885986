//! What the map takes from other files: borders, and how many people live in the areas.

use super::other_file;
use crate::actions::beside::{self, Wanted};
use crate::actions::features;
use crate::state::State;
use leptos::prelude::*;
use model::beside::{BorderChoice, Joined};
use texts::page::beside::BesideTexts;

/// The choices, closed until something of another file is used or missing.
#[component]
pub fn MapBeside() -> impl IntoView {
    let state = State::here();
    let words = texts::beside(state.language.get_untracked());
    let is_used = Memo::new(move |_| {
        let is_chosen = state
            .view
            .with(|view| view.borders.is_some() || view.people.is_some());
        is_chosen || state.beside.refused.with(Option::is_some)
    });
    view! {
        <details class="map-beside" open=move || is_used.get()>
            <summary>{words.title}</summary>
            <div class="map-settings">
                {move || borders(state, words)} {move || property(state, words)}
                {move || people(state, words)}
                <div>
                    {other_file::chooser(
                        state,
                        "map-beside-file",
                        move || words.choose,
                        beside::take_any,
                    )}
                </div>
            </div>
            <div role="status" class="map-beside-said">{move || said(state, words)}</div>
            <p class="quiet small">{words.help}</p>
        </details>
    }
}

/// Names of files that may be chosen: those read before that have it, and the others of the page.
fn names(state: State, wanted: Wanted) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    state.beside.known.with(|known| {
        for own in known {
            let has = match wanted {
                Wanted::People => own.people.is_some(),
                _ => own.borders.is_some(),
            };
            if has {
                names.push(own.name.clone());
            }
        }
    });
    state.files.with(|files| {
        for entry in files.list() {
            let is_known = state
                .beside
                .known
                .with(|known| known.iter().any(|own| own.name == entry.name));
            if Some(entry.id) != files.open() && !is_known && !names.contains(&entry.name) {
                names.push(entry.name.clone());
            }
        }
    });
    names
}

/// A choice of a file by its name; the first option is none of them.
pub(super) fn files(
    state: State,
    id: &'static str,
    label: &'static str,
    first: &'static str,
    now: Option<String>,
    wanted: Wanted,
) -> impl IntoView + use<> {
    let mut all = names(state, wanted);
    if let Some(now) = now.as_ref().filter(|now| !all.contains(now)) {
        all.insert(0, now.clone());
    }
    let options = all
        .into_iter()
        .map(|name| {
            let is_now = now.as_ref() == Some(&name);
            view! { <option value=name.clone() prop:selected=is_now>{name.clone()}</option> }
        })
        .collect_view();
    let on_change = move |event: web_sys::Event| {
        let name = event_target_value(&event);
        match (name.is_empty(), wanted) {
            (true, Wanted::People) => beside::choose_people(state, None),
            (true, Wanted::Counts) => {
                state.beside.refused.set(None);
                features::count_in_none(state);
            }
            (true, _) => {
                state.beside.refused.set(None);
                beside::choose_borders(state, None);
            }
            (false, _) => choose(state, &name, wanted),
        }
    };
    view! {
        <div>
            <label for=id>{label}</label>
            <select class="field" id=id on:change=on_change>
                <option value="" prop:selected=now.is_none()>{first}</option>
                {options}
            </select>
        </div>
    }
}

fn choose(state: State, name: &str, wanted: Wanted) {
    if untrack(|| state.beside.find(name)).is_some() {
        beside::take_known(state, name, wanted);
        return;
    }
    let file = state.hands.with_value(|hands| {
        let mut handles = hands.handles.iter();
        let found = handles.find(|handle| handle.1.name() == name)?;
        Some(found.1.clone())
    });
    if let Some(file) = file {
        beside::take(state, file, wanted);
    }
}

fn borders(state: State, words: &'static BesideTexts) -> impl IntoView + use<> {
    let now = state.view.with(|view| view.borders.clone());
    // told anew when a file was refused: the choice goes back to what holds
    state.beside.refused.track();
    let is_any = state.map.offer.with(Option::is_some);
    let first = match is_any {
        true => words.built_in,
        false => words.no_borders,
    };
    files(
        state,
        "map-borders",
        words.borders,
        first,
        now.map(|choice| choice.file),
        Wanted::Borders,
    )
}

fn people(state: State, words: &'static BesideTexts) -> impl IntoView + use<> {
    let now = state.view.with(|view| view.people.clone());
    state.beside.refused.track();
    files(
        state,
        "map-people",
        words.people,
        words.no_people,
        now,
        Wanted::People,
    )
}

fn joined(state: State) -> Option<(Joined, u32)> {
    state.map.offer.with(|offer| {
        let offer = offer.as_ref()?;
        Some((offer.joined.clone()?, offer.choice.by))
    })
}

/// By which property of the file; nothing where there is only one.
fn property(state: State, words: &'static BesideTexts) -> Option<impl IntoView + use<>> {
    let (joined, _) = joined(state)?;
    let choice = state.view.with(|view| view.borders.clone())?;
    if joined.properties.len() < 2 {
        return None;
    }
    let label = ("map-property", words.property);
    Some(properties(
        state,
        label,
        joined.properties,
        &joined.property,
        choice,
    ))
}

/// The properties of a file by one of which its areas are known, to choose among; `id` and label name the field.
pub(super) fn properties(
    state: State,
    (id, label): (&'static str, &'static str),
    names: Vec<String>,
    now: &str,
    choice: BorderChoice,
) -> impl IntoView + use<> {
    let options = names
        .into_iter()
        .map(|name| {
            let is_now = name == now;
            view! { <option value=name.clone() prop:selected=is_now>{name.clone()}</option> }
        })
        .collect_view();
    let on_change = move |event: web_sys::Event| {
        let choice = BorderChoice {
            property: Some(event_target_value(&event)),
            ..choice.clone()
        };
        beside::choose_borders(state, Some(choice));
    };
    view! {
        <div>
            <label for=id>{label}</label>
            <select class="field" id=id on:change=on_change>
                {options}
            </select>
        </div>
    }
}

/// What is being done, what is missing, what was found.
fn said(state: State, words: &'static BesideTexts) -> Vec<AnyView> {
    let mut all: Vec<(String, bool)> = Vec::new();
    if let Some(name) = state.beside.reading.get() {
        all.push(((words.reading)(&name), false));
    } else {
        let [borders, people] = beside::missing(state);
        all.extend(borders.map(|name| ((words.missing_borders)(&name), true)));
        all.extend(people.map(|name| ((words.missing_people)(&name), true)));
    }
    let refused = state.beside.refused.get().filter(|said| !said.is_empty());
    all.extend(refused.map(|said| (said, true)));
    if let Some((joined, by)) = joined(state) {
        let column = state.column_name(by);
        all.push(((words.joined)(&column, &joined), false));
        let choice = state.view.with(|view| view.borders.clone());
        let file = choice.and_then(|choice| state.beside.find(&choice.file)?.borders);
        let passed_over = file.map_or(0, |file| file.passed_over);
        if passed_over > 0 {
            all.push(((words.passed_over)(passed_over), false));
        }
    }
    all.into_iter()
        .map(|(text, is_trouble)| {
            view! { <p class="small" class:trouble=is_trouble>{text}</p> }.into_any()
        })
        .collect()
}
