//! What a heading says beside what is drawn: of what the rows are, of when, and what all of them have in common.

use super::{names, things};
use crate::kind::fold::fold;
use crate::read::unit_of_name;
use crate::suggest::nature::{self, is_general, unit_column};
use crate::suggest::totals::is_total;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::dataset::Opened;
use model::heading::Context;
use model::sniff::DecimalSign;
use model::unit::Unit;

/// Values that are named: more is no heading.
const MOST_CONSTANTS: usize = 2;
/// Longer values are texts.
const LONGEST_VALUE_CHARS: usize = 60;
/// Kinds of columns that name one period.
const PERIODS: [&str; 6] = [
    "year",
    "school_year",
    "half_year",
    "quarter",
    "month",
    "week",
];
/// Kinds of columns whose one value says what all rows are about.
const SAYING: [&str; 5] = [
    "age_group",
    "category",
    "municipality_name",
    "region",
    "sex",
];

/// What is drawn.
pub(in crate::job) struct Drawn<'a> {
    /// The column measured, or the one whose values are spread; none where rows are counted.
    pub measured: Option<u32>,
    /// What the numbers are, when a column of units says it.
    pub called: Option<&'a str>,
    /// The columns it names by itself.
    pub columns: Vec<u32>,
}

/// What the file tells about all rows of a chart or a map.
pub(in crate::job) fn of(
    opened: Option<&Opened>,
    profiles: &[ColumnProfile],
    drawn: &Drawn<'_>,
) -> Context {
    let Some(opened) = opened else {
        return Context::default();
    };
    let measured = drawn.measured.and_then(|at| profiles.get(at as usize));
    let of = match (measured, drawn.called) {
        (Some(column), Some(_)) => match names::beside_unit(Some(opened), &column.name) {
            Some(_) => None,
            None => names::of_things(opened),
        },
        (Some(column), None) => match names::measured(Some(opened), &column.name) {
            // the title stands in it
            own if own != column.name => None,
            own => names::of_things(opened).filter(|of| !is_said(&own, of)),
        },
        (None, _) => names::of_things(opened),
    };
    let mut context = Context {
        of,
        ..Context::default()
    };
    if let Some(things) = things::of(opened, profiles).filter(|_| measured.is_none()) {
        context.things = Some(things.noun);
        context.of = things.of;
        context.period = things.year;
    }
    context.unit = drawn
        .measured
        .zip(measured)
        .and_then(|(at, column)| unit_beside(opened, at, column));
    context.counts_things = measured.is_some_and(nature::counts_things);
    let year = measured
        .map(|column| &column.name)
        .filter(|name| names::is_year(name))
        .cloned();
    context.period = year.or(context.period);
    // what stands in the name of a file only may be anything
    let said = measured.map(|column| names::measured(Some(opened), &column.name));
    let said = said.into_iter().chain(names::title(opened));
    let said: Vec<String> = said.chain(drawn.called.map(str::to_owned)).collect();
    let unit = unit_column(profiles);
    for (position, profile) in profiles.iter().enumerate() {
        if drawn.columns.contains(&(position as u32)) || unit == Some(position) {
            continue;
        }
        let Some(value) = only_value(profile) else {
            continue;
        };
        let kind = profile.kind.as_deref();
        if said.iter().any(|said| is_said(&value, said)) {
            continue;
        }
        let is_period = kind.is_some_and(|kind| PERIODS.contains(&kind));
        // a month or a week by its number alone says of what it is the number
        let is_number = value.len() <= 2;
        let is_saying = kind.is_none_or(|kind| SAYING.contains(&kind)) && says_something(&value);
        if is_period && !is_number {
            context.period.get_or_insert(value);
        } else if (is_period || is_saying) && context.constants.len() < MOST_CONSTANTS {
            let name = match names::kind_instead(profile) {
                // a name that says nothing
                Some(_) => String::new(),
                None => profile.name.clone(),
            };
            context.constants.push((name, value));
        }
    }
    context
}

/// What the numbers of a column count, where its name does not say so and it is plain: money that its cells or the title
/// call so, or that is written to the øre; and square metres. Thousands of kroner are no kroner.
fn unit_beside(opened: &Opened, at: u32, column: &ColumnProfile) -> Option<Unit> {
    let sniff = &opened.sniff;
    let (named, factor) = unit_of_name(&column.name);
    let mut titles = sniff.title_rows.iter().chain(&sniff.footer_texts);
    let is_confirmed = usize::try_from(at).is_ok_and(|at| sniff.factor_of(at) > 1);
    let is_in_thousands =
        factor > 1 || titles.any(|title| unit_of_name(title).1 > 1) && !is_confirmed;
    let is_ore = || {
        let scale = |cell: &Option<Cell>| match cell {
            Some(Cell::Decimal { scale, .. }) => Some(*scale),
            _ => None,
        };
        column.kind.as_deref() == Some("currency")
            && sniff.decimal_sign.value == Some(DecimalSign::Comma)
            && column.column_type == ColumnType::Decimal
            && (scale(&column.max) == Some(2) || scale(&column.min) == Some(2))
    };
    match column.unit {
        _ if is_in_thousands || nature::is_divided(&column.name) => None,
        Some(Unit::SquareMetre) => Some(Unit::SquareMetre),
        // called by its unit alone
        _ if matches!(&*fold(&column.name), "m2" | "m²") => Some(Unit::SquareMetre),
        // the name says it
        _ if named.is_some() => None,
        Some(unit @ (Unit::Krone | Unit::Euro)) => Some(unit),
        None if is_ore() => Some(Unit::Krone),
        _ => None,
    }
}

/// The one value a column has in all rows.
fn only_value(profile: &ColumnProfile) -> Option<String> {
    if profile.distinct != 1 || !profile.distinct_exact || profile.nulls > 0 {
        return None;
    }
    match profile.min.as_ref()?.plain() {
        Cell::Text { text, .. } => Some(text.trim().to_owned()),
        Cell::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// True for words and spans of numbers; codes, marks and totals say nothing.
fn says_something(value: &str) -> bool {
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let is_span = digits >= 2 && value.contains(['-', '–']);
    let is_technical = value.contains(['@', '\\', '/', '_', '{', '<', '=']);
    value.chars().count() <= LONGEST_VALUE_CHARS
        && (letters >= 3 || is_span)
        && !is_technical
        && !is_total(value)
        && !is_general(&fold(value))
}

/// True when each word of one text stands in the other.
fn is_said(words: &str, text: &str) -> bool {
    let text = fold(text);
    let mut words = fold(words);
    words.retain(|c| c.is_ascii());
    !words.is_empty()
        && words
            .split(' ')
            .all(|word| text.split(' ').any(|own| own == word))
}
