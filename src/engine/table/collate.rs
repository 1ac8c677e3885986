//! Danish order: a … z æ ø å, capitals beside their small letters, `aa` in names as å.
//!
//! Two texts are first compared by their letters without capitals and accents, as a Danish index does:
//! ä with æ, ö with ø, ü with y, é with e, `aa` with å. Where that leaves them equal, their bytes decide,
//! so that capitals come before small letters and only equal texts are equal.

use std::cmp::Ordering;

const AE: u8 = b'{';
const OE: u8 = b'|';
const AA: u8 = b'}';

/// The letters of a text as the first comparison sees them, as bytes.
struct Letters<'a> {
    rest: std::str::Chars<'a>,
    waiting: [u8; 4],
    from: u8,
    to: u8,
}

impl<'a> Letters<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            rest: text.chars(),
            waiting: [0; 4],
            from: 0,
            to: 0,
        }
    }

    fn then(&mut self, bytes: &[u8]) {
        self.waiting[..bytes.len()].copy_from_slice(bytes);
        self.from = 0;
        self.to = bytes.len() as u8;
    }
}

impl Iterator for Letters<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.from < self.to {
            self.from += 1;
            return Some(self.waiting[usize::from(self.from) - 1]);
        }
        let letter = self.rest.next()?;
        Some(match letter {
            'a' | 'A' => {
                if self.rest.as_str().starts_with(['a', 'A']) {
                    self.rest.next();
                    AA
                } else {
                    b'a'
                }
            }
            '\0' => 1, // 0 ends a key
            // the places after z belong to æ ø å
            '{' => b'(',
            '|' => b'/',
            '}' => b')',
            '~' => b'-',
            '\u{1}'..='\u{7f}' => (letter as u8).to_ascii_lowercase(),
            'æ' | 'Æ' | 'ä' | 'Ä' => AE,
            'ø' | 'Ø' | 'ö' | 'Ö' | 'ő' | 'Ő' => OE,
            'å' | 'Å' => AA,
            'ü' | 'Ü' | 'ű' | 'Ű' | 'ý' | 'Ý' | 'ÿ' => b'y',
            'á' | 'Á' | 'à' | 'À' | 'â' | 'Â' | 'ã' | 'Ã' | 'ă' | 'Ă' | 'ą' | 'Ą' => {
                b'a'
            }
            'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => b'c',
            'ð' | 'Ð' | 'đ' | 'Đ' | 'ď' | 'Ď' => b'd',
            'é' | 'É' | 'è' | 'È' | 'ê' | 'Ê' | 'ë' | 'Ë' | 'ě' | 'Ě' | 'ę' | 'Ę' => {
                b'e'
            }
            'ğ' | 'Ğ' => b'g',
            'í' | 'Í' | 'ì' | 'Ì' | 'î' | 'Î' | 'ï' | 'Ï' | 'İ' | 'ı' => b'i',
            'ł' | 'Ł' => b'l',
            'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' => b'n',
            'ó' | 'Ó' | 'ò' | 'Ò' | 'ô' | 'Ô' | 'õ' | 'Õ' => b'o',
            'ř' | 'Ř' => b'r',
            'ś' | 'Ś' | 'š' | 'Š' | 'ş' | 'Ş' => b's',
            'ţ' | 'Ţ' | 'ť' | 'Ť' => b't',
            'ú' | 'Ú' | 'ù' | 'Ù' | 'û' | 'Û' | 'ů' | 'Ů' => b'u',
            'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => b'z',
            'ß' => {
                self.then(b"s");
                b's'
            }
            'þ' | 'Þ' => {
                self.then(b"h");
                b't'
            }
            '\u{a0}' => b' ',
            other => {
                // after å, in the order of their numbers
                let mut buffer = [0; 4];
                let bytes = other.encode_utf8(&mut buffer).as_bytes();
                let (first, others) = bytes.split_first()?;
                let first = *first;
                self.then(others);
                first
            }
        })
    }
}

/// Compares two texts in Danish order.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    Letters::new(one)
        .cmp(Letters::new(other))
        .then_with(|| one.as_bytes().cmp(other.as_bytes()))
}

/// The first eight letters as a number: texts compare like their numbers where those differ.
#[must_use]
pub fn prefix(text: &str) -> u64 {
    let mut bytes = [0; 8];
    for (place, letter) in bytes.iter_mut().zip(Letters::new(text)) {
        *place = letter;
    }
    u64::from_be_bytes(bytes)
}

/// Appends a key: keys compare by their bytes as the texts do in Danish order, whatever follows them.
pub fn push_key(text: &str, key: &mut Vec<u8>) {
    key.extend(Letters::new(text));
    key.push(0);
    for byte in text.bytes() {
        key.push(byte);
        if byte == 0 {
            key.push(0xff);
        }
    }
    key.extend([0, 0]);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn sorted<'a>(mut texts: Vec<&'a str>) -> Vec<&'a str> {
        texts.sort_by(|a, b| compare(a, b));
        texts
    }

    #[test]
    fn danish_letters_come_last_and_aa_is_one_of_them() {
        let order = vec![
            "Allerød",
            "Billund",
            "Viborg",
            "Zealand",
            "Ærø",
            "Østerbro",
            "Aabenraa",
            "Åbyhøj",
            "Aalborg",
        ];
        assert_eq!(sorted(order.iter().rev().copied().collect()), order);
    }

    #[test]
    fn capitals_and_accents_stand_beside_their_letter() {
        let order = vec!["A", "a", "B", "b", "ide", "idé", "idf", "Müller", "Mz"];
        assert_eq!(sorted(order.iter().rev().copied().collect()), order);
    }

    #[test]
    fn digits_come_before_letters_and_the_empty_text_first() {
        assert_eq!(
            sorted(vec!["a", "10", "", "2", " "]),
            ["", " ", "10", "2", "a"]
        );
    }

    proptest! {
        #[test]
        fn keys_and_prefixes_compare_like_texts(one in "[aA{}~åæøÅä\\x00 b1ßé]{0,6}", other in "[aA{}~åæøÅä\\x00 b1ßé]{0,6}") {
            let key = |text: &str| { let mut key = Vec::new(); push_key(text, &mut key); key };
            prop_assert_eq!(key(&one).cmp(&key(&other)), compare(&one, &other));
            if prefix(&one) != prefix(&other) {
                prop_assert_eq!(prefix(&one).cmp(&prefix(&other)), compare(&one, &other));
            }
        }
    }
}
