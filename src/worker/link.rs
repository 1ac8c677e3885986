//! Words between workers: lists of a verb, a number and what belongs to it.
//!
//! `["ask", id, bytes]`, `["file", id, file]` and `["bytes", id, buffer]` go to a member, `["translate", id, …]`
//! to a worker that translates other formats (`src/translator`); `["done", id, bytes?, buffer?]` comes back, with
//! the bulk of an answer in the buffer. Bytes are postcard; files and buffers travel beside them.

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use model::note::{Problem, ProblemKind};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

/// A function the browser calls with every message.
type Listener = Closure<dyn FnMut(MessageEvent)>;

thread_local! {
    static HEAR: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// This worker's own global.
pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// From now on `hear` gets every message to this worker.
pub fn listen(mut hear: impl FnMut(JsValue) + 'static) {
    let closure = Listener::new(move |event: MessageEvent| hear(event.data()));
    scope().set_onmessage(Some(closure.as_ref().unchecked_ref()));
    HEAR.replace(Some(closure));
}

/// Hears a message event that came before [`listen`].
pub fn replay(event: &JsValue) {
    if let Some(listener) = scope().onmessage() {
        // what it throws is reported by the bootstrap's error listener
        let _ = listener.call1(&JsValue::UNDEFINED, event);
    }
}

/// Says a word to whoever started this worker; buffers in `moved` are handed over instead of copied.
pub fn say(word: &Array, moved: &[JsValue]) {
    let moved: Array = moved.iter().collect();
    if scope().post_message_with_transfer(word, &moved).is_err() {
        // the only way to fail is a buffer that could not be allocated
        wasm_bindgen::throw_str("out of memory");
    }
}

/// Tells whoever started this worker that it cannot go on, in the bootstrap's way.
pub fn say_died() {
    // a worker that cannot even say this is noticed by its silence
    let _ = scope().post_message(&"died".into());
}

/// Bytes of postcard as a buffer of their own.
pub fn packed<T: serde::Serialize>(value: &T) -> Result<Uint8Array, Problem> {
    let bytes = postcard::to_stdvec(value).map_err(|_| Problem::from(ProblemKind::OutOfMemory))?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

/// The value in bytes of postcard.
pub fn unpacked<T: serde::de::DeserializeOwned>(bytes: &JsValue) -> Result<T, Problem> {
    postcard::from_bytes(&Uint8Array::new(bytes).to_vec())
        .map_err(|_| ProblemKind::BuildMismatch.into())
}

/// Bytes of postcard, to travel inside another message.
pub fn packed_bytes<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, Problem> {
    postcard::to_stdvec(value).map_err(|_| ProblemKind::OutOfMemory.into())
}

/// The value in bytes that travelled inside another message.
pub fn unpacked_bytes<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    postcard::from_bytes(bytes).map_err(|_| ProblemKind::BuildMismatch.into())
}

/// A worker this one started, and the questions under way to it.
pub struct Link {
    worker: Worker,
    next_id: Cell<u32>,
    /// What it means when a question gets no answer.
    unanswered: ProblemKind,
    pending: Rc<RefCell<Pending>>,
    _hear: Listener,
    _fail: Closure<dyn FnMut(JsValue)>,
}

type Pending = HashMap<u32, oneshot::Sender<Array>>;

impl Link {
    /// Takes over a started worker. `died` is called when it traps.
    pub fn new(worker: Worker, died: impl Fn() + Clone + 'static) -> Self {
        Self::with(worker, Rc::default(), ProblemKind::WorkerDied, died)
    }

    /// Takes over a worker that works for one question alone: when it traps, the question fails and nobody
    /// else. Such a worker answers before it panics, so what ends without a word got no more memory.
    pub fn once(worker: Worker) -> Self {
        let pending: Rc<RefCell<Pending>> = Rc::default();
        let lost = pending.clone();
        let unanswered = ProblemKind::OutOfMemory;
        Self::with(worker, pending, unanswered, move || {
            lost.borrow_mut().clear();
        })
    }

    fn with(
        worker: Worker,
        pending: Rc<RefCell<Pending>>,
        unanswered: ProblemKind,
        died: impl Fn() + Clone + 'static,
    ) -> Self {
        let answered = pending.clone();
        let trapped = died.clone();
        let hear = Listener::new(move |event: MessageEvent| {
            let data = event.data();
            let Some(word) = data.dyn_ref::<Array>() else {
                trapped();
                return;
            };
            let id = word.get(1).as_f64().unwrap_or(-1.0) as u32;
            let sender = answered.borrow_mut().remove(&id);
            if let Some(sender) = sender {
                // nobody waiting any more: the question was dropped
                let _ = sender.send(word.clone());
            }
        });
        let fail = Closure::<dyn FnMut(JsValue)>::new(move |_| died());
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(fail.as_ref().unchecked_ref()));
        Self {
            worker,
            next_id: Cell::new(0),
            unanswered,
            pending,
            _hear: hear,
            _fail: fail,
        }
    }

    /// Says something that needs no answer.
    pub fn tell(&self, word: &Array, moved: &[JsValue]) -> Result<(), Problem> {
        let moved: Array = moved.iter().collect();
        self.worker
            .post_message_with_transfer(word, &moved)
            .map_err(|_| ProblemKind::OutOfMemory.into())
    }

    /// Asks `[verb, id, beside]` and waits for `["done", id, …]`.
    pub async fn ask(
        &self,
        verb: &str,
        beside: &JsValue,
        moved: &[JsValue],
    ) -> Result<Array, Problem> {
        let id = self.next_id.get();
        self.next_id.set(id.wrapping_add(1));
        let (sender, receiver) = oneshot::channel();
        self.pending.borrow_mut().insert(id, sender);
        self.tell(&Array::of3(&verb.into(), &id.into(), beside), moved)?;
        receiver.await.map_err(|_| self.unanswered.clone().into())
    }

    /// Ends the worker; questions under way fail.
    pub fn end(&self) {
        self.worker.terminate();
        self.pending.borrow_mut().clear();
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.end();
    }
}
