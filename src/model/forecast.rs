//! What may come after the last known number of a line over time, how sure that is, and how wrong it would have been
//! before; or why nothing is said.

use crate::cell::Cell;
use crate::column::ColumnProfile;
use crate::finding::Finding;
use crate::view_spec::{BreakKind, ChartData};
use serde::{Deserialize, Serialize};

/// Kinds of columns whose rows are about persons, one by one: their rows are not forecast.
pub const KINDS_ABOUT_PERSONS: [&str; 7] = [
    "cpr",
    "person_name",
    "first_name",
    "last_name",
    "birth_date",
    "icd10",
    "fs3",
];

/// What tells that rows are about persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSign {
    /// The name of the column; `None` when the file as a whole tells.
    pub column: Option<String>,
}

/// What tells that the rows of a table are about persons: the kind of a column, or numbers of persons found in it.
#[must_use]
pub fn person_sign(columns: &[ColumnProfile], findings: &[Finding]) -> Option<PersonSign> {
    let of_kind = columns.iter().find(|column| {
        let kind = column.kind.as_deref();
        kind.is_some_and(|kind| KINDS_ABOUT_PERSONS.contains(&kind))
    });
    if let Some(column) = of_kind {
        return Some(PersonSign {
            column: Some(column.name.clone()),
        });
    }
    let found = findings
        .iter()
        .find(|finding| finding.rule.starts_with("personal.cpr"))?;
    Some(PersonSign {
        column: found.column.clone(),
    })
}

/// How far a line is carried on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Horizon {
    /// So many steps; `None` for as many as is usual.
    pub steps: Option<u32>,
}

/// The distance of two numbers of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimeStep {
    /// A year.
    Year,
    /// Half a year.
    HalfYear,
    /// A quarter.
    Quarter,
    /// A month.
    Month,
    /// A week from Monday on.
    Week,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

impl TimeStep {
    /// Its name in files and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::HalfYear => "half-year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Hour => "hour",
        }
    }

    /// How far people usually want to look, in steps, the nearest first.
    #[must_use]
    pub fn horizons(self) -> &'static [u32] {
        match self {
            Self::Year => &[1, 2, 3, 5, 10, 20],
            Self::HalfYear => &[2, 4, 6, 10],
            Self::Quarter => &[2, 4, 8, 12, 20],
            Self::Month => &[3, 6, 12, 24, 36, 60],
            Self::Week => &[4, 13, 26, 52, 104],
            Self::Day => &[7, 14, 28, 90, 365],
            Self::Hour => &[24, 48, 168],
        }
    }

    /// After how many steps a pattern may come again, the shortest first.
    #[must_use]
    pub fn seasons(self) -> &'static [usize] {
        match self {
            Self::Year => &[],
            Self::HalfYear => &[2],
            Self::Quarter => &[4],
            Self::Month => &[12],
            Self::Week => &[52],
            Self::Day => &[7, 365],
            Self::Hour => &[24, 168],
        }
    }
}

/// How the next numbers are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Method {
    /// Exponential smoothing: level and slope that follow the numbers, the form of best fit (ETS).
    Ets,
    /// Seasons taken out first, exponential smoothing of the rest, seasons put back (MSTL).
    Mstl,
    /// The last number stays.
    Naive,
    /// The numbers of the last season come again.
    SeasonalNaive,
}

impl Method {
    /// Its name in files and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Ets => "ets",
            Self::Mstl => "mstl",
            Self::Naive => "naive",
            Self::SeasonalNaive => "seasonal-naive",
        }
    }

    /// True for what anybody could do without a model.
    #[must_use]
    pub fn is_naive(self) -> bool {
        matches!(self, Self::Naive | Self::SeasonalNaive)
    }
}

/// A pattern that comes again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Season {
    /// After how many steps.
    pub length: u32,
    /// How much of what is left beside the trend it explains, 0 to 1 (Wang, Smith and Hyndman 2006).
    pub strength: f64,
}

/// A number from which on the line lies higher or lower than before, at once and for good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelShift {
    /// The first number of the new level.
    pub at: Cell,
    /// The usual number of the last steps before.
    pub before: f64,
    /// The usual number of the first steps after.
    pub after: f64,
}

/// What a line holds beside its numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineFound {
    /// The distance of two numbers.
    pub step: TimeStep,
    /// Patterns that come again.
    pub seasons: Vec<Season>,
    /// Where the level changed at once and stayed.
    pub shifts: Vec<LevelShift>,
}

/// One number to come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FuturePoint {
    /// When, written as the known times are.
    pub key: Cell,
    /// The number in the middle of what is likely.
    pub value: f64,
    /// From where to where with a probability of 80 %, if the future is as the past.
    pub narrow: (f64, f64),
    /// The same with 95 %.
    pub wide: (f64, f64),
}

