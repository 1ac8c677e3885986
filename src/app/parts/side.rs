//! The left side on wide screens: the file, its columns, the steps.

use super::columns_list::ColumnsList;
use super::icons;
use super::steps_list::StepsList;
use crate::state::State;
use leptos::prelude::*;
use texts::format::bytes;

/// The side.
#[component]
pub fn Side() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    let size = move || bytes(state.file_bytes.get(), state.language.get_untracked());
    view! {
        <aside class="side" aria-label=words.columns>
            <div class="side-inside">
            <p class="file">
                {icons::sheet()}
                <span class="file-name">{move || state.file_name.with(|name| breakable(name))}</span>
                <small>{size}</small>
            </p>
            <section><ColumnsList id="side" /></section>
            <section><StepsList /></section>
            </div>
        </aside>
    }
}

/// A file name that may go on in the next line after its signs.
fn breakable(name: &str) -> String {
    name.chars()
        .flat_map(|sign| {
            [
                Some(sign),
                matches!(sign, '_' | '-' | '.').then_some('\u{200b}'),
            ]
        })
        .flatten()
        .collect()
}
