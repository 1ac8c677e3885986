//! What draws, in the browser: a module of its own, in the one worker of the page that draws everything.
//!
//! Numbers come in and a drawing goes out; neither the engine nor a document is needed. A director answers
//! the numbers ([`Drawable`](model::drawing_message::Drawable)), the page keeps them and hands them to this
//! worker, and again whenever width or language change: nothing is counted anew for that. The worker is
//! started ahead of need, from a `blob:` address like all others (see `src/worker`), and stays.
//!
//! A message is `[id, bytes]` with a packed [`DrawAsk`], its answer `[id, bytes]` with a packed
//! [`DrawAnswer`]. What is large does not go through the page's own bytes:
//!
//! - **A file of the page** (borders of a map): the page fetches it from its own origin as it does the register
//!   (`src/app/bridge/assets.rs`), and hands the bytes over beside one question ([`DrawAsk::Keep`]), as `message[2]`.
//!   The worker keeps what they say for as long as it lives; a new one is given them again.
//! - **The geometry of a file**: a director hands it to the page packed, and the page hands it on unread
//!   ([`DrawAsk::KeepFeatures`]). Of it parts are drawn as often as the map is moved; what is a picture goes back beside
//!   the answer, as `message[2]`.
//! - **Long columns of coordinates**: one end of a `MessageChannel` travels as `message[2]`, the other to the
//!   director beside a question (as [`CompareAsk::Serve`](model::compare_message::CompareAsk::Serve) does it),
//!   which hands it to a member; the member writes to the port, so that the page's thread sees none of it.
//!
//! How a new kind of drawing is added is told in `src/chart/lib.rs`.

use areas::Layer;
use chart::{Features, Undrawn};
use js_sys::{Array, Uint8Array};
use model::drawing_message::{Borders, DrawAnswer, DrawAsk, Drawable};
use model::feature_map::{FeatureChart, FeaturePart};
use model::message::Language;
use model::note::{Problem, ProblemKind};
use model::scene::Chart;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

type Listener = Closure<dyn FnMut(MessageEvent)>;

thread_local! {
    static HEAR: RefCell<Option<Listener>> = const { RefCell::new(None) };
    /// The borders that were handed over.
    static LAYERS: RefCell<BTreeMap<Borders, Layer>> = const { RefCell::new(BTreeMap::new()) };
    /// The geometry that was handed over.
    static FEATURES: RefCell<Option<Features>> = const { RefCell::new(None) };
}

