//! Excel's older kinds, XLS and XLSB, through a library.
//!
//! The library holds whole sheets, and trusts numbers that a damaged file tells; what it stumbles over is
//! damage.

use super::book::{Book, Facts, Sheet, SheetName};
use super::format::Shape;
use super::merge::{MAX_MERGES, Merge};
use super::value;
use super::write::{MAX_COLUMNS, MAX_ROWS, Writer};
use crate::read::archive;
use crate::read::translate::Borrowed;
use crate::read::translate::unpack::{Allowance, Unpacking};
use calamine::{Data, DataRef, Reader, SheetVisible, XlsError, XlsbError};
use model::note::{Problem, ProblemKind};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn damaged() -> Problem {
    ProblemKind::Damaged.into()
}

/// Runs the library; where it panics, the file is damaged. In the browser a panic ends the throw-away
/// worker instead.
fn guarded<T>(work: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged()))
}

fn names(sheets: &[calamine::Sheet]) -> Vec<SheetName> {
    sheets
        .iter()
        .filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet)
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect()
}

/// Workbooks of Excel 97 to 2003.
pub(super) struct Xls<'a> {
    book: calamine::Xls<Cursor<&'a [u8]>>,
    sheets: Vec<SheetName>,
}

impl<'a> Xls<'a> {
    /// Reads the whole workbook.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        guarded(|| {
            let book = calamine::Xls::new(Cursor::new(bytes)).map_err(|error| match error {
                XlsError::Password => ProblemKind::Encrypted.into(),
                _ => damaged(),
            })?;
            let sheets = names(book.sheets_metadata());
            Ok(Self { book, sheets })
        })
    }

    fn range(&mut self, at: usize) -> Result<calamine::Range<Data>, Problem> {
        let name = self
            .sheets
            .get(at)
            .map_or(String::new(), |s| s.name.clone());
        guarded(|| self.book.worksheet_range(&name).map_err(|_| damaged()))
    }
}

impl Book for Xls<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(&mut self, at: usize, most_cells: u64) -> Result<Sheet, Problem> {
        let range = self.range(at)?;
        let name = self.sheets.get(at).map_or("", |sheet| sheet.name.as_str());
        let merges = guarded(|| Ok(self.book.merge_cells_by_sheet_name(name).ok()))?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut taking = Taking::new(most_cells, self.book.has_1904_epoch());
        for (row, column, value) in range.used_cells() {
            let place = (top + row as u32, left + column as u32);
            if !taking.take(place, &borrowed(value)) {
                break;
            }
        }
        let merges = merges.unwrap_or_default();
        let merges = merges
            .into_iter()
            .take(MAX_MERGES)
            .filter_map(|area| Merge::new(area.start.0, area.end.0, area.start.1, area.end.1));
        Ok(taking.finish(merges.collect()))
    }

    fn extent(&mut self, at: usize, _budget: &mut u64) -> (u64, u64) {
        let Ok(range) = self.range(at) else {
            return (0, 0);
        };
        let rows = range
            .rows()
            .filter(|row| row.iter().any(|cell| !matches!(cell, Data::Empty)))
            .count();
        (rows as u64, range.width() as u64)
    }
}

/// Excel's binary workbooks.
pub(super) struct Xlsb<'a> {
    book: calamine::Xlsb<Cursor<&'a [u8]>>,
    sheets: Vec<SheetName>,
}

impl<'a> Xlsb<'a> {
    /// Reads what all sheets share. Everything is unpacked once before, so that the library never meets more
    /// than is allowed.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`], [`ProblemKind::TooBig`].
    pub fn open(bytes: &'a [u8], allowance: &Allowance) -> Result<Self, Problem> {
        let mut buffer = vec![0; 64 << 10];
        for member in archive::members(&Borrowed(bytes))?.ok_or_else(damaged)? {
            let mut unpacking = Unpacking::of_member(bytes, &member, allowance)?;
            while unpacking.read(&mut buffer)? > 0 {}
        }
        guarded(|| {
            let book = calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
                XlsbError::Password => ProblemKind::Encrypted.into(),
                _ => damaged(),
            })?;
            let sheets = names(book.sheets_metadata());
            Ok(Self { book, sheets })
        })
    }

    fn walk(
        &mut self,
        at: usize,
        mut take: impl FnMut((u32, u32), &DataRef<'_>) -> bool,
    ) -> Result<(), Problem> {
        let name = self
            .sheets
            .get(at)
            .map_or(String::new(), |s| s.name.clone());
        guarded(|| {
            let mut cells = self
                .book
                .worksheet_cells_reader(&name)
                .map_err(|_| damaged())?;
            while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
                if !take(cell.get_position(), cell.get_value()) {
                    break;
                }
            }
            Ok(())
        })
    }
}

