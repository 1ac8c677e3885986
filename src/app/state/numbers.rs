//! The KLE numbers of the open file: which columns hold them, what was found, how ready its cases are.

use leptos::prelude::*;
use model::kle_check::KleChecked;
use model::number_columns::NumberColumns;
use model::readiness::Readiness;
use std::sync::Arc;

/// The KLE numbers of the open file.
#[derive(Clone, Copy)]
pub struct Numbers {
    /// Which columns say what; `None` when the file has no KLE numbers.
    pub columns: RwSignal<Option<NumberColumns>>,
    /// What was found.
    pub checked: RwSignal<Option<Arc<KleChecked>>>,
    /// Numbers the municipality shows; empty when no list is known. Never kept beyond the page.
    pub shown: RwSignal<Vec<String>>,
    /// How ready the cases are.
    pub readiness: RwSignal<Option<Arc<Readiness>>>,
    /// Counts questions for the columns, for what is wrong, for the readiness: late answers are known as late.
    pub asked: StoredValue<[u32; 3]>,
    /// The reading for which the user has chosen columns: another edition of KLE does not undo that.
    pub chosen_for: StoredValue<Option<u32>>,
    /// True while numbers are mended from their card: the focus comes back to it.
    pub comes_back: StoredValue<bool>,
}

/// What is asked.
#[derive(Clone, Copy)]
pub enum Question {
    /// Which columns hold numbers.
    Columns,
    /// What is wrong with them.
    Check,
    /// How ready the cases are.
    Readiness,
}

impl Numbers {
    /// No numbers.
    pub fn new() -> Self {
        Self {
            columns: RwSignal::new(None),
            checked: RwSignal::new(None),
            shown: RwSignal::new(Vec::new()),
            readiness: RwSignal::new(None),
            asked: StoredValue::new([0; 3]),
            chosen_for: StoredValue::new(None),
            comes_back: StoredValue::new(false),
        }
    }

    /// Forgets the numbers of the file before; the list of numbers shown is the municipality's and stays.
    pub fn forget(self) {
        self.asked.update_value(|asked| {
            for count in asked {
                *count = count.wrapping_add(1);
            }
        });
        self.columns.set(None);
        self.checked.set(None);
        self.readiness.set(None);
    }

    /// Begins a question. Answers its number.
    pub fn begin(self, question: Question) -> u32 {
        self.asked.update_value(|asked| {
            let count = &mut asked[question as usize];
            *count = count.wrapping_add(1);
        });
        self.latest(question)
    }

    /// The number of the latest question.
    pub fn latest(self, question: Question) -> u32 {
        self.asked.with_value(|asked| asked[question as usize])
    }
}
