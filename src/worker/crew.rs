//! The director's crew: one nested worker for each member.

use crate::boot::Boot;
use crate::link::{self, Link};
use crate::sheet::Rest;
use engine::job::{Answering, Crew, MemberAnswer, MemberAsk};

use engine::read::sheet::{Limits, SheetRecords};
use js_sys::{Array, Uint8Array};
use model::note::Problem;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::File;

/// More members than this only cost memory: reading is limited by the disk then.
const MOST_MEMBERS: usize = 6;

/// Members in workers of their own.
pub struct WorkerCrew {
    boot: Boot,
    links: Vec<Link>,
    file: RefCell<Option<File>>,
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
        })
    }

    /// The file all members read from.
    pub async fn set_file(&self, file: &File) -> Result<(), Problem> {
        self.file.replace(Some(file.clone()));
        for member in 0..self.links.len() {
            self.use_file(member).await?;
        }
        Ok(())
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
            link::unpacked::<Result<MemberAnswer, Problem>>(&word.get(2))?
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

    fn sheet(&self, workbook: Vec<u8>, limits: Limits) -> Answering<'_, SheetRecords> {
        Box::pin(async move {
            // its memory goes with it
            let link = Link::new(self.boot.start("sheet")?, link::say_died);
            let bytes = Uint8Array::from(workbook.as_slice());
            drop(workbook);
            let buffer: JsValue = bytes.buffer().into();
            let asked = Array::of2(
                &bytes,
                &JsValue::from(link::packed(&(limits.cells, limits.unpacked_bytes))?),
            );
            let word = link.ask("sheet", &asked, &[buffer]).await?;
            let rest = link::unpacked::<Result<Rest, Problem>>(&word.get(2))??;
            Ok(rest.with(Uint8Array::new(&word.get(3)).to_vec()))
        })
    }
}
