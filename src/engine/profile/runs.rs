//! Values with their counts, ascending by key: what members tell the director about a column.
//!
//! A run is one different value: a key that orders it (its place on the line, or the fingerprint of a
//! text), how many rows have it and the first of them. Members send runs in batches; merging the batches
//! of all members in key order gives exact counts of any number of different values in constant memory.

use serde::{Deserialize, Serialize};

/// One different value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Orders the values; equal keys are equal values.
    pub key: u128,
    /// Rows with the value.
    pub rows: u64,
    /// The first row of the table with the value, from 0.
    pub first_row: u64,
}

/// Runs on their way to the director, as plain numbers: most values of most tables pass here, and nothing
/// is quicker to write and to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunBatch {
    /// How many runs.
    runs: u32,
    /// How many of the lowest bits of a key are the first row of the member. 0: the rows stand by themselves.
    row_bits: u32,
    /// How many of the runs have several rows.
    several: u32,
    /// Keys in 8 bytes each; with `row_bits` 0 the first rows in 4 bytes each behind them; then for each run of
    /// several rows which run it is and how many rows, in 4 bytes each. Little-endian. They travel beside the
    /// rest, see [`RunBatch::take_bytes`].
    #[serde(skip)]
    bytes: Vec<u8>,
    /// Where the shards of the member begin: its row, and the row of the table.
    starts: Vec<(u32, u64)>,
    /// Runs whose keys need more than 64 bits; there are then no others.
    pub(super) wide: Vec<Run>,
    /// True when no more follow.
    pub last: bool,
}

/// A batch while it is written.
#[derive(Debug)]
pub(super) struct RunWriter {
    batch: RunBatch,
    /// First rows of the member, when the keys do not hold them.
    firsts: Vec<u32>,
    several: Vec<(u32, u32)>,
}

impl RunWriter {
    /// Room for `runs` runs of a member whose shards begin at `starts`.
    pub fn with_room(runs: usize, row_bits: u32, starts: &[(u32, u64)]) -> Self {
        let run_bytes = if row_bits == 0 { 12 } else { 8 };
        let batch = RunBatch {
            row_bits,
            // a run of several rows takes eight more; room that is not used costs nothing
            bytes: Vec::with_capacity(runs * (run_bytes + 8)),
            starts: starts.to_vec(),
            ..RunBatch::default()
        };
        Self {
            batch,
            firsts: Vec::with_capacity(if row_bits == 0 { runs } else { 0 }),
            several: Vec::new(),
        }
    }

    /// Adds a run whose key holds the first row. A member has no more rows than 32 bits can tell.
    #[inline]
    pub fn push(&mut self, key: u64, rows: u32) {
        self.batch.bytes.extend_from_slice(&key.to_le_bytes());
        if rows != 1 {
            self.several.push((self.batch.runs, rows));
        }
        self.batch.runs += 1;
    }

    /// Adds a run whose key does not hold the first row.
    #[inline]
    pub fn push_with(&mut self, key: u64, first_row: u32, rows: u32) {
        self.push(key, rows);
        self.firsts.push(first_row);
    }

    /// How many runs.
    pub fn len(&self) -> usize {
        self.batch.runs as usize
    }

    /// The batch.
    pub fn finish(self, last: bool) -> RunBatch {
        let mut batch = self.batch;
        let firsts = self.firsts.iter().copied();
        let several = self.several.iter().flat_map(|(run, rows)| [*run, *rows]);
        for number in firsts.chain(several) {
            batch.bytes.extend_from_slice(&number.to_le_bytes());
        }
        batch.several = self.several.len() as u32;
        batch.last = last;
        batch
    }
}

impl RunBatch {
    /// No runs, and none to come.
    #[must_use]
    pub fn end() -> Self {
        Self {
            last: true,
            ..Self::default()
        }
    }

    /// Runs of wide keys.
    pub(super) fn of_wide(wide: Vec<Run>, last: bool) -> Self {
        Self {
            wide,
            last,
            ..Self::default()
        }
    }

