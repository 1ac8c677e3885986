//! Texts that many cells share, kept as the fields they will be written as.

use super::value;
use super::xml::{Event, Xml, decode};
use model::note::Problem;

/// Texts by number.
#[derive(Debug, Default)]
pub(super) struct Strings {
    bytes: Vec<u8>,
    /// Where each text ends.
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the list of texts of a workbook.
    ///
    /// # Errors
    /// What the document says.
    pub fn read(mut xml: Xml<'_>) -> Result<Self, Problem> {
        let mut strings = Self::default();
        let mut text = Vec::new();
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.name == b"si" => {
                    text.clear();
                    if !tag.is_empty {
                        rich_text(&mut xml, b"si", &mut text)?;
                    }
                    strings.push(&mut text);
                }
                Event::End => break,
                _ => {}
            }
        }
        strings.bytes.shrink_to_fit();
        Ok(strings)
    }

    /// Adds a text; one without anything to see as an empty field.
    pub fn push(&mut self, text: &mut Vec<u8>) {
        if !value::is_blank(text) {
            unescape(text);
        }
        self.push_plain(text);
    }

    /// Adds a text that stands as it is; one without anything to see as an empty field.
    pub fn push_plain(&mut self, text: &[u8]) {
        if !value::is_blank(text) {
            value::text(&mut self.bytes, text);
        }
        self.ends.push(self.bytes.len());
    }

    /// A text as a field; empty when there is nothing to see, or no such text.
    #[inline]
    pub fn field(&self, at: usize) -> &[u8] {
        let from = match at.checked_sub(1) {
            Some(before) => self.ends.get(before),
            None => Some(&0),
        };
        let found = from
            .zip(self.ends.get(at))
            .and_then(|(from, to)| self.bytes.get(*from..*to));
        found.unwrap_or_default()
    }
}

/// Collects the text up to the end of an element, pieces of several looks joined. How it is pronounced
/// (`rPh`) is left out.
///
/// # Errors
/// What the document says.
pub(super) fn rich_text(xml: &mut Xml<'_>, end: &[u8], text: &mut Vec<u8>) -> Result<(), Problem> {
    let mut is_text = false;
    loop {
        match xml.next()? {
            Event::Open(tag) if tag.name == b"t" => is_text = !tag.is_empty,
            Event::Open(tag) if tag.name == b"rPh" && !tag.is_empty => xml.skip_element()?,
            Event::Text(part) if is_text => decode(part, text),
            Event::Literal(part) if is_text => text.extend_from_slice(part),
            Event::Close(name) if name == b"t" => is_text = false,
            Event::Close(name) if name == end => return Ok(()),
            Event::End => return Ok(()),
            _ => {}
        }
    }
}

/// Turns `_x000D_` into the letter it stands for: how Excel writes what XML cannot hold.
pub(super) fn unescape(text: &mut Vec<u8>) {
    if memchr::memmem::find(text, b"_x").is_none() {
        return;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_slice();
    while let Some(byte) = rest.first() {
        let code = rest
            .get(..7)
            .filter(|part| part.starts_with(b"_x") && part.ends_with(b"_"))
            .and_then(|part| std::str::from_utf8(part.get(2..6)?).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        match code {
            Some(letter) => {
                if letter != '\0' {
                    let mut bytes = [0; 4];
                    out.extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
                }
                rest = rest.get(7..).unwrap_or_default();
            }
            None => {
                out.push(*byte);
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    *text = out;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn texts_are_kept_as_fields() {
        let mut strings = Strings::default();
        for text in ["a", " \u{a0}", "b, c"] {
            strings.push(&mut text.as_bytes().to_vec());
        }
        assert_eq!(strings.field(0), b"a");
        assert_eq!(strings.field(1), b"");
        assert_eq!(strings.field(2), b"\"b, c\"");
        assert_eq!(strings.field(3), b"");
        assert_eq!(strings.field(usize::MAX), b"");
    }

    #[test]
    fn letters_that_xml_cannot_hold() {
        let read = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            unescape(&mut bytes);
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(read("a_x000D_\nb"), "a\r\nb");
        assert_eq!(read("_x005F_x000D_"), "_x000D_");
        assert_eq!(read("_xZZZZ_ _x12 æ_x"), "_xZZZZ_ _x12 æ_x");
    }
}
