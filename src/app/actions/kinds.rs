//! What columns mean by the user: the steps say it, the worker goes by it.

use super::{chart, findings, steps, trouble};
use crate::dom;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::column_kind::KindFacts;
use model::message::{Answer, Ask};
use model::recipe::{KindChoice, Step};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Id of the field where a kind is chosen.
pub const FIELD: &str = "kind-choice";

/// Says what a column means: a step.
pub fn choose(state: State, column: u32, kind: KindChoice) {
    steps::take(state, Step::Kind { column, kind });
}

/// Brings the worker to the kinds the steps lead to.
pub fn follow(state: State, kinds: &[(u32, Option<String>)]) {
    let asked = state.hands.try_update_value(|hands| {
        let bridge = hands.bridge.clone()?;
        let is_new = hands.kinds != kinds;
        hands.kinds = kinds.to_vec();
        is_new.then_some((bridge, hands.reading))
    });
    let Some(Some((bridge, reading))) = asked else {
        return;
    };
    let asked = kinds.to_vec();
    spawn_local(async move {
        let answer = bridge.ask(Ask::Kinds(asked.clone())).await;
        let is_late = state
            .hands
            .with_value(|hands| hands.reading != reading || hands.kinds != asked);
        match answer {
            _ if is_late => {}
            Answer::Kinds(kinds) => {
                know(state, kinds);
                // what is wrong with a column depends on what it means
                findings::reading(state);
                findings::look(state);
            }
            Answer::Failed(problem) => trouble::handle(state, problem),
            _ => {}
        }
    });
}

/// Shows what columns mean, where that is something else than is shown.
pub fn know(state: State, kinds: Vec<(Option<String>, f64)>) {
    let mut columns = state.columns.get_untracked().to_vec();
    let mut is_new = false;
    for (column, (kind, sure)) in columns.iter_mut().zip(kinds) {
        is_new |= column.kind != kind || column.kind_confidence != sure;
        column.kind = kind;
        column.kind_confidence = sure;
    }
    if !is_new {
        return;
    }
    let has_focus = dom::has_focus(FIELD);
    state.set_columns(columns);
    // the panel is drawn anew
    if has_focus {
        dom::next_frame(|| dom::focus(FIELD));
    }
    chart::ask(state);
}

/// Asks why a column has its kind.
pub fn ask(state: State, column: u32, facts: RwSignal<Option<Arc<KindFacts>>>) {
    if state.stage.get_untracked() != Stage::Ready {
        return;
    }
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    spawn_local(async move {
        if let Answer::KindFacts(told) = bridge.ask(Ask::KindFacts { column }).await {
            // the panel may be closed by now
            let _ = facts.try_set(Some(Arc::from(told)));
        }
    });
}
