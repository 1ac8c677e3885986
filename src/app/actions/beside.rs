//! Borders and inhabitants from other files: read, tried on the open table, used by a step.

use super::{features, open, steps};
use crate::bridge::beside::{self as bridge, Given};
use crate::parts::dialog;
use crate::state::beside::Known;
use crate::state::{Mode, Screen, Stage, State};
use leptos::prelude::*;
use model::beside::BorderChoice;
use model::map_spec::{AreaLayer, MapChoice, MapForm, Per};
use model::note::{Problem, ProblemKind};
use model::recipe::Step;
use std::sync::Arc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Id of the question about a dropped file of areas.
pub const QUESTION: &str = "areas-question";
/// Bytes in which a file of areas shows that it is one.
const HEAD_BYTES: f64 = 65_536.0;
/// Endings of files of areas.
const ENDINGS: [&str; 4] = ["geojson", "json", "gml", "shp"];
/// Kinds of shapes in a shapefile that are polygons.
const POLYGONS: [u8; 3] = [5, 15, 25];

/// What is to be taken from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Whatever it has.
    Any,
    /// Its areas: those that a column names, or to count the file's places in.
    Borders,
    /// Its areas, to count the file's places in.
    Counts,
    /// Its inhabitants.
    People,
}

/// What the map of the open file is made with, as far as it is here.
pub fn with(state: State) -> Given {
    let (borders, people) = state
        .view
        .with(|view| (view.borders.clone(), view.people.clone()));
    let borders = borders.and_then(|choice| {
        let own = state.beside.find(&choice.file)?;
        Some((own.id, own.borders?, choice.property))
    });
    let people = people.and_then(|name| {
        let own = state.beside.find(&name)?;
        Some((own.id, own.people?))
    });
    Given { borders, people }
}

/// Names of files that the steps ask for and that are not here: of borders, of inhabitants.
pub fn missing(state: State) -> [Option<String>; 2] {
    let is_here = |name: &String, has: fn(&Known) -> bool| {
        let own = state.beside.find(name);
        own.is_some_and(|own| has(&own))
    };
    state.view.with(|view| {
        let borders = view.borders.as_ref().map(|choice| choice.file.clone());
        let people = view.people.clone();
        [
            borders.filter(|name| !is_here(name, |own| own.borders.is_some())),
            people.filter(|name| !is_here(name, |own| own.people.is_some())),
        ]
    })
}

/// Reads what the steps ask for where the page has a file of that name. Each is tried once.
pub fn find_missing(state: State) {
    for name in untrack(|| missing(state)).into_iter().flatten() {
        let is_tried = state.beside.tried.with_value(|tried| tried.contains(&name));
        let file = state.hands.with_value(|hands| {
            let mut handles = hands.handles.iter();
            let found = handles.find(|handle| handle.1.name() == name)?;
            Some(found.1.clone())
        });
        if let Some(file) = file.filter(|_| !is_tried) {
            state.beside.tried.update_value(|tried| tried.push(name));
            spawn_local(async move {
                if let Err(sentence) = read(state, file).await {
                    state.beside.refused.set(Some(sentence));
                }
            });
            return;
        }
    }
}

/// Uses a file for the map of the open table.
pub fn take(state: State, file: File, wanted: Wanted) {
    state.beside.refused.set(None);
    spawn_local(async move {
        let used = match read(state, file).await {
            Ok(known) => apply(state, &known, wanted).await,
            Err(sentence) => Err(sentence),
        };
        if let Err(sentence) = used {
            state.said.set(sentence.clone());
            // the map may not be seen, or there may be none
            if state.mode.get_untracked() != Mode::Map {
                state.hint.set(Some(sentence.clone()));
            }
            state.beside.refused.set(Some(sentence));
        }
    });
}

/// Whatever a file has, it is for the map.
pub fn take_any(state: State, file: File) {
    take(state, file, Wanted::Any);
}

/// The same for its areas, to count in.
pub fn take_counts(state: State, file: File) {
    take(state, file, Wanted::Counts);
}

