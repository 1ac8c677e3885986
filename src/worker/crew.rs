//! The director's crew: one nested worker for each member.

use crate::boot::{Boot, Lent};
use crate::link::{self, Link};
use engine::job::{Answering, Crew, MemberAnswer, MemberAsk, TranslateOrder};
use engine::read::translate::Translated;
use js_sys::{Array, Uint8Array};
use model::message::OnDemand;
use model::note::{Problem, ProblemKind};
use model::sniff::Format;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{File, Worker};

/// More members than this only cost memory: reading is limited by the disk then.
const MOST_MEMBERS: usize = 6;

/// Members in workers of their own.
pub struct WorkerCrew {
    boot: Boot,
    links: Vec<Link>,
    file: RefCell<Option<File>>,
    /// What reads Parquet, once the page has lent it.
    parquet: RefCell<Option<Lent>>,
    /// The part that was missed since this was asked last.
    missed: Cell<Option<OnDemand>>,
}

impl WorkerCrew {
    /// Starts the members. A death of any is passed on to the page, which starts all over.
    pub fn start(boot: Boot) -> Result<Self, Problem> {
        let links = (0..boot.cores.clamp(1, MOST_MEMBERS))
            .map(|_| Ok(Link::new(boot.start("member")?, link::say_died)))
            .collect::<Result<_, Problem>>()?;
        Ok(Self {
            boot,
            links,
            file: RefCell::new(None),
            parquet: RefCell::new(None),
            missed: Cell::new(None),
        })
    }

    /// The file all members read from, as soon as a director closes what was open before.
    pub fn set_file(&self, file: &File) {
        self.file.replace(Some(file.clone()));
    }

    /// Takes a part that the page fetched apart.
    pub fn take(&self, part: OnDemand, lent: Lent) {
        match part {
            OnDemand::Parquet => self.parquet.replace(Some(lent)),
        };
    }

    /// The part that was missed since this was asked last.
    pub fn missed(&self) -> Option<OnDemand> {
        self.missed.take()
    }

    /// Starts the worker that translates files of this format.
    fn translator(&self, format: Format) -> Result<Worker, Problem> {
        if format != Format::Parquet {
            return self.boot.start("translator");
        }
        match &*self.parquet.borrow() {
            Some(lent) => lent.start(),
            None => {
                self.missed.set(Some(OnDemand::Parquet));
                let format = format.report_id().to_owned();
                Err(ProblemKind::NotSupportedYet { format }.into())
            }
        }
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
            let link = Link::once(self.translator(order.format)?);
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
