//! Bytes to characters: which encoding a file is in, by evidence.

mod judge;
mod named;
mod tables;
pub(crate) mod twice;

use memchr::memchr_iter;
use model::sniff::{Assumed, Encoding, Evidence};

pub use judge::HighBytes;
pub(crate) use judge::{letters, next_high};
pub(crate) use named::decode_named;
pub(crate) use tables::Letters;

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
        let mut high = HighBytes::default();
        high.see(head);
        for sample in samples {
            high.see(sample);
        }
        high.judge()
    };
    (assumed, 0)
}

/// The byte order mark's length when the user names the encoding.
pub(crate) fn mark_bytes(encoding: Encoding, head: &[u8]) -> u64 {
    let mark: &[u8] = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Utf8Twice => &[0xef, 0xbb, 0xbf],
        Encoding::Utf16le => &[0xff, 0xfe],
        Encoding::Utf16be => &[0xfe, 0xff],
        Encoding::Windows1252 | Encoding::Cp865 | Encoding::Cp850 | Encoding::MacRoman => &[],
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

/// Decodes UTF-16 without a mark; what is no letter becomes U+FFFD.
pub(crate) fn decode_utf16(raw: &[u8], high_byte_first: bool) -> String {
    let (pairs, torn) = raw.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match high_byte_first {
        true => u16::from_be_bytes(*pair),
        false => u16::from_le_bytes(*pair),
    });
    let torn = torn.iter().map(|_| char::REPLACEMENT_CHARACTER);
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .chain(torn)
        .collect()
}

/// Decodes bytes of one character each. `bad` is told of holes in the chart: their place in the bytes and
/// in the text.
pub(crate) fn decode(
    raw: &[u8],
    letters: &Letters,
    text: &mut Vec<u8>,
    mut bad: impl FnMut(usize, usize),
) {
    text.reserve(raw.len() + raw.len() / 16);
    let mut at = 0;
    while at < raw.len() {
        let plain = next_high(raw, at);
        text.extend_from_slice(raw.get(at..plain).unwrap_or_default());
        at = plain;
        // letters beyond ASCII seldom come in runs: one is taken, and the next stretch looked for
        if let Some(&byte) = raw.get(at) {
            let letter = letter_of(byte, letters);
            if letter == char::REPLACEMENT_CHARACTER {
                bad(at, text.len());
            }
            text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            at += 1;
        }
    }
}

/// The character of a byte.
pub(crate) fn letter_of(byte: u8, letters: &Letters) -> char {
    match byte.checked_sub(0x80) {
        Some(high) => letters
            .get(usize::from(high))
            .copied()
            .unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(byte),
    }
}

/// A text that was read in one encoding, as it reads in another. Only from encodings with one byte a
/// character; holes of the chart stay holes.
pub(crate) fn read_again(text: &str, from: Encoding, to: Encoding) -> String {
    if text.is_ascii() || letters(from).is_none() {
        return text.to_owned();
    }
    let bytes = written(text, from);
    match letters(to) {
        Some(letters) => {
            let mut again = Vec::new();
            decode(&bytes, letters, &mut again, |_, _| ());
            String::from_utf8_lossy(&again).into_owned()
        }
        None if to == Encoding::Utf8 => String::from_utf8_lossy(&bytes).into_owned(),
        None => text.to_owned(),
    }
}

/// The bytes a text was read from in an encoding with one byte a character; `?` for what it does not have.
pub(crate) fn written(text: &str, encoding: Encoding) -> Vec<u8> {
    let chart = letters(encoding);
    text.chars()
        .map(|letter| {
            let at = || chart?.iter().position(|known| *known == letter);
            match u8::try_from(u32::from(letter)) {
                Ok(byte) if byte.is_ascii() => byte,
                _ if letter == char::REPLACEMENT_CHARACTER => b'?',
                _ => at()
                    .and_then(|at| u8::try_from(at + 0x80).ok())
                    .unwrap_or(b'?'),
            }
        })
        .collect()
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
    fn letters_of_dos_and_of_the_mac_decide_too() {
        assert_eq!(
            value(b"bl\x86b\x91r;\x9d"),
            (Encoding::Cp865, Evidence::DanishLetters)
        );
        assert_eq!(
            value(b"bl\x8cb\xber;\xaf"),
            (Encoding::MacRoman, Evidence::DanishLetters)
        );
    }

    #[test]
    fn a_text_read_wrongly_reads_right_again() {
        assert_eq!(
            read_again("bl†b‘r", Encoding::Windows1252, Encoding::Cp865),
            "blåbær"
        );
        assert_eq!(
            read_again("blåbær", Encoding::Utf8, Encoding::Cp865),
            "blåbær"
        );
    }

    #[test]
    fn a_character_cut_by_a_sample_counts_neither_way() {
        let word = "aå".as_bytes();
        assert_eq!(Utf8Evidence::of(&word[..2]), Utf8Evidence::default());
        assert_eq!(Utf8Evidence::of(&word[2..]), Utf8Evidence::default());
    }
}
