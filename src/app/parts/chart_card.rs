//! The one chart worth seeing: drawing, the table behind it, and the sentence that says it.
//!
//! The drawing comes as a scene; here its primitives become SVG elements with classes, so that the style
//! sheet decides the colours. Marks can be pointed at, focused and chosen.

use super::chart_marks;
use super::icons;
use crate::actions::chart;
use crate::dom;
use crate::state::forecast::Forecasting;
use crate::state::{ChartState, Mode, Stage, State};
use leptos::prelude::*;
use model::scene::{Anchor, Chart, Primitive, outline};
use model::view_spec::ChartForm;
use std::sync::Arc;

/// The card.
#[component]
pub fn ChartCard() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    let as_table = RwSignal::new(false);
    let is_whole = RwSignal::new(false);
    let room = dom::watched_room(move |width_px| chart::fit(state, width_px));
    let heading = move || match state.chart.get() {
        ChartState::Ready(chart) => chart.title.clone(),
        // places are seen instead
        ChartState::None(_) if state.features.is_there.get() == Some(true) => {
            let title = state
                .features
                .chart
                .with(|chart| chart.as_ref().map(|chart| chart.title.clone()));
            title.unwrap_or_else(|| words.chart.to_owned())
        }
        _ => words.chart.to_owned(),
    };
    let content = move || match chart_marks::next_chart(state) {
        ChartState::Ready(chart) => {
            let view = if as_table.get() {
                table(state, &chart).into_any()
            } else {
                cut(state, &chart, is_whole).into_any()
            };
            let (caption, reason) = words_of(state, &chart);
            view! {
                <figure>
                    {view}
                    <figcaption>{caption}</figcaption>
                </figure>
                {reason.map(|reason| view! { <p class="quiet small">{reason}</p> })}
                {chart
                    .source
                    .clone()
                    .map(|source| view! { <p class="quiet small chart-source">{source}</p> })}
                {state
                    .sampled()
                    .map(|(rows, all)| {
                        let words = state.texts().page.memory;
                        view! { <p class="small" id="chart-sampled">{(words.chart_sampled)(all, rows)}</p> }
                    })}
            }
            .into_any()
        }
        // where there is nothing to draw by, places are seen all the same
        ChartState::None(_) if state.features.is_there.get() == Some(true) => {
            let panels = state.panels.get();
            panels.map(|panels| (panels.small_map)()).into_any()
        }
        ChartState::None(why) => {
            view! { <p class="quiet" id="chart-nothing">{(words.no_chart)(why)}</p> }.into_any()
        }
        ChartState::Waiting if state.stage.get() == Stage::Ready => {
            view! { <div class="chart-waiting" aria-hidden="true"></div> }.into_any()
        }
        ChartState::Waiting => view! { <p class="quiet">{words.waiting}</p> }.into_any(),
    };
    let switch = move |table: bool, label: &'static str| {
        let sign = match table {
            true => icons::sheet().into_any(),
            false => icons::bars().into_any(),
        };
        view! {
            <button
                aria-label=label
                title=label
                aria-pressed=move || (as_table.get() == table).to_string()
                on:click=move |_| as_table.set(table)
            >
                {sign}
                <span>{label}</span>
            </button>
        }
    };
    // what is opened below it stays open when another one is drawn
    let is_drawn = Memo::new(move |_| matches!(state.chart.get(), ChartState::Ready(_)));
    view! {
        <section class="card chart" aria-labelledby="chart-title">
            <div class="chart-head">
                <h2 id="chart-title">{heading}</h2>
                {move || {
                    is_drawn
                        .get()
                        .then(|| {
                            view! {
                                <div class="switch">
                                    {switch(false, words.as_chart)} {switch(true, words.as_table)}
                                </div>
                            }
                        })
                }}
            </div>
            {move || offers(state)}
            <div class="chart-room" node_ref=room>{content}</div>
            {move || {
                let panels = state.panels.get().filter(|_| is_drawn.get());
                panels.map(|panels| (panels.chart_tools)())
            }}
        </section>
    }
}

