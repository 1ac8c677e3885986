//! Rows in memory: typed columns, cut into shards that stay where they were parsed.

pub mod bitmap;
pub(crate) mod builder;
pub mod codes;
pub mod collate;
pub mod column;
pub(crate) mod dictionary;
pub mod marks;
pub mod shard;
mod take;

pub use bitmap::Bitmap;
pub use codes::Codes;
pub use column::{Column, Data, TextArena};
pub use marks::Marks;
pub use shard::Shard;
