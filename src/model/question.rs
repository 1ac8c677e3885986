//! Plain questions a table can answer, and what was found.

use crate::cell::Cell;
use crate::map_spec::MapSpec;
use crate::near::{Place, Position};
use crate::view_spec::{ChartData, ViewSpec};
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// Which of some groups has most.
    Most,
    /// How it has gone.
    OverTime,
    /// What has changed most from the first to the last period.
    Changed,
    /// What each group is made of.
    Parts,
    /// Where the numbers of a column lie.
    Spread,
    /// What is near a place.
    Near,
    /// How the user's own municipality is placed.
    Own,
}

impl Topic {
    /// Its name in files and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Most => "most",
            Self::OverTime => "over-time",
            Self::Changed => "changed",
            Self::Parts => "parts",
            Self::Spread => "spread",
            Self::Near => "near",
            Self::Own => "own",
        }
    }
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Compared {
    /// Municipalities.
    Municipalities,
    /// Regions.
    Regions,
    /// Postal districts.
    Postcodes,
    /// Whatever the column names.
    Groups,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answering {
    /// By a chart and its sentence.
    Chart(Box<ViewSpec>),
    /// By the distance of rows to a place.
    Near {
        /// The first column that says where a row is.
        column: u32,
        /// How.
        position: Position,
        /// A column whose values name the rows, when they name no persons.
        name: Option<u32>,
    },
    /// By the numbers of municipalities.
    Own(Box<MapSpec>),
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub topic: Topic,
    /// What is compared.
    pub compared: Compared,
    /// The column of what is compared or followed.
    pub by: u32,
    /// The column of parts, for [`Topic::Parts`].
    pub parts: Option<u32>,
    /// The measured column; `None` when rows are counted, or when its name says no more than "number".
    pub measured: Option<u32>,
    /// True when rows are counted.
    pub counts: bool,
    /// How it is answered.
    pub answer: Answering,
}

/// What the user has told of where she or he is at home.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The code of the own municipality.
    pub municipality: Option<String>,
    /// A postal code or a municipality to look near to.
    pub near: Option<Place>,
}

/// A row near a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearRow {
    /// How far away, as the crow flies.
    pub metres: u32,
    /// Its row in the table, from 0.
    pub row: u64,
    /// What it is called; [`Cell::Missing`] where that is not to be told.
    pub name: Cell,
}

/// What lies near a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearFound {
    /// The place.
    pub place: Place,
    /// The place as people write it.
    pub called: String,
    /// How far away counts as near.
    pub metres: u32,
    /// Rows of the view.
    pub rows: u64,
    /// Rows that say where they are.
    pub located: u64,
    /// Rows that are near.
    pub within: u64,
    /// The nearest, nearest first; of equally near ones the first of the table.
    pub nearest: Vec<NearRow>,
    /// True when rows are placed in the middle of their postal district.
    pub by_district: bool,
}

impl NearFound {
    /// How far away counts as near, unless the user says otherwise.
    pub const USUAL_METRES: u32 = 5_000;
    /// Rows that are told at most.
    pub const MOST_NEAREST: usize = 5;
}

/// How the own municipality is placed among all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnFound {
    /// Its name.
    pub name: String,
    /// Its number; `None` when the table has none for it.
    pub value: Option<f64>,
    /// Where it stands, 1 for the largest; `None` where nothing is ranked.
    pub rank: Option<u64>,
    /// Municipalities with the same number, itself among them.
    pub tied: u64,
    /// Municipalities that are ranked.
    pub of: u64,
    /// Half of them have at most this.
    pub median: Option<f64>,
    /// True when the numbers are whole.
    pub whole_numbers: bool,
    /// True when they are per thousand inhabitants.
    pub per_1000: bool,
    /// The rows the numbers are of: names of columns with their values.
    pub only: Vec<(String, Cell)>,
}

impl OwnFound {
    /// Fewer municipalities than this are not ranked.
    pub const FEWEST: u64 = 5;
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// The numbers of a chart; its drawing has the sentence.
    Chart(Box<ChartData>),
    /// What lies near.
    Near(NearFound),
    /// Nobody has said near to what, or the place is not known.
    NoPlace,
    /// The own municipality.
    Own(OwnFound),
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// The question.
    pub question: Question,
    /// What was found.
    pub found: Found,
}

/// What a file answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Questions {
    /// The questions with their answers, the one of the own municipality last.
    pub answered: Vec<Answered>,
    /// True when the table has a number for each of several municipalities.
    pub has_own: bool,
    /// Codes and names of all municipalities; empty where the table has none.
    pub municipalities: Vec<(String, String)>,
}
