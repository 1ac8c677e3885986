//! The whole of a file as UTF-8, for formats that are one text.

use super::Borrowed;
use crate::read::encoding::{self, HighBytes, Utf8Evidence};
use crate::read::piece::{FlawKind, Piece};
use model::note::Note;
use model::sniff::{Assumed, Encoding, Evidence};
use std::borrow::Cow;

/// Bytes looked at for a mark and for zeros.
const HEAD_BYTES: usize = 64 << 10;

/// A file's text.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// UTF-8, without a byte order mark.
    pub utf8: Cow<'a, [u8]>,
    /// What is worth knowing about the encoding.
    pub notes: Vec<Note>,
    /// The encoding; `None` for one that the file names and that has no name here.
    pub encoding: Option<Assumed<Encoding>>,
}

fn assumed(value: Encoding, evidence: Evidence) -> Option<Assumed<Encoding>> {
    Some(Assumed { value, evidence })
}

/// Decodes a file that should be UTF-8 and often is not; `chosen` is what the user says it is.
pub(super) fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Text<'_> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    if let Some(text) = chosen.and_then(|chosen| as_chosen(bytes, head, chosen)) {
        return text;
    }
    let (found, mark_bytes) = encoding::decide(head, &[]);
    let body = bytes.get(mark_bytes as usize..).unwrap_or_default();
    match found.value {
        Encoding::Utf16le | Encoding::Utf16be => {
            let text = encoding::decode_utf16(body, found.value == Encoding::Utf16be);
            Text {
                utf8: Cow::Owned(text.into_bytes()),
                notes: Vec::new(),
                encoding: Some(found),
            }
        }
        _ => utf8_or_letters(body, mark_bytes),
    }
}

/// Decodes a file as the user says.
fn as_chosen<'a>(bytes: &[u8], head: &[u8], chosen: Encoding) -> Option<Text<'a>> {
    let mut piece = Piece::default();
    let mark_bytes = encoding::mark_bytes(chosen, head);
    piece
        .load(&Borrowed(bytes), chosen, mark_bytes, bytes.len())
        .ok()?;
    let mut bad = piece.flaws.iter().filter(|flaw| flaw.kind == FlawKind::Bad);
    let notes = bad.next().map(|first| Note::BadBytes {
        count: u64::from(first.count) + bad.map(|flaw| u64::from(flaw.count)).sum::<u64>(),
        first_byte: mark_bytes + first.byte as u64,
    });
    Some(Text {
        utf8: Cow::Owned(piece.text),
        notes: notes.into_iter().collect(),
        encoding: assumed(chosen, Evidence::Chosen),
    })
}

/// Decodes a file that says what its letters are: that holds unless they are UTF-8.
pub(super) fn decode_declared<'a>(
    bytes: &'a [u8],
    chosen: Option<Encoding>,
    declared: impl FnOnce(&[u8]) -> Option<&[u8]>,
) -> Text<'a> {
    let text = decode(bytes, chosen);
    let is_open = text
        .notes
        .iter()
        .any(|note| matches!(note, Note::EncodingAssumed { .. }));
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let Some(label) = declared(head).filter(|_| is_open) else {
        return text;
    };
    match encoding::decode_named(label, bytes) {
        Some((utf8, encoding)) => Text {
            utf8: Cow::Owned(utf8),
            notes: Vec::new(),
            encoding: encoding.and_then(|value| assumed(value, Evidence::Declared)),
        },
        None => text,
    }
}

/// What a declaration of XML says of the letters behind it.
pub(super) fn declared_in_xml(head: &[u8]) -> Option<&[u8]> {
    let end = memchr::memmem::find(head, b"?>")?;
    quoted_behind(head.get(..end)?, b"encoding=")
}

/// What stands between a word and the next quote.
pub(super) fn quoted_behind<'a>(head: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    let at = memchr::memmem::find(head, word)? + word.len();
    let (quote, rest) = head.get(at..)?.split_first()?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    rest.get(..memchr::memchr(*quote, rest)?)
}

