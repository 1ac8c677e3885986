//! The chart of the rows seen. The workers of the file answer its numbers; another worker draws them for the width
//! there is, in the language of the page, again when either changes.

use super::{forecast, questions, steps, trouble};
use crate::bridge::{Bridge, beside, drawing};
use crate::state::{ChartState, Stage, State};
use leptos::prelude::*;
use model::drawing_message::{DrawAnswer, DrawAsk, Drawable};
use model::message::{Answer, Ask};
use model::recipe::Step;
use model::view_spec::{NoChart, Source, ViewSpec};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Narrowest and widest drawing.
const WIDTHS_PX: std::ops::RangeInclusive<u32> = 240..=900;

/// Where the room is not known yet.
const USUAL_WIDTH_PX: u32 = 420;

/// Up to this width of the window the answers stand one below the other, see `style/dataset.css`.
const NARROW_PX: f64 = 680.0;

/// Nothing was drawn, and nobody said why.
const NOTHING: ChartState = ChartState::None(NoChart::NoGroups);

/// The room for the chart has changed; a new one is drawn when the difference can be seen.
pub fn fit(state: State, width_px: u32) {
    let width_px = width_px.clamp(*WIDTHS_PX.start(), *WIDTHS_PX.end());
    let before = state
        .hands
        .try_update_value(|hands| std::mem::replace(&mut hands.chart_px, width_px));
    if before.is_some_and(|before| before.abs_diff(width_px) >= 16)
        && state.chart.with_untracked(|c| *c != ChartState::Waiting)
    {
        redraw(state);
    }
}

/// Draws what was drawn before, as width and language are now.
pub fn redraw(state: State) {
    // nothing is known while numbers are asked for: those that come are drawn as all is then
    let known = state.hands.try_update_value(|hands| {
        let drawable = hands.drawable.clone()?;
        hands.charting += 1;
        Some((drawable, hands.charting))
    });
    if let Some(Some((drawable, charting))) = known {
        spawn_local(draw(state, drawable, charting));
    }
}

/// Asks for the chart; only the latest answer counts.
pub fn ask(state: State) {
    if state.stage.get_untracked() != Stage::Ready {
        return;
    }
    let asked = state.hands.try_update_value(|hands| {
        hands.charting += 1;
        hands.drawable = None;
        Some((hands.bridge.clone()?, hands.charting))
    });
    let Some(Some((bridge, charting))) = asked else {
        return;
    };
    spawn_local(async move {
        let chosen = state.history.with_untracked(|history| history.view().chart);
        let is_offered = chosen.is_none();
        let answer = bridge.ask(Ask::Chart(chosen)).await;
        if is_overtaken(state, charting) {
            return;
        }
        if is_offered {
            let is_first = matches!(answer, Answer::NoChart(NoChart::Places));
            state.features.is_first.set(is_first);
        }
        match answer {
            Answer::Chart(mut drawable) => {
                drawable.set_source(source(state));
                mark_own(state, &bridge, &mut drawable).await;
                let carried = forecast::carried_on(state, *drawable).await;
                if is_overtaken(state, charting) {
                    return;
                }
                forecast::settle(state, carried.how, carried.problem);
                let drawable = Rc::new(carried.drawable);
                state
                    .hands
                    .update_value(|hands| hands.drawable = Some(drawable.clone()));
                draw(state, drawable, charting).await;
                forecast::say(state);
            }
            Answer::NoChart(why) => state.chart.set(ChartState::None(why)),
            Answer::Failed(problem) => {
                state.chart.set(NOTHING);
                trouble::handle(state, problem);
                return;
            }
            _ => state.chart.set(NOTHING),
        }
        if let Answer::Charts(offered) = bridge.ask(Ask::Charts).await
            && !is_overtaken(state, charting)
            && state.offered.with_untracked(|known| *known != offered)
        {
            state.offered.set(offered);
        }
    });
}

