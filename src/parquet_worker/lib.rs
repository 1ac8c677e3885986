//! Parquet in the browser: a module of its own, fetched last and compiled only when a Parquet file is opened.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Begins the work of this worker. Called once by the bootstrap, with the message events that arrived
/// while the module was instantiated.
#[wasm_bindgen]
pub fn run(_boot: &JsValue, early: &Array) {
    translator::run(early, |file, order| {
        parquet_file::records(file.into(), order.limits)
    });
}