/// Uses a file that was read before.
pub fn take_known(state: State, name: &str, wanted: Wanted) {
    state.beside.refused.set(None);
    let Some(known) = untrack(|| state.beside.find(name)) else {
        return;
    };
    spawn_local(async move {
        if let Err(sentence) = apply(state, &known, wanted).await {
            state.said.set(sentence.clone());
            state.beside.refused.set(Some(sentence));
        }
    });
}

/// Reads a file and keeps what maps can take from it; the sentence says why not.
async fn read(state: State, file: File) -> Result<Known, String> {
    let words = texts::beside(state.language.get_untracked());
    let name = file.name();
    let id = state.beside.number();
    state.beside.reading.set(Some(name.clone()));
    let gathered = bridge::gather(file, id).await;
    state.beside.reading.set(None);
    let gathered = gathered.map_err(|problem| unreadable(state, &name, &problem))?;
    if gathered.borders.is_none() && gathered.people.is_none() {
        return Err((words.neither)(&name));
    }
    let known = Known {
        id,
        name: name.clone(),
        borders: gathered.borders.map(Arc::new),
        people: gathered.people.map(Arc::new),
    };
    if let Some(before) = untrack(|| state.beside.find(&name)) {
        bridge::forget(before.id);
    }
    state.beside.add(known.clone());
    Ok(known)
}

fn unreadable(state: State, name: &str, problem: &Problem) -> String {
    let words = state.texts().problems;
    let why = [(words.what)(&problem.kind), (words.to_do)(&problem.kind)];
    (texts::beside(state.language.get_untracked()).unreadable)(name, &why.join(". "))
}

/// Makes the step, when the table can be drawn with what the file has; the sentence says why not.
async fn apply(state: State, file: &Known, wanted: Wanted) -> Result<(), String> {
    let words = texts::beside(state.language.get_untracked());
    match (&file.borders, &file.people) {
        (Some(borders), _) if wanted != Wanted::People => {
            let with = Given {
                borders: Some((file.id, borders.clone(), None)),
                people: None,
            };
            let own = state.hands.with_value(|hands| hands.bridge.clone());
            let Some(own) = own else { return Ok(()) };
            features::find(state, &own).await;
            let has_places = untrack(|| features::is_there(state));
            let are_seen = state.view.with_untracked(|view| view.features.is_some());
            if has_places && (wanted == Wanted::Counts || are_seen) {
                features::count_in(state, file).await;
                state.mode.set(Mode::Map);
                return Ok(());
            }
            let offer = bridge::map(&own, None, &with).await;
            let offer = offer.map_err(|problem| match problem.kind {
                ProblemKind::Stale => String::new(),
                _ => unreadable(state, &file.name, &problem),
            })?;
            let is_joined = offer.is_some_and(|offer| offer.joined.is_some());
            if !is_joined && has_places {
                // no column names the areas, but the rows lie in them
                features::count_in(state, file).await;
                state.mode.set(Mode::Map);
                return Ok(());
            }
            if !is_joined {
                let names = borders.properties.iter().map(|own| own.name.clone());
                return Err((words.no_match)(&file.name, &names.collect::<Vec<_>>()));
            }
            let choice = BorderChoice {
                file: file.name.clone(),
                property: None,
            };
            choose_borders(state, Some(choice));
        }
        (_, Some(_)) if matches!(wanted, Wanted::Any | Wanted::People) => {
            choose_people(state, Some(file.name.clone()));
        }
        _ if wanted == Wanted::People => return Err((words.no_inhabitants)(&file.name)),
        _ => return Err((words.no_areas)(&file.name)),
    }
    state.mode.set(Mode::Map);
    Ok(())
}

/// Draws the map with other borders, as a step.
pub fn choose_borders(state: State, choice: Option<BorderChoice>) {
    let is_same = state.view.with_untracked(|view| view.borders == choice);
    if !is_same {
        steps::take(state, Step::Borders(choice));
    }
}