/// How wrong forecasts from earlier days would have been (rolling origin).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BackTest {
    /// From how many earlier points in time a forecast was made.
    pub origins: u32,
    /// How many steps each went.
    pub steps: u32,
    /// The model that was tried beside the naive method.
    pub model: Method,
    /// How far it was from the number that came, in the mean and in the unit of the numbers.
    pub mean_error: f64,
    /// The same in per cent of the numbers that came; `None` where these are per cent themselves, or zero.
    pub percent: Option<f64>,
    /// The naive method it was compared with.
    pub naive: Method,
    /// How far that was off, in the mean.
    pub naive_error: f64,
    /// The same in per cent.
    pub naive_percent: Option<f64>,
    /// Numbers that came.
    pub numbers: u32,
    /// Those of them inside the interval of 80 % of the method that is used, before that was made wider.
    pub inside_narrow: u32,
    /// Those inside the interval of 95 %.
    pub inside_wide: u32,
    /// How many times wider the intervals of 80 % and 95 % were made, so that they would have held what they promise;
    /// 1 where they did.
    pub widened: [f64; 2],
}

/// What may come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// The distance of two numbers.
    pub step: TimeStep,
    /// Numbers it was made from.
    pub known: u32,
    /// The first of them, when earlier ones were left out, and why.
    pub since: Option<(Cell, Since)>,
    /// Patterns that come again; none when there is no evidence of one.
    pub seasons: Vec<Season>,
    /// Where the level changed at once.
    pub shifts: Vec<LevelShift>,
    /// Times without a number between the first and the last: reckoned from their neighbours.
    pub filled: Vec<Cell>,
    /// The last period, left out because the rows end within it.
    pub unfinished: Option<Cell>,
    /// Times left out because they lie after the file's own date: they are no knowledge either.
    pub ahead_of_file: u32,
    /// How the numbers were found.
    pub method: Method,
    /// The numbers to come.
    pub points: Vec<FuturePoint>,
    /// How wrong it would have been.
    pub back_test: BackTest,
}

/// Why numbers are left out at the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Since {
    /// From here on something else is counted.
    Break(BreakKind),
    /// There are more than can be reckoned with.
    Length,
}

/// Why nothing is forecast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    /// The rows are about persons: nothing is predicted of individuals.
    Persons(PersonSign),
    /// There is no time along the axis that steps can be told of.
    NotInTime,
    /// Several series are drawn: one must be chosen.
    SeveralSeries,
    /// The numbers do not stand at equal distances in time.
    NotRegular,
    /// All numbers lie after the file's own date: they are a forecast themselves.
    FutureOnly,
    /// Too few numbers.
    TooShort {
        /// The distance of two numbers.
        step: TimeStep,
        /// How many there are.
        has: u32,
        /// How many are needed.
        needed: u32,
        /// The break behind which they are counted.
        since: Option<BreakKind>,
    },
    /// Too many times without a number.
    Gaps {
        /// Times without one.
        missing: u32,
        /// Times between the first and the last number.
        of: u32,
    },
    /// The level changed at the very end: nobody knows yet whether it stays.
    ShiftAtEnd(LevelShift),
    /// The number is always the same.
    Constant(f64),
    /// Counts so small that chance decides.
    SmallCounts {
        /// Times with fewer than [`Refusal::FEWEST`].
        below: u32,
        /// Times in all.
        of: u32,
    },
    /// Asked for more steps than the numbers can bear.
    TooFar {
        /// Steps asked for.
        asked: u32,
        /// Steps there can be.
        most: u32,
    },
    /// No model fits.
    NoModel,
}

impl Refusal {
    /// Counts below this are small.
    pub const FEWEST: f64 = 10.0;

    /// Its name in files and on the command line.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Persons(_) => "persons",
            Self::NotInTime => "not-in-time",
            Self::SeveralSeries => "several-series",
            Self::NotRegular => "not-regular",
            Self::FutureOnly => "future-only",
            Self::TooShort { .. } => "too-short",
            Self::Gaps { .. } => "gaps",
            Self::ShiftAtEnd(_) => "shift-at-end",
            Self::Constant(_) => "constant",
            Self::SmallCounts { .. } => "small-counts",
            Self::TooFar { .. } => "too-far",
            Self::NoModel => "no-model",
        }
    }
}

/// A question for a forecast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForecastAsk {
    /// The line that is to go on; its source tells the file's own date.
    pub data: ChartData,
    /// How many steps; `None` for as many as is usual.
    pub steps: Option<u32>,
    /// What tells that the rows are about persons.
    pub persons: Option<PersonSign>,
}

/// A line and what may come after it, or why nothing is said: what is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForecastData {
    /// The line.
    pub chart: ChartData,
    /// What may come.
    pub outcome: Result<Forecast, Refusal>,
}
