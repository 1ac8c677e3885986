//! What was found in the file: looked for when it is read, shown when the user asks for it.

use crate::actions::findings;
use crate::state::{Mode, State};
use leptos::prelude::*;

/// The card; nothing until the user asks for it.
#[component]
pub fn FindingsCard() -> impl IntoView {
    let state = State::here();
    // asked once for every file that is read; that a file is read anew is known before its rows come
    Effect::new(move |_| match state.opened.with(Option::is_some) {
        true => untrack(|| findings::look(state)),
        false => untrack(|| findings::reading(state)),
    });
    let is_shown = Memo::new(move |_| {
        state.mode.get() == Mode::Overview
            && state.findings.is_open.get()
            && state.findings.checked.with(Option::is_some)
    });
    move || {
        let list = state.panels.get().map(|panels| panels.findings);
        is_shown.get().then(|| list.map(|list| list()))
    }
}
