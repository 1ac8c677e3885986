//! What was found of the table as a whole, kept until it changes: who opens the dictionary behind the checks does not
//! have every row gone through again.

use super::director::Table;
use super::{Crew, Director};
use model::checked::Checked;
use model::dataset::Opened;
use model::recipe::FoundRows;
use model::table_facts::TableFacts;
use std::rc::{Rc, Weak};

/// What is kept, and of which table. Weak: nothing of a table that is gone stays in memory.
#[derive(Debug, Default)]
pub(super) struct Kept {
    table: Weak<Table>,
    opened: Weak<Opened>,
    pub checked: Option<Checked>,
    pub facts: Option<TableFacts>,
    /// The rows of the finding that was last asked for.
    pub found: Option<(FoundRows, Vec<u64>)>,
}

/// A table as it is now: whatever changes it, kinds too, makes another of one of the two.
pub(super) type State = (Rc<Table>, Rc<Opened>);

impl<C: Crew> Director<C> {
    /// The table as it is now; none when no file is open.
    pub(super) fn state(&self) -> Option<State> {
        Some((self.table(), self.opened()?))
    }

    /// What is kept of the table as it is now.
    pub(super) fn kept<T>(&self, what: impl FnOnce(&Kept) -> Option<T>) -> Option<T> {
        let (table, opened) = self.state()?;
        let kept = self.kept.borrow();
        let is_of_now = std::ptr::eq(kept.table.as_ptr(), Rc::as_ptr(&table))
            && std::ptr::eq(kept.opened.as_ptr(), Rc::as_ptr(&opened));
        is_of_now.then(|| what(&kept)).flatten()
    }

    /// Keeps what was found of a table, unless it has changed meanwhile.
    pub(super) fn keep(&self, found_of: &State, put: impl FnOnce(&mut Kept)) {
        let Some((table, opened)) = self.state() else {
            return;
        };
        if !Rc::ptr_eq(&table, &found_of.0) || !Rc::ptr_eq(&opened, &found_of.1) {
            return;
        }
        let is_of_now = self.kept(|_| Some(())).is_some();
        let mut kept = self.kept.borrow_mut();
        if !is_of_now {
            *kept = Kept {
                table: Rc::downgrade(&table),
                opened: Rc::downgrade(&opened),
                ..Kept::default()
            };
        }
        put(&mut kept);
    }
}
