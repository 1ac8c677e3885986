//! A file as it was opened.

use crate::column::ColumnProfile;
use crate::hidden::HiddenPart;
use crate::kle::Classification;
use crate::note::Note;
use crate::sniff::Sniff;
use crate::unit::UnitOffer;
use serde::{Deserialize, Serialize};

/// A table of the file: the one that is read, and others it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableInfo {
    /// Its name: the file's without ending, or the sheet's.
    pub name: String,
    /// Data rows.
    pub rows: u64,
    /// Columns.
    pub columns: u64,
    /// A hidden sheet.
    pub hidden: bool,
}

/// What a table would take in memory, told from its first rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Data rows, about.
    pub rows: u64,
    /// Bytes of each column, about, in the order of the file.
    pub column_bytes: Vec<u64>,
}

impl Estimate {
    /// Bytes of the table, about.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.column_bytes
            .iter()
            .fold(0, |sum, bytes| sum.saturating_add(*bytes))
    }
}

impl Opened {
    /// The rows that the columns' profiles are of.
    #[must_use]
    pub fn profiled_rows(&self) -> u64 {
        self.all_rows.unwrap_or(self.rows)
    }
}

/// Everything known about a file when it has been read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The file's name, never its path.
    pub file_name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// What was assumed, after the whole file had its say.
    pub sniff: Sniff,
    /// Data rows of the table.
    pub rows: u64,
    /// Data rows of the file, all of which are profiled, when the table holds only some of them.
    pub all_rows: Option<u64>,
    /// Rows set aside below the table.
    pub footer_rows: u64,
    /// The text of those rows.
    pub footer_texts: Vec<String>,
    /// One for each column, in the order of the file.
    pub columns: Vec<ColumnProfile>,
    /// Every table of the file, the one read first.
    pub tables: Vec<TableInfo>,
    /// Factors that title, headers or cells speak of, for the user to confirm. None is applied.
    pub offers: Vec<UnitOffer>,
    /// What the file holds beside the table.
    pub hidden: Vec<HiddenPart>,
    /// What is worth knowing about the reading.
    pub notes: Vec<Note>,
    /// What the dataset is about.
    pub classification: Classification,
}
