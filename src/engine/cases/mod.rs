//! Case extracts (sagsudtræk) by KLE: how many cases on which subjects, and how long they took.
//!
//! [`columns`] finds out which columns say what; members add up their rows ([`fold`]); the director merges
//! and tells ([`finish`]). Times are counted in [`working_days`].

pub mod columns;
pub mod finish;
pub mod fold;
pub mod sums;
pub mod working_days;
