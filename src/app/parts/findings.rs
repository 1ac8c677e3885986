//! What was found in the file: looked for when it is read, shown when the user asks for it.

use super::findings_list::FindingsList;
use crate::state::{Mode, State};
use leptos::prelude::*;

/// The card; nothing until the user asks for it.
#[component]
pub fn FindingsCard() -> impl IntoView {
    let state = State::here();
    let is_shown = Memo::new(move |_| {
        state.mode.get() == Mode::Overview
            && state.findings.is_open.get()
            && state.findings.checked.with(Option::is_some)
    });
    move || is_shown.get().then(|| view! { <FindingsList /> })
}
