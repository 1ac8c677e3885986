//! Of what sort the bytes of a short text are: digits, blanks, commas, and which are of letters.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vectors {
    use core::arch::wasm32::{
        u8x16_bitmask, u8x16_eq, u8x16_ge, u8x16_le, u8x16_splat, u8x16_sub, v128_load, v128_or,
    };

    /// See [`super::one_by_one`].
    #[inline(always)]
    pub fn masks(block: &[u8; 16]) -> [u16; 3] {
        // SAFETY: 16 bytes lie within the block; any alignment will do
        let bytes = unsafe { v128_load(block.as_ptr().cast()) };
        let digits = u8x16_le(u8x16_sub(bytes, u8x16_splat(b'0')), u8x16_splat(9));
        let blanks = u8x16_eq(bytes, u8x16_splat(b' '));
        let commas = u8x16_eq(bytes, u8x16_splat(b','));
        [
            u8x16_bitmask(digits),
            u8x16_bitmask(blanks),
            u8x16_bitmask(commas),
        ]
    }

    /// A bit for each byte for which [`super::is_of_letter`] holds.
    #[inline(always)]
    pub fn letters(block: &[u8; 16]) -> u16 {
        // SAFETY: as above
        let bytes = unsafe { v128_load(block.as_ptr().cast()) };
        let small = v128_or(bytes, u8x16_splat(0x20));
        let plain = u8x16_le(u8x16_sub(small, u8x16_splat(b'a')), u8x16_splat(25));
        u8x16_bitmask(v128_or(plain, u8x16_ge(bytes, u8x16_splat(super::BEYOND))))
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use core::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_max_epu8, _mm_min_epu8, _mm_movemask_epi8,
        _mm_or_si128, _mm_set1_epi8, _mm_sub_epi8,
    };

    /// See [`super::one_by_one`].
    #[inline(always)]
    pub fn masks(block: &[u8; 16]) -> [u16; 3] {
        // SAFETY: every x86-64 processor has SSE2; 16 bytes lie within the block; any alignment will do
        unsafe {
            let each = |byte: u8| _mm_set1_epi8(byte as i8);
            let at_most =
                |one: __m128i, most: u8| _mm_cmpeq_epi8(one, _mm_min_epu8(one, each(most)));
            let bytes = _mm_loadu_si128(block.as_ptr().cast());
            let digits = at_most(_mm_sub_epi8(bytes, each(b'0')), 9);
            let blanks = _mm_cmpeq_epi8(bytes, each(b' '));
            let commas = _mm_cmpeq_epi8(bytes, each(b','));
            let bits = |mask: __m128i| _mm_movemask_epi8(mask) as u16;
            [bits(digits), bits(blanks), bits(commas)]
        }
    }

    /// A bit for each byte for which [`super::is_of_letter`] holds.
    #[inline(always)]
    pub fn letters(block: &[u8; 16]) -> u16 {
        // SAFETY: as above
        unsafe {
            let each = |byte: u8| _mm_set1_epi8(byte as i8);
            let bytes = _mm_loadu_si128(block.as_ptr().cast());
            let small = _mm_or_si128(bytes, each(0x20));
            let above = _mm_sub_epi8(small, each(b'a'));
            let plain = _mm_cmpeq_epi8(above, _mm_min_epu8(above, each(25)));
            let beyond = _mm_cmpeq_epi8(bytes, _mm_max_epu8(bytes, each(super::BEYOND)));
            _mm_movemask_epi8(_mm_or_si128(plain, beyond)) as u16
        }
    }
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
mod vectors {
    /// See [`super::one_by_one`].
    pub fn masks(block: &[u8; 16]) -> [u16; 3] {
        super::one_by_one(block)
    }

    /// A bit for each byte for which [`super::is_of_letter`] holds.
    pub fn letters(block: &[u8; 16]) -> u16 {
        let bytes = block.iter().enumerate();
        bytes.fold(0, |mask, (at, byte)| {
            mask | u16::from(super::is_of_letter(*byte)) << at
        })
    }
}

/// The least first byte of a letter beyond ASCII: below are signs, and bytes within a letter.
const BEYOND: u8 = 0xc3;

/// True for a letter of ASCII, and for a byte with which one beyond ASCII begins.
#[inline]
#[must_use]
pub const fn is_of_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= BEYOND
}

/// A bit for each byte that is a digit, for each blank, and for each comma.
#[allow(dead_code, reason = "processors with vectors need it in tests only")]
fn one_by_one(block: &[u8; 16]) -> [u16; 3] {
    let mut masks = [0; 3];
    for (at, byte) in block.iter().enumerate() {
        let is = [byte.is_ascii_digit(), *byte == b' ', *byte == b','];
        for (mask, is) in masks.iter_mut().zip(is) {
            *mask |= u16::from(is) << at;
        }
    }
    masks
}

