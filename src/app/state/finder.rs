//! Finding a KLE number: by its number, by words, down the tree.

use leptos::prelude::*;
use model::kle_message::FoundNumber;

/// A number with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The number.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// A search for a number.
#[derive(Clone, Copy)]
pub struct Finder {
    /// What is chosen so far.
    pub chosen: RwSignal<Option<Chosen>>,
    /// What was searched for; empty while the user goes through the tree.
    pub text: RwSignal<String>,
    /// The way from the top of the tree to what is listed.
    pub path: RwSignal<Vec<Chosen>>,
    /// The numbers listed; `None` until they have come.
    pub found: RwSignal<Option<Vec<FoundNumber>>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl Finder {
    /// Nothing searched, nothing chosen.
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            path: RwSignal::new(Vec::new()),
            found: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }
}
