//! Mending what was found.

/// Mending what was found.
#[derive(Debug)]
pub struct MendTexts {
    /// Opens the panel for one finding.
    pub mend: &'static str,
    /// The same for screen readers: what, and in which column.
    pub mend_what: fn(what: &str) -> String,
    /// Opens the panel for all that takes nothing away: how many.
    pub mend_all: fn(usize) -> String,
    /// Heading for several repairs.
    pub several: fn(usize) -> String,
    /// What mending does, and that it can be undone.
    pub lead: &'static str,
    /// How many cells.
    pub cells: fn(u64) -> String,
    /// How many values are not sure, and stay.
    pub left: fn(u64) -> String,
    /// How many values are not split, and the column in which they stay whole.
    pub kept_whole: fn(u64, &str) -> String,
    /// Over the values that are shown.
    pub first: &'static str,
    /// Heads of the values: before, after.
    pub heads: [&'static str; 2],
    /// Said in place of a value that is not there.
    pub empty: &'static str,
    /// Leaves everything as it is.
    pub cancel: &'static str,
    /// Mends.
    pub apply: &'static str,
}
