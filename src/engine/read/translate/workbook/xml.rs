//! A small reader of XML that is still being unpacked.
//!
//! Workbooks are written by programs: no document types, no entities beyond the five and the numbers. Tags
//! and texts are slices of the buffer they were unpacked into; nothing is copied that is not kept. Prefixes
//! of names are left out, since programs choose them freely.

use crate::read::translate::unpack::Unpacking;
use model::note::{Problem, ProblemKind};

/// Bytes asked for at a time.
const PIECE_BYTES: usize = 128 << 10;
/// A tag or a text longer than this is damage.
const MAX_TOKEN_BYTES: usize = 64 << 20;
/// Letters of a column in a sheet; more may be damage.
const MAX_LETTERS: usize = 3;
/// Digits of a row, and of the number of a style; more may be damage.
const MAX_DIGITS: usize = 7;

/// What comes next in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// A tag that opens, or one that opens and closes at once.
    Open(Tag<'a>),
    /// The name of a tag that closes.
    Close(&'a [u8]),
    /// Text between tags, with its entities as they stand.
    Text(&'a [u8]),
    /// Text in which nothing is an entity.
    Literal(&'a [u8]),
    /// Nothing more.
    End,
}

/// A tag that opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name without prefix.
    pub name: &'a [u8],
    /// Everything behind the name.
    pub attributes: &'a [u8],
    /// True when it closes at once.
    pub is_empty: bool,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, its entities as they stand.
    pub fn attribute(&self, name: &[u8]) -> Option<&'a [u8]> {
        Attributes(self.attributes)
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    }

    /// The value of an attribute as text.
    pub fn text(&self, name: &[u8]) -> Option<String> {
        let mut text = Vec::new();
        decode(self.attribute(name)?, &mut text);
        Some(String::from_utf8_lossy(&text).into_owned())
    }

    /// The value of an attribute as a whole number.
    pub fn number(&self, name: &[u8]) -> Option<u32> {
        std::str::from_utf8(self.attribute(name)?)
            .ok()?
            .trim()
            .parse()
            .ok()
    }

    /// True when an attribute says yes.
    pub fn is_set(&self, name: &[u8]) -> bool {
        matches!(self.attribute(name), Some(b"1" | b"true" | b"on"))
    }
}

/// Names without prefix and values, one after another.
pub(super) struct Attributes<'a>(pub &'a [u8]);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = self.0.iter().position(|byte| *byte == b'=')?;
        let (name, rest) = self.0.split_at(equals);
        let opens = rest.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
        let quote = *rest.get(opens)?;
        let value = rest.get(opens + 1..)?;
        let closes = memchr::memchr(quote, value)?;
        self.0 = value.get(closes + 1..).unwrap_or_default();
        Some((local(name.trim_ascii()), value.get(..closes)?))
    }
}

fn local(name: &[u8]) -> &[u8] {
    match memchr::memrchr(b':', name) {
        Some(at) => name.get(at + 1..).unwrap_or_default(),
        None => name,
    }
}

/// A document on its way out of its archive.
pub(super) struct Xml<'a> {
    input: Unpacking<'a>,
    buffer: Vec<u8>,
    /// Where the next event begins.
    at: usize,
    /// Bytes of the buffer that hold something.
    filled: usize,
    is_whole: bool,
}

/// An event by the places of its parts: slices would hold the buffer while it is filled.
enum Found {
    Open {
        name: (usize, usize),
        attributes_end: usize,
        is_empty: bool,
    },
    Close(usize, usize),
    Text(usize, usize),
    Literal(usize, usize),
    Other,
    End,
}

impl<'a> Xml<'a> {
    /// Reads what is unpacked.
    pub fn new(input: Unpacking<'a>) -> Self {
        Self {
            input,
            buffer: vec![0; PIECE_BYTES * 2],
            at: 0,
            filled: 0,
            is_whole: false,
        }
    }

