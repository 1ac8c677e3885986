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
    /// A filter the chart adds by itself so that totals are not mixed with parts; said in the caption.
    pub only: Option<(u32, Cell)>,
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
    /// Name of the column that `spec.only` keeps to one value.
    pub only_name: Option<String>,
    /// The groups in drawing order.
    pub groups: Vec<Group>,
    /// Groups left out of the drawing (a bar chart shows the largest).
    pub left_out: u64,
    /// Rows without a value in `by` or in the measured column.
    pub missing_rows: u64,
    /// True when the numbers are whole.
    pub whole_numbers: bool,
}
