//! Which chart is worth seeing.

pub mod totals;
