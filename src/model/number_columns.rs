//! KLE numbers, and the columns of a table that say more of them.
//!
//! For the counts of a case extract see [`case_extract`](crate::case_extract).

use serde::{Deserialize, Serialize};

/// Columns by position in the file. Found by kind and header; the user may choose others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberColumns {
    /// KLE numbers, with or without facets.
    pub number: Option<u32>,
    /// Main group, group and subject, where the number stands in three columns.
    pub parts: Option<[u32; 3]>,
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