/// Of 64 bytes a bit for each of a sort, the first byte lowest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes {
    /// Digits.
    pub digits: u64,
    /// Blanks: no other white space.
    pub blanks: u64,
    /// Commas.
    pub commas: u64,
}

/// Of what sort up to 64 bytes of a text are, from the one at `from` on. Behind the end of the text there are none.
///
/// Quickest where more text stands behind, also when nobody asks for it: a block is then read where it is.
#[inline]
#[must_use]
pub fn classes(text: &[u8], from: usize) -> Classes {
    let rest = text.get(from..).unwrap_or_default();
    match rest.first_chunk::<64>() {
        Some(block) => of_block(block),
        None => {
            let mut block = [0; 64];
            block[..rest.len()].copy_from_slice(rest);
            of_block(&block)
        }
    }
}

/// Of what sort the bytes of a longer text are, 64 at a time, for those who go through its parts one after the other:
/// quicker than [`classes`] of each part.
#[derive(Debug, Default)]
pub struct Run {
    blocks: Vec<Classes>,
}

impl Run {
    /// Looks at a text; what was known of another is let go of.
    pub fn over(&mut self, text: &[u8]) {
        let (blocks, rest) = text.as_chunks::<64>();
        self.blocks.clear();
        self.blocks.extend(blocks.iter().map(of_block));
        let mut block = [0; 64];
        block[..rest.len()].copy_from_slice(rest);
        self.blocks.push(of_block(&block));
    }

    /// The same as [`classes`] of the text.
    #[inline]
    #[must_use]
    pub fn classes(&self, from: usize) -> Classes {
        let mut pair = self.blocks.get(from / 64..).unwrap_or_default().iter();
        let (Some(one), next) = (pair.next(), pair.next()) else {
            return Classes::default();
        };
        let next = next.copied().unwrap_or_default();
        let shift = from % 64;
        // never by 64 bits
        let both = |one: u64, next: u64| one >> shift | next << 1 << (63 - shift);
        Classes {
            digits: both(one.digits, next.digits),
            blanks: both(one.blanks, next.blanks),
            commas: both(one.commas, next.commas),
        }
    }
}

/// Of up to 64 bytes of a text, from the one at `from` on, a bit for each for which [`is_of_letter`] holds.
#[must_use]
pub fn of_letters(text: &[u8], from: usize) -> u64 {
    let rest = text.get(from..).unwrap_or_default();
    let mut block = [0; 64];
    let length = rest.len().min(64);
    block[..length].copy_from_slice(&rest[..length]);
    let (quarters, _) = block.as_chunks::<16>();
    let quarters = quarters.iter().enumerate();
    quarters.fold(0, |letters, (at, quarter)| {
        letters | u64::from(vectors::letters(quarter)) << (at * 16)
    })
}

#[inline(always)]
fn of_block(block: &[u8; 64]) -> Classes {
    let (quarters, _) = block.as_chunks::<16>();
    let mut found = Classes::default();
    for (at, quarter) in quarters.iter().enumerate() {
        let [digits, blanks, commas] = vectors::masks(quarter);
        found.digits |= u64::from(digits) << (at * 16);
        found.blanks |= u64::from(blanks) << (at * 16);
        found.commas |= u64::from(commas) << (at * 16);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            text in prop::collection::vec(
                prop::sample::select(b"/09: ,\t@AZ[`az{\x7f\x80\xa0\xc2\xc3\xff\0".to_vec()),
                0..200,
            ),
            from in 0..220usize,
        ) {
            let rest = text.get(from..).unwrap_or_default();
            let mask = |is: fn(u8) -> bool| {
                let bytes = rest.iter().take(64).enumerate();
                bytes.fold(0u64, |mask, (at, byte)| mask | u64::from(is(*byte)) << at)
            };
            let expected = Classes {
                digits: mask(|byte| byte.is_ascii_digit()),
                blanks: mask(|byte| byte == b' '),
                commas: mask(|byte| byte == b','),
            };
            prop_assert_eq!(classes(&text, from), expected);
            let mut run = Run::default();
            run.over(b"1 , 2");
            run.over(&text);
            prop_assert_eq!(run.classes(from), expected);
            prop_assert_eq!(
                of_letters(&text, from),
                mask(|byte| byte.is_ascii_alphabetic() || byte >= 0xc3)
            );
        }
    }
}
