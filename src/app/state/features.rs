//! The map of the geometry of the rows seen.

use crate::queries::map_zoom::Zoom;
use js_sys::Uint8Array;
use leptos::prelude::*;
use model::feature_map::{FeatureDrawn, FeatureOffer};
use model::scene::Chart;
use std::collections::HashMap;
use std::sync::Arc;

/// A part of the map as it was drawn.
#[derive(Clone)]
pub struct DrawnPart {
    /// What was drawn.
    pub drawn: Arc<FeatureDrawn>,
    /// The part it was drawn for.
    pub zoom: Zoom,
}

/// What is told of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldRow {
    /// Its number in the file, from 1.
    pub file_row: u64,
    /// Its values, ready to read, in the order of [`FeatureOffer::told`].
    pub values: Vec<String>,
}

/// The map of the geometry of the rows seen.
#[derive(Clone, Copy)]
pub struct FeatureState {
    /// True when columns say where rows are; `None` until that is known.
    pub is_there: RwSignal<Option<bool>>,
    /// True when a map of where the rows are was the first thing offered to look at.
    pub is_first: RwSignal<bool>,
    /// True while it is seen as an answer among others.
    pub is_small: RwSignal<bool>,
    /// What can be drawn; `None` when no column says where rows are, or nobody knows yet.
    pub offer: RwSignal<Option<Arc<FeatureOffer>>>,
    /// What lies below, with the words; `None` until it is there.
    pub chart: RwSignal<Option<Arc<Chart>>>,
    /// The part that was drawn last.
    pub part: RwSignal<Option<DrawnPart>>,
    /// The picture of that part, until it is painted.
    pub picture: StoredValue<Option<(Uint8Array, u32, u32)>, LocalStorage>,
    /// What is known of rows of the table.
    pub told: RwSignal<HashMap<u32, ToldRow>>,
    /// Counts up when that is forgotten: what was asked for before it is told no more.
    pub forgotten: StoredValue<u32>,
    /// Which part is seen.
    pub zoom: RwSignal<Zoom>,
    /// Counts how often another part was seen.
    pub moves: StoredValue<u32>,
    /// True while a part is being drawn: the next waits for it.
    pub is_drawing: StoredValue<bool>,
    /// Counts questions, so that late answers are known as late.
    asked: StoredValue<u32>,
}

impl FeatureState {
    /// Nothing is known.
    pub fn new() -> Self {
        Self {
            is_there: RwSignal::new(None),
            is_first: RwSignal::new(false),
            is_small: RwSignal::new(false),
            offer: RwSignal::new(None),
            chart: RwSignal::new(None),
            part: RwSignal::new(None),
            picture: StoredValue::new_local(None),
            told: RwSignal::new(HashMap::new()),
            forgotten: StoredValue::new(0),
            zoom: RwSignal::new(Zoom::whole((0.0, 0.0), 1.0)),
            moves: StoredValue::new(0),
            is_drawing: StoredValue::new(false),
            asked: StoredValue::new(0),
        }
    }

    /// Another file is open, or none.
    pub fn forget(self) {
        self.begin();
        self.is_there.set(None);
        self.is_first.set(false);
        self.renew(None);
        self.chart.set(None);
        self.part.set(None);
        self.picture.set_value(None);
        self.zoom.update(|zoom| *zoom = zoom.back());
    }

    /// Something else can be drawn. What was told of rows may be of other columns, and in other words.
    pub fn renew(self, offer: Option<FeatureOffer>) {
        self.forgotten
            .update_value(|forgotten| *forgotten = forgotten.wrapping_add(1));
        if self.told.with_untracked(|told| !told.is_empty()) {
            self.told.update(HashMap::clear);
        }
        self.offer.set(offer.map(Arc::new));
    }

    /// Begins a question. Answers its number.
    pub fn begin(self) -> u32 {
        self.asked
            .update_value(|asked| *asked = asked.wrapping_add(1));
        self.asked.get_value()
    }

    /// True when another question has begun since.
    pub fn is_overtaken(self, asked: u32) -> bool {
        self.asked.get_value() != asked
    }
}
