//! What may come after a line over time, in the browser: a module of its own, fetched last and compiled only when
//! somebody asks for a forecast.
//!
//! A worker answers one question and is let go of: it is asked seldom, and is made in milliseconds. The message is a
//! packed [`ForecastAsk`], the answer a packed [`ForecastAnswer`]; how it is started is told in `src/worker`.
//!
//! Nothing draws lots: the library's models that would are not asked for (`src/forecast/models.rs`), and should one be
//! some day, there is nothing to draw from (`src/forecast/lib.rs`) and the worker dies instead of saying something else each time.

use js_sys::{Array, Uint8Array};
use model::forecast::{ForecastAsk, ForecastData, Refusal};
use model::forecast_message::{ForecastAnswer, ForecastSaid, PackedForecast};
use model::note::ProblemKind;
use std::cell::RefCell;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

type Listener = Closure<dyn FnMut(MessageEvent)>;

thread_local! {
    static HEAR: RefCell<Option<Listener>> = const { RefCell::new(None) };
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
    let asked = Uint8Array::new(message).to_vec();
    let answer = match postcard::from_bytes::<ForecastAsk>(&asked) {
        Ok(ask) => answered(ask),
        Err(_) => ForecastAnswer::Failed(ProblemKind::BuildMismatch.into()),
    };
    let Ok(packed) = postcard::to_stdvec(&answer) else {
        wasm_bindgen::throw_str("out of memory");
    };
    // what cannot be said is noticed by the page: this worker then dies
    if scope()
        .post_message(&Uint8Array::from(packed.as_slice()))
        .is_err()
    {
        wasm_bindgen::throw_str("out of memory");
    }
}

fn answered(ask: ForecastAsk) -> ForecastAnswer {
    let outcome = forecast::forecast(&ask);
    let said = match &outcome {
        Ok(forecast) => ForecastSaid::Made {
            step: forecast.step,
            steps: forecast.points.len() as u32,
            most: forecast::most_steps(forecast.known),
        },
        Err(Refusal::TooFar { most, .. }) => ForecastSaid::Refused { most: Some(*most) },
        Err(_) => ForecastSaid::Refused { most: None },
    };
    let chart = match &outcome {
        Ok(_) => ask.data,
        // the line is seen as it is
        Err(_) => forecast::marked(&ask.data),
    };
    let drawn = ForecastData { chart, outcome };
    match postcard::to_stdvec(&drawn) {
        Ok(packed) => ForecastAnswer::Made(PackedForecast(packed), said),
        Err(_) => ForecastAnswer::Failed(ProblemKind::OutOfMemory.into()),
    }
}
