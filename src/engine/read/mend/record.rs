//! One record of a text whose quotes may break the rules, read so that its fields fit.
//!
//! The plain rules come first. Where they leave a quote without end, a quote in the middle of a quoted
//! field, or another number of fields than rows usually have, the gentlest reading that gives the usual
//! number of fields is taken (see [`super::gentle`]); when there is none, the plain one stands.

use super::gentle::put_together;
use crate::read::delimited::{LineEnd, Splitter};

/// How a file writes its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Between fields.
    pub delimiter: Vec<u8>,
    /// A blank behind the delimiter belongs to it.
    pub blank_after: bool,
    /// Around fields.
    pub quote: Option<u8>,
    /// A backslash takes the meaning from quotes and delimiters.
    pub backslash: bool,
    /// The usual number of fields.
    pub width: usize,
}

/// A record as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    /// The text of all fields, one after the other.
    text: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
    /// Work done so far on records that break the rules, in bytes looked at: a file made to cost much is
    /// read by the plain rules in the end.
    pub(super) spent: u64,
}

impl Fields {
    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The fields.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(from, to)| self.text.get(from..*to).unwrap_or_default())
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Takes bytes into the field that is being read.
    pub(super) fn extend(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }

    /// Ends that field.
    pub(super) fn end(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// Where a record ends, and how it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Read {
    /// Where the next record begins.
    pub next: usize,
    /// Lines it takes.
    pub lines: u32,
    /// True when the plain rules gave something else.
    pub is_mended: bool,
}

/// How quotes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// By the rules.
    Plain,
    /// A quoted field must end in its line, else its quote stands for itself.
    Line,
}

/// Bytes looked at on behalf of records that break the rules, in all.
const MAX_SPENT: u64 = 512 << 20;
/// A gentle reading ends here.
const MAX_LINES: u32 = 60;
/// And here.
const MAX_BYTES: usize = 64 << 10;

impl Rules {
    /// Reads the record that begins at `from` (not a blank line, not the end of the text) into `fields`.
    pub fn record(&self, text: &[u8], from: usize, fields: &mut Fields) -> Read {
        let plain = self.read(text, from, Reading::Plain, fields);
        if let Some(read) = plain {
            // several lines by the rules are several lines, and without quotes there is one reading only
            let is_settled = fields.len() == self.width || read.lines > 1 || self.width < 2;
            if is_settled || self.quote.is_none() {
                return read;
            }
        }
        if let Some(read) = self.gentle(text, from, plain.is_some(), fields) {
            return read;
        }
        if plain.is_some()
            && let Some(read) = self.read(text, from, Reading::Plain, fields)
        {
            return read;
        }
        let line = self.read(text, from, Reading::Line, fields);
        line.map_or(
            Read {
                next: text.len(),
                lines: 1,
                is_mended: true,
            },
            |read| Read {
                is_mended: true,
                ..read
            },
        )
    }

    /// The shortest run of lines that can be put together to the usual number of fields. Of a record that is
    /// sound as it stands, only blanks before quotes may have been overlooked.
    fn gentle(
        &self,
        text: &[u8],
        from: usize,
        is_sound: bool,
        fields: &mut Fields,
    ) -> Option<Read> {
        let mut lines = 0;
        let mut begin = from;
        let most_lines = if is_sound { 1 } else { MAX_LINES };
        while lines < most_lines && begin < text.len() && begin - from < MAX_BYTES {
            let rest = text.get(begin..)?;
            let end = memchr::memchr2(b'\n', b'\r', rest).map_or(text.len(), |at| begin + at);
            lines += 1;
            let record = text.get(from..end)?;
            fields.spent += record.len() as u64;
            if fields.spent > MAX_SPENT {
                return None;
            }
            let next = match Splitter::line_end(text, end, true) {
                LineEnd::At(next) => next,
                _ => text.len(),
            };
            if let Some(gentle) = put_together(self, record, &mut fields.spent) {
                let most = match lines {
                    1 if is_sound => 0,
                    1 => u32::MAX,
                    // what looks like the beginning of a field in another line is one
                    _ => 2,
                };
                if gentle.cost <= most {
                    gentle.write(self, record, fields);
                    return Some(Read {
                        next,
                        lines,
                        is_mended: true,
                    });
                }
            }
            begin = next;
        }
        None
    }

