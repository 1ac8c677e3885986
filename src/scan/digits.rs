//! Where numbers of several digits may stand in a text, with signs or letters that look like digits among them.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vectors {
    use core::arch::wasm32::{
        i8x16_bitmask, i8x16_lt, i8x16_splat, u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_splat,
        u8x16_sub, v128, v128_andnot, v128_any_true, v128_load, v128_or,
    };

    fn is(bytes: v128, byte: u8) -> v128 {
        u8x16_eq(bytes, u8x16_splat(byte))
    }

    fn is_between(bytes: v128, first: u8, last: u8) -> v128 {
        u8x16_le(
            u8x16_sub(bytes, u8x16_splat(first)),
            u8x16_splat(last - first),
        )
    }

    #[inline(always)]
    fn load(block: &[u8; 16]) -> v128 {
        // SAFETY: 16 bytes lie within the block; any alignment will do
        unsafe { v128_load(block.as_ptr().cast()) }
    }

    /// A bit for each digit, and whether there is the first byte of wide ones.
    #[inline(always)]
    pub fn digits(quarters: &[[u8; 16]; 4]) -> (u64, bool) {
        let (mut plain, mut wide) = (0, u8x16_splat(0));
        for (at, bytes) in quarters.iter().map(load).enumerate() {
            plain |= u64::from(u8x16_bitmask(is_between(bytes, b'0', b'9'))) << (at * 16);
            wide = v128_or(wide, is(bytes, super::WIDE));
        }
        (plain, v128_any_true(wide))
    }

    /// See [`super::may_be_within`], for 16 bytes.
    #[inline(always)]
    pub fn within(block: &[u8; 16]) -> u16 {
        let bytes = load(block);
        // compared with their sign, bytes beyond ASCII are below all others
        let low = i8x16_lt(bytes, i8x16_splat(b'@' as i8));
        let signs = v128_or(v128_andnot(low, is(bytes, b',')), is(bytes, b'_'));
        let small = v128_or(bytes, u8x16_splat(0x20));
        let letters = v128_or(is(small, b'o'), v128_or(is(small, b'l'), is(small, b'i')));
        i8x16_bitmask(v128_or(signs, letters))
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use core::arch::x86_64::{
        __m128i, _mm_andnot_si128, _mm_cmpeq_epi8, _mm_cmplt_epi8, _mm_loadu_si128, _mm_min_epu8,
        _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8, _mm_setzero_si128, _mm_sub_epi8,
    };

    #[inline(always)]
    fn is(bytes: __m128i, byte: u8) -> __m128i {
        // SAFETY: every x86-64 processor has SSE2
        unsafe { _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte as i8)) }
    }

    #[inline(always)]
    fn is_between(bytes: __m128i, first: u8, last: u8) -> __m128i {
        // SAFETY: as above
        unsafe {
            let above = _mm_sub_epi8(bytes, _mm_set1_epi8(first as i8));
            let most = _mm_set1_epi8((last - first) as i8);
            _mm_cmpeq_epi8(above, _mm_min_epu8(above, most))
        }
    }

    #[inline(always)]
    fn either(one: __m128i, other: __m128i) -> __m128i {
        // SAFETY: as above
        unsafe { _mm_or_si128(one, other) }
    }

    #[inline(always)]
    fn load(block: &[u8; 16]) -> __m128i {
        // SAFETY: as above; 16 bytes lie within the block; any alignment will do
        unsafe { _mm_loadu_si128(block.as_ptr().cast()) }
    }

    /// A bit for each digit, and whether there is the first byte of wide ones.
    #[inline(always)]
    pub fn digits(quarters: &[[u8; 16]; 4]) -> (u64, bool) {
        // SAFETY: as above
        let (mut plain, mut wide) = (0, unsafe { _mm_setzero_si128() });
        for (at, bytes) in quarters.iter().map(load).enumerate() {
            // SAFETY: as above
            let own = unsafe { _mm_movemask_epi8(is_between(bytes, b'0', b'9')) };
            plain |= u64::from(own as u16) << (at * 16);
            wide = either(wide, is(bytes, super::WIDE));
        }
        // SAFETY: as above
        (plain, unsafe { _mm_movemask_epi8(wide) != 0 })
    }

    /// See [`super::may_be_within`], for 16 bytes.
    #[inline(always)]
    pub fn within(block: &[u8; 16]) -> u16 {
        let bytes = load(block);
        // SAFETY: as above; compared with their sign, bytes beyond ASCII are below all others
        let (low, small) = unsafe {
            let low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(b'@' as i8));
            let small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
            (_mm_andnot_si128(is(bytes, b','), low), small)
        };
        let letters = either(is(small, b'o'), either(is(small, b'l'), is(small, b'i')));
        // SAFETY: as above
        unsafe { _mm_movemask_epi8(either(either(low, is(bytes, b'_')), letters)) as u16 }
    }
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
mod vectors {
    pub fn digits(quarters: &[[u8; 16]; 4]) -> (u64, bool) {
        let bytes = quarters.as_flattened();
        let each = bytes.iter().enumerate();
        let plain = each.fold(0, |mask, (at, byte)| {
            mask | u64::from(byte.is_ascii_digit()) << at
        });
        (plain, bytes.contains(&super::WIDE))
    }

