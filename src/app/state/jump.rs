//! Going to a cell of the file, and the cells that are marked since something is to be said of them.

use super::cursor::At;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use web_sys::HtmlElement;

/// A cell of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The row of the file, from 1.
    pub file_row: u64,
    /// The column's position in the file.
    pub column: u32,
}

/// Why the table does not show a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Search, filters or a hidden column; they can be lifted.
    Hidden {
        /// Search or filters hide the row.
        row: bool,
        /// The column is not shown.
        column: bool,
    },
    /// The table does not hold the row.
    Absent,
}

/// What is to be said of cells, by row of the file and column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(BTreeMap<u64, BTreeMap<u32, String>>);

impl Marks {
    /// Says something of a cell; what was said before goes first.
    pub fn add(&mut self, target: Target, sentence: &str) {
        let said = self.0.entry(target.file_row).or_default();
        let said = said.entry(target.column).or_default();
        if said.contains(sentence) {
            return;
        }
        if !said.is_empty() {
            said.push_str(". ");
        }
        said.push_str(sentence);
    }

    /// What is said of the cells of a row, by column.
    pub fn of_row(&self, file_row: u64) -> Option<&BTreeMap<u32, String>> {
        self.0.get(&file_row)
    }
}

/// Going to a cell, and marks.
#[derive(Clone, Copy)]
pub struct Jump {
    /// Where the table is to go, and how many times it was told to: the same place can be asked for again.
    pub goal: RwSignal<Option<(At, u32)>>,
    /// A cell that the table does not show, and why.
    pub missed: RwSignal<Option<(Target, Obstacle)>>,
    /// The cell to go to once the rows that were asked for are there.
    pub next: StoredValue<Option<Target>>,
    /// What had the focus when the user asked to go.
    pub from: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// The marked cells.
    pub marks: RwSignal<Arc<Marks>>,
}

impl Jump {
    /// Nowhere to go, nothing marked.
    pub fn new() -> Self {
        Self {
            goal: RwSignal::new(None),
            missed: RwSignal::new(None),
            next: StoredValue::new(None),
            from: StoredValue::new_local(None),
            marks: RwSignal::new(Arc::default()),
        }
    }

    /// Forgets the file before.
    pub fn forget(self) {
        self.goal.set(None);
        self.missed.set(None);
        self.next.set_value(None);
        self.from.set_value(None);
        self.marks.set(Arc::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_said_of_a_cell_once() {
        let mut marks = Marks::default();
        let target = Target {
            file_row: 7,
            column: 2,
        };
        marks.add(target, "a");
        marks.add(target, "b");
        marks.add(target, "a");
        let said = marks.of_row(7).and_then(|row| row.get(&2));
        assert_eq!(said.map(String::as_str), Some("a. b"));
        assert_eq!(marks.of_row(8), None);
    }
}
