//! Values with their counts, ascending by key: what members tell the director about a column.
//!
//! A run is one different value: a key that orders it (its place on the line, or the fingerprint of a
//! text), how many rows have it and the first of them. Members send runs in batches; merging the batches
//! of all members in key order gives exact counts of any number of different values in constant memory.

use serde::{Deserialize, Serialize};

/// One different value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Orders the values; equal keys are equal values.
    pub key: u128,
    /// Rows with the value.
    pub rows: u64,
    /// The first row of the table with the value, from 0.
    pub first_row: u64,
}

/// Runs on their way to the director.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunBatch {
    /// How many runs.
    pub runs: u32,
    /// Key differences, counts and first rows as variable-length integers.
    pub bytes: Vec<u8>,
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

    /// Packs runs that ascend by key.
    #[must_use]
    pub fn pack(runs: impl Iterator<Item = Run>, last: bool) -> Self {
        let mut batch = Self {
            last,
            ..Self::default()
        };
        let (mut key, mut row) = (0u128, 0u64);
        for run in runs {
            put(&mut batch.bytes, run.key.wrapping_sub(key));
            put(&mut batch.bytes, u128::from(run.rows));
            let step = run.first_row.wrapping_sub(row) as i64;
            put(
                &mut batch.bytes,
                u128::from((step << 1) as u64 ^ (step >> 63) as u64),
            );
            (key, row) = (run.key, run.first_row);
            batch.runs += 1;
        }
        batch
    }

    /// The runs.
    #[must_use]
    pub fn unpack(&self) -> Vec<Run> {
        let mut bytes = self.bytes.as_slice();
        let (mut key, mut row) = (0u128, 0u64);
        let mut runs = Vec::with_capacity(self.runs as usize);
        for _ in 0..self.runs {
            key = key.wrapping_add(take(&mut bytes));
            let rows = take(&mut bytes) as u64;
            let step = take(&mut bytes) as u64;
            row = row.wrapping_add((step >> 1) ^ (step & 1).wrapping_neg());
            runs.push(Run {
                key,
                rows,
                first_row: row,
            });
        }
        runs
    }
}

fn put(bytes: &mut Vec<u8>, mut value: u128) {
    // 128 bits are slow, and rarely needed for a difference
    while value > u128::from(u64::MAX) {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    let mut value = value as u64;
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

#[inline]
fn take(bytes: &mut &[u8]) -> u128 {
    let (mut value, mut shift) = (0u64, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
        shift += 7;
        if shift == 63 {
            return take_rest(bytes, value);
        }
    }
    u128::from(value)
}

/// The digits beyond the first 63 bits.
#[cold]
fn take_rest(bytes: &mut &[u8], low: u64) -> u128 {
    let (mut value, mut shift) = (u128::from(low), 63);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u128::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 || shift > 126 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_come_out_as_they_went_in() {
        let run = |key, rows, first_row| Run {
            key,
            rows,
            first_row,
        };
        let runs = vec![
            run(0, 1, 7),
            run(5, 300, 2),
            run(u128::from(u64::MAX), 1, 1 << 40),
            run(u128::MAX, u64::MAX, 0),
        ];
        assert_eq!(
            RunBatch::pack(runs.clone().into_iter(), true).unpack(),
            runs
        );
    }
}
