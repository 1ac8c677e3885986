//! Letters that were saved as UTF-8 twice: UTF-8 once taken for windows-1252 turns `æ` into `Ã¦`.
//!
//! What is turned back is exact: two to four characters whose bytes in windows-1252 are one character of
//! UTF-8, so that going wrong with it again gives the same characters. Only the beginnings that European
//! texts have are looked for (`Ã`, `Â`, `â`, `ð`, and `ï` of a byte order mark): behind other letters such
//! pairs occur in sound text too.

use super::tables::WINDOWS_1252;

/// A letter found to be saved twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Twice {
    /// Where it begins.
    pub at: usize,
    /// Bytes it takes as it stands.
    pub bytes: usize,
    /// What it should be.
    pub letter: char,
}

/// The first letter saved twice in a text, from a place on.
pub(crate) fn find(text: &str, from: usize) -> Option<Twice> {
    let bytes = text.as_bytes();
    let mut at = from;
    // all beginnings are C3 and one more byte in UTF-8; `scan::Letters` tells where none of them stands
    while let Some(next) = memchr::memchr(0xc3, bytes.get(at..)?) {
        at += next;
        if let Some(found) = here(text, at) {
            return Some(found);
        }
        at += 1;
    }
    None
}

/// How many letters of a text are saved twice.
pub(crate) fn count(text: &str) -> u64 {
    let (mut at, mut count) = (0, 0);
    while let Some(found) = find(text, at) {
        at = found.at + found.bytes;
        count += 1;
    }
    count
}

/// A text with its letters that were saved twice turned back; nothing for one without any.
pub(crate) fn turned_back(text: &str) -> Option<String> {
    let mut found = find(text, 0)?;
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    loop {
        out.push_str(text.get(from..found.at)?);
        out.push(found.letter);
        from = found.at + found.bytes;
        match find(text, from) {
            Some(next) => found = next,
            None => break,
        }
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

/// The letter saved twice that begins at a place, if one does.
pub(crate) fn here(text: &str, at: usize) -> Option<Twice> {
    let bytes = text.as_bytes();
    let (0xc3, 0x82 | 0x83 | 0xa2 | 0xaf | 0xb0) = (*bytes.get(at)?, *bytes.get(at + 1)?) else {
        return None;
    };
    let mut letters = text.get(at..)?.chars();
    let mut once = [0_u8; 4];
    let mut taken = 0;
    let mut used = 0;
    loop {
        let letter = letters.next()?;
        *once.get_mut(used)? = byte_1252(letter)?;
        used += 1;
        taken += letter.len_utf8();
        match std::str::from_utf8(once.get(..used)?) {
            Ok(found) => {
                let letter = found.chars().next()?;
                // ASCII is never saved as several characters
                return (!letter.is_ascii()).then_some(Twice {
                    at,
                    bytes: taken,
                    letter,
                });
            }
            Err(error) if error.error_len().is_none() => {}
            Err(_) => return None,
        }
    }
}

/// The byte a character is in windows-1252; the holes of the chart stand for the control characters that
/// most programs make of them.
fn byte_1252(letter: char) -> Option<u8> {
    if letter == '\u{fffd}' {
        return None;
    }
    if let Some(at) = WINDOWS_1252.iter().position(|known| *known == letter) {
        return u8::try_from(0x80 + at).ok();
    }
    match u8::try_from(u32::from(letter)) {
        Ok(byte @ (0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) => Some(byte),
        // ISO-8859-1 has control characters all through
        Ok(byte @ 0x80..=0x9f) => Some(byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// UTF-8 taken for windows-1252.
    fn twice(text: &str) -> String {
        text.bytes()
            .map(|byte| match byte {
                0x80.. => match WINDOWS_1252[usize::from(byte - 0x80)] {
                    '\u{fffd}' => char::from(byte),
                    letter => letter,
                },
                _ => char::from(byte),
            })
            .collect()
    }

    fn repaired(text: &str) -> (String, usize) {
        let (mut out, mut at, mut count) = (String::new(), 0, 0);
        while let Some(found) = find(text, at) {
            out.push_str(&text[at..found.at]);
            out.push(found.letter);
            at = found.at + found.bytes;
            count += 1;
        }
        out.push_str(&text[at..]);
        (out, count)
    }

    #[test]
    fn what_was_saved_twice_comes_back() {
        let text = "Ærø, Køge, Århus; 20 °C – “§ 3” … 10 €, 😎, é, ½";
        let spoilt = twice(text);
        assert!(spoilt.contains("Ã¦") || spoilt.contains("Ã†"));
        let letters = scan::letters(spoilt.as_bytes(), &mut Vec::new());
        assert!(letters.doubled, "nobody would look for them");
        assert_eq!(repaired(&spoilt).0, text);
        assert_eq!(repaired("Ã¦Ã¸Ã¥"), ("æøå".to_string(), 3));
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [
            "Ærøskøbing Å Ø",
            "SÃO PAULO",
            "Ângela, São Tomé, Ö–Å",
            "10 € – 20 €",
            "",
            "Ã",
            "Ã ",
            "â€",
        ] {
            assert_eq!(repaired(text), (text.to_string(), 0));
        }
    }
}
