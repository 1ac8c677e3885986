//! The way to the worker that forecasts: one for each question, let go of with its answer.

use super::assets::{self, Program};
use futures_channel::oneshot;
use js_sys::Uint8Array;
use model::forecast::ForecastAsk;
use model::forecast_message::{ForecastAnswer, ForecastSaid, PackedForecast};
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// What may come after a line, or why nothing is said: to be drawn, and what is said beside it.
///
/// # Errors
/// What forecasts could not be fetched; [`ProblemKind::WorkerDied`] when the worker did.
pub async fn ask(ask: &ForecastAsk) -> Result<(PackedForecast, ForecastSaid), Problem> {
    let packed = postcard::to_stdvec(ask).map_err(|_| ProblemKind::BuildMismatch)?;
    let program = assets::forecast().await?;
    let (oracle, answer) = Oracle::start(&program)?;
    let asked = Uint8Array::from(packed.as_slice());
    let sent = oracle.worker.post_message(&asked);
    sent.map_err(|_| Problem::from(ProblemKind::OutOfMemory))?;
    // a worker that dies says another word, or none
    let answer = answer.await.map_err(|_| ProblemKind::WorkerDied)?;
    let answer: Uint8Array = answer.dyn_into().map_err(|_| ProblemKind::WorkerDied)?;
    match postcard::from_bytes(&answer.to_vec()) {
        Ok(ForecastAnswer::Made(packed, said)) => Ok((packed, said)),
        Ok(ForecastAnswer::Failed(problem)) => Err(problem),
        Err(_) => Err(ProblemKind::BuildMismatch.into()),
    }
}

/// The worker.
struct Oracle {
    worker: Worker,
    /// Kept alive as long as the worker may call them.
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(JsValue)>,
}

impl Oracle {
    /// Starts it; the receiver gets its answer, or nothing when it dies.
    fn start(program: &Program) -> Result<(Self, oneshot::Receiver<JsValue>), Problem> {
        let worker = program.start(&[])?;
        let (sender, receiver) = oneshot::channel();
        let sender = Rc::new(RefCell::new(Some(sender)));
        let failed = sender.clone();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let sender = sender.borrow_mut().take();
            if let Some(sender) = sender {
                // nobody waiting any more is fine: the question was overtaken
                let _ = sender.send(event.data());
            }
        });
        let fail = Closure::<dyn FnMut(JsValue)>::new(move |_| drop(failed.borrow_mut().take()));
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(fail.as_ref().unchecked_ref()));
        let oracle = Self {
            worker,
            _hear: hear,
            _fail: fail,
        };
        Ok((oracle, receiver))
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
