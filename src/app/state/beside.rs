//! Files that maps take borders or inhabitants from. What they hold stays as long as the page; which of them a map is
//! made with is a step of its file.

use leptos::prelude::*;
use model::beside::BorderFile;
use model::map_spec::Population;
use std::sync::Arc;
use web_sys::File;

/// What a map can take from a file.
#[derive(Debug, Clone)]
pub struct Known {
    /// Tells it apart from the others.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its areas; the bytes of their layer are with the bridge.
    pub borders: Option<Arc<BorderFile>>,
    /// How many people live in the municipalities.
    pub people: Option<Arc<Population>>,
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// Files that maps take something from.
#[derive(Clone, Copy)]
pub struct Beside {
    /// Those that were read.
    pub known: RwSignal<Vec<Known>>,
    /// The one that is being read.
    pub reading: RwSignal<Option<String>>,
    /// Why one cannot be used.
    pub refused: RwSignal<Option<String>>,
    /// Dropped files of areas the user is to be asked about, the first one now.
    pub asked: RwSignal<Vec<File>, LocalStorage>,
    /// Those that could not be read when a step asked for them: they are not tried again by themselves.
    pub tried: StoredValue<Vec<String>>,
    next: StoredValue<u32>,
}

impl Beside {
    /// None.
    pub fn new() -> Self {
        Self {
            known: RwSignal::new(Vec::new()),
            reading: RwSignal::new(None),
            refused: RwSignal::new(None),
            asked: RwSignal::new_local(Vec::new()),
            tried: StoredValue::new(Vec::new()),
            next: StoredValue::new(0),
        }
    }

    /// A number for a file that is being taken in.
    pub fn number(self) -> u32 {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        id
    }

    /// Takes a file in, in place of an earlier one of the same name.
    pub fn add(self, file: Known) {
        self.known.update(|known| {
            known.retain(|own| own.name != file.name);
            known.push(file);
        });
    }

    /// The file of this name.
    pub fn find(self, name: &str) -> Option<Known> {
        self.known.with(|known| {
            let found = known.iter().find(|own| own.name == name);
            found.cloned()
        })
    }
}
