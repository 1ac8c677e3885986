//! One director worker and the questions under way to it.

use super::assets::{self, WorkerAssets};
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use model::message::{Answer, Ask, Event, OnDemand, PROTOCOL, Request, Said};
use model::note::{Problem, ProblemKind};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, Worker};

/// How long a worker that failed may still be heard.
const LAST_WORDS_MILLIS: i32 = 50;

/// An answer and the bytes that travelled beside it.
type Answered = (Answer, Option<Array>);
/// Who hears what a worker tells without being asked.
type Listener = Rc<dyn Fn(Event)>;
/// A function the browser calls as long as the worker lives.
type Callback<T> = RefCell<Option<Closure<dyn FnMut(T)>>>;

thread_local! {
    /// Every director that was started, as long as somebody holds it.
    static STARTED: RefCell<Vec<Weak<Inner>>> = const { RefCell::new(Vec::new()) };
}

/// A handle to a director worker.
#[derive(Clone)]
pub struct Port {
    inner: Rc<Inner>,
}

struct Inner {
    worker: Worker,
    alive: Cell<bool>,
    /// True when the worker was asked to rehearse.
    rehearses: bool,
    /// True once the worker has said its first word and rehearsed, if it does.
    greeted: Cell<bool>,
    next_id: Cell<u32>,
    pending: RefCell<HashMap<u32, oneshot::Sender<Answered>>>,
    on_event: RefCell<Option<Listener>>,
    /// Kept alive as long as the worker may call it.
    hear: Callback<MessageEvent>,
    fail: Callback<JsValue>,
}

impl Port {
    /// Starts a director. One that `rehearses` reads a made-up table while it waits for its file, so that
    /// the browser has compiled by then what it will need.
    pub fn start(assets: &WorkerAssets, rehearses: bool) -> Result<Self, Problem> {
        let cores = web_sys::window().map_or(2.0, |w| w.navigator().hardware_concurrency());
        let worker = assets.program.start(&[
            ("role", &"director".into()),
            ("kle", &assets.kle),
            ("build", &assets.build.as_str().into()),
            ("script", &assets.program.script_url.as_str().into()),
            ("rehearse", &rehearses.into()),
            ("cores", &cores.into()),
        ])?;
        let inner = Rc::new(Inner {
            worker,
            alive: Cell::new(true),
            rehearses,
            greeted: Cell::new(false),
            next_id: Cell::new(0),
            pending: RefCell::default(),
            on_event: RefCell::default(),
            hear: RefCell::default(),
            fail: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = weak.upgrade() {
                inner.heard(&event.data());
            }
        });
        inner
            .worker
            .set_onmessage(Some(hear.as_ref().unchecked_ref()));
        let weak = Rc::downgrade(&inner);
        let fail = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            // an error overtakes what was said before it: the first rows may still be on their way
            let weak = weak.clone();
            let end = Closure::once_into_js(move || {
                if let Some(inner) = weak.upgrade() {
                    inner.end(ProblemKind::WorkerDied);
                }
            });
            if let (Some(window), Some(end)) = (web_sys::window(), end.dyn_ref()) {
                // without a timer the silence is told when the next question fails
                let _ = window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(end, LAST_WORDS_MILLIS);
            }
        });
        inner
            .worker
            .set_onerror(Some(fail.as_ref().unchecked_ref()));
        inner
            .worker
            .set_onmessageerror(Some(fail.as_ref().unchecked_ref()));
        inner.hear.replace(Some(hear));
        inner.fail.replace(Some(fail));
        STARTED.with_borrow_mut(|started| {
            started.retain(|port| port.strong_count() > 0);
            started.push(Rc::downgrade(&inner));
        });
        Ok(Self { inner })
    }

    /// All directors alive, in the order they were started.
    pub fn all_alive() -> Vec<Self> {
        let inners = STARTED.with_borrow(|started| -> Vec<_> {
            started.iter().filter_map(Weak::upgrade).collect()
        });
        let ports = inners.into_iter().map(|inner| Self { inner });
        ports.filter(Self::is_alive).collect()
    }

    /// From now on `on_event` hears what this director tells.
    pub fn listen(&self, on_event: Listener) {
        self.inner.on_event.replace(Some(on_event));
    }

    /// Whether both are handles to the same director.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }

    /// False once the worker has died or was ended.
    pub fn is_alive(&self) -> bool {
        self.inner.alive.get()
    }

    /// True once the worker is there: a file would be read at once.
    pub fn is_there(&self) -> bool {
        self.is_alive() && self.inner.greeted.get()
    }

    /// Sends a question; the receiver gets its answer.
    pub fn ask(&self, ask: Ask, beside: Option<JsValue>) -> oneshot::Receiver<Answered> {
        let (sender, receiver) = oneshot::channel();
        let id = self.inner.next_id.get();
        self.inner.next_id.set(id.wrapping_add(1));
        let Ok(bytes) = postcard::to_stdvec(&Request { id, ask }) else {
            return receiver;
        };
        let message = Array::of2(
            &Uint8Array::from(bytes.as_slice()),
            &beside.unwrap_or(JsValue::UNDEFINED),
        );
        // an end of a channel is handed over, everything else is copied
        let moved: Array = message
            .iter()
            .filter(JsCast::has_type::<MessagePort>)
            .collect();
        let sent = self.is_alive()
            && self
                .inner
                .worker
                .post_message_with_transfer(&message, &moved)
                .is_ok();
        if sent {
            self.inner.pending.borrow_mut().insert(id, sender);
        } else {
            let _ = sender.send((Answer::Failed(ProblemKind::WorkerDied.into()), None));
        }
        receiver
    }

    /// Ends the worker at once; everything under way fails with this.
    pub fn end(&self, why: ProblemKind) {
        self.inner.end(why);
    }
}

