//! The chart of the rows seen, drawn by the worker for the width there is.

use super::trouble;
use crate::state::{ChartState, Stage, State};
use leptos::prelude::*;
use model::message::{Answer, Ask};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Narrowest and widest drawing.
const WIDTHS_PX: std::ops::RangeInclusive<u32> = 240..=900;

/// The room for the chart has changed; a new one is drawn when the difference can be seen.
pub fn fit(state: State, width_px: u32) {
    let width_px = width_px.clamp(*WIDTHS_PX.start(), *WIDTHS_PX.end());
    let before = state
        .hands
        .try_update_value(|hands| std::mem::replace(&mut hands.chart_px, width_px));
    if before.is_some_and(|before| before.abs_diff(width_px) >= 16)
        && state.chart.with_untracked(|c| *c != ChartState::Waiting)
    {
        ask(state);
    }
}

/// Asks for the chart; only the latest answer counts.
pub fn ask(state: State) {
    if state.stage.get_untracked() != Stage::Ready {
        return;
    }
    let asked = state.hands.try_update_value(|hands| {
        hands.charting += 1;
        let width_px = if hands.chart_px == 0 {
            420
        } else {
            hands.chart_px
        };
        Some((hands.bridge.clone()?, hands.charting, width_px))
    });
    let Some(Some((bridge, charting, width_px))) = asked else {
        return;
    };
    let language = state.language.get_untracked();
    spawn_local(async move {
        let answer = bridge.ask(Ask::Chart { language, width_px }).await;
        if state.hands.with_value(|hands| hands.charting) != charting {
            return;
        }
        match answer {
            // a drawing of nothing says less than the sentence that there is nothing
            Answer::Chart(Some(chart)) if !chart.scene.marks.is_empty() => {
                state.chart.set(ChartState::Ready(Arc::from(chart)));
            }
            Answer::Failed(problem) => {
                state.chart.set(ChartState::None);
                trouble::handle(state, problem);
            }
            _ => state.chart.set(ChartState::None),
        }
    });
}
