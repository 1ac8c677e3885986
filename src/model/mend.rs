//! Safe repairs of what a check found.

use serde::{Deserialize, Serialize};

/// A repair of the values of one column, applied while the file is read: the file itself stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mend {
    /// Blanks around values go, several blanks inside become one.
    Trim,
    /// Values spelled like the first become the second.
    Replace(Vec<(String, String)>),
    /// Zeros go before codes until they have so many characters.
    Pad(u8),
    /// Values spelled like these are missing.
    Missing(Vec<String>),
    /// Whole numbers from 1 up to this are hidden: so few can be recognised.
    HideSmall(u32),
    /// The column goes.
    DropColumn,
    /// Letters saved as UTF-8 twice (`Ã¦` for `æ`) are turned back; said of the whole file.
    RepairLetters,
    /// Rows without any value go; said of the table, not of a column.
    DropEmptyRows,
}
