//! Whole numbers in as few bytes as they need.

/// Adds a number, seven bits a byte, lowest first.
pub fn put(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Adds a number of either sign: 0, -1, 1, -2, … as 0, 1, 2, 3, …
pub fn put_signed(out: &mut Vec<u8>, value: i32) {
    put(out, (value.wrapping_shl(1) ^ (value >> 31)) as u32);
}

/// Adds a text with its length before it.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, u32::try_from(text.len()).unwrap_or(0));
    out.extend_from_slice(text.as_bytes());
}

/// What is left to read.
pub struct Rest<'a>(pub &'a [u8]);

impl<'a> Rest<'a> {
    /// The next number; `None` at the end and beyond 32 bits.
    pub fn number(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in [0u32, 7, 14, 21, 28] {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && bits > 0x0f {
                return None;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// The next number of either sign.
    pub fn signed(&mut self) -> Option<i32> {
        let value = self.number()?;
        Some((value >> 1) as i32 ^ -((value & 1) as i32))
    }

    /// How many things follow, each of at least so many bytes: never more than there are bytes for.
    pub fn count(&mut self, least_bytes: usize) -> Option<usize> {
        let count = self.number()? as usize;
        (count.checked_mul(least_bytes)? <= self.0.len()).then_some(count)
    }

    /// The next text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count(1)?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn numbers_come_back(a in any::<u32>(), b in any::<i32>(), text in "\\PC{0,12}") {
            let mut out = Vec::new();
            put(&mut out, a);
            put_signed(&mut out, b);
            put_text(&mut out, &text);
            let mut rest = Rest(&out);
            prop_assert_eq!(rest.number(), Some(a));
            prop_assert_eq!(rest.signed(), Some(b));
            prop_assert_eq!(rest.text(), Some(text.as_str()));
            prop_assert_eq!(rest.number(), None);
        }
    }

    #[test]
    fn what_claims_more_than_there_is_is_nothing() {
        assert_eq!(Rest(&[0xff, 0xff, 0xff, 0xff, 0x7f]).number(), None);
        assert_eq!(Rest(&[0x80]).number(), None);
        assert_eq!(Rest(&[5, b'a']).text(), None);
        assert_eq!(Rest(&[1, 0xff]).text(), None);
        assert_eq!(Rest(&[3, 0, 0]).count(1), None);
    }
}
