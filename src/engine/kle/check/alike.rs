//! Rows of a shard that are alike in every column looked at: what is said of one holds for all.

use crate::check::tally::MOST_ROWS;
use crate::table::{Column, Data, TextArena};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Rows that are alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// How many.
    pub rows: u32,
    first: [u32; MOST_ROWS],
}

impl Group {
    /// The first of them, ascending; never none.
    pub fn first(&self) -> impl Iterator<Item = usize> {
        let rows = self.first.iter().take(self.rows as usize);
        rows.map(|row| *row as usize)
    }
}

/// The rows of a shard, sorted into groups.
#[derive(Debug, Default)]
pub(super) struct Alike {
    groups: Vec<Group>,
    places: FxHashMap<u64, u32>,
    /// The same where there are few possible groups: 0 for one without a row.
    table: Vec<u32>,
    /// Which texts of two columns are more than blanks.
    have_text: [Vec<bool>; 2],
}

/// Groups that are found by their place in a table: 256 KB of memory.
const MOST_IN_TABLE: u64 = 1 << 16;

impl Alike {
    /// Sorts some rows into groups, which come one after the other, from the first of the shard to the last. False
    /// when the columns are of too many different values or of a sort that is not compared here.
    pub fn add(&mut self, columns: &[&Column], rows: Range<usize>) -> bool {
        let radices: Option<Vec<u64>> = columns.iter().map(|column| radix(column)).collect();
        let product = |all: u64, own: &u64| all.checked_mul(*own);
        let possible = radices
            .as_ref()
            .and_then(|radices| radices.iter().try_fold(1, product));
        let (Some(radices), Some(possible)) = (radices, possible) else {
            return false;
        };
        self.put_all(possible, rows, |row| {
            let digits = columns.iter().zip(&radices);
            Some(digits.fold(0, |key, (column, radix)| key * radix + digit(column, row)))
        });
        true
    }

    /// The same by the text of one column, or where that has none by that of another. False when these are no texts
    /// that repeat.
    pub fn add_either(&mut self, one: &Column, other: &Column, rows: Range<usize>) -> bool {
        let (
            Data::Dictionary { entries, .. },
            Data::Dictionary {
                entries: others, ..
            },
        ) = (&one.data, &other.data)
        else {
            return false;
        };
        if rows.start == 0 {
            self.have_text = [entries, others].map(have_text);
        }
        let [have_own, have_other] = std::mem::take(&mut self.have_text);
        let has_text = |have: &[bool], digit: u64| {
            let code = digit.checked_sub(1);
            code.is_some_and(|code| have.get(code as usize).copied().unwrap_or(false))
        };
        let own = entries.len() as u64 + 1;
        let possible = own + others.len() as u64 + 1;
        self.put_all(possible, rows, |row| {
            let (first, second) = (digit(one, row), digit(other, row));
            let is_said = has_text(&have_other, second);
            is_said.then(|| match has_text(&have_own, first) {
                true => first,
                false => own + second,
            })
        });
        self.have_text = [have_own, have_other];
        true
    }

    /// Sorts rows by their keys, all below `possible`; rows without one are left out.
    fn put_all(&mut self, possible: u64, rows: Range<usize>, key: impl Fn(usize) -> Option<u64>) {
        if possible <= MOST_IN_TABLE && self.table.is_empty() {
            self.table.resize(possible as usize, 0);
        }
        for row in rows {
            let Some(key) = key(row) else {
                continue;
            };
            let place = match self.table.get_mut(key as usize) {
                Some(place) => place,
                None => self.places.entry(key).or_default(),
            };
            if *place == 0 {
                *place = self.groups.len() as u32 + 1;
                self.groups.push(Group {
                    rows: 0,
                    first: [0; MOST_ROWS],
                });
            }
            if let Some(group) = self.groups.get_mut(*place as usize - 1) {
                if let Some(first) = group.first.get_mut(group.rows as usize) {
                    *first = row as u32;
                }
                group.rows += 1;
            }
        }
    }

    /// The groups of a shard, in the order of their first rows.
    pub fn take(&mut self) -> Vec<Group> {
        self.places.clear();
        self.table.clear();
        std::mem::take(&mut self.groups)
    }
}

/// For each text whether it is more than blanks.
fn have_text(texts: &TextArena) -> Vec<bool> {
    let all = (0..texts.len()).map(|at| texts.get(at));
    all.map(|text| !text.trim().is_empty()).collect()
}

/// How many different digits a column has.
fn radix(column: &Column) -> Option<u64> {
    match &column.data {
        Data::Dictionary { entries, .. } => Some(entries.len() as u64 + 1),
        Data::Date(_) => Some((1 << 32) + 1),
        _ => None,
    }
}

/// A number for the value in a row; 0 without one.
fn digit(column: &Column, row: usize) -> u64 {
    if !column.valid.get(row) {
        return 0;
    }
    1 + match &column.data {
        Data::Dictionary { codes, .. } => codes.at(row) as u64,
        Data::Date(days) => {
            let day = days.get(row).copied().unwrap_or_default();
            u64::from(day.cast_unsigned())
        }
        _ => 0,
    }
}
