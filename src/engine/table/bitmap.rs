//! One bit for each row, in Arrow's layout (least significant bit first).

/// A growing row of bits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bitmap {
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

    /// Adds a bit.
    pub fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if bit {
            if let Some(last) = self.bytes.last_mut() {
                *last |= 1 << (self.len % 8);
            }
            self.set += 1;
        }
        self.len += 1;
    }

    /// The bit of a row; false beyond the end.
    #[must_use]
    pub fn get(&self, row: usize) -> bool {
        row < self.len && self.bytes[row / 8] & (1 << (row % 8)) != 0
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
