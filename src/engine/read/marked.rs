//! The quick way through plain dialects: a walk along the positions that `scan` has found.
//!
//! For a delimiter of one byte and no backslash escapes, which is nearly every file. It gives what
//! [`Splitter::record`] gives, byte for byte (the tests hold one against the other); that one stays for odd
//! dialects and for single records.

use super::delimited::{LineEnd, Record, Span, Splitter};
use scan::Needles;

/// The structural bytes of a piece of text, and how far a walk along them has come.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    positions: Vec<u32>,
    at: usize,
}

impl Marks {
    /// Finds the structural bytes of a text anew. `None` for a dialect that has no quick way.
    pub fn find(&mut self, splitter: &Splitter, text: &[u8]) -> Option<Plain> {
        let plain = splitter.plain()?;
        self.positions.clear();
        self.at = 0;
        scan::positions(text, plain.needles(), &mut self.positions);
        Some(plain)
    }

    /// Passes over marks before `position`.
    #[inline]
    pub fn skip_to(&mut self, position: usize) {
        while self
            .positions
            .get(self.at)
            .is_some_and(|mark| (*mark as usize) < position)
        {
            self.at += 1;
        }
    }
}

/// A dialect with a quick way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plain {
    pub delimiter: u8,
    pub quote: Option<u8>,
    pub rows_are_lines: bool,
}

impl Plain {
    fn needles(self) -> Needles {
        match self.quote {
            Some(quote) => Needles::new(&[self.delimiter, b'\n', b'\r', quote]),
            None => Needles::new(&[self.delimiter, b'\n', b'\r']),
        }
    }
}

impl Splitter {
    /// As [`Splitter::record`], along the marks of the text; they must not have passed `from`.
    #[inline]
    pub fn record_along(
        &self,
        plain: Plain,
        text: &mut [u8],
        marks: &mut Marks,
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
        let mut start = from;
        let mut at = marks.at;
        loop {
            let Some(&mark) = marks.positions.get(at) else {
                // the last field of the text
                if !last {
                    return None;
                }
                spans.push(Span::new(start, text.len()));
                record.next = text.len();
                marks.at = at;
                return Some(record);
            };
            let mark = mark as usize;
            let byte = *text.get(mark)?;
            if byte == plain.delimiter {
                spans.push(Span::new(start, mark));
                start = mark + 1;
                at += 1;
                continue;
            }
            if Some(byte) == plain.quote {
                if mark > start {
                    // a quote inside a field is a letter
                    at += 1;
                    continue;
                }
                let after = self.quoted_along(
                    plain,
                    text,
                    (&mut *marks, at),
                    start,
                    last,
                    (&mut record, &mut *spans),
                )?;
                at = marks.at;
                match Self::line_end(text, after, last) {
                    LineEnd::Unknown => return None,
                    LineEnd::At(next) => {
                        marks.skip_to(next);
                        record.next = next;
                        return Some(record);
                    }
                    LineEnd::No if after >= text.len() => {
                        record.next = after;
                        return Some(record);
                    }
                    LineEnd::No => {
                        start = after + 1;
                        at += 1;
                    }
                }
                continue;
            }
            // a line end
            let LineEnd::At(next) = Self::line_end(text, mark, last) else {
                return None;
            };
            spans.push(Span::new(start, mark));
            record.next = next;
            // the `\n` of a `\r\n` is a mark of its own
            marks.at = at + (next - mark);
            return Some(record);
        }
    }

    /// Reads the quoted field that begins at `start`, where mark `at` stands. Answers where it ends in the
    /// text, and leaves the marks there.
    #[inline]
    fn quoted_along(
        &self,
        plain: Plain,
        text: &mut [u8],
        (marks, mut at): (&mut Marks, usize),
        start: usize,
        last: bool,
        (record, spans): (&mut Record, &mut Vec<Span>),
    ) -> Option<usize> {
        let mut lines = 0;
        loop {
            at += 1;
            let Some(&mark) = marks.positions.get(at) else {
                break;
            };
            let mark = mark as usize;
            let byte = *text.get(mark)?;
            if Some(byte) == plain.quote {
                let is_end = match text.get(mark + 1) {
                    Some(after) => *after == plain.delimiter || matches!(after, b'\n' | b'\r'),
                    None => false,
                };
                if !is_end {
                    break;
                }
                spans.push(Span::new(start + 1, mark));
                if !plain.rows_are_lines {
                    record.lines += lines;
                }
                marks.at = at + 1;
                return Some(mark + 1);
            }
            let is_line_end =
                byte == b'\n' || (byte == b'\r' && text.get(mark + 1) != Some(&b'\n'));
            lines += u32::from(is_line_end);
        }
        // doubled quotes, letters behind the closing one, or no end at all
        let field = self.quoted(text, start, last)?;
        if !plain.rows_are_lines {
            record.lines += field.lines;
        }
        record.unclosed |= field.unclosed;
        record.strays += u32::from(field.has_rest);
        spans.push(Span::new(start + 1, field.end));
        marks.skip_to(field.next);
        Some(field.next)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    type Walk = (Vec<(Record, Vec<Vec<u8>>)>, usize);

    /// All records of a text, read one way or the other, and where the walk ended.
    fn walk(splitter: &Splitter, text: &[u8], last: bool, quick: bool) -> Walk {
        let mut text = text.to_vec();
        let mut marks = Marks::default();
        let plain = marks.find(splitter, &text).unwrap();
        let (mut records, mut at) = (Vec::new(), 0);
        loop {
            match Splitter::line_end(&text, at, last) {
                LineEnd::At(next) => {
                    at = next;
                    continue;
                }
                LineEnd::Unknown => break,
                LineEnd::No if at >= text.len() => break,
                LineEnd::No => {}
            }
            let mut spans = Vec::new();
            let record = if quick {
                marks.skip_to(at);
                splitter.record_along(plain, &mut text, &mut marks, at, last, &mut spans)
            } else {
                splitter.record(&mut text, at, last, &mut spans)
            };
            let Some(record) = record else { break };
            at = record.next;
            let fields = spans.iter().map(|span| span.of(&text).to_vec());
            records.push((record, fields.collect()));
        }
        (records, at)
    }

    proptest! {
        #[test]
        fn the_quick_way_gives_what_the_slow_one_gives(
            text in prop::collection::vec(prop::sample::select(b"ab;;\"\"'\n\r,\xc3\xa6".to_vec()), 0..200),
            last: bool,
            quote in prop::sample::select(vec![Some('"'), Some('\''), None]),
            delimiter in prop::sample::select(vec![';', ',', 'a']),
            is_sheet: bool,
        ) {
            let origin = if is_sheet { model::sniff::Origin::Cells } else { model::sniff::Origin::Text };
            let splitter = Splitter::new(delimiter, quote, false).for_origin(origin);
            prop_assert_eq!(
                walk(&splitter, &text, last, true),
                walk(&splitter, &text, last, false)
            );
        }
    }

    #[test]
    fn odd_dialects_have_no_quick_way() {
        for splitter in [
            Splitter::new('¤', Some('"'), false),
            Splitter::new(',', Some('"'), true),
        ] {
            assert_eq!(Marks::default().find(&splitter, b"a,b"), None);
        }
    }
}
