//! Files from wherever they come: chosen, dropped, pasted, or one of the samples.

use super::cells;
use crate::bridge;
use crate::second;
use crate::state::{Screen, State};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, File, FileList};

/// A named sample of the build.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sample {
    /// Address relative to the list.
    pub address: String,
    /// Name and description in the page's language.
    pub title: String,
    /// What is in it.
    pub about: String,
    /// Data rows.
    pub rows: u64,
    /// Its KLE group, if any.
    pub kle: Option<String>,
}

/// Opens files that were chosen or dropped together.
pub fn open_all(state: State, files: &FileList) {
    let count = files.length();
    let all: Vec<File> = (0..count).filter_map(|index| files.get(index)).collect();
    if all.is_empty() {
        return;
    }
    second::open(state, all);
    if count > 1 {
        let sentence = (state.texts().page.common.several_files)(count);
        state.said.set(sentence.clone());
    }
}

/// Opens a table that came as text. Answers false when there is none.
pub fn open_text(state: State, text: &str) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    let name = state.texts().page.start.paste_file_name;
    let options = web_sys::FilePropertyBag::new();
    options.set_type("text/csv");
    let parts = Array::of1(&text.into());
    match File::new_with_str_sequence_and_options(&parts, name, &options) {
        Ok(file) => {
            second::open(state, vec![file]);
            true
        }
        Err(_) => false,
    }
}

/// Opens a sample.
pub fn open_sample(state: State, sample: &Sample) {
    let address = sample.address.clone();
    let name = address.rsplit('/').next().unwrap_or(&address).to_owned();
    spawn_local(async move {
        match bridge::sample(&address, &name).await {
            Ok(file) => second::open(state, vec![file]),
            Err(problem) => super::trouble::tell(state, problem),
        }
    });
}

/// The samples of the build, in the page's language.
pub async fn samples(state: State) -> Vec<Sample> {
    let Some(list) = bridge::sample_list().await else {
        return Vec::new();
    };
    let ending = match state.language.get_untracked() {
        model::message::Language::Danish => "da",
        model::message::Language::English => "en",
    };
    let field =
        |entry: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(entry, &name.into()).ok();
    let text =
        |entry: &wasm_bindgen::JsValue, name: &str| field(entry, name).and_then(|v| v.as_string());
    list.iter()
        .filter_map(|entry| {
            Some(Sample {
                address: text(&entry, "file")?,
                title: text(&entry, &format!("title_{ending}"))?,
                about: text(&entry, &format!("about_{ending}")).unwrap_or_default(),
                rows: field(&entry, "rows")
                    .and_then(|v| v.as_f64())
                    .unwrap_or(0.0) as u64,
                kle: text(&entry, "kle"),
            })
        })
        .collect()
}

/// Listens to files dropped anywhere in the window, so that a drop beside the zone never leaves the page,
/// and to what is pasted on the start page. `over` is true while files hang over the window. Called once.
pub fn listen(state: State, over: RwSignal<bool>) {
    on_drag("dragenter", move |event| {
        event.prevent_default();
        over.set(has_files(event));
    });
    on_drag("dragover", move |event| {
        // over a field that takes files itself
        if event.default_prevented() {
            over.set(false);
            return;
        }
        event.prevent_default();
        if let Some(transfer) = event.data_transfer() {
            transfer.set_drop_effect("copy");
        }
        let files = has_files(event);
        if over.get_untracked() != files {
            over.set(files);
        }
    });
    on_drag("dragleave", move |event| {
        // only when the window itself is left
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    on_drag("drop", move |event| {
        over.set(false);
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        if let Some(transfer) = event.data_transfer() {
            take_dropped(state, &transfer);
        }
    });
    let pasted = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if state.screen.get_untracked() != Screen::Start || super::keys::is_typing(&event) {
            return;
        }
        if let Some(transfer) = event.clipboard_data()
            && take_pasted(state, &transfer)
        {
            event.prevent_default();
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("paste", pasted.as_ref().unchecked_ref());
    }
    // the page lives as long as the window: the closure is never freed
    pasted.forget();
}

/// Opens what was dropped: files, else text.
fn take_dropped(state: State, transfer: &DataTransfer) {
    match files_of(transfer) {
        Some(files) => open_all(state, &files),
        None => {
            open_text_of(state, transfer);
        }
    }
}

/// Opens what was pasted: cells, else text, else files. Spreadsheets put a picture of the cells beside them.
/// Answers false when there is nothing to open.
fn take_pasted(state: State, transfer: &DataTransfer) -> bool {
    if let Some(text) = cells::pasted(transfer) {
        return open_text(state, &text);
    }
    if open_text_of(state, transfer) {
        return true;
    }
    let files = files_of(transfer);
    if let Some(files) = &files {
        open_all(state, files);
    }
    files.is_some()
}

fn open_text_of(state: State, transfer: &DataTransfer) -> bool {
    transfer
        .get_data("text/plain")
        .is_ok_and(|text| open_text(state, &text))
}

fn files_of(transfer: &DataTransfer) -> Option<FileList> {
    transfer.files().filter(|files| files.length() > 0)
}

fn has_files(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|transfer| transfer.types().iter().any(|kind| kind == "Files"))
}

fn on_drag(name: &str, act: impl Fn(&DragEvent) + 'static) {
    let heard = Closure::<dyn Fn(DragEvent)>::new(move |event: DragEvent| act(&event));
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    }
    heard.forget();
}
