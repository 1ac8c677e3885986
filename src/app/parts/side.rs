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
                <span class="file-name">{move || state.file_name.get()}</span>
                <small>{size}</small>
            </p>
            <section><ColumnsList id="side" /></section>
            <section><StepsList /></section>
            </div>
        </aside>
    }
}