    /// The next event. Comments and instructions are passed over.
    ///
    /// # Errors
    /// [`ProblemKind::Damaged`] for what is no XML, and what the unpacking says.
    pub fn next(&mut self) -> Result<Event<'_>, Problem> {
        let found = loop {
            match self.find()? {
                Found::Other => {}
                found => break found,
            }
        };
        let part = |from: usize, to: usize| self.buffer.get(from..to).unwrap_or_default();
        Ok(match found {
            Found::Open {
                name,
                attributes_end,
                is_empty,
            } => Event::Open(Tag {
                name: local(part(name.0, name.1)),
                attributes: part(name.1, attributes_end),
                is_empty,
            }),
            Found::Close(from, to) => Event::Close(local(part(from, to).trim_ascii_end())),
            Found::Text(from, to) => Event::Text(part(from, to)),
            Found::Literal(from, to) => Event::Literal(part(from, to)),
            Found::Other | Found::End => Event::End,
        })
    }

    /// Passes over everything up to the end of the element that was just opened.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip_element(&mut self) -> Result<(), Problem> {
        let mut depth = 1_u64;
        while depth > 0 {
            match self.next()? {
                Event::Open(tag) => depth += u64::from(!tag.is_empty),
                Event::Close(_) => depth -= 1,
                Event::End => return Ok(()),
                Event::Text(_) | Event::Literal(_) => {}
            }
        }
        Ok(())
    }

    /// The next cell, when it is whole in the buffer and written as all programs write most of theirs
    /// (`<c r="B2" s="1" t="s"><v>12</v></c>`). `None` says nothing: the events tell.
    #[inline]
    pub fn usual_cell(&mut self) -> Option<UsualCell<'_>> {
        let rest = self.buffer.get(self.at..self.filled)?;
        let (cell, length) = UsualCell::of(rest)?;
        self.at += length;
        Some(cell)
    }

    #[inline]
    fn find(&mut self) -> Result<Found, Problem> {
        if self.at >= self.filled && !self.fill()? {
            return Ok(Found::End);
        }
        let from = self.at;
        if self.buffer.get(from) != Some(&b'<') {
            let to = self.until(0, |bytes| memchr::memchr(b'<', bytes))?;
            // a text without an end is what follows the last tag
            let length = to.unwrap_or(self.filled - self.at);
            let from = self.at;
            self.at += length;
            return Ok(Found::Text(from, from + length));
        }
        let Some(length) = self.until(1, tag_end)? else {
            return Err(ProblemKind::Damaged.into());
        };
        let (from, end) = (self.at, self.at + length);
        self.at = end + 1;
        let tag = self.buffer.get(from + 1..end).unwrap_or_default();
        match self.buffer.get(from + 1) {
            Some(b'/') => Ok(Found::Close(from + 2, end)),
            Some(b'!') => self.special(from),
            Some(b'?') => Ok(Found::Other),
            _ => {
                let is_empty = tag.last() == Some(&b'/');
                let name = tag
                    .iter()
                    .position(|byte| byte.is_ascii_whitespace() || *byte == b'/')
                    .unwrap_or(tag.len());
                Ok(Found::Open {
                    name: (from + 1, from + 1 + name),
                    attributes_end: end - usize::from(is_empty),
                    is_empty,
                })
            }
        }
    }

    /// A comment, a literal text or a declaration, which may hold `>`.
    #[cold]
    fn special(&mut self, from: usize) -> Result<Found, Problem> {
        self.at = from;
        while self.filled - self.at < 9 && self.fill()? {}
        let start = self.buffer.get(self.at..self.filled).unwrap_or_default();
        let (skip, end): (usize, &[u8]) = if start.starts_with(b"<![CDATA[") {
            (9, b"]]>")
        } else if start.starts_with(b"<!--") {
            (4, b"-->")
        } else {
            (2, b">")
        };
        let Some(length) = self.until(skip, |bytes| memchr::memmem::find(bytes, end))? else {
            return Err(ProblemKind::Damaged.into());
        };
        let from = self.at;
        self.at += length + end.len();
        Ok(if skip == 9 {
            Found::Literal(from + 9, from + length)
        } else {
            Found::Other
        })
    }

    /// Looks for something from `skip` bytes behind the place on, filling the buffer as long as it is not
    /// there. Answers its distance from the place; the place moves with the buffer.
    #[inline]
    fn until(
        &mut self,
        skip: usize,
        look: impl Fn(&[u8]) -> Option<usize>,
    ) -> Result<Option<usize>, Problem> {
        loop {
            let rest = self.buffer.get(self.at + skip..self.filled);
            if let Some(found) = rest.and_then(&look) {
                return Ok(Some(found + skip));
            }
            if self.filled - self.at > MAX_TOKEN_BYTES {
                return Err(ProblemKind::Damaged.into());
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Moves what is left to the front and unpacks more; false when there is no more.
    #[cold]
    fn fill(&mut self) -> Result<bool, Problem> {
        if self.is_whole {
            return Ok(false);
        }
        self.buffer.copy_within(self.at..self.filled, 0);
        self.filled -= self.at;
        self.at = 0;
        if self.buffer.len() - self.filled < PIECE_BYTES {
            // doubled, so that a long text is not looked through again for every piece of it
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let came = self.input.read(room)?;
        self.filled += came;
        self.is_whole = came == 0;
        Ok(came > 0)
    }
}

/// A cell in its usual form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UsualCell<'a> {
    /// Its column, counted from 0.
    pub column: u32,
    /// Its row as written, counted from 1.
    pub row: u32,
    /// The number of its style.
    pub style: usize,
    /// What its value is; empty when that is not told.
    pub kind: &'a [u8],
    /// The value, without entities.
    pub value: &'a [u8],
}

impl<'a> UsualCell<'a> {
    /// The cell that begins here, and its length.
    #[inline]
    fn of(text: &'a [u8]) -> Option<(Self, usize)> {
        let rest = text.strip_prefix(b"<c r=\"")?;
        let (mut column, mut row, mut at) = (0_u32, 0_u32, 0);
        while let Some(letter @ b'A'..=b'Z') = rest.get(at) {
            column = column * 26 + u32::from(letter - b'A') + 1;
            at += 1;
            if at > MAX_LETTERS {
                return None;
            }
        }
        let letters = at;
        while let Some(digit @ b'0'..=b'9') = rest.get(at) {
            row = row * 10 + u32::from(digit - b'0');
            at += 1;
            if at - letters > MAX_DIGITS {
                return None;
            }
        }
        if letters == 0 || row == 0 {
            return None;
        }
        let mut rest = rest.get(at..)?.strip_prefix(b"\"")?;
        let mut style = 0;
        if let Some(behind) = rest.strip_prefix(b" s=\"") {
            let mut digits = 0;
            while let Some(digit @ b'0'..=b'9') = behind.get(digits) {
                style = style * 10 + usize::from(digit - b'0');
                digits += 1;
                if digits > MAX_DIGITS {
                    return None;
                }
            }
            rest = behind.get(digits..)?.strip_prefix(b"\"")?;
        }
        let mut kind = &[][..];
        if let Some(behind) = rest.strip_prefix(b" t=\"") {
            let length = behind.iter().take(9).position(|byte| *byte == b'"')?;
            kind = behind.get(..length)?;
            rest = behind.get(length + 1..)?;
        }
        let rest = rest.strip_prefix(b"><v>")?;
        // most values are short: looking for their end letter by letter is the quickest
        let length = rest.iter().position(|byte| matches!(byte, b'<' | b'&'))?;
        let (value, rest) = rest.split_at(length);
        let rest = rest.strip_prefix(b"</v></c>")?;
        let cell = Self {
            column: column - 1,
            row,
            style,
            kind,
            value,
        };
        Some((cell, text.len() - rest.len()))
    }
}

/// Where a tag ends: a `>` that is in no value of an attribute.
#[inline]
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return Some(at),
            b'"' | b'\'' => at += 1 + memchr::memchr(*byte, bytes.get(at + 1..)?)? + 1,
            // comments and the like are told from their beginning
            b'!' if at == 0 => return Some(0),
            _ => at += 1,
        }
    }
    None
}

