//! A case extract (sagsudtræk) seen by KLE: which columns say what, what is asked, what is answered.

use serde::{Deserialize, Serialize};

/// Which columns of an extract say what, by position in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseColumns {
    /// The KLE number: one column, or its parts in two or three.
    pub number: Vec<u32>,
    /// The action facet, when it has a column of its own.
    pub facet: Option<u32>,
    /// The day a case was received or opened.
    pub received: Option<u32>,
    /// The day it was decided or closed.
    pub decided: Option<u32>,
    /// Its state.
    pub status: Option<u32>,
    /// The department or system it belongs to.
    pub unit: Option<u32>,
}

/// Days from `from` until and with `to`, since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: i32,
    /// The last day.
    pub to: i32,
}

/// What is asked of the rows that are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAsk {
    /// Where to look.
    pub columns: CaseColumns,
    /// The number whose cases are told apart; `None` tells main groups apart.
    pub under: Option<String>,
    /// Working days within which a case should be decided.
    pub target_days: Option<u32>,
    /// Periods to compare, by the day a case was received; at most two.
    pub periods: Vec<Period>,
}

/// How long cases took, in working days from received to decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseTimes {
    /// Cases with both days, the one not before the other.
    pub measured: u64,
    /// The middle of their times.
    pub median: Option<f64>,
    /// Nine of ten took no longer (nearest rank).
    pub ninth_decile: Option<u32>,
    /// Those within the target; `None` without a target.
    pub within_target: Option<u64>,
    /// Cases decided before they were received, which are not measured.
    pub reversed: u64,
}

/// Cases that have something in common.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseLine {
    /// A number, a unit, or empty.
    pub key: String,
    /// The number's title, when the register has it.
    pub title: Option<String>,
    /// Cases.
    pub cases: u64,
    /// Cases on a subject "i almindelighed" (`.00`).
    pub in_general: u64,
    /// Cases without an action facet; 0 when the extract has none at all.
    pub without_facet: u64,
    /// Cases that are neither decided nor closed.
    pub open: u64,
    /// The middle age of open cases on the last day of the extract, in working days.
    pub open_median: Option<f64>,
    /// How long they took.
    pub times: CaseTimes,
}

/// Cases received in a quarter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseQuarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub quarter: u8,
    /// All cases under the number asked about.
    pub all: CaseLine,
    /// By number, in the order of [`CaseView::numbers`]; only those with cases.
    pub numbers: Vec<CaseLine>,
}

/// An extract by KLE.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseView {
    /// Everything under the number asked about.
    pub all: CaseLine,
    /// One step down, by number.
    pub numbers: Vec<CaseLine>,
    /// Action facets by letter and number, with their cases.
    pub facets: Vec<(String, u64)>,
    /// Departments or systems, most cases first.
    pub units: Vec<CaseLine>,
    /// By the quarter cases were received in, in order.
    pub quarters: Vec<CaseQuarter>,
    /// For each period asked about everything, and one step down.
    pub periods: Vec<(CaseLine, Vec<CaseLine>)>,
    /// Cases without a number, wherever in KLE they belong.
    pub without_number: u64,
    /// Cases whose number is none of KLE's form.
    pub other_number: u64,
    /// The latest day in the extract, since 1970-01-01: the day open cases are as old as said.
    pub until: Option<i32>,
    /// True when there are more departments than are told apart.
    pub more_units: bool,
}
