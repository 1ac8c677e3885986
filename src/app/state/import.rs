//! The panel where the reading of a file is put right, before anything of it counts.

use leptos::prelude::*;
use model::column::ColumnType;
use model::message::Row;
use model::note::Problem;
use model::sniff::{ReadOptions, Sniff};
use std::sync::Arc;

/// The first rows as they would read.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What is assumed then.
    pub sniff: Sniff,
    /// The type of each column shown.
    pub types: Vec<ColumnType>,
    /// The first rows.
    pub rows: Vec<Row>,
}

/// The panel.
#[derive(Clone, Copy)]
pub struct Import {
    /// The question it was opened for; `None` while it is closed. Empty for none in particular.
    pub open: RwSignal<Option<&'static str>>,
    /// What the user tries out.
    pub draft: RwSignal<ReadOptions>,
    /// The first rows as they would read; `None` until they have come.
    pub shown: RwSignal<Option<Arc<Shown>>>,
    /// Why the first rows cannot be shown.
    pub trouble: RwSignal<Option<Problem>>,
    /// Whether the choices are to be remembered.
    pub remember: RwSignal<bool>,
    /// For how many shapes of files choices are remembered.
    pub remembered: RwSignal<u64>,
}

impl Import {
    /// Closed.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(None),
            draft: RwSignal::new(ReadOptions::default()),
            shown: RwSignal::new(None),
            trouble: RwSignal::new(None),
            remember: RwSignal::new(false),
            remembered: RwSignal::new(0),
        }
    }
}
