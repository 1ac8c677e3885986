//! What page and director say to each other of KLE.
//!
//! These travel packed inside [`Ask::Kle`](crate::message::Ask::Kle) and
//! [`Answer::Kle`](crate::message::Answer::Kle): the part of the page that shows first need not know
//! them, so they cost it nothing.

use crate::case_extract::{CaseAsk, CaseColumns, CaseView};
use crate::kle::Classification;
use crate::kle_edition::{EditionComparison, NumberDetails};
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
    /// Use the edition built in again. Answered by [`KleAnswer::Unloaded`].
    Unload,
    /// What the edition in use knows of a number. Answered by [`KleAnswer::Number`].
    Number(String),
    /// Which columns make the open table a case extract. Answered by [`KleAnswer::CaseColumns`].
    CaseColumns,
    /// The rows looked at as cases. Answered by [`KleAnswer::Cases`].
    Cases(Box<CaseAsk>),
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
    /// The file is no edition of KLE.
    NoEdition,
    /// The edition built in is in use again.
    Unloaded {
        /// What the open dataset is about by it; `None` when none is open.
        classification: Option<Classification>,
    },
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
}