    /// `None` when the rules of the reading are broken.
    fn read(
        &self,
        text: &[u8],
        from: usize,
        reading: Reading,
        fields: &mut Fields,
    ) -> Option<Read> {
        fields.clear();
        let (mut at, mut lines) = (from, 1);
        loop {
            let opens = self.quote.is_some() && text.get(at).copied() == self.quote;
            at = if opens {
                match self.quoted(text, at + 1, reading, &mut lines, fields) {
                    Some(end) => end,
                    None if reading == Reading::Plain => return None,
                    None => self.bare(text, at, fields),
                }
            } else {
                self.bare(text, at, fields)
            };
            fields.end();
            if let LineEnd::At(next) = Splitter::line_end(text, at, true) {
                return Some(Read {
                    next,
                    lines,
                    is_mended: false,
                });
            }
            match self.delimiter_at(text, at) {
                Some(bytes) => at += bytes,
                None => {
                    return Some(Read {
                        next: text.len(),
                        lines,
                        is_mended: false,
                    });
                }
            }
        }
    }

    /// Reads a field without quotes and answers where it ends.
    fn bare(&self, text: &[u8], from: usize, fields: &mut Fields) -> usize {
        let mut at = from;
        while let Some(&byte) = text.get(at) {
            if byte == b'\n' || byte == b'\r' || self.delimiter_at(text, at).is_some() {
                break;
            }
            if byte == b'\\'
                && self.backslash
                && let Some(bytes) = self.delimiter_at(text, at + 1)
            {
                let end = at + 1 + bytes;
                fields
                    .text
                    .extend_from_slice(text.get(at + 1..end).unwrap_or_default());
                at = end;
                continue;
            }
            fields.text.push(byte);
            at += 1;
        }
        at
    }

    /// Reads a quoted field from behind its quote and answers where it ends, behind the closing one and
    /// blanks that follow it. `None` when it has no end by the rules of the reading; what was taken of the
    /// field is then taken back.
    fn quoted(
        &self,
        text: &[u8],
        from: usize,
        reading: Reading,
        lines: &mut u32,
        fields: &mut Fields,
    ) -> Option<usize> {
        let quote = self.quote?;
        let (kept, mut at, mut more_lines) = (fields.text.len(), from, 0);
        let end = loop {
            let Some(&byte) = text.get(at) else {
                break None;
            };
            let after = text.get(at + 1).copied();
            if byte == quote {
                let run = text.iter().skip(at).take_while(|b| **b == quote).count();
                let end = self.closes(text, at + run);
                if end.is_some() && run % 2 == 1 {
                    fields.text.extend(std::iter::repeat_n(quote, run / 2));
                    break end;
                }
                if run % 2 == 1 && reading == Reading::Plain {
                    break None;
                }
                fields
                    .text
                    .extend(std::iter::repeat_n(quote, run.div_ceil(2)));
                at += run;
                continue;
            }
            if byte == b'\\'
                && self.backslash
                && let Some(letter) = after.filter(|b| *b == quote || *b == b'\\')
            {
                fields.text.push(letter);
                at += 2;
                continue;
            }
            if byte == b'\n' || (byte == b'\r' && after != Some(b'\n')) {
                more_lines += 1;
                if reading == Reading::Line {
                    break None;
                }
            }
            fields.text.push(byte);
            at += 1;
        };
        match end {
            Some(_) => *lines += more_lines,
            None => fields.text.truncate(kept),
        }
        end
    }

    /// Where a field ends whose closing quote stands before `at`: a delimiter or a line end must follow,
    /// perhaps behind blanks.
    fn closes(&self, text: &[u8], at: usize) -> Option<usize> {
        let mut end = at;
        loop {
            let is_end = matches!(text.get(end), None | Some(b'\n' | b'\r'));
            if is_end || self.delimiter_at(text, end).is_some() {
                return Some(end);
            }
            if text.get(end) != Some(&b' ') {
                return None;
            }
            end += 1;
        }
    }

