//! What came of checking a file for quality and personal data.

use crate::finding::Finding;
use serde::{Deserialize, Serialize};

/// Whether a file can be published as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publishable {
    /// Nothing speaks against it.
    Yes,
    /// After changes, or after somebody has looked at what was not checked.
    WithChanges,
    /// Not so.
    No,
}

/// What was found, and what was looked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// What the columns of the file mean by all of their values, and how sure that is, 0 to 1: the profile of a large
    /// table went by those it kept.
    pub kinds: Vec<(Option<String>, f64)>,
    /// What is wrong or worth knowing, heaviest first.
    pub findings: Vec<Finding>,
    /// The rules that were looked for, in the order of the list of rules.
    pub rules: Vec<String>,
    /// Rules that could not be looked for, because the table is too large for them.
    pub unchecked: Vec<String>,
    /// False when the table holds only some of the file's rows: the others were not looked at.
    pub is_whole: bool,
    /// Whether the file can be published.
    pub publishable: Publishable,
}
