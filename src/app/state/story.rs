//! What was pinned to the story. It is kept in the open page alone, whatever file is open.

use leptos::prelude::*;
use model::story::{Pin, Pinned, Story as Written};
use std::sync::Arc;

/// One thing that was pinned.
#[derive(Clone)]
pub struct Entry {
    /// Tells it apart from the others.
    pub id: u32,
    /// What it is.
    pub what: Arc<Pinned>,
    /// What the user says of it.
    pub note: ArcRwSignal<String>,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What was pinned to the story.
#[derive(Clone, Copy)]
pub struct Story {
    /// Its panel is open.
    pub is_open: RwSignal<bool>,
    /// Its heading.
    pub title: RwSignal<String>,
    /// What was pinned, in order.
    pub pins: RwSignal<Vec<Entry>>,
    next_id: StoredValue<u32>,
}

impl Story {
    /// Nothing is pinned.
    pub fn new() -> Self {
        Self {
            is_open: RwSignal::new(false),
            title: RwSignal::new(String::new()),
            pins: RwSignal::new(Vec::new()),
            next_id: StoredValue::new(1),
        }
    }

    /// Pins something behind the others. Answers its number and how many there are.
    pub fn add(self, what: Pinned) -> (u32, u64) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        let entry = Entry {
            id,
            what: Arc::new(what),
            note: ArcRwSignal::new(String::new()),
        };
        self.pins.update(|pins| pins.push(entry));
        (id, self.pins.with_untracked(Vec::len) as u64)
    }

    /// The story as it is now.
    pub fn written(self) -> Written {
        Written {
            title: self.title.get_untracked(),
            pins: self.pins.with_untracked(|pins| {
                let pins = pins.iter().map(|entry| Pin {
                    id: entry.id,
                    what: (*entry.what).clone(),
                    note: entry.note.get_untracked(),
                });
                pins.collect()
            }),
        }
    }
}
