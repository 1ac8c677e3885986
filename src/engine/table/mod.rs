//! Rows in memory: typed columns, cut into shards that stay where they were parsed.

pub mod bitmap;
pub mod collate;
pub mod column;
pub mod shard;

pub use bitmap::Bitmap;
pub use column::{Column, Data, TextArena};
pub use shard::Shard;
