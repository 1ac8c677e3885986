//! What the open table is as a whole, and its data dictionary.

use leptos::prelude::*;
use model::dictionary::Dictionary;
use model::table_facts::TableFacts;
use std::sync::Arc;

/// What the open table is as a whole, and its data dictionary.
#[derive(Clone, Copy)]
pub struct TableWhole {
    /// What it is; `None` until it is known.
    pub facts: RwSignal<Option<Arc<TableFacts>>>,
    /// The panel of the dictionary is open.
    pub is_open: RwSignal<bool>,
    /// The dictionary without what the user says; `None` until it is there.
    pub dictionary: RwSignal<Option<Arc<Dictionary>>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl TableWhole {
    /// Nothing is known.
    pub fn new() -> Self {
        Self {
            facts: RwSignal::new(None),
            is_open: RwSignal::new(false),
            dictionary: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }

    /// Another file is open, or none, or the same is read anew.
    pub fn forget(self) {
        self.begin();
        self.facts.set(None);
        self.is_open.set(false);
        self.dictionary.set(None);
    }

    /// Begins a question. Answers its number.
    pub fn begin(self) -> u32 {
        self.asked
            .update_value(|asked| *asked = asked.wrapping_add(1));
        self.asked.get_value()
    }
}
