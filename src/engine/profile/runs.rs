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
    /// Keys in 8 bytes each; with `row_bits` 0 the first rows in 4 bytes each behind them. Little-endian.
    /// They travel beside the rest, see [`RunBatch::take_bytes`].
    #[serde(skip)]
    bytes: Vec<u8>,
    /// Runs of several rows: which run, and how many rows.
    several: Vec<(u32, u64)>,
    /// Where the shards of the member begin: its row, and the row of the table.
    starts: Vec<(u32, u64)>,
    /// Runs whose keys need more than 64 bits; there are then no others.
    pub(super) wide: Vec<Run>,
    /// True when no more follow.
    pub last: bool,
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

    /// Room for `runs` runs of a member whose shards begin at `starts`.
    pub(super) fn with_room(runs: usize, row_bits: u32, starts: &[(u32, u64)]) -> Self {
        let run_bytes = if row_bits == 0 { 12 } else { 8 };
        Self {
            row_bits,
            bytes: Vec::with_capacity(runs * run_bytes),
            starts: starts.to_vec(),
            ..Self::default()
        }
    }

    /// Adds a run. With `row_bits` the key holds the first row.
    #[inline]
    pub(super) fn push(&mut self, key: u64, rows: u64) {
        self.bytes.extend_from_slice(&key.to_le_bytes());
        if rows != 1 {
            self.several.push((self.runs, rows));
        }
        self.runs += 1;
    }

    /// Adds the first rows of all runs, when the keys do not hold them.
    pub(super) fn push_rows(&mut self, rows: impl Iterator<Item = u32>) {
        for row in rows {
            self.bytes.extend_from_slice(&row.to_le_bytes());
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

    /// The row of the table behind a row of the member.
    pub(super) fn table_row(&self, row: u32) -> u64 {
        let at = self.starts.partition_point(|start| start.0 <= row);
        match at.checked_sub(1).and_then(|at| self.starts.get(at)) {
            Some((member_row, table_row)) => table_row + u64::from(row - member_row),
            None => u64::from(row),
        }
    }

    /// Runs of several rows.
    pub(super) fn several(&self) -> &[(u32, u64)] {
        &self.several
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
            let mut batch = RunBatch::with_room(3, row_bits, &[(0, 100), (5, 900)]);
            for (key, rows, row) in runs {
                let low = if row_bits > 0 { u64::from(row) } else { 0 };
                batch.push(key << row_bits | low, rows);
            }
            if row_bits == 0 {
                batch.push_rows(runs.iter().map(|run| run.2));
            }
            let bytes = batch.clone().take_bytes();
            let sent = postcard::to_stdvec(&batch).unwrap();
            let mut came = postcard::from_bytes::<RunBatch>(&sent).unwrap();
            assert_eq!(came.keys().len(), 0);
            came.put_bytes(bytes);
            assert_eq!(came, batch);
            let keys = came.keys();
            let back = |run: usize| (keys.get(run), came.member_row(run));
            assert_eq!([back(0), back(1), back(2)], [(0, 7), (5, 2), (1 << 40, 8)]);
            assert_eq!(came.several(), [(1, 300)]);
            assert_eq!([2, 7].map(|row| came.table_row(row)), [102, 902]);
        }
    }
}
