//! Shares: the same few parts of each of some groups.

use super::{Suggestion, panel};
use model::column::ColumnProfile;
use model::view_spec::{ChartForm, ChartReason, Measure, ShareOf};

pub(crate) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let (fit_parts, series) = *panel::names(columns, 2..=5).first()?;
    let (fit_groups, by) = panel::names(columns, 3..=40)
        .into_iter()
        .find(|(_, column)| *column != series)?;
    if !panel::crosses(columns, by, series) {
        return None;
    }
    let (measure, mut rows) = panel::quantity(columns, by, series)?;
    // shares of numbers that are no amounts say nothing
    let Measure::Sum { column } = measure else {
        return None;
    };
    let profile = columns.get(column as usize)?;
    if !matches!(
        super::nature::of(profile),
        super::nature::Nature::Quantity(_)
    ) {
        return None;
    }
    rows.only.extend(panel::last_period(columns, &[by, series]));
    let measure = Measure::Share {
        column: Some(column),
        of: ShareOf::Group,
    };
    let form = ChartForm::ShareBar;
    let spec = panel::spec(form, (by, Some(series)), measure, ChartReason::Parts, rows);
    Some(Suggestion {
        spec,
        worth: 0.5 * fit_parts * fit_groups,
    })
}