/// Takes the inhabitants from another file, as a step; a chosen map that shows an amount is divided by them at once.
pub fn choose_people(state: State, file: Option<String>) {
    let is_none = file.is_none();
    let is_same = state.view.with_untracked(|view| view.people == file);
    if !is_same {
        steps::take(state, Step::People(file));
    }
    let chosen = state.view.with_untracked(|view| view.map.clone());
    let is_amount = state.map.offer.with_untracked(|offer| {
        offer.as_ref().is_some_and(|offer| {
            let counts = matches!(offer.layer, AreaLayer::Municipality | AreaLayer::Region);
            counts && offer.is_amount
        })
    });
    if let Some(chosen) = chosen.filter(|own| !is_none && is_amount && own.per.is_none()) {
        let choice = MapChoice {
            per: Some(Per::Inhabitants),
            form: MapForm::Shades,
            ..*chosen
        };
        steps::take(state, Step::Map(Some(Box::new(choice))));
    }
}

/// Whether files of areas may be among those dropped beside a table that is open: only then are they looked into.
pub fn may_be_among(state: State, files: &[File]) -> bool {
    let is_open = state.screen.get_untracked() == Screen::Dataset
        && state.stage.with_untracked(|stage| *stage == Stage::Ready);
    let may_be = |file: &File| {
        let name = file.name();
        is_missing(state, &name) || ending(&name).is_some_and(|own| ENDINGS.contains(&&*own))
    };
    is_open && files.len() == 1 && files.iter().any(may_be)
}

/// Takes a file out that the steps ask for, and one of areas, which is asked about. Gives the others.
pub async fn set_aside(state: State, files: Vec<File>) -> Vec<File> {
    let mut others = Vec::new();
    for file in files {
        if is_missing(state, &file.name()) {
            spawn_local(async move {
                if let Err(sentence) = read(state, file).await {
                    state.said.set(sentence.clone());
                    state.beside.refused.set(Some(sentence));
                }
            });
        } else if has_areas(&file).await {
            state.beside.asked.update(|asked| asked.push(file));
        } else {
            others.push(file);
        }
    }
    others
}

fn is_missing(state: State, name: &str) -> bool {
    let missing = untrack(|| missing(state));
    missing.into_iter().flatten().any(|own| own == name)
}

fn ending(name: &str) -> Option<String> {
    let ending = name.rsplit_once('.')?.1;
    Some(ending.to_ascii_lowercase())
}

/// Whether a file begins as one of areas does.
async fn has_areas(file: &File) -> bool {
    let Some(ending) = ending(&file.name()).filter(|own| ENDINGS.contains(&&**own)) else {
        return false;
    };
    let Ok(head) = file.slice_with_f64_and_f64(0.0, HEAD_BYTES) else {
        return false;
    };
    let Ok(bytes) = JsFuture::from(head.array_buffer()).await else {
        return false;
    };
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    if ending == "shp" {
        return bytes.get(32).is_some_and(|kind| POLYGONS.contains(kind));
    }
    let text = String::from_utf8_lossy(&bytes);
    let has_any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match &*ending {
        "gml" => has_any(&["Polygon", "MultiSurface", "Surface"]),
        _ => has_any(&["\"Feature"]) && has_any(&["\"Polygon\"", "\"MultiPolygon\""]),
    }
}

/// The file asked about gives the map its borders.
pub fn answer_use(state: State) {
    if let Some(file) = answered(state) {
        take(state, file, Wanted::Borders);
    }
}

/// The file asked about is opened as a table.
pub fn answer_table(state: State) {
    if let Some(file) = answered(state) {
        open::open_tables(state, vec![file]);
    }
}

/// Nothing is done with the file asked about.
pub fn answer_nothing(state: State) {
    answered(state);
}

fn answered(state: State) -> Option<File> {
    dialog::close(QUESTION);
    let mut first = None;
    state.beside.asked.update(|asked| {
        if !asked.is_empty() {
            first = Some(asked.remove(0));
        }
    });
    first
}
