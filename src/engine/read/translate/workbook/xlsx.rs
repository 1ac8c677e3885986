//! Workbooks of Excel 2007 and later: sheets as XML in a zip archive.
//!
//! The sheet is read while it is unpacked; neither its XML nor its cells are ever held whole. Formulas count
//! with the values that were saved with them.

use super::book::{Book, Facts, Sheet, SheetName};
use super::format::Shape;
use super::hidden;
use super::merge::{MAX_MERGES, Merge, place};
use super::package::Package;
use super::strings::{Strings, rich_text, unescape};
use super::unseen;
use super::value;
use super::write::{MAX_COLUMNS, MAX_ROWS, Writer};
use super::xml::{Attributes, Event, Tag, Xml, decode};
use crate::read::translate::unpack::Allowance;
use model::hidden::HiddenPart;
use model::note::{Problem, ProblemKind};
use std::collections::HashMap;

/// A workbook whose sheets are known.
pub(super) struct Xlsx<'a> {
    package: Package<'a>,
    sheets: Vec<SheetName>,
    /// The part of each sheet.
    paths: Vec<String>,
    /// How numbers of each style are written.
    shapes: Vec<Shape>,
    strings: Strings,
    is_1904: bool,
    /// Styles whose text cannot be seen.
    unseen: Vec<bool>,
}

/// Styles beyond this number are damage: no program makes as many.
const MAX_STYLES: usize = 1 << 17;

impl<'a> Xlsx<'a> {
    /// Reads what all sheets share.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`], [`ProblemKind::TooBig`].
    pub fn open(bytes: &'a [u8], allowance: &'a Allowance) -> Result<Self, Problem> {
        let package = Package::open(bytes, allowance)?;
        let damaged = || Problem::from(ProblemKind::Damaged);
        let main = main_part(&package)?.ok_or_else(damaged)?;
        let relations = package.relations(&main)?;
        let mut book = Self {
            sheets: Vec::new(),
            paths: Vec::new(),
            shapes: Vec::new(),
            strings: Strings::default(),
            is_1904: false,
            unseen: Vec::new(),
            package,
        };
        let mut xml = book.package.xml(&main)?.ok_or_else(damaged)?;
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.name == b"workbookPr" => {
                    book.is_1904 = tag.is_set(b"date1904");
                }
                Event::Open(tag) if tag.name == b"sheet" => {
                    // charts and dialogues are sheets too
                    let relation = tag.text(b"id").and_then(|id| relations.get(&id).cloned());
                    let number = book.sheets.len() + 1;
                    let path = match relation {
                        Some(relation) if relation.kind == "worksheet" => relation.path,
                        Some(_) => continue,
                        None => format!("xl/worksheets/sheet{number}.xml"),
                    };
                    book.sheets.push(SheetName {
                        name: tag.text(b"name").unwrap_or_default(),
                        is_hidden: tag
                            .attribute(b"state")
                            .is_some_and(|state| state != b"visible"),
                    });
                    book.paths.push(path);
                }
                Event::End => break,
                _ => {}
            }
        }
        let path_of = |kind: &str, usual: &str| {
            let found = relations.values().find(|relation| relation.kind == kind);
            found.map_or(usual.to_owned(), |relation| relation.path.clone())
        };
        let styles = path_of("styles", "xl/styles.xml");
        if let Some(xml) = book.package.xml(&styles)? {
            book.shapes = shapes(xml)?;
        }
        if let Some(xml) = book.package.xml(&styles)? {
            book.unseen = unseen::of_styles(xml);
        }
        let strings = path_of("sharedStrings", "xl/sharedStrings.xml");
        if let Some(xml) = book.package.xml(&strings)? {
            book.strings = Strings::read(xml)?;
        }
        Ok(book)
    }

    fn sheet(&self, at: usize) -> Result<Xml<'a>, Problem> {
        let path = self.paths.get(at).map_or("", String::as_str);
        let xml = self.package.xml(path)?;
        xml.ok_or(ProblemKind::Damaged.into())
    }
}

/// The part that lists the sheets.
fn main_part(package: &Package<'_>) -> Result<Option<String>, Problem> {
    let told = package.relations("")?;
    let told = told
        .into_values()
        .find(|relation| relation.kind == "officeDocument");
    Ok(match told {
        Some(relation) => Some(relation.path),
        None => package
            .names()
            .find(|name| name.ends_with("workbook.xml"))
            .map(str::to_owned),
    })
}

