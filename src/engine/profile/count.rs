//! Counting the values of one column in a member, exactly, for any number of different values.
//!
//! Values on a short line are counted in an array. Others are packed together with their row into one
//! integer and sorted, so that equal values stand together, first row first. Texts are compared by a
//! 64-bit fingerprint: of thirteen million different texts two share one with a chance of 1 in 200,000.

use super::runs::{Run, RunBatch};
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::ops::facts::{ColumnFacts, Form, Line};
use crate::ops::radix;
use crate::table::{Column, Data};
use model::note::Problem;
use std::hash::BuildHasher;

/// The longest line that is counted in an array whatever the rows.
const SHORT_LINE: u128 = 1 << 16;
/// The longest line that is counted in an array at all (128 MB).
const LONG_LINE: u128 = 1 << 24;
const NEVER: u32 = u32::MAX;

/// A number that stands for a text.
#[must_use]
pub(crate) fn fingerprint(text: &[u8]) -> u64 {
    foldhash::quality::FixedState::with_seed(0x6461_7461_6c75_7021).hash_one(text)
}

/// A value on the line as a key of the same order.
#[must_use]
pub(crate) fn line_key(value: i128) -> u128 {
    value as u128 ^ (1 << 127)
}

/// The way back from [`line_key`].
#[must_use]
pub(crate) fn key_line(key: u128) -> i128 {
    (key ^ (1 << 127)) as i128
}

/// The counted values of a column, handed out in runs.
#[derive(Debug)]
pub(crate) struct Counting {
    values: Values,
    /// First row of each shard: among the rows of the member, in the table.
    starts: Vec<(u32, u64)>,
    position: usize,
}

#[derive(Debug)]
enum Values {
    /// For each place on the line, from `base`: rows, and the first row of the member.
    Array { base: i64, slots: Vec<(u32, u32)> },
    /// Distance from `base` above `row_bits` bits of the member's row.
    Packed {
        base: i64,
        row_bits: u32,
        sorted: Vec<u64>,
    },
    /// Key and row of the member.
    Pairs(Vec<(u128, u32)>),
    /// Fingerprint, first row of the member, rows.
    Texts(Vec<(u64, u32, u32)>),
}

impl Counting {
    fn new(facts: ColumnFacts, member: &Member) -> Self {
        let rows = member.rows();
        let row_bits = usize::BITS - rows.leading_zeros();
        let values = match (facts.form, facts.bounds) {
            (Form::Text, _) => Values::Texts(Vec::new()),
            (Form::Line { .. } | Form::Float, Some((low, high))) => {
                let length = (i128::from(high) - i128::from(low)) as u128 + 1;
                if length <= SHORT_LINE.max((2 * rows as u128).min(LONG_LINE)) {
                    Values::Array {
                        base: low,
                        slots: vec![(0, NEVER); length as usize],
                    }
                } else if u128::BITS - length.leading_zeros() + row_bits <= u64::BITS {
                    Values::Packed {
                        base: low,
                        row_bits,
                        sorted: Vec::with_capacity(rows),
                    }
                } else {
                    Values::Pairs(Vec::with_capacity(rows))
                }
            }
            _ => Values::Pairs(Vec::new()),
        };
        let starts = member
            .held()
            .map(|held| (held.member_row, held.first_row))
            .collect();
        Self {
            values,
            starts,
            position: 0,
        }
    }

    fn add(&mut self, facts: ColumnFacts, held: &Held, column: &Column, part: (u32, u32)) {
        let offset = held.member_row;
        let line = Line::new(column, facts.form);
        let rows = (0..column.len()).filter(|row| column.valid.get(*row));
        match &mut self.values {
            Values::Array { base, slots } => {
                for row in rows {
                    let slot = &mut slots[line.get(row).wrapping_sub(*base) as usize];
                    slot.0 += 1;
                    slot.1 = slot.1.min(offset + row as u32);
                }
            }
            Values::Packed {
                base,
                row_bits,
                sorted,
            } => {
                for row in rows {
                    let distance = line.get(row).wrapping_sub(*base) as u64;
                    sorted.push((distance << *row_bits) | u64::from(offset + row as u32));
                }
            }
            Values::Pairs(pairs) => {
                for row in rows {
                    pairs.push((line_key(line.get_wide(row)), offset + row as u32));
                }
            }
            Values::Texts(texts) => add_texts(texts, column, offset, part),
        }
    }

    fn sort(&mut self) {
        match &mut self.values {
            Values::Array { .. } => {}
            // rows were added ascending, and sorting by the value alone keeps them so
            Values::Packed {
                sorted, row_bits, ..
            } => {
                let top = sorted.iter().copied().max().unwrap_or(0);
                let bits = u64::BITS - top.leading_zeros();
                radix::sort(sorted, *row_bits, bits.max(*row_bits), |packed| *packed);
            }
            Values::Pairs(pairs) => pairs.sort_unstable(),
            Values::Texts(texts) => radix::sort(texts, 0, u64::BITS, |text| text.0),
        }
    }

