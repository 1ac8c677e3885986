//! What a screen reader is told: one quiet region for the whole page.

use crate::state::State;
use leptos::prelude::*;

/// The region; nobody sees it.
#[component]
pub fn Live() -> impl IntoView {
    let state = State::here();
    view! { <p class="out-of-sight" role="status" aria-live="polite">{move || state.said.get()}</p> }
}
