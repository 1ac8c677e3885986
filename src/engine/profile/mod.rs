//! What each column looks like: missing values, extremes, sums, different values, the most common ones.
//!
//! Two questions to all members. First everything that a single pass can tell ([`measure`]); from that
//! the director decides how the values of each column compare. Then the values are counted: members
//! send them as runs in key order ([`runs`]), the director merges the runs of all members ([`merge`]) and
//! needs no memory for the values themselves ([`finish`]). So counts, medians and most common values are exact
//! for any number of different values. A file that does not fit is counted while it passes ([`tally`]).

pub(crate) mod count;
pub mod edges;
pub mod finish;
pub mod measure;
pub mod merge;
pub mod runs;
pub(crate) mod sketch;
pub mod spread;
pub mod tally;
pub mod totals;
