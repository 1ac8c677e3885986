//! Areas of other files that the file's own places are counted into: which file, and what its areas are called.

use super::map_beside::{files, properties};
use super::other_file;
use crate::actions::beside::{self, Wanted};
use crate::actions::features;
use crate::state::State;
use leptos::prelude::*;
use texts::page::beside::BesideTexts;

/// The choices, closed until such areas are used, missing or refused.
#[component]
pub fn MapAreas() -> impl IntoView {
    let state = State::here();
    let words = texts::beside(state.language.get_untracked());
    let is_used = Memo::new(move |_| {
        features::needs_file(state) || state.beside.refused.with(Option::is_some)
    });
    view! {
        <details class="map-beside" open=move || is_used.get()>
            <summary>{words.areas_title}</summary>
            <div class="map-settings">
                {move || file(state, words)} {move || property(state, words)}
                <div>
                    {other_file::chooser(
                        state,
                        "map-areas-file",
                        move || words.choose,
                        beside::take_counts,
                    )}
                </div>
            </div>
            <div role="status" class="map-beside-said">{move || said(state, words)}</div>
            <p class="quiet small">{words.areas_help}</p>
        </details>
    }
}

/// Which file; none while places are shown otherwise.
fn file(state: State, words: &'static BesideTexts) -> impl IntoView + use<> {
    let chosen = state.view.with(|view| view.borders.clone());
    let chosen = chosen.filter(|_| features::needs_file(state));
    // told anew when a file was refused: the choice goes back to what holds
    state.beside.refused.track();
    files(
        state,
        "map-areas",
        words.areas_from,
        words.no_borders,
        chosen.map(|own| own.file),
        Wanted::Counts,
    )
}

/// What the areas are called; nothing where there is only one way.
fn property(state: State, words: &'static BesideTexts) -> Option<impl IntoView + use<>> {
    let choice = state.view.with(|view| view.borders.clone());
    let choice = choice.filter(|_| features::needs_file(state))?;
    let areas = state.beside.find(&choice.file)?.borders?;
    let now = areas.naming(choice.property.as_deref())?.property.clone();
    let namings = areas.namings.iter();
    let names: Vec<String> = namings.filter_map(|own| own.property.clone()).collect();
    if names.len() < 2 {
        return None;
    }
    let now = now.unwrap_or_default();
    Some(properties(
        state,
        ("map-areas-property", words.property),
        names,
        &now,
        choice,
    ))
}

/// What is being read, what is missing, what was refused.
fn said(state: State, words: &'static BesideTexts) -> Vec<AnyView> {
    let mut all: Vec<(String, bool)> = Vec::new();
    if let Some(name) = state.beside.reading.get() {
        all.push(((words.reading)(&name), false));
    } else if features::needs_file(state) {
        let [areas, _] = beside::missing(state);
        all.extend(areas.map(|name| ((words.missing_areas)(&name), true)));
    }
    let refused = state.beside.refused.get().filter(|said| !said.is_empty());
    all.extend(refused.map(|said| (said, true)));
    all.into_iter()
        .map(|(text, is_trouble)| {
            view! { <p class="small" class:trouble=is_trouble>{text}</p> }.into_any()
        })
        .collect()
}
