//! What a director asks a member, and what a member answers: plain data, so that it can travel between
//! workers.

use crate::cases::fold::{CaseOrder, CasePartial};
use crate::check;
use crate::check::tally::Tally;
use crate::check::twins::{Bits, Marks, TwinPart, TwinPlan};
use crate::compare::side::{PrintAsk, Prints, ValueAsk};
use crate::geo::Places;
use crate::job::LocatedRow;
use crate::kind::evidence::Evidence;
use crate::kind::reasons::{Fitted, Fitting};
use crate::kle::check::{CheckPart, CheckPlan};
use crate::kle::lines::{Lesson, LinesAsk, LinesDone};
use crate::kle::readiness::{ReadinessPart, ReadinessPlan};
use crate::ops::cross::{CrossAsk, CrossPartial};
use crate::ops::facts::ColumnFacts;
use crate::ops::features::{FeatureAsk, FeatureShards};
use crate::ops::group::{GroupAsk, GroupPartial};
use crate::ops::near::{NearAsk, NearPart};
use crate::ops::places::Candidate;
use crate::ops::shapes::ShapePlan;
use crate::profile::measure::ColumnMeasure;
use crate::profile::runs::RunBatch;
use crate::profile::spread::{SpreadAsk, SpreadPart};
use crate::profile::tally::{TallyPart, TallyPlan};
use crate::profile::totals::Total;
use crate::read::{BEHIND_BYTES, ShardOrder, ShardReport};
use crate::survey::walk::{Part, Plan};
use model::cell::Cell;
use model::message::Row;
use model::recipe::Query;
use serde::{Deserialize, Serialize};

/// Where a shard stands in the table, known when all shards are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardPlace {
    /// The shard.
    pub index: u32,
    /// Rows of the table before it.
    pub first_row: u64,
    /// Lines of the file before its first record; the record itself is line `first_line + 1`.
    pub first_line: u64,
}

/// A new view: which rows pass and in which order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SelectAsk {
    /// The number the view gets; asks about rows name it.
    pub revision: u32,
    /// Filters, search and order.
    pub query: Query,
    /// The rows of the file, from 1 and ascending, that the finding of the query is about; `None` without one.
    pub found: Option<Vec<u64>>,
}

/// Rows of a view as a member sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    /// Rows of one shard in the order of the file, counted among those that pass.
    Shard {
        /// The shard.
        index: u32,
        /// The first of them, from 0.
        first: u64,
        /// How many.
        count: u32,
    },
    /// The member's rows in sorted order.
    Sorted {
        /// The first of them, from 0.
        first: u64,
        /// How many.
        count: u32,
    },
    /// One row by its number in the table, from 0, whether it passes or not.
    Table {
        /// The row.
        row: u64,
    },
}

/// Sort keys of a member: comparing their bytes compares rows, also of different members.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Where each key ends in `bytes`.
    pub ends: Vec<u32>,
    /// The keys one after another.
    pub bytes: Vec<u8>,
}

