//! Encodings with one byte a letter, by the names that files call them.
//!
//! `named.csv` holds names and letters of the Encoding Standard of the WHATWG (read 2026-11), a line for each
//! encoding: its names, `;`, and for each byte from 0x80 on four hexadecimal digits of its letter, `fffd` where
//! the chart is empty. The two that the rest of the program knows by name as well stand below instead. That
//! nothing else is linked for this matters: tables of all the letters of East Asia are larger than what reads
//! workbooks.

use super::tables::Letters;
use super::{decode, letters};
use model::sniff::Encoding;

const CHARTS: &str = include_str!("named.csv");

/// Names of windows-1252; also those of encodings it contains.
const WINDOWS_1252: [&str; 17] = [
    "ansi_x3.4-1968",
    "ascii",
    "cp1252",
    "cp819",
    "csisolatin1",
    "ibm819",
    "iso-8859-1",
    "iso-ir-100",
    "iso8859-1",
    "iso88591",
    "iso_8859-1",
    "iso_8859-1:1987",
    "l1",
    "latin1",
    "us-ascii",
    "windows-1252",
    "x-cp1252",
];
const MACINTOSH: [&str; 4] = ["csmacintosh", "mac", "macintosh", "x-mac-roman"];

/// Decodes by the name of an encoding, and answers which it is if the program has a name for it; `None` for a
/// name that is not known, or not that of an encoding with one byte a letter.
pub(crate) fn decode_named(label: &[u8], bytes: &[u8]) -> Option<(Vec<u8>, Option<Encoding>)> {
    let name = String::from_utf8_lossy(label.trim_ascii()).to_ascii_lowercase();
    let mut utf8 = Vec::new();
    let own = own_name(&name);
    match own.and_then(letters) {
        Some(letters) => decode(bytes, letters, &mut utf8, |_, _| ()),
        None => decode(bytes, &chart(&name)?, &mut utf8, |_, _| ()),
    }
    Some((utf8, own))
}

fn own_name(name: &str) -> Option<Encoding> {
    // DOS has names that browsers do not know
    match name.trim_start_matches(|c: char| !c.is_ascii_digit()) {
        "850" => Some(Encoding::Cp850),
        "865" => Some(Encoding::Cp865),
        _ if WINDOWS_1252.contains(&name) => Some(Encoding::Windows1252),
        _ if MACINTOSH.contains(&name) => Some(Encoding::MacRoman),
        _ => None,
    }
}

/// The letters of another encoding.
fn chart(name: &str) -> Option<Letters> {
    let charts = CHARTS.lines().filter_map(|line| line.split_once(';'));
    let named = charts
        .into_iter()
        .find(|(names, _)| names.split(' ').any(|one| one == name));
    let (_, digits) = named?;
    let mut letters = [char::REPLACEMENT_CHARACTER; 128];
    for (letter, digits) in letters.iter_mut().zip(digits.as_bytes().chunks(4)) {
        let code = std::str::from_utf8(digits).ok()?;
        *letter = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
    }
    Some(letters)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn letters_are_those_of_another_decoder() {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut known = 0;
        for (names, _) in CHARTS.lines().filter_map(|line| line.split_once(';')) {
            for name in names.split(' ') {
                let other = encoding_rs::Encoding::for_label(name.as_bytes()).expect(name);
                let (expected, _) = other.decode_without_bom_handling(&bytes);
                let (own, _) = decode_named(name.as_bytes(), &bytes).expect(name);
                assert_eq!(String::from_utf8(own).unwrap(), expected, "{name}");
                known += 1;
            }
        }
        assert!(known > 120, "{known}");
        for (names, other) in [
            (&WINDOWS_1252[..], encoding_rs::WINDOWS_1252),
            (&MACINTOSH[..], encoding_rs::MACINTOSH),
        ] {
            for name in names {
                let found = encoding_rs::Encoding::for_label(name.as_bytes());
                assert_eq!(found, Some(other), "{name}");
                assert!(decode_named(name.as_bytes(), b"").unwrap().1.is_some());
            }
        }
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        let (text, own) = decode_named(b" ISO-8859-2 ", b"\xb1").unwrap();
        assert_eq!((text.as_slice(), own), ("ą".as_bytes(), None));
        assert_eq!(
            decode_named(b"IBM865", b"\x9b").unwrap().1,
            Some(Encoding::Cp865)
        );
        for name in [
            "utf-8",
            "utf-16le",
            "shift_jis",
            "x-user-defined",
            "klingon",
            "",
        ] {
            assert_eq!(decode_named(name.as_bytes(), b"\xb1"), None, "{name}");
        }
    }
}
