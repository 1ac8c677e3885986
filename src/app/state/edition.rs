//! The edition of KLE in use, and the panel that shows it.

use leptos::prelude::*;
use model::kle_edition::{EditionComparison, EditionInfo};
use model::note::Problem;
use std::sync::Arc;
use web_sys::File;

/// A file that is plainly an edition: the user is asked what to do with it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The file.
    pub file: File,
    /// What it holds.
    pub info: EditionInfo,
}

/// A file chosen as an edition that was not taken as one; all stayed as it was.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The file.
    pub file: File,
    /// What went wrong; `None` when it holds no edition.
    pub problem: Option<Problem>,
}

/// The edition in use.
#[derive(Clone, Copy)]
pub struct Editions {
    /// The edition loaded beside the one built in; `None` while that one is used.
    pub loaded: RwSignal<Option<Arc<EditionComparison>>>,
    /// The one built in, once it was asked for; `None` inside in a build without.
    pub built_in: RwSignal<Option<Option<EditionInfo>>>,
    /// Whether the panel is open.
    pub open: RwSignal<bool>,
    /// The name of the file that is being read.
    pub reading: RwSignal<Option<String>>,
    /// The last file chosen was not taken.
    pub refused: RwSignal<Option<Refused>, LocalStorage>,
    /// Files the user is to be asked about, the first one now.
    pub asked: RwSignal<Vec<Asked>, LocalStorage>,
    /// The edition loaded, as a file in memory.
    pub file: RwSignal<Option<File>, LocalStorage>,
    /// Whether it is kept in this browser.
    pub is_kept: RwSignal<bool>,
    /// The browser would not keep it.
    pub keeping_failed: RwSignal<bool>,
    /// Counts editions asked for, so that late answers are known as late.
    pub turn: StoredValue<u32>,
}

impl Editions {
    /// The one built in.
    pub fn new() -> Self {
        Self {
            loaded: RwSignal::new(None),
            built_in: RwSignal::new(None),
            open: RwSignal::new(false),
            reading: RwSignal::new(None),
            refused: RwSignal::new_local(None),
            asked: RwSignal::new_local(Vec::new()),
            file: RwSignal::new_local(None),
            is_kept: RwSignal::new(false),
            keeping_failed: RwSignal::new(false),
            turn: StoredValue::new(0),
        }
    }
}
