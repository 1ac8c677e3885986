//! Lines: a quantity over time for each of a few names; small multiples for more of them.

use super::{Suggestion, panel, time};
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason};

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let axis = *time::axes(columns).first()?;
    if axis.points < 3 {
        return None;
    }
    let (fitness, series) = panel::names(columns, 2..=12)
        .into_iter()
        .find(|(_, column)| *column != axis.column)?;
    let (measure, rows) = panel::quantity(columns, axis.column, series)?;
    let many = panel::told_apart(columns.get(series as usize)?);
    let form = if many > ChartForm::Line.most_series() as u64 {
        ChartForm::SmallMultiples
    } else {
        ChartForm::Line
    };
    let mut spec = panel::spec(
        form,
        (axis.column, Some(series)),
        measure,
        ChartReason::SeriesOverTime,
        rows,
    );
    spec.unit = axis.unit;
    Some(Suggestion {
        spec,
        worth: 0.74 * fitness * axis.fitness,
    })
}
