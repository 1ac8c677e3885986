//! The left side on wide screens: the file, its columns, the steps.

use super::columns_list::ColumnsList;
use super::files_list::FilesList;
use super::steps_list::StepsList;
use crate::state::State;
use leptos::prelude::*;

/// The side.
#[component]
pub fn Side() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    view! {
        <aside class="side" aria-label=words.columns>
            <div class="side-inside">
            <FilesList />
            <section><ColumnsList id="side" /></section>
            <section><StepsList /></section>
            </div>
        </aside>
    }
}
