//! Seeing the open file as a case extract.

use super::kle;
use crate::state::{Mode, State};
use leptos::prelude::*;
use model::calendar;
use model::case_extract::{CaseAsk, CaseColumns, Period};
use model::kle_message::{KleAnswer, KleAsk};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Asks whether the open file is a case extract.
pub fn look(state: State) {
    let cases = state.cases;
    cases.forget();
    if state.mode.get_untracked() == Mode::Cases {
        state.mode.set(Mode::Overview);
    }
    let reading = state.hands.with_value(|hands| hands.reading);
    spawn_local(async move {
        let answer = kle::ask(state, KleAsk::CaseColumns).await;
        let is_same = state.hands.with_value(|hands| hands.reading) == reading;
        // a file whose workers are gone is told of elsewhere
        if let (true, Ok(KleAnswer::CaseColumns(columns))) = (is_same, answer) {
            cases.columns.set(columns);
        }
    });
}

/// Counts the rows seen; only the latest answer counts.
pub fn count(state: State) {
    let cases = state.cases;
    let Some(columns) = cases.columns.get_untracked() else {
        return;
    };
    let under = cases
        .path
        .with_untracked(|path| Some(path.last()?.0.clone()));
    let year = |year: i32| {
        let first = |year: i32| calendar::days(year.into(), 1, 1) as i32;
        Period {
            from: first(year),
            to: first(year + 1) - 1,
        }
    };
    let periods = match cases.years.get_untracked() {
        [Some(one), Some(other)] => vec![year(one), year(other)],
        _ => Vec::new(),
    };
    let ask = CaseAsk {
        columns,
        under,
        target_days: Some(cases.target_days.get_untracked()),
        periods,
    };
    let asked = cases.asked.get_value().wrapping_add(1);
    cases.asked.set_value(asked);
    spawn_local(async move {
        let answer = kle::ask(state, KleAsk::Cases(Box::new(ask))).await;
        if cases.asked.get_value() != asked {
            return;
        }
        match answer {
            Ok(KleAnswer::Cases(view)) => cases.view.set(Some(Arc::from(view))),
            Ok(_) => {}
            Err(problem) => super::trouble::handle(state, problem),
        }
    });
}

/// Goes down to what stands below a number.
pub fn go_below(state: State, number: String, title: String) {
    state.cases.path.update(|path| path.push((number, title)));
}

/// Goes up to so many steps below the top.
pub fn go_up(state: State, steps: usize) {
    state.cases.path.update(|path| path.truncate(steps));
}

/// Takes a column for something else.
pub fn choose(state: State, change: impl FnOnce(&mut CaseColumns)) {
    state.cases.columns.update(|columns| {
        if let Some(columns) = columns {
            change(columns);
        }
    });
}