impl Keys {
    /// A key; empty beyond the end.
    #[must_use]
    pub fn get(&self, index: usize) -> &[u8] {
        let Some(&end) = self.ends.get(index) else {
            return &[];
        };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.bytes
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// How many keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True without keys.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A byte range that is read to be tallied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TallyOrder {
    /// What is read.
    pub order: ShardOrder,
    /// Rows of the file's table before it.
    pub first_row: u64,
    /// Its rows that are kept, ascending.
    pub kept: Vec<u32>,
}

/// What a director asks a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum MemberAsk {
    /// Let go of all shards and what was computed from them. Answered by [`MemberAnswer::Done`].
    Forget,
    /// Read a byte range into a shard, replacing a shard of the same index. [`MemberAnswer::Read`].
    Read(Box<ShardOrder>),
    /// Read a byte range, measure its columns and let go of them. [`MemberAnswer::Passed`].
    Pass(Box<ShardOrder>),
    /// From now on tally columns by these plans, from nothing. [`MemberAnswer::Done`].
    Prepare(Vec<TallyPlan>),
    /// Read a byte range, tally its columns and keep some of its rows. [`MemberAnswer::Done`].
    Tally(Box<TallyOrder>),
    /// What was tallied of a column, which is then forgotten. [`MemberAnswer::Tallied`].
    Tallied {
        /// The column.
        column: u32,
    },
    /// Read a byte range for these cells of it, by row of the shard and column. [`MemberAnswer::Cells`].
    Peek(Box<ShardOrder>, Vec<(u32, u32)>),
    /// Let go of these shards (another cut replaced them). [`MemberAnswer::Done`].
    Drop(Vec<u32>),
    /// Where the shards stand in the table. [`MemberAnswer::Done`].
    Arrange(Vec<ShardPlace>),
    /// Nulls, extremes and sums of all columns. [`MemberAnswer::Measured`].
    Measure,
    /// How the values of each column are compared, decided by the director from all measures.
    /// [`MemberAnswer::Done`].
    Facts(Vec<ColumnFacts>),
    /// Count the values of a column and give the first runs. [`MemberAnswer::Runs`].
    Count {
        /// The column.
        column: u32,
        /// Which part of the values, for columns too large to count at once: part `part` of `parts`.
        part: u32,
        /// See `part`; at least 1.
        parts: u32,
        /// How many runs at most.
        limit: u32,
    },
    /// The next runs of the column counted last. [`MemberAnswer::Runs`].
    MoreRuns {
        /// How many runs at most.
        limit: u32,
    },
    /// Values of these text columns that are spelled as totals. [`MemberAnswer::Totals`].
    Totals(Vec<u32>),
    /// What the values of these columns look like. [`MemberAnswer::Looked`].
    Look(Vec<u32>),
    /// Cells by row of the table and column; all rows are the member's own. [`MemberAnswer::Cells`].
    Cells(Vec<(u64, u32)>),
    /// Choose and order rows. [`MemberAnswer::Selected`].
    Select(Box<SelectAsk>),
    /// Rows of a view. [`MemberAnswer::Rows`].
    Rows {
        /// The view.
        revision: u32,
        /// Which rows.
        pick: Pick,
        /// Which columns, by position in the file.
        columns: Vec<u32>,
        /// Long texts travel whole, not only their beginning.
        whole: bool,
    },
    /// The text of one cell, whole. [`MemberAnswer::Text`].
    Text {
        /// The view.
        revision: u32,
        /// Which row: the first of the pick.
        pick: Pick,
        /// Which column.
        column: u32,
    },
    /// Sort keys at these positions of the member's order. [`MemberAnswer::Keys`].
    Keys {
        /// The view.
        revision: u32,
        /// Positions in the member's order, ascending.
        positions: Vec<u64>,
    },
    /// Where a row of the file, from 1, stands in the view. [`MemberAnswer::Located`].
    Locate {
        /// The view.
        revision: u32,
        /// The row.
        file_row: u64,
    },
    /// Group the rows of a view. [`MemberAnswer::Grouped`].
    Group(Box<GroupAsk>),
    /// Group the rows of a view by one or two columns. [`MemberAnswer::Crossed`].
    Cross(Box<CrossAsk>),
    /// The geometry of rows. [`MemberAnswer::Features`].
    Features(Box<FeatureAsk>),
    /// Where the values of columns lie that may be coordinates, in all rows. [`MemberAnswer::Places`].
    Places(Vec<Candidate>),
    /// Tell what is near a place. [`MemberAnswer::Near`].
    Near(Box<NearAsk>),
    /// Add up the cases of a case extract. [`MemberAnswer::Cases`].
    Cases(Box<CaseOrder>),
    /// Which values of a column do not fit. [`MemberAnswer::Fitted`].
    Fits {
        /// The column's position in the file.
        column: u32,
        /// What its values should be like.
        fitting: Fitting,
    },
    /// Check the KLE numbers in the rows. [`MemberAnswer::KleChecked`].
    KleCheck(Box<CheckPlan>),
    /// Go through the rows for these rules. [`MemberAnswer::Checked`].
    Check(Vec<check::Task>),
    /// Prints of rows, to be compared with those of another edition. [`MemberAnswer::Printed`].
    Print(Box<PrintAsk>),
    /// Prints of the values of these rows, all of which are the member's own. [`MemberAnswer::Printed`].
    PrintValues(Box<ValueAsk>),
    /// Rows of the table, whether they pass or not; all are the member's own. [`MemberAnswer::Rows`].
    RowsAt {
        /// Which rows, from 0.
        rows: Vec<u32>,
        /// Which columns, by position in the file.
        columns: Vec<u32>,
        /// Long texts travel whole, not only their beginning.
        whole: bool,
    },
    /// Mark where the prints of rows fall. [`MemberAnswer::Marked`].
    Mark(TwinPlan),
    /// Tell the rows whose prints fell where others did. [`MemberAnswer::Paired`].
    Pair(TwinPlan, Bits),
    /// Go through the rows for what the table is as a whole. [`MemberAnswer::Surveyed`].
    Survey(Box<Plan>),
    /// How the values of a column are spread. [`MemberAnswer::Spread`].
    Spread(SpreadAsk),
    /// Learn to classify lines. [`MemberAnswer::Done`].
    Learn(Box<Lesson>),
    /// Classify the next lines of a column. [`MemberAnswer::LinesSorted`].
    SortLines(LinesAsk),
    /// Make columns of what was classified (`true`), or let go of it. [`MemberAnswer::Done`].
    AttachLines(bool),
    /// Let go of the columns behind the first of them. [`MemberAnswer::Done`].
    DropColumns(u32),
    /// See whether cases can be shown to citizens. [`MemberAnswer::ReadinessLooked`].
    LookReady(Box<ReadinessPlan>),
    /// Count rows into bins and categories. [`MemberAnswer::Shaped`].
    Shape {
        /// The view; `None` counts all rows of the table.
        revision: Option<u32>,
        /// What to count, with the column.
        plans: Vec<(u32, ShapePlan)>,
    },
}

