//! One byte range of a file becomes one shard, step by step.

use super::{ShardOrder, ShardReport, Source};
use crate::table::Shard;
use model::note::{Problem, ProblemKind};

/// Reads one shard.
#[derive(Debug)]
pub struct ShardReader {
    order: ShardOrder,
    rows: u64,
    position: u64,
}

impl ShardReader {
    /// Ready to read what is ordered.
    #[must_use]
    pub fn new(order: ShardOrder) -> Self {
        Self {
            position: order.from,
            rows: 0,
            order,
        }
    }

    /// Reads about `budget_bytes` further. True when the shard is complete.
    ///
    /// # Errors
    /// What the source says.
    pub fn step(&mut self, source: &dyn Source, budget_bytes: usize) -> Result<bool, Problem> {
        let _ = (source, budget_bytes);
        Err(ProblemKind::EmptyFile.into())
    }

    /// Bytes read so far.
    #[must_use]
    pub fn bytes_done(&self) -> u64 {
        self.position - self.order.from
    }

    /// Rows read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The shard and what it found. A shard that is not complete holds what was read so far.
    #[must_use]
    pub fn finish(self) -> (Shard, ShardReport) {
        let shard = Shard {
            index: self.order.index,
            columns: Vec::new(),
            rows: 0,
            line_breaks: Vec::new(),
        };
        let report = ShardReport {
            index: self.order.index,
            to: self.order.to,
            start: self.order.from,
            end: self.position,
            source_bytes: 0,
            rows: self.rows,
            lines: 0,
            columns: Vec::new(),
            widest: 0,
            short_rows: 0,
            long_rows: 0,
            first_ragged_line: None,
            bad_bytes: 0,
            first_bad_byte: None,
            lost_letters: 0,
            first_lost_line: None,
            unclosed_quote_line: None,
            encoding: self.order.sniff.encoding.value,
            history: self.order.history,
        };
        (shard, report)
    }
}
