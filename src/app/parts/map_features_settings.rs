//! How the geometry of a file is shown: each choice is a step.

use super::map_settings::choice;
use crate::actions::features;
use crate::state::State;
use leptos::prelude::*;
use model::feature_map::{FeatureChoice, FeatureForm, FeatureOffer, FeatureSource};
use model::map_spec::AreaLayer;
use texts::features::FeatureTexts;
use wasm_bindgen_futures::spawn_local;

const FORMS: [FeatureForm; 6] = [
    FeatureForm::Marks,
    FeatureForm::Clusters,
    FeatureForm::Hexagons,
    FeatureForm::Areas(AreaLayer::Municipality),
    FeatureForm::Areas(AreaLayer::Region),
    FeatureForm::Areas(AreaLayer::Postcode),
];

/// The areas of another file, whatever they are.
const OWN: FeatureForm = FeatureForm::Areas(AreaLayer::Own);

/// The choices; nothing until they are known.
#[component]
pub fn FeatureSettings() -> impl IntoView {
    let state = State::here();
    let words = texts::features(state.language.get_untracked());
    move || {
        let offer = state.features.offer.get()?;
        Some(view! {
            <div class="map-settings">
                {form(state, words, &offer)} {per(state, words, &offer)} {colour(state, words, &offer)}
                {size(state, words, &offer)} {source(state, words, &offer)}
            </div>
        })
    }
}

fn form(state: State, words: &FeatureTexts, offer: &FeatureOffer) -> Option<impl IntoView + use<>> {
    let now = offer.choice;
    let all = FORMS.map(|form| ((form, None), (words.form_name)(form).to_owned()));
    let mut all = all.to_vec();
    // the areas of other files that were read
    let chosen = state.view.with(|view| view.borders.clone());
    let mut own = None;
    state.beside.known.with(|known| {
        for file in known {
            let is_chosen = chosen.as_ref().is_some_and(|own| own.file == file.name);
            let property = chosen.as_ref().filter(|_| is_chosen);
            let property = property.and_then(|own| own.property.as_deref());
            let naming = file.borders.as_ref().and_then(|own| own.naming(property));
            if let Some(naming) = naming {
                all.push((
                    (OWN, Some(file.id)),
                    (words.form_own)(naming.layer, &file.name),
                ));
                own = own.or(is_chosen.then_some(file.id));
            }
        }
    });
    let now_form = match now.form.needs_file() {
        true => (OWN, own),
        false => (now.form, None),
    };
    choice(
        "map-features-form",
        words.form,
        now_form,
        all,
        move |(form, file)| {
            let Some(id) = file else {
                features::choose(state, FeatureChoice { form, ..now });
                return;
            };
            let found = state.beside.known.with_untracked(|known| {
                let mut known = known.iter();
                known.find(|own| own.id == id).cloned()
            });
            if let Some(file) = found {
                spawn_local(async move { features::count_in(state, &file).await });
            }
        },
    )
}

/// Counts are circles, or divided.
fn per(state: State, words: &FeatureTexts, offer: &FeatureOffer) -> Option<impl IntoView + use<>> {
    let now = offer.choice;
    if !matches!(now.form, FeatureForm::Areas(_)) {
        return None;
    }
    let all = vec![
        (false, words.per_nothing.to_owned()),
        (true, words.per_km2.to_owned()),
    ];
    choice(
        "map-features-per",
        words.per,
        now.per_km2,
        all,
        move |per_km2| {
            features::choose(state, FeatureChoice { per_km2, ..now });
        },
    )
}

fn columns(state: State, words: &FeatureTexts, all: &[u32]) -> Vec<(Option<u32>, String)> {
    let none = (None, words.none.to_owned());
    let all = all.iter().map(|at| (Some(*at), state.column_name(*at)));
    std::iter::once(none).chain(all).collect()
}

fn colour(
    state: State,
    words: &FeatureTexts,
    offer: &FeatureOffer,
) -> Option<impl IntoView + use<>> {
    let now = offer.choice;
    if now.form != FeatureForm::Marks {
        return None;
    }
    let all = columns(state, words, &offer.colours);
    choice(
        "map-features-colour",
        words.colour,
        now.colour,
        all,
        move |colour| {
            features::choose(
                state,
                FeatureChoice {
                    colour,
                    size: None,
                    ..now
                },
            );
        },
    )
}

/// Only points have a size that can follow a number.
fn size(state: State, words: &FeatureTexts, offer: &FeatureOffer) -> Option<impl IntoView + use<>> {
    let now = offer.choice;
    let are_points = offer.tally.lines + offer.tally.polygons == 0;
    if now.form != FeatureForm::Marks || !are_points {
        return None;
    }
    let all = columns(state, words, &offer.sizes);
    choice(
        "map-features-size",
        words.size,
        now.size,
        all,
        move |size| {
            features::choose(
                state,
                FeatureChoice {
                    size,
                    colour: None,
                    ..now
                },
            );
        },
    )
}

fn source(
    state: State,
    words: &FeatureTexts,
    offer: &FeatureOffer,
) -> Option<impl IntoView + use<>> {
    let now = offer.choice;
    let name = |source: FeatureSource| {
        let (first, second) = source.columns();
        let names = [Some(first), second].into_iter().flatten();
        let names: Vec<String> = names.map(|at| state.column_name(at)).collect();
        names.join(", ")
    };
    let all = offer.sources.iter().map(|own| (*own, name(*own))).collect();
    choice(
        "map-features-source",
        words.source,
        now.source,
        all,
        move |source| {
            features::choose(state, FeatureChoice { source, ..now });
        },
    )
}
