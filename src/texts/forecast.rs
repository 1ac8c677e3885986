//! What is said of a forecast: what may come, how sure that is, how wrong it would have been, and why nothing is said.
//!
//! No cause is claimed, and every forecast ends with what it is not.

use crate::chart::Moment;
use model::forecast::{Method, TimeStep};
use model::view_spec::BreakKind;

/// The last number of a forecast, ready to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last<'a> {
    /// What is measured.
    pub what: &'a str,
    /// When.
    pub when: &'a Moment,
    /// The middle of what is likely.
    pub value: &'a str,
    /// 80 %: from and to.
    pub narrow: [&'a str; 2],
    /// 95 %: from and to.
    pub wide: [&'a str; 2],
}

/// How wrong forecasts from earlier days would have been, ready to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried<'a> {
    /// From how many earlier points in time.
    pub origins: u32,
    /// How many steps each went.
    pub steps: u32,
    /// The step.
    pub step: TimeStep,
    /// How far the model was off, in the mean ("4 %", "1,2 procentpoint").
    pub model: &'a str,
    /// How far the naive method was off.
    pub naive: &'a str,
    /// The method that is used.
    pub used: Method,
    /// The naive method.
    pub plain: Method,
    /// Numbers that came, and how many of them lay inside the interval of 80 %.
    pub inside: [u32; 2],
    /// How many times wider the interval was made, where it held too few ("1,6").
    pub widened: Option<&'a str>,
}

/// Words of a forecast.
#[derive(Debug)]
pub struct ForecastTexts {
    /// The heading: what, of which parts, and until when it is forecast.
    pub title: fn(what: &str, of: &[String], to: &str) -> String,
    /// From when to when the numbers are known.
    pub known: fn(from: &str, to: &str) -> String,
    /// What is drawn, as the first words of an alternative text.
    pub spoken: &'static str,
    /// What may come.
    pub last: fn(&Last<'_>) -> String,
    /// How wrong it would have been.
    pub tried: fn(&Tried<'_>) -> String,
    /// An error too small for one digit after the decimal sign: less than so much.
    pub under: fn(percent: &str) -> String,
    /// The distance of two percentages.
    pub percentage_points: fn(distance: &str) -> String,
    /// Patterns that come again, by their length in steps.
    pub seasons: fn(step: TimeStep, lengths: &[u32]) -> String,
    /// No pattern was found where there could be one.
    pub no_season: &'static str,
    /// The level changed at once: when, from about what to about what.
    pub shift: fn(when: &Moment, before: &str, after: &str) -> String,
    /// What was done about a level that changed.
    pub levelled: &'static str,
    /// Times without a number were reckoned from their neighbours: how many, which when there are few.
    pub filled: fn(count: usize, listed: Option<&str>) -> String,
    /// Only numbers from here on are used, because of a break.
    pub since_break: fn(from: &str, kind: BreakKind) -> String,
    /// Only the latest are used.
    pub since_length: fn(from: &str, known: &str) -> String,
    /// The last period is not over.
    pub unfinished: fn(period: &str) -> String,
    /// Times behind the file's own date.
    pub ahead_of_file: fn(count: u32) -> String,
    /// What a forecast is not.
    pub caution: &'static str,
    /// Names in the legend: the line, what may come, 80 %, 95 %.
    pub legend: [&'static str; 4],
    /// The name of a level that changed, beside its place on the axis of time.
    pub shift_name: &'static str,
    /// What stands where the forecast begins.
    pub begins: &'static str,
    /// A number to come with its interval of 80 %, as its mark tells it.
    pub mark: fn(value: &str, low: &str, high: &str) -> String,
    /// Heads of the columns behind: 80 % from and to, 95 % from and to.
    pub columns: [&'static str; 4],
    /// The heading where nothing is forecast.
    pub refused: &'static str,
    /// About persons: the column that tells, when it is one.
    pub persons: fn(column: Option<&str>) -> String,
    /// No time along the axis.
    pub not_in_time: &'static str,
    /// Several series.
    pub several_series: &'static str,
    /// Unequal distances.
    pub not_regular: &'static str,
    /// All lies after the file's own date.
    pub future_only: &'static str,
    /// Too few: how many there are, how many are needed; of what step; behind which break.
    pub too_short: fn(has: u32, needed: u32, step: TimeStep, since: Option<BreakKind>) -> String,
    /// Too many times without a number: how many of how many.
    pub gaps: fn(missing: u32, of: u32) -> String,
    /// The level changed at the end.
    pub shift_at_end: fn(when: &Moment, before: &str, after: &str) -> String,
    /// Always the same number.
    pub constant: fn(value: &str) -> String,
    /// Counts below ten: in how many of how many times.
    pub small_counts: fn(below: u32, of: u32) -> String,
    /// More steps asked for than there can be.
    pub too_far: fn(asked: u32, most: u32) -> String,
    /// No model fits.
    pub no_model: &'static str,
}