impl Book for Xlsb<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(&mut self, at: usize, most_cells: u64) -> Result<Sheet, Problem> {
        let mut taking = Taking::new(most_cells, self.book.has_1904_epoch());
        let walked = self.walk(at, |place, value| taking.take(place, value));
        match walked {
            Err(_) if taking.facts.cells > 0 => taking.facts.is_torn = true,
            other => other?,
        }
        Ok(taking.finish(Vec::new()))
    }

    fn extent(&mut self, at: usize, budget: &mut u64) -> (u64, u64) {
        let (mut rows, mut last_row, mut span) = (0, None, None);
        let walked = self.walk(at, |(row, column), value| {
            *budget = budget.saturating_sub(1);
            if !is_blank(value) && !matches!(value, DataRef::Error(_)) {
                rows += u64::from(last_row != Some(row));
                last_row = Some(row);
                let (low, high) = span.unwrap_or((column, column));
                span = Some((column.min(low), column.max(high)));
            }
            *budget > 0
        });
        // what was counted before the damage counts
        drop(walked);
        let width = span.map_or(0, |(low, high)| u64::from(high.saturating_sub(low)) + 1);
        (rows, width)
    }
}

/// Cells on their way into the text.
struct Taking {
    writer: Writer,
    facts: Facts,
    most_cells: u64,
    is_1904: bool,
}

impl Taking {
    fn new(most_cells: u64, is_1904: bool) -> Self {
        Self {
            writer: Writer::default(),
            facts: Facts::default(),
            most_cells,
            is_1904,
        }
    }

    /// Takes a cell; false when it was one too many.
    fn take(&mut self, (row, column): (u32, u32), cell: &DataRef<'_>) -> bool {
        if let DataRef::Error(_) = cell {
            self.facts.see_error(row);
            return true;
        }
        if is_blank(cell) || row >= MAX_ROWS || column >= MAX_COLUMNS {
            return true;
        }
        if self.facts.cells >= self.most_cells {
            self.facts.is_cut = true;
            return false;
        }
        self.facts.cells += 1;
        let bytes = self.writer.cell(row, column);
        match cell {
            DataRef::Int(number) => value::number(bytes, *number as f64, Shape::Number, false),
            DataRef::Float(number) => value::number(bytes, *number, Shape::Number, false),
            DataRef::String(text) => value::text(bytes, text.as_bytes()),
            DataRef::SharedString(text) => value::text(bytes, text.as_bytes()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                value::text(bytes, text.as_bytes());
            }
            DataRef::Bool(yes) => value::boolean(bytes, *yes),
            DataRef::DateTime(moment) => {
                let shape = if moment.is_duration() {
                    Shape::Length
                } else {
                    Shape::Moment {
                        has_day: true,
                        has_clock: false,
                    }
                };
                value::number(bytes, moment.as_f64(), shape, self.is_1904);
            }
            DataRef::Empty | DataRef::Error(_) => {}
        }
        true
    }

    fn finish(self, merges: Vec<Merge>) -> Sheet {
        Sheet {
            written: self.writer.finish(merges),
            facts: self.facts,
        }
    }
}

/// The same cell without owning its text.
fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn is_blank(cell: &DataRef<'_>) -> bool {
    match cell {
        DataRef::Empty => true,
        DataRef::String(text) => text.trim().is_empty(),
        DataRef::SharedString(text) => text.trim().is_empty(),
        _ => false,
    }
}
