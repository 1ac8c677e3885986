//! Rows that are here: windows of the view, kept in pieces, the longest unused forgotten first.

use crate::queries::ordered;
use model::cell::Cell;
use model::message::{Row, RowsAsk};
use std::collections::HashMap;
use std::ops::Range;

/// Rows of a piece.
const PIECE_ROWS: u64 = 64;
/// Columns of a piece, by position in the file.
const BLOCK_COLUMNS: u32 = 32;
/// Pieces kept.
const MOST_PIECES: usize = 240;
/// Questions under way at once: one being answered, one waiting in the worker.
const MOST_UNDER_WAY: usize = 2;

/// Which rows, which columns.
type Key = (u64, u32);

#[derive(Debug, Default)]
struct Piece {
    file_rows: Vec<u64>,
    cells: Vec<Vec<Cell>>,
    used: u64,
}

/// The rows of one revision of the view.
#[derive(Debug, Default)]
pub struct Rows {
    revision: u32,
    generation: u32,
    pieces: HashMap<Key, Piece>,
    under_way: Vec<Vec<Key>>,
    turn: u64,
}

impl Rows {
    /// Forgets everything: rows are of this revision from now on.
    pub fn start(&mut self, revision: u32) {
        *self = Self {
            revision,
            generation: self.generation.wrapping_add(1),
            ..Self::default()
        };
    }

    /// Rows are of this revision from now on, and the first rows of all that came before they could be
    /// asked for are among them: they stay where they are. `all` is how many rows there are.
    pub fn go_on(&mut self, revision: u32, all: u64) {
        self.revision = revision;
        // a piece that was cut short would never be asked for again
        self.pieces.retain(|&(part, _), piece| {
            let last = (part + 1) * PIECE_ROWS;
            part * PIECE_ROWS + piece.cells.len() as u64 >= last.min(all)
        });
    }

    /// The revision the rows are of.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Counts up whenever everything was forgotten: what is painted of an earlier count is stale.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// A cell that is here.
    pub fn cell(&self, row: u64, column: u32) -> Option<&Cell> {
        let piece = self.pieces.get(&key(row, column))?;
        let cells = piece.cells.get((row % PIECE_ROWS) as usize)?;
        cells.get((column % BLOCK_COLUMNS) as usize)
    }

    /// The number in the file of a row that is here, whichever of its columns came with it.
    pub fn file_row(&self, row: u64, columns: &[u32]) -> Option<u64> {
        let block = |column: &u32| self.pieces.get(&key(row, *column));
        let piece = columns
            .iter()
            .find_map(block)
            .or_else(|| self.pieces.get(&key(row, 0)))?;
        piece.file_rows.get((row % PIECE_ROWS) as usize).copied()
    }

    /// The next question to ask so that these rows and columns come; `None` when they are here or on
    /// their way, or when enough is under way already. `of` is the number of columns of the file.
    pub fn next_ask(&mut self, rows: Range<u64>, columns: &[u32], of: u32) -> Option<RowsAsk> {
        if rows.is_empty() || self.under_way.len() >= MOST_UNDER_WAY {
            return None;
        }
        self.turn += 1;
        let blocks = ordered::of(columns.iter().map(|c| c / BLOCK_COLUMNS));
        for part in rows.start / PIECE_ROWS..=(rows.end - 1) / PIECE_ROWS {
            let mut lacking = Vec::new();
            for &block in &blocks {
                let key = (part, block);
                if let Some(piece) = self.pieces.get_mut(&key) {
                    piece.used = self.turn;
                } else if !self.under_way.iter().any(|asked| asked.contains(&key)) {
                    lacking.push(key);
                }
            }
            if lacking.is_empty() {
                continue;
            }
            let columns = lacking
                .iter()
                .flat_map(|key| key.1 * BLOCK_COLUMNS..((key.1 + 1) * BLOCK_COLUMNS).min(of))
                .collect();
            self.under_way.push(lacking);
            return Some(RowsAsk {
                revision: self.revision,
                first: part * PIECE_ROWS,
                count: PIECE_ROWS as u32,
                columns,
            });
        }
        None
    }

    /// Rows have come for a question; those of another revision are dropped. Answers whether they count.
    pub fn came(&mut self, ask: &RowsAsk, revision: u32, rows: Vec<Row>) -> bool {
        if ask.revision != self.revision {
            return false;
        }
        let asked = self.end(ask);
        if revision != self.revision {
            return false;
        }
        self.turn += 1;
        let mut pieces: Vec<Piece> = asked
            .iter()
            .map(|_| Piece {
                used: self.turn,
                ..Piece::default()
            })
            .collect();
        for row in rows {
            let mut cells = row.cells.into_iter();
            for (piece, key) in pieces.iter_mut().zip(&asked) {
                let wide = ask
                    .columns
                    .iter()
                    .filter(|&&column| column / BLOCK_COLUMNS == key.1)
                    .count();
                piece.file_rows.push(row.file_row);
                piece.cells.push(cells.by_ref().take(wide).collect());
            }
        }
        self.pieces.extend(asked.into_iter().zip(pieces));
        self.forget();
        true
    }

