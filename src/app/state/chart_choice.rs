//! The panel where the user chooses a chart.

use leptos::prelude::*;
use model::chart_choice::ChartChoices;
use model::scene::Chart;
use std::sync::Arc;

/// The panel where the user chooses a chart.
#[derive(Clone, Copy)]
pub struct ChartChoosing {
    /// It is open.
    pub is_open: RwSignal<bool>,
    /// The draft, and what can be chosen beside it; `None` until it is known.
    pub choices: RwSignal<Option<Arc<ChartChoices>>>,
    /// The draft drawn; `None` when it cannot be, or is not yet.
    pub preview: RwSignal<Option<Arc<Chart>>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl ChartChoosing {
    /// Closed.
    pub fn new() -> Self {
        Self {
            is_open: RwSignal::new(false),
            choices: RwSignal::new(None),
            preview: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }

    /// Another file is open, or none, or the same is read anew.
    pub fn forget(self) {
        self.begin();
        self.is_open.set(false);
        self.choices.set(None);
        self.preview.set(None);
    }

    /// Begins a question. Answers its number.
    pub fn begin(self) -> u32 {
        self.asked
            .update_value(|asked| *asked = asked.wrapping_add(1));
        self.asked.get_value()
    }
}
