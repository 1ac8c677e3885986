//! Which rows pass, in which order, windows of them, and groups.
//!
//! Every kernel works on one shard at a time; what members send the director is merged there.

pub mod cross;
pub(crate) mod crossing;
pub mod facts;
pub mod features;
pub(crate) mod filter;
pub mod group;
pub(crate) mod grouping;
pub mod near;
pub(crate) mod order;
pub mod places;
pub(crate) mod radix;
pub(crate) mod rows;
pub(crate) mod search;
pub(crate) mod select;
pub mod shapes;
pub(crate) mod shown;
