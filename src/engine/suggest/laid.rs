//! Columns side by side among what a user may choose: which forms they go with, and the chart they make.

use super::wide::{self, Family, Of};
use super::{age_and_sex, side_by_side};
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::{ChartForm, ChartReason, Measure, Order, ViewSpec};

/// True for forms that draw such columns.
pub(super) fn goes_with(form: ChartForm, family: &Family) -> bool {
    let count = family.columns.len();
    match form {
        ChartForm::Line | ChartForm::SmallMultiples | ChartForm::Slope => family.of == Of::Years,
        ChartForm::Pyramid => family.of == Of::Sexes,
        ChartForm::Dumbbell => count == 2,
        ChartForm::GroupedBar => count <= form.most_series(),
        ChartForm::HeatMap => count <= form.most_series(),
        _ => false,
    }
}

/// The families of a table that go with a form.
pub(super) fn offered(form: ChartForm, columns: &[ColumnProfile]) -> Vec<Vec<u32>> {
    let families = wide::families(columns).into_iter();
    families
        .filter(|family| goes_with(form, family))
        .map(|family| family.columns)
        .collect()
}

/// The draft in this form where its columns side by side go with it; nothing for a draft of another kind.
pub(super) fn kept(
    form: ChartForm,
    draft: &ViewSpec,
    columns: &[ColumnProfile],
) -> Option<ViewSpec> {
    // what is asked for of one column is made of that
    let is_of_all =
        matches!(draft.measure, Measure::Sum { column } if draft.across.contains(&column));
    if !is_of_all || draft.series.is_some() {
        return None;
    }
    let family = wide::families(columns)
        .into_iter()
        .find(|own| own.columns == draft.across)?;
    of_family(form, draft, &family, columns)
}

/// A chart in this form of columns side by side, for a table that has nothing else to make it of.
pub(super) fn instead(
    form: ChartForm,
    draft: &ViewSpec,
    columns: &[ColumnProfile],
) -> Option<ViewSpec> {
    wide::families(columns)
        .iter()
        .find_map(|family| of_family(form, draft, family, columns))
}

fn of_family(
    form: ChartForm,
    draft: &ViewSpec,
    family: &Family,
    columns: &[ColumnProfile],
) -> Option<ViewSpec> {
    if !goes_with(form, family) {
        return None;
    }
    let is_name = |by: &u32| match columns.get(*by as usize) {
        Some(own) if form == ChartForm::Pyramid => age_and_sex::is_age(own),
        Some(own) => own.column_type == ColumnType::Text && own.distinct > 1,
        None => false,
    };
    let fits =
        |by: &u32| is_name(by) && side_by_side::measured(columns, *by, &family.columns).is_some();
    let all = 0..columns.len() as u32;
    let by = std::iter::once(draft.by).chain(all).find(fits)?;
    let own = draft.measure.column();
    let column = own.filter(|own| family.columns.contains(own));
    let column = column.or_else(|| family.columns.last().copied())?;
    Some(ViewSpec {
        form,
        by,
        series: None,
        across: family.columns.clone(),
        measure: Measure::Sum { column },
        reason: ChartReason::Chosen,
        unit: None,
        order: match form {
            ChartForm::GroupedBar | ChartForm::Dumbbell => draft.order,
            _ => Order::Usual,
        },
        called: None,
        only: Vec::new(),
        except: Vec::new(),
        level: None,
        forecast: None,
        ..draft.clone()
    })
}

/// True for a column that may stand beside the columns of this draft.
pub(super) fn may_name(column: u32, draft: &ViewSpec, columns: &[ColumnProfile]) -> bool {
    let is_text = columns
        .get(column as usize)
        .is_some_and(|own| own.column_type == ColumnType::Text && own.distinct > 1);
    is_text && side_by_side::measured(columns, column, &draft.across).is_some()
}
