//! What was met of a rule, and the finding it makes: counts, the first rows and the values, so that the answer
//! does not depend on how the table is cut.

use model::finding::{Finding, Param, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows of a finding that are told.
pub(crate) const MOST_ROWS: usize = 10;
/// Values of a finding that are told.
const MOST_VALUES: usize = 20;
/// Different values of a rule that are counted one by one; beyond, only their sum.
pub const MOST_COUNTED: usize = 20_000;

/// A code as it stands, and what was probably meant.
pub type Code = (String, Option<String>);
/// How many cells, and the first rows of the file with it.
pub type Places = (u64, Vec<u64>);

/// Which rows are kept of what was met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Room {
    /// The first ones: enough to tell of.
    #[default]
    First,
    /// All of them: the table is to show no others.
    All,
}

impl Room {
    /// True when one more is kept beside so many, given in ascending order.
    #[must_use]
    pub fn has(self, rows: usize) -> bool {
        self == Self::All || rows < MOST_ROWS
    }

    /// Takes rows in, given in ascending order.
    pub(crate) fn take(self, own: &mut Vec<u64>, rows: impl Iterator<Item = u64>) {
        match self {
            Self::First => push_all(own, rows),
            // put in order when all have come
            Self::All => own.extend(rows),
        }
    }
}

/// What was met of one rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Which rows are kept.
    pub room: Room,
    /// How many cells.
    pub cells: u64,
    /// The first rows of the file, ascending.
    pub rows: Vec<u64>,
    /// Where each code stands.
    pub values: BTreeMap<Code, Places>,
}

impl Tally {
    /// An empty one that keeps these rows.
    #[must_use]
    pub fn with(room: Room) -> Self {
        Self {
            room,
            ..Self::default()
        }
    }

    /// A cell that breaks the rule. `row` is the row of the file, from 1; an empty value is not kept.
    pub fn add(&mut self, row: u64, value: String, repair: Option<String>) {
        self.add_all(1, [row].into_iter(), value, repair);
    }

    /// So many cells with the same text; `rows` are the first of them, ascending.
    pub fn add_all(
        &mut self,
        cells: u64,
        rows: impl Iterator<Item = u64> + Clone,
        value: String,
        repair: Option<String>,
    ) {
        if cells == 0 {
            return;
        }
        self.cells += cells;
        self.room.take(&mut self.rows, rows.clone());
        if value.is_empty() {
            return;
        }
        let key = (value, repair);
        if self.values.len() < MOST_COUNTED || self.values.contains_key(&key) {
            let own = self.values.entry(key).or_default();
            own.0 += cells;
            self.room.take(&mut own.1, rows);
        }
    }

    /// Adds what another member met.
    pub fn merge(&mut self, other: Self) {
        self.cells += other.cells;
        self.room.take(&mut self.rows, other.rows.into_iter());
        for (key, (cells, rows)) in other.values {
            let own = self.values.entry(key).or_default();
            own.0 += cells;
            self.room.take(&mut own.1, rows.into_iter());
        }
    }

    /// Puts the rows in order, where all of them were kept.
    pub fn settle(&mut self) {
        if self.room == Room::All {
            let values = self.values.values_mut().map(|places| &mut places.1);
            for rows in values.chain([&mut self.rows]) {
                rows.sort_unstable();
                rows.dedup();
            }
        }
    }
}

/// Keeps the smallest rows, ascending.
pub fn push(rows: &mut Vec<u64>, row: u64) {
    let at = rows.partition_point(|known| *known < row);
    if at < MOST_ROWS && rows.get(at) != Some(&row) {
        rows.insert(at, row);
        rows.truncate(MOST_ROWS);
    }
}

/// The same for rows that ascend, which are asked for only as far as they may be among the smallest.
fn push_all(rows: &mut Vec<u64>, more: impl Iterator<Item = u64>) {
    for row in more {
        if rows.len() >= MOST_ROWS && rows.last().is_some_and(|last| *last <= row) {
            return;
        }
        push(rows, row);
    }
}

/// A tally of some values alone, of one that keeps these rows.
#[must_use]
pub fn of_values(values: Vec<(Code, Places)>, room: Room) -> Tally {
    let mut tally = Tally::with(room);
    for (key, (cells, rows)) in values {
        tally.cells += cells;
        room.take(&mut tally.rows, rows.iter().copied());
        tally.values.insert(key, (cells, rows));
    }
    tally.settle();
    tally
}

/// The finding a tally makes; nothing without a cell. With `values` and their `repairs` among its parameters, as
/// far as the tally has kept any.
#[must_use]
pub fn finding(
    id: &str,
    severity: Severity,
    column: &Option<(String, u32)>,
    tally: Tally,
) -> Option<Finding> {
    if tally.cells == 0 {
        return None;
    }
    let mut values: Vec<_> = tally.values.into_iter().collect();
    // most frequent first; equal ones in the order of their codes
    values.sort_by_key(|(_, (cells, _))| std::cmp::Reverse(*cells));
    let different = values.len() as u64;
    values.truncate(MOST_VALUES);
    let repairs: Vec<(String, String)> = values
        .iter()
        .filter_map(|((value, repair), _)| Some((value.clone(), repair.clone()?)))
        .collect();
    let mut told: Vec<(String, u64)> = Vec::new();
    for ((value, _), (cells, _)) in values {
        match told.iter_mut().find(|(known, _)| *known == value) {
            Some((_, known)) => *known += cells,
            None => told.push((value, cells)),
        }
    }
    let mut params = Vec::new();
    if !told.is_empty() {
        params.push(("different".to_owned(), Param::Count(different)));
        params.push(("values".to_owned(), Param::Values(told)));
    }
    if !repairs.is_empty() {
        params.push(("repairs".to_owned(), Param::Repairs(repairs)));
    }
    Some(Finding {
        rule: id.to_owned(),
        severity,
        column: column.as_ref().map(|column| column.0.clone()),
        position: column.as_ref().map(|column| column.1),
        cells: Some(tally.cells),
        rows: tally.rows,
        params,
        mend: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_that_ascend_are_kept_as_others_are(
            parts in prop::collection::vec(prop::collection::btree_set(0..90u64, 0..14), 0..5),
        ) {
            let (mut tally, mut plain) = (Tally::default(), Vec::new());
            for part in parts {
                tally.add_all(1, part.iter().copied(), "a".to_owned(), None);
                part.iter().for_each(|row| push(&mut plain, *row));
            }
            prop_assert_eq!(&tally.rows, &plain);
            let own = tally.values.into_values().next().unwrap_or_default();
            prop_assert_eq!(own.1, plain);
        }
    }
}
