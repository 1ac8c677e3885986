//! Values with their counts, ascending by key: what members tell the director about a column.
//!
//! A run is one different value: a key that orders it (its place on the line, or the fingerprint of a
//! text), how many rows have it and the first of them. Members send runs in batches; merging the batches
//! of all members in key order gives exact counts of any number of different values in constant memory.

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{self, Formatter};

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

/// Runs on their way to the director, as plain columns of numbers: most values of most tables pass here,
/// and nothing is quicker to write and to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunBatch {
    /// How many runs.
    runs: u32,
    /// True when the keys need more than 64 bits above `base`.
    wide: bool,
    /// What is taken off every key.
    base: u128,
    /// Keys in 8 (wide: 16) bytes; rows in 8 bytes, or nothing when all are 1; first rows in 4 (beyond 2^32
    /// rows 8) bytes. All little-endian.
    bytes: Bytes,
    /// Every run has one row.
    single: bool,
    /// First rows take 8 bytes.
    long_rows: bool,
    /// True when no more follow.
    pub last: bool,
}

/// Bytes that are copied as a whole, not one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Taken;
        impl Visitor<'_> for Taken {
            type Value = Bytes;
            fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Bytes, E> {
                Ok(Bytes(bytes))
            }
        }
        deserializer.deserialize_byte_buf(Taken)
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

    /// Packs runs that ascend by key.
    #[must_use]
    pub fn pack(runs: &[Run], last: bool) -> Self {
        let base = runs.first().map_or(0, |run| run.key);
        let range = runs.last().map_or(0, |run| run.key.wrapping_sub(base));
        let wide = range > u128::from(u64::MAX);
        let single = runs.iter().all(|run| run.rows == 1);
        let long_rows = runs.iter().any(|run| run.first_row > u64::from(u32::MAX));
        let mut bytes = Vec::with_capacity(runs.len() * (if wide { 16 } else { 8 } + 8 + 8));
        if wide {
            let keys = runs.iter().map(|run| run.key.wrapping_sub(base));
            keys.for_each(|key| bytes.extend_from_slice(&key.to_le_bytes()));
        } else {
            let keys = runs.iter().map(|run| run.key.wrapping_sub(base) as u64);
            keys.for_each(|key| bytes.extend_from_slice(&key.to_le_bytes()));
        }
        if !single {
            runs.iter()
                .for_each(|run| bytes.extend_from_slice(&run.rows.to_le_bytes()));
        }
        if long_rows {
            runs.iter()
                .for_each(|run| bytes.extend_from_slice(&run.first_row.to_le_bytes()));
        } else {
            runs.iter()
                .for_each(|run| bytes.extend_from_slice(&(run.first_row as u32).to_le_bytes()));
        }
        Self {
            runs: runs.len() as u32,
            wide,
            base,
            bytes: Bytes(bytes),
            single,
            long_rows,
            last,
        }
    }

    /// The runs. A batch that is not whole gives none: members and director are of one build.
    #[must_use]
    pub fn unpack(&self) -> Vec<Run> {
        let count = self.runs as usize;
        let key_bytes = if self.wide { 16 } else { 8 };
        let (Some((keys, rest)), rows_bytes) = (
            self.bytes.0.split_at_checked(count * key_bytes),
            if self.single { 0 } else { count * 8 },
        ) else {
            return Vec::new();
        };
        let Some((rows, first_rows)) = rest.split_at_checked(rows_bytes) else {
            return Vec::new();
        };
        let mut runs: Vec<Run> = if self.wide {
            let keys = keys.as_chunks().0.iter();
            keys.map(|key| self.run(u128::from_le_bytes(*key)))
                .collect()
        } else {
            let keys = keys.as_chunks().0.iter();
            keys.map(|key| self.run(u128::from(u64::from_le_bytes(*key))))
                .collect()
        };
        for (run, rows) in runs.iter_mut().zip(rows.as_chunks().0) {
            run.rows = u64::from_le_bytes(*rows);
        }
        if self.long_rows {
            for (run, row) in runs.iter_mut().zip(first_rows.as_chunks().0) {
                run.first_row = u64::from_le_bytes(*row);
            }
        } else {
            for (run, row) in runs.iter_mut().zip(first_rows.as_chunks().0) {
                run.first_row = u64::from(u32::from_le_bytes(*row));
            }
        }
        runs
    }

    #[inline]
    fn run(&self, key: u128) -> Run {
        Run {
            key: self.base.wrapping_add(key),
            rows: 1,
            first_row: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn runs_come_out_as_they_went_in() {
        let run = |key, rows, first_row| Run {
            key,
            rows,
            first_row,
        };
        let runs = [
            run(0, 1, 7),
            run(5, 300, 2),
            run(u128::from(u64::MAX), 1, 1 << 40),
            run(u128::MAX, u64::MAX, 0),
        ];
        for length in 0..=runs.len() {
            let runs = &runs[..length];
            let batch = RunBatch::pack(runs, true);
            assert_eq!(batch.unpack(), runs);
            let sent = postcard::to_stdvec(&batch).unwrap();
            assert_eq!(postcard::from_bytes::<RunBatch>(&sent).unwrap(), batch);
        }
    }
}
