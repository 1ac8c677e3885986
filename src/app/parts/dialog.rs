//! A panel over the page: its heading, what stands in it, and its buttons.

use super::icons;
use crate::dom;
use crate::state::State;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Closes a panel; the browser gives the focus back to where it was.
pub fn close(id: &str) {
    if let Some(dialog) = dom::by_id(id)
        && let Ok(dialog) = dialog.dyn_into::<web_sys::HtmlDialogElement>()
    {
        dialog.close();
    }
}

/// A panel, open as long as it is there. `id` names it, and with `-title` behind it its heading.
#[component]
pub fn Frame(
    /// Id of the panel.
    id: &'static str,
    /// Its heading.
    title: String,
    /// What it is for.
    lead: &'static str,
    /// The user wants to be rid of it.
    close: fn(State),
    /// What stands at its foot.
    foot: AnyView,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let state = State::here();
    let label = state.texts().page.common.close;
    let heading = format!("{id}-title");
    let (first, label_of) = (heading.clone(), heading.clone());
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus(&first);
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        close(state);
    };
    view! {
        <dialog class="import frame" id=id aria-labelledby=label_of node_ref=node on:cancel=on_cancel>
            <div class="import-inside">
                <header class="import-head">
                    <div>
                        <h2 id=heading tabindex="-1">{title}</h2>
                        <p class="quiet small">{lead}</p>
                    </div>
                    <button
                        class="btn square"
                        type="button"
                        aria-label=label
                        title=label
                        on:click=move |_| close(state)
                    >
                        {icons::cross()}
                    </button>
                </header>
                <div class="frame-body" tabindex="0" role="group" aria-label=lead>{children()}</div>
                <footer class="import-foot"><span class="grow"></span>{foot}</footer>
            </div>
        </dialog>
    }
}
