//! The engine in Web Workers: thin transport around `engine::job`.
//!
//! The page starts one *director* for each dataset; the director starts its *members*, which hold the
//! shards. All are this one module, started from the same `blob:` script (see `bootstrap.js`) with the
//! compiled module handed along, so that the page's Content-Security-Policy binds each of them and none
//! makes a request of its own. Formats that are no delimited text are read by other modules in throw-away
//! workers (`src/translator`): the director asks the page for a module when it meets such a file.

mod ahead;
mod boot;
mod breathe;
mod crew;
mod director;
mod file;
mod link;
mod meeting;
mod member;
mod shelf;

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Begins the work of this worker. Called once by the bootstrap with the first message and with the
/// message events that arrived while the module was instantiated.
#[wasm_bindgen]
pub fn run(boot: &JsValue, early: &Array) {
    let boot = boot::Boot::of(boot);
    match boot.role.as_str() {
        "director" => director::run(boot),
        _ => member::run(),
    }
    for event in early.iter() {
        link::replay(&event);
    }
}
