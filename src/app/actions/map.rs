//! The map of the rows seen: asked for, drawn, chosen, filtered by, saved. The workers of the file answer its numbers,
//! the worker that draws has the borders.

use super::{beside, chart, features, picture, png, questions, steps, take, trouble};
use crate::bridge::{beside as files, drawing};
use crate::state::{Mode, Stage, State};
use leptos::prelude::*;
use model::drawing_message::{Borders, DrawAnswer, DrawAsk, Drawable, PackedMap};
use model::map_spec::{MapChoice, MapOffer};
use model::message::{Answer, Ask};
use model::note::ProblemKind;
use model::recipe::{Step, Test};
use model::scene::Chart;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How many times the map of the page can be enlarged.
pub const MOST_ZOOM: u8 = 12;
/// Narrowest and widest drawing.
const WIDTHS_PX: std::ops::RangeInclusive<u32> = 240..=1_100;
/// Smaller changes of the room are left to the browser.
const NOTICED_PX: u32 = 16;
/// Width of a map that is taken away.
const SVG_WIDTH_PX: u32 = 900;
/// Picture points for each unit of a map that is taken away as a picture.
const PNG_SCALE: u8 = 2;

/// Asks for the numbers of the map that the steps lead to; only the latest answer counts.
pub fn ask(state: State) {
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    if state.stage.get_untracked() != Stage::Ready {
        return;
    }
    let asked = state.map.begin();
    beside::find_missing(state);
    let chosen = state.view.with_untracked(|view| view.map.clone());
    let with = untrack(|| beside::with(state));
    let is_alone = with.borders.is_none() && with.people.is_none();
    let is_wanted = state.view.with_untracked(|view| view.borders.is_some());
    spawn_local(async move {
        features::find(state, &bridge).await;
        let answer = match is_alone {
            true => bridge.ask(Ask::Map(chosen)).await,
            false => match files::map(&bridge, chosen, &with).await {
                Ok(offer) => postcard::to_stdvec(&offer).map_or_else(
                    |_| Answer::Failed(ProblemKind::BuildMismatch.into()),
                    Answer::Map,
                ),
                Err(problem) => Answer::Failed(problem),
            },
        };
        if state.map.is_overtaken(asked) {
            return;
        }
        let offer: Option<MapOffer> = match answer {
            Answer::Map(packed) => postcard::from_bytes(&packed).unwrap_or_default(),
            // overtaken by rows of another view: these are asked for anew
            Answer::Failed(problem) if problem.kind == ProblemKind::Stale => return,
            Answer::Failed(problem) => {
                trouble::handle(state, problem);
                None
            }
            _ => None,
        };
        let is_other = untrack(|| features::is_there(state));
        let nothing_left = offer.is_none() && !is_wanted && !is_other;
        if nothing_left && state.mode.get_untracked() == Mode::Map {
            state.mode.set(Mode::Overview);
        }
        // a filter on the areas themselves changes no number: the drawing stays, and what has the focus in it
        let is_new = state
            .map
            .offer
            .with_untracked(|known| known.as_deref() != offer.as_ref());
        if is_new {
            if offer.is_none() {
                state.map.chart.set(None);
            }
            state.map.offer.set(offer.map(Arc::new));
        }
    });
}

/// The room for the map has changed.
pub fn fit(state: State, width_px: u32) {
    let width_px = width_px.clamp(*WIDTHS_PX.start(), *WIDTHS_PX.end());
    let before = state.map.width_px.get_untracked();
    if before.abs_diff(width_px) >= NOTICED_PX {
        state.map.width_px.set(width_px);
    }
}

/// The file with the borders of a map.
fn borders(offer: &MapOffer) -> Borders {
    let own = offer
        .joined
        .as_ref()
        .map(|joined| Borders::Own(joined.file));
    own.or_else(|| Borders::of(offer.layer))
        .unwrap_or(Borders::Municipalities)
}

fn drawable(state: State, offer: &MapOffer, zoom: u8) -> Drawable {
    Drawable::Map(PackedMap {
        borders: borders(offer),
        data: offer.data.clone(),
        source: Some(chart::source(state)),
        own: questions::kept(),
        zoom,
        tallest_px: None,
    })
}

/// Draws the numbers that are here, as width and language are now.
pub fn draw(state: State, offer: Arc<MapOffer>, width_px: u32) {
    let ask = DrawAsk::Draw {
        drawable: drawable(state, &offer, MOST_ZOOM),
        language: state.language.get_untracked(),
        width_px,
    };
    spawn_local(async move {
        let answer = drawing::ask(ask).await;
        // what is drawn must be of these numbers, and as wide as there is room now
        let is_wanted = state.map.width_px.get_untracked() == width_px
            && state
                .map
                .offer
                .with_untracked(|now| now.as_ref().is_some_and(|now| Arc::ptr_eq(now, &offer)));
        match answer {
            _ if !is_wanted => {}
            Ok(DrawAnswer::Drawn(chart)) => state.map.chart.set(Some(Arc::from(chart))),
            Ok(_) => trouble::tell(state, ProblemKind::BuildMismatch.into()),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// Draws the map this way from now on, as a step.
pub fn choose(state: State, choice: MapChoice) {
    steps::take(state, Step::Map(Some(Box::new(choice))));
}

/// Goes to this map: a step where another one is drawn.
pub fn show(state: State, choice: MapChoice) {
    let is_drawn = state.map.offer.with_untracked(|offer| {
        let offer = offer.as_ref();
        offer.is_some_and(|offer| offer.choice == choice)
    });
    if !is_drawn {
        choose(state, choice);
    }
    state.mode.set(Mode::Map);
}

/// Keeps the rows of an area alone, or, where that was done, all again.
pub fn keep(state: State, filters: &[(u32, Test)]) {
    for (column, test) in filters {
        match is_kept(state, *column, test) {
            true => steps::take(state, Step::ClearFilter { column: *column }),
            false => steps::filter(state, *column, test.clone()),
        }
    }
}

/// True when this filter is in force.
pub fn is_kept(state: State, column: u32, test: &Test) -> bool {
    state.view.with(|view| {
        let mut filters = view.query.filters.iter();
        filters.any(|own| own.0 == column && own.1 == *test)
    })
}

/// Saves the map as a drawing that can be enlarged.
pub fn save_svg(state: State) {
    let Some(offer) = state.map.offer.get_untracked() else {
        return;
    };
    let ask = DrawAsk::Svg {
        drawable: drawable(state, &offer, 1),
        language: state.language.get_untracked(),
        width_px: SVG_WIDTH_PX,
    };
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        match drawing::ask(ask).await {
            Ok(DrawAnswer::Svg(text)) => {
                take::save_typed(state, &name(state, "svg"), "image/svg+xml", &text);
            }
            Ok(_) => trouble::tell(state, ProblemKind::BuildMismatch.into()),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// Saves the map as a picture in the colours of the page.
pub fn save_png(state: State, drawn: Option<Arc<Chart>>) {
    let Some(drawn) = drawn else {
        return;
    };
    let name = name(state, "png");
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        match png::picture(&drawn, PNG_SCALE).await {
            Some(blob) => {
                take::offer(&name, &blob);
                state.said.set((state.texts().page.take.saved)(&name));
            }
            None => picture::failed(state),
        }
    });
}

pub(super) fn name(state: State, ending: &str) -> String {
    let suffix = texts::map_page(state.language.get_untracked()).suffix;
    format!("{}-{suffix}.{ending}", take::stem(state))
}