    /// How many runs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs as usize + self.wide.len()
    }

    /// True without runs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bulk of the batch, which is not written with the rest: between workers it is handed over.
    pub fn take_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Puts the bulk back.
    pub fn put_bytes(&mut self, bytes: Vec<u8>) {
        self.bytes = bytes;
    }

    /// The keys. A batch that is not whole has none: members and director are of one build.
    #[inline]
    pub(super) fn keys(&self) -> Keys<'_> {
        let keys = self.bytes.get(..self.runs as usize * 8).unwrap_or_default();
        Keys {
            keys: keys.as_chunks().0,
            row_bits: self.row_bits,
        }
    }

    /// The first row of a run among the rows of its member.
    #[inline]
    pub(super) fn member_row(&self, run: usize) -> u32 {
        if self.row_bits > 0 {
            let key = self.keys().keys.get(run);
            let mask = (1 << self.row_bits) - 1;
            return key.map_or(0, |key| (u64::from_le_bytes(*key) & mask) as u32);
        }
        let rows = self.bytes.get(self.runs as usize * 8..).unwrap_or_default();
        let row = rows.as_chunks().0.get(run);
        row.map_or(0, |row| u32::from_le_bytes(*row))
    }

    /// One of the runs of several rows, counted among these: which run it is, and how many rows it has.
    #[inline]
    pub(super) fn several(&self, which: usize) -> Option<(usize, u64)> {
        if which >= self.several as usize {
            return None;
        }
        let run_bytes = if self.row_bits == 0 { 12 } else { 8 };
        let bytes = self.bytes.get(self.runs as usize * run_bytes..)?;
        let [run, rows] = bytes.as_chunks::<4>().0.as_chunks::<2>().0.get(which)?;
        let rows = u32::from_le_bytes(*rows);
        Some((u32::from_le_bytes(*run) as usize, u64::from(rows)))
    }

    /// The row of the table behind a row of the member.
    pub(super) fn table_row(&self, row: u32) -> u64 {
        let at = self.starts.partition_point(|start| start.0 <= row);
        match at.checked_sub(1).and_then(|at| self.starts.get(at)) {
            Some((member_row, table_row)) => table_row + u64::from(row - member_row),
            None => u64::from(row),
        }
    }
}

/// The keys of a batch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys<'a> {
    keys: &'a [[u8; 8]],
    row_bits: u32,
}

impl Keys<'_> {
    #[inline]
    pub(super) fn len(self) -> usize {
        self.keys.len()
    }

    /// A key without its row; the largest beyond the end.
    #[inline]
    pub(super) fn get(self, run: usize) -> u64 {
        let key = self.keys.get(run);
        key.map_or(u64::MAX, |key| u64::from_le_bytes(*key) >> self.row_bits)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn runs_come_out_as_they_went_in() {
        let runs = [(0, 1, 7), (5, 300, 2), (1 << 40, 1, 8)];
        for row_bits in [0, 4] {
            let mut writer = RunWriter::with_room(3, row_bits, &[(0, 100), (5, 900)]);
            for (key, rows, row) in runs {
                match row_bits {
                    0 => writer.push_with(key, row, rows),
                    _ => writer.push(key << row_bits | u64::from(row), rows),
                }
            }
            let batch = writer.finish(true);
            let bytes = batch.clone().take_bytes();
            let sent = postcard::to_stdvec(&batch).unwrap();
            let mut came = postcard::from_bytes::<RunBatch>(&sent).unwrap();
            assert_eq!(came.keys().len(), 0);
            came.put_bytes(bytes);
            assert_eq!(came, batch);
            let keys = came.keys();
            let back = |run: usize| (keys.get(run), came.member_row(run));
            assert_eq!([back(0), back(1), back(2)], [(0, 7), (5, 2), (1 << 40, 8)]);
            assert_eq!([0, 1].map(|n| came.several(n)), [Some((1, 300)), None]);
            assert_eq!([2, 7].map(|row| came.table_row(row)), [102, 902]);
        }
    }
}
