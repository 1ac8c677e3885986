//! A chart as a serialisable value: what to draw, not how.

use crate::annotation::Annotation;
use crate::cell::Cell;
use crate::chart_choice::Way;
pub use crate::chart_form::ChartForm;
use crate::forecast::{Horizon, LineFound};
use crate::heading::Context;
use crate::kle::Level;
pub use crate::shortfall::Folded;
use crate::shortfall::{Hole, MunicipalityRows};
use serde::{Deserialize, Serialize};

/// What a share is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ShareOf {
    /// Of all that is drawn.
    All,
    /// Of the group a series is a part of.
    Group,
}

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
    /// The median of a column.
    Median {
        /// The column's position in the file.
        column: u32,
    },
    /// The share of a sum, or of the rows, in per cent.
    Share {
        /// The column that is added up; `None` counts rows.
        column: Option<u32>,
        /// What the share is of.
        of: ShareOf,
    },
    /// The values of a column as they are, not gathered: how they are spread (box), or each against the column
    /// along the axis (scatter).
    Each {
        /// The column's position in the file.
        column: u32,
    },
}

impl Measure {
    /// The measured column; `None` when rows are counted.
    #[must_use]
    pub fn column(self) -> Option<u32> {
        match self {
            Self::Count => None,
            Self::Sum { column }
            | Self::Mean { column }
            | Self::Median { column }
            | Self::Each { column } => Some(column),
            Self::Share { column, .. } => column,
        }
    }

    /// True for numbers that say little when few values lie behind them: means, medians, spreads, shares of a group.
    #[must_use]
    pub fn needs_many(self) -> bool {
        matches!(
            self,
            Self::Mean { .. }
                | Self::Median { .. }
                | Self::Each { .. }
                | Self::Share {
                    of: ShareOf::Group,
                    ..
                }
        )
    }

    /// How it is made, whatever of.
    #[must_use]
    pub fn way(self) -> Way {
        match self {
            Self::Count => Way::Count,
            Self::Sum { .. } => Way::Sum,
            Self::Mean { .. } => Way::Mean,
            Self::Median { .. } => Way::Median,
            Self::Share { .. } => Way::Share,
            Self::Each { .. } => Way::Each,
        }
    }

    /// The same of another column; a count stays a count.
    #[must_use]
    pub fn with_column(self, to: u32) -> Self {
        match self {
            Self::Count => Self::Count,
            Self::Sum { .. } => Self::Sum { column: to },
            Self::Mean { .. } => Self::Mean { column: to },
            Self::Median { .. } => Self::Median { column: to },
            Self::Each { .. } => Self::Each { column: to },
            Self::Share { column, of } => Self::Share {
                column: column.map(|_| to),
                of,
            },
        }
    }

    /// True when what is left out of a group makes its number smaller: counts and sums. Their groups can be
    /// stacked and laid side by side as parts of a whole.
    #[must_use]
    pub fn adds_up(self) -> bool {
        matches!(self, Self::Count | Self::Sum { .. } | Self::Share { .. })
    }
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
    /// Several series can be followed over one time.
    SeriesOverTime,
    /// Each group is made of the same few parts.
    Parts,
    /// The last period can be compared among groups.
    LastPeriod,
    /// What moved between the first and the last period.
    Change,
    /// Two numbers of each row may go together.
    TwoNumbers,
    /// Two columns of few values make a table.
    TwoColumns,
    /// The spread of a number may differ among groups.
    SpreadByGroup,
    /// Ages and sexes make a pyramid.
    AgeAndSex,
    /// There is a number for nearly every day.
    Daily,
    /// Hours of the day or months of the year follow one another.
    Cycle,
    /// The user chose it.
    Chosen,
}

