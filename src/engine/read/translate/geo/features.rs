//! Rows of features: attributes by name, the geometry last, for formats in markup.

use super::super::fields::{Fields, Node, ROOT, Slot};
use super::GEOMETRY;
use model::note::Note;

/// Collects features.
pub(super) struct Features<'a> {
    pub fields: Fields<'a>,
    geometry: Node,
    written: Option<Slot>,
    unreadable: u64,
    first_unreadable: u64,
    max_cells: u64,
    /// True when the limit of cells was met.
    pub is_full: bool,
}

impl<'a> Features<'a> {
    pub fn new(source: &'a [u8], max_cells: u64) -> Self {
        let mut fields = Fields::new(source);
        // no name of an element holds such a byte
        let geometry = fields.child(ROOT, b"\0geometry", || GEOMETRY.to_owned());
        Self {
            fields,
            geometry,
            written: None,
            unreadable: 0,
            first_unreadable: 0,
            max_cells,
            is_full: false,
        }
    }

    /// The column of an attribute.
    pub fn column(&mut self, parent: Node, name: &[u8]) -> Node {
        self.fields.child(parent, name, || {
            let name = String::from_utf8_lossy(name).into_owned();
            if parent == ROOT && name == GEOMETRY {
                format!("properties.{GEOMETRY}")
            } else {
                name
            }
        })
    }

    /// Sets a value to the text made from `from` on; a second one of the same name is added to the first.
    pub fn put_made(&mut self, node: Node, from: usize) {
        let made = self.fields.made.get(from..).unwrap_or_default();
        let text = made.trim_ascii().to_vec();
        self.fields.made.truncate(from);
        if text.is_empty() {
            return self.fields.put_nothing(node);
        }
        let before = self.fields.value(node);
        if before != Slot::Missing {
            let mut joined = self.fields.bytes_of(before).to_vec();
            joined.extend_from_slice(b"; ");
            self.fields.made.extend_from_slice(&joined);
        }
        self.fields.made.extend_from_slice(&text);
        let to = self.fields.made.len();
        self.fields.put(node, Slot::Made(from, to));
    }

    /// Sets the geometry of the row to the text made from `from` on, or counts it as unreadable.
    pub fn put_geometry(&mut self, from: usize, is_right: bool) {
        if is_right {
            self.written = Some(Slot::Made(from, self.fields.made.len()));
        } else {
            self.unreadable += 1;
            if self.unreadable == 1 {
                self.first_unreadable = self.fields.rows + 1;
            }
        }
    }

    /// True when the row has its geometry.
    pub fn has_geometry(&self) -> bool {
        self.written.is_some()
    }

    pub fn end_row(&mut self) {
        // last, so that its column stands behind those of the first feature
        match self.written.take() {
            Some(slot) => self.fields.put(self.geometry, slot),
            None => self.fields.declare(self.geometry),
        }
        self.fields.end_row();
        let cells = self
            .fields
            .rows
            .saturating_mul(self.fields.columns() as u64);
        self.is_full = cells >= self.max_cells;
    }

    pub fn tell(&self, heights: u64, notes: &mut Vec<Note>) {
        if heights > 0 {
            notes.push(Note::HeightsLeftOut { count: heights });
        }
        if self.unreadable > 0 {
            notes.push(Note::BadGeometries {
                count: self.unreadable,
                first_row: self.first_unreadable,
            });
        }
        if self.is_full {
            notes.push(Note::LimitReached {
                limit: "cells".to_owned(),
                value: self.max_cells,
            });
        }
        if self.fields.has_too_many {
            notes.push(Note::LimitReached {
                limit: "columns".to_owned(),
                value: super::super::fields::MAX_COLUMNS as u64,
            });
        }
    }
}
