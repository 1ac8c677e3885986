//! OpenDocument spreadsheets: all sheets in one XML document.
//!
//! Read while it is unpacked, twice: once for the names and sizes of the sheets, once for the chosen one.
//! Repeated rows and cells are counted, not believed.

use super::book::{Book, Facts, Sheet, SheetName};
use super::format::Shape;
use super::hidden;
use super::merge::{MAX_MERGES, Merge};
use super::package::Package;
use super::value;
use super::write::{MAX_COLUMNS, MAX_ROWS, Writer};
use super::xml::{Event, Tag, Xml, decode};
use crate::read::translate::unpack::Allowance;
use model::hidden::HiddenPart;
use model::note::{Problem, ProblemKind};
use std::collections::HashSet;

/// A spreadsheet whose sheets are known.
pub(super) struct Ods<'a> {
    package: Package<'a>,
    sheets: Vec<SheetName>,
    /// Rows and columns of each sheet.
    extents: Vec<(u64, u64)>,
}

fn damaged() -> Problem {
    ProblemKind::Damaged.into()
}

impl<'a> Ods<'a> {
    /// Looks through the document for its sheets.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`], [`ProblemKind::TooBig`].
    pub fn open(bytes: &'a [u8], allowance: &'a Allowance) -> Result<Self, Problem> {
        let package = Package::open(bytes, allowance)?;
        if is_encrypted(&package)? {
            return Err(ProblemKind::Encrypted.into());
        }
        let mut book = Self {
            package,
            sheets: Vec::new(),
            extents: Vec::new(),
        };
        let mut rows = Rows::new(book.content()?);
        while let Some((name, style)) = rows.next_sheet()? {
            book.sheets.push(SheetName {
                name,
                is_hidden: rows.hidden_styles.contains(&style),
            });
            let (mut count, mut span) = (0, None);
            while let Some(repeated) = rows.next_row()? {
                let filled = || rows.cells.iter().filter(|cell| !cell.field.is_empty());
                let first = filled().map(|cell| cell.column).min();
                let last = filled().map(|cell| cell.column + cell.repeated).max();
                if let (Some(first), Some(last)) = (first, last) {
                    count += u64::from(repeated);
                    let (low, high) = span.unwrap_or((first, last));
                    span = Some((first.min(low), last.max(high)));
                }
            }
            let width = span.map_or(0, |(low, high)| u64::from(high - low));
            book.extents.push((count, width));
        }
        Ok(book)
    }

    fn content(&self) -> Result<Xml<'a>, Problem> {
        self.package.xml("content.xml")?.ok_or_else(damaged)
    }
}

/// The list of parts tells which of them are locked.
fn is_encrypted(package: &Package<'_>) -> Result<bool, Problem> {
    let Some(mut xml) = package.xml("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    loop {
        match xml.next()? {
            Event::Open(tag) if tag.name == b"encryption-data" => return Ok(true),
            Event::End => return Ok(false),
            _ => {}
        }
    }
}

impl Book for Ods<'_> {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn read(&mut self, at: usize, most_cells: u64) -> Result<Sheet, Problem> {
        let mut rows = Rows::new(self.content()?);
        for _ in 0..=at {
            rows.next_sheet()?.ok_or_else(damaged)?;
        }
        let mut writer = Writer::default();
        let mut facts = Facts::default();
        let mut merges = Vec::new();
        while let Some(repeated) = rows.next_row()? {
            let row = rows.row - repeated;
            let mut has_value = false;
            for cell in &rows.cells {
                if cell.is_error {
                    facts.see_error(row);
                }
                has_value |= !cell.field.is_empty();
                if merges.len() < MAX_MERGES {
                    let (down, right) = cell.spanned;
                    merges.extend(Merge::new(
                        row,
                        row.saturating_add(down.saturating_sub(1)),
                        cell.column,
                        cell.column.saturating_add(right.saturating_sub(1)),
                    ));
                }
            }
            if !has_value {
                continue;
            }
            facts.hidden_rows += u64::from(rows.is_row_hidden) * u64::from(repeated);
            for row in row..row + repeated {
                for cell in &rows.cells {
                    if cell.field.is_empty() {
                        continue;
                    }
                    for column in cell.column..cell.column + cell.repeated {
                        if facts.cells >= most_cells {
                            facts.is_cut = true;
                            break;
                        }
                        facts.cells += 1;
                        writer.cell(row, column).extend_from_slice(&cell.field);
                    }
                }
            }
            if facts.is_cut {
                break;
            }
        }
        Ok(Sheet {
            written: writer.finish(merges),
            facts,
        })
    }

    fn hidden(&self) -> Vec<HiddenPart> {
        let mut found = hidden::of_package(&self.package);
        found.extend(hidden::of_document(&self.package));
        found
    }

    fn extent(&mut self, at: usize, _budget: &mut u64) -> (u64, u64) {
        self.extents.get(at).copied().unwrap_or_default()
    }
}