/// Why there is nothing worth drawing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NoChart {
    /// A handful of rows.
    FewRows,
    /// A list: each row has a name or a code of its own, and no number.
    List,
    /// Numbers that stand as text, because they cannot be read for certain.
    NumbersAsText,
    /// Nearly all rows have the same numbers.
    AllAlike,
    /// No numbers and no groups that could be compared.
    #[default]
    NoGroups,
    /// Rows have a place each, and a map of where they are says more than any chart.
    Places,
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

/// In which order groups stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// As it is usual for the form: bars by their number, time by time.
    #[default]
    Usual,
    /// The largest number first.
    ByNumber,
    /// By the value of the grouping column: ages, years, names in Danish order.
    ByName,
}

/// Bars beyond the usual number that are drawn rather than left out.
const SPARED: usize = 2;

/// What to draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewSpec {
    /// The form.
    pub form: ChartForm,
    /// The column along the axis of groups, time or bins.
    pub by: u32,
    /// The column whose values are the series, for forms that have several.
    pub series: Option<u32>,
    /// What is measured.
    pub measure: Measure,
    /// Columns of numbers side by side, each a series: of men and of women, of each year. The measured column is one of
    /// them, and how it is measured is how all are. Over time they are the periods, and the values of `by` the series.
    /// Empty: the values of `series` are the series.
    #[serde(default)]
    pub across: Vec<u32>,
    /// Why this was suggested.
    pub reason: ChartReason,
    /// How finely days and points in time in `by` are told apart; `None` takes values as they stand.
    pub unit: Option<TimeUnit>,
    /// In which order the groups stand.
    pub order: Order,
    /// What the measured numbers are, when a column of units says it ("Antal bygninger") better than the
    /// measured column's own name.
    pub called: Option<String>,
    /// Rows the chart keeps by itself so that totals are not mixed with parts, or one unit with another:
    /// each column equal to its value. Said in the caption.
    pub only: Vec<(u32, Cell)>,
    /// Rows the chart leaves out by itself for the same reason: totals among parts. Said in the caption.
    pub except: Vec<(u32, Cell)>,
    /// How many groups are drawn at most, when the user says so.
    #[serde(default)]
    pub most: Option<u32>,
    /// The user's own heading.
    #[serde(default)]
    pub title: Option<String>,
    /// What the user wrote into it.
    #[serde(default)]
    pub notes: Vec<Annotation>,
    /// How far it is carried on beyond what is known, when the user says so.
    #[serde(default)]
    pub forecast: Option<Horizon>,
    /// Numbers of KLE along the axis are gathered by the number of this level they stand below.
    #[serde(default)]
    pub level: Option<Level>,
}

impl ViewSpec {
    /// A chart of one series in the usual order, of all rows.
    #[must_use]
    pub fn new(form: ChartForm, by: u32, measure: Measure, reason: ChartReason) -> Self {
        Self {
            form,
            by,
            series: None,
            measure,
            across: Vec::new(),
            reason,
            unit: None,
            order: Order::Usual,
            called: None,
            only: Vec::new(),
            except: Vec::new(),
            most: None,
            title: None,
            notes: Vec::new(),
            forecast: None,
            level: None,
        }
    }

    /// True where columns side by side are the periods along an axis of time.
    #[must_use]
    pub fn is_turned(&self) -> bool {
        !self.across.is_empty() && self.form.is_over_time()
    }

    /// The column whose values lie along the axis, where a stretch of it is a test of rows.
    #[must_use]
    pub fn brushed(&self) -> Option<u32> {
        (!self.is_turned()).then_some(self.by)
    }

    /// How many groups are drawn at most.
    #[must_use]
    pub fn most_groups(&self) -> usize {
        let own = self.most.map(|most| (most as usize).max(2));
        own.map_or(self.form.most_groups(), |own| {
            own.min(self.form.groups_with_room())
        })
    }

    /// How many of so many groups are drawn: one or two bars more than usual rather than one or two left out.
    #[must_use]
    pub fn drawn_of(&self, groups: usize) -> usize {
        let most = self.most_groups();
        match self.form {
            ChartForm::Bar if self.most.is_none() && groups <= most + SPARED => groups,
            _ => most,
        }
    }

