//! One bit for each row, in Arrow's layout (least significant bit first).
//!
//! Most columns are without a gap and some are nothing but gaps: neither costs memory. Bytes are kept
//! only once both kinds of bit were met, and only as far as the last set bit.

/// A growing row of bits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bitmap {
    /// Empty while all bits are set, or none is.
    bytes: Vec<u8>,
    len: usize,
    set: usize,
}

impl Bitmap {
    /// No bits yet, room for `rows`.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(rows.div_ceil(8)),
            len: 0,
            set: 0,
        }
    }

    /// Bits that are all the same.
    #[must_use]
    pub fn filled(bit: bool, rows: usize) -> Self {
        Self {
            bytes: Vec::new(),
            len: rows,
            set: if bit { rows } else { 0 },
        }
    }

    /// Adds a bit.
    #[inline]
    pub fn push(&mut self, bit: bool) {
        match (bit, self.set == self.len) {
            (true, true) => {}
            (true, false) => {
                let byte = self.len / 8;
                if self.bytes.len() <= byte {
                    self.bytes.resize(byte + 1, 0);
                }
                self.bytes[byte] |= 1 << (self.len % 8);
            }
            (false, true) => self.write_out(),
            (false, false) => {}
        }
        self.len += 1;
        self.set += usize::from(bit);
    }

    /// The first gap after set bits only: from here on bytes are kept.
    fn write_out(&mut self) {
        self.bytes.resize(self.len / 8, 0xff);
        if !self.len.is_multiple_of(8) {
            self.bytes.push((1 << (self.len % 8)) - 1);
        }
    }

    /// The bit of a row; false beyond the end.
    #[inline]
    #[must_use]
    pub fn get(&self, row: usize) -> bool {
        if row >= self.len {
            return false;
        }
        self.set == self.len
            || self
                .bytes
                .get(row / 8)
                .is_some_and(|byte| byte & (1 << (row % 8)) != 0)
    }

    /// How many bits.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// True without bits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many bits are set.
    #[must_use]
    pub fn count_set(&self) -> usize {
        self.set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_was_pushed() {
        for gap in 0..20 {
            let bits: Vec<bool> = (0..40).map(|i| i < gap || i % 7 == 0).collect();
            let mut bitmap = Bitmap::default();
            for &bit in &bits {
                bitmap.push(bit);
            }
            let back: Vec<bool> = (0..40).map(|row| bitmap.get(row)).collect();
            assert_eq!(back, bits);
            assert_eq!(bitmap.count_set(), bits.iter().filter(|b| **b).count());
            assert!(!bitmap.get(40));
        }
    }

    #[test]
    fn equal_bits_are_equal_however_they_came() {
        let mut pushed = Bitmap::with_capacity(100);
        for _ in 0..100 {
            pushed.push(false);
        }
        assert_eq!(pushed, Bitmap::filled(false, 100));
        assert!(Bitmap::filled(true, 3).get(2));
    }
}
