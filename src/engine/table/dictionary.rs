//! Different texts, each once, found again quickly.

use super::TextArena;

/// Texts by code, in order of first appearance.
///
/// A text of at most 16 bytes is told by its length and its first and last eight bytes, so that finding it
/// again compares two numbers; longer ones are compared word by word.
#[derive(Debug, Clone)]
pub(crate) struct Dictionary {
    entries: TextArena,
    /// First and last bytes of each entry, see [`ends`].
    keys: Vec<Key>,
    /// Open addressing: upper half of the hash, and code + 1; 0 is free.
    slots: Vec<u64>,
}

/// Slots of a new dictionary.
const FIRST_SLOTS: usize = 64;
/// The longest text that its key tells whole.
const TOLD_BY_KEY: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    length: u32,
}

impl Default for Dictionary {
    fn default() -> Self {
        Self {
            entries: TextArena::default(),
            keys: Vec::new(),
            slots: vec![0; FIRST_SLOTS],
        }
    }
}

impl Dictionary {
    /// The code of a text, which is added when it is new. The bytes must be UTF-8.
    #[inline]
    pub fn code(&mut self, text: &[u8]) -> u32 {
        let key = Key::of(text);
        let hash = key.hash(text);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                break;
            }
            if slot >> 32 == hash >> 32 {
                let code = (slot as u32) - 1;
                if self.keys[code as usize] == key
                    && (text.len() <= TOLD_BY_KEY
                        || is_same(self.entries.bytes_of(code as usize), text))
                {
                    return code;
                }
            }
            at = (at + 1) & mask;
        }
        self.add(text, key, hash, at)
    }

    #[cold]
    fn add(&mut self, text: &[u8], key: Key, hash: u64, at: usize) -> u32 {
        let code = self.entries.len() as u32;
        self.slots[at] = (hash >> 32 << 32) | u64::from(code + 1);
        self.entries.push_bytes(text);
        self.keys.push(key);
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        code
    }

    fn grow(&mut self) {
        let mut slots = vec![0u64; self.slots.len() * 4];
        let mask = slots.len() - 1;
        for (code, key) in self.keys.iter().enumerate() {
            let hash = key.hash(self.entries.bytes_of(code));
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

impl Key {
    #[inline]
    fn of(text: &[u8]) -> Self {
        let (first, last) = if let (Some(first), Some(last)) =
            (text.first_chunk::<8>(), text.last_chunk::<8>())
        {
            (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
        } else if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>())
        {
            let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
            (first | last << 32, 0)
        } else {
            let word = text
                .iter()
                .fold(0, |word, byte| word << 8 | u64::from(*byte));
            (word, 0)
        };
        Self {
            first,
            last,
            length: text.len() as u32,
        }
    }

    /// Quick, and the same on 32 and 64 bits: both halves of the result are well mixed.
    #[inline]
    fn hash(self, text: &[u8]) -> u64 {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut hash = (self.first ^ u64::from(self.length)).wrapping_mul(FACTOR);
        hash = (hash.rotate_left(29) ^ self.last).wrapping_mul(FACTOR);
        if text.len() > TOLD_BY_KEY {
            for word in text.as_chunks::<8>().0 {
                hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
            }
        }
        (hash ^ hash >> 32).wrapping_mul(FACTOR)
    }
}

/// The same bytes; word by word, which where wasm has no vectors for it beats comparing byte by byte.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let ((words, rest), (other_words, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    words == other_words && rest == other_rest
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

    #[test]
    fn texts_of_the_same_ends_are_told_apart() {
        let mut dictionary = Dictionary::default();
        let texts = [
            "",
            "a",
            "aa",
            "aaa",
            "aaaa",
            "aaaaa",
            "abcdefgh",
            "abcdefghabcdefgh",
            "abcdefgh-abcdefgh",
            "abcdefgh_abcdefgh",
            "\0",
            "\0\0",
            "abcd",
            "abcdabcd",
        ];
        for (code, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.code(text.as_bytes()), code as u32, "{text}");
        }
        for (code, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.code(text.as_bytes()), code as u32, "{text}");
        }
    }
}
