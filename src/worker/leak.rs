//! Trying to break the promise: reach another origin from inside a worker.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch, catch)]
    fn global_fetch(url: &str) -> Result<Promise, wasm_bindgen::JsValue>;
}

/// True when the browser refused to send the request.
///
/// A refused fetch and an unreachable host both reject; the test that uses this runs a server that
/// would answer, so that a rejection can only be the policy's.
pub async fn is_blocked(url: &str) -> bool {
    match global_fetch(url) {
        Ok(promise) => JsFuture::from(promise).await.is_err(),
        Err(_) => true,
    }
}
