//! Which chart is worth seeing: from the profiles of the columns to one [`ViewSpec`].
//!
//! One rule, one file; each looks at all columns and answers with a chart and its worth, or with nothing.
//! The worthiest is suggested; of equals the one whose rule stands first. The rules share three
//! judgements, each in its own file: what a number may be used for ([`nature`]), which rows must be kept
//! or left out so that nothing is counted twice ([`totals`], [`rows`]), and which columns are time
//! ([`time`]).
//!
//! What no rule ever does: add up codes, years, shares or prices; mix totals with their parts, or one
//! unit with another. Where that cannot be ruled out, rows are counted or nothing is suggested.

pub(crate) mod about;
pub mod holes;
pub mod nature;
pub mod nothing;
pub mod rows;
pub mod time;
pub mod totals;

mod age_and_sex;
pub(crate) mod change;
pub mod choice;
mod cycle;
mod daily;
pub(crate) mod few_groups;
mod kle_groups;
mod laid;
pub(crate) mod over_time;
pub(crate) mod panel;
pub(crate) mod parts;
mod places;
mod series_over_time;
mod side_by_side;
pub(crate) mod spread;
mod spread_by_group;
mod two_columns;
mod two_numbers;
pub(crate) mod wide;

use crate::kind;
use crate::kind::fold::fold;
use model::column::ColumnProfile;
use model::feature_map::FeatureSource;
use model::map_spec::{MapForm, MapSpec, Per};
use model::view_spec::ViewSpec;

use nature::Nature;

/// A chart and how much it is worth seeing, from 0 to 1.
pub(crate) struct Suggestion {
    pub spec: ViewSpec,
    pub worth: f64,
}

/// A rule: one form of chart.
type Rule = fn(&[ColumnProfile]) -> Option<Suggestion>;

/// Every rule; of equally worthy charts the first is taken.
const RULES: [Rule; 14] = [
    over_time::suggest,
    few_groups::suggest,
    spread::suggest,
    age_and_sex::suggest,
    series_over_time::suggest,
    parts::suggest,
    daily::suggest,
    two_numbers::suggest,
    change::suggest,
    two_columns::suggest,
    spread_by_group::suggest,
    cycle::suggest,
    kle_groups::suggest,
    side_by_side::suggest,
];

/// What a chart is worth whose sums are too low, of what it would be.
const LOWERED: f64 = 0.85;

/// Charts that are offered at most.
pub const MOST: usize = 5;

/// The chart most worth seeing, or nothing when there is none. The columns stand in the order of the file.
#[must_use]
pub fn best(columns: &[ColumnProfile]) -> Option<ViewSpec> {
    ranked(columns).into_iter().next()
}

/// What is offered to look at.
#[derive(Debug, Clone, PartialEq)]
pub enum Offer {
    /// A chart.
    Chart(ViewSpec),
    /// A map of areas.
    Map(Box<MapSpec>),
    /// A map of where the rows are.
    Places(FeatureSource),
}

/// The charts worth seeing and the map, when there is one, at most [`MOST`], the worthiest first; of equals the chart.
#[must_use]
pub fn offers(columns: &[ColumnProfile]) -> Vec<Offer> {
    offers_with(columns, &[])
}

/// The same with the map of where the rows are, for a table whose columns say it
/// ([`crate::map::features::sources`]).
#[must_use]
pub fn offers_with(columns: &[ColumnProfile], sources: &[FeatureSource]) -> Vec<Offer> {
    let charts = found(columns);
    // how large areas are is seen where they are
    let has_areas = places::are_areas(columns, sources);
    let mut offers: Vec<(Offer, f64)> = charts
        .into_iter()
        .map(|suggestion| {
            let is_own = has_areas && measures_area(columns, &suggestion.spec);
            let most = if is_own { places::BELOW } else { 1.0 };
            (Offer::Chart(suggestion.spec), suggestion.worth.min(most))
        })
        .collect();
    let map = crate::map::suggest::best(columns).map(|spec| {
        let worth = crate::map::suggest::worth(columns, &spec);
        (Offer::Map(Box::new(spec)), worth)
    });
    // beside a share the number it is of
    let is_share = |(offer, _): &(Offer, f64)| matches!(offer, Offer::Map(spec) if matches!(spec.per, Some(Per::WholeWith { .. })));
    let number = map
        .clone()
        .filter(is_share)
        .map(|(offer, worth)| match offer {
            Offer::Map(spec) => {
                let (per, form) = (None, MapForm::Symbols);
                let spec = MapSpec { per, form, ..*spec };
                (Offer::Map(Box::new(spec)), worth * 0.6)
            }
            other => (other, worth),
        });
    offers.extend(map);
    offers.extend(number);
    offers.extend(places::suggest(columns, sources));
    // stable: of equals the chart
    offers.sort_by(|a, b| b.1.total_cmp(&a.1));
    offers.truncate(MOST);
    offers.into_iter().map(|(offer, _)| offer).collect()
}

/// True for the areas of rows, added up or each by itself.
fn measures_area(columns: &[ColumnProfile], spec: &ViewSpec) -> bool {
    let measured = match spec.form {
        model::view_spec::ChartForm::Histogram => Some(spec.by),
        _ => spec.measure.column(),
    };
    let column = measured.and_then(|column| columns.get(column as usize));
    column.is_some_and(nature::is_area)
}

