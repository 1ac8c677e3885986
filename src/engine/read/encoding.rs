//! Bytes to characters: which encoding a file is in, by evidence.

use memchr::memchr_iter;
use model::sniff::{Assumed, Encoding, Evidence};

/// What an encoding is judged by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Utf8Evidence {
    /// Characters of more than one byte that are valid UTF-8.
    pub multibyte: u64,
    /// Bytes that are no UTF-8.
    pub bad: u64,
}

impl Utf8Evidence {
    /// Counts in a run of bytes; a character cut at either end counts neither way.
    pub fn of(bytes: &[u8]) -> Self {
        let torn = bytes
            .iter()
            .take(3)
            .take_while(|&&b| is_continuation(b))
            .count();
        let mut evidence = Self::default();
        let mut rest = bytes.get(torn..).unwrap_or_default();
        loop {
            match std::str::from_utf8(rest) {
                Ok(valid) => {
                    evidence.multibyte += leads(valid.as_bytes());
                    return evidence;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    evidence.multibyte += leads(valid);
                    let Some(skip) = error.error_len() else {
                        return evidence;
                    };
                    evidence.bad += skip as u64;
                    rest = after.get(skip..).unwrap_or_default();
                }
            }
        }
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: Self) {
        self.multibyte += other.multibyte;
        self.bad += other.bad;
    }

    /// True when the bytes are UTF-8, though perhaps with damaged places. Letters of another encoding
    /// hardly ever make a valid character of several bytes by chance.
    pub fn is_utf8(self) -> bool {
        self.multibyte >= self.bad
    }
}

/// A byte that goes on with a character begun before it.
pub(crate) fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// Characters of more than one byte in valid UTF-8.
pub(crate) fn leads(valid: &[u8]) -> u64 {
    valid.iter().filter(|&&b| b >= 0xc0).count() as u64
}

/// Decides the encoding from the head of a file and from samples further in, and how many bytes the byte
/// order mark takes. Samples tell only of bytes that are no UTF-8.
pub(crate) fn decide(head: &[u8], samples: &[Vec<u8>]) -> (Assumed<Encoding>, u64) {
    let assume = |value, evidence| Assumed { value, evidence };
    if head.starts_with(&[0xef, 0xbb, 0xbf]) {
        return (assume(Encoding::Utf8Bom, Evidence::ByteOrderMark), 3);
    }
    if head.starts_with(&[0xff, 0xfe]) {
        return (assume(Encoding::Utf16le, Evidence::ByteOrderMark), 2);
    }
    if head.starts_with(&[0xfe, 0xff]) {
        return (assume(Encoding::Utf16be, Evidence::ByteOrderMark), 2);
    }
    if let Some(encoding) = utf16_without_mark(head) {
        return (assume(encoding, Evidence::ZeroBytes), 0);
    }
    let mut evidence = Utf8Evidence::of(head);
    for sample in samples {
        evidence.add(Utf8Evidence::of(sample));
    }
    let assumed = if evidence.is_utf8() {
        let why = if evidence.multibyte > 0 {
            Evidence::ValidUtf8
        } else {
            Evidence::AsciiOnly
        };
        assume(Encoding::Utf8, why)
    } else {
        let danish = std::iter::once(head)
            .chain(samples.iter().map(Vec::as_slice))
            .any(|bytes| bytes.iter().any(|b| DANISH_1252.contains(b)));
        let why = if danish {
            Evidence::DanishLetters
        } else {
            Evidence::Usual
        };
        assume(Encoding::Windows1252, why)
    };
    (assumed, 0)
}

/// æ ø å Æ Ø Å in windows-1252.
const DANISH_1252: [u8; 6] = [0xe6, 0xf8, 0xe5, 0xc6, 0xd8, 0xc5];

/// The byte order mark's length when the user names the encoding.
pub(crate) fn mark_bytes(encoding: Encoding, head: &[u8]) -> u64 {
    let mark: &[u8] = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => &[0xef, 0xbb, 0xbf],
        Encoding::Utf16le => &[0xff, 0xfe],
        Encoding::Utf16be => &[0xfe, 0xff],
        Encoding::Windows1252 => &[],
    };
    if head.starts_with(mark) {
        mark.len() as u64
    } else {
        0
    }
}

/// Latin text in UTF-16 has a zero in nearly every other byte, always on the same side.
fn utf16_without_mark(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let mut zeros = [0usize; 2];
    for at in memchr_iter(0, head) {
        zeros[at % 2] += 1;
    }
    let many = pairs * 7 / 10;
    let few = pairs / 20;
    if zeros[1] > many && zeros[0] <= few {
        Some(Encoding::Utf16le)
    } else if zeros[0] > many && zeros[1] <= few {
        Some(Encoding::Utf16be)
    } else {
        None
    }
}

/// Windows-1252 from 0x80 to 0x9f; the five holes become U+FFFD.
pub(crate) const HIGH_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

/// The character of a byte in windows-1252.
pub(crate) fn char_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn value(head: &[u8]) -> (Encoding, Evidence) {
        let (assumed, _) = decide(head, &[]);
        (assumed.value, assumed.evidence)
    }

    #[test]
    fn marks_zeros_and_letters_decide() {
        assert_eq!(
            value(b"\xef\xbb\xbfa;b"),
            (Encoding::Utf8Bom, Evidence::ByteOrderMark)
        );
        assert_eq!(
            value(b"a\0;\0b\0\n\0"),
            (Encoding::Utf16le, Evidence::ZeroBytes)
        );
        assert_eq!(
            value(b"\0a\0;\0b\0\n"),
            (Encoding::Utf16be, Evidence::ZeroBytes)
        );
        assert_eq!(
            value("blåbær".as_bytes()),
            (Encoding::Utf8, Evidence::ValidUtf8)
        );
        assert_eq!(value(b"abc"), (Encoding::Utf8, Evidence::AsciiOnly));
        assert_eq!(
            value(b"bl\xe5b\xe6r"),
            (Encoding::Windows1252, Evidence::DanishLetters)
        );
    }

    #[test]
    fn one_damaged_place_among_many_letters_is_still_utf8() {
        let mut bytes = "æøå".repeat(20).into_bytes();
        bytes.push(0xff);
        assert_eq!(value(&bytes).0, Encoding::Utf8);
    }

    #[test]
    fn a_character_cut_by_a_sample_counts_neither_way() {
        let word = "aå".as_bytes();
        assert_eq!(Utf8Evidence::of(&word[..2]), Utf8Evidence::default());
        assert_eq!(Utf8Evidence::of(&word[2..]), Utf8Evidence::default());
    }
}
