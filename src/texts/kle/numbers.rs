//! KLE numbers in the data, as the page tells of them.

use model::finding::Severity;
use model::kle_check::JudgedBy;

/// KLE numbers in the data, as the page tells of them.
#[derive(Debug)]
pub struct NumbersTexts {
    /// Heading.
    pub title: &'static str,
    /// While they are looked at.
    pub waiting: &'static str,
    /// How many were looked up, and where.
    pub judged: fn(numbers: u64, by: JudgedBy) -> String,
    /// Only the rows the table holds were looked at.
    pub sampled: &'static str,
    /// How many stand on `.00`, and that it is no mistake.
    pub general: fn(general: u64, numbers: u64) -> String,
    /// There is nothing to say of them.
    pub nothing: &'static str,
    /// Name of the list of findings.
    pub findings: &'static str,
    /// No number stands in the chosen column.
    pub no_numbers: &'static str,
    /// How much a finding weighs.
    pub severity: fn(Severity) -> &'static str,
    /// The column a finding is about.
    pub column: fn(&str) -> String,
    /// Heading of the likely repairs.
    pub repairs: fn(usize) -> String,
    /// Heads of the repairs: as it stands, what was probably meant.
    pub repair_heads: [&'static str; 2],
    /// Heading of the shares by department or system.
    pub shares: &'static str,
    /// Heads of the shares: name, numbers, on `.00`, share.
    pub share_heads: [&'static str; 4],
    /// No department is named.
    pub no_name: &'static str,
    /// There are more departments than are shown.
    pub first_shares: fn(shown: usize, of: usize) -> String,
    /// Heading: which columns say what.
    pub columns: &'static str,
    /// None of the columns.
    pub no_column: &'static str,
    /// The number stands in several columns, which are named.
    pub in_parts: fn(&str) -> String,
    /// What is chosen, in the order of [`Which`].
    pub which: fn(Which) -> &'static str,
    /// In the card of checks: nothing that looks wrong.
    pub check_fine: fn(numbers: u64) -> String,
    /// In the card of checks: so many findings that look wrong.
    pub check_look: fn(numbers: u64, findings: u64) -> String,
}

/// A column beside the numbers that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The number.
    Number,
    /// The journal number.
    Journal,
    /// The action facet.
    Facet,
    /// The title of the number.
    KleTitle,
    /// The day of the case.
    Received,
    /// The day it was closed.
    Closed,
    /// How far it is.
    Status,
    /// Department or system.
    Department,
    /// What the case is called.
    Title,
    /// CPR number of the primary party.
    Party,
}
