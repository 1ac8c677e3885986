//! The rows of a sheet as lines of delimited text.

use super::merge::{Merge, Spread};

/// Writes rows as they come; gaps become blank lines and empty fields, so that lines are rows of the sheet.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// Where each line begins, and how many fields it has.
    lines: Vec<Line>,
    /// The row being written, counted from 0.
    row: u32,
    /// Fields of that row so far.
    fields: u32,
    used_rows: u64,
    first_column: Option<u32>,
    columns: u32,
    /// Rows more than the sheet has, because some came twice.
    extra: u32,
}

/// A line of the text.
#[derive(Debug, Clone, Copy)]
struct Line {
    from: usize,
    fields: u32,
}

/// A sheet as text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Lines of fields, separated by commas.
    pub bytes: Vec<u8>,
    /// Rows with anything in them.
    pub rows: u64,
    /// Columns from the first to the last with anything in them.
    pub columns: u64,
    /// Cells that got the value of a merged area.
    pub spread_cells: u64,
}

/// Rows and columns beyond these are none of any spreadsheet.
pub(super) const MAX_ROWS: u32 = 1 << 20;
/// See [`MAX_ROWS`].
pub(super) const MAX_COLUMNS: u32 = 1 << 14;
/// Empty fields are filled in as long as they take less than this, or less than a few times the text: one
/// stray cell far to the right must not make a gigabyte of commas.
const MAX_PADDING_BYTES: u64 = 64 << 20;

/// In sheets of more fields merged areas stay as they are: each row would be taken apart.
const MAX_SPREAD_FIELDS: u64 = 200_000_000;

impl Writer {
    /// Goes to a cell and answers where its value is to be written. Counted from 0.
    pub fn cell(&mut self, row: u32, column: u32) -> &mut Vec<u8> {
        let row = row.saturating_add(self.extra).min(MAX_ROWS * 2);
        let column = column.min(MAX_COLUMNS);
        let is_begun = !self.lines.is_empty();
        // rows and columns that go back are damage; their cells are kept in a row of their own
        let goes_back = is_begun && (row < self.row || (row == self.row && column < self.fields));
        self.extra += u32::from(goes_back);
        let row = if goes_back { self.row + 1 } else { row };
        if !is_begun || row != self.row {
            let next = if is_begun { self.row + 1 } else { 0 };
            for _ in next..=row {
                if !self.lines.is_empty() {
                    self.bytes.push(b'\n');
                }
                self.lines.push(Line {
                    from: self.bytes.len(),
                    fields: 0,
                });
            }
            self.row = row;
            self.fields = 0;
            self.used_rows += 1;
        }
        // a comma before every field but the first
        let commas = column - self.fields + u32::from(self.fields > 0);
        self.bytes
            .extend(std::iter::repeat_n(b',', commas as usize));
        self.fields = column + 1;
        if let Some(line) = self.lines.last_mut() {
            line.fields = self.fields;
        }
        self.first_column = Some(self.first_column.map_or(column, |first| first.min(column)));
        self.columns = self.columns.max(self.fields);
        &mut self.bytes
    }

    /// The text: empty columns at the left are left out, short rows filled up, merged areas spread.
    pub fn finish(mut self, mut merges: Vec<Merge>) -> Written {
        let Some(first) = self.first_column else {
            return Written::default();
        };
        self.bytes.push(b'\n');
        let columns = self.columns - first;
        if self.used_rows * u64::from(self.columns) > MAX_SPREAD_FIELDS {
            merges.clear();
        }
        let mut written = Written {
            rows: self.used_rows,
            columns: u64::from(columns),
            ..Written::default()
        };
        let needed = self.used_rows * u64::from(columns);
        let is_padded = needed <= MAX_PADDING_BYTES.max(self.bytes.len() as u64 * 4);
        let is_even = first == 0
            && self
                .lines
                .iter()
                .all(|line| line.fields == 0 || line.fields == self.columns);
        if is_even && merges.is_empty() {
            written.bytes = self.bytes;
            return written;
        }
        let mut spread = Spread::new(merges, self.columns);
        let mut text = Vec::with_capacity(self.bytes.len() + self.bytes.len() / 4);
        for (at, line) in self.lines.iter().enumerate() {
            let next = self.lines.get(at + 1).map_or(self.bytes.len(), |l| l.from);
            let fields = self
                .bytes
                .get(line.from..next.saturating_sub(1))
                .unwrap_or_default();
            if line.fields > 0 {
                let filled = spread.row(at as u32, fields);
                let (fields, count) = match &filled {
                    Some(filled) => (filled.as_slice(), self.columns),
                    None => (fields, line.fields),
                };
                text.extend_from_slice(fields.get(first as usize..).unwrap_or_default());
                if is_padded {
                    let missing = (self.columns - count) as usize;
                    text.extend(std::iter::repeat_n(b',', missing));
                }
            }
            text.push(b'\n');
        }
        written.spread_cells = spread.cells;
        written.bytes = text;
        written
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn written(cells: &[(u32, u32)]) -> (u64, u64, String) {
        let mut writer = Writer::default();
        for (row, column) in cells {
            writer.cell(*row, *column).push(b'a');
        }
        let found = writer.finish(Vec::new());
        (
            found.rows,
            found.columns,
            String::from_utf8(found.bytes).unwrap(),
        )
    }

    #[test]
    fn lines_are_rows_and_empty_columns_at_the_left_are_left_out() {
        assert_eq!(
            written(&[(1, 2), (3, 1), (3, 3)]),
            (2, 3, "\n,a,\n\na,,a\n".to_owned())
        );
        assert_eq!(written(&[(0, 0), (0, 1), (2, 0), (2, 1)]).2, "a,a\n\na,a\n");
        assert_eq!(written(&[]), (0, 0, String::new()));
    }

    #[test]
    fn cells_that_go_back_are_kept() {
        assert_eq!(
            written(&[(0, 0), (0, 1), (0, 0), (1, 0)]).2,
            "a,a\na,\na,\n"
        );
        assert_eq!(written(&[(5, 0), (2, 0)]).0, 2);
    }

    #[test]
    fn a_stray_cell_does_not_fill_all_rows_with_commas() {
        let mut cells: Vec<(u32, u32)> = (0..10_000).map(|row| (row, 0)).collect();
        cells.push((10_000, 16_000));
        let (rows, columns, text) = written(&cells);
        assert_eq!((rows, columns), (10_001, 16_001));
        assert!(text.len() < 100_000, "{}", text.len());
    }
}
