//! Editions of KLE: what a file of numbers holds, and how it differs from the one built in.

use crate::kle::Level;
use serde::{Deserialize, Serialize};

/// In which form an edition came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditionForm {
    /// The one that comes with the page.
    BuiltIn,
    /// KL's own XML.
    Emneplan,
    /// `OS2KLE.txt`.
    Os2kleText,
    /// Numbers and titles in JSON.
    Json,
    /// `nummer;titel`, with any further columns.
    Csv,
}

/// What an edition holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionInfo {
    /// What it calls itself, or the file's name.
    pub name: String,
    /// In which form it came.
    pub form: EditionForm,
    /// The day it was issued (`2025-05-01`), when the file says so.
    pub issued: Option<String>,
    /// Main groups with a title.
    pub mains: u32,
    /// Groups with a title.
    pub groups: u32,
    /// Subjects.
    pub subjects: u32,
    /// Words given for numbers.
    pub keywords: u32,
    /// Action facets with their wording.
    pub facets: u32,
    /// Numbers with a code for keeping or deleting.
    pub retained: u32,
    /// True when it holds about as many subjects as the whole register: what is missing from it is retired.
    pub is_complete: bool,
}

/// A number that is not the same in two editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionChange {
    /// The number.
    pub number: String,
    /// How deep it goes.
    pub level: Level,
    /// Its title in the edition built in.
    pub before: Option<String>,
    /// Its title in the edition loaded.
    pub after: Option<String>,
    /// The day or year it went out of use, when the file says so.
    pub ended: Option<String>,
    /// Numbers that took its place, when the file says so.
    pub successors: Vec<String>,
}

/// An edition that was loaded, beside the one built in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionComparison {
    /// What was loaded.
    pub loaded: EditionInfo,
    /// What is built in; `None` in a build without KLE.
    pub built_in: Option<EditionInfo>,
    /// Numbers only the loaded edition has.
    pub new: Vec<EditionChange>,
    /// Numbers with another title.
    pub changed: Vec<EditionChange>,
    /// Numbers that are retired: so the loaded edition says, or it is complete and does not have them.
    pub retired: Vec<EditionChange>,
    /// Action facets with their wording in the loaded edition, in order.
    pub facets: Vec<(String, String)>,
}

/// What an edition knows of one number beside its title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberDetails {
    /// What becomes of cases by the archives act: `B` kept, `K` may be destroyed, and KL's other codes, as
    /// they stand.
    pub retention: Option<String>,
    /// When personal data is to be deleted, as it stands (`P1825D`: 1,825 days after the case is closed).
    pub deletion: Option<String>,
    /// Laws it rests on.
    pub laws: Vec<String>,
    /// Numbers it had before.
    pub former: Vec<String>,
    /// The day it was made.
    pub created: Option<String>,
    /// The day it went out of use.
    pub ended: Option<String>,
    /// Numbers that took its place.
    pub successors: Vec<String>,
}
