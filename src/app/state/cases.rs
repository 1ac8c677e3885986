//! The open file as a case extract.

use leptos::prelude::*;
use model::case_extract::{CaseColumns, CaseView};
use std::sync::Arc;

/// Working days within which a case should be decided, until the user says otherwise.
const TARGET_DAYS: u32 = 20;

/// The open file as a case extract.
#[derive(Clone, Copy)]
pub struct Cases {
    /// Which columns say what; `None` when the file is no case extract.
    pub columns: RwSignal<Option<CaseColumns>>,
    /// The numbers gone through from the top, each with what it is called.
    pub path: RwSignal<Vec<(String, String)>>,
    /// Working days within which a case should be decided.
    pub target_days: RwSignal<u32>,
    /// Two years to compare, once chosen.
    pub years: RwSignal<[Option<i32>; 2]>,
    /// What was counted.
    pub view: RwSignal<Option<Arc<CaseView>>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl Cases {
    /// No extract.
    pub fn new() -> Self {
        Self {
            columns: RwSignal::new(None),
            path: RwSignal::new(Vec::new()),
            target_days: RwSignal::new(TARGET_DAYS),
            years: RwSignal::new([None; 2]),
            view: RwSignal::new(None),
            asked: StoredValue::new(0),
        }
    }

    /// Forgets the extract of the file before.
    pub fn forget(self) {
        self.columns.set(None);
        self.path.set(Vec::new());
        self.years.set([None; 2]);
        self.view.set(None);
    }
}
