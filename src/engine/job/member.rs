//! A member: the shards it holds, its part of the view, and where it reads from.

use super::ShardPlace;
use crate::kle::lines::{Sorted, Taught};
use crate::ops::facts::ColumnFacts;
use crate::ops::select::MemberView;
use crate::profile::count::Counting;
use crate::profile::runs::RunBatch;
use crate::profile::tally::{Tally, TallyPart, TallyPlan};
use crate::read::{MemorySource, Source};
use crate::table::Shard;
use model::note::{Problem, ProblemKind};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A shard and where it stands.
#[derive(Debug)]
pub(crate) struct Held {
    /// The rows.
    pub shard: Shard,
    /// Rows of the table before it.
    pub first_row: u64,
    /// Lines of the file before its first record.
    pub first_line: u64,
    /// Rows of this member before it.
    pub member_row: u32,
}

/// One holder of shards. Everything it does is asked by a director, see [`MemberAsk`](super::MemberAsk).
pub struct Member {
    source: Rc<dyn Source>,
    held: BTreeMap<u32, Held>,
    /// First row of each shard among the member's rows, and the shard.
    starts: Vec<(u32, u32)>,
    facts: Vec<ColumnFacts>,
    view: MemberView,
    counting: Option<Counting>,
    /// One for each column, while a file passes.
    tallies: Vec<Option<Tally>>,
    /// What it classifies lines with, once taught.
    kle: Option<Rc<Taught>>,
    /// Lines classified so far.
    sorted: Sorted,
}

impl Member {
    /// A member without shards that reads from `source`.
    #[must_use]
    pub fn new(source: Rc<dyn Source>) -> Self {
        Self {
            source,
            held: BTreeMap::new(),
            starts: Vec::new(),
            facts: Vec::new(),
            view: MemberView::default(),
            counting: None,
            tallies: Vec::new(),
            kle: None,
            sorted: Sorted::default(),
        }
    }

    /// Reads from these bytes from now on: a sheet written as delimited text.
    pub fn use_bytes(&mut self, bytes: Rc<[u8]>) {
        self.source = Rc::new(MemorySource(bytes));
    }

    /// Reads from another source from now on.
    pub fn use_source(&mut self, source: Rc<dyn Source>) {
        self.source = source;
    }

    pub(crate) fn source(&self) -> &dyn Source {
        &*self.source
    }

    pub(crate) fn forget(&mut self) {
        self.held.clear();
        self.starts.clear();
        self.facts.clear();
        self.view = MemberView::default();
        self.counting = None;
        self.tallies = Vec::new();
        self.sorted = Sorted::default();
    }

    /// Learns to classify lines.
    pub(crate) fn learn(&mut self, taught: Taught) {
        self.kle = Some(Rc::new(taught));
        self.sorted = Sorted::default();
    }

    /// What it classifies lines with, once taught.
    pub(crate) fn taught(&self) -> Option<Rc<Taught>> {
        self.kle.clone()
    }

    /// Takes out what was classified so far; to be put back.
    pub(crate) fn take_sorted(&mut self) -> Sorted {
        std::mem::take(&mut self.sorted)
    }

    /// Puts back what was classified.
    pub(crate) fn put_sorted(&mut self, sorted: Sorted) {
        self.sorted = sorted;
    }

    /// Makes columns of what was classified, behind the others.
    pub(crate) fn attach_sorted(&mut self) {
        let columns = self.take_sorted().into_columns();
        for (held, columns) in self.held.values_mut().zip(columns) {
            held.shard.columns.extend(columns);
        }
    }

    /// Lets go of the columns behind the first `keep`.
    pub(crate) fn drop_columns(&mut self, keep: usize) {
        for held in self.held.values_mut() {
            held.shard.columns.truncate(keep);
        }
        self.facts.truncate(keep);
    }

