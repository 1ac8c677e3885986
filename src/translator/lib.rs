//! A throw-away worker of the page that writes one file out as records.
//!
//! What reads formats is large, cannot be interrupted, and holds many times the file. So the page fetches
//! it apart from the engine, each library in a module of its own, and a director that meets such a file
//! starts a worker with that module (from a `blob:` address like all others, see `src/worker`), hands it
//! the file's bytes, gets the records back and ends it: what the library held goes with it.
//!
//! This is the half that all such modules share; each says how it translates. One word is heard,
//! `["translate", id, [file, order]]`, and one is answered, `["done", id, outcome, text]`.

use engine::job::TranslateOrder;
use engine::read::translate::Translated;
use js_sys::{Array, Uint8Array};
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Writes the bytes of a file out as records.
pub type Translate = fn(Vec<u8>, &TranslateOrder) -> Result<Translated, Problem>;

type Listener = Closure<dyn FnMut(MessageEvent)>;

thread_local! {
    static HEAR: RefCell<Option<Listener>> = const { RefCell::new(None) };
    /// The question being answered.
    static ID: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Begins the work of this worker, with the message events that arrived while the module was instantiated.
pub fn run(early: &Array, translate: Translate) {
    // a panic ends the worker without a word: libraries panic where a file claims what cannot be
    std::panic::set_hook(Box::new(|_| answer(Err(ProblemKind::Damaged.into()))));
    let hear = Listener::new(move |event: MessageEvent| heard(&event.data(), translate));
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    HEAR.replace(Some(hear));
    for event in early.iter() {
        if let Ok(event) = event.dyn_into::<MessageEvent>() {
            heard(&event.data(), translate);
        }
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn heard(word: &JsValue, translate: Translate) {
    let Some(word) = word.dyn_ref::<Array>() else {
        return;
    };
    ID.replace(word.get(1));
    let asked = Array::from(&word.get(2));
    let order = postcard::from_bytes::<TranslateOrder>(&Uint8Array::new(&asked.get(1)).to_vec());
    answer(match order {
        Ok(order) => translate(Uint8Array::new(&asked.get(0)).to_vec(), &order),
        Err(_) => Err(ProblemKind::BuildMismatch.into()),
    });
}

/// Answers the question; the text travels beside the rest, handed over instead of packed.
fn answer(outcome: Result<Translated, Problem>) {
    let (text, rest) = match outcome {
        Ok(mut translated) => {
            let text = std::mem::take(&mut translated.bytes);
            (Uint8Array::from(text.as_slice()), Ok(translated))
        }
        Err(problem) => (Uint8Array::new_with_length(0), Err(problem)),
    };
    let packed = postcard::to_stdvec::<Result<Translated, Problem>>(&rest);
    let word = Array::of4(
        &"done".into(),
        &ID.with_borrow(Clone::clone),
        &packed.map_or(JsValue::UNDEFINED, |bytes| {
            Uint8Array::from(bytes.as_slice()).into()
        }),
        &text,
    );
    let moved = Array::of1(&text.buffer());
    // what cannot be said is noticed by whoever waits: this worker then dies
    if scope().post_message_with_transfer(&word, &moved).is_err() {
        wasm_bindgen::throw_str("out of memory");
    }
}
