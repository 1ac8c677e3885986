//! The map of the rows' own geometry taken away: as a drawing, or as a picture with the rows painted on it.

use super::features::{are_areas, asked_chart, asked_part};
use super::png::Beneath;
use super::{map, picture, png, take, trouble};
use crate::bridge::drawing;
use crate::queries::map_zoom::Zoom;
use crate::state::State;
use leptos::prelude::*;
use model::drawing_message::{DrawAnswer, DrawAsk};
use model::feature_map::FeatureDrawn;
use model::note::ProblemKind;
use model::scene::{Anchor, Chart, Primitive, Role};
use wasm_bindgen_futures::spawn_local;

/// Width of a map that is taken away.
const SVG_WIDTH_PX: u32 = 900;
/// Picture points for each unit of a map that is taken away as a picture.
const PNG_SCALE: u8 = 2;
/// Size of the words of a key, and from one line of it to the next.
const KEY: (f64, f64) = (12.0, 20.0);

/// Saves the map as a drawing that can be enlarged.
pub fn save_svg(state: State) {
    let Some(offer) = state.features.offer.get_untracked() else {
        return;
    };
    let chart = asked_chart(state, &offer, SVG_WIDTH_PX);
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        match drawing::ask(DrawAsk::FeatureSvg(Box::new(chart))).await {
            Ok(DrawAnswer::Svg(text)) => {
                take::save_typed(state, &map::name(state, "svg"), "image/svg+xml", &text);
            }
            Ok(_) => trouble::tell(state, ProblemKind::BuildMismatch.into()),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// Saves the map as a picture in the colours of the page: all of it, whatever part is seen.
pub fn save_png(state: State) {
    let own = state.features;
    let Some(chart) = own.chart.get_untracked() else {
        return;
    };
    let offer = own.offer.get_untracked();
    if offer.is_none_or(|offer| are_areas(&offer)) {
        map::save_png(state, Some(chart));
        return;
    }
    let whole = Zoom::whole((chart.scene.width, chart.scene.height), 1.0);
    let Some(mut part) = asked_part(state, &whole) else {
        return;
    };
    part.ratio = f64::from(PNG_SCALE);
    let name = map::name(state, "png");
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        let (drawn, painted) = match drawing::feature_part(part).await {
            Ok(answer) => answer,
            Err(problem) => {
                trouble::tell(state, problem);
                return;
            }
        };
        let beneath = painted.zip(drawn.picture).map(|(bytes, size)| Beneath {
            bytes,
            size,
            after: chart.scene.primitives.len(),
            width: chart.scene.width,
            height: chart.scene.height,
        });
        match png::picture_with(&with_key(&chart, drawn), PNG_SCALE, beneath.as_ref()).await {
            Some(blob) => {
                take::offer(&name, &blob);
                state.said.set((state.texts().page.take.saved)(&name));
            }
            None => picture::failed(state),
        }
    });
}

/// What lies below with what is drawn on it, and its key under both.
fn with_key(chart: &Chart, drawn: FeatureDrawn) -> Chart {
    let mut all = chart.clone();
    let scene = &mut all.scene;
    scene.primitives.extend(drawn.scene.primitives);
    let mut y = scene.height + KEY.1;
    for (role, text) in drawn.key {
        scene.primitives.push(Primitive::Rect {
            x: 0.0,
            y: y - KEY.0 + 1.0,
            width: KEY.0,
            height: KEY.0,
            role,
        });
        scene.primitives.push(Primitive::Text {
            x: KEY.0 + 8.0,
            y,
            text,
            size: KEY.0,
            anchor: Anchor::Start,
            role: Role::AxisLabel,
        });
        y += KEY.1;
        scene.height = y - KEY.1 / 2.0;
    }
    all.sentence = format!("{} {}", all.sentence, drawn.said)
        .trim_end()
        .to_owned();
    all
}
