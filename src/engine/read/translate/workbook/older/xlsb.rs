//! Excel's binary workbooks: the parts of an XLSX, written as records.

use super::taking::{Extent, Taking, Value};
use super::{float, long, packed, push_wide, short};
use crate::check::personal::Persons;
use crate::read::translate::unpack::{Allowance, Unpacking};
use crate::read::translate::workbook::book::{Book, Sheet, SheetName};
use crate::read::translate::workbook::format::Shape;
use crate::read::translate::workbook::hidden;
use crate::read::translate::workbook::package::Package;
use crate::read::translate::workbook::strings::Strings;
use model::hidden::{HiddenPart, HiddenSort};
use model::note::{Problem, ProblemKind};
use std::collections::HashMap;

/// Numbers of records.
mod kind {
    pub const ROW: u32 = 0;
    pub const SHORT_NUMBER: u32 = 2;
    pub const ERROR: u32 = 3;
    pub const BOOLEAN: u32 = 4;
    pub const NUMBER: u32 = 5;
    pub const TEXT: u32 = 6;
    pub const SHARED_TEXT: u32 = 7;
    pub const FORMULA_TEXT: u32 = 8;
    pub const FORMULA_NUMBER: u32 = 9;
    pub const FORMULA_BOOLEAN: u32 = 10;
    pub const FORMULA_ERROR: u32 = 11;
    pub const STRING: u32 = 19;
    pub const FORMAT: u32 = 44;
    pub const STYLE: u32 = 47;
    pub const COLUMNS: u32 = 60;
    pub const RICH_TEXT: u32 = 62;
    pub const CELLS_END: u32 = 146;
    pub const WORKBOOK: u32 = 153;
    pub const SHEET: u32 = 156;
    pub const MERGED: u32 = 176;
    pub const STYLES_BEGIN: u32 = 617;
    pub const STYLES_END: u32 = 618;
    /// A comment on a cell, and its text.
    pub const COMMENT: u32 = 635;
    pub const COMMENT_TEXT: u32 = 637;
}

/// A record longer than this is damage.
const MAX_RECORD_BYTES: usize = 16 << 20;
const BUFFER_BYTES: usize = 64 << 10;
/// Styles beyond this number are damage: no program makes as many.
const MAX_STYLES: usize = 1 << 17;

fn damaged() -> Problem {
    ProblemKind::Damaged.into()
}

/// Records while they are unpacked.
struct Records<'a> {
    unpacking: Unpacking<'a>,
    buffer: Vec<u8>,
    from: usize,
    to: usize,
}

impl<'a> Records<'a> {
    fn new(unpacking: Unpacking<'a>) -> Self {
        Self {
            unpacking,
            buffer: vec![0; BUFFER_BYTES],
            from: 0,
            to: 0,
        }
    }

    /// Makes sure that so many bytes are there; false when there are fewer left.
    fn need(&mut self, bytes: usize) -> Result<bool, Problem> {
        while self.to - self.from < bytes {
            self.buffer.copy_within(self.from..self.to, 0);
            (self.from, self.to) = (0, self.to - self.from);
            if self.buffer.len() < bytes {
                self.buffer.resize(bytes.max(self.buffer.len() * 2), 0);
            }
            let room = self.buffer.get_mut(self.to..).unwrap_or_default();
            match self.unpacking.read(room)? {
                0 => return Ok(false),
                came => self.to += came,
            }
        }
        Ok(true)
    }

    /// A number in up to `most` bytes of seven bits.
    fn small(&mut self, most: usize) -> Result<Option<u32>, Problem> {
        let mut number = 0;
        for at in 0..most {
            if !self.need(1)? {
                return Ok(None);
            }
            let byte = self.buffer.get(self.from).copied().unwrap_or(0);
            self.from += 1;
            number |= u32::from(byte & 0x7f) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(Some(number))
    }

    /// The next record; `None` behind the last.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`] for one that is cut off.
    fn next(&mut self) -> Result<Option<(u32, &[u8])>, Problem> {
        let Some(kind) = self.small(2)? else {
            return Ok(None);
        };
        let length = self.small(4)?.ok_or_else(damaged)? as usize;
        if length > MAX_RECORD_BYTES || !self.need(length)? {
            return Err(damaged());
        }
        let data = self.from..self.from + length;
        self.from += length;
        Ok(Some((kind, self.buffer.get(data).unwrap_or_default())))
    }
}

/// A text behind its length, and where it ends.
fn wide(data: &[u8], at: usize) -> (Vec<u8>, usize) {
    // a length of nothing but ones says that there is none
    let count = match long(data, at) {
        u32::MAX => 0,
        count => count as usize,
    };
    let from = at.saturating_add(4).min(data.len());
    let end = from.saturating_add(count.saturating_mul(2)).min(data.len());
    let mut text = Vec::with_capacity(end - from);
    push_wide(data.get(from..end).unwrap_or_default(), &mut text);
    (text, end)
}

fn string(data: &[u8], at: usize) -> String {
    String::from_utf8(wide(data, at).0).unwrap_or_default()
}

/// A workbook whose sheets are known.
pub(in crate::read::translate::workbook) struct Xlsb<'a> {
    package: Package<'a>,
    sheets: Vec<SheetName>,
    /// The part of each sheet.
    paths: Vec<String>,
    /// How numbers of each style are written.
    shapes: Vec<Shape>,
    strings: Strings,
    is_1904: bool,
}

