//! What page and director say to each other of KLE.
//!
//! These travel packed inside [`Ask::Kle`](crate::message::Ask::Kle) and
//! [`Answer::Kle`](crate::message::Answer::Kle): the part of the page that shows first need not know
//! them, so they cost it nothing.

use crate::case_extract::{CaseAsk, CaseColumns, CaseView};
use crate::code_list::{CodeListFault, CodeListInfo};
use crate::column::ColumnProfile;
use crate::kle::{Classification, Level};
use crate::kle_check::KleChecked;
use crate::kle_edition::{EditionComparison, EditionInfo, NumberDetails};
use crate::message::Language;
use crate::number_columns::NumberColumns;
use crate::readiness::{Readiness, ReadinessAsk};
use crate::recipe::Decision;
use crate::text_lines::{LineChoice, LineFound, MainGroup, Remembered};
use serde::{Deserialize, Serialize};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum KleAsk {
    /// Read the file that travels beside the message as an edition of KLE and use it from now on. Answered
    /// by [`KleAnswer::Loaded`].
    Load {
        /// The file's name.
        file_name: String,
    },
    /// Whether the file that travels beside the message is plainly an edition of KLE. Nothing changes.
    /// Answered by [`KleAnswer::Recognised`].
    Recognise {
        /// The file's name.
        file_name: String,
    },
    /// Which edition is in use. Answered by [`KleAnswer::Edition`].
    Edition,
    /// Use the edition built in again. Answered by [`KleAnswer::Unloaded`].
    Unload,
    /// Which columns hold numbers and what stands beside them. Answered by [`KleAnswer::NumberColumns`].
    NumberColumns,
    /// Check the numbers in the table; what is written of the file then tells of these columns. Answered by
    /// [`KleAnswer::Checked`].
    Check(NumberColumns),
    /// Classify a column of free text line by line and attach the result as four columns: number, title,
    /// score in per cent, words. Answered by [`KleAnswer::Sorted`] when all lines are done.
    SortLines {
        /// Which column, and what is kept.
        choice: LineChoice,
        /// What the user chose before for texts like these.
        remembered: Vec<Remembered>,
        /// Says among the words that it was the user's own choice.
        remembered_word: String,
    },
    /// How far that is. Answered at once by [`KleAnswer::LinesDone`].
    LinesDone,
    /// End it; it is then answered by a problem, and the table stays as it was. Answered by
    /// [`KleAnswer::LinesDone`].
    StopLines,
    /// What single texts are about, as when they stood in a column. Answered by [`KleAnswer::Tried`].
    TryLines {
        /// The texts.
        texts: Vec<String>,
        /// What the user chose before for texts like these.
        remembered: Vec<Remembered>,
    },
    /// Take columns off again that [`KleAsk::SortLines`] attached: keep so many columns. Answered by
    /// [`KleAnswer::Dropped`].
    DropColumns {
        /// Columns that stay, from the first.
        keep: u32,
    },
    /// Why a single text is classified as it is. Answered by [`KleAnswer::Explained`].
    Explain(String),
    /// Whether the cases can be shown to citizens. Answered by [`KleAnswer::Readiness`].
    Readiness(Box<ReadinessAsk>),
    /// Every case that cannot, as a list to take away. Answered by [`KleAnswer::Unready`].
    Unready {
        /// What is looked at.
        ask: Box<ReadinessAsk>,
        /// The language of its headings.
        language: Language,
    },
    /// What the edition in use knows of a number. Answered by [`KleAnswer::Number`].
    Number(String),
    /// Which columns make the open table a case extract. Answered by [`KleAnswer::CaseColumns`].
    CaseColumns,
    /// The rows looked at as cases. Answered by [`KleAnswer::Cases`].
    Cases(Box<CaseAsk>),
    /// The numbers that a number, a title or an everyday word may mean. Answered by [`KleAnswer::Found`].
    Find(String),
    /// The numbers right below this one; below the empty one stand the main groups. Answered by
    /// [`KleAnswer::Found`].
    Below(String),
    /// What the user says the dataset is about, for what is written of it. Answered by
    /// [`KleAnswer::Noted`].
    Decided(Option<Decision>),
    /// What the file that travels beside the message holds as a list of codes. Nothing changes. Answered by
    /// [`KleAnswer::Codes`].
    RecogniseCodes,
    /// Read the file that travels beside the message as a list of codes and use it from now on; when it is none,
    /// all stays as it was. Answered by [`KleAnswer::Codes`].
    UseCodes,
    /// Use no list of codes any more. Answered by [`KleAnswer::Noted`].
    DropCodes,
}

/// A number to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundNumber {
    /// The number.
    pub number: String,
    /// How deep it goes.
    pub level: Level,
    /// Its title.
    pub title: String,
    /// The title of the number it stands below; `None` for a main group.
    pub under: Option<String>,
    /// Words asked for that speak for it though its title does not hold them.
    pub because: Vec<String>,
    /// Numbers right below it.
    pub below: u32,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum KleAnswer {
    /// The edition is in use.
    Loaded {
        /// What it holds and how it differs.
        comparison: Box<EditionComparison>,
        /// What the open dataset is about by it; `None` when none is open.
        classification: Option<Classification>,
    },
    /// Numbers, the likeliest first, or in their own order.
    Found(Vec<FoundNumber>),
    /// What the user decided is known, or is done.
    Noted,
    /// The file is no edition of KLE.
    NoEdition,
    /// The edition in use; `None` without any.
    Edition(Option<Box<EditionInfo>>),
    /// What the edition in the file holds; `None` when it is none, or not plainly.
    Recognised(Option<Box<EditionInfo>>),
    /// The edition built in is in use again.
    Unloaded {
        /// What the open dataset is about by it; `None` when none is open.
        classification: Option<Classification>,
    },
    /// The columns as they were found; the user may choose others.
    NumberColumns(NumberColumns),
    /// What was found.
    Checked(Box<KleChecked>),
    /// The lines are classified and the columns attached.
    Sorted {
        /// Rows looked at.
        rows: u64,
        /// Rows with a match.
        matched: u64,
        /// Of those, rows with a sure one.
        confident: u64,
        /// Of those, rows whose number the user's own choice gave.
        by_memory: u64,
        /// Rows of each main group met, in the order of their numbers.
        mains: Vec<MainGroup>,
        /// The first of the new columns.
        first_column: u32,
        /// The new columns.
        columns: Vec<ColumnProfile>,
    },
    /// Lines done and all lines; `None` when none are being classified.
    LinesDone(Option<(u64, u64)>),
    /// For each text the best match; `None` when nothing speaks for anything.
    Tried(Vec<Option<LineFound>>),
    /// The columns are gone.
    Dropped,
    /// A text as a whole, with its words.
    Explained(Classification),
    /// How ready the cases are.
    Readiness(Readiness),
    /// The list as delimited text.
    Unready(String),
    /// A number.
    Number {
        /// Its title; `None` for a number the edition does not have.
        title: Option<String>,
        /// What else is known of it.
        details: NumberDetails,
    },
    /// The columns; `None` when the table is no case extract.
    CaseColumns(Option<CaseColumns>),
    /// The cases by number.
    Cases(Box<CaseView>),
    /// The list of codes in a file, or why there is none.
    Codes(Result<CodeListInfo, CodeListFault>),
}
