//! Choosing a chart: a draft is asked for, shown, changed and taken.

use super::{chart, steps, trouble};
use crate::bridge::{Bridge, drawing};
use crate::parts::dialog;
use crate::state::{ChartState, State};
use leptos::prelude::*;
use model::drawing_message::{DrawAnswer, DrawAsk};
use model::message::{Answer, Ask};
use model::note::Problem;
use model::recipe::Step;
use model::scene::Chart;
use model::view_spec::ViewSpec;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "chart-choice";

/// Width of the drawing in the panel at most.
const WIDEST_PX: f64 = 560.0;
/// What stands beside it on a narrow screen.
const EDGES_PX: f64 = 72.0;

/// Begins with the chart that is seen.
pub fn begin(state: State) {
    state.charting.choices.set(None);
    state.charting.preview.set(None);
    let seen = state.chart.with_untracked(|chart| match chart {
        ChartState::Ready(chart) => Some(chart.spec.clone()),
        _ => None,
    });
    ask(state, seen);
}

/// Changes the draft.
pub fn change(state: State, by: impl FnOnce(&mut ViewSpec)) {
    let draft = state
        .charting
        .choices
        .with_untracked(|choices| choices.as_ref().map(|choices| choices.spec.clone()));
    if let Some(mut draft) = draft {
        by(&mut draft);
        ask(state, Some(draft));
    }
}

/// Asks what can be chosen beside a draft, and draws it; only the latest answer counts.
fn ask(state: State, draft: Option<ViewSpec>) {
    let asked = state.charting.begin();
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    let is_late = move || state.charting.asked.get_value() != asked;
    spawn_local(async move {
        let answer = bridge.ask(Ask::ChartChoices(draft.map(Box::new))).await;
        let choices = match answer {
            _ if is_late() => return,
            Answer::ChartChoices(Some(choices)) => choices,
            Answer::Failed(problem) => {
                close(state);
                trouble::handle(state, problem);
                return;
            }
            _ => {
                close(state);
                return;
            }
        };
        let spec = choices.refusal.is_none().then(|| choices.spec.clone());
        state.charting.choices.set(Some(Arc::from(choices)));
        let drawn = match spec {
            Some(spec) => draw(state, &bridge, spec).await,
            None => Ok(None),
        };
        if is_late() {
            return;
        }
        match drawn {
            Ok(chart) => state.charting.preview.set(chart.map(Arc::new)),
            Err(problem) => {
                close(state);
                trouble::handle(state, problem);
            }
        }
    });
}

/// Draws a draft; `None` when there is nothing to draw.
async fn draw(state: State, bridge: &Bridge, spec: ViewSpec) -> Result<Option<Chart>, Problem> {
    let mut drawable = match bridge.ask(Ask::Chart(Some(Box::new(spec)))).await {
        Answer::Chart(drawable) => drawable,
        Answer::Failed(problem) => return Err(problem),
        _ => return Ok(None),
    };
    drawable.set_source(chart::source(state));
    let window = web_sys::window().and_then(|window| window.inner_width().ok());
    let window_px = window.and_then(|width| width.as_f64());
    let room = window_px.map_or(WIDEST_PX, |px| (px - EDGES_PX).min(WIDEST_PX));
    let answer = drawing::ask(DrawAsk::Draw {
        drawable: *drawable,
        language: state.language.get_untracked(),
        width_px: room.max(0.0) as u32,
    });
    match answer.await? {
        DrawAnswer::Drawn(chart) if !chart.scene.marks.is_empty() => Ok(Some(*chart)),
        _ => Ok(None),
    }
}

/// Draws the draft on the page from now on.
pub fn apply(state: State) {
    let draft = state.charting.choices.with_untracked(|choices| {
        let choices = choices.as_ref()?;
        choices.refusal.is_none().then(|| choices.spec.clone())
    });
    close(state);
    if let Some(spec) = draft {
        steps::take(state, Step::Chart(Some(Box::new(spec))));
    }
}

/// Leaves the chart to the suggestions again.
pub fn let_go(state: State) {
    close(state);
    chart::choose(state, None);
}

/// Closes the panel.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.charting.forget();
}
