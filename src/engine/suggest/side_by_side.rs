//! Columns side by side as series: a line for each name over the years in the header, or a coloured table of names
//! against days of the week or months.

use super::rows::{self, Along};
use super::wide::{self, Family, Of};
use super::{Suggestion, nature, panel};
use crate::kind;
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let families = wide::families(columns);
    let mut families = families.iter().filter(|own| own.of != Of::Sexes);
    families.find_map(|family| chart(columns, family))
}

fn chart(columns: &[ColumnProfile], family: &Family) -> Option<Suggestion> {
    let over_time = family.of == Of::Years;
    // plans are compared, not followed
    if over_time && wide::is_plan(columns, &family.columns) {
        return None;
    }
    let values = match over_time {
        true => 2..=ChartForm::SmallMultiples.most_series() as u64,
        false => 2..=ChartForm::HeatMap.most_groups() as u64,
    };
    let unit = nature::unit_column(columns);
    let names = panel::names(columns, values).into_iter();
    // numbers in different units have no axis in common
    let mut names = names.filter(|(_, by)| Some(*by as usize) != unit);
    let (fitness, by, rows, measure) = names.find_map(|(fitness, by)| {
        let (rows, measure) = measured(columns, by, &family.columns)?;
        Some((fitness, by, rows, measure))
    })?;
    let profile = columns.get(by as usize)?;
    let many = panel::told_apart(profile) > ChartForm::Line.most_series() as u64;
    let form = match (over_time, many) {
        (true, false) => ChartForm::Line,
        (true, true) => ChartForm::SmallMultiples,
        (false, _) => ChartForm::HeatMap,
    };
    let reason = match over_time {
        true => ChartReason::SeriesOverTime,
        false => ChartReason::TwoColumns,
    };
    let spec = ViewSpec {
        across: family.columns.clone(),
        ..panel::spec(form, (by, None), measure, reason, rows)
    };
    Some(Suggestion {
        spec,
        worth: fitness
            * match family.columns.len() {
                // a few years are hardly a development
                3..=4 if over_time => 0.55,
                _ if over_time => 0.74,
                _ => 0.7,
            },
    })
}

/// The rows and the last of columns side by side, where they may be added up or each name has one row.
pub(super) fn measured(
    columns: &[ColumnProfile],
    by: u32,
    family: &[u32],
) -> Option<(rows::Rows, Measure)> {
    if family.contains(&by) || wide::holds_codes(columns, family) {
        return None;
    }
    let profile = columns.get(by as usize)?;
    let along = Along {
        by,
        apart: None,
        keep_from: Some(panel::told_apart(profile)),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let mut rows = rows::choose(columns, along)?;
    let last = panel::last_period(columns, &[by]);
    let single = last.is_none()
        && rows
            .remaining
            .is_some_and(|rows| rows <= panel::told_apart(profile));
    if !single && (rows.rate || !wide::are_amounts(columns, family)) {
        return None;
    }
    rows.only.extend(last);
    let column = *family.last()?;
    Some((rows, Measure::Sum { column }))
}
