//! Workbooks of Excel 97 to 2003, and of 5.0 and 95: one stream of records, first what all sheets share,
//! then the sheets.

use super::taking::{Extent, Taking, Value};
use super::{compound, float, long, notes, packed, push_wide, short};
use crate::read::encoding::{decode, letters};
use crate::read::translate::workbook::book::{Book, Sheet, SheetName};
use crate::read::translate::workbook::format::Shape;
use crate::read::translate::workbook::strings::Strings;
use model::hidden::HiddenPart;
use model::note::{Problem, ProblemKind};
use model::sniff::Encoding;
use std::collections::HashMap;

/// Numbers of records.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000a;
    pub const CALENDAR: u16 = 0x0022;
    pub const PASSWORD: u16 = 0x002f;
    pub const CONTINUED: u16 = 0x003c;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const COLUMNS: u16 = 0x007d;
    pub const SHEET: u16 = 0x0085;
    pub const SHORT_NUMBERS: u16 = 0x00bd;
    pub const RICH_TEXT: u16 = 0x00d6;
    pub const STYLE: u16 = 0x00e0;
    pub const MERGED: u16 = 0x00e5;
    pub const STRINGS: u16 = 0x00fc;
    pub const SHARED_TEXT: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const TEXT: u16 = 0x0204;
    pub const BOOLEAN: u16 = 0x0205;
    pub const FORMULA_TEXT: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const SHORT_NUMBER: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BEGIN: u16 = 0x0809;
}

/// Styles beyond this number are damage: no program makes as many.
const MAX_STYLES: usize = 1 << 17;
/// Sheets beyond this number are damage.
const MAX_SHEETS: usize = 4096;
/// The version whose texts are Unicode.
const UNICODE_VERSION: u16 = 0x0600;

/// A workbook whose sheets are known.
pub(in crate::read::translate::workbook) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<SheetName>,
    /// Where each sheet begins.
    places: Vec<usize>,
    /// How numbers of each style are written.
    shapes: Vec<Shape>,
    strings: Strings,
    is_1904: bool,
    letters: Letters,
    hidden: Vec<HiddenPart>,
}

/// How texts are written.
#[derive(Debug, Clone, Copy)]
enum Letters {
    Unicode,
    OneByte(Encoding),
}

/// Records, one after another.
#[derive(Clone)]
struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let head = self.bytes.get(self.at..self.at.checked_add(4)?)?;
        let from = self.at + 4;
        let to = (from + usize::from(short(head, 2))).min(self.bytes.len());
        self.at = to;
        Some((short(head, 0), self.bytes.get(from..to).unwrap_or_default()))
    }
}

impl<'a> Records<'a> {
    /// A record with those that continue it.
    fn parts(&mut self, first: &'a [u8]) -> Parts<'a> {
        let mut parts = vec![first];
        let mut ahead = self.clone();
        while let Some((kind::CONTINUED, more)) = ahead.next() {
            parts.push(more);
            self.at = ahead.at;
        }
        Parts {
            parts,
            part: 0,
            at: 0,
        }
    }
}

/// A record in parts. A text may go on in the next part, which then says anew how it is written.
struct Parts<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl Parts<'_> {
    /// Bytes left in this part, after going on to the next when there are none.
    fn rest(&mut self) -> &[u8] {
        while self.part + 1 < self.parts.len()
            && self.at >= self.parts.get(self.part).map_or(0, |part| part.len())
        {
            self.part += 1;
            self.at = 0;
        }
        let part = self.parts.get(self.part).copied().unwrap_or_default();
        part.get(self.at..).unwrap_or_default()
    }

    fn number(&mut self, bytes: usize) -> u32 {
        let rest = self.rest();
        let number = match bytes {
            1 => rest.first().map_or(0, |byte| u32::from(*byte)),
            2 => u32::from(short(rest, 0)),
            _ => long(rest, 0),
        };
        self.skip(bytes);
        number
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let here = self.rest().len().min(bytes);
            if here == 0 {
                return;
            }
            self.at += here;
            bytes -= here;
        }
    }

    fn is_done(&mut self) -> bool {
        self.rest().is_empty()
    }

    /// A text of so many letters; `flags` tells of two bytes each.
    fn letters(&mut self, mut count: usize, flags: u32, text: &mut Vec<u8>) {
        let mut is_wide = flags & 1 != 0;
        let mut part = self.part;
        while count > 0 {
            if self.rest().is_empty() {
                return;
            }
            if self.part != part {
                part = self.part;
                is_wide = self.number(1) & 1 != 0;
                continue;
            }
            let width = if is_wide { 2 } else { 1 };
            let rest = self.rest();
            let here = (rest.len() / width).min(count);
            let taken = rest.get(..here * width).unwrap_or_default();
            if is_wide {
                push_wide(taken, text);
            } else {
                text.extend(taken.iter().flat_map(|byte| latin(*byte)));
            }
            // half a letter at the end of a part is damage
            self.at += if here == 0 { 1 } else { here * width };
            count -= here;
        }
    }

    /// A text of the list all sheets share.
    fn shared(&mut self, text: &mut Vec<u8>) {
        let count = self.number(2) as usize;
        let flags = self.number(1);
        let runs = if flags & 8 == 0 {
            0
        } else {
            self.number(2) as usize
        };
        let spoken = if flags & 4 == 0 {
            0
        } else {
            self.number(4) as usize
        };
        self.letters(count, flags, text);
        // how pieces of it look, how it is pronounced
        self.skip(runs * 4);
        self.skip(spoken);
    }
}

