//! Which encoding with one byte a character a text is in: by the letters its bytes would be.
//!
//! The same byte is `å` in one encoding and a line of a box in another. Danish letters in their places
//! (small ones inside words, capitals not behind small ones) speak for a reading, line drawing, mathematics
//! and holes of the chart against it.

use super::tables::{CP850, CP865, Letters, MAC_ROMAN, WINDOWS_1252};
use model::sniff::{Assumed, Encoding, Evidence};
use serde::{Deserialize, Serialize};

/// Bytes beyond ASCII, counted by what stands before them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HighBytes {
    /// 128 counts for each [`Place`]; empty when there is nothing to count.
    counts: Vec<u64>,
}

/// What stands before a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A small letter, or another byte beyond ASCII.
    Small,
    /// A capital.
    Capital,
    /// Anything else: the beginning of a word.
    Other,
}

/// Where a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    before: Before,
    /// A letter follows, or another byte beyond ASCII.
    is_followed: bool,
}

impl Place {
    const ALL: [Self; 6] = [
        Self::new(Before::Small, false),
        Self::new(Before::Small, true),
        Self::new(Before::Capital, false),
        Self::new(Before::Capital, true),
        Self::new(Before::Other, false),
        Self::new(Before::Other, true),
    ];

    const fn new(before: Before, is_followed: bool) -> Self {
        Self {
            before,
            is_followed,
        }
    }

    /// Of the byte at a place of a text.
    fn of(text: &[u8], at: usize) -> Self {
        let before = at.checked_sub(1).and_then(|at| text.get(at)).copied();
        let after = text.get(at + 1);
        Self {
            before: Before::of(before),
            is_followed: after.is_some_and(|b| b.is_ascii_alphabetic() || !b.is_ascii()),
        }
    }

    fn index(self) -> usize {
        self.before as usize * 2 + usize::from(self.is_followed)
    }

    /// True inside or at the beginning of a word.
    fn is_in_word(self) -> bool {
        self.before != Before::Other || self.is_followed
    }
}

impl Before {
    fn of(byte: Option<u8>) -> Self {
        match byte {
            Some(b'a'..=b'z' | 0x80..) => Self::Small,
            Some(b'A'..=b'Z') => Self::Capital,
            _ => Self::Other,
        }
    }
}

/// The encodings that are told apart, the likelier one first. The two of DOS have the same Danish letters.
const CANDIDATES: [Encoding; 4] = [
    Encoding::Windows1252,
    Encoding::Cp865,
    Encoding::Cp850,
    Encoding::MacRoman,
];

/// The chart of an encoding with one byte a character; `None` for Unicode's.
pub(crate) fn letters(encoding: Encoding) -> Option<&'static Letters> {
    match encoding {
        Encoding::Windows1252 => Some(&WINDOWS_1252),
        Encoding::Cp865 => Some(&CP865),
        Encoding::Cp850 => Some(&CP850),
        Encoding::MacRoman => Some(&MAC_ROMAN),
        Encoding::Utf8
        | Encoding::Utf8Bom
        | Encoding::Utf8Twice
        | Encoding::Utf16le
        | Encoding::Utf16be => None,
    }
}

impl HighBytes {
    /// Counts all of a text that begins where nothing stands before it.
    pub(crate) fn see(&mut self, text: &[u8]) {
        let mut at = next_high(text, 0);
        while at < text.len() {
            self.count(text, at);
            at = next_high(text, at + 1);
        }
    }

    /// Counts some bytes of a text.
    pub(crate) fn see_part(&mut self, text: &[u8], from: usize, to: usize) {
        for at in from..to {
            self.count(text, at);
        }
    }

