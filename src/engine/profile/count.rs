//! Counting the values of one column in a member, exactly, for any number of different values.
//!
//! Values on a short line are counted in an array. Others are packed together with their row into one
//! integer where that has room, and sorted, so that equal values stand together, first row first; packed as
//! they are they travel to the director. Texts are compared by a 64-bit fingerprint: of thirteen million different texts two share one with a chance of 1 in 200,000.

use super::runs::{Run, RunBatch, RunWriter};
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
/// The longest line that is counted in an array at all (32 MB).
const LONG_LINE: u128 = 1 << 22;
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
    /// Distance from `base`, first row of the member, rows.
    Long {
        base: i64,
        sorted: Vec<(u64, u32, u32)>,
    },
    /// Fingerprint, first row of the member, rows.
    Texts(Vec<(u64, u32, u32)>),
    /// Key and row of the member.
    Wide(Vec<(u128, u32)>),
}

impl Counting {
    fn new(facts: ColumnFacts, member: &Member) -> Self {
        let rows = member.rows();
        let row_bits = usize::BITS - rows.leading_zeros();
        let values = match (facts.form, facts.bounds) {
            (Form::Text, _) => Values::Texts(Vec::new()),
            (Form::Line { .. } | Form::Float, Some((base, high))) => {
                let length = (i128::from(high) - i128::from(base)) as u128 + 1;
                if length <= SHORT_LINE.max((rows as u128 / 2).min(LONG_LINE)) {
                    Values::Array {
                        base,
                        slots: vec![(0, NEVER); length as usize],
                    }
                } else if u128::BITS - length.leading_zeros() + row_bits <= u64::BITS {
                    Values::Packed {
                        base,
                        row_bits,
                        sorted: Vec::with_capacity(rows),
                    }
                } else {
                    Values::Long {
                        base,
                        sorted: Vec::with_capacity(rows),
                    }
                }
            }
            _ => Values::Wide(Vec::new()),
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
        let valid = &column.valid;
        match &mut self.values {
            Values::Array { base, slots } => line.each(valid, |row, value| {
                if let Some(slot) = slots.get_mut(value.wrapping_sub(*base) as usize) {
                    slot.0 += 1;
                    slot.1 = slot.1.min(offset + row as u32);
                }
            }),
            Values::Packed {
                base,
                row_bits,
                sorted,
            } => line.each(valid, |row, value| {
                let distance = value.wrapping_sub(*base) as u64;
                sorted.push((distance << *row_bits) | u64::from(offset + row as u32));
            }),
            Values::Long { base, sorted } => line.each(valid, |row, value| {
                let distance = value.wrapping_sub(*base) as u64;
                sorted.push((distance, offset + row as u32, 1));
            }),
            Values::Wide(pairs) => {
                for row in (0..valid.len()).filter(|row| valid.get(*row)) {
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
            Values::Long { sorted, .. } => {
                let top = sorted.iter().map(|value| value.0).max().unwrap_or(0);
                radix::sort(sorted, 0, u64::BITS - top.leading_zeros(), |value| value.0);
            }
            Values::Texts(texts) => radix::sort_spread(texts, |text| text.0),
            Values::Wide(pairs) => pairs.sort_unstable(),
        }
    }

    /// The next runs, at most `limit`.
    pub(crate) fn next(&mut self, limit: usize) -> RunBatch {
        let limit = limit.max(1);
        let at = &mut self.position;
        match &self.values {
            Values::Array { slots, .. } => next_of_array(slots, at, limit, &self.starts),
            Values::Packed {
                row_bits, sorted, ..
            } => next_packed(sorted, *row_bits, at, limit, &self.starts),
            Values::Long { sorted, .. } | Values::Texts(sorted) => {
                next_long(sorted, at, limit, &self.starts)
            }
            Values::Wide(pairs) => next_wide(pairs, at, limit, &self.starts),
        }
    }
}

fn next_of_array(
    slots: &[(u32, u32)],
    at: &mut usize,
    limit: usize,
    starts: &[(u32, u64)],
) -> RunBatch {
    let mut writer = RunWriter::with_room(0, 0, starts);
    while let Some((rows, first)) = slots.get(*at).filter(|_| writer.len() < limit) {
        if *rows > 0 {
            writer.push_with(*at as u64, *first, *rows);
        }
        *at += 1;
    }
    let left = slots.get(*at..).unwrap_or_default();
    writer.finish(left.iter().all(|slot| slot.0 == 0))
}

fn next_packed(
    sorted: &[u64],
    row_bits: u32,
    at: &mut usize,
    limit: usize,
    starts: &[(u32, u64)],
) -> RunBatch {
    let left = sorted.get(*at..).unwrap_or_default();
    let mut writer = RunWriter::with_room(left.len().min(limit), row_bits, starts);
    let mut left = left.iter().copied().peekable();
    while let Some(first) = left.next_if(|_| writer.len() < limit) {
        let mut rows = 1;
        while left
            .next_if(|next| next >> row_bits == first >> row_bits)
            .is_some()
        {
            rows += 1;
        }
        writer.push(first, rows);
    }
    *at = sorted.len() - left.len();
    writer.finish(*at >= sorted.len())
}

fn next_long(
    sorted: &[(u64, u32, u32)],
    at: &mut usize,
    limit: usize,
    starts: &[(u32, u64)],
) -> RunBatch {
    let left = sorted.get(*at..).unwrap_or_default();
    let mut writer = RunWriter::with_room(left.len().min(limit), 0, starts);
    let mut left = left.iter().peekable();
    while let Some(first) = left.next_if(|_| writer.len() < limit) {
        let mut rows = first.2;
        while let Some(next) = left.next_if(|next| next.0 == first.0) {
            rows += next.2;
        }
        writer.push_with(first.0, first.1, rows);
    }
    *at = sorted.len() - left.len();
    writer.finish(*at >= sorted.len())
}

fn next_wide(
    pairs: &[(u128, u32)],
    at: &mut usize,
    limit: usize,
    starts: &[(u32, u64)],
) -> RunBatch {
    let rows_of = RunWriter::with_room(0, 0, starts).finish(true);
    let mut wide = Vec::new();
    while let Some((key, row)) = pairs.get(*at).copied().filter(|_| wide.len() < limit) {
        let start = *at;
        while pairs.get(*at).is_some_and(|next| next.0 == key) {
            *at += 1;
        }
        wide.push(Run {
            key,
            rows: (*at - start) as u64,
            first_row: rows_of.table_row(row),
        });
    }
    RunBatch::of_wide(wide, *at >= pairs.len())
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
            let mut see = |row: usize, code: usize| {
                let count = &mut counts[code];
                count.0 = count.0.min(offset + row as u32);
                count.1 += 1;
            };
            if column.valid.count_set() == codes.len() {
                codes.each(see);
            } else {
                codes.each(|row, code| {
                    if column.valid.get(row) {
                        see(row, code);
                    }
                });
            }
            texts.reserve(entries.len());
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
