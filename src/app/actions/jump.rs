//! Going to a cell of the file in the table.

use super::{steps, trouble};
use crate::dom;
use crate::state::State;
use crate::state::cursor::At;
use crate::state::jump::{Obstacle, Target};
use leptos::prelude::*;
use model::message::{Answer, Ask, Located};
use model::note::ProblemKind;
use model::recipe::Step;
use texts::format::integer;
use wasm_bindgen_futures::spawn_local;

/// Goes to a cell; when the table does not show it, says why.
pub fn to(state: State, target: Target) {
    let jump = state.jump;
    jump.missed.set(None);
    jump.from.set_value(dom::focused());
    look(state, target);
}

fn look(state: State, target: Target) {
    let asked = state.hands.with_value(|hands| {
        let bridge = hands.bridge.clone()?;
        Some((bridge, hands.rows.revision(), hands.reading))
    });
    let Some((bridge, revision, reading)) = asked else {
        return;
    };
    spawn_local(async move {
        let file_row = target.file_row;
        let answer = bridge.ask(Ask::Locate { revision, file_row }).await;
        if state.hands.with_value(|hands| hands.reading) != reading {
            return;
        }
        match answer {
            Answer::Located(located) => found(state, target, located),
            // other rows were asked for meanwhile: it goes on when they are there
            Answer::Failed(problem) if problem.kind == ProblemKind::Stale => {
                state.jump.next.set_value(Some(target));
            }
            Answer::Failed(problem) => trouble::handle(state, problem),
            _ => {}
        }
    });
}

fn found(state: State, target: Target, located: Located) {
    let place = state
        .layout
        .with_untracked(|layout| layout.place_of(target.column));
    let obstacle = match (located, place) {
        (Located::At(row), Some(place)) => {
            arrive(state, target, row, place);
            return;
        }
        (Located::Absent, _) => Obstacle::Absent,
        (located, place) => Obstacle::Hidden {
            row: located == Located::Hidden,
            column: place.is_none(),
        },
    };
    state.jump.missed.set(Some((target, obstacle)));
}

fn arrive(state: State, target: Target, row: u64, place: usize) {
    let shown = integer(target.file_row, state.language.get_untracked());
    let name = state.column_name(target.column);
    let at = At {
        row: Some(row),
        place,
    };
    state.jump.goal.update(|goal| {
        let turn = goal.map_or(0, |(_, turn)| turn);
        *goal = Some((at, turn.wrapping_add(1)));
    });
    let words = state.texts().page.jump;
    state.said.set((words.arrived)(&shown, &name));
}

/// Takes off what hides the cell, and goes there.
pub fn lift(state: State) {
    let Some((target, obstacle)) = state.jump.missed.get_untracked() else {
        return;
    };
    state.jump.missed.set(None);
    if let Obstacle::Hidden { row, column } = obstacle {
        if column {
            let column = target.column;
            steps::take(state, Step::Show { column });
        }
        if row {
            steps::clear_filters(state);
        }
    }
    match state.viewed.with_untracked(|viewed| viewed.waiting) {
        true => state.jump.next.set_value(Some(target)),
        false => look(state, target),
    }
}

/// Leaves the table as it is; the focus goes back to where it was.
pub fn stay(state: State) {
    state.jump.missed.set(None);
    let from = state.jump.from.try_update_value(Option::take).flatten();
    if let Some(from) = from {
        let _ = from.focus();
    }
}

/// Rows have come: goes on to where the user wanted to go.
pub fn go_on(state: State) {
    let next = state.jump.next.try_update_value(Option::take).flatten();
    if let Some(target) = next {
        look(state, target);
    }
}