    pub fn within(block: &[u8; 16]) -> u16 {
        let bytes = block.iter().enumerate();
        bytes.fold(0, |mask, (at, byte)| {
            mask | u16::from(super::may_be_within(*byte)) << at
        })
    }
}

/// The first byte of digits as wide as Chinese letters.
const WIDE: u8 = 0xef;

/// True for a digit, and for the first byte of one as wide as Chinese letters.
const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == WIDE
}

/// True for a byte that may stand within a number: digits, signs between them, blanks, letters that look like digits,
/// and bytes beyond ASCII, except those that begin `æ`, `ø` and `å`.
const fn is_within(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'-'..=b'9' | b'\'' | b'_' | b'o' | b'O' | b'l' | b'L' | b'i' | b'I' | 0x80..=0xc2 | 0xc4..
    )
}

/// True for all of them, and for other bytes that vectors need not tell from them.
#[allow(dead_code, reason = "processors with vectors need it in tests only")]
const fn may_be_within(byte: u8) -> bool {
    is_within(byte) || matches!(byte, 0..=b'+' | b':'..=b'?' | 0xc3)
}

/// Digits of a number.
const DIGITS: u32 = 6;

/// Adds to `found` where in `text` numbers of six digits and more may stand: every digit with five others before it
/// in the same row of digits, the signs `- . / _ '` and blanks between them, letters that look like digits (`O`, `l`,
/// `I`) and bytes beyond ASCII (but not the first of a Danish letter). The first byte of a digit as wide as Chinese
/// letters does for six. Ascending.
///
/// Others that stand more than 64 bytes before may be left out of account. A text longer than 4 GiB is looked
/// at no further than that.
pub fn long_numbers(text: &[u8], found: &mut Vec<u32>) {
    let text = text.get(..u32::MAX as usize - 64).unwrap_or(text);
    let (blocks, rest) = text.as_chunks::<64>();
    let mut walk = Walk::default();
    for block in blocks {
        walk.over(block, text, found);
    }
    let mut block = [0; 64];
    block[..rest.len()].copy_from_slice(rest);
    walk.over(&block, text, found);
}

/// What is known of the bytes before.
#[derive(Default)]
struct Walk {
    base: u32,
    /// Of the last 64 those that may stand within a number, and some others; none where there is no digit among
    /// the 64.
    within: u64,
    /// Those whose byte before may too.
    twos: u64,
    /// Of the last 64 those that are digits.
    digits: u64,
    /// How far rows were gone through.
    done: u32,
}

