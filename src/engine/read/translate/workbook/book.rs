//! What all kinds of workbooks have in common: named sheets, one of which is read.

use super::write::Written;
use model::hidden::HiddenPart;
use model::note::{Note, Problem};

/// A workbook.
pub(super) trait Book {
    /// Its sheets of cells, in their order.
    fn sheets(&self) -> &[SheetName];

    /// Reads a sheet; no more than so many cells with a value.
    ///
    /// # Errors
    /// `Damaged`, and what else the reading says.
    fn read(&mut self, at: usize, most_cells: u64) -> Result<Sheet, Problem>;

    /// Rows and columns with anything in them, counted no further than the budget of cells, which is shared
    /// by all sheets.
    fn extent(&mut self, at: usize, budget: &mut u64) -> (u64, u64);

    /// Numbers of persons in texts that no sheet shows, when none of its sheets holds any.
    fn left_over(&self) -> Option<HiddenPart> {
        None
    }

    /// What it holds beside its sheets.
    fn hidden(&self) -> Vec<HiddenPart> {
        Vec::new()
    }
}

/// A sheet before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetName {
    /// As the tab shows it.
    pub name: String,
    /// True for one without a tab.
    pub is_hidden: bool,
}

/// A sheet, read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its rows.
    pub written: Written,
    /// What was met on the way.
    pub facts: Facts,
}

/// What was met while reading a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// Cells with a value.
    pub cells: u64,
    /// The limit of cells was met.
    pub is_cut: bool,
    /// The sheet ends in damage.
    pub is_torn: bool,
    /// Cells with an error (`#N/A`).
    pub errors: u64,
    /// The row of the first, counted from 1.
    pub first_error_row: u64,
    /// Formulas without a saved value.
    pub unsaved_formulas: u64,
    /// Rows that a spreadsheet does not show.
    pub hidden_rows: u64,
    /// Columns that a spreadsheet does not show.
    pub hidden_columns: u64,
    /// Cells whose text has the color of the paper, or a format that shows nothing.
    pub unseen_cells: u64,
}

impl Facts {
    /// Counts a cell with an error; the row counted from 0.
    pub fn see_error(&mut self, row: u32) {
        if self.errors == 0 {
            self.first_error_row = u64::from(row) + 1;
        }
        self.errors += 1;
    }

    /// What of it is worth knowing.
    pub fn notes(&self, written: &Written, most_cells: u64) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.is_cut {
            notes.push(Note::LimitReached {
                limit: "cells".to_owned(),
                value: most_cells,
            });
        }
        if self.is_torn {
            notes.push(Note::CutOff { rows: written.rows });
        }
        if written.spread_cells > 0 {
            notes.push(Note::MergedCellsFilled {
                cells: written.spread_cells,
            });
        }
        if self.errors > 0 {
            notes.push(Note::ErrorCells {
                count: self.errors,
                first_row: self.first_error_row,
            });
        }
        if self.unsaved_formulas > 0 {
            notes.push(Note::FormulasWithoutValue {
                count: self.unsaved_formulas,
            });
        }
        if self.hidden_rows > 0 || self.hidden_columns > 0 {
            notes.push(Note::HiddenCells {
                rows: self.hidden_rows,
                columns: self.hidden_columns,
            });
        }
        notes
    }
}
