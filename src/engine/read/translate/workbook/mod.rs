//! A sheet of a workbook, written out once as delimited text.
//!
//! Lines of the text are rows of the sheet, so that row numbers agree with what the user sees in the
//! spreadsheet. Cells are written as what they are, not as they are displayed: days as ISO 8601, numbers with
//! a point, cells with an error as missing. A number format of zeros (`0000`) makes a code, which keeps its
//! zeros. Percent and currency formats are not applied. Merged areas are carried to the cells they cover
//! where they name a group or a column.
//!
//! [`xlsx`], [`ods`] and the binary one of the [`older`] kinds are read while they are unpacked. A sheet is
//! chosen by its name; without a choice it is the first visible one with anything in it, and hidden ones are
//! only named.

mod book;
mod format;
mod hidden;
mod merge;
mod ods;
mod older;
mod package;
mod strings;
mod unseen;
mod value;
mod write;
mod xlsx;
mod xml;

use super::unpack::Allowance;
use super::{Form, Input, Translated, no_such_part};
use crate::check::personal::persons_of_lines;
use book::{Book, Sheet, SheetName};
use model::dataset::TableInfo;
use model::hidden::{HiddenPart, HiddenSort};
use model::note::{Note, Place, Problem, ProblemKind};
use model::sniff::Format;

pub(super) use package::Borrowed;

/// Cells counted in the sheets that are not read.
const MAX_COUNTED_CELLS: u64 = 300_000;
/// Cells of the sheets beside the table in which numbers of persons are looked for, all together.
const MAX_SEARCHED_CELLS: u64 = 500_000;
/// Fewer cells whose text cannot be seen part other cells or hold a mark.
const LEAST_UNSEEN: u64 = 3;
/// Hidden sheets that are named.
const MAX_NAMED: usize = 5;

/// Writes the chosen sheet out, or the first visible one with anything in it.
///
/// # Errors
/// [`ProblemKind::Encrypted`]; [`ProblemKind::Damaged`]; [`ProblemKind::EmptyFile`] when there is nothing in
/// the sheet, or in any; [`ProblemKind::TooBig`] when it unpacks to more than the limit.
pub(super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let allowance = Allowance::new(input.limits.unpacked_bytes, input.bytes.len() as u64);
    match input.format {
        Format::Xls => older::xls::Xls::open(input.bytes).and_then(|book| chosen(book, input)),
        Format::Xlsb => {
            older::xlsb::Xlsb::open(input.bytes, &allowance).and_then(|book| chosen(book, input))
        }
        Format::Ods => ods::Ods::open(input.bytes, &allowance).and_then(|book| chosen(book, input)),
        _ => xlsx::Xlsx::open(input.bytes, &allowance).and_then(|book| chosen(book, input)),
    }
}

