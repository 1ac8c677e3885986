//! Which entry of a dictionary each row has, in as few bytes as the number of entries allows.
//!
//! A shard has a few ten thousand rows, so most of its dictionaries have few entries: a byte a row in place of
//! four is memory that need not be mapped, filled and read again by every question.

use std::ops::Range;

/// A code for each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// Up to 256 entries.
    Bytes(Vec<u8>),
    /// Up to 65,536 entries.
    Shorts(Vec<u16>),
    /// More.
    Words(Vec<u32>),
}

impl Codes {
    /// These codes, all below `entries`, as narrow as can be.
    #[must_use]
    pub(crate) fn of(codes: Vec<u32>, entries: usize) -> Self {
        match entries {
            0..=0x100 => Self::Bytes(codes.iter().map(|code| *code as u8).collect()),
            0x101..=0x1_0000 => Self::Shorts(codes.iter().map(|code| *code as u16).collect()),
            _ => Self::Words(codes),
        }
    }

    /// The code of a row.
    ///
    /// # Panics
    /// Beyond the last row, as a slice does.
    #[inline]
    #[must_use]
    pub fn at(&self, row: usize) -> usize {
        match self {
            Self::Bytes(codes) => usize::from(codes[row]),
            Self::Shorts(codes) => usize::from(codes[row]),
            Self::Words(codes) => codes[row] as usize,
        }
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(codes) => codes.len(),
            Self::Shorts(codes) => codes.len(),
            Self::Words(codes) => codes.len(),
        }
    }

    /// True without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Hands on every row with its code. Looks once, not at every row, at how wide they are.
    #[inline]
    pub(crate) fn each(&self, f: impl FnMut(usize, usize)) {
        self.each_of(0..self.len(), f);
    }

    /// The same for some of the rows.
    #[inline]
    pub(crate) fn each_of(&self, rows: Range<usize>, mut f: impl FnMut(usize, usize)) {
        fn all<T: Copy>(codes: &[T], rows: Range<usize>, mut f: impl FnMut(usize, T)) {
            let own = codes.get(rows.clone()).unwrap_or_default();
            for (row, code) in rows.zip(own) {
                f(row, *code);
            }
        }
        match self {
            Self::Bytes(codes) => all(codes, rows, |row, code| f(row, usize::from(code))),
            Self::Shorts(codes) => all(codes, rows, |row, code| f(row, usize::from(code))),
            Self::Words(codes) => all(codes, rows, |row, code| f(row, code as usize)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_whatever_their_width() {
        for entries in [1u32, 256, 257, 65_536, 65_537] {
            let plain = vec![0, entries - 1, entries / 2];
            let codes = Codes::of(plain.clone(), entries as usize);
            let bytes = match &codes {
                Codes::Bytes(_) => 1,
                Codes::Shorts(_) => 2,
                Codes::Words(_) => 4,
            };
            assert_eq!(
                bytes,
                if entries <= 256 {
                    1
                } else if entries <= 65_536 {
                    2
                } else {
                    4
                }
            );
            assert_eq!((codes.len(), codes.is_empty()), (3, false));
            let mut each = Vec::new();
            codes.each(|row, code| {
                assert_eq!(codes.at(row), code);
                each.push(code as u32);
            });
            assert_eq!(each, plain);
        }
        assert!(Codes::of(Vec::new(), 0).is_empty());
    }
}
