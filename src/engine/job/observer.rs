//! Who is told how the opening of a file goes.

use crate::read::Head;
use model::column::ColumnType;
use model::note::{Problem, ProblemKind};
use model::sniff::Sniff;
use std::ops::ControlFlow;

/// Who is told how the opening goes. Breaking off cancels it.
pub trait Observer {
    /// The first rows, before the whole file is read: types may still change.
    fn provisional(&mut self, sniff: &Sniff, bytes: u64, head: &Head) -> ControlFlow<()> {
        let _ = (sniff, bytes, head);
        ControlFlow::Continue(())
    }

    /// So many bytes and rows are read.
    fn progress(&mut self, bytes: u64, of: u64, rows: u64) -> ControlFlow<()> {
        let _ = (bytes, of, rows);
        ControlFlow::Continue(())
    }

    /// All rows are in memory, typed, and can be asked for under this revision; profiles follow.
    fn loaded(
        &mut self,
        sniff: &Sniff,
        types: &[ColumnType],
        rows: u64,
        revision: u32,
    ) -> ControlFlow<()> {
        let _ = (sniff, types, rows, revision);
        ControlFlow::Continue(())
    }

    /// So many columns of the table are profiled.
    fn profiled(&mut self, columns: usize, of: usize) -> ControlFlow<()> {
        let _ = (columns, of);
        ControlFlow::Continue(())
    }
}

/// Nobody wants to know.
pub struct Quiet;
impl Observer for Quiet {}

pub(super) fn go_on(flow: ControlFlow<()>) -> Result<(), Problem> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ProblemKind::Cancelled.into()),
    }
}