/// How numbers of each style are written.
fn shapes(mut xml: Xml<'_>) -> Result<Vec<Shape>, Problem> {
    let mut own: HashMap<u32, Shape> = HashMap::new();
    let mut shapes = Vec::new();
    let mut is_cells = false;
    loop {
        match xml.next()? {
            Event::Open(tag) if tag.name == b"numFmt" => {
                if let (Some(id), Some(code)) = (tag.number(b"numFmtId"), tag.text(b"formatCode")) {
                    own.insert(id, Shape::of_code(&code));
                }
            }
            Event::Open(tag) if tag.name == b"cellXfs" => is_cells = !tag.is_empty,
            Event::Close(name) if name == b"cellXfs" => is_cells = false,
            Event::Open(tag) if tag.name == b"xf" && is_cells && shapes.len() < MAX_STYLES => {
                let id = tag.number(b"numFmtId").unwrap_or(0);
                let shape = own.get(&id).copied().or_else(|| Shape::of_known(id));
                shapes.push(shape.unwrap_or_default());
            }
            Event::End => return Ok(shapes),
            _ => {}
        }
    }
}

/// What a cell holds, by its `t`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Boolean,
    Error,
}

impl Kind {
    #[inline]
    fn of(word: &[u8]) -> Self {
        match word {
            b"s" => Self::Shared,
            b"n" | b"" => Self::Number,
            b"b" => Self::Boolean,
            b"e" => Self::Error,
            // a formula's text, a text of the cell's own, a day as ISO 8601
            _ => Self::Text,
        }
    }
}

/// What a tag says about its cell.
#[derive(Debug, Clone, Copy)]
struct CellHead {
    row: u32,
    column: u32,
    style: usize,
    kind: Kind,
}

impl CellHead {
    /// `row` and `column` are where the cell is when it does not say.
    #[inline]
    fn of(tag: &Tag<'_>, row: u32, column: u32) -> Self {
        let mut head = Self {
            row,
            column,
            style: 0,
            kind: Kind::Number,
        };
        for (name, value) in Attributes(tag.attributes) {
            match name {
                b"r" => {
                    if let Some((row, column)) = place(value) {
                        (head.row, head.column) = (row, column);
                    }
                }
                b"s" => head.style = digits(value).unwrap_or(0),
                b"t" => head.kind = Kind::of(value),
                _ => {}
            }
        }
        head
    }
}

fn digits(text: &[u8]) -> Option<usize> {
    (!text.is_empty() && text.len() < 16).then_some(())?;
    text.iter().try_fold(0_usize, |sum, byte| {
        byte.is_ascii_digit()
            .then(|| sum * 10 + usize::from(byte - b'0'))
    })
}

/// The cells of a sheet, one after another.
struct Cells<'a> {
    xml: Xml<'a>,
    row: u32,
    column: u32,
    /// The text of the current cell.
    text: Vec<u8>,
    has_formula: bool,
    merges: Vec<Merge>,
    is_row_hidden: bool,
    /// First and last of each run of hidden columns, counted from 1.
    hidden_columns: Vec<(u32, u32)>,
}

impl<'a> Cells<'a> {
    fn new(xml: Xml<'a>) -> Self {
        Self {
            xml,
            row: 0,
            column: 0,
            text: Vec::new(),
            has_formula: false,
            merges: Vec::new(),
            is_row_hidden: false,
            hidden_columns: Vec::new(),
        }
    }

    /// The next cell that is there, its value in `text`; `None` behind the last.
    fn next(&mut self) -> Result<Option<CellHead>, Problem> {
        loop {
            if let Some(cell) = self.xml.usual_cell() {
                let head = CellHead {
                    row: cell.row - 1,
                    column: cell.column,
                    style: cell.style,
                    kind: Kind::of(cell.kind),
                };
                self.text.clear();
                self.text.extend_from_slice(cell.value);
                self.has_formula = false;
                (self.row, self.column) = (head.row, head.column + 1);
                if head.row < MAX_ROWS && head.column < MAX_COLUMNS {
                    return Ok(Some(head));
                }
                continue;
            }
            match self.xml.next()? {
                Event::Open(tag) => match tag.name {
                    b"c" => {
                        let head = CellHead::of(&tag, self.row, self.column);
                        let is_empty = tag.is_empty;
                        (self.row, self.column) = (head.row, head.column.saturating_add(1));
                        if !is_empty {
                            self.content()?;
                            if head.row < MAX_ROWS && head.column < MAX_COLUMNS {
                                return Ok(Some(head));
                            }
                        }
                    }
                    b"row" => {
                        self.column = 0;
                        if let Some(number) = tag.number(b"r") {
                            self.row = number.saturating_sub(1);
                        }
                        self.is_row_hidden = tag.is_set(b"hidden");
                    }
                    b"mergeCell" if self.merges.len() < MAX_MERGES => {
                        self.merges
                            .extend(tag.attribute(b"ref").and_then(Merge::of));
                    }
                    b"col" if tag.is_set(b"hidden") && self.hidden_columns.len() < 1000 => {
                        if let (Some(min), Some(max)) = (tag.number(b"min"), tag.number(b"max")) {
                            self.hidden_columns.push((min.max(1), max));
                        }
                    }
                    _ => {}
                },
                Event::Close(b"row") => self.row = self.row.saturating_add(1),
                Event::End => return Ok(None),
                _ => {}
            }
        }
    }

