//! The search in KLE, which needs no file.

use super::finder::{Chosen, Finder};
use leptos::prelude::*;
use model::kle_edition::NumberDetails;

/// What is told of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The number.
    pub number: Chosen,
    /// What it stands below, from the main group on.
    pub above: Vec<Chosen>,
    /// What else the edition knows of it.
    pub details: NumberDetails,
}

/// The search.
#[derive(Clone, Copy)]
pub struct KleSearch {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// What is searched and chosen in it.
    pub finder: Finder,
    /// What is told of the number chosen; `None` until it has come.
    pub told: RwSignal<Option<Told>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl KleSearch {
    /// Closed.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            finder: Finder::new(),
            told: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }
}
