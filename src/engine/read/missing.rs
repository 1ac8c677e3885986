//! Spellings of "no value".
//!
//! An empty cell, or one of blanks only, is missing in every column. Signs and words are missing only where
//! the other values are numbers, dates or times (signs also beside yes and no); in a text column `Ukendt`
//! is a value like any other. Statistics Denmark's `-` means a true nil: where the file shows that it is
//! official statistics it is read as 0 (see `decide::nil_dash`), else it is missing, never a made-up zero.

use model::column::Reason;

/// What a spelling of "missing" is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// `..`, `-`, `null`: no word of a language.
    Sign,
    /// `Ukendt`, `ikke oplyst`.
    Word,
}

const SIGNS: [&str; 32] = [
    "..",
    ".",
    "-",
    "–",
    "—",
    "…",
    "...",
    "....",
    ".....",
    "......",
    "*",
    "**",
    ":",
    "na",
    "n/a",
    "#n/a",
    "null",
    "nan",
    "none",
    "?",
    "--",
    "#i/t",
    "#værdi!",
    "#division/0!",
    "#navn?",
    "#reference!",
    "#value!",
    "#div/0!",
    "#name?",
    "#ref!",
    "#num!",
    "#null!",
];

const WORDS: [&str; 25] = [
    "i.o.",
    "i.o",
    "io",
    "i/o",
    "u.o.",
    "u.o",
    "x",
    ":x",
    ";x",
    "ukendt",
    "uoplyst",
    "ikke oplyst",
    "uoplyst kommune",
    "ikke angivet",
    "ikke opgjort",
    "ej oplyst",
    "ej angivet",
    "ej relevant",
    "ingen data",
    "no data",
    "ikke relevant",
    "ved ikke",
    "mangler",
    "missing",
    "unknown",
];

/// What a spelling of "missing" says about why there is no value.
pub(crate) fn reason(spelling: &str) -> Reason {
    match spelling {
        "" => Reason::Empty,
        ".." | "…" | "..." | ":" => Reason::NotAvailable,
        "." => Reason::NotApplicable,
        "*" | "**" | "x" | "X" | ":x" | ":X" | ";x" | ";X" => Reason::Withheld,
        _ if spelling.starts_with('#') => Reason::Fault,
        _ => Reason::Unknown,
    }
}

/// Longest spelling in bytes.
const MAX_BYTES: usize = 16;

/// What kind of "missing" a trimmed, not empty value spells.
pub(crate) fn spelling(value: &[u8]) -> Option<Missing> {
    if value.len() > MAX_BYTES || value.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let is = |word: &&str| value.eq_ignore_ascii_case(word.as_bytes());
    if SIGNS.iter().any(is) {
        Some(Missing::Sign)
    } else if WORDS.iter().any(is) {
        Some(Missing::Word)
    } else {
        None
    }
}

/// True for a spelling of "missing", of signs or words.
pub(crate) fn is_missing(text: &str) -> bool {
    spelling(trim(text.as_bytes())).is_some()
}

/// Takes blanks off both ends: ASCII ones, the non-breaking ones number formats use, and the zeros that programs
/// fill up fields and files with.
#[inline]
pub(crate) fn trim(mut value: &[u8]) -> &[u8] {
    loop {
        match value {
            [b' ' | b'\t' | b'\n' | b'\r' | 0, rest @ ..] => value = rest,
            [rest @ .., b' ' | b'\t' | b'\n' | b'\r' | 0] => value = rest,
            [0xc2, 0xa0, rest @ ..] | [rest @ .., 0xc2, 0xa0] => value = rest,
            [0xe2, 0x80, 0xaf, rest @ ..] | [rest @ .., 0xe2, 0x80, 0xaf] => value = rest,
            _ => return value,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn signs_and_words() {
        assert_eq!(spelling(b".."), Some(Missing::Sign));
        assert_eq!(spelling("–".as_bytes()), Some(Missing::Sign));
        assert_eq!(spelling(b"Ikke oplyst"), Some(Missing::Word));
        assert_eq!(spelling(b"I.O."), Some(Missing::Word));
        assert_eq!(spelling(b"0"), None);
        assert_eq!(spelling(b"Odense"), None);
    }

    #[test]
    fn signs_have_reasons() {
        for (text, expected) in [
            ("", Reason::Empty),
            ("..", Reason::NotAvailable),
            (".", Reason::NotApplicable),
            ("*", Reason::Withheld),
            ("#I/T", Reason::Fault),
            ("-", Reason::Unknown),
            ("Ukendt", Reason::Unknown),
        ] {
            assert_eq!(reason(text), expected, "{text}");
            assert!(
                text.is_empty() || spelling(text.as_bytes()).is_some(),
                "{text}"
            );
        }
    }

    #[test]
    fn blanks_of_all_kinds() {
        assert_eq!(trim(" \u{a0}5\u{202f} ".as_bytes()), b"5");
        assert_eq!(trim(b"   "), b"");
        assert_eq!(trim(b"12\0\0"), b"12");
    }
}
