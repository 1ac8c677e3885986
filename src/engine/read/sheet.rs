//! A workbook's first visible sheet, written once as delimited text for the rest of the pipeline.

use model::dataset::TableInfo;
use model::note::{Note, Problem, ProblemKind};

/// The most that is taken from a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Cells of the sheet, empty ones inside its used area included.
    pub cells: u64,
    /// Bytes of all parts of the workbook when unpacked.
    pub unpacked_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cells: 50_000_000,
            unpacked_bytes: 2 << 30,
        }
    }
}

/// A sheet as delimited text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SheetRecords {
    /// UTF-8, comma, `"`; dates as ISO 8601, decimal point.
    pub bytes: Vec<u8>,
    /// The name of the sheet.
    pub sheet: String,
    /// Other sheets.
    pub others: u64,
    /// How many of them are hidden.
    pub hidden: u64,
    /// All sheets, the one read first.
    pub tables: Vec<TableInfo>,
    /// What is worth knowing about the reading.
    pub notes: Vec<Note>,
}

/// Reads the first visible sheet of a workbook.
///
/// # Errors
/// [`ProblemKind::Damaged`], [`ProblemKind::EmptyFile`], [`ProblemKind::TooBig`].
pub fn records(workbook: &[u8], limits: Limits) -> Result<SheetRecords, Problem> {
    let _ = (workbook, limits);
    Err(ProblemKind::Damaged.into())
}
