//! The director of one dataset: asks the crew, merges, remembers what is needed to ask again.

use super::preview::Text;
use super::{Answered, Crew, MemberAsk, ShardPlace, join_all};
use crate::classify::{Document, KleIndex, classify, without_register};
use crate::code_system::CodeSystem;
use crate::ops::facts::ColumnFacts;
use crate::ops::shapes::ShapePlan;
use crate::profile::measure::ColumnMeasure;
use crate::read::Source;
use model::column::{ColumnProfile, Shape};
use model::dataset::Opened;
use model::kle::Classification;
use model::note::{Problem, ProblemKind};
use model::recipe::Query;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Where a shard lives and stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    pub place: ShardPlace,
    pub member: usize,
    pub rows: u64,
}

/// What is known about the table when it is read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// In the order of the table.
    pub homes: Vec<Home>,
    pub rows: u64,
    /// How the values of each column compare; empty until all are measured.
    pub facts: Vec<ColumnFacts>,
    pub measures: Vec<ColumnMeasure>,
    /// How the small picture of each column is drawn; empty until all are counted.
    pub shapes: Vec<ShapePlan>,
    pub profiles: Vec<ColumnProfile>,
    /// The kinds that were found, whatever the user said, each with how sure it is; of the columns of the file.
    pub found: Vec<(Option<String>, f64)>,
    /// The kinds the user chose.
    pub chosen: Vec<(u32, Option<String>)>,
    /// The kinds that codes have by their register and the columns beside, each with how sure it is.
    pub codes: Vec<Option<(&'static str, f64)>>,
    /// Numbers of KLE and their titles, in order, when a column holds numbers and the register is known.
    pub kle_titles: Rc<[(String, String)]>,
    /// True when the kinds that were found are by all values, not only by those the profiles kept.
    pub are_kinds_of_all: bool,
    /// How many of the columns, the last ones, were made here and do not stand in the file.
    pub made: usize,
}

/// The rows that are looked at.
#[derive(Debug, Default)]
pub(super) struct View {
    pub revision: u32,
    /// Rows of the view before each shard, in the order of the table; one more for the end.
    pub before: Vec<u64>,
    pub rows: u64,
    /// Rows of each member in its order, when the view is sorted.
    pub sorted: Option<Vec<u64>>,
    /// The columns that filters are on.
    pub filtered: Vec<u32>,
    /// True when only rows with a text are seen.
    pub is_searched: bool,
}

/// A view is ready.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewed {
    /// Its number; asks about rows name it.
    pub revision: u32,
    /// Rows that pass.
    pub rows: u64,
    /// Small pictures of the columns over the rows that pass, in the order of the file, with the edges and
    /// categories of the whole table, so that bars keep their place while rows come and go.
    pub shapes: Vec<Shape>,
}

/// The director of one dataset. Everything it does can be dropped at any time; several questions can be
/// under way at once.
pub struct Director<C: Crew> {
    pub(super) crew: C,
    pub(super) table: RefCell<Rc<Table>>,
    pub(super) view: RefCell<Rc<View>>,
    pub(super) opened: RefCell<Option<Rc<Opened>>>,
    pub(super) source: RefCell<Option<Rc<dyn Source>>>,
    /// The text of the open table, before any of it was assumed.
    pub(super) text: RefCell<Option<Rc<Text>>>,
    revisions: Cell<u32>,
    /// Lines classified, and all of them, while a column is classified line by line.
    pub(super) lines: Cell<Option<(u64, u64)>>,
    /// The codes of Fælles Sprog III, when the user gave them.
    pub(super) code_system: RefCell<Option<Rc<CodeSystem>>>,
    /// What was found of the table as a whole.
    pub(super) kept: RefCell<super::kept::Kept>,
}

impl<C: Crew> Director<C> {
    /// A director without a table yet.
    #[must_use]
    pub fn new(crew: C) -> Self {
        Self {
            crew,
            table: RefCell::default(),
            view: RefCell::default(),
            opened: RefCell::default(),
            source: RefCell::default(),
            text: RefCell::default(),
            revisions: Cell::new(0),
            lines: Cell::new(None),
            code_system: RefCell::default(),
            kept: RefCell::default(),
        }
    }

