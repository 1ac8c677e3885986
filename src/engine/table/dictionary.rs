//! Different texts, each once, found again quickly.

use super::TextArena;

/// Texts by code, in order of first appearance.
#[derive(Debug, Clone)]
pub(crate) struct Dictionary {
    entries: TextArena,
    /// Open addressing: upper half of the hash, and code + 1; 0 is free.
    slots: Vec<u64>,
}

/// Slots of a new dictionary.
const FIRST_SLOTS: usize = 64;

impl Default for Dictionary {
    fn default() -> Self {
        Self {
            entries: TextArena::default(),
            slots: vec![0; FIRST_SLOTS],
        }
    }
}

impl Dictionary {
    /// The code of a text, which is added when it is new. The bytes must be UTF-8.
    #[inline]
    pub fn code(&mut self, text: &[u8]) -> u32 {
        let hash = hash(text);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                break;
            }
            if slot >> 32 == hash >> 32 {
                let code = (slot as u32) - 1;
                if self.entries.bytes_of(code as usize) == text {
                    return code;
                }
            }
            at = (at + 1) & mask;
        }
        let code = self.entries.len() as u32;
        self.slots[at] = (hash >> 32 << 32) | u64::from(code + 1);
        self.entries.push_bytes(text);
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        code
    }

    fn grow(&mut self) {
        let mut slots = vec![0u64; self.slots.len() * 4];
        let mask = slots.len() - 1;
        for code in 0..self.entries.len() {
            let hash = hash(self.entries.bytes_of(code));
            let mut at = hash as usize & mask;
            while slots[at] != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (hash >> 32 << 32) | (code as u64 + 1);
        }
        self.slots = slots;
    }

    /// How many different texts.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The texts.
    pub fn entries(&self) -> &TextArena {
        &self.entries
    }

    /// The texts alone, when nothing is to be added any more.
    pub fn into_entries(self) -> TextArena {
        self.entries
    }
}

/// Quick, and the same on 32 and 64 bits: both halves of the result are well mixed.
#[inline]
fn hash(text: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, tail) = text.as_chunks::<8>();
    let mut hash = text.len() as u64;
    for word in words {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
    }
    let mut last = 0;
    for &byte in tail {
        last = last << 8 | u64::from(byte);
    }
    hash = (hash.rotate_left(5) ^ last).wrapping_mul(FACTOR);
    (hash ^ hash >> 32).wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_text_same_code_also_after_growing() {
        let mut dictionary = Dictionary::default();
        let texts: Vec<String> = (0..1000).map(|i| format!("vej {i}")).collect();
        for (code, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.code(text.as_bytes()), code as u32);
        }
        for (code, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.code(text.as_bytes()), code as u32);
        }
        assert_eq!(dictionary.len(), 1000);
        assert_eq!(dictionary.entries().get(999), "vej 999");
    }
}
