//! The throw-away worker that translates a file: libraries cannot be interrupted, and what they hold is
//! many times the file. It answers once and is ended.

use crate::link;
use engine::job::TranslateOrder;
use engine::read::translate::{Translated, translate};
use js_sys::{Array, Uint8Array};
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// The question being answered.
    static ID: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Begins.
pub fn run() {
    // a panic ends the worker without a word: libraries panic where a file claims what cannot be
    std::panic::set_hook(Box::new(|_| answer(Err(ProblemKind::Damaged.into()))));
    link::listen(|data| {
        let Ok(word) = data.dyn_into::<Array>() else {
            return;
        };
        ID.replace(word.get(1));
        let asked = Array::from(&word.get(2));
        answer(
            link::unpacked::<TranslateOrder>(&asked.get(1)).and_then(|order| {
                let bytes = Uint8Array::new(&asked.get(0)).to_vec();
                translate(&order.input(&bytes))
            }),
        );
    });
}

/// Answers the question; the text travels beside the rest, handed over instead of packed.
fn answer(translated: Result<Translated, Problem>) {
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
            let id = ID.with_borrow(Clone::clone);
            link::say(&Array::of4(&"done".into(), &id, &packed, &bytes), &[moved]);
        }
        Err(_) => link::say_died(),
    }
}
