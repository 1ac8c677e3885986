//! Another file to set beside the open one: any file, or one of those the page has open.

use crate::state::State;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::File;

/// What is done with the chosen file.
pub type Take = fn(State, File);

/// A button that lets the user choose a file of the computer. `label` stands on it.
pub fn chooser(
    state: State,
    id: &'static str,
    label: impl Fn() -> &'static str + Send + 'static,
    take: Take,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // the same file can be chosen again
        input.set_value("");
        if let Some(file) = file {
            take(state, file);
        }
    };
    view! {
        <label class="btn file-button">
            <span>{label}</span>
            <input type="file" id=id node_ref=input on:change=chosen />
        </label>
    }
}

/// The other open files; nothing without any. `first` stands where none is chosen.
pub fn open_files(
    state: State,
    label: &'static str,
    first: &'static str,
    take: Take,
) -> Option<impl IntoView + use<>> {
    let picked = move |event: web_sys::Event| {
        let id: Option<u32> = event_target_value(&event).parse().ok();
        let file = state.hands.with_value(|hands| {
            let mut handles = hands.handles.iter();
            let found = handles.find(|handle| Some(handle.0) == id)?;
            Some(found.1.clone())
        });
        if let Some(file) = file {
            take(state, file);
        }
    };
    let option = |id: u32, name: String| view! { <option value=id.to_string()>{name}</option> };
    let options: Vec<_> = state.files.with(|files| {
        let others = files.list().iter();
        let others = others.filter(|entry| Some(entry.id) != files.open());
        others
            .map(|entry| option(entry.id, entry.name.clone()))
            .collect()
    });
    (!options.is_empty()).then(|| {
        view! {
            <select class="field" aria-label=label on:change=picked>
                <option value="">{first}</option>
                {options}
            </select>
        }
    })
}
