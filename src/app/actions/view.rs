//! Which rows are seen: asked of the worker whenever the steps change.

use super::{chart, kinds, lines, open, trouble};
use crate::state::{ChartState, Stage, State, Viewed};
use leptos::prelude::*;
use model::message::{Answer, Ask};
use model::recipe::Query;
use model::view_spec::ViewSpec;
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
    if state.stage.get_untracked() != Stage::Ready {
        return false;
    }
    kinds::follow(state, &view.kinds);
    if lines::follow(state, &view.lines) {
        // asked for once columns are off
        state.viewed.update(|viewed| viewed.waiting = true);
        return true;
    }
    let wanted = of_columns(view.query, state.columns.with_untracked(|c| c.len()));
    if wanted == query {
        if is_another_chart(state, view.chart.as_deref()) {
            chart::ask(state);
        }
        return false;
    }
    ask(state, wanted, &query);
    true
}

/// True when the steps lead to another chart than the one drawn.
fn is_another_chart(state: State, chosen: Option<&ViewSpec>) -> bool {
    let (drawn, is_map) = state.chart.with_untracked(|chart| match chart {
        ChartState::Ready(chart) => (Some(chart.spec.clone()), chart.scene.has_areas()),
        _ => (None, false),
    });
    match (chosen, drawn) {
        (Some(chosen), drawn) => is_map || drawn.as_ref() != Some(chosen),
        // without a choice the map is drawn where it tells most
        (None, Some(_)) if is_map => false,
        (None, Some(_)) if state.map.is_first_untracked() => true,
        (None, Some(_)) if state.features.is_first.get_untracked() => true,
        // without a choice the first one offered is drawn
        (None, Some(drawn)) => state
            .offered
            .with_untracked(|offered| offered.first().is_some_and(|first| *first != drawn)),
        (None, None) => false,
    }
}

/// What can be asked of so many columns: a column that is still being made filters and sorts nothing yet.
fn of_columns(mut query: Query, columns: usize) -> Query {
    query.filters.retain(|filter| (filter.0 as usize) < columns);
    query.sort.retain(|key| (key.column as usize) < columns);
    let is_there = |column: u32| (column as usize) < columns;
    query.found = query
        .found
        .filter(|found| found.column.is_none_or(is_there));
    query
}

/// Columns have come or gone: cells are asked for anew, and the small pictures of what is seen.
pub fn columns_changed(state: State) {
    let mut query = Query::default();
    state.hands.update_value(|hands| {
        let revision = hands.rows.revision();
        hands.rows.start(revision);
        query = hands.query.clone();
    });
    state.rows_came.update(|n| *n = n.wrapping_add(1));
    // what was put off until now is asked for below
    state.viewed.update(|viewed| viewed.waiting = false);
    if follow(state) || query.takes_all() {
        return;
    }
    let there = state.columns.with_untracked(|c| c.len());
    let query = of_columns(query, there);
    ask(state, query.clone(), &query);
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
    let same_rows = query.takes_same(before);
    let all_rows = query.takes_all();
    let had_chart = state.opened.with_untracked(Option::is_some)
        && state.chart.with_untracked(|c| *c != ChartState::Waiting);
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
                let chosen = state.history.with_untracked(|history| history.view().chart);
                if !same_rows || !had_chart || is_another_chart(state, chosen.as_deref()) {
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
