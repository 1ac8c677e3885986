//! Asking what is to be said of the KLE numbers of the open file.

use super::{findings, kle, take, trouble};
use crate::state::State;
use crate::state::numbers::Question;
use leptos::prelude::*;
use model::kle_message::{KleAnswer, KleAsk};
use model::number_columns::NumberColumns;
use model::readiness::ReadinessAsk;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Asks which columns hold numbers; what follows from them is asked when they are known. Called for every
/// file that is read, and when another edition of KLE is in use.
pub fn look(state: State) {
    let numbers = state.numbers;
    let reading = state.hands.with_value(|hands| hands.reading);
    if numbers.chosen_for.get_value() == Some(reading) {
        // the same columns, judged by what is in use now
        numbers.columns.update(|_| ());
        return;
    }
    numbers.forget();
    let asked = numbers.begin(Question::Columns);
    spawn_local(async move {
        let answer = kle::ask(state, KleAsk::NumberColumns).await;
        if numbers.latest(Question::Columns) != asked {
            return;
        }
        // a file whose workers are gone is told of elsewhere
        if let Ok(KleAnswer::NumberColumns(columns)) = answer
            && columns.has_numbers()
        {
            numbers.columns.set(Some(columns));
        }
    });
}

/// Has the numbers checked, and marks what is found.
pub fn check(state: State) {
    let numbers = state.numbers;
    let Some(columns) = numbers.columns.get_untracked() else {
        return;
    };
    let asked = numbers.begin(Question::Check);
    spawn_local(async move {
        let answer = kle::ask(state, KleAsk::Check(columns)).await;
        if numbers.latest(Question::Check) != asked {
            return;
        }
        match answer {
            Ok(KleAnswer::Checked(checked)) => {
                numbers.checked.set(Some(Arc::from(checked)));
                findings::mark(state);
            }
            Ok(_) => {}
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// What the readiness is asked of.
fn readiness_ask(state: State) -> Option<ReadinessAsk> {
    Some(ReadinessAsk {
        columns: state.numbers.columns.get_untracked()?,
        shown: state.numbers.shown.get_untracked(),
    })
}

/// Asks how ready the cases are.
pub fn look_ready(state: State) {
    let numbers = state.numbers;
    let Some(ask) = readiness_ask(state) else {
        return;
    };
    let asked = numbers.begin(Question::Readiness);
    spawn_local(async move {
        let answer = kle::ask(state, KleAsk::Readiness(Box::new(ask))).await;
        if numbers.latest(Question::Readiness) != asked {
            return;
        }
        match answer {
            Ok(KleAnswer::Readiness(readiness)) => {
                numbers.readiness.set(Some(Arc::new(readiness)));
            }
            Ok(_) => {}
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// Saves the list of cases that are not ready.
pub fn take_unready(state: State) {
    let Some(ask) = readiness_ask(state) else {
        return;
    };
    let language = state.language.get_untracked();
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        let ask = KleAsk::Unready {
            ask: Box::new(ask),
            language,
        };
        match kle::ask(state, ask).await {
            Ok(KleAnswer::Unready(text)) => {
                let name = state.file_name.get_untracked();
                let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
                let suffix = texts::kle(language).ready.file_suffix;
                take::save_text(state, &format!("{stem}{suffix}.csv"), &text);
            }
            Ok(_) => {}
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// Takes a column for something else.
pub fn choose(state: State, change: impl FnOnce(&mut NumberColumns)) {
    let reading = state.hands.with_value(|hands| hands.reading);
    state.numbers.chosen_for.set_value(Some(reading));
    state.numbers.columns.update(|columns| {
        if let Some(columns) = columns {
            change(columns);
        }
    });
}
