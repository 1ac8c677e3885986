//! A coloured table: some names against periods, or against other names.

use super::{Suggestion, panel, time};
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason};

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let (fitness, by) = *panel::names(columns, 4..=40).first()?;
    let across = time::axes(columns)
        .into_iter()
        .filter(|axis| axis.unit.is_none() && (3..=24).contains(&axis.points))
        .map(|axis| axis.column)
        .chain(panel::names(columns, 3..=24).into_iter().map(|one| one.1))
        .find(|column| *column != by)?;
    if !panel::crosses(columns, by, across) {
        return None;
    }
    let (measure, mut rows) = panel::quantity(columns, by, across)?;
    rows.only.extend(panel::last_period(columns, &[by, across]));
    let spec = panel::spec(
        ChartForm::HeatMap,
        (by, Some(across)),
        measure,
        ChartReason::TwoColumns,
        rows,
    );
    Some(Suggestion {
        spec,
        worth: 0.4 * fitness,
    })
}
