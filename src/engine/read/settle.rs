//! The whole file has its say: reports of all shards become final decisions.

use super::{ColumnPlan, ShardOrder, ShardReport};
use model::note::Note;
use model::sniff::Sniff;

/// What is decided, and what must be read again.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The assumptions as the whole file left them.
    pub sniff: Sniff,
    /// How each column is read.
    pub plans: Vec<ColumnPlan>,
    /// Shards to be read again; with their new reports in place of the old ones, settle again.
    /// Empty: everything is settled.
    pub redo: Vec<ShardOrder>,
    /// What is worth knowing about the reading. Complete when `redo` is empty.
    pub notes: Vec<Note>,
    /// For each column the spellings of "missing" in it and how often; the empty cell as "".
    pub missing_spellings: Vec<Vec<(String, u64)>>,
}

/// Decides from the reports of all shards, in the order of the file.
#[must_use]
pub fn settle(sniff: &Sniff, reports: &[ShardReport]) -> Settled {
    Settled {
        sniff: sniff.clone(),
        plans: reports
            .first()
            .map(|r| r.columns.iter().map(|c| c.plan).collect())
            .unwrap_or_default(),
        redo: Vec::new(),
        notes: Vec::new(),
        missing_spellings: Vec::new(),
    }
}
