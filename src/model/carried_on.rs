//! Which charts can be carried on beyond what is known, and how a chart says that it is.

use crate::cell::Cell;
use crate::chart_form::ChartForm;
use crate::forecast::Horizon;
use crate::view_spec::{Measure, Order, ViewSpec};

impl ViewSpec {
    /// The chart without what may come after it.
    #[must_use]
    pub fn without_forecast(&self) -> Self {
        Self {
            forecast: None,
            ..self.clone()
        }
    }

    /// The line that can be carried on, when this is one number over time: a line, an area, or columns of periods;
    /// of one drawn in several series that of the series with this value.
    #[must_use]
    pub fn carried_on(&self, of: Option<&Cell>, horizon: Horizon) -> Option<Self> {
        let is_line = match self.form {
            ChartForm::Line | ChartForm::Area => true,
            ChartForm::SmallMultiples | ChartForm::Slope => self.series.is_some(),
            ChartForm::Column => self.unit.is_some(),
            _ => false,
        };
        // a share of a group is a share of all once the others are left out
        let is_apart = !matches!(self.measure, Measure::Share { .. }) || self.series.is_none();
        // years in a header are no column to follow
        if !self.across.is_empty() {
            return None;
        }
        let mut only = self.only.clone();
        match (self.series, of) {
            (Some(column), Some(value)) => only.push((column, value.clone())),
            (None, None) => {}
            _ => return None,
        }
        (is_line && is_apart).then(|| Self {
            form: match self.form {
                ChartForm::Area => ChartForm::Area,
                _ => ChartForm::Line,
            },
            series: None,
            only,
            order: Order::Usual,
            most: None,
            forecast: Some(horizon),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view_spec::{ChartReason, ShareOf, TimeUnit};

    fn of(form: ChartForm, series: Option<u32>, measure: Measure) -> ViewSpec {
        ViewSpec {
            series,
            ..ViewSpec::new(form, 0, measure, ChartReason::OverTime)
        }
    }

    #[test]
    fn one_number_over_time_is_carried_on_and_nothing_else() {
        let usual = Horizon::default();
        let sum = Measure::Sum { column: 1 };
        for form in [ChartForm::Line, ChartForm::Area] {
            let carried = of(form, None, sum).carried_on(None, usual);
            let carried = carried.map(|spec| (spec.form, spec.forecast));
            assert_eq!(carried, Some((form, Some(usual))));
        }
        for form in [
            ChartForm::Bar,
            ChartForm::Histogram,
            ChartForm::Calendar,
            ChartForm::Scatter,
        ] {
            assert_eq!(of(form, None, sum).carried_on(None, usual), None);
        }
        // columns of values are no periods, those of months are
        let columns = of(ChartForm::Column, None, sum);
        assert_eq!(columns.carried_on(None, usual), None);
        let months = ViewSpec {
            unit: Some(TimeUnit::Month),
            ..columns
        };
        let carried = months.carried_on(None, usual);
        assert_eq!(carried.map(|spec| spec.form), Some(ChartForm::Line));
    }

    #[test]
    fn of_several_lines_one_is_carried_on() {
        let usual = Horizon::default();
        let lines = of(ChartForm::Line, Some(2), Measure::Sum { column: 1 });
        assert_eq!(lines.carried_on(None, usual), None);
        let north = Cell::text("Nord");
        let carried = lines.carried_on(Some(&north), usual);
        assert_eq!(
            carried.map(|spec| (spec.series, spec.only)),
            Some((None, vec![(2, north.clone())]))
        );
        // the share of one part among itself is always all of it
        let of_group = ShareOf::Group;
        let share = Measure::Share {
            column: None,
            of: of_group,
        };
        assert_eq!(
            of(ChartForm::Line, Some(2), share).carried_on(Some(&north), usual),
            None
        );
    }
}
