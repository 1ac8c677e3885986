//! The seam between the page's first module and its second.
//!
//! The page is compiled as one program and cut in three afterwards (`src/build/split.rs`): what can only be
//! reached through [`hand_over`] travels in a second module, which is asked for once the start page has been
//! painted. So the first module holds the start page alone, and what is only ever shown with a file may grow
//! without holding it up. What a user opens of a file is cut off once more (`panels.rs`). All share one memory;
//! nothing is copied and no type is written twice.
//!
//! The rule that keeps them apart: what the start page runs names nothing of a file's page. It calls it
//! through [`Second`].

use crate::actions::{chart, edition, keys, kle_search, navigate, open, trouble};
use crate::bridge::{self, Bridge};
use crate::pages::{dataset::Dataset, rehearsal};
use crate::panels;
use crate::parts::files_list::FilesList;
use crate::parts::kle_search::KleSearchPanel;
use crate::state::State;
use leptos::prelude::*;
use model::note::Problem;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;

/// What the start page asks of the second module.
#[derive(Clone, Copy)]
pub struct Second {
    /// Opens files ([`open::open`]).
    open: fn(State, Vec<File>),
    /// The page of a file.
    pub page: fn() -> AnyView,
    /// The list of the files that were opened.
    pub files: fn() -> AnyView,
    /// The panel of editions of KLE ([`edition::show`]).
    editions: fn(State),
    /// Back to the open file.
    pub back: fn(State),
    /// The search in KLE.
    pub kle_search: fn() -> AnyView,
    /// Opens it.
    search: fn(State),
    /// Draws the chart again, in the page's language.
    pub redraw: fn(State),
    /// Makes ready what a file will need.
    begin: fn(State),
}

thread_local! {
    static HERE: Cell<Option<Second>> = const { Cell::new(None) };
}

#[wasm_split(second, fallible)]
fn hand_over() -> Result<Second, SplitLoaderError> {
    Ok(Second {
        open: open::open,
        page: || view! { <Dataset /> }.into_any(),
        files: || view! { <FilesList /> }.into_any(),
        editions: edition::show,
        back: navigate::back,
        kle_search: || view! { <KleSearchPanel /> }.into_any(),
        search: kle_search::open,
        redraw: chart::redraw,
        begin,
    })
}

/// Once, as soon as the second module is there.
fn begin(state: State) {
    navigate::listen(state);
    keys::listen(state);
    let rehearse = move |first| rehearsal::rehearse(state, first);
    spawn_local(async move {
        // when it fails, who opens something of it tries again and is told
        let _ = panels::fetched(state).await;
    });
    Bridge::preload(Rc::new(rehearse), panels::fetched(state));
    panels::watch(state);
    edition::recall(state);
    crate::bench::install(state);
}

/// The second module, when it has come.
pub fn here() -> Option<Second> {
    HERE.get()
}

/// Fetches the second module, and beside it what it will ask for. Called once the page is painted.
pub fn prefetch(state: State) {
    spawn_local(async move {
        // when it fails, whoever opens a file tries again and is told
        let _ = fetched(state).await;
    });
    bridge::prefetch();
}

/// Opens files: at once when the second module is there, else as soon as it has come.
pub fn open(state: State, files: Vec<File>) {
    if let Some(second) = here() {
        (second.open)(state, files);
        return;
    }
    spawn_local(async move {
        match fetched(state).await {
            Ok(second) => (second.open)(state, files),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// Opens the search in KLE, as soon as the second module is there.
pub fn search(state: State) {
    spawn_local(async move {
        match fetched(state).await {
            Ok(second) => (second.search)(state),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// Opens the panel of editions of KLE, as soon as the second module has come.
pub fn editions(state: State) {
    spawn_local(async move {
        match fetched(state).await {
            Ok(second) => (second.editions)(state),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

async fn fetched(state: State) -> Result<Second, Problem> {
    if let Some(second) = here() {
        return Ok(second);
    }
    let second = hand_over()
        .await
        .map_err(|_| bridge::missing("secondWasm"))?;
    // two who waited both hear of it
    if HERE.replace(Some(second)).is_none() {
        (second.begin)(state);
    }
    Ok(second)
}
