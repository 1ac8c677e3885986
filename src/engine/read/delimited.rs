//! The bare state machine of delimited text: where records end and fields lie.
//!
//! It works on UTF-8 bytes and never copies a field; quotes and escapes inside a field are taken out in
//! place, which only ever shortens it. RFC 4180 with the leniency of `csv-core`, its oracle in the tests:
//! a quote inside an unquoted field is a letter, what follows a closing quote belongs to the field, a
//! line ends with `\n`, `\r` or `\r\n`, blank lines are no records.

use super::marked::Plain;
use model::sniff::{Origin, Sniff};

/// Where a field lies in the text: from, to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        // pieces of text are far below 4 GiB
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The field's bytes.
    #[inline]
    pub fn of(self, text: &[u8]) -> &[u8] {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// What is known of a record besides its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Record {
    /// Where the next record (or blank line) begins.
    pub next: usize,
    /// Lines the record takes.
    pub lines: u32,
    /// True when a quoted field had no end.
    pub unclosed: bool,
    /// Quoted fields with something after their closing quote.
    pub strays: u32,
}

/// Bytes that end a run of plain ones: one table for outside and one for inside quotes.
type Stops = [bool; 256];

/// Finds records in text.
#[derive(Debug, Clone)]
pub(crate) struct Splitter {
    delimiter: Vec<u8>,
    quote: Option<u8>,
    backslash: bool,
    /// True for a sheet: a record is a row, whatever line breaks its cells hold.
    rows_are_lines: bool,
    outside: Stops,
    inside: Stops,
}

impl Splitter {
    /// For a delimiter, a quote sign and whether `\"` is a quote inside quotes. A quote sign beyond
    /// ASCII, or the same as the delimiter, quotes nothing.
    pub fn new(delimiter: char, quote: Option<char>, backslash: bool) -> Self {
        let delimiter = delimiter.to_string().into_bytes();
        let quote = quote
            .and_then(|q| u8::try_from(u32::from(q)).ok())
            .filter(|q| q.is_ascii() && delimiter.first() != Some(q) && !b"\r\n".contains(q));
        let mut outside = [false; 256];
        let mut inside = [false; 256];
        for stop in [b'\n', b'\r'] {
            outside[usize::from(stop)] = true;
            inside[usize::from(stop)] = true;
        }
        outside[usize::from(delimiter.first().copied().unwrap_or(b','))] = true;
        if let Some(quote) = quote {
            inside[usize::from(quote)] = true;
        }
        inside[usize::from(b'\\')] |= backslash;
        Self {
            delimiter,
            quote,
            backslash,
            rows_are_lines: false,
            outside,
            inside,
        }
    }

    /// As a file is sniffed.
    pub fn of(sniff: &Sniff) -> Self {
        Self::new(
            sniff.delimiter.value,
            sniff.quote.value,
            sniff.backslash_escape,
        )
        .for_origin(sniff.origin)
    }

    /// Counts the rows of what we have written out ourselves as lines.
    pub fn for_origin(mut self, origin: Origin) -> Self {
        self.rows_are_lines = !origin.is_text();
        self
    }

    /// The dialect, if its records can be found by single bytes alone.
    pub fn plain(&self) -> Option<Plain> {
        match self.delimiter.as_slice() {
            [delimiter] if !self.backslash => Some(Plain {
                delimiter: *delimiter,
                quote: self.quote,
                rows_are_lines: self.rows_are_lines,
            }),
            _ => None,
        }
    }

    /// Where the line after a line end begins; `None` at any other byte, and at a `\r` that is the
    /// last byte known so far.
    #[inline]
    pub fn line_end(text: &[u8], at: usize, last: bool) -> LineEnd {
        match text.get(at) {
            Some(b'\n') => LineEnd::At(at + 1),
            Some(b'\r') => match text.get(at + 1) {
                Some(b'\n') => LineEnd::At(at + 2),
                None if !last => LineEnd::Unknown,
                _ => LineEnd::At(at + 1),
            },
            None if !last => LineEnd::Unknown,
            _ => LineEnd::No,
        }
    }

    /// The end of a run of bytes that mean nothing outside quotes.
    #[inline]
    fn run_outside(&self, text: &[u8], from: usize) -> usize {
        let mut at = from;
        loop {
            at = run(text, at, &self.outside);
            // a delimiter beyond ASCII shares its first byte with other letters
            if self.delimiter.len() > 1
                && at < text.len()
                && text[at] > 0x7f
                && !text[at..].starts_with(&self.delimiter)
            {
                at += 1;
                continue;
            }
            return at;
        }
    }