    /// A question failed: its rows may be asked for again.
    pub fn failed(&mut self, ask: &RowsAsk) {
        if ask.revision == self.revision {
            self.end(ask);
        }
    }

    /// Puts rows that came without being asked for: the first rows of a file that is still being read.
    pub fn put_first(&mut self, rows: &[Row]) {
        for (index, row) in rows.iter().enumerate() {
            let part = index as u64 / PIECE_ROWS;
            for (block, cells) in row.cells.chunks(BLOCK_COLUMNS as usize).enumerate() {
                let piece = self.pieces.entry((part, block as u32)).or_default();
                piece.file_rows.push(row.file_row);
                piece.cells.push(cells.to_vec());
            }
        }
    }

    fn end(&mut self, ask: &RowsAsk) -> Vec<Key> {
        let part = ask.first / PIECE_ROWS;
        let block = ask.columns.first().map_or(0, |c| c / BLOCK_COLUMNS);
        let found = self
            .under_way
            .iter()
            .position(|keys| keys.first() == Some(&(part, block)));
        found.map_or_else(Vec::new, |index| self.under_way.swap_remove(index))
    }

    fn forget(&mut self) {
        while self.pieces.len() > MOST_PIECES {
            let Some(key) = self
                .pieces
                .iter()
                .min_by_key(|(_, p)| p.used)
                .map(|(k, _)| *k)
            else {
                return;
            };
            self.pieces.remove(&key);
        }
    }
}

fn key(row: u64, column: u32) -> Key {
    (row / PIECE_ROWS, column / BLOCK_COLUMNS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn answer(ask: &RowsAsk) -> Vec<Row> {
        (ask.first..ask.first + u64::from(ask.count))
            .map(|row| Row {
                file_row: row + 2,
                cells: ask
                    .columns
                    .iter()
                    .map(|&c| Cell::Integer(row as i64 * 1000 + i64::from(c)))
                    .collect(),
            })
            .collect()
    }

    #[test]
    fn asks_for_what_is_lacking_and_only_that() {
        let mut rows = Rows::default();
        rows.start(7);
        let ask = rows.next_ask(10..100, &[0, 40], 50).unwrap();
        assert_eq!((ask.first, ask.count, ask.revision), (0, 64, 7));
        assert_eq!(ask.columns.len(), 50);
        let second = rows.next_ask(10..100, &[0, 40], 50).unwrap();
        assert_eq!(second.first, 64);
        assert!(rows.next_ask(10..100, &[0, 40], 50).is_none());
        assert!(rows.came(&ask, 7, answer(&ask)));
        assert!(rows.came(&second, 7, answer(&second)));
        assert!(rows.next_ask(10..100, &[0, 40], 50).is_none());
        assert_eq!(rows.cell(99, 40), Some(&Cell::Integer(99_040)));
        assert_eq!(rows.file_row(99, &[40]), Some(101));
        assert_eq!(rows.cell(128, 0), None);
    }

    #[test]
    fn rows_of_another_revision_are_dropped() {
        let mut rows = Rows::default();
        rows.start(1);
        let ask = rows.next_ask(0..10, &[0], 1).unwrap();
        rows.start(2);
        assert!(!rows.came(&ask, 1, answer(&ask)));
        assert_eq!(rows.cell(0, 0), None);
        assert!(rows.next_ask(0..10, &[0], 1).is_some());
    }

    #[test]
    fn memory_stays_bounded() {
        let mut rows = Rows::default();
        for part in 0..1000 {
            let ask = rows.next_ask(part * 64..part * 64 + 1, &[0], 1).unwrap();
            rows.came(&ask, 0, answer(&ask));
        }
        assert_eq!(rows.pieces.len(), MOST_PIECES);
        assert!(rows.cell(999 * 64, 0).is_some());
        assert!(rows.cell(0, 0).is_none());
    }

    #[test]
    fn first_rows_can_be_seen_at_once() {
        let mut rows = Rows::default();
        let first: Vec<Row> = (0..70)
            .map(|i| Row {
                file_row: i + 2,
                cells: vec![Cell::Integer(i as i64); 33],
            })
            .collect();
        rows.start(u32::MAX);
        rows.put_first(&first);
        assert_eq!(rows.cell(69, 32), Some(&Cell::Integer(69)));
        assert_eq!(rows.cell(70, 0), None);
        // they stay when there are more of them, but for the piece that is not whole
        let generation = rows.generation();
        rows.go_on(3, 1000);
        assert_eq!((rows.generation(), rows.revision()), (generation, 3));
        assert_eq!(rows.cell(63, 32), Some(&Cell::Integer(63)));
        assert_eq!(rows.cell(69, 32), None);
        let ask = rows.next_ask(0..70, &[0], 33).unwrap();
        assert_eq!((ask.first, ask.revision), (64, 3));
        // and where there are no more, all of them stay
        rows.start(u32::MAX);
        rows.put_first(&first);
        rows.go_on(3, 70);
        assert!(rows.next_ask(0..70, &[0], 33).is_none());
    }
}