    /// The crew it directs.
    pub fn crew(&self) -> &C {
        &self.crew
    }

    /// The file as it was opened, when it is.
    #[must_use]
    pub fn opened(&self) -> Option<Rc<Opened>> {
        self.opened.borrow().clone()
    }

    /// Says anew what the open file is about, by another index or without any. `None` when no file is open.
    pub fn classify_again(&self, index: Option<&KleIndex>) -> Option<Classification> {
        let mut opened = Opened::clone(&*self.opened()?);
        // what was made of the data by its words says nothing new of it
        let as_read = self.opened_as_read()?;
        let classification = match index {
            Some(index) => classify(index, &Document::of_opened(&as_read)),
            None => without_register(),
        };
        opened.classification = classification.clone();
        self.name_kle_numbers(index);
        *self.opened.borrow_mut() = Some(Rc::new(opened));
        Some(classification)
    }

    /// Keeps the titles of KLE for a table that holds its numbers.
    pub(super) fn name_kle_numbers(&self, index: Option<&KleIndex>) {
        let table = self.table();
        let holds = |profile: &ColumnProfile| profile.kind.as_deref() == Some("kle");
        if !table.profiles.iter().any(holds) {
            return;
        }
        let titles = index.map(KleIndex::titles).unwrap_or_default();
        self.change_table(|table| table.kle_titles = titles.into());
    }

    /// The bytes the table is read from: the file, or the sheet of a workbook as delimited text.
    #[must_use]
    pub fn source(&self) -> Option<Rc<dyn Source>> {
        self.source.borrow().clone()
    }

    /// The columns of the file as they were profiled; empty until they are. Columns made here are not among
    /// them.
    #[must_use]
    pub fn profile(&self) -> Vec<ColumnProfile> {
        let table = self.table();
        let own = table.profiles.len().saturating_sub(table.made);
        table.profiles.iter().take(own).cloned().collect()
    }

    /// The file as it was opened, without the columns made here.
    #[must_use]
    pub fn opened_as_read(&self) -> Option<Opened> {
        let mut opened = Opened::clone(&*self.opened()?);
        let made = self.table().made;
        let own = opened.columns.len().saturating_sub(made);
        opened.columns.truncate(own);
        let own = opened.sniff.column_names.len().saturating_sub(made);
        opened.sniff.column_names.truncate(own);
        Some(opened)
    }

    pub(super) fn table(&self) -> Rc<Table> {
        self.table.borrow().clone()
    }

    /// The view of this revision.
    pub(super) fn view_of(&self, revision: u32) -> Result<Rc<View>, Problem> {
        let view = self.view.borrow().clone();
        if view.revision == revision && revision != 0 {
            Ok(view)
        } else {
            Err(ProblemKind::Stale.into())
        }
    }

    /// The revision of the view that is looked at; 0 before a file is open.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.view.borrow().revision
    }

    /// A number no view has had.
    pub(super) fn next_revision(&self) -> u32 {
        self.revisions
            .set(self.revisions.get().wrapping_add(1).max(1));
        self.revisions.get()
    }

    /// True when a later view was asked for than this one.
    pub(super) fn is_overtaken(&self, revision: u32) -> bool {
        self.revisions.get() != revision
    }

    /// Asks one member.
    pub(super) async fn ask_one<T: Answered>(
        &self,
        member: usize,
        ask: MemberAsk,
    ) -> Result<T, Problem> {
        T::from_answer(self.crew.ask(member, ask).await?)
    }

    /// Asks all members the same; the answers stand in the order of the members.
    pub(super) async fn ask_all<T: Answered>(&self, ask: MemberAsk) -> Result<Vec<T>, Problem> {
        let asks = (0..self.crew.members()).map(|member| self.ask_one(member, ask.clone()));
        join_all(asks).await.into_iter().collect()
    }

    /// Chooses and orders the rows to look at. Rows asked for under an earlier revision are stale from
    /// now on.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when another view was asked for meanwhile or no file is open, and what the
    /// crew says.
    pub async fn view(&self, query: Query) -> Result<Viewed, Problem> {
        let (revision, rows) = self.select(query).await?;
        let shapes = self.shapes(revision).await?;
        Ok(Viewed {
            revision,
            rows,
            shapes,
        })
    }
}
