//! Cells on their way into the text of a sheet.

use crate::read::translate::workbook::book::{Facts, Sheet};
use crate::read::translate::workbook::format::Shape;
use crate::read::translate::workbook::merge::{MAX_MERGES, Merge};
use crate::read::translate::workbook::value;
use crate::read::translate::workbook::write::{MAX_COLUMNS, MAX_ROWS, Writer};
use std::collections::HashSet;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    Number(f64, Shape),
    /// A text as it stands.
    Text(&'a [u8]),
    /// A text that is a field already.
    Field(&'a [u8]),
    Boolean(bool),
    Error,
}

impl Value<'_> {
    fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => value::is_blank(text),
            Self::Field(field) => field.is_empty(),
            _ => false,
        }
    }
}

/// Takes cells in any order: some programs write them as they come.
#[derive(Debug, Default)]
pub(super) struct Taking {
    most_cells: u64,
    is_1904: bool,
    fields: Vec<u8>,
    cells: Vec<Cell>,
    is_unordered: bool,
    pub facts: Facts,
    pub merges: Vec<Merge>,
    pub hidden_rows: HashSet<u32>,
    /// First and last of each run of hidden columns.
    pub hidden_columns: Vec<(u32, u32)>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    row: u32,
    column: u32,
    /// Where its field ends.
    end: usize,
    from: usize,
}

impl Taking {
    pub fn new(most_cells: u64, is_1904: bool) -> Self {
        Self {
            most_cells,
            is_1904,
            ..Self::default()
        }
    }

    /// Takes a cell; false when it was one too many.
    pub fn take(&mut self, row: u32, column: u32, found: Value<'_>) -> bool {
        if found == Value::Error {
            self.facts.see_error(row);
            return true;
        }
        if found.is_blank() || row >= MAX_ROWS || column >= MAX_COLUMNS {
            return true;
        }
        if self.facts.cells >= self.most_cells {
            self.facts.is_cut = true;
            return false;
        }
        self.facts.cells += 1;
        let last = self.cells.last();
        self.is_unordered |= last.is_some_and(|last| (last.row, last.column) >= (row, column));
        let from = self.fields.len();
        match found {
            Value::Number(number, shape) => {
                value::number(&mut self.fields, number, shape, self.is_1904);
            }
            Value::Text(text) => value::text(&mut self.fields, text),
            Value::Field(field) => self.fields.extend_from_slice(field),
            Value::Boolean(yes) => value::boolean(&mut self.fields, yes),
            Value::Error => {}
        }
        let end = self.fields.len();
        self.cells.push(Cell {
            row,
            column,
            end,
            from,
        });
        true
    }

    /// An area of merged cells.
    pub fn merge(&mut self, rows: (u32, u32), columns: (u32, u32)) {
        if self.merges.len() < MAX_MERGES {
            self.merges
                .extend(Merge::new(rows.0, rows.1, columns.0, columns.1));
        }
    }

    pub fn finish(mut self) -> Sheet {
        if self.is_unordered {
            // of cells written twice the last counts
            self.cells.reverse();
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
            self.cells.dedup_by_key(|cell| (cell.row, cell.column));
            self.facts.cells = self.cells.len() as u64;
        }
        let mut writer = Writer::default();
        let (mut width, mut last_row) = (0, None);
        for cell in &self.cells {
            let field = self.fields.get(cell.from..cell.end).unwrap_or_default();
            writer.cell(cell.row, cell.column).extend_from_slice(field);
            width = width.max(cell.column + 1);
            if last_row != Some(cell.row) {
                last_row = Some(cell.row);
                self.facts.hidden_rows += u64::from(self.hidden_rows.contains(&cell.row));
            }
        }
        // often everything to the right of the table is hidden
        let hidden = self.hidden_columns.iter().map(|(first, last)| {
            let end = last.saturating_add(1).min(width);
            u64::from(end.saturating_sub(*first))
        });
        self.facts.hidden_columns = hidden.sum();
        Sheet {
            written: writer.finish(self.merges),
            facts: self.facts,
        }
    }
}

/// Rows and columns with anything in them, counted while cells go by.
#[derive(Debug, Default)]
pub(super) struct Extent {
    rows: HashSet<u32>,
    span: Option<(u32, u32)>,
}

impl Extent {
    pub fn see(&mut self, row: u32, column: u32, found: Value<'_>) {
        if found == Value::Error || found.is_blank() {
            return;
        }
        self.rows.insert(row);
        let (low, high) = self.span.unwrap_or((column, column));
        self.span = Some((column.min(low), column.max(high)));
    }

    /// Rows and columns.
    pub fn size(&self) -> (u64, u64) {
        let width = self.span.map_or(0, |(low, high)| u64::from(high - low) + 1);
        (self.rows.len() as u64, width)
    }
}
