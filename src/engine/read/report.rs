//! What a shard reports when it is read, and how it is ordered.

use super::codes::CodeCounts;
use super::encoding::HighBytes;
use super::evidence::Evidence;
use super::plan::ColumnPlan;
use model::note::Note;
use model::sniff::{Encoding, Sniff};
use serde::{Deserialize, Serialize};

/// What one shard is to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShardOrder {
    /// Position of the shard in the table, from 0.
    pub index: u32,
    /// First byte of its range.
    pub from: u64,
    /// Records that begin before this byte belong to the shard.
    pub to: u64,
    /// True when a record begins at `from`; else the shard looks for the first one.
    pub from_is_record: bool,
    /// How the file is read.
    pub sniff: Sniff,
    /// How each column is read.
    pub columns: Vec<ColumnPlan>,
    /// What settling has revised so far, so that it is still known when the shards are read again.
    pub history: Vec<Note>,
}

impl ShardOrder {
    /// The orders a reading begins with: ranges of about `shard_bytes` bytes, read as assumed so far.
    #[must_use]
    pub fn first(sniff: &Sniff, plans: &[ColumnPlan], shard_bytes: u64) -> Vec<Self> {
        let ranges = super::cut(sniff, shard_bytes);
        let order = |(index, range): (usize, std::ops::Range<u64>)| Self {
            index: index as u32,
            from: range.start,
            to: range.end,
            from_is_record: index == 0,
            sniff: sniff.clone(),
            columns: plans.to_vec(),
            history: Vec::new(),
        };
        ranges.into_iter().enumerate().map(order).collect()
    }
}

/// What a shard found in one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnReport {
    /// The plan it was read by.
    pub plan: ColumnPlan,
    /// What the values could be.
    pub evidence: Evidence,
    /// Line of the shard, from 0, of the first value that did not fit the plan. The column's values of
    /// this shard are then not to be used: the shard is read again.
    pub broken_line: Option<u64>,
    /// What its texts are when they are nothing but digits and points.
    pub codes: CodeCounts,
}

/// What a shard found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShardReport {
    /// Position of the shard in the table, from 0.
    pub index: u32,
    /// End of the range it was ordered to read.
    pub to: u64,
    /// Where its first record begins.
    pub start: u64,
    /// Where its last record ends: the first record boundary at or after `to`.
    pub end: u64,
    /// Size of the whole source in bytes.
    pub source_bytes: u64,
    /// Rows read.
    pub rows: u64,
    /// Lines read, blank ones and those inside quotes included.
    pub lines: u64,
    /// One for each column.
    pub columns: Vec<ColumnReport>,
    /// Most fields in a row that has more than the table has columns; else 0.
    pub widest: u32,
    /// Rows with fewer fields than usual.
    pub short_rows: u64,
    /// Rows with more fields than usual.
    pub long_rows: u64,
    /// Line of the shard, from 0, of the first row with another number of fields.
    pub first_ragged_line: Option<u64>,
    /// Bytes that are no character in the encoding.
    pub bad_bytes: u64,
    /// Offset of the first of them.
    pub first_bad_byte: Option<u64>,
    /// Characters of more than one byte, where the encoding is UTF-8.
    pub multibyte: u64,
    /// Bytes that decide between encodings of one byte a character.
    pub high_bytes: HighBytes,
    /// Offset of the first byte beyond ASCII, in such an encoding.
    pub first_high_byte: Option<u64>,
    /// Letters saved as UTF-8 twice.
    pub twice_letters: u64,
    /// Line of the shard, from 0, of the first row with one.
    pub first_twice_line: Option<u64>,
    /// Rows that repeat the column names and were set aside.
    pub repeated_headers: u64,
    /// Line of the shard, from 0, of the first of them.
    pub first_repeated_line: Option<u64>,
    /// U+FFFD standing in the file itself.
    pub lost_letters: u64,
    /// Line of the shard, from 0, of the first row with one.
    pub first_lost_line: Option<u64>,
    /// Line of the shard, from 0, of a record whose quoted field has no end.
    pub unclosed_quote_line: Option<u64>,
    /// True when the source ends in a row with fewer fields than usual and without a line end.
    pub ends_torn: bool,
    /// The encoding the shard was read with.
    pub encoding: Encoding,
    /// What settling had revised before this reading.
    pub history: Vec<Note>,
}

impl ShardReport {
    /// Nothing found yet.
    pub(crate) fn begin(order: &ShardOrder) -> Self {
        Self {
            index: order.index,
            to: order.to,
            start: order.from,
            end: order.from,
            source_bytes: 0,
            rows: 0,
            lines: 0,
            columns: Vec::new(),
            widest: 0,
            short_rows: 0,
            long_rows: 0,
            first_ragged_line: None,
            bad_bytes: 0,
            first_bad_byte: None,
            multibyte: 0,
            high_bytes: HighBytes::default(),
            first_high_byte: None,
            twice_letters: 0,
            first_twice_line: None,
            repeated_headers: 0,
            first_repeated_line: None,
            lost_letters: 0,
            first_lost_line: None,
            unclosed_quote_line: None,
            ends_torn: false,
            encoding: order.sniff.encoding.value,
            history: order.history.clone(),
        }
    }

    /// Counts a row with another number of fields than usual.
    pub(crate) fn ragged(&mut self, fields: usize, usual: usize, width: usize, line: u64) {
        if fields < usual {
            self.short_rows += 1;
        } else {
            self.long_rows += 1;
        }
        if fields > width {
            self.widest = self.widest.max(u32::try_from(fields).unwrap_or(u32::MAX));
        }
        self.first_ragged_line.get_or_insert(line);
    }
}
