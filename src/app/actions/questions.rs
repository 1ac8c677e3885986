//! Plain questions of the rows seen, and the own municipality, which is kept in this browser when the user chooses one.

use super::chart::source;
use crate::bridge::drawing;
use crate::dom;
use crate::state::State;
use leptos::prelude::*;
use model::cell::Cell;
use model::drawing_message::{DrawAnswer, DrawAsk, Drawable};
use model::map_spec::{MapChoice, MapForm, MapMeasure, MapOffer};
use model::message::{Answer, Ask};
use model::near::{Near, Place};
use model::question::{Answering, Compared, Found, Home, Question, Topic};
use model::view_spec::{Measure, Source};
use std::sync::Arc;
use texts::format::{self, NumberStyle};
use texts::question::Asking;
use wasm_bindgen_futures::spawn_local;

/// The name of the own municipality in the browser's storage: its code alone.
const KEY: &str = "municipality";
/// Width of drawings whose sentence alone is used.
const WIDTH_PX: u32 = 420;

/// A question in words, with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What is asked.
    pub question: String,
    /// The answer.
    pub sentence: String,
    /// Where the numbers come from.
    pub source: Option<String>,
    /// The question as data.
    pub asked: Question,
    /// The filter that keeps the rows that are near, when any are.
    pub near: Option<(u32, Near)>,
}

/// All questions of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Questions {
    /// In the order in which they are asked.
    pub told: Vec<Told>,
    /// Codes and names of all municipalities.
    pub municipalities: Vec<(String, String)>,
    /// True when the table has a number for each of several municipalities.
    pub has_own: bool,
}

/// The code of the own municipality, when one was chosen.
pub fn kept() -> Option<String> {
    let code = dom::storage()?.get_item(KEY).ok().flatten()?;
    // what is no code is nothing of ours
    (code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}

/// Keeps it; `None` leaves nothing behind.
pub fn keep(code: Option<&str>) {
    if let Some(storage) = dom::storage() {
        // a full or forbidden storage remembers nothing, and nothing else depends on it
        let _ = match code {
            Some(code) => storage.set_item(KEY, code),
            None => storage.remove_item(KEY),
        };
    }
}

/// Asks for the questions, and for the sentence of each chart; `into` gets them when all are there, unless others were
/// asked for meanwhile.
pub fn ask(
    state: State,
    home: Home,
    asked: StoredValue<u32>,
    into: RwSignal<Option<Arc<Questions>>>,
) {
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    asked.update_value(|asked| *asked = asked.wrapping_add(1));
    let own = asked.get_value();
    spawn_local(async move {
        // who has seen nothing yet misses nothing: trouble is told by what was asked for
        let Answer::Questions(answer) = bridge.ask(Ask::Questions(home)).await else {
            return;
        };
        let mut told = Vec::new();
        for one in answer.answered {
            let source = source(state);
            let one = tell(state, one.question, one.found, source).await;
            told.extend(one);
        }
        // the card may be gone by now
        if asked.try_get_value() == Some(own) {
            into.set(Some(Arc::new(Questions {
                told,
                municipalities: answer.municipalities,
                has_own: answer.has_own,
            })));
        }
    });
}

async fn tell(state: State, asked: Question, found: Found, source: Source) -> Option<Told> {
    let language = state.language.get_untracked();
    let texts = texts::question(language);
    let name = |column: u32| state.column_name(column);
    let (by, parts) = (name(asked.by), asked.parts.map(name));
    let measured = asked.measured.map(name);
    let place = match &found {
        Found::Near(found) => Some(found.called.clone()),
        _ => None,
    };
    let asking = Asking {
        topic: asked.topic,
        compared: asked.compared,
        by: &by,
        parts: parts.as_deref(),
        measured: measured.as_deref(),
        counts: asked.counts,
        place: place.as_deref(),
    };
    let question = (texts.question)(&asking);
    let near = match (&asked.answer, &found) {
        (
            Answering::Near {
                column, position, ..
            },
            Found::Near(found),
        ) if found.within > 0 => Some((
            *column,
            Near {
                place: found.place.clone(),
                called: found.called.clone(),
                metres: found.metres,
                position: *position,
            },
        )),
        _ => None,
    };
    let day = source.day.map(|day| format::date(day, language));
    let subject = source.subject.as_deref();
    let own = (texts::chart(language).forms.source)(&source.file, day.as_deref(), subject);
    let (sentence, source) = match found {
        Found::Chart(mut data) => {
            data.source = Some(source);
            let answer = drawing::ask(DrawAsk::Draw {
                drawable: Drawable::Chart(data),
                language,
                width_px: WIDTH_PX,
            });
            match answer.await {
                // what draws nothing answers nothing
                Ok(DrawAnswer::Drawn(chart)) if !chart.scene.marks.is_empty() => {
                    (chart.sentence, chart.source)
                }
                _ => return None,
            }
        }
        Found::Near(found) => {
            let nearest = found.nearest.first().map(|row| &row.name);
            let nearest = nearest.filter(|name| **name != Cell::Missing);
            let nearest = nearest.map(|name| format::cell(name, language, NumberStyle::Plain));
            ((texts.near)(&found, nearest.as_deref()), Some(own))
        }
        Found::NoPlace => (texts.no_place.to_owned(), None),
        Found::Own(found) => (
            (texts.own)(&found, asking.measured, asking.counts),
            Some(own),
        ),
    };
    Some(Told {
        question,
        sentence,
        source,
        asked,
        near,
    })
}

/// Near to what: the postal code that was typed, else the own municipality.
pub fn home(municipality: Option<String>, postcode: &str) -> Home {
    let digits = postcode.trim();
    let is_code = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let typed = is_code.then(|| Place::Postcode(digits.to_owned()));
    Home {
        near: typed.or_else(|| municipality.clone().map(Place::Municipality)),
        municipality,
    }
}

/// The map that answers which area has most, where the table's own map can be of these areas.
pub fn map_of(question: &Question, offer: &MapOffer) -> Option<MapChoice> {
    let Answering::Chart(spec) = &question.answer else {
        return None;
    };
    let is_of_areas = question.topic == Topic::Most && question.compared != Compared::Groups;
    if !is_of_areas || !offer.places.contains(&question.by) {
        return None;
    }
    let measure = match spec.measure {
        Measure::Count => MapMeasure::Count,
        Measure::Sum { column } => MapMeasure::Sum { column },
        Measure::Mean { column } => MapMeasure::Mean { column },
        _ => return None,
    };
    let now = offer.choice;
    if (now.by, now.measure) == (question.by, measure) {
        return Some(now);
    }
    // asked is the number itself: amounts are circles then
    let form = match measure {
        MapMeasure::Mean { .. } => MapForm::Shades,
        _ => MapForm::Symbols,
    };
    Some(MapChoice {
        by: question.by,
        measure,
        per: None,
        form,
        ..now
    })
}

/// The chart that answers a question.
pub fn chart_of(question: &Question) -> Option<model::view_spec::ViewSpec> {
    match &question.answer {
        Answering::Chart(spec) => Some((**spec).clone()),
        Answering::Near { .. } | Answering::Own(_) => None,
    }
}
