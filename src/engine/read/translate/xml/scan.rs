//! Tags and texts of an XML document, one after the other, as slices of it.
//!
//! Comments, instructions and document types are passed over; entities a document defines itself are not
//! followed, so that nothing grows beyond the file.

use crate::read::translate::place::Fault;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event<'a> {
    /// A tag that opens.
    Open(Tag<'a>),
    /// A tag that closes.
    Close,
    /// Text between tags; `is_literal` when nothing in it is an entity.
    Text { text: &'a [u8], is_literal: bool },
    /// Nothing more.
    End,
}

/// A tag that opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Its name with its prefix.
    pub name: &'a [u8],
    attributes: &'a [u8],
    /// True when it closes at once; no [`Event::Close`] follows.
    pub is_empty: bool,
}

impl<'a> Tag<'a> {
    /// Names and values of its attributes, entities as they stand.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let name_from = rest.iter().position(|b| !b.is_ascii_whitespace())?;
            rest = rest.get(name_from..)?;
            let equals = memchr::memchr(b'=', rest)?;
            let name = rest.get(..equals)?.trim_ascii_end();
            rest = rest.get(equals + 1..)?.trim_ascii_start();
            let quote = *rest.first().filter(|b| matches!(b, b'"' | b'\''))?;
            let inside = rest.get(1..)?;
            let length = memchr::memchr(quote, inside)?;
            rest = inside.get(length + 1..)?;
            Some((name, inside.get(..length)?))
        })
    }
}

/// A name without its prefix.
pub(crate) fn local(name: &[u8]) -> &[u8] {
    match memchr::memchr(b':', name) {
        Some(at) => name.get(at + 1..).unwrap_or_default(),
        None => name,
    }
}

/// Walks over a document.
#[derive(Debug, Clone)]
pub(crate) struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    pub fn fault(&self) -> Fault {
        Fault::at(self.at, self.text.len())
    }

    /// The next tag or text.
    pub fn next(&mut self) -> Result<Event<'a>, Fault> {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            match rest {
                [] => return Ok(Event::End),
                [b'<', b'!', b'-', b'-', ..] => self.pass(b"-->")?,
                [b'<', b'?', ..] => self.pass(b"?>")?,
                _ if rest.starts_with(b"<![CDATA[") => {
                    let from = self.at + b"<![CDATA[".len();
                    self.pass(b"]]>")?;
                    let to = self.at - b"]]>".len();
                    return Ok(Event::Text {
                        text: self.text.get(from..to).unwrap_or_default(),
                        is_literal: true,
                    });
                }
                [b'<', b'!', ..] => self.declaration()?,
                [b'<', b'/', ..] => {
                    self.pass(b">")?;
                    return Ok(Event::Close);
                }
                [b'<', ..] => return self.tag().map(Event::Open),
                _ => {
                    let length = memchr::memchr(b'<', rest).unwrap_or(rest.len());
                    self.at += length;
                    return Ok(Event::Text {
                        text: rest.get(..length).unwrap_or_default(),
                        is_literal: false,
                    });
                }
            }
        }
    }

    /// Passes over everything down to `end`.
    fn pass(&mut self, end: &[u8]) -> Result<(), Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match memchr::memmem::find(rest, end) {
            Some(length) => {
                self.at += length + end.len();
                Ok(())
            }
            None => {
                self.at = self.text.len();
                Err(self.fault())
            }
        }
    }

    /// Passes over a document type with what it declares.
    fn declaration(&mut self) -> Result<(), Fault> {
        let mut brackets = 0usize;
        while let Some(&byte) = self.text.get(self.at) {
            self.at += 1;
            match byte {
                b'[' => brackets += 1,
                b']' => brackets = brackets.saturating_sub(1),
                b'>' if brackets == 0 => return Ok(()),
                _ => {}
            }
        }
        Err(self.fault())
    }

    fn tag(&mut self) -> Result<Tag<'a>, Fault> {
        let from = self.at + 1;
        let rest = self.text.get(from..).unwrap_or_default();
        let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'/');
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        let begins = name
            .first()
            .is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_' || !b.is_ascii());
        if !begins {
            return Err(self.fault());
        }
        let mut at = from + length;
        // a bracket inside quotes ends no tag
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let Some(found) = memchr::memchr3(b'>', b'"', b'\'', rest) else {
                self.at = self.text.len();
                return Err(self.fault());
            };
            at += found + 1;
            let quote = rest.get(found).copied().unwrap_or(b'>');
            if quote == b'>' {
                break;
            }
            let inside = self.text.get(at..).unwrap_or_default();
            let Some(length) = memchr::memchr(quote, inside) else {
                self.at = self.text.len();
                return Err(self.fault());
            };
            at += length + 1;
        }
        self.at = at;
        let inside = self.text.get(from + length..at - 1).unwrap_or_default();
        let (attributes, is_empty) = match inside {
            [before @ .., b'/'] => (before, true),
            all => (all, false),
        };
        Ok(Tag {
            name,
            attributes,
            is_empty,
        })
    }
}

/// Appends a text with its entities resolved: the five and the numbers. Others stay as they stand.
pub(crate) fn resolve(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest) {
        out.extend_from_slice(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let end = rest.iter().take(12).position(|b| *b == b';');
        let letter = end.and_then(|end| entity(rest.get(1..end)?));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            _ => {
                out.push(b'&');
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    out.extend_from_slice(rest);
}

fn entity(name: &[u8]) -> Option<char> {
    let number = |digits: &[u8], radix| {
        let digits = std::str::from_utf8(digits).ok()?;
        char::from_u32(u32::from_str_radix(digits, radix).ok()?).filter(|letter| *letter != '\0')
    };
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        b"nbsp" => Some('\u{a0}'),
        [b'#', b'x' | b'X', digits @ ..] => number(digits, 16),
        [b'#', digits @ ..] => number(digits, 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn tags_texts_and_what_is_passed_over() {
        let xml = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><!-- <b> --><a x=\"1>2\" y = 'z'/>t<![CDATA[<&]]></b>";
        let mut scan = Scan::new(xml);
        let Event::Open(tag) = scan.next().unwrap() else {
            panic!("no tag");
        };
        assert_eq!((tag.name, tag.is_empty), (&b"a"[..], true));
        let attributes: Vec<_> = tag.attributes().collect();
        assert_eq!(attributes, [(&b"x"[..], &b"1>2"[..]), (b"y", b"z")]);
        let text = |text, is_literal| Event::Text { text, is_literal };
        assert_eq!(scan.next(), Ok(text(&b"t"[..], false)));
        assert_eq!(scan.next(), Ok(text(&b"<&"[..], true)));
        assert_eq!(scan.next(), Ok(Event::Close));
        assert_eq!(scan.next(), Ok(Event::End));
    }

    #[test]
    fn what_is_torn_is_a_fault() {
        for torn in ["<a", "<a b='", "<!-- ", "<![CDATA[x", "<!DOCTYPE [", "</a"] {
            let fault = Scan::new(torn.as_bytes()).next().unwrap_err();
            assert!(fault.is_at_end, "{torn}");
        }
        assert!(!Scan::new(b"< a>").next().unwrap_err().is_at_end);
    }

    #[test]
    fn entities_are_letters() {
        let mut out = Vec::new();
        resolve(b"a &amp; b&#248;&#xE6;&x; &lt", &mut out);
        assert_eq!(out, "a & bøæ&x; &lt".as_bytes());
    }
}
