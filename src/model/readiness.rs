//! Whether the cases of an extract can be shown to the citizens they are about (Borgerblikket).

use crate::number_columns::NumberColumns;
use serde::{Deserialize, Serialize};

/// What is to be looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessAsk {
    /// Which columns hold what.
    pub columns: NumberColumns,
    /// Numbers the municipality shows: main groups, groups or subjects. Empty: not known.
    pub shown: Vec<String>,
}

/// What must hold of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Demand {
    /// A CPR number of the primary party, and only one.
    OneParty,
    /// A KLE number down to the subject.
    SubjectLevel,
    /// A number that the register in use has.
    KnownNumber,
    /// An action facet in the right form.
    Facet,
    /// A status out of the list.
    Status,
    /// A closing date where the status says closed, and none where it does not.
    ClosingDate,
    /// The day it was made.
    CreatedDate,
    /// A title.
    Title,
    /// No CPR number in the title.
    TitleWithoutCpr,
    /// No name of a person in the title, as far as its form tells.
    TitleWithoutName,
    /// No abbreviations in the title.
    TitleWithoutAbbreviation,
}

/// How far a demand holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandMet {
    /// The demand.
    pub demand: Demand,
    /// True when there is no column to look at: then no case can meet it.
    pub column_missing: bool,
    /// Cases that do not meet it.
    pub cases: u64,
    /// The first ten rows of the file that do not, from 1.
    pub rows: Vec<u64>,
}

/// How ready an extract is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readiness {
    /// Cases that are to be shown: those with a shown number, or all when no list is known.
    pub cases: u64,
    /// Cases in the extract.
    pub of: u64,
    /// Cases that meet every demand.
    pub ready: u64,
    /// The demands, in the order of [`Demand`].
    pub demands: Vec<DemandMet>,
    /// A hint only: titles that name several decisions.
    pub several_decisions: u64,
}

/// A case that is not ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmetCase {
    /// Its row of the file, from 1.
    pub row: u64,
    /// The demands it does not meet.
    pub demands: Vec<Demand>,
}
