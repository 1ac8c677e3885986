//! A worker that holds shards: hears asks, works on them step by step, answers in their order.

use crate::breathe::breathe;
use crate::file::BrowserFile;
use crate::link;
use engine::job::{Member, MemberAnswer, MemberAsk, Step, start};
use engine::read::MemorySource;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// Work of one step in bytes: a few milliseconds.
const STEP_BYTES: usize = 1 << 20;
/// What is read of the file before a step that reads: what the step works on, and a little more, since it takes
/// up where a record ends.
const AHEAD_BYTES: u64 = STEP_BYTES as u64 + (64 << 10);

/// A word of the director that waits for its turn.
struct Waiting {
    word: Array,
    /// What is asked; nothing for a word that gives a file or its bytes. Read once, since some carry a register.
    ask: Option<Result<MemberAsk, Problem>>,
}

impl Waiting {
    fn of(word: Array) -> Self {
        let is_file = matches!(word.get(0).as_string().as_deref(), Some("file" | "bytes"));
        let ask = (!is_file).then(|| link::unpacked(&word.get(2)));
        Self { word, ask }
    }

    /// True for work that changes nothing and may be overtaken.
    fn only_looks(&self) -> bool {
        matches!(&self.ask, Some(Ok(ask)) if ask.only_looks())
    }

    fn is_waited_for(&self) -> bool {
        matches!(&self.ask, Some(Ok(ask)) if ask.is_waited_for())
    }
}

struct State {
    waiting: VecDeque<Waiting>,
    /// The file that is read from, when it is one of the browser's.
    file: Option<Rc<BrowserFile>>,
    /// True while the loop in [`work`] runs.
    at_work: bool,
    /// Dropped by whatever ends a [`rest`].
    resting: Option<oneshot::Sender<()>>,
}

/// Begins.
pub fn run() {
    let state = Rc::new(RefCell::new(State {
        waiting: VecDeque::new(),
        file: None,
        at_work: false,
        resting: None,
    }));
    // until the first file is given there is nothing to read from
    let member = Rc::new(RefCell::new(Member::new(Rc::new(MemorySource::from(
        [].as_slice(),
    )))));
    link::listen(move |data| {
        let Ok(word) = data.dyn_into::<Array>() else {
            return;
        };
        let idle = {
            let mut state = state.borrow_mut();
            state.resting = None;
            state.waiting.push_back(Waiting::of(word));
            !std::mem::replace(&mut state.at_work, true)
        };
        if idle {
            wasm_bindgen_futures::spawn_local(work(state.clone(), member.clone()));
        }
    });
}

/// Works off what has been asked, then rests.
async fn work(state: Rc<RefCell<State>>, member: Rc<RefCell<Member>>) {
    loop {
        let next = {
            let mut state = state.borrow_mut();
            let next = state.waiting.pop_front();
            state.at_work = next.is_some();
            next
        };
        let Some(Waiting { word, ask }) = next else {
            return;
        };
        let beside = word.get(2);
        match word.get(0).as_string().as_deref() {
            Some("file") => {
                let file = take_file(&member, beside);
                state.borrow_mut().file = file.as_ref().ok().cloned();
                done(&word, file.map(|_| None));
            }
            Some("bytes") => {
                let bytes = Uint8Array::new(&beside).to_vec();
                state.borrow_mut().file = None;
                member.borrow_mut().use_bytes(bytes.into());
                done(&word, Ok(None));
            }
            _ => {
                let answer = match ask {
                    Some(Ok(ask)) => answer(&state, &member, ask).await,
                    Some(Err(problem)) => Err(problem),
                    None => Err(ProblemKind::BuildMismatch.into()),
                };
                tell(&word, answer);
            }
        }
    }
}

fn take_file(member: &RefCell<Member>, file: JsValue) -> Result<Rc<BrowserFile>, Problem> {
    let file = file
        .dyn_into()
        .map_err(|_| Problem::from(ProblemKind::FileGone))?;
    let source = Rc::new(BrowserFile::new(file)?);
    member.borrow_mut().use_source(source.clone());
    Ok(source)
}