/// A cell of a row, written as a field.
#[derive(Debug, Default)]
struct Cell {
    column: u32,
    repeated: u32,
    field: Vec<u8>,
    is_error: bool,
    /// Rows and columns it covers.
    spanned: (u32, u32),
}

/// The rows of a document, one after another.
struct Rows<'a> {
    xml: Xml<'a>,
    hidden_styles: HashSet<String>,
    /// The style whose properties are being told.
    style: String,
    /// The row after the current one.
    row: u32,
    is_row_hidden: bool,
    cells: Vec<Cell>,
    text: Vec<u8>,
}

impl<'a> Rows<'a> {
    fn new(xml: Xml<'a>) -> Self {
        Self {
            xml,
            hidden_styles: HashSet::new(),
            style: String::new(),
            row: 0,
            is_row_hidden: false,
            cells: Vec::new(),
            text: Vec::new(),
        }
    }

    /// Goes on to the next sheet; answers its name and its style.
    fn next_sheet(&mut self) -> Result<Option<(String, String)>, Problem> {
        loop {
            match self.xml.next()? {
                Event::Open(tag) => match tag.name {
                    b"table" => {
                        self.row = 0;
                        let name = tag.text(b"name").unwrap_or_default();
                        return Ok(Some((name, tag.text(b"style-name").unwrap_or_default())));
                    }
                    b"style" => self.style = tag.text(b"name").unwrap_or_default(),
                    b"table-properties" if tag.attribute(b"display") == Some(b"false") => {
                        self.hidden_styles.insert(self.style.clone());
                    }
                    // the cells of another document that is remembered here
                    b"tracked-changes" if !tag.is_empty => self.xml.skip_element()?,
                    _ => {}
                },
                Event::End => return Ok(None),
                _ => {}
            }
        }
    }

    /// Goes on to the next row of the sheet; answers how often it stands there. Its cells are in `cells`.
    fn next_row(&mut self) -> Result<Option<u32>, Problem> {
        loop {
            match self.xml.next()? {
                Event::Open(tag) => match tag.name {
                    b"table-row" => {
                        let repeated = tag.number(b"number-rows-repeated").unwrap_or(1);
                        let repeated = repeated.min(MAX_ROWS.saturating_sub(self.row));
                        self.is_row_hidden = tag
                            .attribute(b"visibility")
                            .is_some_and(|word| word != b"visible");
                        let is_empty = tag.is_empty;
                        self.cells.clear();
                        if !is_empty {
                            self.row_cells()?;
                        }
                        if repeated > 0 {
                            self.row += repeated;
                            return Ok(Some(repeated));
                        }
                    }
                    // drawings over the sheet
                    b"shapes" if !tag.is_empty => self.xml.skip_element()?,
                    _ => {}
                },
                Event::Close(b"table") | Event::End => return Ok(None),
                _ => {}
            }
        }
    }