    /// The row of the table behind a row of the member.
    fn table_row(&self, row: u32) -> u64 {
        let at = self.starts.partition_point(|start| start.0 <= row);
        match at.checked_sub(1).and_then(|at| self.starts.get(at)) {
            Some((member_row, table_row)) => table_row + u64::from(row - member_row),
            None => u64::from(row),
        }
    }

    /// The next run: key, rows, first row of the member.
    fn run(&mut self) -> Option<(u128, u64, u32)> {
        match &self.values {
            Values::Array { base, slots } => loop {
                let (rows, first) = *slots.get(self.position)?;
                let value = i128::from(*base) + self.position as i128;
                self.position += 1;
                if rows > 0 {
                    return Some((line_key(value), u64::from(rows), first));
                }
            },
            Values::Packed {
                base,
                row_bits,
                sorted,
            } => {
                let first = *sorted.get(self.position)?;
                let distance = first >> row_bits;
                let start = self.position;
                while sorted
                    .get(self.position)
                    .is_some_and(|next| next >> row_bits == distance)
                {
                    self.position += 1;
                }
                let key = line_key(i128::from(*base) + i128::from(distance));
                let row = (first & ((1 << row_bits) - 1)) as u32;
                Some((key, (self.position - start) as u64, row))
            }
            Values::Pairs(pairs) => {
                let (key, row) = *pairs.get(self.position)?;
                let start = self.position;
                while pairs.get(self.position).is_some_and(|next| next.0 == key) {
                    self.position += 1;
                }
                Some((key, (self.position - start) as u64, row))
            }
            Values::Texts(texts) => {
                let (key, row, mut rows) = texts.get(self.position).map(|t| (t.0, t.1, 0u64))?;
                while let Some(next) = texts.get(self.position).filter(|next| next.0 == key) {
                    rows += u64::from(next.2);
                    self.position += 1;
                }
                Some((u128::from(key), rows, row))
            }
        }
    }

    fn is_over(&self) -> bool {
        match &self.values {
            Values::Array { slots, .. } => slots[self.position..].iter().all(|slot| slot.0 == 0),
            Values::Packed { sorted, .. } => self.position >= sorted.len(),
            Values::Pairs(pairs) => self.position >= pairs.len(),
            Values::Texts(texts) => self.position >= texts.len(),
        }
    }

    /// The next runs, at most `limit`.
    pub(crate) fn next(&mut self, limit: usize) -> RunBatch {
        let mut runs = Vec::new();
        while runs.len() < limit.max(1) {
            let Some((key, rows, row)) = self.run() else {
                break;
            };
            runs.push(Run {
                key,
                rows,
                first_row: self.table_row(row),
            });
        }
        RunBatch::pack(&runs, self.is_over())
    }
}

fn add_texts(
    texts: &mut Vec<(u64, u32, u32)>,
    column: &Column,
    offset: u32,
    (part, parts): (u32, u32),
) {
    let here = |print: u64| {
        parts <= 1 || (u128::from(print) * u128::from(parts)) >> 64 == u128::from(part)
    };
    match &column.data {
        Data::Dictionary { codes, entries } => {
            let mut counts = vec![(NEVER, 0u32); entries.len()];
            for (row, code) in codes.iter().enumerate() {
                if column.valid.get(row) {
                    let count = &mut counts[*code as usize];
                    count.0 = count.0.min(offset + row as u32);
                    count.1 += 1;
                }
            }
            for (entry, (first, rows)) in counts.into_iter().enumerate() {
                if rows > 0 {
                    let print = fingerprint(entries.bytes_of(entry));
                    if here(print) {
                        texts.push((print, first, rows));
                    }
                }
            }
        }
        Data::Text(arena) => {
            for row in (0..arena.len()).filter(|row| column.valid.get(*row)) {
                let print = fingerprint(arena.bytes_of(row));
                if here(print) {
                    texts.push((print, offset + row as u32, 1));
                }
            }
        }
        _ => {}
    }
}

/// Counts a column over the member's shards and answers with the first runs.
pub(crate) struct CountWork {
    column: u32,
    part: (u32, u32),
    limit: u32,
    shard: usize,
    counting: Option<Counting>,
}

impl CountWork {
    pub(crate) fn new(column: u32, part: u32, parts: u32, limit: u32) -> Self {
        Self {
            column,
            part: (part, parts),
            limit,
            shard: 0,
            counting: None,
        }
    }
}

impl Work for CountWork {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let facts = member.facts(self.column);
        if self.counting.is_none() {
            member.set_counting(None); // its memory is needed again
        }
        let counting = self
            .counting
            .get_or_insert_with(|| Counting::new(facts, member));
        let mut left = budget as i64;
        while let Some(held) = member.held_at(self.shard) {
            if let Some(column) = held.shard.columns.get(self.column as usize) {
                counting.add(facts, held, column, self.part);
            }
            self.shard += 1;
            left -= held.shard.rows as i64 * 8;
            if left <= 0 {
                return Ok(None);
            }
        }
        counting.sort();
        member.set_counting(self.counting.take());
        Ok(Some(MemberAnswer::Runs(member.next_runs(self.limit))))
    }
}
