//! The whole of a file as UTF-8, for formats that are one text.

use crate::read::encoding::{self, Utf8Evidence};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use model::note::Note;
use model::sniff::Encoding;
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
}

/// Decodes a file that should be UTF-8 and often is not.
pub(super) fn decode(bytes: &[u8]) -> Text<'_> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let (assumed, mark_bytes) = encoding::decide(head, &[]);
    let body = bytes.get(mark_bytes as usize..).unwrap_or_default();
    match assumed.value {
        Encoding::Utf16le | Encoding::Utf16be => {
            let sixteen = if assumed.value == Encoding::Utf16le {
                UTF_16LE
            } else {
                UTF_16BE
            };
            let (text, _) = sixteen.decode_without_bom_handling(body);
            Text {
                utf8: Cow::Owned(text.into_owned().into_bytes()),
                notes: Vec::new(),
            }
        }
        _ => utf8_or_windows(body, mark_bytes),
    }
}

/// Decodes a PX file: what it says of its letters holds, unless the letters say otherwise.
pub(super) fn decode_px(bytes: &[u8]) -> Text<'_> {
    let text = decode(bytes);
    if matches!(text.utf8, Cow::Borrowed(_)) {
        return text;
    }
    let Some(encoding) = declared(bytes) else {
        return text;
    };
    let (decoded, _) = encoding.decode_without_bom_handling(bytes);
    Text {
        utf8: Cow::Owned(decoded.into_owned().into_bytes()),
        notes: Vec::new(),
    }
}

/// The encoding of `CODEPAGE="…"`, if it is known and not Unicode.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let at = memchr::memmem::find(head, b"CODEPAGE=\"")? + b"CODEPAGE=\"".len();
    let rest = head.get(at..)?;
    let label = rest.get(..memchr::memchr(b'"', rest)?)?;
    encoding_rs::Encoding::for_label(label).filter(|found| found.is_single_byte())
}

/// The whole file decides, not its head: one letter of another encoding may stand anywhere.
fn utf8_or_windows(body: &[u8], mark_bytes: u64) -> Text<'_> {
    let Err(error) = std::str::from_utf8(body) else {
        return Text {
            utf8: Cow::Borrowed(body),
            notes: Vec::new(),
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
        };
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(body);
    Text {
        utf8: Cow::Owned(text.into_owned().into_bytes()),
        notes: vec![Note::EncodingAssumed {
            encoding: Encoding::Windows1252.id().to_owned(),
        }],
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
            let text = decode(&bytes);
            assert_eq!(&*text.utf8, expected);
            assert!(text.notes.is_empty());
        }
    }

    #[test]
    fn letters_of_windows_are_said() {
        let text = decode(b"{\"\xf8\": 1}");
        assert_eq!(&*text.utf8, "{\"ø\": 1}".as_bytes());
        assert!(matches!(text.notes[..], [Note::EncodingAssumed { .. }]));
        let mut damaged = "æøåæøå".as_bytes().to_vec();
        damaged.push(0xff);
        let text = decode(&damaged);
        assert!(matches!(
            text.notes[..],
            [Note::BadBytes {
                count: 1,
                first_byte: 12
            }]
        ));
    }
}
