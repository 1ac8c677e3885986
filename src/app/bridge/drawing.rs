//! The way to the worker that draws: one for the page, whatever is open.

use super::assets::{self, Program};
use super::beside;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use model::drawing_message::{Borders, DrawAnswer, DrawAsk, Drawable};
use model::feature_map::{FeatureDrawn, FeaturePart};
use model::message::Language;
use model::note::{Problem, ProblemKind};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

thread_local! {
    /// The worker; `None` until it is needed, and once it has died.
    static HERE: RefCell<Option<Rc<Easel>>> = const { RefCell::new(None) };
}

/// An answer with what came beside it.
type Answered = (DrawAnswer, JsValue);

/// Smaller ones are copied: borders are wanted again when the worker has died.
const MOVED_BYTES: u32 = 1 << 20;
/// Width of a drawing nobody sees.
const REHEARSED_PX: u32 = 420;

/// Fetches what draws and starts the worker, before anybody waits for it.
pub async fn prepare() -> Result<(), Problem> {
    easel().await.map(drop)
}

/// Draws something nobody sees: functions are compiled when they are first called, and when they are large that takes
/// as long as all the rest of a first chart.
pub fn rehearse(drawable: Option<Drawable>) {
    if let Some(drawable) = drawable {
        wasm_bindgen_futures::spawn_local(async move {
            // when it fails, whoever sees a chart is told
            let _ = ask(DrawAsk::Draw {
                drawable,
                language: Language::default(),
                width_px: REHEARSED_PX,
            })
            .await;
        });
    }
}

/// Asks and waits for the answer.
///
/// # Errors
/// What draws could not be fetched; [`ProblemKind::WorkerDied`] when the worker did, and the next
/// question starts another one; what it answers.
pub async fn ask(ask: DrawAsk) -> Result<DrawAnswer, Problem> {
    ask_with(ask, None).await.map(|answered| answered.0)
}

/// Hands over the geometry of a file, as a director answered it; the page has it no more.
///
/// # Errors
/// As [`ask`].
pub async fn keep_features(sheet: &Uint8Array) -> Result<(), Problem> {
    ask_with(DrawAsk::KeepFeatures, Some(sheet)).await.map(drop)
}

/// Draws a part of it, with its picture when it is one.
///
/// # Errors
/// As [`ask`].
pub async fn feature_part(
    part: FeaturePart,
) -> Result<(FeatureDrawn, Option<Uint8Array>), Problem> {
    match ask_with(DrawAsk::FeaturePart(Box::new(part)), None).await? {
        (DrawAnswer::Features(drawn), picture) => Ok((*drawn, picture.dyn_into().ok())),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}

async fn ask_with(ask: DrawAsk, sheet: Option<&Uint8Array>) -> Result<Answered, Problem> {
    let borders = match &ask {
        DrawAsk::Draw { drawable, .. } | DrawAsk::Svg { drawable, .. } => drawable.borders(),
        DrawAsk::Features(chart) | DrawAsk::FeatureSvg(chart) => Some(chart.borders()),
        DrawAsk::FeaturePart(part) | DrawAsk::FeatureAt { part, .. } => Some(part.chart.borders()),
        DrawAsk::Keep(_) | DrawAsk::KeepFeatures | DrawAsk::Story { .. } => None,
    };
    let packed = packed(&ask)?;
    let easel = easel().await?;
    if let Some(borders) = borders.filter(|borders| !easel.kept.borrow().contains(borders)) {
        let bytes = match borders {
            Borders::Own(id) => beside::layer(id).ok_or(Problem::from(ProblemKind::Stale))?,
            // fetched ahead of need, and small
            Borders::Municipalities | Borders::Postcodes => assets::borders(borders).await?,
        };
        // answered before what follows, and not waited for
        drop(easel.ask(&self::packed(&DrawAsk::Keep(borders))?, &bytes));
        easel.kept.borrow_mut().push(borders);
    }
    let beside = sheet.map_or(JsValue::UNDEFINED, JsValue::from);
    let answer = easel.ask(&packed, &beside);
    match answer.await.map_err(|_| ProblemKind::WorkerDied)? {
        (DrawAnswer::Failed(problem), _) => Err(problem),
        answer => Ok(answer),
    }
}

fn packed(ask: &DrawAsk) -> Result<Vec<u8>, Problem> {
    postcard::to_stdvec(ask).map_err(|_| ProblemKind::BuildMismatch.into())
}

async fn easel() -> Result<Rc<Easel>, Problem> {
    let program = assets::drawing().await?;
    // another question may have started it while this one waited
    if let Some(easel) = HERE.with_borrow(Clone::clone) {
        return Ok(easel);
    }
    let easel = Easel::start(&program)?;
    HERE.set(Some(easel.clone()));
    Ok(easel)
}

/// The worker and the questions under way to it.
struct Easel {
    worker: Worker,
    next_id: Cell<u32>,
    pending: RefCell<HashMap<u32, oneshot::Sender<Answered>>>,
    /// The borders it was given.
    kept: RefCell<Vec<Borders>>,
    /// Kept alive as long as the worker may call them.
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(JsValue)>,
}

impl Easel {
    fn start(program: &Program) -> Result<Rc<Self>, Problem> {
        let worker = program.start(&[])?;
        Ok(Rc::new_cyclic(|weak: &std::rc::Weak<Self>| {
            let easel = weak.clone();
            let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(easel) = easel.upgrade() {
                    easel.heard(&event.data());
                }
            });
            let fail = Closure::<dyn FnMut(JsValue)>::new(|_| end());
            worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
            worker.set_onmessageerror(Some(fail.as_ref().unchecked_ref()));
            Self {
                worker,
                next_id: Cell::new(0),
                pending: RefCell::default(),
                kept: RefCell::default(),
                _hear: hear,
                _fail: fail,
            }
        }))
    }

    /// Sends a question with what goes beside it; the receiver gets its answer, or nothing when the worker dies.
    fn ask(&self, packed: &[u8], beside: &JsValue) -> oneshot::Receiver<Answered> {
        let (sender, receiver) = oneshot::channel();
        let id = self.next_id.get();
        self.next_id.set(id.wrapping_add(1));
        let message = Array::of3(&id.into(), &Uint8Array::from(packed), beside);
        // a sheet is handed over, everything else is small
        let moved: Array = beside
            .dyn_ref::<Uint8Array>()
            .filter(|own| own.byte_length() >= MOVED_BYTES)
            .map_or_else(Array::new, |own| Array::of1(&own.buffer()));
        let sent = self.worker.post_message_with_transfer(&message, &moved);
        if sent.is_ok() {
            self.pending.borrow_mut().insert(id, sender);
        }
        receiver
    }

    fn heard(&self, data: &JsValue) {
        let answer = data.dyn_ref::<Array>().and_then(|message| {
            let bytes = Uint8Array::new(&message.get(1)).to_vec();
            let id = message.get(0).as_f64()? as u32;
            Some((id, (postcard::from_bytes(&bytes).ok()?, message.get(2))))
        });
        let Some((id, answer)) = answer else {
            // the bootstrap's word for "I have trapped"
            end();
            return;
        };
        let sender = self.pending.borrow_mut().remove(&id);
        if let Some(sender) = sender {
            // nobody waiting any more is fine: the question was overtaken
            let _ = sender.send(answer);
        }
    }
}

/// Lets go of a worker that died; questions under way fail with it.
fn end() {
    if let Some(easel) = HERE.take() {
        easel.pending.borrow_mut().clear();
    }
}

impl Drop for Easel {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