impl MemberAsk {
    /// The bytes of the file that will be wanted first to last, for asks that read: their range, and a
    /// little around it, since records do not end where ranges do.
    #[must_use]
    pub fn range(&self) -> Option<(u64, u64)> {
        match self {
            Self::Read(order) | Self::Pass(order) | Self::Peek(order, _) => Some(around(order)),
            Self::Tally(tally) => Some(around(&tally.order)),
            _ => None,
        }
    }

    /// True for long work on the whole table that changes nothing: what somebody waits for may be answered
    /// between two of its steps, see [`Self::is_waited_for`].
    #[must_use]
    pub fn only_looks(&self) -> bool {
        matches!(
            self,
            Self::KleCheck(_)
                | Self::LookReady(_)
                | Self::Check(_)
                | Self::Survey(_)
                | Self::Spread(_)
                | Self::Fits { .. }
                | Self::Print(_)
                | Self::PrintValues(_)
                | Self::Look(_)
                | Self::Mark(_)
                | Self::Pair(..)
        )
    }

    /// True for what a user sees: rows, and which of them there are.
    #[must_use]
    pub fn is_waited_for(&self) -> bool {
        matches!(
            self,
            Self::Rows { .. }
                | Self::Text { .. }
                | Self::Keys { .. }
                | Self::Locate { .. }
                | Self::Select(_)
                | Self::Group(_)
                | Self::Cross(_)
                | Self::Near(_)
                | Self::Features(_)
                | Self::Places(_)
                | Self::Shape { .. }
        )
    }
}

/// The bytes of an order, and a little around them.
fn around(order: &ShardOrder) -> (u64, u64) {
    (
        order.from.saturating_sub(BEFORE_BYTES),
        order.to.saturating_add(BEHIND_BYTES as u64),
    )
}

/// Bytes looked at before a range: the character before it.
const BEFORE_BYTES: u64 = 4;

