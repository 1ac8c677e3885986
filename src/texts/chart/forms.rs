//! Sentences of charts of several series, of two columns, of spreads and of single days.

use super::Moment;
use model::view_spec::{BreakKind, ChartReason, ShareOf};

/// Two texts that belong together: a name and its number, a first and a last number.
pub type Pair<'a> = (&'a str, &'a str);

/// A name and its other spellings.
pub type Spelled = (String, Vec<String>);

/// So many, of how many.
pub type PartOf = (u64, u64);

/// Where two series are farthest apart: their names, the group, their numbers, and percentage points.
pub type Apart = fn(names: Pair<'_>, group: &str, values: Pair<'_>, points: Option<&str>) -> String;

/// Sentences of charts of several series, of two columns, of spreads and of single days.
#[derive(Debug)]
pub struct FormTexts {
    /// All series or groups that are not shown by themselves.
    pub others: &'static str,
    /// Names of the days of the week from Monday, as short as can be.
    pub weekdays: [&'static str; 7],
    /// What is measured when it is a share: of what, of which column (`None` counts rows).
    pub share: fn(of: ShareOf, column: Option<&str>) -> String,
    /// The difference of two percentages.
    pub percentage_points: fn(number: &str) -> String,
    /// The heading: what, of which parts, by which column and which series.
    pub title_by_two: fn(what: &str, of: &[String], by: &str, series: &str) -> String,
    /// The heading of lines: what, of which parts, by which series, from when to when.
    pub title_series_over_time:
        fn(what: &str, of: &[String], series: &str, from: &str, to: &str) -> String,
    /// The heading of two periods: what, of which parts, by which series, the first and the last.
    pub title_change: fn(what: &str, of: &[String], series: &str, from: &str, to: &str) -> String,
    /// The heading of boxes: what, of which parts, by which column.
    pub title_spread_by: fn(what: &str, of: &[String], by: &str) -> String,
    /// The heading of a scatter: the number upwards, of which parts, the number across.
    pub title_against: fn(what: &str, of: &[String], by: &str) -> String,
    /// The largest series of all groups together.
    pub largest_part: fn(name: &str, sum: &str) -> String,
    /// The series whose share differs most: its name, the group with the largest and with the smallest share,
    /// how many percentage points lie between.
    pub share_ends: fn(series: &str, most: Pair<'_>, least: Pair<'_>, points: &str) -> String,
    /// Largest and smallest at the end of a time.
    pub at_end: fn(when: &Moment, ends: &str) -> String,
    /// The series that moved most: what it did; how many series there are.
    pub moved_most: fn(trend: &str, series: usize) -> String,
    /// Series not shown by themselves: how many are shown, of how many; whether the others are gathered.
    pub series_left_out: fn(shown: &str, of: &str, gathered: bool) -> String,
    /// A known break as a few words above its line.
    pub break_name: fn(BreakKind) -> &'static str,
    /// What happened at a known break.
    pub break_sentence: fn(BreakKind) -> &'static str,
    /// Sums are too low because a run of numbers has a hole: the column, its smallest and largest number, how many are
    /// missing between, and which one where it is known.
    pub hole: fn(by: &str, ends: (i64, i64), missing: u64, which: Option<i64>) -> String,
    /// Rows that are one municipality each: of how many municipalities, of how many there are; those without a row, when
    /// they are few; rows that are none.
    pub municipality_rows: fn(there: PartOf, missing: &[String], others: &[String]) -> String,
    /// Names that differ in nothing but capitals and spaces are one group: each with its other spellings, and how many
    /// more there are.
    pub folded: fn(names: &[Spelled], more: usize) -> String,
    /// Heads of the columns of a table of spreads: smallest value, lower quartile, median, upper quartile, largest.
    pub five_numbers: [&'static str; 5],
    /// Smallest value, lower quartile, median, upper quartile, largest value.
    pub spread: fn(&[String]) -> String,
    /// The sentence about the largest and the smallest median.
    pub medians: fn(ends: &str) -> String,
    /// How a box is read.
    pub box_legend: &'static str,
    /// Small charts share one scale.
    pub same_scale: &'static str,
    /// Several bins are the fullest: rows in each, rows of all, the column, how many bins.
    pub fullest_of_several: fn(rows: &str, of: &str, by: &str, bins: &str) -> String,
    /// Which single values most rows have: rows of each, rows of all, the column, the values.
    pub most_common: fn(rows: &str, of: &str, by: &str, values: &[String]) -> String,
    /// Each point is a row: how many.
    pub points: fn(rows: &str) -> String,
    /// Rows are counted in a grid: how many.
    pub bins: fn(rows: &str) -> String,
    /// How far two numbers go together: upwards, across; 1 or more up, −1 down, 0 for not plainly; the share of
    /// the variation along the line.
    pub together: fn(what: &str, by: &str, slope: f64, share: &str) -> String,
    /// That going together is no cause.
    pub no_cause: &'static str,
    /// Cells of a table without a number: how many.
    pub empty_cells: fn(cells: u64, written: &str) -> String,
    /// The share of the largest of all that is shown.
    pub share_of_all: fn(name: &str, share: &str) -> String,
    /// Numbers below zero that cannot be areas: how many.
    pub negative_left_out: fn(groups: u64, written: &str) -> String,
    /// Who rose or fell most: from, to, and percentage points when they are percentages.
    pub moved: fn(name: &str, rise: bool, from_to: Pair<'_>, points: Option<&str>) -> String,
    /// Nothing rose or fell.
    pub unmoved: &'static str,
    /// Series without a number in one of two periods: how many.
    pub without_both: fn(series: u64, written: &str) -> String,
    /// Where two series are farthest apart: their names, the group, their numbers, and percentage points.
    pub apart: Apart,
    /// How many of each of two.
    pub two_sums: fn(one: &(String, String), other: &(String, String)) -> String,
    /// Values of the column of sexes that have no side: how many.
    pub sides_left_out: fn(values: u64, written: &str) -> String,
    /// Days between the first and the last without a number: how many.
    pub empty_days: fn(days: u64, written: &str) -> String,
    /// Groups behind the others because fewer values than so many lie behind their numbers: how many.
    pub unranked: fn(groups: u64, written: &str, fewest: u64) -> String,
    /// Numbers that are not compared because fewer values than so many lie behind them: how many.
    pub held_back: fn(numbers: u64, written: &str, fewest: u64) -> String,
    /// Medians and quartiles may be off by so much.
    pub quantile_error: fn(error: &str) -> String,
    /// Why a chart is offered: what, by which column, which series.
    pub because: fn(ChartReason, what: &str, by: &str, series: &str) -> String,
    /// An hour of the day.
    pub hour: fn(hour: i64) -> String,
    /// Where the numbers come from: the file, the day it was changed, its subject.
    pub source: fn(file: &str, day: Option<&str>, subject: Option<&str>) -> String,
}