    /// Every column it names, with where each stands now; `None` when one of them is gone.
    #[must_use]
    pub fn moved(&self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        let all = |kept: &[(u32, Cell)]| -> Option<Vec<(u32, Cell)>> {
            kept.iter()
                .map(|(column, cell)| Some((to(*column)?, cell.clone())))
                .collect()
        };
        Some(Self {
            by: to(self.by)?,
            series: match self.series {
                Some(series) => Some(to(series)?),
                None => None,
            },
            measure: match self.measure.column() {
                Some(column) => self.measure.with_column(to(column)?),
                None => self.measure,
            },
            across: self
                .across
                .iter()
                .map(|column| to(*column))
                .collect::<Option<_>>()?,
            only: all(&self.only)?,
            except: all(&self.except)?,
            notes: self
                .notes
                .iter()
                .filter_map(|note| note.moved(to))
                .collect(),
            ..self.clone()
        })
    }
}

/// One series' part of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The measured number; `None` when no row has one.
    pub value: Option<f64>,
    /// Rows in it.
    pub rows: u64,
}

/// How the values of a group are spread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The smallest value.
    pub least: f64,
    /// A quarter of the values are at most this.
    pub lower: f64,
    /// Half of the values are at most this.
    pub median: f64,
    /// Three quarters of the values are at most this.
    pub upper: f64,
    /// The largest value.
    pub most: f64,
    /// Values.
    pub values: u64,
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
    /// Its parts, one for each of [`ChartData::series`]; empty without series.
    pub parts: Vec<Part>,
    /// How its values are spread, for a box chart.
    pub spread: Option<Spread>,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            key: Cell::Missing,
            to: None,
            value: None,
            rows: 0,
            parts: Vec::new(),
            spread: None,
        }
    }
}

/// Points of one measured column against another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cloud {
    /// What is drawn.
    pub dots: Dots,
    /// The straight line nearest to all points, its fit, when there are enough of them.
    pub trend: Option<Fit>,
    /// Rows with both numbers.
    pub rows: u64,
    /// Smallest and largest number along the horizontal axis.
    pub across: (f64, f64),
    /// Smallest and largest number along the vertical axis.
    pub upwards: (f64, f64),
}

/// How points are drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Dots {
    /// Each by itself: across, upwards, and on how many rows.
    Points(Vec<(f64, f64, u64)>),
    /// Counted in a grid, row by row from the lowest.
    Bins {
        /// Edges along the horizontal axis, ascending.
        across: Vec<f64>,
        /// Edges along the vertical axis, ascending.
        upwards: Vec<f64>,
        /// Points in each bin.
        counts: Vec<u64>,
    },
}

/// A straight line through points by least squares.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Upwards for one step across.
    pub slope: f64,
    /// Height at zero.
    pub intercept: f64,
    /// The share of the variation that lies along the line, 0 to 1 (the square of Pearson's r).
    pub share: f64,
}

/// A day from which on something is counted otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BreakKind {
    /// 1970: some 1,100 municipalities became 277.
    Municipalities1970,
    /// 2003: the five municipalities of Bornholm became one.
    Bornholm2003,
    /// 2007: 271 municipalities became 98, and the counties five regions.
    Municipalities2007,
    /// 2027: two of the five regions became Region Østdanmark.
    Regions2027,
}

/// Where the numbers of a chart come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name of the file.
    pub file: String,
    /// The day the file was last changed, in days since 1970-01-01.
    pub day: Option<i32>,
    /// What it is about ("05.09 Trafikregulering").
    pub subject: Option<String>,
}

