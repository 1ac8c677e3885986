//! Plain questions and their answers.
//!
//! A question uses the column's own name; an answer says a number, how it stands among the others, and what is not
//! known. The answers of charts are made where they are drawn.

use crate::format;
use model::message::Language;
use model::question::{Compared, NearFound, OwnFound, Topic};

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking<'a> {
    /// What is asked.
    pub topic: Topic,
    /// What is compared.
    pub compared: Compared,
    /// The name of the column that is compared or followed.
    pub by: &'a str,
    /// The name of the column of parts.
    pub parts: Option<&'a str>,
    /// The name of the measured column; `None` when rows are counted, or when it says nothing.
    pub measured: Option<&'a str>,
    /// True when rows are counted.
    pub counts: bool,
    /// The place to look near to.
    pub place: Option<&'a str>,
}

/// Plain questions and their answers.
#[derive(Debug)]
pub struct QuestionTexts {
    /// The question.
    pub question: fn(&Asking<'_>) -> String,
    /// What is near. `name` is what the nearest row is called, when that may be told.
    pub near: fn(&NearFound, name: Option<&str>) -> String,
    /// Where the own municipality stands; `measured` as in [`Asking`].
    pub own: fn(&OwnFound, measured: Option<&str>, counts: bool) -> String,
    /// When nobody said near to what, or the place is not known.
    pub no_place: &'static str,
    /// On the command line: how to say it.
    pub no_place_option: &'static str,
    /// On the command line, when there is nothing to ask.
    pub nothing: &'static str,
    /// Heading of the card.
    pub title: &'static str,
    /// The button that shows the chart.
    pub show: &'static str,
    /// The button that shows the same on a map.
    pub show_map: &'static str,
    /// The button that keeps the rows that are near.
    pub keep_near: &'static str,
    /// Label of the choice of the own municipality.
    pub own_label: &'static str,
    /// What happens with it.
    pub own_note: &'static str,
    /// When no municipality is called that.
    pub own_unknown: &'static str,
    /// The button that forgets it.
    pub forget: &'static str,
    /// It was forgotten.
    pub forgotten: &'static str,
    /// It is kept now.
    pub kept: fn(name: &str) -> String,
    /// Label of the field for a postal code.
    pub near_label: &'static str,
    /// The button beside it.
    pub near_ask: &'static str,
    /// While answers are awaited.
    pub waiting: &'static str,
}

/// A distance in words: `350 m`, `5 km`, `12,3 km`.
#[must_use]
pub fn distance(metres: u32, language: Language) -> String {
    if metres < 1_000 {
        return format!("{}\u{a0}m", format::integer(metres, language));
    }
    let hundreds = (metres + 50) / 100;
    let decimals = u8::from(!hundreds.is_multiple_of(10));
    let km = format::number(f64::from(hundreds) / 10.0, decimals, language);
    format!("{km}\u{a0}km")
}

/// A number of a sentence: whole, or with as many digits as it takes to say something, one as a rule.
pub(crate) fn number(value: f64, is_whole: bool, language: Language) -> String {
    let size = value.abs();
    let decimals = match () {
        () if is_whole || (value - value.round()).abs() < 0.000_1 => 0,
        () if size >= 1.0 => 1,
        () if size >= 0.01 => 2,
        () => 4,
    };
    format::number(value, decimals, language)
}

/// The rows numbers are of: "ÅR 2024, KØN I alt".
pub(crate) fn kept_rows(found: &OwnFound, language: Language) -> String {
    let parts: Vec<String> = found
        .only
        .iter()
        .map(|(name, cell)| {
            let value = format::cell(cell, language, format::NumberStyle::Plain);
            format!("{name} {value}")
        })
        .collect();
    parts.join(", ")
}