/// The charts worth seeing, at most [`MOST`], the worthiest first; of equally worthy ones the one whose rule stands
/// first.
#[must_use]
pub fn ranked(columns: &[ColumnProfile]) -> Vec<ViewSpec> {
    found(columns)
        .into_iter()
        .map(|suggestion| suggestion.spec)
        .collect()
}

fn found(columns: &[ColumnProfile]) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = RULES.iter().filter_map(|rule| rule(columns)).collect();
    let holes = holes::of(columns);
    for suggestion in &mut found {
        if holes
            .iter()
            .any(|hole| holes::lowers(hole, &suggestion.spec))
        {
            suggestion.worth *= LOWERED;
        }
        suggestion.worth *= about::weight(columns, suggestion.spec.measure.column());
    }
    found.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    found.truncate(MOST);
    found
}

/// True when a chart does with its numbers what may be done with them: codes, years and places are neither added up
/// nor averaged.
#[must_use]
pub fn is_honest(spec: &ViewSpec, columns: &[ColumnProfile]) -> bool {
    use model::view_spec::Measure;
    match spec.measure {
        Measure::Count | Measure::Share { column: None, .. } => true,
        Measure::Each { column } if spec.form == model::view_spec::ChartForm::Scatter => columns
            .get(column as usize)
            .is_some_and(|profile| profile.column_type.is_number()),
        measure => measure
            .column()
            .and_then(|column| columns.get(column as usize))
            .is_some_and(|profile| nature::of(profile) != Nature::Name),
    }
}

/// The number most worth showing along `by`: by the plainness of its name, then as it stands in the file.
/// `single` says that one row is one value, so that nothing is added up; `rate` that the unit of the
/// numbers forbids adding up.
pub(crate) fn most_telling(
    columns: &[ColumnProfile],
    by: u32,
    single: bool,
    rate: bool,
) -> Option<(u32, Nature)> {
    let mut best: Option<(u8, u32, Nature)> = None;
    let lasts = columns.get(by as usize).is_some_and(time::is_beginning);
    for (position, profile) in columns.iter().enumerate() {
        let column = position as u32;
        let present = kind::present(profile);
        // a column that says the same everywhere shows nothing
        if column == by || profile.distinct < 2 {
            continue;
        }
        // what is missing from a sum makes it fall: only numbers that are nearly all there are added up
        if !single && profile.nulls * 4 > present {
            continue;
        }
        // nor is a number shown that most rows do not have
        if profile.nulls > present {
            continue;
        }
        let nature = match nature::of(profile) {
            Nature::Unknown if nature::grows_with_area(profile, columns) => Nature::Quantity(0),
            known => known,
        };
        // an amount, what the name says plainly not to be one, what others are measured by, anything
        let by_nature = match nature {
            Nature::Quantity(_) if rate && !single => continue,
            Nature::Quantity(_) if !single && nature::counts_unknown(profile, columns) => continue,
            Nature::Quantity(_) if lasts && !nature::is_money(profile) => continue,
            Nature::Quantity(_) if !single && nature::counts_people_twice(profile, columns) => 0,
            Nature::Quantity(_) if nature::is_base(profile) => 1,
            Nature::Rate if single => 2,
            Nature::Quantity(plainness) => 2 + plainness,
            Nature::Unknown if single => 0,
            Nature::Unknown | Nature::Rate | Nature::Name => continue,
        };
        // what the file is named after goes before how plainly a column is named
        let score = by_nature + if profile.is_subject { SUBJECT } else { 0 };
        // of columns that are years ("2013", "2014" …) the last one is the news
        let is_later = best.is_some_and(|(so_far, before, _)| {
            score == so_far && is_later_year(columns, before, column)
        });
        if is_later || best.is_none_or(|(so_far, ..)| score > so_far) {
            best = Some((score, column, nature));
        }
    }
    best.map(|(_, column, nature)| (column, nature))
}

/// More than any plainness of a name.
const SUBJECT: u8 = 5;

/// Words of what is planned.
const PLANS: [&str; 5] = ["budget", "prognose", "fremskriv", "overslag", "forecast"];

/// True when both columns are named after years, the second one after a later year.
pub(crate) fn is_later_year(columns: &[ColumnProfile], before: u32, column: u32) -> bool {
    named_year(columns, before)
        .zip(named_year(columns, column))
        .is_some_and(|((rest, before), (own_rest, own))| {
            // plans for years to come are no news of the last of them
            rest == own_rest && own > before && !PLANS.iter().any(|plan| rest.contains(plan))
        })
}

/// What a column of numbers is of and the year it is named after: "2023", "Fraværsprocent 2023".
fn named_year(columns: &[ColumnProfile], column: u32) -> Option<(String, u16)> {
    let name = columns.get(column as usize)?.name.trim();
    let (rest, year) = match name.rsplit_once([' ', '_']) {
        Some((rest, year)) => (rest.trim(), year),
        None => ("", name),
    };
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year: u16 = year.parse().ok().filter(|_| is_year)?;
    (1600..=2200).contains(&year).then(|| (fold(rest), year))
}