/// Begins the work of this worker. Called once by the bootstrap, with the message events that arrived
/// while the module was instantiated.
#[wasm_bindgen]
pub fn run(_boot: &JsValue, early: &Array) {
    let hear = Listener::new(|event: MessageEvent| heard(&event.data()));
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    HEAR.replace(Some(hear));
    for event in early.iter() {
        if let Ok(event) = event.dyn_into::<MessageEvent>() {
            heard(&event.data());
        }
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn heard(message: &JsValue) {
    let Some(message) = message.dyn_ref::<Array>() else {
        return;
    };
    let asked = postcard::from_bytes::<DrawAsk>(&Uint8Array::new(&message.get(1)).to_vec());
    let mut beside = Vec::new();
    let answer = match asked {
        Ok(DrawAsk::Keep(borders)) => kept(borders, &message.get(2)),
        Ok(DrawAsk::KeepFeatures) => kept_features(&message.get(2)),
        Ok(DrawAsk::FeaturePart(ask)) => feature_part(&ask, &mut beside),
        Ok(ask) => answered(&ask),
        Err(_) => DrawAnswer::Failed(ProblemKind::BuildMismatch.into()),
    };
    let Ok(packed) = postcard::to_stdvec(&answer) else {
        wasm_bindgen::throw_str("out of memory");
    };
    let packed = Uint8Array::from(packed.as_slice());
    let moved = Array::of1(&packed.buffer());
    let answer = Array::of2(&message.get(0), &packed);
    if !beside.is_empty() {
        let beside = Uint8Array::from(beside.as_slice());
        moved.push(&beside.buffer());
        answer.push(&beside);
    }
    // what cannot be said is noticed by the page: this worker then dies
    if scope().post_message_with_transfer(&answer, &moved).is_err() {
        wasm_bindgen::throw_str("out of memory");
    }
}

fn kept(borders: Borders, beside: &JsValue) -> DrawAnswer {
    match Layer::read(&Uint8Array::new(beside).to_vec()) {
        Ok(layer) => {
            LAYERS.with_borrow_mut(|layers| layers.insert(borders, layer));
            DrawAnswer::Taken
        }
        Err(_) => DrawAnswer::Failed(ProblemKind::BuildMismatch.into()),
    }
}

fn kept_features(beside: &JsValue) -> DrawAnswer {
    // what was kept goes first: two of a million would not be needed at once
    FEATURES.set(None);
    match postcard::from_bytes(&Uint8Array::new(beside).to_vec()) {
        Ok(sheet) => {
            FEATURES.set(Some(Features::of(sheet)));
            DrawAnswer::Taken
        }
        Err(_) => DrawAnswer::Failed(ProblemKind::BuildMismatch.into()),
    }
}

/// Does something with the geometry and the borders a map is drawn with.
fn with_features<T>(
    chart: &FeatureChart,
    act: impl FnOnce(&Features, &Layer) -> T,
) -> Result<T, Problem> {
    // a worker that died was started anew without them: the page hands them over again
    let stale = || Problem::from(ProblemKind::Stale);
    let borders = chart.borders();
    FEATURES.with_borrow(|features| {
        LAYERS.with_borrow(|layers| {
            let features = features.as_ref().ok_or_else(stale)?;
            let layer = layers.get(&borders).ok_or_else(stale)?;
            Ok(act(features, layer))
        })
    })
}

fn feature_part(ask: &FeaturePart, beside: &mut Vec<u8>) -> DrawAnswer {
    let drawn = with_features(&ask.chart, |features, layer| {
        chart::feature_part(features, ask, layer)
    });
    match drawn {
        Ok((drawn, picture)) => {
            *beside = picture;
            DrawAnswer::Features(Box::new(drawn))
        }
        Err(problem) => DrawAnswer::Failed(problem),
    }
}

fn answered(ask: &DrawAsk) -> DrawAnswer {
    let answer = match ask {
        DrawAsk::Draw {
            drawable,
            language,
            width_px,
        } => drawn(drawable, *language, *width_px).map(|chart| DrawAnswer::Drawn(Box::new(chart))),
        DrawAsk::Svg {
            drawable,
            language,
            width_px,
        } => drawn(drawable, *language, *width_px)
            .map(|chart| DrawAnswer::Svg(chart::svg(&chart, chart::Theme::Light))),
        DrawAsk::Story { story, language } => {
            Ok(DrawAnswer::Story(report::story::html(story, *language)))
        }
        DrawAsk::Features(ask) => with_features(ask, |features, layer| {
            DrawAnswer::Drawn(Box::new(chart::feature_chart(features, ask, layer)))
        }),
        DrawAsk::FeatureSvg(ask) => with_features(ask, |features, layer| {
            let drawn = chart::feature_scene(features, ask, layer);
            DrawAnswer::Svg(chart::svg(&drawn, chart::Theme::Light))
        }),
        DrawAsk::FeatureAt { part, at, reach } => with_features(&part.chart, |features, layer| {
            DrawAnswer::FeatureAt(chart::feature_at(features, part, layer, *at, *reach))
        }),
        DrawAsk::Keep(_) | DrawAsk::KeepFeatures | DrawAsk::FeaturePart(_) => Ok(DrawAnswer::Taken),
    };
    answer.unwrap_or_else(DrawAnswer::Failed)
}

fn drawn(drawable: &Drawable, language: Language, width_px: u32) -> Result<Chart, Problem> {
    let marked = match drawable {
        Drawable::Chart(data) => Some(Drawable::Chart(Box::new(forecast::marked(data)))),
        Drawable::Map(_) | Drawable::Forecast(_) => None,
    };
    let drawable = marked.as_ref().unwrap_or(drawable);
    LAYERS.with_borrow(|layers| {
        let drawn = chart::draw_any(drawable, language, width_px, &|borders| {
            layers.get(&borders)
        });
        // the page hands borders over before it asks for a map
        drawn.map_err(|_: Undrawn| ProblemKind::BuildMismatch.into())
    })
}