    /// Reads the record that begins at `from` (not a blank line, not the end of the text) and adds its
    /// fields to `spans`. `last` says that nothing follows the text. `None`: the record goes on beyond the
    /// text; the fields added so far, and the text from `from` on, are then of no use.
    #[inline]
    pub fn record(
        &self,
        text: &mut [u8],
        from: usize,
        last: bool,
        spans: &mut Vec<Span>,
    ) -> Option<Record> {
        let mut record = Record {
            next: from,
            lines: 1,
            unclosed: false,
            strays: 0,
        };
        let mut at = from;
        loop {
            let start = at;
            if self.quote.is_some() && text.get(at).copied() == self.quote {
                let field = self.quoted(text, start, last)?;
                if !self.rows_are_lines {
                    record.lines += field.lines;
                }
                record.unclosed |= field.unclosed;
                record.strays += u32::from(field.has_rest);
                spans.push(Span::new(start + 1, field.end));
                at = field.next;
            } else {
                at = self.run_outside(text, at);
                spans.push(Span::new(start, at));
            }
            match Self::line_end(text, at, last) {
                LineEnd::At(next) => {
                    record.next = next;
                    return Some(record);
                }
                LineEnd::Unknown => return None,
                LineEnd::No if at >= text.len() => {
                    record.next = at;
                    return Some(record);
                }
                LineEnd::No => at += self.delimiter.len(),
            }
        }
    }

    /// Reads a field that begins with a quote at `start`.
    pub(super) fn quoted(&self, text: &mut [u8], start: usize, last: bool) -> Option<Quoted> {
        let quote = self.quote?;
        let mut field = Quoted {
            end: start + 1,
            next: start + 1,
            lines: 0,
            unclosed: false,
            has_rest: false,
        };
        loop {
            let stop = run(text, field.next, &self.inside);
            field.keep(text, stop);
            let Some(&byte) = text.get(stop) else {
                field.unclosed = true;
                return last.then_some(field);
            };
            let after = text.get(stop + 1).copied();
            if after.is_none() && !last {
                return None;
            }
            if byte == quote {
                if after == Some(quote) {
                    field.keep(text, stop + 1);
                    field.next = stop + 2;
                    continue;
                }
                field.next = stop + 1;
                break;
            }
            if byte == b'\\' && self.backslash && (after == Some(quote) || after == Some(b'\\')) {
                field.next = stop + 1;
                field.keep(text, stop + 2);
                continue;
            }
            if byte == b'\n' || (byte == b'\r' && after != Some(b'\n')) {
                field.lines += 1;
            }
            field.keep(text, stop + 1);
        }
        // what follows a closing quote belongs to the field
        let rest = self.run_outside(text, field.next);
        field.has_rest = rest > field.next;
        field.keep(text, rest);
        Some(field)
    }

    /// Finds, in raw bytes or UTF-16 units taken for bytes, the first record boundary after a cut. The
    /// text begins one character before the cut, taken to lie outside quotes.
    pub fn boundary(&self, text: &mut [u8], last: bool) -> Option<usize> {
        let mut at = self.run_outside(text, 0);
        match Self::line_end(text, at, last) {
            LineEnd::At(next) => return Some(next),
            LineEnd::Unknown => return None,
            LineEnd::No if at >= text.len() => return Some(at),
            LineEnd::No => at += self.delimiter.len(),
        }
        let mut spans = Vec::new();
        self.record(text, at, last, &mut spans).map(|r| r.next)
    }
}

/// What stands at a place where a line might end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEnd {
    /// A line ends; the next begins here.
    At(usize),
    /// No line end.
    No,
    /// The text known so far does not say.
    Unknown,
}

/// A quoted field on its way.
pub(super) struct Quoted {
    /// End of the field's bytes as they stand now, quotes taken out.
    pub end: usize,
    /// Next byte to look at.
    pub next: usize,
    /// Line ends inside.
    pub lines: u32,
    /// The text ended before the quote.
    pub unclosed: bool,
    /// Something stood after the closing quote.
    pub has_rest: bool,
}

impl Quoted {
    /// Takes the bytes from `next` to `to` into the field.
    #[inline]
    fn keep(&mut self, text: &mut [u8], to: usize) {
        if self.end != self.next {
            text.copy_within(self.next..to, self.end);
        }
        self.end += to - self.next;
        self.next = to;
    }
}

/// The first byte from `from` on that is a stop, or the end of the text.
#[inline(always)]
fn run(text: &[u8], from: usize, stops: &Stops) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest
        .iter()
        .position(|&b| stops[usize::from(b)])
        .unwrap_or(rest.len())
}
