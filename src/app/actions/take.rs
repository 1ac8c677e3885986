//! Taking away: files to save.

use super::{kle, trouble};
use crate::queries::ordered;
use crate::state::State;
use leptos::prelude::*;
use model::kle_message::KleAsk;
use model::message::ExportForm;
use model::note::ProblemKind;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Longer than any browser takes to begin saving.
const SAVING: std::time::Duration = std::time::Duration::from_secs(40);

/// Writes what is seen and saves it.
pub fn save(state: State, form: ExportForm) {
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    let columns = state
        .layout
        .with_untracked(|layout| in_file_order(&layout.columns));
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        if form == ExportForm::InspectJson {
            let decision = state.view.with_untracked(|view| view.decision.clone());
            if let Err(problem) = kle::ask(state, KleAsk::Decided(decision)).await {
                trouble::handle(state, problem);
                return;
            }
        }
        match bridge.export(form, columns).await {
            Ok((name, blob)) => offered(state, &name, &blob),
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// Lets the browser save what holds all that was done.
pub fn offered(state: State, name: &str, blob: &Blob) {
    offer(name, blob);
    state.history.update(|history| history.take());
    state.said.set((state.texts().page.take.saved)(name));
}

/// The name of the open file without its ending.
pub fn stem(state: State) -> String {
    state
        .file_name
        .with_untracked(|name| match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
            _ => name.clone(),
        })
}

/// Saves a text as a file of this media type, as something the user has made of the file.
pub fn save_typed(state: State, name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    match Blob::new_with_str_sequence_and_options(&parts, &options) {
        Ok(blob) => offered(state, name, &blob),
        Err(_) => trouble::tell(state, ProblemKind::OutOfMemory.into()),
    }
}

/// Saves a text as a file.
pub fn save_text(state: State, name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    if let Ok(blob) = Blob::new_with_str_sequence(&parts) {
        offer(name, &blob);
        state.said.set((state.texts().page.take.saved)(name));
    }
}

/// The columns in the order of the file, whatever is pinned.
pub fn in_file_order(columns: &[u32]) -> Vec<u32> {
    ordered::of(columns.iter().copied())
}

/// Lets the browser save a file.
pub fn offer(name: &str, blob: &Blob) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        SAVING,
    );
}
