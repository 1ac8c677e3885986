//! The panel where the user decides what a file is about.

use crate::queries::lessons::Lesson;
use crate::state::finder::Finder;
use leptos::prelude::*;

/// The panel.
#[derive(Clone, Copy)]
pub struct Deciding {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// What is searched and chosen in it.
    pub finder: Finder,
    /// Choices remembered in this browser.
    pub lessons: RwSignal<Vec<Lesson>>,
}

impl Deciding {
    /// Closed.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            finder: Finder::new(),
            lessons: RwSignal::new(Vec::new()),
        }
    }
}