/// Gives the answer to a word.
fn tell(word: &Array, mut answer: Result<MemberAnswer, Problem>) {
    let bulk = answer.as_mut().map(MemberAnswer::take_bytes);
    let bulk = bulk.unwrap_or_default();
    let packed = link::packed(&answer).map(|bytes| Some(bytes.into()));
    done_with(word, packed, &bulk);
}

/// Whoever asked asks again soon: long looking goes on when nobody has for so many milliseconds.
const REST_MILLIS: i32 = 50;

/// Waits until the director says something, or for [`REST_MILLIS`].
async fn rest(state: &Rc<RefCell<State>>) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let (sender, receiver) = oneshot::channel();
    state.borrow_mut().resting = Some(sender);
    let resting = state.clone();
    let wake = Closure::once_into_js(move || resting.borrow_mut().resting = None);
    let wake = wake.unchecked_ref();
    if scope
        .set_timeout_with_callback_and_timeout_and_arguments_0(wake, REST_MILLIS)
        .is_ok()
    {
        // the sender is dropped by a word or by the timer
        let _ = receiver.await;
    }
}

/// Answers what a user waits for, as long as nothing stands before it in line that it must not overtake. Answers
/// whether there was anything.
fn show(state: &RefCell<State>, member: &RefCell<Member>) -> bool {
    let mut any = false;
    loop {
        let next = {
            let mut state = state.borrow_mut();
            let place = state.waiting.iter().position(|one| !one.only_looks());
            place
                .filter(|place| {
                    state
                        .waiting
                        .get(*place)
                        .is_some_and(Waiting::is_waited_for)
                })
                .and_then(|place| state.waiting.remove(place))
        };
        let Some(Waiting {
            word,
            ask: Some(Ok(ask)),
        }) = next
        else {
            return any;
        };
        any = true;
        let mut task = start(ask);
        let answer = loop {
            match task.step(&mut member.borrow_mut(), STEP_BYTES) {
                Ok(Step::Done(answer)) => break Ok(*answer),
                Ok(Step::More(_)) => {}
                Err(problem) => break Err(problem),
            }
        };
        tell(&word, answer);
    }
}

async fn answer(
    state: &Rc<RefCell<State>>,
    member: &RefCell<Member>,
    ask: MemberAsk,
) -> Result<MemberAnswer, Problem> {
    let file = state.borrow().file.clone();
    let file = file.as_deref();
    let range = ask.range();
    let only_looks = ask.only_looks();
    if let (Some(file), None) = (file, range) {
        file.forget_ahead();
    }
    let mut done_bytes = 0;
    let mut task = start(ask);
    loop {
        if let (Some(file), Some((from, to))) = (file, range) {
            let from = from + done_bytes;
            file.look_ahead(from, to.min(from + AHEAD_BYTES)).await;
        }
        match task.step(&mut member.borrow_mut(), STEP_BYTES)? {
            Step::Done(answer) => return Ok(*answer),
            Step::More(progress) => done_bytes = progress.bytes,
        }
        breathe().await;
        while only_looks && show(state, member) {
            rest(state).await;
        }
    }
}

/// Answers a word. A failure to answer at all ends this worker: the page then opens the file again.
fn done(word: &Array, answer: Result<Option<JsValue>, Problem>) {
    done_with(word, answer, &[]);
}

/// The same with the bulk of the answer beside it.
fn done_with(word: &Array, answer: Result<Option<JsValue>, Problem>, bulk: &[u8]) {
    match answer {
        Ok(answer) => {
            let answer = answer.unwrap_or(JsValue::UNDEFINED);
            let bulk = match bulk {
                [] => JsValue::UNDEFINED,
                bulk => Uint8Array::from(bulk).into(),
            };
            let buffers =
                [&answer, &bulk].map(|part| part.dyn_ref::<Uint8Array>().map(Uint8Array::buffer));
            let moved: Vec<JsValue> = buffers.into_iter().flatten().map(JsValue::from).collect();
            link::say(
                &Array::of4(&"done".into(), &word.get(1), &answer, &bulk),
                &moved,
            );
        }
        Err(_) => link::say_died(),
    }
}
