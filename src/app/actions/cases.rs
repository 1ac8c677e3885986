//! Seeing the open file as a case extract.

use super::kle;
use crate::bridge::Bridge;
use crate::state::cases::{Beside, Other};
use crate::state::{Mode, State};
use leptos::prelude::*;
use model::calendar;
use model::case_extract::{CaseAsk, CaseColumns, Period};
use model::kle_message::{KleAnswer, KleAsk};
use model::message::Answer;
use model::note::ProblemKind;
use model::sniff::ReadOptions;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Asks whether the open file is a case extract.
pub fn look(state: State) {
    let cases = state.cases;
    let reading = state.hands.with_value(|hands| hands.reading);
    let is_known = cases.columns.with_untracked(Option::is_some);
    if is_known && cases.looked_at.get_value() == Some(reading) {
        // another edition of KLE: the same columns, counted by what is in use now
        cases.columns.update(|_| ());
        return;
    }
    cases.looked_at.set_value(Some(reading));
    cases.forget();
    if state.mode.get_untracked() == Mode::Cases {
        state.mode.set(Mode::Overview);
    }
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
    count_other(state, &ask, asked);
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

/// Counts the same in the extract that is compared with.
fn count_other(state: State, ask: &CaseAsk, asked: u32) {
    let cases = state.cases;
    let Some(other) = cases.other.get_value() else {
        return;
    };
    let Some(columns) = other.columns else { return };
    let ask = CaseAsk {
        columns,
        periods: Vec::new(),
        ..ask.clone()
    };
    spawn_local(async move {
        let answer = kle::ask_of(&other.bridge, KleAsk::Cases(Box::new(ask))).await;
        if cases.asked.get_value() != asked {
            return;
        }
        match answer {
            Ok(KleAnswer::Cases(view)) => cases.other_view.set(Some(Arc::from(view))),
            Ok(_) => {}
            Err(problem) => {
                let name = match cases.beside.get_untracked() {
                    Beside::There(name) => name,
                    _ => return,
                };
                refuse(state, &name, &problem.kind);
            }
        }
    });
}

/// Reads another extract, with workers of its own, and compares the open one with it. All its rows count.
pub fn compare_with(state: State, file: web_sys::File) {
    let cases = state.cases;
    cases.put_away();
    let name = file.name();
    let bridge = Bridge::start(|_| {});
    cases.beside.set(Beside::Reading(name.clone()));
    let other = Other {
        bridge: bridge.clone(),
        columns: None,
    };
    cases.other.set_value(Some(other));
    spawn_local(async move {
        let columns = match bridge.open(file, ReadOptions::default()).await {
            Answer::Opened { .. } => kle::ask_of(&bridge, KleAsk::CaseColumns).await,
            // put away, or taken over by another file, while it was read
            Answer::Failed(problem) if problem.kind == ProblemKind::Cancelled => return,
            Answer::Failed(problem) => Err(problem),
            _ => Err(ProblemKind::BuildMismatch.into()),
        };
        match columns {
            Ok(KleAnswer::CaseColumns(Some(columns))) => {
                cases.other.update_value(|other| {
                    if let Some(other) = other {
                        other.columns = Some(columns);
                    }
                });
                cases.beside.set(Beside::There(name));
                count(state);
            }
            Ok(_) => {
                cases.put_away();
                let words = state.texts().page.cases;
                cases.beside.set(Beside::Refused((words.other_none)(&name)));
            }
            Err(problem) if problem.kind == ProblemKind::Cancelled => {}
            Err(problem) => refuse(state, &name, &problem.kind),
        }
    });
}

/// Says why an extract cannot be compared with.
fn refuse(state: State, name: &str, problem: &ProblemKind) {
    state.cases.put_away();
    let texts = state.texts();
    let words = texts.problems;
    let sentence = [(words.what)(problem), (words.to_do)(problem)].join(" ");
    let refused = (texts.page.cases.other_refused)(name, &sentence);
    state.cases.beside.set(Beside::Refused(refused));
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
