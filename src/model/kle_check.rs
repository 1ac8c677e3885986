//! What came of checking the KLE numbers of a table.

use crate::finding::Finding;
use crate::number_columns::NumberColumns;
use serde::{Deserialize, Serialize};

/// What numbers were judged by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedBy {
    /// Subjects it knows; 0 without any register.
    pub subjects: u32,
    /// True for an edition the user loaded, false for the one built in.
    pub is_loaded: bool,
    /// The day the whole edition was issued, as days since 1970-01-01; `None` for the one built in and for
    /// a part.
    pub issued: Option<i32>,
}

/// How many of some numbers stand on `.00`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneralShare {
    /// The department or system they come from; empty where none is named.
    pub name: String,
    /// Cells with a number.
    pub numbers: u64,
    /// Of those, how many stand on `.00` ("i almindelighed").
    pub general: u64,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KleChecked {
    /// The columns that were looked at.
    pub columns: NumberColumns,
    /// What the numbers were judged by.
    pub judged: JudgedBy,
    /// Cells with a number.
    pub numbers: u64,
    /// Of those, how many stand on `.00` ("i almindelighed"), which is no mistake.
    pub general: u64,
    /// The same by department or system, most numbers first; empty without such a column, and where it
    /// has too many different values to be one.
    pub shares: Vec<GeneralShare>,
    /// What is wrong or worth knowing, heaviest first.
    pub findings: Vec<Finding>,
}
