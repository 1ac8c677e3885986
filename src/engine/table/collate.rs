//! Danish order: a … z æ ø å, capitals beside their small letters, `aa` in names as å.
//!
//! Two texts are first compared by their letters without capitals and accents, as a Danish index does:
//! ä with æ, ö with ø, ü with y, é with e, `aa` with å. Where that leaves them equal, their bytes decide,
//! so that capitals come before small letters and only equal texts are equal.
//!
//! Everything works on UTF-8 bytes: that is how columns hold their texts, and most letters are ASCII.

use std::cmp::Ordering;

const AE: u8 = b'{';
const OE: u8 = b'|';
const AA: u8 = b'}';

/// What ASCII characters are compared as.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            0 => 1, // 0 ends a key
            // the places after z belong to æ ø å
            b'{' => b'(',
            b'|' => b'/',
            b'}' => b')',
            b'~' => b'-',
            other => other.to_ascii_lowercase(),
        };
        byte += 1;
    }
    table
};

/// The letters of a text as the first comparison sees them.
struct Letters<'a> {
    rest: &'a [u8],
    waiting: [u8; 4],
    from: u8,
    to: u8,
}

impl<'a> Letters<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self {
            rest: text,
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

    /// A letter beyond ASCII.
    fn beyond(&mut self, first: u8) -> u8 {
        let length = match first {
            0xf0.. => 3,
            0xe0.. => 2,
            _ => 1,
        };
        let (others, rest) = self.rest.split_at(length.min(self.rest.len()));
        let letter = match (first, others) {
            (0xc2..=0xdf, [second]) => {
                char::from_u32(u32::from(first & 0x1f) << 6 | u32::from(second & 0x3f))
            }
            _ => None,
        };
        self.rest = rest;
        match letter.map_or(0, base) {
            0 => {}
            letter => return letter,
        }
        match letter {
            Some('ß') => self.then(b"s"),
            Some('þ' | 'Þ') => self.then(b"h"),
            // after å, in the order of their numbers
            _ => {
                let mut copy = [0; 3];
                copy[..others.len()].copy_from_slice(others);
                self.then(&copy[..others.len()]);
                return first;
            }
        }
        if letter == Some('ß') { b's' } else { b't' }
    }
}

/// The letter an accented one stands beside; 0 for others.
fn base(letter: char) -> u8 {
    match letter {
        'æ' | 'Æ' | 'ä' | 'Ä' => AE,
        'ø' | 'Ø' | 'ö' | 'Ö' | 'ő' | 'Ő' => OE,
        'å' | 'Å' => AA,
        'ü' | 'Ü' | 'ű' | 'Ű' | 'ý' | 'Ý' | 'ÿ' => b'y',
        'á' | 'Á' | 'à' | 'À' | 'â' | 'Â' | 'ã' | 'Ã' | 'ă' | 'Ă' | 'ą' | 'Ą' => b'a',
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => b'c',
        'ð' | 'Ð' | 'đ' | 'Đ' | 'ď' | 'Ď' => b'd',
        'é' | 'É' | 'è' | 'È' | 'ê' | 'Ê' | 'ë' | 'Ë' | 'ě' | 'Ě' | 'ę' | 'Ę' => b'e',
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
        '\u{a0}' => b' ',
        _ => 0,
    }
}

fn is_a(byte: u8) -> bool {
    byte | 0x20 == b'a'
}

impl Iterator for Letters<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        if self.from < self.to {
            self.from += 1;
            return Some(self.waiting[usize::from(self.from) - 1]);
        }
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        if is_a(first) {
            return Some(match rest.split_first() {
                Some((second, rest)) if is_a(*second) => {
                    self.rest = rest;
                    AA
                }
                _ => b'a',
            });
        }
        match ASCII.get(usize::from(first)) {
            Some(letter) => Some(*letter),
            None => Some(self.beyond(first)),
        }
    }
}

/// Compares two texts in Danish order.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    compare_bytes(one.as_bytes(), other.as_bytes())
}

/// The same for texts as columns hold them, in UTF-8.
#[must_use]
pub(crate) fn compare_bytes(one: &[u8], other: &[u8]) -> Ordering {
    // equal beginnings need no thought, but for a letter or a run of a's that the cut would part
    let common = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    if common == one.len() && common == other.len() {
        return Ordering::Equal;
    }
    let mut start = common;
    while start > 0
        && one
            .get(start)
            .or(other.get(start))
            .is_some_and(|byte| byte & 0xc0 == 0x80)
    {
        start -= 1;
    }
    while start > 0 && is_a(one[start - 1]) {
        start -= 1;
    }
    Letters::new(&one[start..])
        .cmp(Letters::new(&other[start..]))
        .then_with(|| one[common..].cmp(&other[common..]))
}

/// True when the first letters alone tell that a text lies between two others; false does not say where it
/// lies.
#[must_use]
pub(crate) fn is_between(text: &[u8], low: &[u8], high: &[u8]) -> bool {
    let first = |text: &[u8]| Letters::new(text).next();
    // `a` may be the beginning of `aa`: of these and all beyond ASCII the slow way knows
    match text.first() {
        Some(&byte) if byte < 0x80 && !is_a(byte) => {
            let letter = Some(ASCII[usize::from(byte)]);
            first(low) < letter && letter < first(high)
        }
        _ => false,
    }
}

/// The first eight letters as a number: texts compare like their numbers where those differ.
#[must_use]
pub(crate) fn prefix(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (place, letter) in bytes.iter_mut().zip(Letters::new(text)) {
        *place = letter;
    }
    u64::from_be_bytes(bytes)
}

/// Appends a key: keys compare by their bytes as the texts do in Danish order, whatever follows them.
pub fn push_key(text: &str, key: &mut Vec<u8>) {
    key.extend(Letters::new(text.as_bytes()));
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

    fn sorted(mut texts: Vec<&str>) -> Vec<&str> {
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

    #[test]
    fn other_scripts_come_after_all_letters() {
        let order = vec!["å", "Ελλάδα", "Москва", "中文", "😀"];
        assert_eq!(sorted(order.iter().rev().copied().collect()), order);
        assert_eq!(sorted(vec!["thz", "þ", "th"]), ["th", "þ", "thz"]);
    }

    proptest! {
        #[test]
        fn keys_and_prefixes_compare_like_texts(
            one in "[aA{}~åæøÅä\\x00 b1ßéΩ😀]{0,7}",
            other in "[aA{}~åæøÅä\\x00 b1ßéΩ😀]{0,7}",
        ) {
            let key = |text: &str| { let mut key = Vec::new(); push_key(text, &mut key); key };
            prop_assert_eq!(key(&one).cmp(&key(&other)), compare(&one, &other));
            let (first, second) = (prefix(one.as_bytes()), prefix(other.as_bytes()));
            if first != second {
                prop_assert_eq!(first.cmp(&second), compare(&one, &other));
            }
        }
    }
}