/// What is said below the drawing, and why this chart is seen. A forecast says much: what may come, how wrong it would
/// have been and what was found stand apart, and a reason why there is none is not passed over.
fn words_of(state: State, chart: &Chart) -> (AnyView, Option<String>) {
    let sentence = chart.sentence.clone();
    let reason = Some(chart.reason.clone()).filter(|reason| !reason.is_empty());
    let how = state.forecast.get_untracked();
    let is_told = matches!(how, Forecasting::Said(_) | Forecasting::Working);
    if chart.spec.forecast.is_none() || !is_told {
        return (sentence.into_any(), reason);
    }
    let parts = reason.as_deref().and_then(|tried| {
        let (may_come, found) = sentence.split_once(tried)?;
        Some((may_come.trim().to_owned(), found.trim().to_owned()))
    });
    match parts {
        Some((may_come, found)) => {
            let caption = view! {
                <p class="forecast-may">{may_come}</p>
                <p class="forecast-tried">{reason}</p>
                <p class="quiet small forecast-found">{found}</p>
            };
            (caption.into_any(), None)
        }
        None => {
            let caption = view! { <p class="forecast-refused">{sentence}</p> };
            (caption.into_any(), None)
        }
    }
}

/// The charts worth seeing, to be chosen from, and the way to one's own; nothing until the file is known.
fn offers(state: State) -> Option<impl IntoView + use<>> {
    let offered = state.offered.get();
    if state.stage.with(|stage| *stage != Stage::Ready) {
        return None;
    }
    let (drawn, is_map) = match state.chart.get() {
        ChartState::Ready(chart) if chart.scene.has_areas() => (None, true),
        // carried on it is still the same chart
        ChartState::Ready(chart) => (Some(chart.spec.without_forecast()), false),
        _ => (None, false),
    };
    // where areas or places tell most, the map is the first of them
    let are_places_first = state.features.is_first.get();
    let is_map_first = state.map.is_first() || are_places_first;
    let is_map = is_map || (are_places_first && drawn.is_none());
    // nobody knows whether they are first while a chart is chosen from the beginning
    let are_there_places = state.features.is_there.get() == Some(true);
    let language = state.language.get();
    let words = state.texts().page.dataset;
    let forms: Vec<_> = offered.iter().map(|spec| spec.form).collect();
    let buttons = offered
        .into_iter()
        .enumerate()
        .map(|(index, spec)| {
            let is_drawn = drawn.as_ref() == Some(&spec);
            let form = texts::chart::form_name(spec.form, language);
            let columns = [Some(spec.by), spec.series, spec.measure.column()];
            let own = columns.into_iter().flatten();
            // the measured one is one of those side by side
            let beside = spec.across.iter().copied();
            let beside = beside.filter(|column| Some(*column) != spec.measure.column());
            let columns: Vec<String> = own
                .chain(beside)
                .map(|column| state.column_name(column))
                .collect();
            let about = columns.join(", ");
            let tip = about.clone();
            // two of a form are told apart by their columns, however narrow the card is
            let is_twin = forms.iter().filter(|form| **form == spec.form).count() > 1;
            // the first one is drawn anyway: choosing it takes a choice back
            let choice = (index > 0 || is_map_first || are_there_places).then_some(spec);
            view! {
                <button
                    class="chart-offer"
                    class:twin=is_twin
                    aria-pressed=is_drawn.to_string()
                    title=tip
                    on:click=move |_| chart::choose(state, choice.clone())
                >
                    <span class="chart-offer-form">{form}</span>
                    <span class="chart-offer-about">{about}</span>
                </button>
            }
        })
        .collect_view();
    // what is drawn already is looked at closely
    let look = move |_| match is_map {
        true => state.mode.set(Mode::Map),
        false => chart::choose(state, None),
    };
    let map = is_map_first.then(|| {
        view! {
            <button
                class="chart-offer"
                id="chart-map"
                aria-pressed=is_map.to_string()
                on:click=look
            >
                <span class="chart-offer-form">{texts::map_page(language).view}</span>
            </button>
        }
    });
    Some(view! {
        <div class="chart-offers" role="group" aria-label=words.chart_offers>
            <div>
                {map}
                {buttons}
                <button
                    class="chart-offer own"
                    id="chart-own"
                    aria-haspopup="dialog"
                    on:click=move |_| state.charting.is_open.set(true)
                >
                    {words.chart_own}
                </button>
            </div>
        </div>
    })
}

