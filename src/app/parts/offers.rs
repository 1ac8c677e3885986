//! Factors that title, names or cells speak of: shown for the user to confirm, never applied by themselves.

use crate::actions::steps;
use crate::queries::ordered;
use crate::state::State;
use leptos::prelude::*;
use model::unit::{Unit, UnitOffer, UnitPlace};
use texts::values::Offered;

/// Columns with the same factor, said in the same place.
#[derive(Clone, PartialEq)]
struct Group {
    factor: u32,
    unit: Option<Unit>,
    place: UnitPlace,
    columns: Vec<u32>,
}

fn groups(offers: &[UnitOffer]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for offer in offers {
        let same = groups.iter_mut().find(|group| {
            (group.factor, group.unit, group.place) == (offer.factor, offer.unit, offer.place)
        });
        match same {
            Some(group) => group.columns.push(offer.column),
            None => groups.push(Group {
                factor: offer.factor,
                unit: offer.unit,
                place: offer.place,
                columns: vec![offer.column],
            }),
        }
    }
    groups
}

/// The offers, each with its button; nothing when there are none.
#[component]
pub fn Offers() -> impl IntoView {
    let state = State::here();
    let words = state.texts().values;
    move || {
        let opened = state.opened.get()?;
        let groups = groups(&opened.offers);
        if groups.is_empty() {
            return None;
        }
        let items = groups
            .into_iter()
            .map(|group| {
                let names: Vec<&str> = group
                    .columns
                    .iter()
                    .filter_map(|column| opened.columns.get(*column as usize))
                    .map(|profile| profile.name.as_str())
                    .collect();
                let sentence = (words.offer)(Offered {
                    factor: group.factor,
                    unit: group.unit,
                    place: group.place,
                    columns: &names,
                });
                let factor = group.factor;
                let columns = group.columns;
                let multiply = move |_| {
                    steps::reread(state, |options| {
                        options.multipliers.retain(|own| !columns.contains(&own.0));
                        for column in &columns {
                            ordered::insert(&mut options.multipliers, (*column, factor));
                        }
                    });
                };
                view! {
                    <li>
                        <span>{sentence}</span>
                        <button class="btn small" on:click=multiply>
                            {(words.multiply)(factor)}
                        </button>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <section class="offers" aria-label=words.offers>
                <h2>{words.offers}</h2>
                <ul>{items}</ul>
            </section>
        })
    }
}
