//! A list of codes (Fælles Sprog III) the user gives.

use model::code_list::{CodeListFault, CodeListInfo};

/// A list of codes (Fælles Sprog III) the user gives.
#[derive(Debug)]
pub struct CodeListTexts {
    /// The question about a file that is one.
    pub question: fn(file: &str) -> String,
    /// What it holds.
    pub holds: fn(&CodeListInfo) -> String,
    /// What it is used for, and that it is not kept.
    pub question_help: &'static str,
    /// Answer: use it.
    pub use_it: &'static str,
    /// Answer: open it as a table.
    pub as_table: &'static str,
    /// Answer: neither.
    pub cancel: &'static str,
    /// The file is in use now.
    pub in_use: fn(file: &str) -> String,
    /// What that does.
    pub in_use_help: &'static str,
    /// Stop using it.
    pub remove: &'static str,
    /// It is used no more.
    pub removed: &'static str,
    /// The file should be one, but cannot be used.
    pub broken: fn(file: &str) -> String,
    /// Where and what to do.
    pub broken_why: fn(CodeListFault) -> String,
    /// Beside a column of codes: the list they are held against.
    pub beside: fn(&CodeListInfo) -> String,
    /// Beside a column of codes, without a list: how to get names.
    pub offer: &'static str,
}
