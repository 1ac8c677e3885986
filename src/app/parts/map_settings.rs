//! What the map shows and how: each choice is a step.

use crate::actions::map;
use crate::state::State;
use leptos::prelude::*;
use model::map_spec::{ClassMethod, MapChoice, MapForm, MapMeasure, MapOffer, MapSpec, Per};
use texts::page::map::MapPageTexts;

const METHODS: [ClassMethod; 3] = [
    ClassMethod::Natural,
    ClassMethod::Quantile,
    ClassMethod::Equal,
];

/// The choices; nothing until they are known.
#[component]
pub fn MapSettings() -> impl IntoView {
    let state = State::here();
    let words = texts::map_page(state.language.get_untracked());
    // the numbers come anew with every filter, the choices do not
    let offer = Memo::new(move |_| {
        state.map.offer.with(|offer| {
            offer.as_ref().map(|offer| MapOffer {
                data: Vec::new(),
                ..MapOffer::clone(offer)
            })
        })
    });
    move || {
        let offer = offer.get()?;
        Some(view! {
            <div class="map-settings">
                {measure(state, words, &offer)} {per(state, words, &offer)}
                {by(state, words, &offer)} {form(state, words, &offer)}
                {classes(state, words, &offer)}
            </div>
        })
    }
}

/// One choice among some; nothing where there is only one.
pub(super) fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    label: &'static str,
    now: T,
    all: Vec<(T, String)>,
    choose: impl Fn(T) + 'static,
) -> Option<impl IntoView> {
    if all.len() < 2 {
        return None;
    }
    let options = all
        .iter()
        .enumerate()
        .map(|(at, (value, name))| {
            view! {
                <option value=at.to_string() prop:selected=*value == now>
                    {name.clone()}
                </option>
            }
        })
        .collect_view();
    let on_change = move |event: web_sys::Event| {
        let at = event_target_value(&event).parse::<usize>();
        if let Some((value, _)) = at.ok().and_then(|at| all.get(at)) {
            choose(*value);
        }
    };
    Some(view! {
        <div>
            <label for=id>{label}</label>
            <select class="field" id=id on:change=on_change>
                {options}
            </select>
        </div>
    })
}

fn measure(state: State, words: &MapPageTexts, offer: &MapOffer) -> Option<impl IntoView + use<>> {
    let is_alone = |column: u32| {
        let own = offer.measures.iter();
        own.filter(|other| other.column() == Some(column)).count() == 1
    };
    let name = |measure: MapMeasure| match measure {
        MapMeasure::Count => words.rows.to_owned(),
        MapMeasure::Sum { column } | MapMeasure::Mean { column } if is_alone(column) => {
            state.column_name(column)
        }
        MapMeasure::Sum { column } => (words.sum)(&state.column_name(column)),
        MapMeasure::Mean { column } => (words.mean)(&state.column_name(column)),
    };
    let all = offer.measures.iter().map(|own| (*own, name(*own)));
    let now = offer.choice;
    choice(
        "map-measure",
        words.measure,
        now.measure,
        all.collect(),
        move |measure| {
            let is_mean = matches!(measure, MapMeasure::Mean { .. });
            let per = now
                .per
                .filter(|per| !is_mean && per.column() != measure.column());
            map::choose(
                state,
                MapChoice {
                    measure,
                    per,
                    form: MapForm::Shades,
                    ..now
                },
            );
        },
    )
}

fn per(state: State, words: &MapPageTexts, offer: &MapOffer) -> Option<impl IntoView + use<>> {
    let name = |per: Per| match per {
        Per::Km2 => words.per_km2.to_owned(),
        Per::Inhabitants => (words.per_inhabitants)(""),
        Per::InhabitantsOf { column } => (words.per_inhabitants)(&state.column_name(column)),
        Per::Column { column } => (words.per_column)(&state.column_name(column)),
        Per::WholeWith { column } => (words.per_whole)(&state.column_name(column)),
    };
    let nothing = (None, words.per_nothing.to_owned());
    let all = offer.pers.iter().map(|own| (Some(*own), name(*own)));
    let all = std::iter::once(nothing).chain(all);
    let now = offer.choice;
    choice("map-per", words.per, now.per, all.collect(), move |per| {
        map::choose(
            state,
            MapChoice {
                per,
                form: MapForm::Shades,
                ..now
            },
        );
    })
}

fn by(state: State, words: &MapPageTexts, offer: &MapOffer) -> Option<impl IntoView + use<>> {
    let all = offer.places.iter();
    let all = all.map(|column| (*column, state.column_name(*column)));
    let now = offer.choice;
    choice("map-by", words.by, now.by, all.collect(), move |by| {
        map::choose(state, MapChoice { by, ..now });
    })
}

/// Amounts that are not divided are circles, and nothing else.
fn form(state: State, words: &MapPageTexts, offer: &MapOffer) -> Option<impl IntoView + use<>> {
    let now = offer.choice;
    if offer.is_amount && now.per.is_none() {
        return None;
    }
    let all = vec![
        (MapForm::Shades, words.shades.to_owned()),
        (MapForm::Symbols, words.symbols.to_owned()),
    ];
    choice("map-form", words.form, now.form, all, move |form| {
        map::choose(state, MapChoice { form, ..now });
    })
}

fn classes(state: State, words: &MapPageTexts, offer: &MapOffer) -> Option<impl IntoView + use<>> {
    let now = offer.choice;
    if now.form == MapForm::Symbols || offer.is_amount && now.per.is_none() {
        return None;
    }
    let methods = METHODS.map(|method| (method, (words.class_method)(method).to_owned()));
    let counts = MapSpec::CLASS_COUNTS.map(|count| (count, count.to_string()));
    let method = choice(
        "map-classes",
        words.classes,
        now.classes,
        methods.to_vec(),
        move |classes| map::choose(state, MapChoice { classes, ..now }),
    );
    let count = choice(
        "map-class-count",
        words.class_count,
        now.class_count,
        counts.collect(),
        move |class_count| map::choose(state, MapChoice { class_count, ..now }),
    );
    Some(view! {
        {method}
        {count}
    })
}
