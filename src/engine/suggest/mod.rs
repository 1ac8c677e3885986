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

pub mod nature;
pub mod rows;
pub mod time;
pub mod totals;

mod few_groups;
mod over_time;
mod spread;

use crate::kind;
use model::column::ColumnProfile;
use model::view_spec::ViewSpec;

use nature::Nature;

/// A chart and how much it is worth seeing, from 0 to 1.
struct Suggestion {
    spec: ViewSpec,
    worth: f64,
}

/// A rule: one form of chart.
type Rule = fn(&[ColumnProfile]) -> Option<Suggestion>;

/// Every rule; of equally worthy charts the first is taken.
const RULES: [Rule; 3] = [over_time::suggest, few_groups::suggest, spread::suggest];

/// The chart most worth seeing, or nothing when there is none. The columns stand in the order of the file.
#[must_use]
pub fn best(columns: &[ColumnProfile]) -> Option<ViewSpec> {
    let mut best: Option<Suggestion> = None;
    for rule in RULES {
        if let Some(found) = rule(columns)
            && best
                .as_ref()
                .is_none_or(|so_far| found.worth > so_far.worth)
        {
            best = Some(found);
        }
    }
    best.map(|suggestion| suggestion.spec)
}

/// The number most worth showing along `by`: by the plainness of its name, then as it stands in the file.
/// `single` says that one row is one value, so that nothing is added up; `rate` that the unit of the
/// numbers forbids adding up.
fn most_telling(
    columns: &[ColumnProfile],
    by: u32,
    single: bool,
    rate: bool,
) -> Option<(u32, Nature)> {
    let mut best: Option<(u8, u32, Nature)> = None;
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
        let nature = nature::of(profile);
        let score = match nature {
            Nature::Quantity(_) if rate && !single => continue,
            Nature::Quantity(plainness) => 1 + plainness,
            Nature::Unknown | Nature::Rate if single => 1,
            Nature::Unknown | Nature::Rate | Nature::Name => continue,
        };
        if best.is_none_or(|(so_far, ..)| score > so_far) {
            best = Some((score, column, nature));
        }
    }
    best.map(|(_, column, nature)| (column, nature))
}
