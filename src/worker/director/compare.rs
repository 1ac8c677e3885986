//! Two editions: this director holds one, another director the other.

use super::{Answered, Desk};
use crate::link;
use crate::meeting::{Remote, Serving};
use engine::compare::examples::Headings;
use engine::compare::{Compared, Side, SideAnswer, SideAsk, compare};
use engine::export::delimited::Dialect;
use engine::job::Answering;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use model::compare_message::{CompareAnswer, CompareAsk};
use model::message::{Answer, Language};
use model::note::{Problem, ProblemKind};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessagePort;

/// What this director has to do with another edition.
#[derive(Default)]
pub(super) struct Meeting {
    /// The other edition, when this director compares.
    other: RefCell<Option<Rc<Remote>>>,
    /// The end at which this one answers, when the other compares; who asked for it hears when it goes.
    serving: RefCell<Option<(Serving, oneshot::Sender<()>)>>,
    compared: RefCell<Option<Rc<Compared>>>,
    /// The file open here was the older of the two, when they were compared last.
    is_older: Cell<bool>,
}

/// The table of a desk as the other director sees it.
struct Own(Rc<Desk>);

impl Side for Own {
    fn ask(&self, ask: SideAsk) -> Answering<'_, SideAnswer> {
        self.0.director.ask(ask)
    }
}

impl Desk {
    /// Another file is read, or the same one anew: what was compared is not there any more.
    pub(super) fn forget_compared(&self) {
        self.meeting.compared.replace(None);
    }

    /// Answers what is asked of two editions.
    pub(super) async fn compare(
        self: &Rc<Self>,
        packed: &[u8],
        beside: JsValue,
    ) -> Result<Answered, Problem> {
        let meeting = &self.meeting;
        let mut parts = None;
        let answer = match link::unpacked_bytes(packed)? {
            CompareAsk::Serve => {
                let serving = Serving::new(port(beside)?, Rc::new(Own(self.clone())));
                let (sender, receiver) = oneshot::channel();
                meeting.serving.replace(Some((serving, sender)));
                // the sender is never used: it goes with the end of the port
                let _ = receiver.await;
                CompareAnswer::Done
            }
            CompareAsk::Meet => {
                let remote = Rc::new(Remote::new(port(beside)?));
                meeting.other.replace(Some(remote));
                self.forget_compared();
                CompareAnswer::Done
            }
            CompareAsk::Compare { key, is_older } => {
                self.forget_compared();
                let other = self.other()?;
                let [old, new] = in_order(&self.director, &*other, is_older);
                let compared = compare(old, new, &key).await?;
                let comparison = compared.comparison.clone();
                meeting.is_older.set(is_older);
                meeting.compared.replace(Some(Rc::new(compared)));
                CompareAnswer::Compared(Box::new(comparison))
            }
            CompareAsk::Examples {
                fate,
                column,
                first,
                count,
            } => {
                let (compared, other) = (self.compared()?, self.other()?);
                let sides = in_order(&self.director, &*other, meeting.is_older.get());
                let examples = compared.examples(sides, fate, column, first, count);
                CompareAnswer::Examples(examples.await?)
            }
            CompareAsk::Write {
                fate,
                language,
                for_excel,
            } => {
                let (compared, other) = (self.compared()?, self.other()?);
                let sides = in_order(&self.director, &*other, meeting.is_older.get());
                let dialect = match for_excel {
                    true => Dialect::EXCEL,
                    false => Dialect::CSV,
                };
                let written = Array::new();
                let mut sink = |bytes: Vec<u8>| {
                    written.push(&Uint8Array::from(bytes.as_slice()));
                };
                let headings = headings(language);
                compared
                    .write(sides, fate, dialect, headings, &mut sink)
                    .await?;
                parts = Some(written);
                CompareAnswer::Written
            }
            CompareAsk::Part => {
                if let Some(other) = meeting.other.replace(None) {
                    other.part();
                }
                meeting.serving.replace(None);
                self.forget_compared();
                CompareAnswer::Done
            }
        };
        Ok((Answer::Compared(link::packed_bytes(&answer)?), parts))
    }

    fn other(&self) -> Result<Rc<Remote>, Problem> {
        let other = self.meeting.other.borrow().clone();
        other.ok_or(ProblemKind::Stale.into())
    }

    fn compared(&self) -> Result<Rc<Compared>, Problem> {
        let compared = self.meeting.compared.borrow().clone();
        compared.ok_or(ProblemKind::Stale.into())
    }
}

/// The older edition, then the newer.
fn in_order<'a>(own: &'a dyn Side, other: &'a dyn Side, is_older: bool) -> [&'a dyn Side; 2] {
    match is_older {
        true => [own, other],
        false => [other, own],
    }
}

fn port(beside: JsValue) -> Result<MessagePort, Problem> {
    beside
        .dyn_into()
        .map_err(|_| Problem::from(ProblemKind::BuildMismatch))
}

fn headings(language: Language) -> Headings {
    let [old_row, new_row, column, before, after] = texts::compare(language).csv;
    Headings {
        old_row,
        new_row,
        column,
        before,
        after,
    }
}