impl Walk {
    #[inline(always)]
    fn over(&mut self, block: &[u8; 64], text: &[u8], found: &mut Vec<u32>) {
        let Ok(quarters) = <&[[u8; 16]; 4]>::try_from(block.as_chunks::<16>().0) else {
            return;
        };
        let mut within = 0;
        let (digits, has_wide) = vectors::digits(quarters);
        if has_wide {
            self.byte_by_byte(text, found);
        }
        if digits != 0 {
            for (at, quarter) in quarters.iter().enumerate() {
                within |= u64::from(vectors::within(quarter)) << (at * 16);
            }
        }
        // the last byte of each six in a row
        let twos = within & (within << 1 | self.within >> 63);
        let fours = twos & (twos << 2 | self.twos >> 62);
        let mut sixes = fours & (twos << 4 | self.twos >> 60);
        while sixes != 0 {
            let last = sixes.trailing_zeros();
            let first = self.base + last + 1 - DIGITS;
            if first >= self.done {
                let both = |before: u64, own: u64| u128::from(own) << 64 | u128::from(before);
                let from = 64 + last + 1 - DIGITS;
                let length = (both(self.within, within) >> from).trailing_ones();
                let row_digits = both(self.digits, digits) >> from & ((1 << length) - 1);
                // one that goes on behind the block is gone through however few there are
                let is_whole = from + length < u128::BITS;
                if is_whole && !has_many(row_digits) {
                    self.done = first + length;
                } else if text
                    .get(first as usize)
                    .is_some_and(|byte| is_within(*byte))
                {
                    self.done = row(text, first, found);
                }
            }
            sixes &= sixes - 1;
        }
        self.within = within;
        self.twos = twos;
        self.digits = digits;
        self.base += 64;
    }

    /// Goes through every row that reaches into a block.
    #[cold]
    fn byte_by_byte(&mut self, text: &[u8], found: &mut Vec<u32>) {
        let may_be = |at: u32| text.get(at as usize).is_some_and(|byte| is_within(*byte));
        let least = self.done.max(self.base.saturating_sub(64));
        let mut at = self.base.max(least);
        while at > least && may_be(at - 1) {
            at -= 1;
        }
        while at < self.base + 64 {
            at = match may_be(at) {
                true => row(text, at, found),
                false => at + 1,
            };
        }
        self.done = at;
    }
}

/// True where as many bits are set as a number has digits.
fn has_many(mut digits: u128) -> bool {
    for _ in 1..DIGITS {
        digits &= digits.wrapping_sub(1);
    }
    digits != 0
}

/// Goes through a row of bytes that may stand within a number. Answers where it ends.
fn row(text: &[u8], first: u32, found: &mut Vec<u32>) -> u32 {
    let bytes = text.get(first as usize..).unwrap_or_default();
    let (mut digits, mut at) = (0, first);
    for byte in bytes.iter().take_while(|byte| is_within(**byte)) {
        if is_digit(*byte) {
            digits += if *byte == WIDE { DIGITS } else { 1 };
            if digits >= DIGITS {
                found.push(at);
            }
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_byte_is_told() {
        for byte in 0..=255 {
            let may_be = may_be_within(byte);
            assert_eq!(
                vectors::within(&[byte; 16]),
                if may_be { u16::MAX } else { 0 }
            );
            assert!(may_be || !is_within(byte));
        }
    }

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            mut text in prop::collection::vec(
                prop::sample::select(b"0159-./_' ,(ajOolLiI\x80\xbf\xc2\xc3\xc4\xef\xff\0".to_vec()),
                0..300,
            ),
            gap in 0..400usize,
        ) {
            for byte in text.iter_mut().skip(gap).take(150).filter(|byte| is_digit(**byte)) {
                *byte = b'l';
            }
            let mut all = Vec::new();
            let mut near = Vec::new();
            let mut digits: Vec<usize> = Vec::new();
            for (at, byte) in text.iter().enumerate() {
                if !is_within(*byte) {
                    digits.clear();
                } else if is_digit(*byte) {
                    digits.extend(std::iter::repeat_n(at, if *byte == WIDE { 6 } else { 1 }));
                    if let [.., first, _, _, _, _, _] = digits.as_slice() {
                        all.push(at as u32);
                        near.extend((at - first < 64).then_some(at as u32));
                    }
                }
            }
            let mut found = vec![];
            long_numbers(&text, &mut found);
            prop_assert!(found.is_sorted());
            prop_assert!(found.iter().all(|at| all.contains(at)));
            prop_assert!(near.iter().all(|at| found.contains(at)));
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
            "\u{ff11}\u{ff12}\u{ff11}\u{ff12}\u{ff11}\u{ff12}",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "Storegade 163, 4586 Lille Ølby",
            "Storegade 163, 4586 Hillerød",
            "2. tv., 8000 Aarhus C",
            "Vej 3, 5000 Odense",
            "søgt 2024",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
