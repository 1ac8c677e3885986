//! What was found in the open file: quality and personal data.

use crate::queries::mends::{Preview, Proposed};
use leptos::prelude::*;
use model::checked::Checked;
use std::sync::Arc;

/// What was found in the open file.
#[derive(Clone, Copy)]
pub struct Findings {
    /// What was found; `None` until the file was looked at.
    pub checked: RwSignal<Option<Arc<Checked>>>,
    /// True while the file is read anew: what stands in `checked` is of before.
    pub is_old: RwSignal<bool>,
    /// The findings are shown.
    pub is_open: RwSignal<bool>,
    /// What is about to be mended; `None` while nothing is.
    pub mending: RwSignal<Option<Arc<Vec<Proposed>>>>,
    /// Values before and after mending.
    pub preview: RwSignal<Preview>,
    /// The letter to the owner of the data, while it is shown.
    pub letter: RwSignal<Option<String>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl Findings {
    /// Nothing was looked at.
    pub fn new() -> Self {
        Self {
            checked: RwSignal::new(None),
            is_old: RwSignal::new(false),
            is_open: RwSignal::new(false),
            mending: RwSignal::new(None),
            preview: RwSignal::new(Preview::default()),
            letter: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }

    /// Another file is open, or none.
    pub fn forget(self) {
        self.begin();
        self.checked.set(None);
        self.is_old.set(false);
        self.is_open.set(false);
        self.mending.set(None);
        self.preview.set(Preview::default());
        self.letter.set(None);
    }

    /// Begins a question. Answers its number.
    pub fn begin(self) -> u32 {
        self.asked
            .update_value(|asked| *asked = asked.wrapping_add(1));
        self.asked.get_value()
    }
}
