//! What one edition is asked, and what it answers: plain data, so that it can travel between workers.

use super::form::PrintColumn;
use crate::job::Answering;
use crate::ops::facts::ColumnFacts;
use model::dataset::Opened;
use model::message::Row;
use model::note::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};

/// Rows whose prints are asked for at once, about: some 60 MB of them at most.
const MOST_ROWS: u64 = 2_000_000;

/// Which rows: those whose print of the first set lies in this part of all prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portion {
    /// Which part, from 0.
    pub index: u32,
    /// Of how many equal ones; at least 1.
    pub of: u32,
}

impl Portion {
    /// All portions of tables of at most so many rows.
    pub fn all(rows: u64) -> impl Iterator<Item = Self> {
        let of = Self::needed(rows, MOST_ROWS);
        (0..of).map(move |index| Self { index, of })
    }

    /// The first portion of a table of so many rows, of about `wanted` rows or all of them.
    #[must_use]
    pub fn some(rows: u64, wanted: u64) -> Self {
        let of = Self::needed(rows, wanted);
        Self { index: 0, of }
    }

    fn needed(rows: u64, at_once: u64) -> u32 {
        u32::try_from(rows.div_ceil(at_once).max(1)).unwrap_or(u32::MAX)
    }

    /// Whether a print lies in it.
    #[inline]
    #[must_use]
    pub fn has(self, print: u64) -> bool {
        self.of == 1 || (u128::from(print) * u128::from(self.of)) >> 64 == u128::from(self.index)
    }
}

/// Prints of rows, of some sets of columns each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintAsk {
    /// The columns that are looked at.
    pub columns: Vec<PrintColumn>,
    /// The sets, at least one: places in `columns`, in the same order for both editions.
    pub sets: Vec<Vec<u32>>,
    /// Of which rows.
    pub portion: Portion,
}

/// Prints of single values of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueAsk {
    /// The columns.
    pub columns: Vec<PrintColumn>,
    /// Rows of the table, from 0, in any order.
    pub rows: Vec<u32>,
}

/// What an edition is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SideAsk {
    /// What is known of it. [`SideAnswer::Facts`].
    Facts,
    /// Prints of rows. [`SideAnswer::Prints`]: for each row its number in 4 bytes and a print in 8 bytes for each
    /// set.
    Prints(PrintAsk),
    /// Prints of values. [`SideAnswer::Prints`]: for each row in the order asked for, 8 bytes for each column.
    Values(ValueAsk),
    /// Rows as they are shown. [`SideAnswer::Rows`], in the order asked for.
    Rows {
        /// Rows of the table, from 0.
        rows: Vec<u32>,
        /// Which columns.
        columns: Vec<u32>,
        /// Long texts whole, not only their beginning.
        whole: bool,
    },
}

/// What is known of an edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SideFacts {
    /// The file as it was read, without columns made here.
    pub opened: Opened,
    /// How the values of each column compare.
    pub columns: Vec<ColumnFacts>,
}

/// Numbers that travel beside a message, little-endian: nothing is quicker to write and to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prints {
    #[serde(skip)]
    bytes: Vec<u8>,
}

impl Prints {
    /// Of these bytes.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes }
    }

    /// The bytes, which are taken out.
    #[must_use]
    pub fn take_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Puts the bytes back.
    pub fn put_bytes(&mut self, bytes: Vec<u8>) {
        self.bytes = bytes;
    }

    /// The prints alone, as [`SideAsk::Values`] is answered.
    pub fn values(&self) -> impl ExactSizeIterator<Item = u64> {
        let (prints, _) = self.bytes.as_chunks::<8>();
        prints.iter().map(|print| u64::from_le_bytes(*print))
    }

    /// Rows, each with its prints of `sets` sets, as [`SideAsk::Prints`] is answered: `f` gets the row and a way to
    /// a print.
    pub fn each(&self, sets: usize, mut f: impl FnMut(u32, &dyn Fn(usize) -> u64)) {
        for record in self.bytes.chunks_exact(4 + 8 * sets) {
            let (row, prints) = record.split_at(4);
            let row = row.first_chunk().map_or(0, |row| u32::from_le_bytes(*row));
            let (prints, _) = prints.as_chunks::<8>();
            f(row, &|set| {
                prints
                    .get(set)
                    .map_or(0, |print| u64::from_le_bytes(*print))
            });
        }
    }
}

/// What an edition answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SideAnswer {
    /// What is known of it.
    Facts(Box<SideFacts>),
    /// Prints.
    Prints(Prints),
    /// Rows.
    Rows(Vec<Row>),
}

impl SideAnswer {
    /// The bulk of the answer, which is not written with the rest: between workers it is handed over.
    #[must_use]
    pub fn take_bytes(&mut self) -> Vec<u8> {
        match self {
            Self::Prints(prints) => prints.take_bytes(),
            _ => Vec::new(),
        }
    }

    /// Puts back what was taken.
    pub fn put_bytes(&mut self, bytes: Vec<u8>) {
        if let Self::Prints(prints) = self {
            prints.put_bytes(bytes);
        }
    }
}

/// One of the two editions, wherever it lies.
pub trait Side {
    /// Asks it. Fails with [`ProblemKind::Stale`] when no file is open there.
    fn ask(&self, ask: SideAsk) -> Answering<'_, SideAnswer>;
}

/// What is known of an edition.
pub(super) async fn facts(side: &dyn Side) -> Result<SideFacts, Problem> {
    match side.ask(SideAsk::Facts).await? {
        SideAnswer::Facts(facts) => Ok(*facts),
        _ => Err(ProblemKind::WorkerDied.into()),
    }
}

/// Prints of an edition.
pub(super) async fn prints(side: &dyn Side, ask: SideAsk) -> Result<Prints, Problem> {
    match side.ask(ask).await? {
        SideAnswer::Prints(prints) => Ok(prints),
        _ => Err(ProblemKind::WorkerDied.into()),
    }
}

/// Rows of an edition.
pub(super) async fn rows(
    side: &dyn Side,
    rows: Vec<u32>,
    columns: Vec<u32>,
    whole: bool,
) -> Result<Vec<Row>, Problem> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ask = SideAsk::Rows {
        rows,
        columns,
        whole,
    };
    match side.ask(ask).await? {
        SideAnswer::Rows(rows) => Ok(rows),
        _ => Err(ProblemKind::WorkerDied.into()),
    }
}
