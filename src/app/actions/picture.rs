//! The chart taken away: as a drawing, as a picture, its numbers.

use super::{copy, png, take, trouble};
use crate::bridge::drawing;
use crate::state::{ChartState, State};
use leptos::prelude::*;
use model::drawing_message::{DrawAnswer, DrawAsk, Drawable};
use model::note::{Problem, ProblemKind};
use model::scene::Chart;
use wasm_bindgen_futures::spawn_local;

/// Width of a chart that is taken away: fills half a slide.
const WIDTH_PX: u32 = 720;
const PNG: &str = "image/png";

/// How a chart is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// As a drawing that can be enlarged.
    Svg,
    /// As a picture in the colours of the page, so many picture points for one.
    Png(u8),
}

/// The numbers of the chart that is seen.
fn drawable(state: State) -> Option<Drawable> {
    let known = state.hands.with_value(|hands| hands.drawable.clone())?;
    Some((*known).clone())
}

/// The chart that is seen, drawn for taking away.
///
/// # Errors
/// What the worker that draws says; [`ProblemKind::Stale`] when there is no chart.
pub async fn drawn(state: State) -> Result<Chart, Problem> {
    let ask = DrawAsk::Draw {
        drawable: drawable(state).ok_or(ProblemKind::Stale)?,
        language: state.language.get_untracked(),
        width_px: WIDTH_PX,
    };
    match drawing::ask(ask).await? {
        DrawAnswer::Drawn(chart) => Ok(*chart),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}

/// Saves the chart.
pub fn save(state: State, picture: Picture) {
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        let saved = match picture {
            Picture::Svg => save_svg(state).await,
            Picture::Png(scale) => save_png(state, scale).await,
        };
        if let Err(problem) = saved {
            trouble::tell(state, problem);
        }
    });
}

async fn save_svg(state: State) -> Result<(), Problem> {
    let ask = DrawAsk::Svg {
        drawable: drawable(state).ok_or(ProblemKind::Stale)?,
        language: state.language.get_untracked(),
        width_px: WIDTH_PX,
    };
    let DrawAnswer::Svg(text) = drawing::ask(ask).await? else {
        return Err(ProblemKind::BuildMismatch.into());
    };
    let name = format!("{}-diagram.svg", take::stem(state));
    take::save_typed(state, &name, "image/svg+xml", &text);
    Ok(())
}

async fn save_png(state: State, scale: u8) -> Result<(), Problem> {
    let chart = drawn(state).await?;
    let words = state.texts().page.take;
    match png::picture(&chart, scale).await {
        Some(blob) => {
            let name = format!("{}_{}.png", take::stem(state), words.chart_name);
            take::offered(state, &name, &blob);
        }
        None => failed(state),
    }
    Ok(())
}

/// The picture was too large for the browser.
pub(super) fn failed(state: State) {
    let words = texts::chart_panel(state.language.get_untracked());
    state.said.set(words.picture_failed.to_owned());
    state.hint.set(Some(words.picture_failed.to_owned()));
}

/// Copies the chart as a picture.
pub fn copy_picture(state: State) {
    let words = texts::chart_panel(state.language.get_untracked());
    let making = async move {
        let chart = drawn(state).await?;
        let blob = png::picture(&chart, 2).await;
        blob.ok_or_else(|| ProblemKind::OutOfMemory.into())
    };
    let said = (words.picture_copied.to_owned(), words.picture_refused);
    copy::put_blob(state, PNG, said, Box::pin(making));
}

/// Copies the numbers of the chart, for a spreadsheet.
pub fn copy_table(state: State) {
    let ChartState::Ready(chart) = state.chart.get_untracked() else {
        return;
    };
    let words = texts::chart_panel(state.language.get_untracked());
    let mut text = String::new();
    for row in [&chart.table_head].into_iter().chain(&chart.table_rows) {
        for (index, field) in row.iter().enumerate() {
            // a spreadsheet takes no other minus for one
            let field = field.replace('\u{2212}', "-");
            copy::push(&mut text, &field, index, row.len());
        }
    }
    copy::text(state, text, words.table_copied);
}
