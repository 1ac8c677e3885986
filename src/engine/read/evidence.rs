//! What the values of a column could be: gathered by each shard, merged by the director.

use serde::{Deserialize, Serialize};

/// What the values of a column could be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Values that are neither empty nor a spelling of "missing".
    pub values: u64,
    /// Spellings of "missing" and how often, the empty cell as "".
    pub missing: Vec<(String, u64)>,
}
