//! Searching in KLE, with a file or without one.

use super::{finder, kle, steps, trouble};
use crate::dom;
use crate::state::finder::Chosen;
use crate::state::kle_search::Told;
use crate::state::{Screen, Stage, State};
use leptos::prelude::*;
use model::column::{ColumnProfile, ColumnType};
use model::kle_message::{KleAnswer, KleAsk};
use model::recipe::Test;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "kle-search";

/// Opens the search.
pub fn open(state: State) {
    let search = state.kle_search;
    if search.open.get_untracked() {
        return;
    }
    finder::begin(state, search.finder, None);
    search.told.set(None);
    search.open.set(true);
}

/// Closes it.
pub fn close(state: State) {
    // the browser gives the focus back to where it was
    if let Some(dialog) = dom::by_id(PANEL)
        && let Ok(dialog) = dialog.dyn_into::<web_sys::HtmlDialogElement>()
    {
        dialog.close();
    }
    state.kle_search.open.set(false);
}

/// Asks what is to be told of a number; only the latest answer counts.
pub fn tell(state: State, number: Chosen) {
    let search = state.kle_search;
    let asked = search.asked.get_value().wrapping_add(1);
    search.asked.set_value(asked);
    spawn_local(async move {
        let mut above = Vec::new();
        let ends = number.number.match_indices('.').map(|(end, _)| end);
        for end in ends {
            let over = number.number.get(..end).unwrap_or_default().to_owned();
            let answer = kle::ask_anyone(state, KleAsk::Number(over.clone())).await;
            if let Ok(KleAnswer::Number {
                title: Some(title), ..
            }) = answer
            {
                above.push(Chosen {
                    number: over,
                    title,
                });
            }
        }
        let answer = kle::ask_anyone(state, KleAsk::Number(number.number.clone())).await;
        if search.asked.get_value() != asked {
            return;
        }
        match answer {
            Ok(KleAnswer::Number { details, .. }) => search.told.set(Some(Told {
                number,
                above,
                details,
            })),
            Ok(_) => {}
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// The columns of the open file that hold KLE numbers, with their names.
pub fn columns(state: State) -> Vec<(u32, String)> {
    if state.screen.get() != Screen::Dataset || state.stage.get() != Stage::Ready {
        return Vec::new();
    }
    let holds = |column: &ColumnProfile| {
        column.kind.as_deref() == Some("kle") && column.column_type == ColumnType::Text
    };
    state.columns.with(|columns| {
        let numbered = (0u32..).zip(columns.iter());
        let found = numbered.filter(|(_, column)| holds(column));
        found
            .map(|(at, column)| (at, column.name.clone()))
            .collect()
    })
}

/// Keeps the rows of a number, and of those below it.
pub fn keep_rows(state: State, column: u32, number: &str) {
    close(state);
    // as the column writes its numbers: with dots or without
    let dotted = state.columns.with_untracked(|columns| {
        let profile = columns.get(column as usize);
        let top = profile.and_then(|profile| profile.top.first());
        top.is_none_or(|(value, _)| match value {
            model::cell::Cell::Text { text, .. } => text.contains('.'),
            _ => true,
        })
    });
    let number = match dotted {
        true => number.to_owned(),
        false => number.replace('.', ""),
    };
    steps::filter(state, column, Test::StartsWith(number));
}
