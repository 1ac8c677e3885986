//! Every format that the engine turns into records, in the browser: workbooks, archives, JSON, XML, PC-Axis and maps.
//! A module of its own, fetched behind what every file needs.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Begins the work of this worker. Called once by the bootstrap, with the message events that arrived
/// while the module was instantiated.
#[wasm_bindgen]
pub fn run(_boot: &JsValue, early: &Array) {
    translator::run(early, |file, order| {
        engine::read::translate(&order.input(&file))
    });
}
