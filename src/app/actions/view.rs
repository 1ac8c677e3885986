//! Which rows are seen: asked of the worker whenever the steps change.

use super::{chart, open, trouble};
use crate::state::{Stage, State, Viewed};
use leptos::prelude::*;
use model::message::{Answer, Ask};
use model::recipe::Query;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Brings file and rows to where the steps lead. Answers whether anything was asked.
pub fn follow(state: State) -> bool {
    let view = state.history.with_untracked(|history| history.view());
    let (read, query) = state
        .hands
        .with_value(|h| (h.read.clone(), h.query.clone()));
    if view.read != read {
        open::read(state, view.read);
        return true;
    }
    if state.stage.get_untracked() != Stage::Ready || view.query == query {
        return false;
    }
    ask(state, view.query, &query);
    true
}

/// Asks for the rows of a query; only the latest answer counts.
fn ask(state: State, query: Query, before: &Query) {
    let mut viewing = 0;
    state.hands.update_value(|hands| {
        hands.query = query.clone();
        hands.viewing += 1;
        viewing = hands.viewing;
    });
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    let same_rows = query.filters == before.filters && query.search == before.search;
    let all_rows = query.filters.is_empty() && query.search.is_empty();
    let had_chart = state.opened.with_untracked(Option::is_some)
        && state
            .chart
            .with_untracked(|c| *c != crate::state::ChartState::Waiting);
    state.viewed.update(|viewed| viewed.waiting = true);
    spawn_local(async move {
        let answer = bridge.ask(Ask::View(query)).await;
        if state.hands.with_value(|hands| hands.viewing) != viewing {
            return;
        }
        match answer {
            Answer::Viewed {
                revision,
                rows,
                shapes,
            } => {
                state.hands.update_value(|hands| {
                    hands.rows.start(revision);
                    hands.scrolled.0 = 0.0;
                });
                state.viewed.set(Viewed {
                    rows,
                    shapes: (!all_rows).then(|| Arc::new(shapes)),
                    waiting: false,
                });
                state.rows_came.update(|n| *n = n.wrapping_add(1));
                let of = state
                    .opened
                    .with_untracked(|o| o.as_ref().map_or(rows, |o| o.rows));
                if !same_rows {
                    state.said.set((state.texts().page.table.count)(rows, of));
                }
                if !same_rows || !had_chart {
                    chart::ask(state);
                }
            }
            Answer::Failed(problem) => {
                state.viewed.update(|viewed| viewed.waiting = false);
                trouble::handle(state, problem);
            }
            _ => state.viewed.update(|viewed| viewed.waiting = false),
        }
    });
}
