//! `kle.local`: a number no edition has that is used so often that it is probably the municipality's own.
//!
//! # What it does
//! Of numbers that are not in the register, those in a known group that stand in many rows are told apart
//! from slips. Decided when all rows are counted.
//!
//! # Why it matters
//! Municipalities may use numbers of their own in ranges that KL sets aside; they are no mistakes, but
//! nobody else knows them.
//!
//! # Example
//! `05.09.95` in 240 rows.

use super::super::register::Register;
use model::finding::Severity;

/// Its name.
pub const ID: &str = "kle.local";
/// How much it weighs.
pub const SEVERITY: Severity = Severity::Info;
/// Rows below which a number is a slip.
const LEAST_ROWS: u64 = 10;

/// True when an unknown number that stands in so many rows is probably local.
#[must_use]
pub fn is_local(number: &str, rows: u64, register: &Register) -> bool {
    let group = number.get(..5).filter(|_| number.len() == 8);
    rows >= LEAST_ROWS && group.is_some_and(|group| register.has(group))
}