    /// Bytes of the delimiter that stands at a place.
    pub(super) fn delimiter_at(&self, text: &[u8], at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        if self.delimiter.is_empty() || !rest.starts_with(&self.delimiter) {
            return None;
        }
        let bytes = self.delimiter.len();
        let has_blank = self.blank_after && rest.get(bytes) == Some(&b' ');
        Some(bytes + usize::from(has_blank))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn rules(width: usize) -> Rules {
        Rules {
            delimiter: b",".to_vec(),
            blank_after: false,
            quote: Some(b'"'),
            backslash: false,
            width,
        }
    }

    fn records(rules: &Rules, text: &str) -> Vec<(Vec<String>, bool)> {
        let (mut at, mut fields, mut out) = (0, Fields::default(), Vec::new());
        while at < text.len() {
            let read = rules.record(text.as_bytes(), at, &mut fields);
            assert!(read.next > at, "{text:?} stands still");
            let texts = fields
                .iter()
                .map(|field| String::from_utf8_lossy(field).into_owned());
            out.push((texts.collect(), read.is_mended));
            at = read.next;
        }
        out
    }

    fn plain(fields: &[&str]) -> (Vec<String>, bool) {
        (fields.iter().map(ToString::to_string).collect(), false)
    }

    fn mended(fields: &[&str]) -> (Vec<String>, bool) {
        (fields.iter().map(ToString::to_string).collect(), true)
    }

    #[test]
    fn sound_records_are_left_alone() {
        assert_eq!(
            records(
                &rules(3),
                "a,\"b \"\"c\"\", d\",e\n1,\"to\nlinjer\",3\r\nkun,to\n"
            ),
            [
                plain(&["a", "b \"c\", d", "e"]),
                plain(&["1", "to\nlinjer", "3"]),
                plain(&["kun", "to"])
            ]
        );
    }

    #[test]
    fn quotes_that_stand_for_themselves() {
        assert_eq!(
            records(&rules(3), "1,\"Hey, I missed \" it\",3\n4,5,6\n"),
            [
                mended(&["1", "Hey, I missed \" it", "3"]),
                plain(&["4", "5", "6"])
            ]
        );
        assert_eq!(
            records(&rules(3), "1,\"Nordlys\" skole,3\n"),
            [mended(&["1", "\"Nordlys\" skole", "3"])]
        );
    }

    #[test]
    fn a_quote_too_many_does_not_swallow_the_next_rows() {
        assert_eq!(
            records(&rules(3), "1,\"abc\"\",3\n4,\"def\",6\n7,\"ghi\",9\n"),
            [
                mended(&["1", "abc\"", "3"]),
                plain(&["4", "def", "6"]),
                plain(&["7", "ghi", "9"])
            ]
        );
        assert_eq!(
            records(&rules(3), "1,\"\"abc\",3\n4,\"def\",6\n"),
            [mended(&["1", "\"abc", "3"]), plain(&["4", "def", "6"])]
        );
        assert_eq!(
            records(&rules(3), "1,\"aldrig lukket,3\n4,def,6\n7,ghi,9"),
            [
                mended(&["1", "\"aldrig lukket", "3"]),
                plain(&["4", "def", "6"]),
                plain(&["7", "ghi", "9"])
            ]
        );
    }

    #[test]
    fn several_lines_are_mended_too() {
        assert_eq!(
            records(&rules(3), "1,\"sagde \"hej\"\nog gik\",3\n4,5,6\n"),
            [
                mended(&["1", "sagde \"hej\"\nog gik", "3"]),
                plain(&["4", "5", "6"])
            ]
        );
    }

    #[test]
    fn delimiters_of_several_characters_and_escapes() {
        let double = Rules {
            delimiter: b"||".to_vec(),
            ..rules(3)
        };
        assert_eq!(
            records(&double, "a||b|c||\"d||e\"\n"),
            [plain(&["a", "b|c", "d||e"])]
        );
        let blank = Rules {
            blank_after: true,
            ..rules(3)
        };
        assert_eq!(
            records(&blank, "a, \"b, c\", d\n1,2, 3\n"),
            [plain(&["a", "b, c", "d"]), plain(&["1", "2", "3"])]
        );
        let escaped = Rules {
            backslash: true,
            ..rules(3)
        };
        assert_eq!(
            records(&escaped, "a,\"b \\\"c\\\" d\",e\\,f\n"),
            [plain(&["a", "b \"c\" d", "e,f"])]
        );
    }

    #[test]
    fn whatever_the_bytes_it_comes_to_an_end() {
        for text in [
            "\"",
            "\"\"\"",
            ",\"",
            "\"\n\"\n",
            " \"a\" \"b",
            "\\",
            "\"a\\",
        ] {
            for width in 0..4 {
                records(&rules(width), text);
            }
        }
    }
}
