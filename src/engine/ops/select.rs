//! Choosing rows: a list of row numbers for each shard, or all of them.

use super::order::Order;
use super::search::Needle;
use super::{filter, near, order};
use crate::job::locate::row_at;
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer, SelectAsk};
use model::note::Problem;
use model::recipe::Test;
use std::collections::BTreeMap;

/// Rows of one shard that pass, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Selection {
    /// All of so many rows: costs nothing, however many.
    All(u32),
    /// These.
    Rows(Vec<u32>),
}

impl Selection {
    /// How many.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::All(rows) => *rows as usize,
            Self::Rows(rows) => rows.len(),
        }
    }

    /// The row of the shard at a position among those that pass.
    pub(crate) fn row(&self, position: usize) -> Option<usize> {
        match self {
            Self::All(rows) => (position < *rows as usize).then_some(position),
            Self::Rows(rows) => rows.get(position).map(|row| *row as usize),
        }
    }

    /// The position of a row of the shard among those that pass.
    pub(crate) fn place_of(&self, row: usize) -> Option<u64> {
        match self {
            Self::All(rows) => (row < *rows as usize).then_some(row as u64),
            Self::Rows(rows) => {
                let row = u32::try_from(row).ok()?;
                rows.binary_search(&row).ok().map(|place| place as u64)
            }
        }
    }

    /// Calls `f` with each row, ascending.
    #[inline]
    pub(crate) fn each(&self, mut f: impl FnMut(usize)) {
        match self {
            Self::All(rows) => (0..*rows as usize).for_each(f),
            Self::Rows(rows) => rows.iter().for_each(|row| f(*row as usize)),
        }
    }

    /// Keeps the rows that pass.
    pub(crate) fn keep(&mut self, pass: impl Fn(usize) -> bool) {
        match self {
            Self::All(rows) => {
                *self = Self::Rows((0..*rows).filter(|row| pass(*row as usize)).collect());
            }
            Self::Rows(rows) => rows.retain(|row| pass(*row as usize)),
        }
    }
}

/// A member's part of a view.
#[derive(Debug, Default)]
pub(crate) struct MemberView {
    /// The number of the view; 0 before the first.
    pub revision: u32,
    /// Rows that pass, for each shard.
    pub selections: BTreeMap<u32, Selection>,
    /// The member's rows in order, when the view is sorted.
    pub order: Option<Order>,
}

/// The rows of a shard that pass all filters and the search.
fn choose(held: &Held, ask: &SelectAsk, needle: Option<&Needle>) -> Selection {
    let (shard, query) = (&held.shard, &ask.query);
    let mut selection = match &ask.found {
        Some(found) => Selection::Rows(of_file(held, found)),
        None => Selection::All(shard.rows as u32),
    };
    for (column, test) in &query.filters {
        if let Test::Near(place) = test {
            near::keep(shard, *column, place, &mut selection);
            continue;
        }
        match shard.columns.get(*column as usize) {
            Some(column) => filter::keep(column, test, &mut selection),
            None => selection = Selection::Rows(Vec::new()),
        }
    }
    if let Some(needle) = needle {
        needle.keep(shard, &mut selection);
    }
    selection
}

/// The rows of a shard that stand at these rows of the file, both ascending.
fn of_file(held: &Held, file_rows: &[u64]) -> Vec<u32> {
    let first = held.first_line + 1;
    let from = file_rows.partition_point(|row| *row < first);
    let wanted = file_rows.get(from..).unwrap_or_default().iter();
    let end = held
        .shard
        .rows
        .checked_sub(1)
        .map(|last| held.shard.line_of(last) + first);
    let wanted = wanted.take_while(|row| end.is_some_and(|end| **row <= end));
    let rows = wanted.filter_map(|row| row_at(held, row - first));
    rows.filter_map(|row| u32::try_from(row).ok()).collect()
}

/// Chooses and orders the rows of a member.
pub(crate) struct Selecting {
    ask: SelectAsk,
    needle: Option<Needle>,
    shard: usize,
    view: MemberView,
    ordering: Option<order::Ordering>,
}

impl Selecting {
    pub(crate) fn new(ask: SelectAsk) -> Self {
        Self {
            needle: Needle::new(&ask.query.search),
            view: MemberView {
                revision: ask.revision,
                ..MemberView::default()
            },
            ask,
            shard: 0,
            ordering: None,
        }
    }
}

impl Work for Selecting {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        let tests = self.ask.query.filters.len() as i64;
        while let Some(held) = member.held_at(self.shard) {
            let selection = choose(held, &self.ask, self.needle.as_ref());
            self.view.selections.insert(held.shard.index, selection);
            self.shard += 1;
            let columns = match &self.needle {
                Some(_) => held.shard.columns.len() as i64 * 4,
                None => 0,
            };
            left -= held.shard.rows as i64 * 8 * (tests + columns);
            if left < 0 {
                return Ok(None);
            }
        }
        if !self.ask.query.sort.is_empty() {
            let view = &self.view;
            let ordering = self.ordering.get_or_insert_with(|| {
                order::Ordering::new(self.ask.query.sort.clone(), member, &view.selections)
            });
            if !ordering.step(member) {
                return Ok(None);
            }
        }
        self.view.order = self.ordering.take().map(order::Ordering::finish);
        let rows = self
            .view
            .selections
            .iter()
            .map(|(index, selection)| (*index, selection.len() as u64))
            .collect();
        member.set_view(std::mem::take(&mut self.view));
        Ok(Some(MemberAnswer::Selected(rows)))
    }
}