    /// Collects what stands in a cell.
    fn content(&mut self) -> Result<(), Problem> {
        self.text.clear();
        self.has_formula = false;
        let mut is_value = false;
        loop {
            match self.xml.next()? {
                Event::Text(part) if is_value => decode(part, &mut self.text),
                Event::Literal(part) if is_value => self.text.extend_from_slice(part),
                Event::Open(tag) => match tag.name {
                    b"v" => is_value = !tag.is_empty,
                    b"is" if !tag.is_empty => rich_text(&mut self.xml, b"is", &mut self.text)?,
                    b"f" => {
                        self.has_formula = true;
                        if !tag.is_empty {
                            self.xml.skip_element()?;
                        }
                    }
                    _ => {}
                },
                Event::Close(b"v") => is_value = false,
                Event::Close(b"c") | Event::End => return Ok(()),
                _ => {}
            }
        }
    }
}

impl Book for Xlsx<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(&mut self, at: usize, most_cells: u64) -> Result<Sheet, Problem> {
        let mut cells = Cells::new(self.sheet(at)?);
        let mut writer = Writer::default();
        let mut facts = Facts::default();
        let mut last_hidden_row = None;
        let mut width = 0;
        loop {
            let head = match cells.next() {
                Ok(Some(head)) => head,
                Ok(None) => break,
                // what was read before the damage is worth showing
                Err(problem) if problem.kind == ProblemKind::Damaged && facts.cells > 0 => {
                    facts.is_torn = true;
                    break;
                }
                Err(problem) => return Err(problem),
            };
            let mut text = cells.text.as_slice();
            if head.kind == Kind::Shared {
                text = digits(text.trim_ascii()).map_or(&[][..], |at| self.strings.field(at));
            }
            if head.kind == Kind::Error {
                facts.see_error(head.row);
                continue;
            }
            if text.is_empty() || (head.kind != Kind::Shared && value::is_blank(text)) {
                facts.unsaved_formulas += u64::from(cells.has_formula && head.kind == Kind::Number);
                continue;
            }
            if facts.cells >= most_cells {
                facts.is_cut = true;
                break;
            }
            facts.cells += 1;
            facts.unseen_cells += u64::from(self.unseen.get(head.style).is_some_and(|own| *own));
            width = width.max(head.column + 1);
            if cells.is_row_hidden && last_hidden_row != Some(head.row) {
                last_hidden_row = Some(head.row);
                facts.hidden_rows += 1;
            }
            let bytes = writer.cell(head.row, head.column);
            match head.kind {
                Kind::Shared => bytes.extend_from_slice(text),
                Kind::Boolean => value::boolean(bytes, text.trim_ascii() == b"1"),
                Kind::Number => {
                    let shape = self.shapes.get(head.style).copied().unwrap_or_default();
                    if !value::number_text(bytes, text, shape, self.is_1904) {
                        value::text(bytes, text);
                    }
                }
                Kind::Text | Kind::Error => {
                    unescape(&mut cells.text);
                    value::text(bytes, &cells.text);
                }
            }
        }
        // often everything to the right of the table is hidden
        facts.hidden_columns = cells
            .hidden_columns
            .iter()
            .map(|(first, last)| u64::from((*last).min(width).saturating_sub(first - 1)))
            .sum();
        Ok(Sheet {
            written: writer.finish(cells.merges),
            facts,
        })
    }

    fn left_over(&self) -> Option<HiddenPart> {
        hidden::persons_of_shared(&self.package)
    }

    fn hidden(&self) -> Vec<HiddenPart> {
        hidden::of_package(&self.package)
    }

    fn extent(&mut self, at: usize, budget: &mut u64) -> (u64, u64) {
        let Ok(xml) = self.sheet(at) else {
            return (0, 0);
        };
        let mut cells = Cells::new(xml);
        let (mut rows, mut last_row, mut span) = (0, None, None);
        while *budget > 0
            && let Ok(Some(head)) = cells.next()
        {
            *budget -= 1;
            let is_blank = match head.kind {
                Kind::Shared => digits(cells.text.trim_ascii())
                    .is_none_or(|at| self.strings.field(at).is_empty()),
                Kind::Error => true,
                _ => value::is_blank(&cells.text),
            };
            if is_blank {
                continue;
            }
            rows += u64::from(last_row != Some(head.row));
            last_row = Some(head.row);
            let (low, high) = span.unwrap_or((head.column, head.column));
            span = Some((head.column.min(low), head.column.max(high)));
        }
        let width = span.map_or(0, |(low, high)| u64::from(high - low) + 1);
        (rows, width)
    }
}
