//! What a user may choose of a chart, and why not the rest.
//!
//! The page asks with a draft ([`ViewSpec`]), the engine answers with the same made whole: rows that would be
//! counted twice left out, columns the form has no use for taken away, those it needs added. Beside it stands
//! everything else that could be chosen, and of what cannot be the reason ([`Refusal`]); its sentence is made in
//! `texts`.

use crate::view_spec::{ChartForm, ViewSpec};
use serde::{Deserialize, Serialize};

/// How numbers are made of the rows of a group, without the column they are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Way {
    /// How many rows.
    Count,
    /// Added up.
    Sum,
    /// Their mean.
    Mean,
    /// Their median.
    Median,
    /// Their share of all, in per cent; of the rows or of a sum.
    Share,
    /// As they are: spread (boxes), or one against another (points).
    Each,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Count,
        Self::Sum,
        Self::Mean,
        Self::Median,
        Self::Share,
        Self::Each,
    ];
}

/// Why something cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Refusal {
    /// The form needs time, and this is none.
    NoTime,
    /// The form needs days, and this is none.
    NoDays,
    /// There are no numbers in it.
    NoNumbers,
    /// Codes, years, places: names in the dress of numbers.
    Codes,
    /// Shares, means, prices: not to be added up.
    Rates,
    /// Every row says the same, or nothing.
    OneValue,
    /// More different values than can be told apart in the form: so many have room.
    TooMany(u32),
    /// Running text, no names of groups.
    LongTexts,
    /// The form shows parts of a whole, and this does not add up to one.
    NoParts,
    /// It is chosen already, for another use.
    InUse,
    /// The form needs ages and sexes.
    NoAges,
    /// The form has two sides, and this is no column of two sexes.
    NoSexes,
    /// The form does not use it.
    NotInForm,
    /// No column of the table will do.
    NoColumn,
    /// Totals and their parts cannot be told apart: everything would be counted twice.
    TotalsMixed,
    /// Too few rows with a number.
    TooFew,
}

/// Something that can be chosen, or why not.
pub type Choice<T> = (T, Option<Refusal>);

/// What a user may choose, for a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartChoices {
    /// The draft made whole; drawn when there is no `refusal`.
    pub spec: ViewSpec,
    /// Why it cannot be drawn.
    pub refusal: Option<Refusal>,
    /// Every form.
    pub forms: Vec<Choice<ChartForm>>,
    /// Columns along the axis.
    pub by: Vec<Choice<u32>>,
    /// Columns that tell series apart.
    pub series: Vec<Choice<u32>>,
    /// Columns of numbers that can be series side by side.
    pub beside: Vec<Vec<u32>>,
    /// Ways to make numbers.
    pub ways: Vec<Choice<Way>>,
    /// Columns they can be made of.
    pub measured: Vec<Choice<u32>>,
    /// How many groups can be drawn at most; `None` when all are.
    pub most_groups: Option<u32>,
    /// Whether the order of groups is the user's to choose.
    pub can_order: bool,
}