    /// Tallies columns by these plans from now on.
    pub(crate) fn prepare(&mut self, plans: Vec<TallyPlan>) {
        let tallies = plans.into_iter().map(|plan| Some(Tally::new(plan)));
        self.tallies = tallies.collect();
    }

    /// Tallies the columns of a shard, and keeps some of its rows.
    pub(crate) fn tally(&mut self, shard: &Shard, first_row: u64, kept: &[u32]) {
        for (tally, column) in self.tallies.iter_mut().zip(&shard.columns) {
            if let Some(tally) = tally {
                tally.add(column, first_row);
            }
        }
        self.keep(shard.take(kept));
    }

    /// What was tallied of a column.
    pub(crate) fn tallied(&mut self, column: u32) -> TallyPart {
        let tally = self.tallies.get_mut(column as usize);
        tally
            .and_then(Option::take)
            .map(Tally::finish)
            .unwrap_or_default()
    }

    pub(crate) fn keep(&mut self, shard: Shard) {
        let held = Held {
            first_row: 0,
            first_line: 0,
            member_row: 0,
            shard,
        };
        self.held.insert(held.shard.index, held);
        self.view = MemberView::default();
        self.counting = None;
    }

    pub(crate) fn drop_shards(&mut self, indices: &[u32]) {
        for index in indices {
            self.held.remove(index);
        }
        self.view = MemberView::default();
        self.counting = None;
    }

    pub(crate) fn arrange(&mut self, places: &[ShardPlace]) {
        let mut member_row = 0u32;
        self.starts.clear();
        for (index, held) in &mut self.held {
            if let Some(place) = places.iter().find(|place| place.index == *index) {
                held.first_row = place.first_row;
                held.first_line = place.first_line;
            }
            held.member_row = member_row;
            self.starts.push((member_row, *index));
            member_row = member_row.saturating_add(held.shard.rows as u32);
        }
    }

    pub(crate) fn set_facts(&mut self, facts: Vec<ColumnFacts>) {
        self.facts = facts;
    }

    /// How the values of a column compare.
    pub(crate) fn facts(&self, column: u32) -> ColumnFacts {
        self.facts.get(column as usize).copied().unwrap_or_default()
    }

    /// The shards in the order of the table.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Held> {
        self.held.values()
    }

    /// The shard at a position among those held.
    pub(crate) fn held_at(&self, position: usize) -> Option<&Held> {
        self.held.values().nth(position)
    }

    /// A shard by its index.
    pub(crate) fn shard(&self, index: u32) -> Option<&Held> {
        self.held.get(&index)
    }

    /// The shard and the row in it behind a row of the member.
    pub(crate) fn locate(&self, row: u32) -> Option<(&Held, usize)> {
        let at = self.starts.partition_point(|start| start.0 <= row);
        // several shards begin at the same row when all but the last are empty
        let (member_row, index) = self.starts.get(at.checked_sub(1)?)?;
        let held = self.held.get(index)?;
        Some((held, (row - member_row) as usize))
    }

    /// Rows of all shards held.
    pub(crate) fn rows(&self) -> usize {
        self.held.values().map(|held| held.shard.rows).sum()
    }

    /// Its part of the view, if it is of this revision.
    pub(crate) fn view(&self, revision: u32) -> Result<&MemberView, Problem> {
        if self.view.revision == revision {
            Ok(&self.view)
        } else {
            Err(ProblemKind::Stale.into())
        }
    }

    pub(crate) fn set_view(&mut self, view: MemberView) {
        self.view = view;
    }

    pub(crate) fn set_counting(&mut self, counting: Option<Counting>) {
        self.counting = counting;
    }

    /// The next runs of the column counted last; the last batch lets go of the counts.
    pub(crate) fn next_runs(&mut self, limit: u32) -> RunBatch {
        let batch = match &mut self.counting {
            Some(counting) => counting.next(limit as usize),
            None => RunBatch::end(),
        };
        if batch.last {
            self.counting = None;
        }
        batch
    }
}
