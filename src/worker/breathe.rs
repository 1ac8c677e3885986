//! Letting messages in between two steps of long work.
//!
//! A worker hears nothing while it computes. Between steps it sends itself a message and waits for it:
//! everything that arrived before is heard first. Timers would be clamped to milliseconds.

use futures_channel::oneshot;
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::MessageChannel;

struct Lungs {
    channel: MessageChannel,
    waiting: VecDeque<oneshot::Sender<()>>,
    _hear: Closure<dyn FnMut()>,
}

thread_local! {
    static LUNGS: RefCell<Option<Lungs>> = const { RefCell::new(None) };
}

/// Waits until every message that has already arrived has been heard.
pub async fn breathe() {
    let (sender, receiver) = oneshot::channel();
    let posted = LUNGS.with_borrow_mut(|lungs| {
        if lungs.is_none() {
            *lungs = Lungs::new();
        }
        let Some(lungs) = lungs else { return false };
        lungs.waiting.push_back(sender);
        lungs
            .channel
            .port2()
            .post_message(&wasm_bindgen::JsValue::NULL)
            .is_ok()
    });
    if posted {
        // the sender lives in LUNGS until its message comes back
        let _ = receiver.await;
    }
}

impl Lungs {
    fn new() -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let hear = Closure::<dyn FnMut()>::new(|| {
            let next =
                LUNGS.with_borrow_mut(|lungs| lungs.as_mut().and_then(|l| l.waiting.pop_front()));
            if let Some(sender) = next {
                let _ = sender.send(());
            }
        });
        channel
            .port1()
            .set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Some(Self {
            channel,
            waiting: VecDeque::new(),
            _hear: hear,
        })
    }
}
