//! The two screens and what stands around both.

pub mod dataset;
pub mod rehearsal;
mod start;

use crate::parts::live::Live;
use crate::second;
use crate::state::{Screen, State};
use leptos::prelude::*;
use start::Start;

/// The whole page in one language.
#[component]
pub fn Page(
    /// True while files hang over the window.
    over: RwSignal<bool>,
) -> impl IntoView {
    let state = State::here();
    let common = state.texts().page.common;
    // going to where one is already must not build the page anew
    let screen = Memo::new(move |_| state.screen.get());
    // another screen is read from its beginning, by eye and by ear
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        if before.is_some_and(|before| before != now)
            && let Some(window) = web_sys::window()
        {
            window.scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(content) = crate::dom::by_id("content") {
                crate::dom::focus_still(&content);
            }
        }
        now
    });
    view! {
        <a class="skip" href="#content" on:click=|event| {
            // the address must stay as it is
            event.prevent_default();
            crate::dom::focus("content");
        }>{common.skip}</a>
        {move || match screen.get() {
            Screen::Start => view! { <Start /> }.into_any(),
            Screen::Dataset => second::here().map(|second| (second.page)()).into_any(),
        }}
        {move || {
            let open = state.kle_search.open.get();
            open.then(|| second::here().map(|second| (second.kle_search)()))
        }}
        <Live />
        <div class="drop-over" class:on=move || over.get() aria-hidden="true">
            <p>{common.drop_now}</p>
        </div>
    }
}