fn chosen(mut book: impl Book, input: &Input<'_>) -> Result<Translated, Problem> {
    let sheets = book.sheets().to_vec();
    let most_cells = input.limits.cells;
    let (at, sheet) = match input.part.last() {
        Some(wanted) => {
            let at = sheets.iter().position(|sheet| sheet.name == *wanted);
            let at = at.ok_or_else(|| {
                let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
                no_such_part(wanted, &names)
            })?;
            let read = book.read(at, most_cells);
            (at, read.map_err(|p| placed(p, wanted))?)
        }
        None => first(&mut book, most_cells)?,
    };
    let name = sheets
        .get(at)
        .map_or(String::new(), |sheet| sheet.name.clone());
    if sheet.written.rows == 0 {
        return Err(placed(ProblemKind::EmptyFile.into(), &name));
    }
    let mut notes = sheet.facts.notes(&sheet.written, most_cells);
    let mut parts = vec![TableInfo {
        name: name.clone(),
        rows: sheet.written.rows,
        columns: sheet.written.columns,
        hidden: sheets.get(at).is_some_and(|sheet| sheet.is_hidden),
    }];
    let mut hidden = book.hidden();
    let mut show = |sort: HiddenSort, count: u64| {
        if count > 0 {
            hidden.push(HiddenPart {
                sort,
                name: name.clone(),
                count,
                persons: 0,
            });
        }
    };
    show(HiddenSort::Rows, sheet.facts.hidden_rows);
    show(HiddenSort::Columns, sheet.facts.hidden_columns);
    if sheet.facts.unseen_cells >= LEAST_UNSEEN {
        show(HiddenSort::Unseen, sheet.facts.unseen_cells);
    }
    let mut searched = MAX_SEARCHED_CELLS;
    let mut budget = MAX_COUNTED_CELLS;
    for (other, sheet) in sheets.iter().enumerate().filter(|(other, _)| *other != at) {
        let (rows, columns) = book.extent(other, &mut budget);
        parts.push(TableInfo {
            name: sheet.name.clone(),
            rows,
            columns,
            hidden: sheet.is_hidden,
        });
        if rows > 0 {
            hidden.extend(beside(&mut book, other, sheet, rows, &mut searched));
        }
    }
    if hidden.iter().all(|part| part.persons == 0)
        && let Some(part) = book.left_over()
        && persons_of_lines(&sheet.written.bytes) == 0
    {
        hidden.push(part);
    }
    let others = parts.get(1..).unwrap_or_default();
    let unseen: Vec<&TableInfo> = others.iter().filter(|sheet| sheet.hidden).collect();
    if !others.is_empty() {
        notes.insert(
            0,
            Note::OtherSheets {
                count: others.len() as u64,
                hidden: unseen.len() as u64,
            },
        );
    }
    if !unseen.is_empty() {
        notes.insert(
            1,
            Note::HiddenSheets {
                names: unseen
                    .iter()
                    .take(MAX_NAMED)
                    .map(|sheet| sheet.name.clone())
                    .collect(),
                more: unseen.len().saturating_sub(MAX_NAMED) as u64,
            },
        );
    }
    Ok(Translated {
        bytes: valid(sheet.written.bytes),
        form: Form::Cells,
        format: input.format,
        part: vec![name],
        parts,
        crs: None,
        titles: Vec::new(),
        hidden,
        notes,
        encoding: None,
    })
}

/// A sheet beside the table: what numbers of persons it holds, and that it is there when it has no tab.
fn beside(
    book: &mut impl Book,
    at: usize,
    sheet: &SheetName,
    rows: u64,
    searched: &mut u64,
) -> Option<HiddenPart> {
    let read = match *searched {
        0 => None,
        most => book.read(at, most).ok(),
    };
    let persons = read.map_or(0, |read| {
        *searched = searched.saturating_sub(read.facts.cells);
        persons_of_lines(&read.written.bytes)
    });
    let sort = match sheet.is_hidden {
        true => HiddenSort::Sheet,
        false => HiddenSort::OtherSheet,
    };
    (sheet.is_hidden || persons > 0).then(|| HiddenPart {
        sort,
        name: sheet.name.clone(),
        count: rows,
        persons,
    })
}

/// The first visible sheet with anything in it; a workbook of hidden sheets only still shows its data.
fn first(book: &mut impl Book, most_cells: u64) -> Result<(usize, Sheet), Problem> {
    let sheets = book.sheets().to_vec();
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    order.sort_by_key(|at| sheets.get(*at).is_some_and(|sheet| sheet.is_hidden));
    let mut trouble = None;
    for at in order {
        match book.read(at, most_cells) {
            Ok(sheet) if sheet.written.rows > 0 => return Ok((at, sheet)),
            Ok(_) => {}
            Err(problem) => {
                let name = sheets.get(at).map_or("", |sheet| sheet.name.as_str());
                trouble.get_or_insert(placed(problem, name));
            }
        }
    }
    Err(trouble.unwrap_or(ProblemKind::EmptyFile.into()))
}

fn placed(problem: Problem, sheet: &str) -> Problem {
    Problem {
        kind: problem.kind,
        place: Place {
            sheet: Some(sheet.to_owned()),
            ..problem.place
        },
    }
}

/// A damaged file may hold bytes that are no letters.
fn valid(bytes: Vec<u8>) -> Vec<u8> {
    if simdutf8::basic::from_utf8(&bytes).is_ok() {
        return bytes;
    }
    match String::from_utf8(bytes) {
        Ok(text) => text.into_bytes(),
        Err(error) => String::from_utf8_lossy(error.as_bytes())
            .into_owned()
            .into_bytes(),
    }
}
