//! Before and after: the first and the last period for each of some names.

use super::{Suggestion, panel, time};
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason};

pub(crate) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let axis = *time::axes(columns).first()?;
    // days and events have no first and last period that stand for all
    if axis.unit.is_some() || axis.one_row_each || axis.points < 2 {
        return None;
    }
    let (fitness, series) = panel::names(columns, 3..=12)
        .into_iter()
        .find(|(_, column)| *column != axis.column)?;
    let (measure, rows) = panel::quantity(columns, axis.column, series)?;
    let spec = panel::spec(
        ChartForm::Slope,
        (axis.column, Some(series)),
        measure,
        ChartReason::Change,
        rows,
    );
    Some(Suggestion {
        spec,
        worth: 0.42 * fitness * axis.fitness,
    })
}