/// Marks the user's own municipality where the chart or the map is of municipalities.
async fn mark_own(state: State, bridge: &Bridge, drawable: &mut Drawable) {
    let Some(own) = questions::kept() else {
        return;
    };
    let data = match drawable {
        Drawable::Chart(data) => data,
        Drawable::Map(map) => {
            map.own = Some(own);
            return;
        }
        // a line over time has no bar of a municipality
        Drawable::Forecast(_) => return,
    };
    let by = data.spec.by;
    let is_municipality = state.columns.with_untracked(|columns| {
        let kind = columns.get(by as usize).and_then(|own| own.kind.as_deref());
        kind.is_some_and(|kind| kind.starts_with("municipality"))
    });
    if is_municipality {
        data.own = beside::meaning(bridge, by, own).await;
    }
}

/// Draws this chart from now on, as a step; `None` leaves it to the suggestions again.
pub fn choose(state: State, spec: Option<ViewSpec>) {
    steps::take(state, Step::Chart(spec.map(Box::new)));
}

/// Where the numbers come from: the open file, when it was changed, and what it is about when that is sure.
pub(super) fn source(state: State) -> Source {
    const DAY_MILLIS: f64 = 86_400_000.0;
    let changed = state
        .hands
        .with_value(|hands| hands.file.as_ref().map(web_sys::File::last_modified));
    // what was made in the page (a sample, pasted text) has no day of its own
    let opened = web_sys::window()
        .and_then(|window| window.performance())
        .map(|performance| performance.time_origin());
    let day = changed
        .filter(|changed| opened.is_none_or(|opened| *changed < opened))
        .map(|changed| (changed / DAY_MILLIS).floor() as i32);
    let decided = state.view.with_untracked(|view| view.decision.clone());
    let subject = match decided {
        Some(own) => Some(format!("{} {}", own.number, own.title)),
        None => state.opened.with_untracked(|opened| {
            let found = &opened.as_ref()?.classification;
            let best = found.matches.first().filter(|_| found.confident)?;
            Some(format!("{} {}", best.code, best.title))
        }),
    };
    Source {
        file: state.file_name.get_untracked(),
        day,
        subject,
    }
}

/// True when another chart was asked for since.
fn is_overtaken(state: State, charting: u32) -> bool {
    state.hands.with_value(|hands| hands.charting) != charting
}

/// The tallest map in the card: half the window at most, the table is to be near. Low windows cut the answers off (see
/// `style/dataset.css`); there it is what they have room for beside the heading and the ways to other charts.
fn tallest_px() -> Option<u32> {
    let window = web_sys::window()?;
    let size = |value: Result<JsValue, JsValue>| value.ok()?.as_f64();
    let (width, height) = (size(window.inner_width())?, size(window.inner_height())?);
    let tallest = match width > NARROW_PX {
        true => (height - 600.0).clamp(170.0, 300.0),
        false => (height * 0.45).clamp(200.0, 280.0),
    };
    Some(tallest as u32)
}

async fn draw(state: State, drawable: Rc<Drawable>, charting: u32) {
    let language = state.language.get_untracked();
    let mut drawable = (*drawable).clone();
    if let Drawable::Map(map) = &mut drawable {
        map.tallest_px = tallest_px();
    }
    let width_px = match state.hands.with_value(|hands| hands.chart_px) {
        0 => USUAL_WIDTH_PX,
        px => px,
    };
    let answer = drawing::ask(DrawAsk::Draw {
        drawable,
        language,
        width_px,
    });
    let answer = answer.await;
    if is_overtaken(state, charting) {
        return;
    }
    match answer {
        // a drawing of nothing says less than the sentence that there is nothing
        Ok(DrawAnswer::Drawn(chart)) if !chart.scene.marks.is_empty() => {
            state.chart.set(ChartState::Ready(Arc::from(chart)));
        }
        Err(problem) => {
            state.chart.set(NOTHING);
            trouble::tell(state, problem);
        }
        Ok(_) => state.chart.set(NOTHING),
    }
}
