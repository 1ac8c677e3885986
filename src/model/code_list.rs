//! Lists of codes a user gives, as far as page and worker speak of them.

use serde::{Deserialize, Serialize};

/// What a list of codes holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeListInfo {
    /// Its title, or its name; empty when it has none.
    pub name: String,
    /// Its version; empty when it has none.
    pub version: String,
    /// Codes in it.
    pub codes: u32,
}

/// Why a file gives no list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeListFault {
    /// It is something else.
    Other,
    /// It says that it is one, but has no code.
    Empty,
    /// It begins as one, but is no whole JSON.
    Unreadable {
        /// The line where reading ended, from 1.
        line: u32,
        /// The character of the line, from 1.
        column: u32,
    },
}
