//! What watches an opening: tells the page how far it is, or breaks a rehearsal off; and who has the stage meanwhile.

use super::say;
use engine::job::{Observer, estimate};
use engine::read::Head;
use futures_channel::oneshot;
use model::column::ColumnType;
use model::message::{Event, Said};
use model::sniff::Sniff;
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Breaks a rehearsal off when a file comes.
pub(super) struct Prompter {
    /// Set when a file comes.
    pub file_came: Rc<Cell<bool>>,
    /// What is to be told of the made-up table.
    pub first: Option<Box<Event>>,
}

impl Prompter {
    fn flow(&self) -> ControlFlow<()> {
        match self.file_came.get() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

impl Observer for Prompter {
    fn provisional(&mut self, sniff: &Sniff, bytes: u64, head: &Head) -> ControlFlow<()> {
        self.first = Some(Box::new(provisional(sniff, bytes, head)));
        self.flow()
    }

    fn progress(&mut self, _: u64, _: u64, _: u64) -> ControlFlow<()> {
        self.flow()
    }

    fn loaded(&mut self, _: &Sniff, _: &[ColumnType], _: u64, _: u32) -> ControlFlow<()> {
        self.flow()
    }

    fn profiled(&mut self, _: usize, _: usize) -> ControlFlow<()> {
        self.flow()
    }
}

/// Where one plays at a time.
#[derive(Default)]
pub(super) struct Stage {
    is_taken: Cell<bool>,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
}

impl Stage {
    pub fn take(&self) {
        self.is_taken.set(true);
    }

    pub fn leave(&self) {
        self.is_taken.set(false);
        self.waiting.borrow_mut().clear();
    }

    /// Waits until nobody plays.
    pub async fn free(&self) {
        if self.is_taken.get() {
            let (sender, receiver) = oneshot::channel();
            self.waiting.borrow_mut().push(sender);
            // the sender goes when the stage is left
            let _ = receiver.await;
        }
    }
}

/// What is told of the first rows.
fn provisional(sniff: &Sniff, bytes: u64, head: &Head) -> Event {
    Event::Provisional {
        sniff: Box::new(sniff.clone()),
        bytes,
        columns: head.columns.clone(),
        rows: head.rows.clone(),
        estimate: estimate(sniff, head),
    }
}

/// Tells the page how an opening goes. The page cancels by ending this worker.
#[derive(Default)]
pub(super) struct Teller {
    /// When progress was told last, in milliseconds.
    told_at: f64,
}

/// More often than this nobody can read how far it is, and each telling costs the page a frame.
const TELL_MILLIS: f64 = 100.0;

impl Observer for Teller {
    fn provisional(&mut self, sniff: &Sniff, bytes: u64, head: &Head) -> ControlFlow<()> {
        say(&Said::Event(provisional(sniff, bytes, head)), None);
        ControlFlow::Continue(())
    }

    fn progress(&mut self, bytes: u64, of: u64, rows: u64) -> ControlFlow<()> {
        let now = js_sys::Date::now();
        if (now - self.told_at).abs() < TELL_MILLIS {
            return ControlFlow::Continue(());
        }
        self.told_at = now;
        say(&Said::Event(Event::Progress { bytes, of, rows }), None);
        ControlFlow::Continue(())
    }

    fn loaded(
        &mut self,
        sniff: &Sniff,
        types: &[ColumnType],
        rows: u64,
        revision: u32,
    ) -> ControlFlow<()> {
        let event = Event::Loaded {
            sniff: Box::new(sniff.clone()),
            types: types.to_vec(),
            rows,
            revision,
        };
        say(&Said::Event(event), None);
        ControlFlow::Continue(())
    }
}
