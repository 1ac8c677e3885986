//! The search in KLE.

/// The search in KLE.
#[derive(Debug)]
pub struct KleSearchTexts {
    /// Opens it.
    pub open: &'static str,
    /// The same with its key.
    pub open_with: fn(keys: &str) -> String,
    /// Heading.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Heading of what is told of the number chosen.
    pub told: &'static str,
    /// Nothing is chosen.
    pub none: &'static str,
    /// Where a number stands: below these.
    pub stands: &'static str,
    /// A main group stands below nothing.
    pub is_main: &'static str,
    /// What becomes of its cases by the archives act.
    pub retention: &'static str,
    /// When personal data is to be deleted.
    pub deletion: &'static str,
    /// Laws it rests on.
    pub laws: &'static str,
    /// Numbers it had before.
    pub former: &'static str,
    /// The day it went out of use.
    pub ended: &'static str,
    /// Numbers that took its place.
    pub successors: &'static str,
    /// The edition in use says no more of the number.
    pub no_more: &'static str,
    /// Copies the number.
    pub copy: &'static str,
    /// It is copied.
    pub copied: &'static str,
    /// Keeps the rows of the number in a column.
    pub keep: fn(column: &str) -> String,
    /// Takes it for the subject of the dataset.
    pub decide: &'static str,
}
