//! What the loaded edition of KLE knows of a number beside its title: what is to be kept and when to delete, laws,
//! former numbers and successors. Nothing where it knows nothing.

use crate::actions::kle;
use crate::queries::edition::{day, period_days};
use crate::state::State;
use leptos::prelude::*;
use model::kle_edition::NumberDetails;
use model::kle_message::{KleAnswer, KleAsk};
use wasm_bindgen_futures::spawn_local;

/// What is known of a number.
#[component]
pub fn NumberFacts(
    /// The number.
    number: String,
    /// Its title.
    title: String,
) -> impl IntoView {
    let state = State::here();
    let known = RwSignal::new(NumberDetails::default());
    Effect::new(move |_| {
        let is_loaded = state.edition.loaded.with(Option::is_some);
        if !is_loaded {
            known.set(NumberDetails::default());
            return;
        }
        let ask = KleAsk::Number(number.clone());
        spawn_local(async move {
            // without an answer there is nothing to show; trouble with the workers is told elsewhere
            if let Ok(KleAnswer::Number { details, .. }) = kle::ask_anyone(state, ask).await {
                // the part may be gone by then
                known.try_set(details);
            }
        });
    });
    move || known.with(|known| facts(state, known, &title))
}

fn facts(state: State, known: &NumberDetails, title: &str) -> Option<AnyView> {
    if *known == NumberDetails::default() {
        return None;
    }
    let words = state.texts().page.edition;
    let language = state.language.get_untracked();
    let retention = known.retention.as_deref().map(words.retention);
    let deletion = known.deletion.as_deref();
    let deletion = deletion.map(|code| (words.deletion)(code, period_days(code)));
    let codes: Vec<String> = [retention, deletion].into_iter().flatten().collect();
    let has_codes = !codes.is_empty();
    let codes = has_codes.then(|| view! { <p class="number-codes small">{codes.join(" · ")}</p> });
    let list = |label: &str, entries: &[String]| {
        (!entries.is_empty()).then(|| format!("{label}: {}", entries.join(", ")))
    };
    let lines = [
        list(words.laws, &known.laws),
        list(words.former, &known.former),
        list(words.successors_label, &known.successors),
        known
            .created
            .as_deref()
            .map(|created| (words.created)(&day(created, language))),
        known
            .ended
            .as_deref()
            .map(|ended| (words.ended)(&day(ended, language))),
        has_codes.then(|| words.codes_help.to_owned()),
    ];
    let lines = lines
        .into_iter()
        .flatten()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    Some(
        view! {
            <div class="number-facts">
                {codes}
                <details>
                    <summary class="small" aria-label=(words.details_of)(title)>{words.details}</summary>
                    <ul class="small">{lines}</ul>
                </details>
            </div>
        }
        .into_any(),
    )
}
