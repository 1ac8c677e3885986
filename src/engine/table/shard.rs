//! A run of rows, held by the member that parsed it.

use super::Column;

/// A run of rows of one byte range of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Shard {
    /// Position of the shard in the table, from 0.
    pub index: u32,
    /// The columns, all of the same length, in the order of the file.
    pub columns: Vec<Column>,
    /// How many rows.
    pub rows: usize,
    /// For each row how many lines of the shard stand before it, kept only where rows and lines part
    /// ways (line breaks inside quotes, blank lines): (row of the shard, line of the shard), ascending.
    /// Between two entries both count up by one.
    pub line_breaks: Vec<(u32, u32)>,
}

impl Shard {
    /// Lines of the shard before a row: with the lines of all shards before it, the row's number in the file.
    #[must_use]
    pub fn line_of(&self, row: usize) -> u64 {
        let at = self
            .line_breaks
            .partition_point(|entry| entry.0 as usize <= row);
        match at.checked_sub(1).map(|i| self.line_breaks[i]) {
            Some((from_row, line)) => u64::from(line) + (row as u64 - u64::from(from_row)),
            None => row as u64,
        }
    }
}
