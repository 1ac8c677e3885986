//! Where numbers of several digits may stand in a text, with signs or letters that look like digits among them.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vectors {
    use core::arch::wasm32::{
        i8x16_bitmask, i8x16_splat, u8x16_eq, u8x16_le, u8x16_splat, u8x16_sub, v128, v128_andnot,
        v128_load, v128_or,
    };

    fn is(bytes: v128, byte: u8) -> v128 {
        u8x16_eq(bytes, u8x16_splat(byte))
    }

    /// See [`super::one_by_one`], for 16 bytes.
    #[inline(always)]
    pub fn masks(block: &[u8; 16]) -> (u16, u16) {
        // SAFETY: 16 bytes lie within the block; any alignment will do
        let bytes = unsafe { v128_load(block.as_ptr().cast()) };
        let blank = is(bytes, b' ');
        let small = v128_or(bytes, i8x16_splat(0x20));
        let plain = u8x16_le(
            u8x16_sub(bytes, u8x16_splat(b'-')),
            u8x16_splat(b'9' - b'-'),
        );
        let signs = v128_or(is(bytes, b'\''), is(bytes, b'_'));
        let letters = v128_or(is(small, b'o'), v128_or(is(small, b'l'), is(small, b'i')));
        // the highest bit of a byte is its bit in the mask
        let beyond = v128_andnot(bytes, is(bytes, 0xc3));
        let begins = v128_or(v128_or(plain, signs), v128_or(letters, beyond));
        let begins = i8x16_bitmask(begins);
        (begins | i8x16_bitmask(blank), begins)
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use core::arch::x86_64::{
        __m128i, _mm_andnot_si128, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_min_epu8,
        _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8, _mm_sub_epi8,
    };

    /// See [`super::one_by_one`], for 16 bytes.
    #[inline(always)]
    pub fn masks(block: &[u8; 16]) -> (u16, u16) {
        // SAFETY: every x86-64 processor has SSE2; 16 bytes lie within the block; any alignment will do
        unsafe {
            let is = |bytes: __m128i, byte: u8| _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte as i8));
            let either = |one: __m128i, other: __m128i| _mm_or_si128(one, other);
            let bytes = _mm_loadu_si128(block.as_ptr().cast());
            let blank = is(bytes, b' ');
            let small = either(bytes, _mm_set1_epi8(0x20));
            let plain = _mm_sub_epi8(bytes, _mm_set1_epi8(b'-' as i8));
            let most = _mm_min_epu8(plain, _mm_set1_epi8((b'9' - b'-') as i8));
            let plain = _mm_cmpeq_epi8(plain, most);
            let signs = either(is(bytes, b'\''), is(bytes, b'_'));
            let letters = either(is(small, b'o'), either(is(small, b'l'), is(small, b'i')));
            // the highest bit of a byte is its bit in the mask
            let beyond = _mm_andnot_si128(is(bytes, 0xc3), bytes);
            let begins = either(either(plain, signs), either(letters, beyond));
            let begins = _mm_movemask_epi8(begins) as u16;
            (begins | _mm_movemask_epi8(blank) as u16, begins)
        }
    }
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
mod vectors {
    pub use super::one_by_one as masks;
}

/// A bit for each byte that may stand within a number, and for each with which one may begin: digits, signs between
/// them, letters that look like digits, and bytes beyond ASCII, except those that begin `æ`, `ø` and `å`.
#[allow(dead_code, reason = "processors with vectors need it in tests only")]
fn one_by_one(block: &[u8; 16]) -> (u16, u16) {
    let (mut within, mut begins) = (0, 0);
    for (at, byte) in block.iter().enumerate() {
        let may_begin = matches!(
            byte,
            b'-'..=b'9' | b'\'' | b'_' | b'o' | b'O' | b'l' | b'L' | b'i' | b'I' | 0x80..=0xc2 | 0xc4..
        );
        begins |= u16::from(may_begin) << at;
        within |= u16::from(may_begin || *byte == b' ') << at;
    }
    (within, begins)
}

/// Adds to `found` where in `text` at least six bytes in a row are digits, the signs `- . / _ '` or blanks between
/// them, letters that look like digits (`O`, `l`, `I`) or beyond ASCII (but not the first byte of a Danish letter). The
/// first of them is none of the blanks. Ascending; of a longer row perhaps every byte.
///
/// Whatever is written as a number of six digits and more is among them, and little else of a text is. A text longer
/// than 4 GiB is looked at no further than that.
pub fn long_numbers(text: &[u8], found: &mut Vec<u32>) {
    let text = text.get(..u32::MAX as usize - 64).unwrap_or(text);
    let (blocks, rest) = text.as_chunks::<64>();
    let (mut before, mut begins_before) = (0u64, 0u64);
    let mut base = 0u32;
    // a row may go on in the next block: each is told when that is known
    let mut tell = |within: u64, begins: u64, base: u32| {
        let row = u128::from(before) | u128::from(within) << 64;
        let two = row & row >> 1;
        let six = two & two >> 2 & two >> 4;
        let mut mask = six as u64 & begins_before;
        while mask != 0 {
            // the first round tells nothing: there is no block before
            found.push((base + mask.trailing_zeros()).wrapping_sub(64));
            mask &= mask - 1;
        }
        (before, begins_before) = (within, begins);
    };
    for block in blocks {
        let (within, begins) = masks(block);
        tell(within, begins, base);
        base += 64;
    }
    let mut block = [0; 64];
    block[..rest.len()].copy_from_slice(rest);
    let (within, begins) = masks(&block);
    tell(within, begins, base);
    tell(0, 0, base + 64);
}

#[inline(always)]
fn masks(block: &[u8; 64]) -> (u64, u64) {
    let (quarters, _) = block.as_chunks::<16>();
    let (mut within, mut begins) = (0, 0);
    for (at, quarter) in quarters.iter().enumerate() {
        let (own, first) = vectors::masks(quarter);
        within |= u64::from(own) << (at * 16);
        begins |= u64::from(first) << (at * 16);
    }
    (within, begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            text in prop::collection::vec(
                prop::sample::select(b"0159-./_' ,aOolLiI\x80\xbf\xc2\xc3\xc4\xff\0".to_vec()),
                0..300,
            ),
        ) {
            let masks: Vec<(bool, bool)> = text
                .iter()
                .map(|byte| {
                    let (within, begins) = one_by_one(&[*byte; 16]);
                    (within & 1 == 1, begins & 1 == 1)
                })
                .collect();
            let rows = masks.windows(6).zip(0u32..);
            let rows = rows.filter(|(row, _)| row.iter().all(|one| one.0) && row[0].1);
            let expected: Vec<u32> = rows.map(|(_, at)| at).collect();
            let mut found = vec![];
            long_numbers(&text, &mut found);
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn numbers_are_found_and_addresses_are_not() {
        let is_found = |text: &str| {
            let mut found = Vec::new();
            long_numbers(text.as_bytes(), &mut found);
            !found.is_empty()
        };
        for text in [
            "set 010190-1234",
            "01019O-1234",
            "0 1 0 1 9 0",
            "\u{ff11}\u{ff12}",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "Storegade 163, 4586 Hillerød",
            "2. tv., 8000 Aarhus C",
            "søgt 2024",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
