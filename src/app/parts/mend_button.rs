//! The button that mends a finding.

use crate::actions::mends;
use crate::queries::mends::proposed;
use crate::state::State;
use leptos::prelude::*;
use model::finding::Finding;

/// The button; nothing when the finding cannot be mended. `what` is its name, with its column.
pub fn mend_button(state: State, what: &str, finding: &Finding) -> Option<impl IntoView + use<>> {
    let words = texts::checks(state.language.get_untracked()).mend;
    let proposed = proposed(finding)?;
    Some(view! {
        <button
            class="btn small mend"
            aria-label=(words.mend_what)(what)
            disabled=move || state.findings.is_old.get()
            on:click=move |_| mends::open(state, vec![proposed.clone()])
        >
            {words.mend}
        </button>
    })
}
