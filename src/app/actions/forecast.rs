//! The chart carried on beyond what is known. A step of the user's says that it is to be (the chart's own
//! [`forecast`](model::view_spec::ViewSpec::forecast)); the numbers a director answered go to a worker of their own, and what
//! comes back is drawn like any other chart.
//!
//! Nothing is forecast of persons, so nothing is forecast before the file has been looked through for them.

use super::{chart, trouble};
use crate::bridge;
use crate::state::forecast::Forecasting;
use crate::state::{ChartState, State};
use leptos::prelude::*;
use model::drawing_message::Drawable;
use model::forecast::{ForecastAsk, Horizon, PersonSign, person_sign};
use model::forecast_message::ForecastSaid;
use model::note::Problem;
use model::view_spec::{ChartData, ViewSpec};

/// What became of a chart that was to be carried on: what is drawn, how far it is, what did not work.
pub struct CarriedOn {
    /// What is drawn.
    pub drawable: Drawable,
    /// How far the forecast is.
    pub how: Forecasting,
    /// What did not work.
    pub problem: Option<Problem>,
}

/// Carries a chart on when it is to be; any other stays as it is.
pub async fn carried_on(state: State, drawable: Drawable) -> CarriedOn {
    let stays = |drawable, how| CarriedOn {
        drawable,
        how,
        problem: None,
    };
    let (data, horizon) = match drawable {
        Drawable::Chart(data) => match data.spec.forecast {
            Some(horizon) => (data, horizon),
            None => return stays(Drawable::Chart(data), Forecasting::None),
        },
        other => return stays(other, Forecasting::None),
    };
    let Some(persons) = persons(state) else {
        return stays(Drawable::Chart(data), Forecasting::Unchecked);
    };
    state.forecast.set(Forecasting::Working);
    let ask = ask_of(*data, horizon, persons);
    match bridge::forecast::ask(&ask).await {
        Ok((packed, said)) => stays(Drawable::Forecast(packed), Forecasting::Said(said)),
        Err(problem) => CarriedOn {
            drawable: Drawable::Chart(Box::new(ask.data)),
            how: Forecasting::Failed,
            problem: Some(problem),
        },
    }
}

fn ask_of(data: ChartData, horizon: Horizon, persons: Option<PersonSign>) -> ForecastAsk {
    ForecastAsk {
        data,
        steps: horizon.steps,
        persons,
    }
}

/// What tells that the rows are about persons, nothing when they are not; `None` while nobody knows.
fn persons(state: State) -> Option<Option<PersonSign>> {
    if state.findings.is_old.get_untracked() {
        return None;
    }
    let checked = state.findings.checked.get_untracked()?;
    let sign = |columns: &std::sync::Arc<Vec<_>>| person_sign(columns, &checked.findings);
    Some(state.columns.with_untracked(sign))
}

/// Takes over what became of the chart, and tells what did not work.
pub fn settle(state: State, how: Forecasting, problem: Option<Problem>) {
    if state.forecast.get_untracked() != how {
        state.forecast.set(how);
    }
    if let Some(problem) = problem {
        trouble::tell(state, problem);
    }
}

/// Says what came, once it is drawn.
pub fn say(state: State) {
    let Forecasting::Said(said) = state.forecast.get_untracked() else {
        return;
    };
    if let ChartState::Ready(chart) = state.chart.get_untracked() {
        state.said.set(match said {
            ForecastSaid::Made { .. } => chart.title.clone(),
            ForecastSaid::Refused { .. } => chart.sentence.clone(),
        });
    }
}

/// The file has been looked through: a forecast that waited for it goes on, and one that was made is made anew.
pub fn checked(state: State) {
    if state
        .view
        .with_untracked(|view| is_wanted(view.chart.as_deref()))
    {
        chart::ask(state);
    }
}

fn is_wanted(spec: Option<&ViewSpec>) -> bool {
    spec.is_some_and(|spec| spec.forecast.is_some())
}