/// The whole file decides, not its head: one letter of another encoding may stand anywhere.
fn utf8_or_letters(body: &[u8], mark_bytes: u64) -> Text<'_> {
    let Err(error) = std::str::from_utf8(body) else {
        let encoding = match mark_bytes {
            0 if body.is_ascii() => assumed(Encoding::Utf8, Evidence::AsciiOnly),
            0 => assumed(Encoding::Utf8, Evidence::ValidUtf8),
            _ => assumed(Encoding::Utf8Bom, Evidence::ByteOrderMark),
        };
        return Text {
            utf8: Cow::Borrowed(body),
            notes: Vec::new(),
            encoding,
        };
    };
    let first_byte = mark_bytes + error.valid_up_to() as u64;
    let evidence = Utf8Evidence::of(body);
    if evidence.is_utf8() || mark_bytes > 0 {
        return Text {
            utf8: Cow::Owned(String::from_utf8_lossy(body).into_owned().into_bytes()),
            notes: vec![Note::BadBytes {
                count: evidence.bad,
                first_byte,
            }],
            encoding: match mark_bytes {
                0 => assumed(Encoding::Utf8, Evidence::ValidUtf8),
                _ => assumed(Encoding::Utf8Bom, Evidence::ByteOrderMark),
            },
        };
    }
    let mut high = HighBytes::default();
    high.see(body);
    let found = high.judge();
    let mut utf8 = Vec::new();
    match encoding::letters(found.value) {
        Some(letters) => encoding::decode(body, letters, &mut utf8, |_, _| ()),
        None => utf8.extend_from_slice(String::from_utf8_lossy(body).as_bytes()),
    }
    Text {
        utf8: Cow::Owned(utf8),
        notes: vec![Note::EncodingAssumed {
            encoding: found.value.id().to_owned(),
        }],
        encoding: Some(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_becomes_utf8() {
        let expected = "{\"ø\": 1}".as_bytes();
        let wide = |to: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = "\u{feff}{\"ø\": 1}".encode_utf16();
            units.flat_map(to).collect()
        };
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend_from_slice(expected);
        for bytes in [
            expected.to_vec(),
            marked,
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
        ] {
            let text = decode(&bytes, None);
            assert_eq!(&*text.utf8, expected);
            assert!(text.notes.is_empty());
        }
    }

    #[test]
    fn letters_of_windows_are_said() {
        let text = decode(b"{\"\xf8\": 1}", None);
        assert_eq!(&*text.utf8, "{\"ø\": 1}".as_bytes());
        assert!(matches!(text.notes[..], [Note::EncodingAssumed { .. }]));
        let mut damaged = "æøåæøå".as_bytes().to_vec();
        damaged.push(0xff);
        let text = decode(&damaged, None);
        assert!(matches!(
            text.notes[..],
            [Note::BadBytes {
                count: 1,
                first_byte: 12
            }]
        ));
    }

    #[test]
    fn what_a_file_says_of_its_letters_holds() {
        let read = |bytes: &[u8]| {
            let text = decode_declared(bytes, None, |head| quoted_behind(head, b"CODEPAGE="));
            (
                String::from_utf8(text.utf8.into_owned()).unwrap_or_default(),
                text.notes.len(),
            )
        };
        let said = |label: &str, letter: u8| {
            [b"CODEPAGE=\"", label.as_bytes(), b"\";", &[letter]].concat()
        };
        assert!(read(&said("iso-8859-1", 0xf8)).0.ends_with('ø'));
        assert!(read(&said("ibm850", 0x9b)).0.ends_with('ø'));
        assert_eq!(read(&said("ibm850", 0x9b)).1, 0);
        assert_eq!(read(&said("klingon", 0xf8)).1, 1);
        // letters of DOS that nobody names are known by their places
        let (text, notes) = read(b"STUB=\"omr\x86de\",\"k\x9bn\",\"l\x91rer\";");
        assert!(text.contains("område") && text.contains("lærer"), "{text}");
        assert_eq!(notes, 1);
    }
}