impl Inner {
    fn heard(self: &Rc<Self>, data: &JsValue) {
        let Some(message) = data.dyn_ref::<Array>() else {
            // the bootstrap's word for "I have trapped"
            self.end(ProblemKind::WorkerDied);
            return;
        };
        let bytes = Uint8Array::new(&message.get(0)).to_vec();
        match postcard::from_bytes::<Said>(&bytes) {
            Ok(Said::Answer { id, answer }) => {
                let sender = self.pending.borrow_mut().remove(&id);
                if let Some(sender) = sender {
                    // nobody waiting any more is fine: the question was overtaken
                    let _ = sender.send((answer, message.get(1).dyn_into().ok()));
                }
            }
            Ok(Said::Event(Event::Hello { protocol })) if protocol != PROTOCOL => {
                self.end(ProblemKind::BuildMismatch);
            }
            Ok(Said::Needs(part)) => self.lend(part),
            Ok(Said::Event(event)) => {
                let still_rehearses = self.rehearses && matches!(event, Event::Hello { .. });
                self.greeted.set(!still_rehearses);
                let on_event = self.on_event.borrow().clone();
                if let Some(on_event) = on_event {
                    on_event(event);
                }
            }
            Err(_) => self.end(ProblemKind::BuildMismatch),
        }
    }

    /// Lends the director a part of the engine, or tells it why it cannot be had.
    fn lend(self: &Rc<Self>, part: OnDemand) {
        // a director that is let go of meanwhile needs nothing any more
        let weak = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            let (lent, problem) = match assets::on_demand(part).await {
                Ok(lent) => (Some(lent), None),
                Err(problem) => (None, Some(problem)),
            };
            if let Some(inner) = weak.upgrade() {
                // that it was heard is seen by what follows
                drop(Port { inner }.ask(Ask::Lend { part, problem }, lent));
            }
        });
    }

    fn end(&self, why: ProblemKind) {
        if self.alive.replace(false) {
            self.silence();
        }
        let pending = std::mem::take(&mut *self.pending.borrow_mut());
        for sender in pending.into_values() {
            let _ = sender.send((Answer::Failed(why.clone().into()), None));
        }
    }
}

impl Inner {
    /// Ends the worker and hears no more of it: what is under way would come when nobody is there.
    fn silence(&self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.silence();
    }
}
