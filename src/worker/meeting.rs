//! Two directors that speak with each other of two editions: over a port the page gave each of them an end of, so that
//! what they say does not pass the page.
//!
//! Words are as those between a director and its members: `["ask", id, bytes]`, and `["done", id, bytes, buffer?]` with
//! the bulk of the answer in the buffer.

use crate::link::{packed, unpacked};
use engine::compare::{Side, SideAnswer, SideAsk};
use engine::job::Answering;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use model::note::{Problem, ProblemKind};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort};

type Hear = Closure<dyn FnMut(MessageEvent)>;
type Answered = Result<SideAnswer, Problem>;
type Pending = Rc<RefCell<HashMap<u32, oneshot::Sender<Array>>>>;

/// An end of the port, closed when it is let go of.
struct End {
    port: MessagePort,
    _hear: Hear,
}

impl End {
    fn new(port: MessagePort, mut hear: impl FnMut(Array) + 'static) -> Self {
        let hear = Hear::new(move |event: MessageEvent| {
            if let Ok(word) = event.data().dyn_into() {
                hear(word);
            }
        });
        port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Self { port, _hear: hear }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

fn say(port: &MessagePort, word: &Array) -> Result<(), Problem> {
    let buffers = word.iter().filter_map(|part| {
        let array = part.dyn_into::<Uint8Array>().ok()?;
        Some(JsValue::from(array.buffer()))
    });
    let moved: Array = buffers.collect();
    port.post_message_with_transferable(word, &moved)
        .map_err(|_| ProblemKind::OutOfMemory.into())
}

/// The edition another director holds.
pub struct Remote {
    end: End,
    next_id: Cell<u32>,
    pending: Pending,
}

impl Remote {
    /// Speaks with the director at the other end.
    pub fn new(port: MessagePort) -> Self {
        let pending = Pending::default();
        let answered = pending.clone();
        let end = End::new(port, move |word| {
            let id = word.get(1).as_f64().unwrap_or(-1.0) as u32;
            let sender = answered.borrow_mut().remove(&id);
            if let Some(sender) = sender {
                // nobody waiting any more: the question was dropped
                let _ = sender.send(word);
            }
        });
        Self {
            end,
            next_id: Cell::new(0),
            pending,
        }
    }

    /// What is asked is not answered any more: the other director is gone.
    pub fn part(&self) {
        self.pending.borrow_mut().clear();
    }
}

impl Side for Remote {
    fn ask(&self, ask: SideAsk) -> Answering<'_, SideAnswer> {
        Box::pin(async move {
            let id = self.next_id.get();
            self.next_id.set(id.wrapping_add(1));
            let (sender, receiver) = oneshot::channel();
            self.pending.borrow_mut().insert(id, sender);
            let bytes = packed(&ask)?;
            say(
                &self.end.port,
                &Array::of3(&"ask".into(), &id.into(), &bytes),
            )?;
            let parted = |_| Problem::from(ProblemKind::Cancelled);
            let word = receiver.await.map_err(parted)?;
            let mut answer = unpacked::<Answered>(&word.get(2))??;
            let bulk = word.get(3);
            if !bulk.is_undefined() {
                answer.put_bytes(Uint8Array::new(&bulk).to_vec());
            }
            Ok(answer)
        })
    }
}

/// An end at which a director answers.
pub struct Serving {
    _end: End,
}

impl Serving {
    /// Answers what the other director asks of the edition `side` gives.
    pub fn new<S: Side + 'static>(port: MessagePort, side: Rc<S>) -> Self {
        let back = port.clone();
        let end = End::new(port, move |word| {
            let (side, back) = (side.clone(), back.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let mut answer: Answered = match unpacked(&word.get(2)) {
                    Ok(ask) => side.ask(ask).await,
                    Err(problem) => Err(problem),
                };
                let bulk = answer.as_mut().map(SideAnswer::take_bytes);
                let bulk = match bulk.unwrap_or_default().as_slice() {
                    [] => JsValue::UNDEFINED,
                    bulk => Uint8Array::from(bulk).into(),
                };
                // an answer that cannot be given ends the meeting: who waits is told by the page
                if let Ok(bytes) = packed(&answer) {
                    let word = Array::of4(&"done".into(), &word.get(1), &bytes, &bulk);
                    let _ = say(&back, &word);
                }
            });
        });
        Self { _end: end }
    }
}