    fn row_cells(&mut self) -> Result<(), Problem> {
        let mut column = 0_u32;
        loop {
            match self.xml.next()? {
                Event::Open(tag) if matches!(tag.name, b"table-cell" | b"covered-table-cell") => {
                    let repeated = tag.number(b"number-columns-repeated").unwrap_or(1);
                    let repeated = repeated.min(MAX_COLUMNS.saturating_sub(column));
                    let span = |name: &[u8]| tag.number(name).unwrap_or(1);
                    let mut cell = Cell {
                        column,
                        repeated,
                        spanned: (
                            span(b"number-rows-spanned"),
                            span(b"number-columns-spanned"),
                        ),
                        ..Cell::default()
                    };
                    column += repeated;
                    let is_empty = tag.is_empty;
                    let value = Value::of(&tag);
                    self.text.clear();
                    if !is_empty {
                        self.paragraphs()?;
                    }
                    value.write(&self.text, &mut cell);
                    let says_something =
                        !cell.field.is_empty() || cell.is_error || cell.spanned != (1, 1);
                    if says_something && repeated > 0 {
                        self.cells.push(cell);
                    }
                }
                Event::Close(b"table-row") | Event::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// Collects the text of a cell, a line for each paragraph.
    fn paragraphs(&mut self) -> Result<(), Problem> {
        let (mut depth, mut paragraphs) = (0_u32, 0);
        loop {
            match self.xml.next()? {
                Event::Open(tag) => match tag.name {
                    b"p" => {
                        if paragraphs > 0 {
                            self.text.push(b'\n');
                        }
                        paragraphs += 1;
                        depth += u32::from(!tag.is_empty);
                    }
                    b"s" => {
                        let count = tag.number(b"c").unwrap_or(1).min(1000) as usize;
                        self.text.extend(std::iter::repeat_n(b' ', count));
                    }
                    b"tab" => self.text.push(b'\t'),
                    b"line-break" => self.text.push(b'\n'),
                    // notes, drawings and tables inside a cell are not its value
                    b"annotation" | b"frame" | b"custom-shape" | b"table" if !tag.is_empty => {
                        self.xml.skip_element()?;
                    }
                    _ => {}
                },
                Event::Text(part) if depth > 0 => decode(part, &mut self.text),
                Event::Literal(part) if depth > 0 => self.text.extend_from_slice(part),
                Event::Close(b"p") => depth = depth.saturating_sub(1),
                Event::Close(b"table-cell" | b"covered-table-cell") | Event::End => return Ok(()),
                _ => {}
            }
        }
    }
}

/// What a cell's tag says of its value.
enum Value {
    None,
    Number(Vec<u8>),
    /// A day, a point in time, a word for yes or no.
    Word(Vec<u8>),
    Length(Vec<u8>),
    /// The text in the cell, or one told beside it.
    Text(Option<Vec<u8>>),
    Error,
}

impl Value {
    fn of(tag: &Tag<'_>) -> Self {
        let told = |name: &[u8]| {
            let mut text = Vec::new();
            decode(tag.attribute(name).unwrap_or_default(), &mut text);
            text
        };
        let is_error = memchr::memmem::find(tag.attributes, b":value-type=\"error\"").is_some();
        if is_error {
            return Self::Error;
        }
        match tag.attribute(b"value-type") {
            Some(b"float" | b"percentage" | b"currency") => Self::Number(told(b"value")),
            Some(b"date") => Self::Word(told(b"date-value")),
            Some(b"boolean") => Self::Word(told(b"boolean-value")),
            Some(b"time") => Self::Length(told(b"time-value")),
            Some(_) => Self::Text(
                tag.attribute(b"string-value")
                    .map(|_| told(b"string-value")),
            ),
            None => Self::None,
        }
    }

    /// Writes the cell's field; `shown` is what the spreadsheet shows.
    fn write(self, shown: &[u8], cell: &mut Cell) {
        let field = &mut cell.field;
        match self {
            Self::None => {}
            Self::Error => cell.is_error = true,
            Self::Number(text) => {
                if is_code(shown, &text) {
                    field.extend_from_slice(shown.trim_ascii());
                } else if !value::number_text(field, &text, Shape::Number, false) {
                    value::text(field, &text);
                }
            }
            Self::Word(text) => {
                // seconds with nine zeros behind them
                let text = match memchr::memchr(b'.', &text) {
                    Some(at) if text.iter().skip(at + 1).all(|byte| *byte == b'0') => {
                        text.get(..at).unwrap_or_default()
                    }
                    _ => &text,
                };
                if !text.is_empty() {
                    value::text(field, text);
                }
            }
            Self::Length(text) => match clock(&text) {
                Some(text) => field.extend_from_slice(text.as_bytes()),
                None if value::is_blank(&text) => {}
                None => value::text(field, &text),
            },
            Self::Text(told) => {
                let text = told.as_deref().unwrap_or(shown);
                if !value::is_blank(text) {
                    value::text(field, text);
                }
            }
        }
    }
}

/// True when a number is shown with zeros in front: a code.
fn is_code(shown: &[u8], number: &[u8]) -> bool {
    let shown = shown.trim_ascii();
    let as_number = |text: &[u8]| -> Option<u64> { std::str::from_utf8(text).ok()?.parse().ok() };
    shown.len() > 1
        && shown.starts_with(b"0")
        && shown.iter().all(u8::is_ascii_digit)
        && as_number(shown).is_some_and(|shown| as_number(number) == Some(shown))
}

/// `PT06H30M00S` as `06:30:00`.
fn clock(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).ok()?;
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let whole: u32 = whole.parse().ok()?;
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    fraction
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| format!("{hours:02}:{minutes:02}:{whole:02}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn lengths_of_time_and_codes() {
        assert_eq!(clock(b"PT06H30M00S").unwrap(), "06:30:00");
        assert_eq!(clock(b"PT36H05M07.500S").unwrap(), "36:05:07.5");
        assert_eq!(clock(b"P1D"), None);
        assert!(is_code(b"0101", b"101"));
        assert!(!is_code(b"0,5", b"0.5"));
        assert!(!is_code(b"0", b"0"));
        assert!(!is_code(b"012", b"13"));
    }
}
