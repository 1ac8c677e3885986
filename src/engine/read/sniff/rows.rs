//! The first or last rows of a table as texts, with where they lie.

use crate::read::delimited::Splitter;
use crate::read::missing;
use crate::read::piece::Piece;
use crate::read::walker::{Step, Walker};

/// A row of the file: a record or a blank line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its fields as they stand; none for a blank line.
    pub cells: Vec<String>,
    /// Offset of its first byte.
    pub from: u64,
    /// Offset of the row after it.
    pub to: u64,
    /// Lines above it, counted from where the reading began.
    pub lines_above: u64,
    /// Lines above the row after it.
    pub lines_through: u64,
}

impl Row {
    /// Fields that hold more than blanks.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|c| !is_blank(c)).count()
    }

    /// True for a blank line and a record of empty fields.
    pub fn is_empty(&self) -> bool {
        self.filled() == 0
    }

    /// The filled cells, joined by a blank.
    pub fn text(&self) -> String {
        let cells: Vec<&str> = self
            .cells
            .iter()
            .map(|c| c.trim())
            .filter(|c| !c.is_empty())
            .collect();
        cells.join(" ")
    }
}

/// True for an empty cell or one of blanks only.
pub(crate) fn is_blank(cell: &str) -> bool {
    missing::trim(cell.as_bytes()).is_empty()
}

/// Reads up to `max` rows of a piece from a position of its text on.
pub(crate) fn rows(piece: &Piece, splitter: &Splitter, at: usize, max: usize) -> Vec<Row> {
    let mut text = piece.text.clone();
    let mut walker = Walker::new(splitter, &mut text, at, piece.is_last);
    // positions first: finding the offset of each walks the piece from its beginning
    let mut found: Vec<(usize, usize, u64, u64, Vec<String>)> = Vec::new();
    while found.len() < max {
        let (from, lines) = (walker.at, walker.lines);
        let cells = match walker.step() {
            None => break,
            Some(Step::Blank) => Vec::new(),
            Some(Step::Record(_)) => walker
                .fields()
                .map(|field| String::from_utf8_lossy(field).into_owned())
                .collect(),
        };
        found.push((from, walker.at, lines, walker.lines, cells));
    }
    let offsets = piece.offsets_of(found.iter().map(|f| f.0).chain(found.last().map(|f| f.1)));
    found
        .into_iter()
        .zip(offsets.windows(2))
        .map(|(row, offsets)| Row {
            cells: row.4,
            from: offsets[0],
            to: offsets[1],
            lines_above: row.2,
            lines_through: row.3,
        })
        .collect()
}