/// The table behind the drawing.
pub fn table(state: State, chart: &Chart) -> impl IntoView + use<> {
    let caption = state.texts().page.dataset.chart_table;
    let head = chart
        .table_head
        .iter()
        .map(|name| view! { <th scope="col">{name.clone()}</th> })
        .collect_view();
    let rows = chart
        .table_rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .enumerate()
                .map(|(index, text)| {
                    if index == 0 {
                        view! { <th scope="row">{text.clone()}</th> }.into_any()
                    } else {
                        view! { <td>{text.clone()}</td> }.into_any()
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="chart-table" tabindex="0" role="region" aria-label=caption>
            <table>
                <caption class="out-of-sight">{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Drawings higher than this are cut off on a phone; how high they are then stands in `style/chart_card.css`.
const HIGH_PX: f64 = 340.0;

/// True where the rows of a drawing can be read without those below them, and these take a whole screen of a phone.
fn is_high(chart: &Chart) -> bool {
    let is_list = matches!(
        chart.spec.form,
        ChartForm::Bar
            | ChartForm::GroupedBar
            | ChartForm::StackedBar
            | ChartForm::ShareBar
            | ChartForm::SmallMultiples
    );
    is_list && !chart.scene.has_areas() && chart.scene.height > HIGH_PX
}

/// The drawing, on a phone only its upper part until the rest is asked for or a key goes into it.
fn cut(state: State, chart: &Arc<Chart>, is_whole: RwSignal<bool>) -> impl IntoView + use<> {
    let words = state.texts().page.dataset;
    let is_high = is_high(chart);
    let more = is_high.then(|| {
        view! {
            <button
                class="link small chart-more"
                aria-controls=dom_id()
                aria-expanded=move || is_whole.get().to_string()
                on:click=move |_| is_whole.update(|whole| *whole = !*whole)
            >
                {words.whole_chart}
            </button>
        }
    });
    view! {
        <div
            class:chart-cut=move || is_high && !is_whole.get()
            on:focusin=move |_| is_whole.set(true)
        >
            {drawing(state, chart)}
        </div>
        {more}
    }
}

/// The drawing. The first mark is the stop of the keyboard; arrow keys move among them.
fn drawing(state: State, chart: &Arc<Chart>) -> impl IntoView + use<> {
    let words = state.texts().page.dataset;
    let scene = &chart.scene;
    let pointed: RwSignal<Option<String>> = RwSignal::new(None);
    let primitives = scene.primitives.iter().map(primitive).collect_view();
    let marks = chart_marks::marks(state, scene, pointed);
    let group = dom_id();
    let on_key = move |event: web_sys::KeyboardEvent| {
        if let Some(svg) = dom::document().and_then(|d| d.get_element_by_id(group)) {
            dom::rove_svg(&event, &svg, ".hit");
        }
    };
    let label = if scene.marks.is_empty() {
        chart.alt.clone()
    } else {
        let brush = scene.brush.map_or("", |_| words.chart_brush);
        format!("{} {} {brush}", chart.alt, words.chart_keys)
            .trim_end()
            .to_owned()
    };
    let role = if scene.marks.is_empty() {
        "img"
    } else {
        "group"
    };
    view! {
        <p class="chart-pointed" aria-hidden="true">{move || pointed.get()}</p>
        <svg
            class="drawing"
            id=group
            role=role
            aria-label=label
            viewBox=format!("0 0 {} {}", scene.width, scene.height)
            on:keydown=on_key
        >
            <defs>
                <pattern
                    id="missing-hatch"
                    width="6"
                    height="6"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                >
                    <rect class="hatch-ground" width="6" height="6"></rect>
                    <rect class="hatch" width="2" height="6"></rect>
                </pattern>
            </defs>
            <g aria-hidden="true">{primitives}</g>
            {marks}
        </svg>
    }
}

fn dom_id() -> &'static str {
    "chart-drawing"
}

/// A primitive as an element of SVG.
pub fn primitive(one: &Primitive) -> AnyView {
    match one {
        Primitive::Rect {
            x,
            y,
            width,
            height,
            role,
        } => view! {
            <rect
                class=role.class()
                x=x.to_string()
                y=y.to_string()
                width=width.to_string()
                height=height.to_string()
            ></rect>
        }
        .into_any(),
        Primitive::Polyline { points, role } => {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
            view! { <polyline class=role.class() points=points.join(" ")></polyline> }.into_any()
        }
        Primitive::Polygon { rings, role } => view! {
            <path class=role.class() fill-rule="evenodd" d=outline(rings)></path>
        }
        .into_any(),
        Primitive::Area { rings, role, .. } => view! {
            <path class=format!("area {}", role.class()) d=outline(rings)></path>
        }
        .into_any(),
        Primitive::Circle { x, y, radius, role } => view! {
            <circle class=role.class() cx=x.to_string() cy=y.to_string() r=radius.to_string()></circle>
        }
        .into_any(),
        Primitive::Text {
            x,
            y,
            text,
            size,
            anchor,
            role,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            view! {
                <text
                    class=role.class()
                    x=x.to_string()
                    y=y.to_string()
                    font-size=size.to_string()
                    text-anchor=anchor
                >
                    {text.clone()}
                </text>
            }
            .into_any()
        }
    }
}
