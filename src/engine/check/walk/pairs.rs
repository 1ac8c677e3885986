//! Values that stand beside each other in two columns.

use super::Range;
use crate::check::tally::{Room, Tally};
use crate::table::{Column, Data};
use rustc_hash::FxHashMap;

/// Pairs of a shard.
#[derive(Default)]
pub(super) struct PairWalk {
    /// The place of each pair.
    places: FxHashMap<(i64, i64), u32>,
    /// The same where both columns have few texts: by the code of one, then of the other; 0 for a pair not met.
    table: Vec<u32>,
    /// How often each pair stands there, and the first rows.
    met: Vec<Pair>,
}

struct Pair {
    key: (i64, i64),
    cells: u64,
    rows: Vec<usize>,
}

/// Pairs of codes that are found by their place in a table: 1 MB of memory.
const MOST_IN_TABLE: usize = 1 << 18;

impl PairWalk {
    /// Goes through some rows of two columns. The rows of a shard come one after the other, from the first to the last.
    pub fn rows(
        &mut self,
        one: &Column,
        other: &Column,
        rows: Range<usize>,
        met: &mut Tally,
        at: &dyn Fn(usize) -> u64,
    ) {
        let is_last = rows.end == one.len();
        let room = met.room;
        if rows.start == 0 {
            self.places.clear();
            self.met.clear();
            self.table.clear();
        }
        match (&one.data, &other.data) {
            (
                Data::Dictionary { codes, entries },
                Data::Dictionary {
                    codes: beside,
                    entries: others,
                },
            ) if entries.len() * others.len() <= MOST_IN_TABLE => {
                self.table.resize(entries.len() * others.len(), 0);
                let is_whole = |column: &Column| column.valid.count_set() == column.valid.len();
                let are_whole = is_whole(one) && is_whole(other);
                codes.each_of(rows, |row, code| {
                    let has_both = are_whole || (one.valid.get(row) && other.valid.get(row));
                    if !has_both {
                        return;
                    }
                    let own = beside.at(row);
                    let Some(place) = self.table.get_mut(code * others.len() + own) else {
                        return;
                    };
                    if *place == 0 {
                        self.met.push(Pair::new((code as i64, own as i64)));
                        *place = self.met.len() as u32;
                    }
                    if let Some(pair) = self.met.get_mut(*place as usize - 1) {
                        pair.add(row, room);
                    }
                });
            }
            _ => {
                for row in rows {
                    let Some(key) = key_of(one, row).zip(key_of(other, row)) else {
                        continue;
                    };
                    let place = *self.places.entry(key).or_insert_with(|| {
                        self.met.push(Pair::new(key));
                        self.met.len() as u32 - 1
                    });
                    if let Some(pair) = self.met.get_mut(place as usize) {
                        pair.add(row, room);
                    }
                }
            }
        }
        if is_last {
            for pair in self.met.drain(..) {
                let rows = pair.rows.iter().map(|row| at(*row));
                let (own, beside) = (shown(one, pair.key.0), shown(other, pair.key.1));
                met.add_all(pair.cells, rows, own, Some(beside));
            }
        }
    }
}

impl Pair {
    fn new(key: (i64, i64)) -> Self {
        Self {
            key,
            cells: 0,
            rows: Vec::new(),
        }
    }

    #[inline]
    fn add(&mut self, row: usize, room: Room) {
        self.cells += 1;
        // rows come ascending
        if room.has(self.rows.len()) {
            self.rows.push(row);
        }
    }
}

/// What tells a value of a shard from others: its code, or the number itself.
fn key_of(column: &Column, row: usize) -> Option<i64> {
    if !column.valid.get(row) {
        return None;
    }
    match &column.data {
        Data::Dictionary { codes, .. } => i64::try_from(codes.at(row)).ok(),
        Data::Integer(values) => values.get(row).copied(),
        _ => None,
    }
}

/// The value behind what tells it from others.
fn shown(column: &Column, key: i64) -> String {
    match &column.data {
        Data::Dictionary { entries, .. } => usize::try_from(key)
            .map(|entry| entries.get(entry).to_owned())
            .unwrap_or_default(),
        _ => key.to_string(),
    }
}
