//! The panel where the user decides what a file is about.

use crate::queries::lessons::Lesson;
use leptos::prelude::*;
use model::kle_message::FoundNumber;

/// A number the user is about to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The number.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// The panel.
#[derive(Clone, Copy)]
pub struct Deciding {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// What is chosen so far.
    pub chosen: RwSignal<Option<Chosen>>,
    /// What was searched for; empty while the user goes through the tree.
    pub text: RwSignal<String>,
    /// The way from the top of the tree to what is listed.
    pub path: RwSignal<Vec<Chosen>>,
    /// The numbers listed; `None` until they have come.
    pub found: RwSignal<Option<Vec<FoundNumber>>>,
    /// Choices remembered in this browser.
    pub lessons: RwSignal<Vec<Lesson>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl Deciding {
    /// Closed.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            chosen: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            path: RwSignal::new(Vec::new()),
            found: RwSignal::new(None),
            lessons: RwSignal::new(Vec::new()),
            asked: StoredValue::new(0),
        }
    }
}
