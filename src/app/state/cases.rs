//! The open file as a case extract.

use crate::bridge::Bridge;
use leptos::prelude::*;
use model::case_extract::{CaseColumns, CaseView};
use std::sync::Arc;

/// Working days within which a case should be decided, until the user says otherwise.
const TARGET_DAYS: u32 = 20;

/// Another extract the open one is compared with.
#[derive(Clone, Default, PartialEq)]
pub enum Beside {
    /// None.
    #[default]
    Nothing,
    /// It is being read.
    Reading(String),
    /// It could not be compared with; why.
    Refused(String),
    /// It is read.
    There(String),
}

/// The workers of the other extract, and which of its columns say what.
#[derive(Clone)]
pub struct Other {
    /// Its own workers.
    pub bridge: Bridge,
    /// `None` until it is read.
    pub columns: Option<CaseColumns>,
}

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
    /// How far another extract to compare with is.
    pub beside: RwSignal<Beside>,
    /// What was counted in it.
    pub other_view: RwSignal<Option<Arc<CaseView>>>,
    /// Its workers.
    pub other: StoredValue<Option<Other>, LocalStorage>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
    /// The reading of the extract: what was chosen stays while only KLE changes.
    pub looked_at: StoredValue<Option<u32>>,
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
            beside: RwSignal::new(Beside::Nothing),
            other_view: RwSignal::new(None),
            other: StoredValue::new_local(None),
            asked: StoredValue::new(0),
            looked_at: StoredValue::new(None),
        }
    }

    /// Forgets the extract of the file before.
    pub fn forget(self) {
        self.columns.set(None);
        self.path.set(Vec::new());
        self.years.set([None; 2]);
        self.view.set(None);
        self.put_away();
    }

    /// Ends the workers of the extract that was compared with.
    pub fn put_away(self) {
        let other = self.other.try_update_value(Option::take);
        if let Some(Some(other)) = other {
            other.bridge.close();
        }
        if self
            .beside
            .with_untracked(|beside| *beside != Beside::Nothing)
        {
            self.beside.set(Beside::Nothing);
            self.other_view.set(None);
        }
    }
}
