//! The cell the keyboard is at, and the cells marked for copying.

use std::ops::RangeInclusive;

/// A cell of the table as shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    /// The row of the view, from 0; `None` is the row of column heads.
    pub row: Option<u64>,
    /// The place of the column in the table, from 0.
    pub place: usize,
}

/// Where the keyboard is and what is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The cell the keyboard is at.
    pub at: At,
    /// The other corner of what is marked; `None` when only the cell itself is.
    pub from: Option<At>,
}

impl Cursor {
    /// Moves to a cell; keeps the other corner of the marked cells when they are to grow.
    pub fn move_to(&mut self, at: At, grow: bool) {
        if grow && at.row.is_some() {
            let from = self.from.unwrap_or(self.at);
            self.from = (from.row.is_some() && from != at).then_some(from);
        } else {
            self.from = None;
        }
        self.at = at;
    }

    /// The rows and places that are marked; nothing while the keyboard is in the heads.
    pub fn marked(&self) -> Option<(RangeInclusive<u64>, RangeInclusive<usize>)> {
        let row = self.at.row?;
        let from = self.from.unwrap_or(self.at);
        let from_row = from.row?;
        Some((
            row.min(from_row)..=row.max(from_row),
            self.at.place.min(from.place)..=self.at.place.max(from.place),
        ))
    }

    /// Whether a cell is one of several that are marked.
    pub fn is_marked(&self, row: u64, place: usize) -> bool {
        self.from.is_some()
            && self
                .marked()
                .is_some_and(|(rows, places)| rows.contains(&row) && places.contains(&place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u64, place: usize) -> At {
        At {
            row: Some(row),
            place,
        }
    }

    #[test]
    fn marks_grow_from_where_they_began() {
        let mut cursor = Cursor::default();
        cursor.move_to(at(5, 2), false);
        assert_eq!(cursor.marked(), Some((5..=5, 2..=2)));
        assert!(!cursor.is_marked(5, 2));
        cursor.move_to(at(3, 4), true);
        assert_eq!(cursor.marked(), Some((3..=5, 2..=4)));
        assert!(cursor.is_marked(4, 3));
        cursor.move_to(at(9, 0), true);
        assert_eq!(cursor.marked(), Some((5..=9, 0..=2)));
        cursor.move_to(at(9, 1), false);
        assert_eq!(cursor.from, None);
    }

    #[test]
    fn heads_are_not_marked() {
        let mut cursor = Cursor::default();
        assert_eq!(cursor.marked(), None);
        cursor.move_to(at(0, 0), true);
        assert_eq!(cursor.marked(), Some((0..=0, 0..=0)));
    }
}