impl<'a> Xlsb<'a> {
    /// Reads what all sheets share.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`], [`ProblemKind::TooBig`].
    pub fn open(bytes: &'a [u8], allowance: &'a Allowance) -> Result<Self, Problem> {
        let package = Package::open(bytes, allowance)?;
        let main = package.names().find(|name| name.ends_with("workbook.bin"));
        let main = main.ok_or_else(damaged)?.to_owned();
        let relations = package.relations(&main)?;
        let mut book = Self {
            sheets: Vec::new(),
            paths: Vec::new(),
            shapes: Vec::new(),
            strings: Strings::default(),
            is_1904: false,
            package,
        };
        let mut records = Records::new(book.package.part(&main)?.ok_or_else(damaged)?);
        while let Some((kind, data)) = records.next()? {
            match kind {
                kind::WORKBOOK => book.is_1904 = long(data, 0) & 1 != 0,
                kind::SHEET => {
                    let (id, end) = wide(data, 8);
                    let id = String::from_utf8(id).unwrap_or_default();
                    // charts and dialogues are sheets too
                    let path = match relations.get(&id) {
                        Some(relation) if relation.kind == "worksheet" => relation.path.clone(),
                        _ => continue,
                    };
                    book.paths.push(path);
                    book.sheets.push(SheetName {
                        name: string(data, end),
                        is_hidden: long(data, 0) != 0,
                    });
                }
                _ => {}
            }
        }
        let path_of = |kind: &str, usual: &str| {
            let found = relations.values().find(|relation| relation.kind == kind);
            found.map_or(usual.to_owned(), |relation| relation.path.clone())
        };
        if let Some(part) = book.package.part(&path_of("styles", "xl/styles.bin"))? {
            book.shapes = shapes(Records::new(part))?;
        }
        let strings = path_of("sharedStrings", "xl/sharedStrings.bin");
        if let Some(part) = book.package.part(&strings)? {
            let mut records = Records::new(part);
            while let Some((kind, data)) = records.next()? {
                if kind == kind::STRING {
                    book.strings.push_plain(&wide(data, 1).0);
                }
            }
        }
        Ok(book)
    }

    fn records(&self, at: usize) -> Result<Records<'a>, Problem> {
        let path = self.paths.get(at).map_or("", String::as_str);
        let part = self.package.part(path)?;
        part.map(Records::new).ok_or_else(damaged)
    }

    /// Calls `take` with every cell until it answers false, and `about` with everything else.
    fn walk(&self, at: usize, hear: &mut dyn FnMut(Met<'_>) -> bool) -> Result<(), Problem> {
        let mut records = self.records(at)?;
        let mut row = 0;
        let mut is_over = false;
        while let Some((kind, data)) = records.next()? {
            let shape = || {
                let style = (long(data, 4) & 0x00ff_ffff) as usize;
                self.shapes.get(style).copied().unwrap_or_default()
            };
            let text;
            let found = match kind {
                kind::ROW => {
                    row = long(data, 0);
                    let is_hidden = data.get(11).is_some_and(|flags| flags & 0x10 != 0);
                    if is_hidden && !hear(Met::HiddenRow(row)) {
                        return Ok(());
                    }
                    continue;
                }
                kind::CELLS_END => {
                    is_over = true;
                    continue;
                }
                kind::MERGED | kind::COLUMNS => {
                    if !hear(Met::Other(kind, data)) {
                        return Ok(());
                    }
                    continue;
                }
                _ if is_over => continue,
                kind::SHORT_NUMBER => Value::Number(packed(long(data, 8)), shape()),
                kind::NUMBER | kind::FORMULA_NUMBER => match float(data, 8) {
                    Some(number) => Value::Number(number, shape()),
                    None => continue,
                },
                kind::ERROR | kind::FORMULA_ERROR => Value::Error,
                kind::BOOLEAN | kind::FORMULA_BOOLEAN => {
                    Value::Boolean(data.get(8).is_some_and(|yes| *yes != 0))
                }
                kind::TEXT | kind::FORMULA_TEXT => {
                    text = wide(data, 8).0;
                    Value::Text(&text)
                }
                kind::RICH_TEXT => {
                    text = wide(data, 9).0;
                    Value::Text(&text)
                }
                kind::SHARED_TEXT => Value::Field(self.strings.field(long(data, 8) as usize)),
                _ => continue,
            };
            if !hear(Met::Cell(row, long(data, 0), found)) {
                return Ok(());
            }
        }
        if is_over { Ok(()) } else { Err(damaged()) }
    }
}