    fn count(&mut self, text: &[u8], at: usize) {
        let Some(high) = text.get(at).and_then(|byte| byte.checked_sub(0x80)) else {
            return;
        };
        if self.counts.is_empty() {
            self.counts = vec![0; Place::ALL.len() * 128];
        }
        let at = Place::of(text, at).index() * 128 + usize::from(high);
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn add(&mut self, other: &Self) {
        if self.counts.is_empty() {
            self.counts.clone_from(&other.counts);
            return;
        }
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// Times each byte from 0x80 on was met, whatever stood before it.
    fn all(&self) -> impl Iterator<Item = (u8, u64)> {
        (0x80..=0xff_u8).map(|byte| {
            let high = usize::from(byte - 0x80);
            let met = self.counts.iter().skip(high).step_by(128).sum();
            (byte, met)
        })
    }

    /// True for letters of UTF-8 taken for others: as many bytes go on with a character as those before
    /// them ask for, and `Ã`, the beginning of all Danish ones, is among the most common.
    pub(crate) fn look_like_utf8(&self) -> bool {
        let (mut asked, mut going_on, mut danish) = (0, 0, 0);
        for (byte, met) in self.all() {
            match byte {
                0x80..=0xbf => going_on += met,
                0xc3 => {
                    danish = met;
                    asked += met;
                }
                0xc2..=0xdf => asked += met,
                0xe0..=0xef => asked += 2 * met,
                0xf0..=0xf4 => asked += 3 * met,
                _ => {}
            }
        }
        danish > 0 && danish * 4 >= going_on && asked.abs_diff(going_on) * 10 <= going_on
    }

    /// The encoding under which the bytes make the best text.
    pub(crate) fn judge(&self) -> Assumed<Encoding> {
        let mut best: Option<(Encoding, i64, bool)> = None;
        for encoding in CANDIDATES {
            let Some(letters) = letters(encoding) else {
                continue;
            };
            let (mut score, mut danish, mut proven) = (0, false, false);
            for place in Place::ALL {
                let counts = self.counts.iter().skip(place.index() * 128);
                for (letter, count) in letters.iter().zip(counts).filter(|(_, count)| **count > 0) {
                    let weight = weight(*letter, place);
                    score += weight * i64::try_from(*count).unwrap_or(i64::MAX).min(1 << 40);
                    let is_danish = weight > 0 && "æøåÆØÅ".contains(*letter);
                    danish |= is_danish;
                    proven |= is_danish && place.is_in_word();
                }
            }
            // signs that stand alone prove nothing against what is usual
            let may_win = proven || encoding == Encoding::Windows1252;
            if may_win && best.is_none_or(|(_, known, _)| score > known) {
                best = Some((encoding, score, danish));
            }
        }
        let (value, _, danish) = best.unwrap_or((Encoding::Windows1252, 0, false));
        let evidence = if danish {
            Evidence::DanishLetters
        } else {
            Evidence::Usual
        };
        Assumed { value, evidence }
    }
}

/// How well a letter stands where it does in a Danish text.
fn weight(letter: char, place: Place) -> i64 {
    let before = place.before;
    match letter {
        'æ' | 'ø' | 'å' => match before {
            Before::Small => 10,
            Before::Capital => 8,
            Before::Other if place.is_followed => 5,
            Before::Other => 2,
        },
        'Æ' | 'Ø' | 'Å' => match before {
            // what stands between small letters is an apostrophe or a dash of another encoding
            Before::Small => -8,
            Before::Capital => 8,
            Before::Other if place.is_followed => 6,
            Before::Other => 2,
        },
        'é' | 'ö' | 'ä' | 'ü' | 'ß' | 'è' | 'á' | 'ó' | 'ð' | 'ñ' | 'ç' => {
            match before {
                Before::Small | Before::Capital => 3,
                Before::Other => 0,
            }
        }
        'É' | 'Ö' | 'Ä' | 'Ü' => match before {
            Before::Small => -4,
            Before::Capital | Before::Other => 2,
        },
        '’' | '‘' | '“' | '”' | '„' | '–' | '—' | '…' | '€' | '§' | '°' | '²' | '³' | '½' | '¼'
        | '¾' | '´' | '«' | '»' | '•' | '®' | '©' | '™' | '±' | 'µ' | '·' | '×' | '£'
        | '\u{a0}' => 2,
        '\u{fffd}' => -10,
        _ if letter.is_lowercase() && ('\u{c0}'..='\u{ff}').contains(&letter) => match before {
            Before::Other => -1,
            Before::Small | Before::Capital => 1,
        },
        _ if ('\u{c0}'..='\u{ff}').contains(&letter) => match before {
            Before::Small => -4,
            Before::Capital | Before::Other => 0,
        },
        _ if ('\u{a1}'..='\u{bf}').contains(&letter) => -1,
        '†' | '‡' | '‰' | '‹' | '›' | '\u{2c6}' | '\u{2dc}' | '‚' | 'ƒ' | 'Œ' | 'œ' | 'Š' | 'š'
        | 'Ž' | 'ž' | 'Ÿ' => -1,
        // boxes, Greek, mathematics
        _ => -6,
    }
}

/// The first byte beyond ASCII from a place on, or the end.
pub(crate) fn next_high(text: &[u8], from: usize) -> usize {
    let mut at = from.min(text.len());
    // most text is ASCII: look at a stretch at a time
    while let Some(stretch) = text.get(at..at + 32) {
        if !stretch.is_ascii() {
            break;
        }
        at += 32;
    }
    let rest = text.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// A text in an encoding of one byte a character.
    fn written(text: &str, encoding: Encoding) -> Vec<u8> {
        let chart = letters(encoding).expect("one byte a character");
        text.chars()
            .map(
                |letter| match chart.iter().position(|known| *known == letter) {
                    _ if letter.is_ascii() => letter as u8,
                    Some(at) => 0x80 + at as u8,
                    None => panic!("{letter} is not in {encoding:?}"),
                },
            )
            .collect()
    }

    fn judged(bytes: &[u8]) -> Encoding {
        let mut high = HighBytes::default();
        high.see(bytes);
        high.judge().value
    }

    #[test]
    fn danish_texts_are_told_apart() {
        let texts = [
            "Ærøskøbing;Søndergade 4;første",
            "KØGE KOMMUNE;ÅRHUS Ø;BÆK",
            "bl\u{e5}b\u{e6}r",
            "Årstal;Område;Køn",
            "Café Ærlig; 20 °C; § 3",
        ];
        for text in texts {
            for encoding in [Encoding::Windows1252, Encoding::Cp865, Encoding::MacRoman] {
                if encoding == Encoding::Cp865 && text.contains('§') {
                    continue;
                }
                assert_eq!(
                    judged(&written(text, encoding)),
                    encoding,
                    "{text} in {encoding:?}"
                );
            }
        }
    }

    #[test]
    fn signs_of_western_europe_tell_the_two_of_dos_apart() {
        let text = "Københavns Å § 5, 3³ ©";
        assert_eq!(judged(&written(text, Encoding::Cp850)), Encoding::Cp850);
        let same = written("Københavns Å", Encoding::Cp850);
        assert_eq!(judged(&same), Encoding::Cp865);
    }

    #[test]
    fn typographic_signs_alone_are_no_letters_of_dos() {
        for text in [
            "it\u{2019}s the children\u{2019}s",
            "the \u{2018}old\u{2019} house",
            "1990\u{2013}2000; \u{201c}quoted\u{201d}; wait\u{2026}",
            "10 \u{20ac}; 1\u{a0}234",
        ] {
            assert_eq!(
                judged(&written(text, Encoding::Windows1252)),
                Encoding::Windows1252,
                "{text}"
            );
        }
    }

    #[test]
    fn utf8_taken_for_other_letters_is_known() {
        let mut high = HighBytes::default();
        high.see("Ærøskøbing, Århus, Café – 10 €".as_bytes());
        assert!(high.look_like_utf8());
        let mut high = HighBytes::default();
        high.see(&written("Ærøskøbing, Århus, Café", Encoding::Windows1252));
        assert!(!high.look_like_utf8());
        assert!(!HighBytes::default().look_like_utf8());
    }

    #[test]
    fn counting_in_parts_is_counting_the_whole() {
        let text = written("Ærø;Køge\nFåborg;Ærø", Encoding::Windows1252);
        let mut whole = HighBytes::default();
        whole.see(&text);
        let (head, tail) = text.split_at(9);
        let mut parts = HighBytes::default();
        parts.see(head);
        let mut second = HighBytes::default();
        second.see(tail);
        parts.add(&second);
        assert_eq!(parts, whole);
    }
}