/// Adds a text with its entities as the letters they stand for. Unknown ones stay as they are.
pub(super) fn decode(text: &[u8], into: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest) {
        let (before, entity) = rest.split_at(at);
        into.extend_from_slice(before);
        let end = entity.iter().take(12).position(|byte| *byte == b';');
        let letter = end.and_then(|end| letter(entity.get(1..end)?));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                let mut bytes = [0; 4];
                into.extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
                rest = entity.get(end + 1..).unwrap_or_default();
            }
            _ => {
                into.push(b'&');
                rest = entity.get(1..).unwrap_or_default();
            }
        }
    }
    into.extend_from_slice(rest);
}

fn letter(entity: &[u8]) -> Option<char> {
    match entity {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => {
            let number = std::str::from_utf8(entity.strip_prefix(b"#")?).ok()?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::archive::{Member, STORED};
    use crate::read::translate::unpack::Allowance;

    /// The events of a document, each as text.
    fn events(text: &str) -> Result<Vec<String>, ProblemKind> {
        let mut archive = b"PK\x03\x04".to_vec();
        archive.extend([0; 26]);
        archive.extend(text.as_bytes());
        let member = Member {
            packed_bytes: text.len() as u64,
            method: STORED,
            ..Member::default()
        };
        let allowance = Allowance::new(1 << 30, 1 << 20);
        let input = Unpacking::of_member(&archive, &member, &allowance).unwrap();
        let mut xml = Xml::new(input);
        let mut found = Vec::new();
        loop {
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
            found.push(match xml.next().map_err(|problem| problem.kind)? {
                Event::Open(tag) => format!(
                    "<{}{}{}",
                    text(tag.name),
                    Attributes(tag.attributes)
                        .map(|(name, value)| format!(" {}={}", text(name), text(value)))
                        .collect::<String>(),
                    if tag.is_empty { "/" } else { "" }
                ),
                Event::Close(name) => format!("/{}", text(name)),
                Event::Text(part) | Event::Literal(part) => text(part),
                Event::End => return Ok(found),
            });
        }
    }

    #[test]
    fn tags_texts_and_what_is_passed_over() {
        assert_eq!(
            events(
                "<?xml a='>'?><!-- <x> --><x:a b='1>2' y:c=\"3\"><b/>t&amp;<![CDATA[<u>]]></x:a >"
            )
            .unwrap(),
            ["<a b=1>2 c=3", "<b/", "t&amp;", "<u>", "/a"]
        );
    }

    #[test]
    fn a_text_longer_than_the_buffer_is_whole() {
        let long = "æ".repeat(PIECE_BYTES);
        let found = events(&format!("<a>{long}</a><b x='{long}'/>")).unwrap();
        assert_eq!(found[1], long);
        assert_eq!(found[3].len(), "<b x=/".len() + long.len());
    }

    #[test]
    fn a_tag_without_an_end_is_damage() {
        for text in ["<a", "<a b='>", "<!-- x", "<![CDATA[x]]"] {
            assert_eq!(events(text), Err(ProblemKind::Damaged), "{text}");
        }
        assert_eq!(events("a & b").unwrap(), ["a & b"]);
    }

    #[test]
    fn entities_become_letters() {
        let decoded = |text: &str| {
            let mut bytes = Vec::new();
            decode(text.as_bytes(), &mut bytes);
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(decoded("a &lt;&amp;&gt; &#230;&#xF8;"), "a <&> æø");
        assert_eq!(decoded("AT&T &nbsp; &#xD800; &"), "AT&T &nbsp; &#xD800; &");
    }
}