/// The numbers behind a chart: what its table shows and its marks draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartData {
    /// What is drawn.
    pub spec: ViewSpec,
    /// Name of the column along the axis.
    pub by_name: String,
    /// The kind of that column, where its own name says nothing ("Column1").
    pub by_kind: Option<String>,
    /// The kind of thing each row is, where it is known: what is counted, when rows are.
    pub row_kind: Option<String>,
    /// What codes among the groups and series are codes of, by a register: shown in their place.
    pub key_names: Vec<(Cell, String)>,
    /// Name of the column of series.
    pub series_name: Option<String>,
    /// The kind of what columns side by side are values of.
    pub series_kind: Option<String>,
    /// What the title of the file says is measured, where a column of units says only in what.
    pub subject: Option<String>,
    /// What the file tells about all its rows.
    pub context: Context,
    /// Name of the measured column; `None` for counts.
    pub measure_name: Option<String>,
    /// Names of the columns of `spec.only`, in the same order.
    pub only_names: Vec<String>,
    /// Names of the columns of `spec.except`, in the same order.
    pub except_names: Vec<String>,
    /// The groups in drawing order: ascending by key for time, bins and [`Order::ByName`], else the largest
    /// value first (equal values in order of first appearance). Rows without a key are no group.
    pub groups: Vec<Group>,
    /// The series in drawing order; empty without. [`Cell::Missing`] at the end stands for all others, gathered.
    pub series: Vec<Cell>,
    /// Groups left out of the drawing (a bar chart shows the largest).
    pub left_out: u64,
    /// Series left out of the drawing, or gathered in the last one.
    pub series_left_out: u64,
    /// Groups behind the others, because too few values lie behind their means, medians or shares to rank them.
    pub unranked: u64,
    /// Rows without a value in `by` or in the measured column.
    pub missing_rows: u64,
    /// True when the numbers are whole.
    pub whole_numbers: bool,
    /// True when the numbers are per cent: their differences are percentage points.
    pub percent: bool,
    /// The smallest and the largest value of `by` itself among the rows drawn, when `spec.unit` gathers
    /// several into one group: tells whether the first and the last period are whole.
    pub by_extremes: Option<(Cell, Cell)>,
    /// The points of a scatter.
    pub cloud: Option<Cloud>,
    /// How far a median or quartile may be from the exact one; zero when all are exact.
    pub quantile_error: f64,
    /// Known breaks in what the numbers count, each with its first day (days since 1970-01-01).
    pub breaks: Vec<(BreakKind, i32)>,
    /// Which municipalities its rows are, where nearly all are there but not exactly those.
    pub municipality_rows: Option<MunicipalityRows>,
    /// Runs of numbers with a hole that its sums are too low by.
    pub holes: Vec<Hole>,
    /// Groups that are several spellings of one name.
    pub folded: Vec<Folded>,
    /// Patterns and changed levels of a line over time, where whoever draws it has looked for them.
    pub found: Option<LineFound>,
    /// Where the numbers come from.
    pub source: Option<Source>,
    /// Values of `spec.by` that mean the user's own municipality.
    pub own: Vec<Cell>,
}

impl ChartData {
    /// Fewest values behind a mean, a median or a share that are ranked with others.
    pub const FEWEST_RANKED: u64 = 5;

    /// Nothing yet of a chart.
    #[must_use]
    pub fn of(spec: ViewSpec) -> Self {
        Self {
            spec,
            by_name: String::new(),
            by_kind: None,
            row_kind: None,
            key_names: Vec::new(),
            series_name: None,
            series_kind: None,
            subject: None,
            context: Context::default(),
            measure_name: None,
            only_names: Vec::new(),
            except_names: Vec::new(),
            groups: Vec::new(),
            series: Vec::new(),
            left_out: 0,
            series_left_out: 0,
            unranked: 0,
            missing_rows: 0,
            whole_numbers: false,
            percent: false,
            by_extremes: None,
            cloud: None,
            quantile_error: 0.0,
            breaks: Vec::new(),
            municipality_rows: None,
            holes: Vec::new(),
            folded: Vec::new(),
            found: None,
            source: None,
            own: Vec::new(),
        }
    }
}
