//! What page and director say to each other of two editions of a file.
//!
//! These travel packed inside [`Ask::Compare`](crate::message::Ask::Compare) and
//! [`Answer::Compared`](crate::message::Answer::Compared), as those of KLE do.

use crate::comparison::{Comparison, Examples, KeyChoice, RowFate};
use crate::message::Language;
use serde::{Deserialize, Serialize};

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CompareAsk {
    /// Answer what the other director asks through the port that travels beside the message. Answered by
    /// [`CompareAnswer::Done`] when that has ended, so that the page hears of it when the workers die.
    Serve,
    /// Compare with the table whose director listens at the port that travels beside the message. Answered by
    /// [`CompareAnswer::Done`].
    Meet,
    /// Compare. Answered by [`CompareAnswer::Compared`].
    Compare {
        /// By which columns.
        key: KeyChoice,
        /// The open file is the older of the two.
        is_older: bool,
    },
    /// Rows of the last comparison. Answered by [`CompareAnswer::Examples`].
    Examples {
        /// Which rows.
        fate: RowFate,
        /// Only those in which this column changed, by its place in the comparison.
        column: Option<u32>,
        /// The first, from 0.
        first: u64,
        /// How many at most.
        count: u32,
    },
    /// Rows of the last comparison as CSV. Answered by [`CompareAnswer::Written`], the bytes beside it.
    Write {
        /// Which rows; all of them.
        fate: RowFate,
        /// The language of the names of the columns that are not the file's own.
        language: Language,
        /// For Danish Excel.
        for_excel: bool,
    },
    /// Let go of the other edition. What is under way fails. Answered by [`CompareAnswer::Done`].
    Part,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CompareAnswer {
    /// Done, nothing to say.
    Done,
    /// What differs.
    Compared(Box<Comparison>),
    /// Some rows.
    Examples(Examples),
    /// What is to be taken away lies beside the message.
    Written,
}
