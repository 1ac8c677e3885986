//! The map: the areas that a column names by code or name, with a number for each; or the same as a list.

use super::map_areas::MapAreas;
use super::map_beside::MapBeside;
use super::map_settings::MapSettings;
use super::{map_drawing, map_features};
use crate::actions::{features, features_take, map};
use crate::dom;
use crate::state::{Mode, Stage, State};
use leptos::prelude::*;
use model::scene::Chart;

/// The button that leads to the map; nothing when the file names no areas.
#[component]
pub fn MapSwitch() -> impl IntoView {
    let state = State::here();
    let words = texts::map_page(state.language.get_untracked());
    // borders that a step asks for may still be to come
    let is_there = Memo::new(move |_| {
        let is_wanted = state.view.with(|view| view.borders.is_some());
        is_wanted || state.map.offer.with(Option::is_some) || features::is_there(state)
    });
    move || {
        is_there.get().then(|| {
            view! {
                <button
                    id="map-open"
                    aria-pressed=move || (state.mode.get() == Mode::Map).to_string()
                    on:click=move |_| state.mode.set(Mode::Map)
                >
                    {words.view}
                </button>
            }
        })
    }
}

/// The map; nothing in the other ways to see a file.
#[component]
pub fn MapView() -> impl IntoView {
    let state = State::here();
    // whether there is one is known by what the columns mean
    let kinds = Memo::new(move |_| {
        let is_ready = state.stage.with(|stage| *stage == Stage::Ready);
        is_ready.then(|| {
            state.columns.with(|columns| {
                let kinds = columns.iter().map(|column| column.kind.clone());
                kinds.collect::<Vec<_>>()
            })
        })
    });
    let is_shown = Memo::new(move |_| state.mode.get() == Mode::Map);
    let chosen = Memo::new(move |_| {
        let beside = (
            state.beside.known.get(),
            state.view.with(|view| view.people.clone()),
        );
        let borders = state.view.with(|view| view.borders.clone());
        (state.view.with(|view| view.map.clone()), borders, beside)
    });
    // rows that are not seen are not counted
    let rows = Memo::new(move |_| {
        let still = state
            .viewed
            .with(|viewed| (!viewed.waiting).then_some(viewed.rows));
        let filters = state.view.with(|view| view.query.filters.clone());
        let is_seen = is_shown.get() || state.features.is_small.get();
        is_seen.then_some((still, filters))
    });
    let is_ready = Memo::new(move |_| {
        let is_still = rows.with(|rows| rows.as_ref().is_some_and(|rows| rows.0.is_some()));
        kinds.with(Option::is_some) && is_still
    });
    map_features::watch(state, is_shown, is_ready);
    Effect::new(move |_| {
        chosen.track();
        let is_moving = rows.with(|rows| rows.as_ref().is_some_and(|rows| rows.0.is_none()));
        match kinds.with(Option::is_some) {
            true if is_moving => {}
            true => untrack(|| map::ask(state)),
            // columns may stand elsewhere when it is read anew
            false => untrack(|| {
                state.map.forget();
                state.features.forget();
            }),
        }
    });
    move || is_shown.get().then(|| view! { <MapCard /> })
}

#[component]
fn MapCard() -> impl IntoView {
    let state = State::here();
    let words = texts::map_page(state.language.get_untracked());
    let own = texts::features(state.language.get_untracked());
    let as_list = RwSignal::new(false);
    let room = dom::watched_room(move |width_px| map::fit(state, width_px));
    Effect::new(move |_| {
        let width_px = state.map.width_px.get();
        state.municipality.track();
        if let Some(offer) = state.map.offer.get().filter(|_| width_px > 0) {
            untrack(|| map::draw(state, offer, width_px));
        }
    });
    // the file's own places, or the areas it names
    let of_file = Memo::new(move |_| features::is_shown(state));
    let chart = Signal::derive(move || match of_file.get() {
        true => state.features.chart.get(),
        false => state.map.chart.get(),
    });
    let has_list = Memo::new(move |_| {
        let offer = state.features.offer.get();
        of_file.get() && offer.is_some_and(|own| !features::are_areas(&own))
    });
    let heading = move || {
        chart.with(|chart| match chart {
            Some(chart) => chart.title.clone(),
            None => words.title.to_owned(),
        })
    };
    let content = move || match chart.get() {
        // told beside the choice of borders
        None if !of_file.get()
            && state.view.with(|view| view.borders.is_some())
            && state.map.offer.with(Option::is_none) =>
        {
            ().into_any()
        }
        None => view! { <p class="quiet map-waiting" role="status">{words.waiting}</p> }.into_any(),
        Some(chart) if chart.scene.primitives.is_empty() => view! {
            <p class="quiet">{if of_file.get() { own.nothing } else { words.nothing }}</p>
            <p class="quiet small">{chart.sentence.clone()}</p>
        }
        .into_any(),
        Some(chart) => {
            let drawn_chart = chart.clone();
            let drawn = match (as_list.get(), has_list.get()) {
                (true, true) => map_features::rows(state, &chart).into_any(),
                (false, true) => map_features::drawing(state, &chart).into_any(),
                (true, false) => list(state, &chart).into_any(),
                (false, false) => map_drawing::drawing(state, &chart).into_any(),
            };
            view! {
                <figure>{drawn} <figcaption>{chart.sentence.clone()}</figcaption></figure>
                {chart
                    .source
                    .clone()
                    .map(|source| view! { <p class="quiet small chart-source">{source}</p> })}
                {state
                    .sampled()
                    .map(|(rows, all)| {
                        let words = state.texts().page.memory;
                        view! { <p class="small">{(words.chart_sampled)(all, rows)}</p> }
                    })}
                <div class="map-ends">
                    <button
                        class="btn small"
                        on:click=move |_| match of_file.get_untracked() {
                            true => features_take::save_svg(state),
                            false => map::save_svg(state),
                        }
                    >
                        {words.svg}
                    </button>
                    <button
                        class="btn small"
                        on:click=move |_| match of_file.get_untracked() {
                            true => features_take::save_png(state),
                            false => map::save_png(state, Some(drawn_chart.clone())),
                        }
                    >
                        {words.png}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    let switch = move |list: bool, label: &'static str| {
        view! {
            <button
                aria-pressed=move || (as_list.get() == list).to_string()
                on:click=move |_| as_list.set(list)
            >
                {label}
            </button>
        }
    };
    view! {
        <section class="card map-card" aria-labelledby="map-title">
            <div class="chart-head">
                <h2 id="map-title">{heading}</h2>
                <div class="switch">
                    {switch(false, words.as_map)} {switch(true, words.as_list)}
                </div>
            </div>
            {map_features::switch(state)}
            {move || match of_file.get() {
                true => view! { {map_features::settings()} <MapAreas /> }.into_any(),
                false => view! { <MapSettings /> <MapBeside /> }.into_any(),
            }}
            <div class="map-room" node_ref=room>
                {content}
            </div>
        </section>
    }
}

/// The numbers behind the map.
fn list(state: State, chart: &Chart) -> impl IntoView + use<> {
    let caption = texts::map_page(state.language.get_untracked()).list;
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
                .map(|(index, text)| match index {
                    0 => view! { <th scope="row">{text.clone()}</th> }.into_any(),
                    _ => view! { <td>{text.clone()}</td> }.into_any(),
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="chart-table map-list" tabindex="0" role="region" aria-label=caption>
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
