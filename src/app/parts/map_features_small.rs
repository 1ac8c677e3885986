//! The map of the rows' own geometry as an answer among others: small, without tools, with the way to the large one.

use super::map_features::{key, layers};
use super::map_features_hand::FeatureHand;
use crate::actions::{features, map};
use crate::dom;
use crate::state::{Mode, State};
use leptos::prelude::*;
use model::scene::Chart;

/// The map; nothing until it is drawn.
#[component]
pub fn SmallMap() -> impl IntoView {
    let state = State::here();
    let own = state.features;
    let words = texts::features(state.language.get_untracked());
    own.is_small.set(true);
    let room = dom::watched_room(move |width_px| map::fit(state, width_px));
    on_cleanup(move || {
        own.is_small.try_set(false);
    });
    let content = move || {
        let chart = own.chart.get()?;
        let offer = own.offer.get_untracked()?;
        if features::are_areas(&offer) || chart.scene.primitives.is_empty() {
            return None;
        }
        own.zoom.update(|zoom| *zoom = zoom.back());
        let hand = FeatureHand::new(state, words, chart.scene.width);
        let drawn = layers(state, &chart, hand);
        Some(view! {
            <figure>
                <div class="small-map-room" style:max-width=widest(&chart) role="img" aria-label=chart.alt.clone()>
                    <div inert="">{drawn}</div>
                </div>
                {move || own.part.get().map(|part| key(&part))}
                <figcaption>{chart.sentence.clone()}</figcaption>
            </figure>
            {chart
                .source
                .clone()
                .map(|source| view! { <p class="quiet small chart-source">{source}</p> })}
            <button class="btn small" id="map-small-open" on:click=move |_| state.mode.set(Mode::Map)>
                {words.open}
            </button>
        })
    };
    view! {
        <div class="small-map">
            // as wide as the map is to be: it stays while the map is drawn anew
            <div
                class="small-map-room"
                style:max-width=move || own.chart.with(|chart| chart.as_ref().map(|chart| widest(chart)))
                node_ref=room
            ></div>
            {content}
        </div>
    }
}

/// How wide the map may be, so that it is no taller than the style sheet wants it.
fn widest(chart: &Chart) -> String {
    let ratio = chart.scene.width / chart.scene.height.max(1.0);
    format!("calc(var(--small-map-height) * {ratio:.3})")
}
