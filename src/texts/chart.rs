//! Titles, sentences and reasons of charts.
//!
//! A sentence says what the numbers say and no more: it names what was counted or added up, tells ties
//! and gaps, and claims no cause.

use model::message::Language;
use model::view_spec::{ChartForm, TimeUnit};

pub mod forms;

/// The name of a form within a sentence or a list of choices.
#[must_use]
pub fn form_name(form: ChartForm, language: Language) -> &'static str {
    match language {
        Language::Danish => crate::da::chart_forms::name(form),
        Language::English => crate::en::chart_forms::name(form),
    }
}

/// A form as the first words of an alternative text.
#[must_use]
pub fn form_spoken(form: ChartForm, language: Language) -> &'static str {
    match language {
        Language::Danish => crate::da::chart_forms::spoken(form),
        Language::English => crate::en::chart_forms::spoken(form),
    }
}

/// A point on the axis of time, ready to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// "2017", "november 2026", "2008K1".
    Period(String),
    /// "21.11.2026", with or without a time of day.
    Day(String),
}

impl Moment {
    /// The words without a preposition.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Period(words) | Self::Day(words) => words,
        }
    }
}

/// The first and the last number of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend<'a> {
    /// What is measured.
    pub what: &'a str,
    /// Which way it went.
    pub way: Way,
    /// The first number, ready to read.
    pub from: &'a str,
    /// Where the line begins.
    pub from_when: &'a Moment,
    /// The last number, ready to read.
    pub to: &'a str,
    /// Where the line ends.
    pub to_when: &'a Moment,
}

/// Which way a line went between its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The last number is larger.
    Up,
    /// The last number is smaller.
    Down,
    /// The two are equal.
    Level,
}

/// What a group's number is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made<'a> {
    /// The sum of a column.
    Sum(&'a str),
    /// The mean of a column.
    Mean(&'a str),
    /// The median of a column.
    Median(&'a str),
}

/// The largest and the smallest of compared groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ends<'a> {
    /// Names of the groups with the largest number.
    pub largest: &'a [String],
    /// That number, ready to read.
    pub largest_value: &'a str,
    /// The smallest, when every group is shown and it differs from the largest.
    pub smallest: Option<(&'a [String], &'a str)>,
}

/// Titles, sentences and reasons of charts.
#[derive(Debug)]
pub struct ChartTexts {
    /// What is measured when rows are counted: a name that can stand alone.
    pub row_count: &'static str,
    /// A column that is called by its unit of area alone.
    pub area: fn(unit: &str) -> String,
    /// A column that counts the things it is named after.
    pub number_of: fn(things: &str) -> String,
    /// How many rows are municipalities or one other, which is named.
    pub municipalities_and: fn(other: &str) -> String,
    /// The unit of Danish money.
    pub krone: &'static str,
    /// The heading of a line: what, of which parts ("København i alt"), from when to when.
    pub title_over_time: fn(what: &str, of: &[String], from: &str, to: &str) -> String,
    /// Rows counted that are each a thing of this kind; nothing for kinds whose rows are just rows.
    pub count_of: fn(kind: &str) -> Option<&'static str>,
    /// A column that is called after its kind, because its own name says nothing.
    pub of_kind: fn(kind: &str) -> Option<&'static str>,
    /// The heading of bars: what, of which parts, by which column.
    pub title_by_group: fn(what: &str, of: &[String], by: &str) -> String,
    /// The heading of a histogram: of which column, of which parts.
    pub title_spread: fn(by: &str, of: &[String]) -> String,
    /// The heading when there is nothing to draw.
    pub title_empty: fn(what: &str) -> String,
    /// From where to where a line went.
    pub trend: fn(&Trend<'_>) -> String,
    /// A line of one point: what, number, when.
    pub one_point: fn(what: &str, value: &str, when: &Moment) -> String,
    /// The largest step of a line, when it makes most of the way: from, when, to, when.
    pub leap: fn(from: &str, from_when: &Moment, to: &str, to_when: &Moment) -> String,
    /// A leap beside which all other changes of a line vanish: it is said to be another way to count, probably.
    pub broken: fn(leap: &Trend<'_>) -> String,
    /// How a line went before such a leap and after it.
    pub beside_leap: fn(before: &Trend<'_>, after: &Trend<'_>) -> String,
    /// The name of such a leap, beside its place on the axis of time.
    pub leap_name: &'static str,
    /// First or last numbers far below all beside them, which are probably not all there is: which end, how many, the
    /// first of them and when it is.
    pub unfinished: fn(first: bool, count: usize, value: &str, when: &Moment) -> String,
    /// A turning point beyond both ends of a line: highest or lowest, number, when (the first of `ties`).
    pub peak: fn(highest: bool, value: &str, when: &Moment, ties: usize) -> String,
    /// Periods without a number between the ends of a line.
    pub gaps: fn(periods: &str) -> String,
    /// More gaps than can be listed: how many periods.
    pub many_gaps: fn(count: &str) -> String,
    /// The first or the last period of a line is not covered whole: which, and the day on which the
    /// numbers begin or end.
    pub partial: fn(first: bool, period: &str, day: &str) -> String,
    /// The vertical axis begins at a number other than zero.
    pub cut_axis: fn(from: &str) -> String,
    /// Largest and smallest bar.
    pub ends: fn(ends: &Ends<'_>) -> String,
    /// All bars are equal: how many, their number.
    pub all_equal: fn(what: &str, groups: usize, value: &str) -> String,
    /// One bar: its name, its number.
    pub one_group: fn(what: &str, name: &str, value: &str) -> String,
    /// The fullest bin: rows in it, rows of all bins, its edges; whether the upper edge is in it.
    pub fullest:
        fn(rows: &str, of: &str, by: &str, from: &str, to: &str, to_included: bool) -> String,
    /// Every row has the same value.
    pub one_value: fn(rows: &str, by: &str, value: &str) -> String,
    /// There are no numbers.
    pub nothing: &'static str,
    /// How a group's number came about, when several rows make one: for each value or period of a column.
    pub made: fn(made: Made<'_>, by: &str, unit: Option<TimeUnit>) -> String,
    /// Only rows with these values: column and value.
    pub only: fn(&[(String, String)]) -> String,
    /// Without rows with these values, which are totals of others: column and value.
    pub except: fn(&[(String, String)]) -> String,
    /// Only the largest are shown: how many, of how many.
    pub left_out: fn(shown: &str, of: &str) -> String,
    /// The number of the user's own municipality; `None` when it has none.
    pub own: fn(name: &str, value: Option<&str>) -> String,
    /// The name of a mark that is the user's own municipality.
    pub own_mark: fn(name: &str) -> String,
    /// Rows without a value are not in the chart: how many.
    pub missing_rows: fn(rows: u64, written: &str) -> String,
    /// Why a line was suggested.
    pub because_over_time: fn(what: &str, by: &str) -> String,
    /// Why bars were suggested.
    pub because_few_groups: fn(what: &str, by: &str) -> String,
    /// Why a histogram was suggested.
    pub because_spread: fn(by: &str) -> String,
    /// Sentences of charts of several series, of two columns, of spreads and of single days.
    pub forms: &'static forms::FormTexts,
    /// Head of the column of lower edges in the table behind a histogram.
    pub from: &'static str,
    /// Head of the column of upper edges.
    pub to: &'static str,
    /// A value that is the empty text.
    pub empty_text: &'static str,
    /// A range of a bin as the name of its mark: from, to, whether the upper edge is in it.
    pub range: fn(from: &str, to: &str, to_included: bool) -> String,
    /// A number that is missing, in the table behind the chart.
    pub no_number: &'static str,
}
