//! The throw-away worker that translates a file: libraries cannot be interrupted, and what they hold is
//! many times the file. It answers once and is ended.

use crate::link;
use engine::job::TranslateOrder;
use engine::read::translate::{Translated, translate};
use js_sys::{Array, Uint8Array};
use model::note::Problem;
use wasm_bindgen::{JsCast, JsValue};

/// Begins.
pub fn run() {
    link::listen(|data| {
        let Ok(word) = data.dyn_into::<Array>() else {
            return;
        };
        let asked = Array::from(&word.get(2));
        let translated = link::unpacked::<TranslateOrder>(&asked.get(1)).and_then(|order| {
            let bytes = Uint8Array::new(&asked.get(0)).to_vec();
            translate(&order.input(&bytes))
        });
        // the text travels beside the rest, handed over instead of packed
        let (bytes, rest) = match translated {
            Ok(mut text) => {
                let bytes = std::mem::take(&mut text.bytes);
                (Uint8Array::from(bytes.as_slice()), Ok(text))
            }
            Err(problem) => (Uint8Array::new_with_length(0), Err(problem)),
        };
        match link::packed::<Result<Translated, Problem>>(&rest) {
            Ok(packed) => {
                let moved: JsValue = bytes.buffer().into();
                let answer = Array::of4(&"done".into(), &word.get(1), &packed, &bytes);
                link::say(&answer, &[moved]);
            }
            Err(_) => link::say_died(),
        }
    });
}
