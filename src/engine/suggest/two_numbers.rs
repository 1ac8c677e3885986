//! A scatter: two numbers of the same rows that may go together.

use super::rows::{self, Along};
use super::{Suggestion, nature, panel, time};
use crate::kind;
use crate::kind::fold::fold;
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason, Measure};

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    // numbers of the same row only: a table of one number for each period and group has none
    let mut numbers = panel::numbers(columns, 12);
    numbers.retain(|(worth, column)| {
        let name = columns
            .get(*column as usize)
            .map(|profile| fold(&profile.name));
        // numbers of no telling name may be numbers of anything; "INDHOLD" is one number of many things
        *worth >= 2 && name.is_some_and(|name| !nature::is_general(&name))
    });
    let [(_, upwards), (_, across), ..] = numbers[..] else {
        return None;
    };
    // one value in nearly all rows is a heap of points
    let is_heaped = |column: u32| {
        columns.get(column as usize).is_some_and(|profile| {
            let most = profile.top.first().map_or(0, |(_, rows)| *rows);
            most * 10 > kind::present(profile) * 8
        })
    };
    if is_heaped(upwards) || is_heaped(across) {
        return None;
    }
    // the same number of two years goes together with itself
    let are_years = [upwards, across].map(|column| super::named_year(columns, column).is_some());
    if are_years.contains(&true) {
        return None;
    }
    let (by, column) = (across.min(upwards), across.max(upwards));
    let profile = columns.get(by as usize)?;
    if kind::present(profile) < 20 || columns.get(column as usize)?.nulls > kind::present(profile) {
        return None;
    }
    let along = Along {
        by,
        apart: None,
        keep_from: None,
        rows: kind::rows(profile),
        is_placed: false,
    };
    let rows = rows::choose(columns, along)?;
    // the same things at several times are not so many things
    let over_time = time::axes(columns).first().map_or(1.0, |_| 0.6);
    let spec = panel::spec(
        ChartForm::Scatter,
        (by, None),
        Measure::Each { column },
        ChartReason::TwoNumbers,
        rows,
    );
    Some(Suggestion {
        spec,
        worth: 0.41 * over_time,
    })
}
