//! A crew: members that can be asked without waiting for each other.

use super::{Member, MemberAnswer, MemberAsk, Step, start};
use crate::read::Source;
use crate::read::translate::Limits;
use crate::read::translate::{Input, Translate, Translated, translate};
use model::note::Problem;
use model::sniff::{Encoding, Format};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// An answer on its way.
pub type Answering<'a, T = MemberAnswer> = Pin<Box<dyn Future<Output = Result<T, Problem>> + 'a>>;

/// What is to be translated, beside its bytes: an [`Input`] that can travel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TranslateOrder {
    /// The file's name, never its path.
    pub file_name: String,
    /// What it is.
    pub format: Format,
    /// The table the user chose.
    pub part: Vec<String>,
    /// The most that is taken.
    pub limits: Limits,
    /// The encoding the user chose.
    pub encoding: Option<Encoding>,
}

impl TranslateOrder {
    /// With the bytes it is about.
    #[must_use]
    pub fn input<'a>(&'a self, bytes: &'a [u8]) -> Input<'a> {
        Input {
            bytes,
            file_name: &self.file_name,
            format: self.format,
            part: &self.part,
            limits: self.limits,
            encoding: self.encoding,
        }
    }
}

/// Members that hold the shards of one dataset.
pub trait Crew {
    /// How many members; at least one.
    fn members(&self) -> usize;

    /// Asks a member. Asks to one member are answered in the order they were made.
    fn ask(&self, member: usize, ask: MemberAsk) -> Answering<'_>;

    /// Gives a member bytes to read from instead of the file: a sheet written as delimited text.
    fn give_bytes(&self, member: usize, bytes: Rc<[u8]>) -> Answering<'_, ()>;

    /// Takes given bytes back: the member reads from the file again. Before anything is given, a member
    /// reads from the file.
    fn use_file(&self, member: usize) -> Answering<'_, ()>;

    /// Writes a file that is no delimited text out as records. Cannot be interrupted, so a crew of workers
    /// does it in a worker of its own; here it is done in place.
    fn translate(&self, bytes: Vec<u8>, order: TranslateOrder) -> Answering<'_, Translated> {
        Box::pin(std::future::ready(translate(&order.input(&bytes))))
    }
}

/// Members as plain values, for the command line and the tests. Work is done when the answer is polled.
pub struct LocalCrew {
    members: Vec<RefCell<Member>>,
    source: Rc<dyn Source>,
    budget: usize,
    translate: Translate,
}

impl LocalCrew {
    /// A crew of `members` that all read from `source`.
    #[must_use]
    pub fn new(source: Rc<dyn Source>, members: usize) -> Self {
        let member = || RefCell::new(Member::new(source.clone()));
        Self {
            members: (0..members.max(1)).map(|_| member()).collect(),
            budget: 1 << 20,
            translate,
            source,
        }
    }

    /// The same with another step budget: the answers must not depend on it.
    #[must_use]
    pub fn with_budget(mut self, budget: usize) -> Self {
        self.budget = budget;
        self
    }

    /// The same for a program that reads more formats than the engine.
    #[must_use]
    pub fn with_translate(mut self, translate: Translate) -> Self {
        self.translate = translate;
        self
    }
}

impl Crew for LocalCrew {
    fn members(&self) -> usize {
        self.members.len()
    }

    fn ask(&self, member: usize, ask: MemberAsk) -> Answering<'_> {
        Box::pin(async move {
            // the others get their turn first, as they would if they worked at the same time
            Breath(false).await;
            let mut task = start(ask);
            loop {
                let mut member = self.members[member].borrow_mut();
                match task.step(&mut member, self.budget)? {
                    Step::Done(answer) => return Ok(*answer),
                    Step::More(_) => {}
                }
            }
        })
    }

    fn give_bytes(&self, member: usize, bytes: Rc<[u8]>) -> Answering<'_, ()> {
        self.members[member].borrow_mut().use_bytes(bytes);
        Box::pin(std::future::ready(Ok(())))
    }

    fn use_file(&self, member: usize) -> Answering<'_, ()> {
        self.members[member]
            .borrow_mut()
            .use_source(self.source.clone());
        Box::pin(std::future::ready(Ok(())))
    }

    fn translate(&self, bytes: Vec<u8>, order: TranslateOrder) -> Answering<'_, Translated> {
        Box::pin(std::future::ready((self.translate)(&order.input(&bytes))))
    }
}

/// Pending once.
struct Breath(bool);

impl Future for Breath {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Waits for all of some futures; the results stand in the order of the futures.
pub async fn join_all<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut pending: Vec<Pin<Box<F>>> = futures.into_iter().map(Box::pin).collect();
    let mut results: Vec<Option<F::Output>> = pending.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        let mut all = true;
        for (future, result) in pending.iter_mut().zip(&mut results) {
            if result.is_some() {
                continue;
            }
            match future.as_mut().poll(context) {
                Poll::Ready(value) => *result = Some(value),
                Poll::Pending => all = false,
            }
        }
        if all { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    results.into_iter().flatten().collect()
}

/// A future that is under way, or its result.
pub(super) enum Begun<'a, T> {
    UnderWay(Pin<Box<dyn Future<Output = T> + 'a>>),
    Ended(T),
}

/// Begins with a future, so that what it asks for is on its way, without waiting for it.
pub(super) async fn begin<'a, T>(future: impl Future<Output = T> + 'a) -> Begun<'a, T> {
    let mut future: Pin<Box<dyn Future<Output = T> + 'a>> = Box::pin(future);
    let first = std::future::poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
    match first {
        Poll::Ready(value) => Begun::Ended(value),
        Poll::Pending => Begun::UnderWay(future),
    }
}

/// Waits for what was begun.
pub(super) async fn finish<T>(begun: Begun<'_, T>) -> T {
    match begun {
        Begun::UnderWay(future) => future.await,
        Begun::Ended(value) => value,
    }
}

/// Runs a future to its end on this thread. Not for the browser, where the event loop does it.
pub fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}
