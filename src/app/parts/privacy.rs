//! Where the file is: the pill, and what stands behind it. It claims no more than the policy gives.

use super::icons;
use super::popover::Popover;
use crate::dom;
use crate::state::State;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Name of the moment when everything was fetched.
const READY: &str = "ready";
/// Id of the button the explanation hangs on.
const ANCHOR: &str = "privacy";

/// The button that opens the explanation.
#[component]
pub fn PrivacyAnchor(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Pill or link.
    class: &'static str,
    /// Its words.
    label: &'static str,
) -> impl IntoView {
    let icon = class.starts_with("pill").then(icons::shield);
    view! {
        <button
            class=class
            id=ANCHOR
            aria-haspopup="dialog"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {icon} <span>{label}</span>
        </button>
    }
}

/// The explanation.
#[component]
pub fn PrivacyPopover(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = State::here().texts().page.dataset;
    view! {
        <Popover open=open anchor=ANCHOR label=words.kept_title>
            <div class="privacy">
                <h2>{words.kept_title}</h2>
                {words.kept_lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                {requests().map(|(before, since)| view! { <p>{(words.kept_count)(before, since)}</p> })}
            </div>
        </Popover>
    }
}

/// Notes the moment when the page says that it has everything. Called once.
pub fn note_ready() {
    let Some(root) = dom::root() else {
        return;
    };
    let seen = Closure::<dyn Fn()>::new(|| {
        if let Some(performance) = web_sys::window().and_then(|window| window.performance())
            && performance.get_entries_by_name(READY).length() == 0
        {
            let _ = performance.mark(READY);
        }
    });
    if let Ok(observer) = web_sys::MutationObserver::new(seen.as_ref().unchecked_ref()) {
        let options = web_sys::MutationObserverInit::new();
        options.set_attributes(true);
        options.set_attribute_filter(&js_sys::Array::of1(&"data-ready".into()));
        let _ = observer.observe_with_options(&root, &options);
    }
    // the page lives as long as the window: the closure is never freed
    seen.forget();
}

/// Files the page has fetched before it said it had everything, and since. `None` until then.
fn requests() -> Option<(u64, u64)> {
    dom::root()?.get_attribute("data-ready")?;
    let performance = web_sys::window()?.performance()?;
    let ready_at = performance
        .get_entries_by_name(READY)
        .iter()
        .next()?
        .unchecked_into::<web_sys::PerformanceEntry>()
        .start_time();
    let (mut before, mut since) = (1, 0); // the page itself is not in the list
    for entry in performance.get_entries_by_type("resource").iter() {
        let entry: web_sys::PerformanceEntry = entry.unchecked_into();
        if !entry.name().starts_with("http") {
            continue;
        }
        if entry.start_time() <= ready_at {
            before += 1;
        } else {
            since += 1;
        }
    }
    Some((before, since))
}
