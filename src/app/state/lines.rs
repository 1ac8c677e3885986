//! Columns of texts classified line by line.

use super::finder::Finder;
use leptos::prelude::*;
use model::kle::Classification;
use model::text_lines::{LineChoice, LineFound, MainGroup};
use std::sync::Arc;

/// A suggestion of less than this is a guess, until the user says otherwise.
const THRESHOLD_PERCENT: u8 = 40;

/// A column that was classified: its new columns are in the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sorted {
    /// How.
    pub choice: LineChoice,
    /// The first of the new columns: number, title, score, words.
    pub first_column: u32,
    /// Rows looked at.
    pub rows: u64,
    /// Rows with a suggestion.
    pub matched: u64,
    /// Of those, rows with a sure one.
    pub confident: u64,
    /// Of those, rows whose number the user's own choice gave.
    pub by_memory: u64,
    /// Rows of each main group.
    pub mains: Vec<MainGroup>,
    /// True when it is to be done again though nothing was chosen differently.
    pub is_old: bool,
}

/// A column being classified.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// How.
    pub choice: LineChoice,
    /// Rows done, of all.
    pub done: Option<(u64, u64)>,
}

/// One of the first rows, tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// The text.
    pub text: String,
    /// What it is about.
    pub found: Option<LineFound>,
}

/// A row whose suggestion is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// The column its text stands in.
    pub column: u32,
    /// The text, whole.
    pub text: String,
    /// What stands in the table, whether it was kept or not.
    pub found: Option<LineFound>,
    /// All that its words speak for.
    pub explained: Arc<Classification>,
}

/// Columns of texts classified line by line.
#[derive(Clone, Copy)]
pub struct Lines {
    /// The column whose panel is open.
    pub panel: RwSignal<Option<u32>>,
    /// What is kept: from this score on, in per cent.
    pub threshold_percent: RwSignal<u8>,
    /// What is kept: only what is sure.
    pub only_confident: RwSignal<bool>,
    /// Whether choices made before speak.
    pub by_memory: RwSignal<bool>,
    /// The first rows, tried; `None` until they have come.
    pub tried: RwSignal<Option<Vec<Tried>>>,
    /// What is under way.
    pub running: RwSignal<Option<Running>>,
    /// What is in the table, in the order of its columns.
    pub sorted: RwSignal<Vec<Sorted>>,
    /// The row that is looked at.
    pub why: RwSignal<Option<Why>>,
    /// Which number the user would choose for it.
    pub finder: Finder,
    /// True while the workers bring the columns to where the steps lead.
    pub is_busy: StoredValue<bool>,
    /// Counts questions of the panels, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl Lines {
    /// None.
    pub fn new() -> Self {
        Self {
            panel: RwSignal::new(None),
            threshold_percent: RwSignal::new(THRESHOLD_PERCENT),
            only_confident: RwSignal::new(false),
            by_memory: RwSignal::new(true),
            tried: RwSignal::new(None),
            running: RwSignal::new(None),
            sorted: RwSignal::new(Vec::new()),
            why: RwSignal::new(None),
            finder: Finder::new(),
            is_busy: StoredValue::new(false),
            asked: StoredValue::new(0),
        }
    }

    /// How many of the table's columns, the last ones, were made here.
    pub fn made_columns(self) -> u32 {
        self.sorted.with(Vec::len) as u32 * LineChoice::COLUMNS
    }
}
