//! A crew of threads, for the command line: each member works on a thread of its own.

use super::TranslateOrder;
use super::{Answering, Crew, Member, MemberAnswer, MemberAsk, Step, start};
use crate::read::translate::{Translate, Translated, translate};
use crate::read::{MemorySource, Source};
use model::note::{Problem, ProblemKind};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread::JoinHandle;

/// Work of about this many bytes between two looks at the messages.
const BUDGET: usize = 8 << 20;

type Slot<T> = Arc<Mutex<(Option<Result<T, Problem>>, Option<Waker>)>>;

enum Order {
    Ask(Box<MemberAsk>, Slot<MemberAnswer>),
    Bytes(Vec<u8>, Slot<()>),
    File(Slot<()>),
}

/// Members on threads. Each opens the file for itself.
pub struct ThreadCrew {
    threads: Vec<MemberThread>,
    translate: Translate,
}

/// A thread and the way to it. Both are taken away when the crew is let go of.
struct MemberThread {
    orders: Option<Sender<Order>>,
    handle: Option<JoinHandle<()>>,
}

impl ThreadCrew {
    /// Starts `members` threads; each gets its source from `open`.
    #[must_use]
    pub fn start<F>(members: usize, open: F) -> Self
    where
        F: Fn() -> Result<Box<dyn Source>, Problem> + Send + Sync + 'static,
    {
        let open = Arc::new(open);
        let threads = (0..members.max(1))
            .map(|_| {
                let (sender, receiver) = channel();
                let open = open.clone();
                let work = move || {
                    let source = || -> Rc<dyn Source> {
                        match open() {
                            Ok(source) => source.into(),
                            // reading from nothing says that the file is gone
                            Err(_) => Rc::new(MemorySource(Rc::from([]))),
                        }
                    };
                    let mut member = Member::new(source());
                    for order in receiver {
                        match order {
                            Order::Ask(ask, slot) => answer(&slot, run(&mut member, *ask)),
                            Order::Bytes(bytes, slot) => {
                                member.use_bytes(bytes.into());
                                answer(&slot, Ok(()));
                            }
                            Order::File(slot) => {
                                member.use_source(source());
                                answer(&slot, Ok(()));
                            }
                        }
                    }
                };
                MemberThread {
                    orders: Some(sender),
                    handle: Some(std::thread::spawn(work)),
                }
            })
            .collect();
        Self { threads, translate }
    }

    /// The same for a program that reads more formats than the engine.
    #[must_use]
    pub fn with_translate(mut self, translate: Translate) -> Self {
        self.translate = translate;
        self
    }

    fn send<'a, T: Send + 'static>(
        &'a self,
        member: usize,
        order: impl FnOnce(Slot<T>) -> Order,
    ) -> Answering<'a, T> {
        let slot = Slot::default();
        let sent = self.threads[member]
            .orders
            .as_ref()
            .is_some_and(|sender| sender.send(order(slot.clone())).is_ok());
        Box::pin(Waiting { slot, sent })
    }
}

impl Drop for ThreadCrew {
    fn drop(&mut self) {
        for thread in &mut self.threads {
            thread.orders = None; // no more orders: the thread ends
        }
        for thread in &mut self.threads {
            if let Some(thread) = thread.handle.take() {
                // a thread that panicked has nothing more to say
                let _ = thread.join();
            }
        }
    }
}

fn run(member: &mut Member, ask: MemberAsk) -> Result<MemberAnswer, Problem> {
    let mut task = start(ask);
    loop {
        if let Step::Done(answer) = task.step(member, BUDGET)? {
            return Ok(*answer);
        }
    }
}

fn answer<T>(slot: &Slot<T>, result: Result<T, Problem>) {
    if let Ok(mut slot) = slot.lock() {
        slot.0 = Some(result);
        if let Some(waker) = slot.1.take() {
            waker.wake();
        }
    }
}

struct Waiting<T> {
    slot: Slot<T>,
    sent: bool,
}

impl<T> Future for Waiting<T> {
    type Output = Result<T, Problem>;
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let dead = || Poll::Ready(Err(ProblemKind::WorkerDied.into()));
        if !self.sent {
            return dead();
        }
        let Ok(mut slot) = self.slot.lock() else {
            return dead();
        };
        match slot.0.take() {
            Some(result) => Poll::Ready(result),
            // the thread ended without an answer
            None if Arc::strong_count(&self.slot) == 1 => dead(),
            None => {
                slot.1 = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl Crew for ThreadCrew {
    fn members(&self) -> usize {
        self.threads.len()
    }

    fn ask(&self, member: usize, ask: MemberAsk) -> Answering<'_> {
        self.send(member, |slot| Order::Ask(Box::new(ask), slot))
    }

    fn give_bytes(&self, member: usize, bytes: Rc<[u8]>) -> Answering<'_, ()> {
        self.send(member, |slot| Order::Bytes(bytes.to_vec(), slot))
    }

    fn use_file(&self, member: usize) -> Answering<'_, ()> {
        self.send(member, Order::File)
    }

    fn translate(&self, bytes: Vec<u8>, order: TranslateOrder) -> Answering<'_, Translated> {
        // libraries of others may panic over a damaged file: the program goes on
        let work = AssertUnwindSafe(|| (self.translate)(&order.input(&bytes)));
        let translated = catch_unwind(work);
        let died = |_| Err(ProblemKind::WorkerDied.into());
        Box::pin(std::future::ready(translated.unwrap_or_else(died)))
    }
}
