//! Every word the user reads, in every language the page speaks.
//!
//! Each area of the page has its struct here and a value of it in `da/` and in `en/`; a missing
//! translation does not compile. Codes and parameters come from `model`; sentences are made here and
//! nowhere else.

pub mod format;
