//! A calendar: a number for nearly every day of some months or years.

use super::rows::{self, Along};
use super::{Suggestion, nature::Nature, panel, time};
use crate::kind;
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::{ChartForm, ChartReason, Measure, TimeUnit};

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let axis = time::axes(columns).into_iter().find(|axis| {
        columns.get(axis.column as usize).is_some_and(|profile| {
            profile.column_type == ColumnType::Date || profile.column_type == ColumnType::DateTime
        })
    })?;
    let profile = columns.get(axis.column as usize)?;
    let days = time::days(profile.max.as_ref()?)? - time::days(profile.min.as_ref()?)? + 1;
    let is_daily = (60..=8 * 366).contains(&days)
        && profile.column_type == ColumnType::Date
        && profile.distinct as i64 * 10 >= days * 6;
    if !is_daily {
        return None;
    }
    let along = Along {
        by: axis.column,
        apart: None,
        keep_from: Some(profile.distinct),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let rows = rows::choose(columns, along)?;
    let single = axis.one_row_each && rows.except.is_empty();
    let measure = match super::most_telling(columns, axis.column, single, rows.rate) {
        Some((column, Nature::Quantity(_))) => Measure::Sum { column },
        Some((column, _)) if single => Measure::Sum { column },
        _ if !single && rows.called.is_none() && !time::is_regular(profile) => Measure::Count,
        _ => return None,
    };
    let mut spec = panel::spec(
        ChartForm::Calendar,
        (axis.column, None),
        measure,
        ChartReason::Daily,
        rows,
    );
    spec.unit = Some(TimeUnit::Day);
    Some(Suggestion { spec, worth: 0.44 })
}