/// A letter of Latin-1 in UTF-8.
fn latin(byte: u8) -> impl Iterator<Item = u8> {
    let mut utf8 = [0; 4];
    let length = char::from(byte).encode_utf8(&mut utf8).len();
    utf8.into_iter().take(length)
}

impl Letters {
    /// A text behind its length of one or two bytes.
    fn text(self, mut parts: Parts<'_>, at: usize, length_bytes: usize) -> Vec<u8> {
        parts.skip(at);
        let count = parts.number(length_bytes) as usize;
        let mut text = Vec::new();
        match self {
            Self::Unicode => {
                let flags = parts.number(1);
                parts.letters(count, flags, &mut text);
            }
            Self::OneByte(encoding) => {
                let rest = parts.rest();
                let taken = rest.get(..count.min(rest.len())).unwrap_or_default();
                if let Some(letters) = letters(encoding) {
                    decode(taken, letters, &mut text, |_, _| {});
                }
            }
        }
        text
    }
}

/// The one part of a record that is not continued.
fn one(part: &[u8]) -> Parts<'_> {
    Parts {
        parts: vec![part],
        part: 0,
        at: 0,
    }
}

impl Xls {
    /// Reads what all sheets share.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`].
    pub fn open(bytes: &[u8]) -> Result<Self, Problem> {
        let stream = compound::stream(bytes, &["Workbook", "Book"])?;
        let mut book = Self {
            stream: Vec::new(),
            sheets: Vec::new(),
            places: Vec::new(),
            shapes: Vec::new(),
            strings: Strings::default(),
            is_1904: false,
            letters: Letters::Unicode,
            hidden: notes::of_file(&stream, bytes),
        };
        let mut own: HashMap<u16, Shape> = HashMap::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut page = Encoding::Windows1252;
        let mut records = Records {
            bytes: &stream,
            at: 0,
        };
        while let Some((kind, data)) = records.next() {
            match kind {
                kind::PASSWORD => return Err(ProblemKind::Encrypted.into()),
                kind::BEGIN if short(data, 0) < UNICODE_VERSION => {
                    book.letters = Letters::OneByte(page);
                }
                kind::CODE_PAGE => {
                    page = match short(data, 0) {
                        850 => Encoding::Cp850,
                        865 => Encoding::Cp865,
                        10_000 => Encoding::MacRoman,
                        _ => Encoding::Windows1252,
                    };
                    if let Letters::OneByte(own) = &mut book.letters {
                        *own = page;
                    }
                }
                kind::CALENDAR => book.is_1904 = short(data, 0) == 1,
                kind::FORMAT => {
                    let length_bytes = match book.letters {
                        Letters::Unicode => 2,
                        Letters::OneByte(_) => 1,
                    };
                    let code = book.letters.text(one(data), 2, length_bytes);
                    let code = String::from_utf8_lossy(&code).into_owned();
                    own.insert(short(data, 0), Shape::of_code(&code));
                }
                kind::STYLE if styles.len() < MAX_STYLES => styles.push(short(data, 2)),
                // sheets of cells; charts and modules are sheets too
                kind::SHEET if data.get(5) == Some(&0) && book.sheets.len() < MAX_SHEETS => {
                    let name = book.letters.text(one(data), 6, 1);
                    book.sheets.push(SheetName {
                        name: String::from_utf8_lossy(&name).into_owned(),
                        is_hidden: data.get(4).is_some_and(|state| state & 3 != 0),
                    });
                    book.places.push(long(data, 0) as usize);
                }
                kind::STRINGS => {
                    let mut parts = records.parts(data);
                    parts.skip(8);
                    let mut text = Vec::new();
                    while !parts.is_done() {
                        text.clear();
                        parts.shared(&mut text);
                        book.strings.push_plain(&text);
                    }
                }
                kind::END => break,
                _ => {}
            }
        }
        let shape = |format: u16| {
            let known = || Shape::of_known(u32::from(format));
            own.get(&format).copied().or_else(known).unwrap_or_default()
        };
        book.shapes = styles.into_iter().map(shape).collect();
        if book.sheets.is_empty() {
            return Err(ProblemKind::Damaged.into());
        }
        book.stream = stream;
        Ok(book)
    }

