//! 64 bytes compared with four needles at once.

/// The needles, each spread over a vector.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) struct Lanes([core::arch::wasm32::v128; 4]);

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
impl Lanes {
    pub fn new(needles: [u8; 4]) -> Self {
        Self(needles.map(|byte| core::arch::wasm32::u8x16_splat(byte)))
    }

    /// A bit for each byte that is one of the needles, the first byte lowest.
    #[inline(always)]
    pub fn mask(&self, block: &[u8; 64]) -> u64 {
        use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, v128_load, v128_or};
        let [a, b, c, d] = self.0;
        let quarter = |at: usize| {
            // SAFETY: 16 bytes from 0, 16, 32 and 48 on lie within the 64 of the block; any alignment will do
            let bytes = unsafe { v128_load(block.as_ptr().add(at).cast()) };
            let left = v128_or(u8x16_eq(bytes, a), u8x16_eq(bytes, b));
            let right = v128_or(u8x16_eq(bytes, c), u8x16_eq(bytes, d));
            u64::from(u8x16_bitmask(v128_or(left, right)))
        };
        quarter(0) | quarter(16) << 16 | quarter(32) << 32 | quarter(48) << 48
    }
}

/// The needles, each spread over a vector.
#[cfg(target_arch = "x86_64")]
pub(crate) struct Lanes([core::arch::x86_64::__m128i; 4]);

#[cfg(target_arch = "x86_64")]
impl Lanes {
    pub fn new(needles: [u8; 4]) -> Self {
        // SAFETY: every x86-64 processor has SSE2
        Self(needles.map(|byte| unsafe { core::arch::x86_64::_mm_set1_epi8(byte as i8) }))
    }

    /// A bit for each byte that is one of the needles, the first byte lowest.
    #[inline(always)]
    pub fn mask(&self, block: &[u8; 64]) -> u64 {
        use core::arch::x86_64::{
            _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128,
        };
        let [a, b, c, d] = self.0;
        let quarter = |at: usize| {
            // SAFETY: every x86-64 processor has SSE2; 16 bytes from 0, 16, 32 and 48 on lie within the 64
            // of the block; any alignment will do
            let mask = unsafe {
                let bytes = _mm_loadu_si128(block.as_ptr().add(at).cast());
                let left = _mm_or_si128(_mm_cmpeq_epi8(bytes, a), _mm_cmpeq_epi8(bytes, b));
                let right = _mm_or_si128(_mm_cmpeq_epi8(bytes, c), _mm_cmpeq_epi8(bytes, d));
                _mm_movemask_epi8(_mm_or_si128(left, right))
            };
            u64::from(mask as u16)
        };
        quarter(0) | quarter(16) << 16 | quarter(32) << 32 | quarter(48) << 48
    }
}

/// The needles: processors without vectors known here compare byte by byte.
#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
pub(crate) struct Lanes([u8; 4]);

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
impl Lanes {
    pub fn new(needles: [u8; 4]) -> Self {
        Self(needles)
    }

    /// A bit for each byte that is one of the needles, the first byte lowest.
    #[inline(always)]
    pub fn mask(&self, block: &[u8; 64]) -> u64 {
        let bits = block.iter().enumerate();
        bits.fold(0, |mask, (at, byte)| {
            mask | u64::from(self.0.contains(byte)) << at
        })
    }
}
