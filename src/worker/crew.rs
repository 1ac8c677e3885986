//! The director's crew: one nested worker for each member.

use crate::boot::{Boot, Lent};
use crate::link::{self, Link};
use engine::job::{Answering, Crew, MemberAnswer, MemberAsk, TranslateOrder};
use engine::read::translate::Translated;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use model::message::OnDemand;
use model::note::{Problem, ProblemKind};
use model::sniff::Format;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{File, Worker};

/// More members than this only cost memory: reading is limited by the disk then.
const MOST_MEMBERS: usize = 6;

/// Members in workers of their own.
pub struct WorkerCrew {
    links: Vec<Link>,
    file: RefCell<Option<File>>,
    /// Asks the page for a part.
    needs: fn(OnDemand),
    /// The parts the page has lent.
    lent: RefCell<HashMap<OnDemand, Lent>>,
    /// Who waits for a part.
    waiting: RefCell<Vec<Waiting>>,
}

/// Who waits for a part hears whether it came.
type Waiting = (OnDemand, oneshot::Sender<Result<(), Problem>>);

impl WorkerCrew {
    /// Starts the members. A death of any is passed on to the page, which starts all over. `needs` asks the
    /// page for a part, which is given to [`WorkerCrew::take`].
    pub fn start(boot: &Boot, needs: fn(OnDemand)) -> Result<Self, Problem> {
        let links = (0..boot.cores.clamp(1, MOST_MEMBERS))
            .map(|_| Ok(Link::new(boot.start("member")?, link::say_died)))
            .collect::<Result<_, Problem>>()?;
        Ok(Self {
            links,
            file: RefCell::new(None),
            needs,
            lent: RefCell::default(),
            waiting: RefCell::default(),
        })
    }

    /// The file all members read from, as soon as a director closes what was open before.
    pub fn set_file(&self, file: &File) {
        self.file.replace(Some(file.clone()));
    }

    /// Takes a part that the page fetched apart, or hears why it could not be had.
    pub fn take(&self, part: OnDemand, lent: Result<Lent, Problem>) {
        let outcome = lent.map(|lent| {
            self.lent.borrow_mut().insert(part, lent);
        });
        for (_, waiting) in self
            .waiting
            .borrow_mut()
            .extract_if(.., |one| one.0 == part)
        {
            // nobody waiting any more: the question was dropped
            let _ = waiting.send(outcome.clone());
        }
    }

    /// Starts the worker that translates files of this format; asks the page for its module, and waits for
    /// it, when it is not there yet.
    async fn translator(&self, format: Format) -> Result<Worker, Problem> {
        let part = match format {
            Format::Parquet => OnDemand::Parquet,
            _ => OnDemand::Formats,
        };
        if !self.lent.borrow().contains_key(&part) {
            let (sender, receiver) = oneshot::channel();
            self.waiting.borrow_mut().push((part, sender));
            (self.needs)(part);
            receiver.await.map_err(|_| ProblemKind::Cancelled)??;
        }
        let lent = self.lent.borrow().get(&part).cloned();
        lent.ok_or(ProblemKind::BuildMismatch)?.start()
    }
}

impl Crew for WorkerCrew {
    fn members(&self) -> usize {
        self.links.len()
    }

    fn ask(&self, member: usize, ask: MemberAsk) -> Answering<'_> {
        Box::pin(async move {
            let bytes = link::packed(&ask)?;
            let buffer = bytes.buffer().into();
            let word = self.links[member].ask("ask", &bytes, &[buffer]).await?;
            let mut answer = link::unpacked::<Result<MemberAnswer, Problem>>(&word.get(2))??;
            let bulk = word.get(3);
            if !bulk.is_undefined() {
                answer.put_bytes(Uint8Array::new(&bulk).to_vec());
            }
            Ok(answer)
        })
    }

    fn give_bytes(&self, member: usize, bytes: Rc<[u8]>) -> Answering<'_, ()> {
        Box::pin(async move {
            let copy = Uint8Array::from(&*bytes);
            let buffer = copy.buffer().into();
            self.links[member].ask("bytes", &copy, &[buffer]).await?;
            Ok(())
        })
    }

    fn use_file(&self, member: usize) -> Answering<'_, ()> {
        let file = self.file.borrow().clone();
        Box::pin(async move {
            if let Some(file) = file {
                self.links[member].ask("file", &file, &[]).await?;
            }
            Ok(())
        })
    }

    fn translate(&self, bytes: Vec<u8>, order: TranslateOrder) -> Answering<'_, Translated> {
        Box::pin(async move {
            // its memory goes with it
            let link = Link::once(self.translator(order.format).await?);
            let file = Uint8Array::from(bytes.as_slice());
            drop(bytes);
            let buffer: JsValue = file.buffer().into();
            let asked = Array::of2(&file, &JsValue::from(link::packed(&order)?));
            let word = link.ask("translate", &asked, &[buffer]).await?;
            let mut text = link::unpacked::<Result<Translated, Problem>>(&word.get(2))??;
            text.bytes = Uint8Array::new(&word.get(3)).to_vec();
            Ok(text)
        })
    }
}