/// What a member answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum MemberAnswer {
    /// Done, nothing to say.
    Done,
    /// A shard is read.
    Read(Box<ShardReport>),
    /// A range is read and measured.
    Passed(Box<(ShardReport, Vec<ColumnMeasure>)>),
    /// What was tallied.
    Tallied(Box<TallyPart>),
    /// One for each column.
    Measured(Vec<ColumnMeasure>),
    /// Values with their counts, ascending by key.
    Runs(RunBatch),
    /// For each column asked about its totals.
    Totals(Vec<Vec<Total>>),
    /// For each column asked about what its values look like.
    Looked(Vec<Evidence>),
    /// How many values of a column fit.
    Fitted(Fitted),
    /// Cells in the order they were asked for.
    Cells(Vec<Cell>),
    /// Rows that pass, for each shard held.
    Selected(Vec<(u32, u64)>),
    /// Rows.
    Rows(Vec<Row>),
    /// A text.
    Text(String),
    /// Sort keys.
    Keys(Keys),
    /// A row, when this member has it.
    Located(Option<LocatedRow>),
    /// Groups of this member's rows.
    Grouped(GroupPartial),
    /// Pairs of this member's rows.
    Crossed(Box<CrossPartial>),
    /// Geometry of the member's shards.
    Features(Box<FeatureShards>),
    /// Where values lie, candidate by candidate.
    Places(Vec<Places>),
    /// What is near, of the member's shards.
    Near(Box<NearPart>),
    /// Cases of this member's rows.
    Cases(Box<CasePartial>),
    /// What was met of KLE numbers.
    KleChecked(Box<CheckPart>),
    /// What was met, for each task.
    Checked(Vec<Tally>),
    /// Prints.
    Printed(Prints),
    /// Where prints fell.
    Marked(Marks),
    /// Rows that may be the same.
    Paired(Box<TwinPart>),
    /// How a column is spread.
    Spread(Box<SpreadPart>),
    /// What was seen of the table.
    Surveyed(Box<Part>),
    /// How far the lines are.
    LinesSorted(LinesDone),
    /// How ready cases are.
    ReadinessLooked(Box<ReadinessPart>),
    /// For each plan how many rows each of its slots holds.
    Shaped(Vec<Vec<u64>>),
}

impl MemberAnswer {
    /// The bulk of the answer, which is not written with the rest: between workers it is handed over. Empty
    /// for most.
    #[must_use]
    pub fn take_bytes(&mut self) -> Vec<u8> {
        match self {
            Self::Runs(batch) => batch.take_bytes(),
            Self::Printed(prints) => prints.take_bytes(),
            _ => Vec::new(),
        }
    }

    /// Puts back what was taken.
    pub fn put_bytes(&mut self, bytes: Vec<u8>) {
        match self {
            Self::Runs(batch) => batch.put_bytes(bytes),
            Self::Printed(prints) => prints.put_bytes(bytes),
            _ => {}
        }
    }
}

/// Takes an answer apart, with [`ProblemKind::WorkerDied`](model::note::ProblemKind::WorkerDied) for a
/// member that answers something else than it was asked.
pub trait Answered: Sized {
    /// The part of the answer that was asked for.
    ///
    /// # Errors
    /// The answer is of another sort.
    fn from_answer(answer: MemberAnswer) -> Result<Self, model::note::Problem>;
}

macro_rules! answered {
    ($type:ty, $variant:ident) => {
        impl Answered for $type {
            fn from_answer(answer: MemberAnswer) -> Result<Self, model::note::Problem> {
                match answer {
                    MemberAnswer::$variant(inner) => Ok(inner),
                    _ => Err(model::note::ProblemKind::WorkerDied.into()),
                }
            }
        }
    };
}
answered!(Box<ShardReport>, Read);
answered!(Box<(ShardReport, Vec<ColumnMeasure>)>, Passed);
answered!(Box<TallyPart>, Tallied);
answered!(Vec<ColumnMeasure>, Measured);
answered!(RunBatch, Runs);
answered!(Vec<Vec<Total>>, Totals);
answered!(Vec<Evidence>, Looked);
answered!(Fitted, Fitted);
answered!(Vec<Cell>, Cells);
answered!(Vec<(u32, u64)>, Selected);
answered!(Vec<Row>, Rows);
answered!(String, Text);
answered!(Keys, Keys);
answered!(Option<LocatedRow>, Located);
answered!(GroupPartial, Grouped);
answered!(Box<CrossPartial>, Crossed);
answered!(Box<NearPart>, Near);
answered!(Box<FeatureShards>, Features);
answered!(Vec<Places>, Places);
answered!(Box<CasePartial>, Cases);
answered!(Vec<Vec<u64>>, Shaped);
answered!(Box<CheckPart>, KleChecked);
answered!(Box<ReadinessPart>, ReadinessLooked);
answered!(Vec<Tally>, Checked);
answered!(Marks, Marked);
answered!(Box<TwinPart>, Paired);
answered!(Box<Part>, Surveyed);
answered!(Box<SpreadPart>, Spread);
answered!(LinesDone, LinesSorted);
answered!(Prints, Printed);

impl Answered for () {
    fn from_answer(answer: MemberAnswer) -> Result<Self, model::note::Problem> {
        match answer {
            MemberAnswer::Done => Ok(()),
            _ => Err(model::note::ProblemKind::WorkerDied.into()),
        }
    }
}
