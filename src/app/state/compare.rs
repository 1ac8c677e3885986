//! The open file beside another edition of it.

use super::jump::Target;
use crate::bridge::Bridge;
use leptos::prelude::*;
use model::compare_message::CompareAsk;
use model::comparison::{Comparison, Examples, KeyChoice, RowFate};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How far the other edition is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Other {
    /// There is none.
    #[default]
    Nothing,
    /// It is being read.
    Reading(String),
    /// It cannot be compared with; why.
    Refused(String),
    /// It is read.
    There(String),
}

/// The rows of every fate, in the order they are told.
pub const FATES: [RowFate; 3] = [RowFate::Changed, RowFate::Added, RowFate::Removed];

/// The open file beside another edition of it.
#[derive(Clone, Copy)]
pub struct Compare {
    /// The panel is open.
    pub is_open: RwSignal<bool>,
    /// How far the other edition is.
    pub other: RwSignal<Other>,
    /// Its workers.
    pub bridge: StoredValue<Option<Bridge>, LocalStorage>,
    /// The open file is the older of the two.
    pub is_older: RwSignal<bool>,
    /// By which columns rows belong together.
    pub key: RwSignal<KeyChoice>,
    /// What differs; `None` while it is looked for.
    pub told: RwSignal<Option<Arc<Comparison>>>,
    /// The rows that are shown, by fate as in [`FATES`].
    pub rows: [RwSignal<Arc<Examples>>; 3],
    /// Only changed rows in which this column changed, by its place in the comparison.
    pub column: RwSignal<Option<u32>>,
    /// What is said of cells of the open file: what they are in the other edition.
    pub marks: StoredValue<Vec<(Target, String)>>,
    /// Counts questions, so that late answers are known as late.
    pub asked: StoredValue<u32>,
}

impl Compare {
    /// Nothing to compare with.
    pub fn new() -> Self {
        let none = || {
            RwSignal::new(Arc::new(Examples {
                of: 0,
                rows: Vec::new(),
            }))
        };
        Self {
            is_open: RwSignal::new(false),
            other: RwSignal::new(Other::Nothing),
            bridge: StoredValue::new_local(None),
            is_older: RwSignal::new(false),
            key: RwSignal::new(KeyChoice::Find),
            told: RwSignal::new(None),
            rows: [none(), none(), none()],
            column: RwSignal::new(None),
            marks: StoredValue::new(Vec::new()),
            asked: StoredValue::new(0),
        }
    }

    /// Begins a question. Answers its number.
    pub fn begin(self) -> u32 {
        self.asked
            .update_value(|asked| *asked = asked.wrapping_add(1));
        self.asked.get_value()
    }

    /// Lets go of the other edition and ends its workers; `own` are those of the open file, if they live.
    pub fn put_away(self, own: Option<Bridge>) {
        self.begin();
        self.marks.set_value(Vec::new());
        let bridge = self.bridge.try_update_value(Option::take).flatten();
        if let Some(bridge) = bridge {
            if let Some(own) = own {
                spawn_local(async move {
                    // whether they still listen or not, they compare no more
                    let _ = own.compare(&CompareAsk::Part).await;
                });
            }
            bridge.close();
        }
        let is_any = self.other.with_untracked(|other| *other != Other::Nothing);
        if is_any || self.told.with_untracked(Option::is_some) {
            self.other.set(Other::Nothing);
            self.told.set(None);
            self.key.set(KeyChoice::Find);
            self.column.set(None);
        }
    }
}
