//! The map of the rows seen.

use crate::queries::map_zoom::Zoom;
use leptos::prelude::*;
use model::map_spec::MapOffer;
use model::scene::Chart;
use std::sync::Arc;

/// The map of the rows seen.
#[derive(Clone, Copy)]
pub struct MapState {
    /// What can be drawn, with its numbers; `None` when the file names no areas, or nobody knows yet.
    pub offer: RwSignal<Option<Arc<MapOffer>>>,
    /// The drawing; `None` until it is there.
    pub chart: RwSignal<Option<Arc<Chart>>>,
    /// Width it is drawn for, in CSS pixels.
    pub width_px: RwSignal<u32>,
    /// Which part of it is seen; stays while other numbers are drawn.
    pub zoom: RwSignal<Zoom>,
    /// Counts questions, so that late answers are known as late.
    asked: StoredValue<u32>,
}

impl MapState {
    /// Nothing is known.
    pub fn new() -> Self {
        Self {
            offer: RwSignal::new(None),
            chart: RwSignal::new(None),
            width_px: RwSignal::new(0),
            zoom: RwSignal::new(Zoom::whole((0.0, 0.0), 1.0)),
            asked: StoredValue::new(0),
        }
    }

    /// Another file is open, or none.
    pub fn forget(self) {
        self.begin();
        self.offer.set(None);
        self.chart.set(None);
        self.zoom.update(|zoom| *zoom = zoom.back());
    }

    /// True when no chart of the file is worth more.
    pub fn is_first(self) -> bool {
        self.offer
            .with(|offer| offer.as_ref().is_some_and(|offer| offer.is_first))
    }

    /// The same, not listened to.
    pub fn is_first_untracked(self) -> bool {
        untrack(move || self.is_first())
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