/// What is met in a sheet.
enum Met<'a> {
    Cell(u32, u32, Value<'a>),
    HiddenRow(u32),
    Other(u32, &'a [u8]),
}

/// How numbers of each style are written.
fn shapes(mut records: Records<'_>) -> Result<Vec<Shape>, Problem> {
    let mut own: HashMap<u16, Shape> = HashMap::new();
    let mut shapes = Vec::new();
    let mut is_cells = false;
    while let Some((kind, data)) = records.next()? {
        match kind {
            kind::FORMAT => {
                own.insert(short(data, 0), Shape::of_code(&string(data, 2)));
            }
            kind::STYLES_BEGIN => is_cells = true,
            kind::STYLES_END => is_cells = false,
            kind::STYLE if is_cells && shapes.len() < MAX_STYLES => {
                let format = short(data, 2);
                let known = || Shape::of_known(u32::from(format));
                let shape = own.get(&format).copied().or_else(known);
                shapes.push(shape.unwrap_or_default());
            }
            _ => {}
        }
    }
    Ok(shapes)
}

impl Xlsb<'_> {
    /// Comments on cells, and numbers of persons in them; those of a damaged part as far as it can be read.
    fn comments(&self) -> HiddenPart {
        let mut found = HiddenPart {
            sort: HiddenSort::Comments,
            name: String::new(),
            count: 0,
            persons: 0,
        };
        let mut persons = Persons::default();
        let parts = self.package.names();
        for name in parts.filter(|name| name.contains("comments") && name.ends_with(".bin")) {
            let Ok(Some(part)) = self.package.part(name) else {
                continue;
            };
            let mut records = Records::new(part);
            while let Ok(Some((kind, data))) = records.next() {
                match kind {
                    kind::COMMENT => found.count += 1,
                    kind::COMMENT_TEXT => persons.see(&string(data, 1)),
                    _ => {}
                }
            }
        }
        found.persons = persons.count();
        found
    }
}

impl Book for Xlsb<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn hidden(&self) -> Vec<HiddenPart> {
        let mut found = hidden::of_package(&self.package);
        let comments = self.comments();
        if comments.count > 0 {
            match found.iter_mut().find(|part| part.sort == comments.sort) {
                Some(part) => *part = comments,
                None => found.push(comments),
            }
        }
        found
    }

    fn read(&mut self, at: usize, most_cells: u64) -> Result<Sheet, Problem> {
        let mut taking = Taking::new(most_cells, self.is_1904);
        let walked = self.walk(at, &mut |met| {
            match met {
                Met::Cell(row, column, found) => return taking.take(row, column, found),
                Met::HiddenRow(row) => {
                    taking.hidden_rows.insert(row);
                }
                Met::Other(kind::COLUMNS, data) if short(data, 16) & 1 != 0 => {
                    taking.hidden_columns.push((long(data, 0), long(data, 4)));
                }
                Met::Other(kind::MERGED, data) => {
                    taking.merge(
                        (long(data, 0), long(data, 4)),
                        (long(data, 8), long(data, 12)),
                    );
                }
                Met::Other(..) => {}
            }
            true
        });
        match walked {
            // what was read before the damage is worth showing
            Err(problem) if problem.kind == ProblemKind::Damaged && taking.facts.cells > 0 => {
                taking.facts.is_torn = true;
            }
            other => other?,
        }
        Ok(taking.finish())
    }

    fn extent(&mut self, at: usize, budget: &mut u64) -> (u64, u64) {
        let mut extent = Extent::default();
        let walked = self.walk(at, &mut |met| {
            if let Met::Cell(row, column, found) = met {
                *budget = budget.saturating_sub(1);
                extent.see(row, column, found);
            }
            *budget > 0
        });
        // what was counted before the damage counts
        drop(walked);
        extent.size()
    }
}
