//! Named samples, made for the project, to try the page with.

use crate::actions::files::{self, Sample};
use crate::state::State;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The samples of the build; nothing when it has none.
#[component]
pub fn Samples() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page;
    let samples: RwSignal<Vec<Sample>> = RwSignal::new(Vec::new());
    crate::dom::after_paint(move || {
        spawn_local(async move {
            let found = files::samples(state).await;
            // the page may be another one by now
            let _ = samples.try_set(found);
        });
    });
    let card = move |sample: Sample| {
        let label = (words.common.rows)(sample.rows);
        let kle = sample.kle.as_deref().map(words.dataset.kle_number);
        let (title, about) = (sample.title.clone(), sample.about.clone());
        view! {
            <li>
                <button class="sample" on:click=move |_| files::open_sample(state, &sample)>
                    <b>{title}</b>
                    <span>{about}</span>
                    <small>{label} {kle.map(|kle| view! { " · " <span>{kle}</span> })}</small>
                </button>
            </li>
        }
    };
    // the room is kept while the list is on its way, so that nothing jumps
    view! {
        <section class="samples" aria-labelledby="samples-title">
            <h2 id="samples-title">{words.start.samples}</h2>
            <ul>{move || samples.get().into_iter().map(card).collect_view()}</ul>
        </section>
    }
}