    /// Goes through a sheet; `take` answers false to end it. True when the sheet has its end.
    fn walk(&self, at: usize, hear: &mut dyn Hear) -> bool {
        let mut records = Records {
            bytes: &self.stream,
            at: self.places.get(at).copied().unwrap_or(usize::MAX),
        };
        let mut depth = 0;
        let mut formula = None;
        let shape = |data: &[u8], at: usize| {
            let style = usize::from(short(data, at));
            self.shapes.get(style).copied().unwrap_or_default()
        };
        while let Some((kind, data)) = records.next() {
            let (row, column) = (u32::from(short(data, 0)), u32::from(short(data, 2)));
            let found = match kind {
                kind::BEGIN => {
                    depth += 1;
                    continue;
                }
                kind::END if depth <= 1 => return true,
                kind::END => {
                    depth -= 1;
                    continue;
                }
                // a chart inside of the sheet
                _ if depth > 1 => continue,
                kind::NUMBER => float(data, 6).map(|n| Value::Number(n, shape(data, 4))),
                kind::SHORT_NUMBER => Some(Value::Number(packed(long(data, 6)), shape(data, 4))),
                kind::SHORT_NUMBERS => {
                    let numbers = data.get(4..).unwrap_or_default().chunks_exact(6);
                    for (column, number) in (column..).zip(numbers) {
                        let value = Value::Number(packed(long(number, 2)), shape(number, 0));
                        if !hear.cell(row, column, value) {
                            return true;
                        }
                    }
                    None
                }
                kind::SHARED_TEXT => Some(Value::Field(self.strings.field(long(data, 6) as usize))),
                kind::BOOLEAN => Some(match (data.get(6), data.get(7)) {
                    (Some(yes), Some(0)) => Value::Boolean(*yes != 0),
                    _ => Value::Error,
                }),
                kind::FORMULA => match (short(data, 12), data.get(6)) {
                    // what is no number says what it is; a text stands in a record of its own
                    (0xffff, Some(0)) => {
                        formula = Some((row, column));
                        None
                    }
                    (0xffff, Some(1)) => Some(Value::Boolean(data.get(8) == Some(&1))),
                    (0xffff, Some(2)) => Some(Value::Error),
                    (0xffff, _) => None,
                    _ => float(data, 6).map(|n| Value::Number(n, shape(data, 4))),
                },
                kind::TEXT | kind::RICH_TEXT => {
                    let text = self.letters.text(records.parts(data), 6, 2);
                    if !hear.cell(row, column, Value::Text(&text)) {
                        return true;
                    }
                    None
                }
                kind::FORMULA_TEXT => {
                    let text = self.letters.text(records.parts(data), 0, 2);
                    if let Some((row, column)) = formula.take()
                        && !hear.cell(row, column, Value::Text(&text))
                    {
                        return true;
                    }
                    None
                }
                kind::ROW | kind::COLUMNS | kind::MERGED => {
                    hear.about(kind, data);
                    None
                }
                _ => None,
            };
            if let Some(found) = found
                && !hear.cell(row, column, found)
            {
                return true;
            }
        }
        false
    }
}

/// Who is told what stands in a sheet.
trait Hear {
    /// A cell. False: no more.
    fn cell(&mut self, row: u32, column: u32, found: Value<'_>) -> bool;
    /// Something that is no cell.
    fn about(&mut self, kind: u16, data: &[u8]);
}

impl Hear for Taking {
    fn cell(&mut self, row: u32, column: u32, found: Value<'_>) -> bool {
        self.take(row, column, found)
    }

    fn about(&mut self, kind: u16, data: &[u8]) {
        let at = |at: usize| u32::from(short(data, at));
        match kind {
            kind::ROW if at(12) & 0x20 != 0 => {
                self.hidden_rows.insert(at(0));
            }
            kind::COLUMNS if at(8) & 1 != 0 => self.hidden_columns.push((at(0), at(2))),
            kind::MERGED => {
                for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    let at = |at: usize| u32::from(short(area, at));
                    self.merge((at(0), at(2)), (at(4), at(6)));
                }
            }
            _ => {}
        }
    }
}

impl Hear for Extent {
    fn cell(&mut self, row: u32, column: u32, found: Value<'_>) -> bool {
        self.see(row, column, found);
        true
    }

    fn about(&mut self, _: u16, _: &[u8]) {}
}

impl Book for Xls {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(&mut self, at: usize, most_cells: u64) -> Result<Sheet, Problem> {
        let mut taking = Taking::new(most_cells, self.is_1904);
        let has_end = self.walk(at, &mut taking);
        if !has_end && taking.facts.cells == 0 {
            return Err(ProblemKind::Damaged.into());
        }
        taking.facts.is_torn = !has_end;
        Ok(taking.finish())
    }

    fn hidden(&self) -> Vec<HiddenPart> {
        self.hidden.clone()
    }

    fn extent(&mut self, at: usize, _budget: &mut u64) -> (u64, u64) {
        let mut extent = Extent::default();
        self.walk(at, &mut extent);
        extent.size()
    }
}
