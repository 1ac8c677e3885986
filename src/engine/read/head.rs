//! The first rows, and a provisional plan for each column.

use super::{ColumnPlan, Source};
use model::column::ColumnProfile;
use model::message::Row;
use model::note::{Problem, ProblemKind};
use model::sniff::Sniff;

/// What can be shown before the whole file is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The columns, profiled over the first rows only.
    pub columns: Vec<ColumnProfile>,
    /// The first rows.
    pub rows: Vec<Row>,
    /// How each column is to be read, as far as known.
    pub plans: Vec<ColumnPlan>,
}

/// Reads the first rows.
///
/// # Errors
/// What the source says.
pub fn head(source: &dyn Source, sniff: &Sniff, max_rows: usize) -> Result<Head, Problem> {
    let _ = (source, sniff, max_rows);
    Err(ProblemKind::EmptyFile.into())
}
