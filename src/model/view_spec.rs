//! A chart as a serialisable value: what to draw, not how.

use crate::cell::Cell;
use serde::{Deserialize, Serialize};

/// How rows of a group become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// How many rows.
    Count,
    /// The sum of a column.
    Sum {
        /// The column's position in the file.
        column: u32,
    },
    /// The mean of a column.
    Mean {
        /// The column's position in the file.
        column: u32,
    },
}

/// The form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChartForm {
    /// Horizontal bars, one for each value of a column.
    Bar,
    /// A line over time.
    Line,
    /// Vertical bars over the bins of a measured column.
    Histogram,
}

/// Why a chart was suggested. The sentence is made in `texts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChartReason {
    /// There is a column of time and something to follow over it.
    OverTime,
    /// There is a column with few values to compare.
    FewGroups,
    /// There is one number column whose spread is worth seeing.
    Spread,
}

/// How finely days and points in time are told apart along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimeUnit {
    /// Each year is a group; its key is the year as [`Cell::Integer`].
    Year,
    /// Each month is a group; its key is the month's first day as [`Cell::Date`].
    Month,
    /// Each day is a group; its key is a [`Cell::Date`].
    Day,
}

/// What to draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewSpec {
    /// The form.
    pub form: ChartForm,
    /// The column along the axis of groups, time or bins.
    pub by: u32,
    /// What is measured.
    pub measure: Measure,
    /// Why this was suggested.
    pub reason: ChartReason,
    /// How finely days and points in time in `by` are told apart; `None` takes values as they stand.
    pub unit: Option<TimeUnit>,
    /// What the measured numbers are, when a column of units says it ("Antal bygninger") better than the
    /// measured column's own name.
    pub called: Option<String>,
    /// Rows the chart keeps by itself so that totals are not mixed with parts, or one unit with another:
    /// each column equal to its value. Said in the caption.
    pub only: Vec<(u32, Cell)>,
    /// Rows the chart leaves out by itself for the same reason: totals among parts. Said in the caption.
    pub except: Vec<(u32, Cell)>,
}

impl ViewSpec {
    /// Bars drawn at most; groups beyond are counted in [`ChartData::left_out`].
    pub const MOST_BARS: usize = 12;
}

/// One drawn group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The value of the group; the lower edge for a histogram.
    pub key: Cell,
    /// The upper edge, for a histogram.
    pub to: Option<Cell>,
    /// The measured number; `None` when no row of the group has one.
    pub value: Option<f64>,
    /// Rows in the group.
    pub rows: u64,
}

/// The numbers behind a chart: what its table shows and its marks draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartData {
    /// What is drawn.
    pub spec: ViewSpec,
    /// Name of the column along the axis.
    pub by_name: String,
    /// Name of the measured column; `None` for counts.
    pub measure_name: Option<String>,
    /// Names of the columns of `spec.only`, in the same order.
    pub only_names: Vec<String>,
    /// Names of the columns of `spec.except`, in the same order.
    pub except_names: Vec<String>,
    /// The groups in drawing order: ascending by key for lines and histograms, largest value first for
    /// bars (equal values in order of first appearance). Rows without a key are no group.
    pub groups: Vec<Group>,
    /// Groups left out of the drawing (a bar chart shows the largest).
    pub left_out: u64,
    /// Rows without a value in `by` or in the measured column.
    pub missing_rows: u64,
    /// True when the numbers are whole.
    pub whole_numbers: bool,
    /// The smallest and the largest value of `by` itself among the rows drawn, when `spec.unit` gathers
    /// several into one group: tells whether the first and the last period are whole.
    pub by_extremes: Option<(Cell, Cell)>,
}
