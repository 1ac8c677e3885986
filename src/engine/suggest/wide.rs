//! Columns of numbers that are values of one thing laid side by side: a column for each sex, each year, each day of the
//! week or each month. A table so written has no column that tells its series apart; its headers do.

use super::nature::{self, Nature};
use super::{PLANS, named_year};
use crate::kind::fold::fold;
use crate::kind::sex::{self, Sex};
use crate::read::month;
use model::column::ColumnProfile;
use rustc_hash::FxHashMap;

/// What columns side by side are values of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// Men and women.
    Sexes,
    /// Years.
    Years,
    /// Days of the week.
    Weekdays,
    /// Months of one year.
    Months,
}

impl Of {
    /// The kind of a column that would hold them as values.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Sexes => "sex",
            Self::Years => "year",
            Self::Weekdays => "weekday",
            Self::Months => "month",
        }
    }
}

/// Columns that belong side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Family {
    /// What they are values of.
    pub of: Of,
    /// The columns in the order of what they are values of.
    pub columns: Vec<u32>,
}

/// The place of a folded word among the values of its sort.
type Place = fn(&str) -> Option<usize>;

/// Years that make a course of time, and days or months that make a week or a year.
const FEWEST: usize = 3;
/// Years side by side at most.
const MOST: usize = 60;

/// Days of the week, folded.
const WEEKDAYS: [&[&str]; 7] = [
    &["mandag", "mandage", "man", "monday", "mon"],
    &["tirsdag", "tirsdage", "tir", "tirs", "tuesday", "tue"],
    &["onsdag", "onsdage", "ons", "wednesday", "wed"],
    &["torsdag", "torsdage", "tor", "tors", "thursday", "thu"],
    &["fredag", "fredage", "fre", "friday", "fri"],
    &["loerdag", "loerdage", "loer", "saturday", "sat"],
    &["soendag", "soendage", "soen", "sunday", "sun"],
];
/// All of them in a table, those of years last: years tell least of what is measured.
pub(crate) fn families(columns: &[ColumnProfile]) -> Vec<Family> {
    let mut found = Vec::new();
    let sexes: Place = |word| match sex::of_word(word)? {
        Sex::Male => Some(0),
        Sex::Female => Some(1),
    };
    let weekdays: Place = |word| WEEKDAYS.iter().position(|names| names.contains(&word));
    let months: Place = |word| month::number(word.as_bytes()).map(|month| month as usize);
    for (of, value, fewest) in [
        (Of::Sexes, sexes, 2),
        (Of::Weekdays, weekdays, 5),
        (Of::Months, months, FEWEST),
    ] {
        let place = |column: u32| named_value(columns, column, value);
        let family = gathered(columns, &place, fewest);
        found.extend(family.map(|columns| Family { of, columns }));
    }
    let year = |column: u32| {
        let (rest, year) = named_year(columns, column)?;
        Some((rest, usize::from(year)))
    };
    let years = gathered(columns, &year, FEWEST);
    found.extend(years.map(|columns| Family {
        of: Of::Years,
        columns,
    }));
    found
}

/// The year each of these columns is named after; `None` when one is not.
pub(crate) fn years(columns: &[ColumnProfile], family: &[u32]) -> Option<Vec<i64>> {
    let year = |column: &u32| Some(i64::from(named_year(columns, *column)?.1));
    family.iter().map(year).collect()
}

/// True for plans, whose years are no course of what was.
pub(crate) fn is_plan(columns: &[ColumnProfile], family: &[u32]) -> bool {
    let name = |column: &u32| columns.get(*column as usize).map(|own| fold(&own.name));
    let mut names = family.iter().filter_map(name);
    names.any(|name| PLANS.iter().any(|plan| name.contains(plan)))
}

/// What a name says beside the value, and the place of that value among the others.
fn named_value(columns: &[ColumnProfile], column: u32, place: Place) -> Option<(String, usize)> {
    let name = fold(&columns.get(column as usize)?.name);
    let words: Vec<&str> = name.split(' ').collect();
    let found = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, place(word)?)));
    let (at, place) = found?;
    let mut rest = words;
    rest.remove(at);
    Some((rest.join(" "), place))
}

/// The columns with the most values of those that are named alike beside them, in the order of the values; `None` where
/// one value stands twice or there are too few.
fn gathered(
    columns: &[ColumnProfile],
    value: &dyn Fn(u32) -> Option<(String, usize)>,
    fewest: usize,
) -> Option<Vec<u32>> {
    let mut families: Vec<Vec<(usize, u32)>> = Vec::new();
    // a table may have thousands of columns, each named otherwise
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (at, column) in (0u32..).zip(columns) {
        if !column.column_type.is_number() || column.distinct < 1 {
            continue;
        }
        let Some((rest, place)) = value(at) else {
            continue;
        };
        let known = *places.entry(rest).or_insert(families.len());
        match families.get_mut(known) {
            Some(family) => family.push((place, at)),
            None => families.push(vec![(place, at)]),
        }
    }
    // stable: of equally long ones the first of the file
    families.sort_by_key(|family| std::cmp::Reverse(family.len()));
    let mut family = families.into_iter().next()?;
    family.sort_unstable();
    let is_twice = family.windows(2).any(|two| two[0].0 == two[1].0);
    let is_family = (fewest..=MOST).contains(&family.len()) && !is_twice;
    is_family.then(|| family.into_iter().map(|(_, column)| column).collect())
}

/// True when each of the columns may be added up.
pub(crate) fn are_amounts(columns: &[ColumnProfile], family: &[u32]) -> bool {
    let nature = |column: &u32| columns.get(*column as usize).map(nature::of);
    family
        .iter()
        .all(|column| matches!(nature(column), Some(Nature::Quantity(_))))
}

/// True for codes and the like among the columns, which are no numbers to draw. Numbers of which none is met twice are
/// codes alone; side by side with others they are what is counted.
pub(crate) fn holds_codes(columns: &[ColumnProfile], family: &[u32]) -> bool {
    family.iter().any(|column| {
        columns
            .get(*column as usize)
            .is_none_or(|own| own.kind.is_some() && nature::of(own) == Nature::Name)
    })
}
