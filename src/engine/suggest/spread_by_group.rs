//! Boxes: how a number is spread in each of a few groups.

use super::nature::{self, Nature};
use super::rows::{self, Along};
use super::{Suggestion, panel};
use crate::kind;
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason, Measure};

/// Fewest rows for each group, on average.
const FEWEST: u64 = 8;

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let (fitness, by) = *panel::names(columns, 2..=16).first()?;
    let profile = columns.get(by as usize)?;
    let (_, column) = panel::numbers(columns, 10)
        .into_iter()
        .find(|(_, column)| *column != by)?;
    if kind::present(profile) < panel::told_apart(profile) * FEWEST {
        return None;
    }
    let along = Along {
        by,
        apart: None,
        keep_from: None,
        rows: kind::rows(profile),
        is_placed: false,
    };
    let mut rows = rows::choose(columns, along)?;
    // a spread needs values: one of each group in the last period has none
    let last = panel::last_period(columns, &[by]).filter(|(column, _)| {
        let periods = columns.get(*column as usize).map_or(1, |own| own.distinct);
        kind::present(profile) >= panel::told_apart(profile) * periods.saturating_mul(FEWEST)
    });
    rows.only.extend(last);
    let spec = panel::spec(
        ChartForm::Box,
        (by, None),
        Measure::Each { column },
        ChartReason::SpreadByGroup,
        rows,
    );
    let is_subject = columns.get(column as usize)?.is_subject;
    Some(Suggestion {
        spec,
        // what must not be added up can be compared so, and says more than how many rows there are
        worth: fitness
            * match nature::of(columns.get(column as usize)?) {
                Nature::Rate if is_subject => 0.5,
                Nature::Unknown if is_subject => 0.45,
                Nature::Rate => 0.47,
                // one heap of everything says even less
                Nature::Unknown => 0.4,
                _ => 0.36,
            },
    })
}
