//! A workbook's first visible sheet, written once as delimited text for the rest of the pipeline.
//!
//! Lines of the text are rows of the sheet, so that row numbers agree with what the user sees in the
//! spreadsheet. Cells are written as what they are, not as they are displayed: dates as ISO 8601, numbers
//! with a point and all their digits, cells with an error as missing. A number format of zeros only
//! (`0000`) makes a code, which keeps its leading zeros. Percent and currency formats are not applied.

use super::archive;
use super::source::MemorySource;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use model::dataset::TableInfo;
use model::note::{Note, Problem, ProblemKind};
use std::io::Cursor;

mod write;
use write::{Format, Writer};

/// The most that is taken from a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Limits {
    /// Cells with a value that are read; the rest of the sheet is left out, with a note.
    pub cells: u64,
    /// Bytes of all parts of the workbook when unpacked, as the workbook claims.
    pub unpacked_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cells: 50_000_000,
            unpacked_bytes: 2 << 30,
        }
    }
}

/// Cells counted in the sheets that are not read.
const MAX_COUNTED_CELLS: u64 = 1_000_000;

/// A sheet as delimited text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SheetRecords {
    /// UTF-8, comma, `"`; dates as ISO 8601, decimal point. One line for each row, line breaks inside
    /// quotes aside.
    pub bytes: Vec<u8>,
    /// The name of the sheet.
    pub sheet: String,
    /// Other sheets.
    pub others: u64,
    /// How many of them are hidden.
    pub hidden: u64,
    /// All sheets, the one read first. Rows and columns are those with anything in them, a header
    /// included; counted no further than a million cells in the sheets that are not read.
    pub tables: Vec<TableInfo>,
    /// What is worth knowing about the reading.
    pub notes: Vec<Note>,
}

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first visible sheet with anything in it.
///
/// # Errors
/// [`ProblemKind::Encrypted`]; [`ProblemKind::Damaged`]; [`ProblemKind::EmptyFile`] when no sheet has
/// anything in it; [`ProblemKind::TooBig`] when it unpacks to more than the limit.
pub fn records(workbook: &[u8], limits: Limits) -> Result<SheetRecords, Problem> {
    check_size(workbook, limits)?;
    let mut book: Workbook<'_> = Xlsx::new(Cursor::new(workbook)).map_err(problem)?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    // visible ones first; a workbook of hidden sheets only still shows its data
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    order.sort_by_key(|at| sheets[*at].1);
    let mut first_trouble = None;
    let mut read = None;
    for &at in &order {
        match read_sheet(&mut book, &sheets[at].0, limits) {
            Ok(written) if written.rows > 0 => {
                read = Some((at, written));
                break;
            }
            Ok(_) => {}
            Err(problem) => {
                first_trouble.get_or_insert(problem);
            }
        }
    }
    let Some((chosen, written)) = read else {
        return Err(first_trouble.unwrap_or(ProblemKind::EmptyFile.into()));
    };
    let mut records = SheetRecords {
        bytes: written.bytes,
        sheet: sheets[chosen].0.clone(),
        others: sheets.len() as u64 - 1,
        ..SheetRecords::default()
    };
    if written.is_cut {
        records.notes.push(Note::LimitReached {
            limit: "cells".to_string(),
            value: limits.cells,
        });
    }
    records.tables.push(TableInfo {
        name: sheets[chosen].0.clone(),
        rows: written.rows,
        columns: written.columns,
        hidden: sheets[chosen].1,
    });
    let mut budget = MAX_COUNTED_CELLS;
    for (at, (name, hidden)) in sheets.iter().enumerate() {
        if at == chosen {
            continue;
        }
        records.hidden += u64::from(*hidden);
        let (rows, columns) = count(&mut book, name, &mut budget);
        records.tables.push(TableInfo {
            name: name.clone(),
            rows,
            columns,
            hidden: *hidden,
        });
    }
    if records.others > 0 {
        records.notes.push(Note::OtherSheets {
            count: records.others,
            hidden: records.hidden,
        });
    }
    Ok(records)
}

/// Refuses what unpacks to more than the limit before anything is unpacked.
fn check_size(workbook: &[u8], limits: Limits) -> Result<(), Problem> {
    let source = MemorySource::from(workbook);
    let members = archive::members(&source)?.ok_or(Problem::from(ProblemKind::Damaged))?;
    let bytes: u64 = members.iter().map(|m| m.unpacked_bytes).sum();
    if bytes > limits.unpacked_bytes {
        return Err(ProblemKind::TooBig {
            bytes,
            limit_bytes: limits.unpacked_bytes,
        }
        .into());
    }
    Ok(())
}

fn problem(error: XlsxError) -> Problem {
    match error {
        XlsxError::Password => ProblemKind::Encrypted.into(),
        _ => ProblemKind::Damaged.into(),
    }
}

/// A sheet, written.
#[derive(Default)]
struct Written {
    bytes: Vec<u8>,
    rows: u64,
    columns: u64,
    is_cut: bool,
}

fn read_sheet(book: &mut Workbook<'_>, name: &str, limits: Limits) -> Result<Written, Problem> {
    let mut cells = book.worksheet_cells_reader(name).map_err(problem)?;
    let formats: Vec<Format> = cells
        .styles()
        .iter()
        .map(|style| Format::of(style.number_format.as_ref().map(|f| f.format_code.as_str())))
        .collect();
    let mut writer = Writer::default();
    let mut count = 0;
    let mut is_cut = false;
    loop {
        let (cell, style) = match cells.next_cell_with_style_id() {
            Ok(Some(found)) => found,
            Ok(None) => break,
            // what was read before the damage is worth showing
            Err(_) if count > 0 => {
                is_cut = true;
                break;
            }
            Err(error) => return Err(problem(error)),
        };
        let (row, column) = cell.get_position();
        let format = formats.get(style).copied().unwrap_or_default();
        let value = cell.get_value();
        if is_blank(value) {
            continue;
        }
        if count >= limits.cells {
            is_cut = true;
            break;
        }
        count += 1;
        writer.cell(row, column, value, format);
    }
    let (rows, columns, bytes) = writer.finish();
    Ok(Written {
        bytes,
        rows,
        columns,
        is_cut,
    })
}

/// True for a cell without a value: empty, blanks only, or an error.
fn is_blank(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty | DataRef::Error(_) => true,
        DataRef::String(text) => text.trim().is_empty(),
        DataRef::SharedString(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Rows and columns with anything in them.
fn count(book: &mut Workbook<'_>, name: &str, budget: &mut u64) -> (u64, u64) {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return (0, 0);
    };
    let mut rows = 0;
    let mut last_row = None;
    let mut columns = None;
    while *budget > 0 {
        let Ok(Some(cell)) = cells.next_cell() else {
            break;
        };
        *budget -= 1;
        if is_blank(cell.get_value()) {
            continue;
        }
        let (row, column) = cell.get_position();
        if last_row != Some(row) {
            rows += 1;
            last_row = Some(row);
        }
        let (low, high) = columns.unwrap_or((column, column));
        columns = Some((column.min(low), column.max(high)));
    }
    let width = columns.map_or(0, |(low, high)| u64::from(high - low) + 1);
    (rows, width)
}
