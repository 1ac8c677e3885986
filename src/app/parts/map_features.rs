//! The map of the rows' own geometry: the country below, a picture or marks over it, both moved at once with the hand and
//! drawn anew behind it.
//!
//! Three layers lie on each other: the country, drawn once; a canvas with the picture of the part drawn last; and what is
//! drawn with lines, which also hears the hand. The last two belong to the part they were drawn for, and are stretched
//! and moved until the next comes (`map_features_layers.rs`). What the hand does is told in `map_features_hand.rs`.

use super::map_features_hand::FeatureHand;
use super::map_features_layers::{MARKS, STACK, VIEW, seen, stretched};
use super::map_features_list::list;
use super::map_features_settings::FeatureSettings;
use super::map_hand::STEP;
use crate::actions::features;
use crate::queries::map_sheet::Sheet;
use crate::queries::map_zoom::Zoom;
use crate::state::State;
use crate::state::features::DrawnPart;
use leptos::html::Canvas;
use leptos::prelude::*;
use model::scene::Chart;
use std::sync::Arc;

/// Keeps the map's geometry up to date while it is seen.
pub fn watch(state: State, is_shown: Memo<bool>, rows: Memo<bool>) {
    let own = state.features;
    Effect::new(move |_| {
        let is_seen = is_shown.get() && features::is_shown(state) || own.is_small.get();
        let wanted = is_seen && rows.get() && features::is_there(state);
        state.view.with(|view| view.features.clone());
        // areas to count in
        state.view.with(|view| view.borders.clone());
        state.beside.known.track();
        state.viewed.with(|viewed| viewed.rows);
        state.view.with(|view| view.query.filters.clone());
        if wanted {
            untrack(|| features::ask(state));
        }
    });
    Effect::new(move |_| {
        let width_px = state.map.width_px.get();
        if let Some(offer) = state.features.offer.get().filter(|_| width_px > 0) {
            untrack(|| features::draw(state, offer, width_px));
        }
    });
}

/// The settings of the map.
pub fn settings() -> impl IntoView {
    view! { <FeatureSettings /> }
}

/// Chooses between the areas a file names and its own places; nothing where it has only one of them.
pub fn switch(state: State) -> impl IntoView {
    let words = texts::features(state.language.get_untracked());
    let both =
        Memo::new(move |_| state.map.offer.with(Option::is_some) && features::is_there(state));
    let is_shown = Memo::new(move |_| features::is_shown(state));
    let button = move |own: bool, label: &'static str| {
        view! {
            <button
                aria-pressed=move || (is_shown.get() == own).to_string()
                on:click=move |_| features::show(state, own)
            >
                {label}
            </button>
        }
    };
    move || {
        both.get().then(|| {
            view! {
                <div class="switch map-what" role="group" aria-label=words.what>
                    {button(false, words.as_areas)} {button(true, words.as_features)}
                </div>
            }
        })
    }
}

/// The rows as a list.
pub fn rows(state: State, chart: &Chart) -> impl IntoView + use<> {
    features::begin_parts(state, chart);
    list(state)
}

/// The drawing with its buttons, its key and how to read it.
pub fn drawing(state: State, chart: &Arc<Chart>) -> impl IntoView + use<> {
    let language = state.language.get_untracked();
    let words = texts::features(language);
    let page = texts::map_page(language);
    let scene = &chart.scene;
    let size = (scene.width, scene.height);
    let zoom = state.features.zoom;
    let hand = FeatureHand::new(state, words, size.0);
    let button = move |sign: &'static str,
                       label: &'static str,
                       act: fn(Zoom) -> Zoom,
                       ends: fn(&Zoom) -> bool| {
        view! {
            <button
                class="btn small"
                aria-label=label
                title=label
                aria-disabled=move || zoom.with(ends).to_string()
                on:click=move |_| zoom.update(|zoom| *zoom = act(*zoom))
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    let part = state.features.part;
    view! {
        <p class="chart-pointed map-pointed" aria-hidden="true">
            {move || hand.said()}
        </p>
        <div class="map-frame">
            <div class="map-zoom" role="group" aria-label=page.zoom>
                {button("+", page.closer, |zoom| zoom.scaled_in_place(STEP), Zoom::is_closest)}
                {button("−", page.farther, |zoom| zoom.scaled_in_place(1.0 / STEP), Zoom::is_whole)}
                {button("⤢", page.whole, Zoom::back, Zoom::is_whole)}
            </div>
            {layers(state, chart, hand)}
        </div>
        {move || part.get().map(|part| key(&part))}
        <p class="small map-said" role="status">
            {move || part.with(|part| part.as_ref().map(|own| own.drawn.said.clone()))}
        </p>
        <p class="quiet small map-hint">{words.hint}</p>
    }
}

/// The layers on each other, the uppermost of which hears the hand.
pub fn layers(state: State, chart: &Chart, hand: FeatureHand) -> impl IntoView + use<> {
    let scene = &chart.scene;
    let zoom = state.features.zoom;
    let part = state.features.part;
    let sheet = Sheet::of(scene, &|_| (String::new(), false));
    let canvas = NodeRef::<Canvas>::new();
    // what was painted went with the canvas it was painted on: the part is drawn anew
    features::begin_parts(state, chart);
    hand.follow(canvas);
    view! {
        <div class="map-stack" id=STACK style:aspect-ratio=format!("{} / {}", scene.width, scene.height)>
            <svg
                class="drawing map-below"
                aria-hidden="true"
                viewBox=move || zoom.with(Zoom::view_box)
                inner_html=sheet.map
            ></svg>
            <canvas
                aria-hidden="true"
                node_ref=canvas
                style:transform=move || part.with(|part| stretched(part.as_ref(), &zoom.get()))
            ></canvas>
            <svg
                class="drawing map-view"
                class:is-zoomed=move || !zoom.with(Zoom::is_whole)
                id=VIEW
                role="group"
                aria-label=format!("{} {}", chart.alt, hand.words.keys)
                tabindex="0"
                viewBox=move || part.with(|part| seen(part.as_ref(), &zoom.get()))
                on:wheel=move |event| hand.map.wheel(&event)
                on:keydown=move |event| hand.key(&event)
                on:pointerdown=move |event| hand.map.down(&event)
                on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |event| hand.map.up(&event)
                on:pointercancel=move |event| hand.map.up(&event)
                on:pointerleave=move |event| hand.leave(&event)
                on:focusin=move |event| hand.focus(event.target())
                on:click=move |event| hand.click(&event)
            >
                <g id=MARKS></g>
            </svg>
        </div>
    }
}

/// What the colours mean.
pub fn key(part: &DrawnPart) -> impl IntoView + use<> {
    let own = &part.drawn.key;
    (!own.is_empty()).then(|| {
        let all = own
            .iter()
            .map(|(role, text)| {
                let text = text.clone();
                let class = role.class();
                view! {
                    <li>
                        <svg class="drawing" width="14" height="14" aria-hidden="true">
                            <rect class=class width="14" height="14"></rect>
                        </svg>
                        {text}
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="map-key small">{all}</ul> }
    })
}
