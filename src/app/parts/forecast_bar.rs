//! The way to a forecast of the line that is seen, and with one how far it goes.

use super::menu::{Menu, MenuItem};
use crate::actions::chart;
use crate::dom;
use crate::state::forecast::Forecasting;
use crate::state::{ChartState, State};
use leptos::prelude::*;
use model::cell::Cell;
use model::drawing_message::Drawable;
use model::forecast::{Horizon, TimeStep};
use model::forecast_message::ForecastSaid;
use model::view_spec::ViewSpec;
use texts::forecast_panel::ForecastPanelTexts;
use texts::format::{self, NumberStyle};

/// Id of the button that asks for one.
const OPEN: &str = "forecast-open";
/// Id of the choice how far.
const STEPS: &str = "forecast-steps";
/// Id of the button that takes it away.
const CLOSE: &str = "forecast-close";
/// Series that are offered at most.
const MOST_SERIES: usize = 12;

/// Below the chart.
#[component]
pub fn ForecastBar() -> impl IntoView {
    let state = State::here();
    let words = texts::forecast_panel(state.language.get_untracked());
    let shown = Memo::new(move |_| match state.chart.get() {
        ChartState::Ready(chart) => Some((chart.spec.clone(), state.forecast.get())),
        _ => None,
    });
    // what the keyboard stood on is made anew: it goes to what has come in its place
    let has_acted = StoredValue::new(false);
    Effect::new(move |_| {
        let is_settled = shown.with(|shown| {
            let how = shown.as_ref().map(|shown| shown.1);
            !matches!(
                how,
                None | Some(Forecasting::Working | Forecasting::Unchecked)
            )
        });
        if is_settled && has_acted.get_value() {
            dom::next_frame(move || {
                let is_lost = [OPEN, STEPS, CLOSE].iter().all(|id| !dom::has_focus(id));
                let there = [STEPS, CLOSE, OPEN].iter();
                let mut there = there.filter(|id| dom::by_id(id).is_some());
                if let Some(id) = there.next().filter(|_| is_lost) {
                    has_acted.set_value(false);
                    // the picture above has changed: it stays in view
                    if let Some(element) = dom::by_id(id) {
                        dom::focus_still(&element);
                    }
                }
            });
        }
    });
    let act = move |spec: ViewSpec| {
        has_acted.set_value(true);
        chart::choose(state, Some(spec));
    };
    move || {
        let (spec, how) = shown.get()?;
        Some(match spec.forecast {
            None => view! {
                {way_in(state, words, &spec, act)}
                <p class="quiet small forecast-working" role="status">
                    {(how == Forecasting::Working).then_some(words.working)}
                </p>
            }
            .into_any(),
            Some(horizon) => carried_on(state, words, spec, (horizon, how), act),
        })
    }
}

/// The button; with several series a menu of them.
fn way_in(
    state: State,
    words: &'static ForecastPanelTexts,
    spec: &ViewSpec,
    act: impl Fn(ViewSpec) + Copy + Send + Sync + 'static,
) -> AnyView {
    let usual = Horizon::default();
    if let Some(carried) = spec.carried_on(None, usual) {
        let ask = move |_| act(carried.clone());
        return view! {
            <button class="btn small" id=OPEN title=words.open_help on:click=ask>
                {words.open}
            </button>
        }
        .into_any();
    }
    let language = state.language.get_untracked();
    let all = series(state).into_iter().filter_map(|value| {
        let name = format::cell(&value, language, NumberStyle::Plain);
        Some((name, spec.carried_on(Some(&value), usual)?))
    });
    let all: Vec<(String, ViewSpec)> = all.take(MOST_SERIES).collect();
    if all.is_empty() {
        return ().into_any();
    }
    let open = RwSignal::new(false);
    let items = move || {
        let items = all.clone().into_iter().map(|(name, carried)| {
            let ask = move || act(carried.clone());
            view! { <MenuItem menu=open anchor=OPEN act=ask>{name}</MenuItem> }
        });
        items.collect_view()
    };
    view! {
        <button
            class="btn small"
            id=OPEN
            title=words.open_help
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {words.open}
            " …"
        </button>
        <Menu open=open anchor=OPEN label=words.which>
            {items()}
        </Menu>
    }
    .into_any()
}

/// The series that are drawn, each by itself.
fn series(state: State) -> Vec<Cell> {
    state
        .hands
        .with_value(|hands| match hands.drawable.as_deref() {
            Some(Drawable::Chart(data)) => {
                let own = data.series.iter().filter(|value| !value.is_missing());
                own.cloned().collect()
            }
            _ => Vec::new(),
        })
}

/// What can be done with a forecast, and how far it is.
fn carried_on(
    state: State,
    words: &'static ForecastPanelTexts,
    spec: ViewSpec,
    (horizon, how): (Horizon, Forecasting),
    act: impl Fn(ViewSpec) + Copy + Send + Sync + 'static,
) -> AnyView {
    let without = spec.without_forecast();
    let said = match how {
        Forecasting::Unchecked => Some(words.unchecked),
        Forecasting::Working => Some(words.working),
        Forecasting::Failed => Some(words.failed),
        Forecasting::None | Forecasting::Said(_) => None,
    };
    let choices = match how {
        Forecasting::Said(ForecastSaid::Made { step, steps, most }) => {
            let name = move |count| (words.steps)(count, step);
            far(words, &spec, steps, choices(step, steps, most), name, act)
        }
        Forecasting::Said(ForecastSaid::Refused { most: Some(most) }) => {
            let asked = horizon.steps.unwrap_or_default();
            far(words, &spec, asked, vec![asked, most], words.numbers, act)
        }
        _ => ().into_any(),
    };
    let again = (how == Forecasting::Failed).then(|| {
        view! {
            <button class="btn small" on:click=move |_| chart::ask(state)>
                {words.again}
            </button>
        }
    });
    view! {
        <div class="forecast-bar" role="group" aria-label=words.title>
            {choices}
            <p class="quiet small" role="status">
                {said}
            </p>
            {again}
            <button class="btn small" id=CLOSE on:click=move |_| act(without.clone())>
                {words.close}
            </button>
        </div>
    }
    .into_any()
}

/// How far people usually want to look, as far as the numbers bear it, with what is chosen.
fn choices(step: TimeStep, chosen: u32, most: u32) -> Vec<u32> {
    let usual = step.horizons().iter().copied();
    let mut all: Vec<u32> = usual.filter(|count| *count <= most).collect();
    all.push(chosen);
    all.sort_unstable();
    all.dedup();
    all
}

fn far(
    words: &'static ForecastPanelTexts,
    spec: &ViewSpec,
    chosen: u32,
    all: Vec<u32>,
    name: impl Fn(u32) -> String,
    act: impl Fn(ViewSpec) + Copy + Send + Sync + 'static,
) -> AnyView {
    let options = all.into_iter().map(|count| {
        view! {
            <option value=count.to_string() prop:selected=count == chosen>
                {name(count)}
            </option>
        }
    });
    let options = options.collect_view();
    let spec = spec.clone();
    let choose = move |event: web_sys::Event| {
        if let Ok(count) = event_target_value(&event).parse::<u32>() {
            let forecast = Some(Horizon { steps: Some(count) });
            act(ViewSpec {
                forecast,
                ..spec.clone()
            });
        }
    };
    view! {
        <label for=STEPS>{words.horizon}</label>
        <select class="field" id=STEPS on:change=choose>
            {options}
        </select>
    }
    .into_any()
}
