//! What the open table is as a whole, and its data dictionary: asked for, changed by the user, saved.

use super::{steps, take, trouble};
use crate::parts::dialog;
use crate::state::State;
use leptos::prelude::*;
use model::dictionary::{ColumnNote, Dictionary, DictionaryForm};
use model::message::{Answer, Ask};
use model::recipe::Step;
use std::sync::Arc;
use texts::dictionary::{csv, describe, markdown};
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "dictionary";

/// Asks what the table is as a whole.
pub fn look(state: State) {
    let whole = state.whole;
    let asked = whole.begin();
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    spawn_local(async move {
        let answer = bridge.ask(Ask::TableFacts).await;
        match answer {
            _ if whole.asked.get_value() != asked => {}
            Answer::TableFacts(facts) => whole.facts.set(Some(Arc::from(facts))),
            Answer::Failed(problem) => trouble::handle(state, problem),
            _ => {}
        }
    });
}

/// Opens the dictionary.
pub fn open(state: State) {
    let whole = state.whole;
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    let reading = state.hands.with_value(|hands| hands.reading);
    whole.is_open.set(true);
    whole.dictionary.set(None);
    spawn_local(async move {
        let answer = bridge.ask(Ask::Dictionary(Vec::new())).await;
        match answer {
            _ if state.hands.with_value(|hands| hands.reading) != reading => {}
            Answer::Dictionary(dictionary) => whole.dictionary.set(Some(Arc::from(dictionary))),
            Answer::Failed(problem) => {
                close(state);
                trouble::handle(state, problem);
            }
            _ => {}
        }
    });
}

/// Closes the dictionary.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.whole.is_open.set(false);
}

/// What the user says of a column.
pub fn note(state: State, column: u32) -> ColumnNote {
    state.view.with(|view| {
        let own = view.notes.iter().find(|own| own.0 == column);
        own.map(|own| own.1.clone()).unwrap_or_default()
    })
}

/// Says something else of a column: a step, unless nothing is changed.
pub fn say(state: State, column: u32, change: impl FnOnce(&mut ColumnNote)) {
    let before = untrack(|| note(state, column));
    let mut after = before.clone();
    change(&mut after);
    if after != before {
        let note = after;
        steps::take(state, Step::Describe { column, note });
    }
}

/// True when the last thing the user did was to say something of a column.
pub fn can_undo(state: State) -> bool {
    state.history.with(|history| {
        let last = history.at().checked_sub(1);
        let last = last.and_then(|at| history.steps().get(at));
        matches!(last, Some(Step::Describe { .. }))
    })
}

/// Saves the dictionary.
pub fn save(state: State, form: DictionaryForm) {
    let language = state.language.get_untracked();
    let Some(mut dictionary) = state
        .whole
        .dictionary
        .get_untracked()
        .map(Arc::unwrap_or_clone)
    else {
        return;
    };
    for field in &mut dictionary.fields {
        field.note = untrack(|| note(state, field.column));
    }
    let suffix = texts::dictionary(language).suffix;
    let name = &*dictionary.file_name;
    let stem = name.rsplit_once('.').map_or(name, |name| name.0);
    let (text, ending) = match form {
        DictionaryForm::Markdown => (markdown(&dictionary, language), "md"),
        DictionaryForm::Csv => (csv(&dictionary, language), "csv"),
        DictionaryForm::TableSchema => return save_schema(state, &dictionary),
    };
    take::save_text(state, &format!("{stem}{suffix}.{ending}"), &text);
    state.history.update(|history| history.take());
}

/// Saves the Table Schema: the worker writes it, with the words of the page.
fn save_schema(state: State, dictionary: &Dictionary) {
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    let language = state.language.get_untracked();
    let notes = dictionary.fields.iter().map(|field| {
        let (title, description) = describe(field, language);
        let said = |own: &String, found: String| match own.is_empty() {
            true => found,
            false => own.clone(),
        };
        let note = ColumnNote {
            title: said(&field.note.title, title),
            description: said(&field.note.description, description),
            unit: field.note.unit.clone(),
        };
        (field.column, note)
    });
    let notes = notes.collect();
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        match bridge.table_schema(notes).await {
            Ok((name, blob)) => take::offered(state, &name, &blob),
            Err(problem) => trouble::handle(state, problem),
        }
    });
}
