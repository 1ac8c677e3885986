//! The editions of KLE a director works with: the one fetched by the page, and one the user loaded.

use engine::classify::KleIndex;
use engine::kle::compare::{compare, details, info, is_complete, together};
use engine::kle::edition::{Edition, LARGEST_BYTES};
use engine::kle::lines::Lesson;
use engine::kle::register::Register;
use engine::kle::search;
use engine::read::Source;
use js_sys::Uint8Array;
use model::kle_edition::{EditionComparison, EditionInfo, NumberDetails};
use model::kle_message::FoundNumber;
use model::note::Problem;
use registers::kle::Kle;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Editions, and the index made of them.
pub struct Shelf {
    /// The register as fetched by the page; undefined in a build without it.
    fetched: JsValue,
    loaded: RefCell<Option<Rc<Edition>>>,
    /// What the loaded one holds.
    used: RefCell<Option<EditionInfo>>,
    /// `None` until it is first asked for.
    made: RefCell<Option<Option<Rc<KleIndex>>>>,
    /// The fetched one, read; `None` until it is first asked for. Reading it takes some milliseconds, in which
    /// nobody else is answered.
    read: RefCell<Option<Option<Rc<Kle>>>>,
    /// What the edition in use judges numbers by; `None` until it is first asked for.
    judge: RefCell<Option<Register>>,
}

impl Shelf {
    pub fn new(fetched: JsValue) -> Self {
        Self {
            fetched,
            loaded: RefCell::default(),
            used: RefCell::default(),
            made: RefCell::default(),
            read: RefCell::default(),
            judge: RefCell::default(),
        }
    }

    /// The index of the edition in use; `None` without any.
    pub fn index(&self) -> Option<Rc<KleIndex>> {
        if let Some(made) = &*self.made.borrow() {
            return made.clone();
        }
        let built_in = self.built_in();
        let index = match &*self.loaded.borrow() {
            Some(edition) => Some(KleIndex::of_edition(built_in.as_deref(), edition)),
            None => built_in.as_deref().map(KleIndex::new),
        };
        let index = index.map(Rc::new);
        *self.made.borrow_mut() = Some(index.clone());
        index
    }

    /// Uses the edition in a file from now on; `None` when it is none, and all stays as it was.
    pub fn load(
        &self,
        file: &dyn Source,
        file_name: &str,
    ) -> Result<Option<EditionComparison>, Problem> {
        let Some(edition) = whole(file)?.and_then(|bytes| Edition::read(&bytes)) else {
            return Ok(None);
        };
        let comparison = compare(&edition, self.built_in().as_deref(), file_name);
        *self.used.borrow_mut() = Some(comparison.loaded.clone());
        *self.loaded.borrow_mut() = Some(Rc::new(edition));
        self.make_anew();
        Ok(Some(comparison))
    }

    /// What a file holds that is plainly an edition; `None` for any other. Nothing changes.
    pub fn recognise(
        &self,
        file: &dyn Source,
        file_name: &str,
    ) -> Result<Option<EditionInfo>, Problem> {
        let built_in = self.built_in();
        let edition =
            whole(file)?.and_then(|bytes| Edition::recognise(&bytes, built_in.as_deref()));
        let told = |edition: Edition| {
            let is_complete = is_complete(&edition, built_in.as_deref());
            edition.info(file_name, is_complete)
        };
        Ok(edition.map(told))
    }

    /// What is known of the edition in use; `None` without any.
    pub fn used(&self) -> Option<EditionInfo> {
        let used = self.used.borrow().clone();
        used.or_else(|| self.built_in().as_deref().map(info))
    }

    /// Uses the register fetched by the page again.
    pub fn unload(&self) {
        *self.used.borrow_mut() = None;
        *self.loaded.borrow_mut() = None;
        self.make_anew();
    }

    /// What was made of the editions before is made again when it is asked for.
    fn make_anew(&self) {
        *self.made.borrow_mut() = None;
        *self.judge.borrow_mut() = None;
    }

    /// What the edition in use knows of a number.
    pub fn number(&self, number: &str) -> (Option<String>, NumberDetails) {
        let loaded = self.loaded.borrow();
        let title = self
            .register()
            .and_then(|kle| Some(kle.get(number)?.title.clone()));
        let details = loaded.as_ref().map(|edition| details(edition, number));
        (title, details.unwrap_or_default())
    }

    /// The numbers a text may mean.
    pub fn find(&self, text: &str) -> Vec<FoundNumber> {
        let found = self
            .register()
            .map(|kle| search::find(&kle, self.index().as_deref(), text));
        found.unwrap_or_default()
    }

    /// The numbers right below a number.
    pub fn below(&self, number: &str) -> Vec<FoundNumber> {
        let found = self.register().map(|kle| search::below(&kle, number));
        found.unwrap_or_default()
    }

    /// The numbers and titles in use; `None` without any.
    pub fn register(&self) -> Option<Rc<Kle>> {
        let built_in = self.built_in();
        match &*self.loaded.borrow() {
            Some(edition) => Some(Rc::new(together(edition, built_in.as_deref()))),
            None => built_in,
        }
    }

    /// What members are taught; `None` without any edition.
    pub fn lesson(&self) -> Option<Lesson> {
        let built_in = self.built_in();
        match &*self.loaded.borrow() {
            Some(edition) => {
                let kle = together(edition, built_in.as_deref());
                Some(Lesson::new(&kle, &edition.keywords))
            }
            None => built_in.map(|kle| Lesson::new(&kle, &[])),
        }
    }

    /// What numbers in data are judged by.
    pub fn judge(&self) -> Register {
        let mut judge = self.judge.borrow_mut();
        let made = judge.get_or_insert_with(|| {
            Register::new(self.built_in().as_deref(), self.loaded.borrow().as_deref())
        });
        made.clone()
    }

    fn built_in(&self) -> Option<Rc<Kle>> {
        let mut read = self.read.borrow_mut();
        let kle = read.get_or_insert_with(|| {
            let fetched = !self.fetched.is_undefined();
            let kle = fetched.then(|| Kle::parse(&Uint8Array::new(&self.fetched).to_vec()))?;
            kle.map(Rc::new)
        });
        kle.clone()
    }
}

/// The bytes of a file; `None` when it is larger than any edition.
pub fn whole(file: &dyn Source) -> Result<Option<Vec<u8>>, Problem> {
    if file.len() > LARGEST_BYTES {
        return Ok(None);
    }
    let mut bytes = vec![0; file.len() as usize];
    file.read_at(0, &mut bytes)?;
    Ok(Some(bytes))
}
