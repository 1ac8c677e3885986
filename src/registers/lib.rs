//! Facts, embedded compactly, one file each with source, date and validity.
//!
//! KLE is the exception: it belongs to KL, so it is a separate file that can be replaced or left out
//! (see [`kle`] and the notice beside it). Everything that uses it must do without it.

pub mod areas;
pub mod breaks;
pub mod centres;
pub mod kle;
pub mod places;
pub mod statbank;
