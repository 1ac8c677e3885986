//! KLE numbers, and the columns of a table that say more of them.
//!
//! For the counts of a case extract see [`case_extract`](crate::case_extract); its columns are taken from
//! these.

use serde::{Deserialize, Serialize};

/// Columns by position in the file. Found by kind and header; the user may choose others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberColumns {
    /// KLE numbers, with or without facets.
    pub number: Option<u32>,
    /// Main group, group and, if there is one, subject, where the number stands in columns of their own.
    pub parts: Vec<u32>,
    /// Action facets in a column of their own.
    pub facet: Option<u32>,
    /// Journal numbers.
    pub journal: Option<u32>,
    /// Titles of the KLE numbers.
    pub kle_title: Option<u32>,
    /// What a case is called.
    pub title: Option<u32>,
    /// The day a case was received or made.
    pub received: Option<u32>,
    /// The day it was decided, or else closed.
    pub decided: Option<u32>,
    /// The day it was closed.
    pub closed: Option<u32>,
    /// How far it is.
    pub status: Option<u32>,
    /// Department or system it comes from.
    pub department: Option<u32>,
    /// CPR number of the primary party.
    pub party: Option<u32>,
}

impl NumberColumns {
    /// True when numbers stand anywhere.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.number.is_some() || !self.parts.is_empty() || self.journal.is_some()
    }

    /// The column to look at for a number: the first of them where it stands in several.
    #[must_use]
    pub fn place(&self) -> Option<u32> {
        let parts = || self.parts.first().copied();
        self.number.or_else(parts).or(self.journal)
    }
}
