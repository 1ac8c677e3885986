//! Bytes to structural positions: where in a text the few bytes stand that decide about its fields and
//! records.
//!
//! The first step of reading, and with [`letters`], which tells what stands in a text beyond ASCII, and the
//! check of UTF-8 the only one that looks at every byte. [`long_numbers`] is for those who look for numbers in
//! texts, [`classes`] and [`Run`] for those who ask what a value is made of. It knows nothing of quotes or records: which of
//! the marks count is decided by who walks along them. 64 bytes at a time are compared with up to four needles,
//! in vectors of 16 where the processor has them (`simd128` in the browser, SSE2 elsewhere, byte by byte where
//! neither is).
//!
//! The only crate of the project with unsafe code: vectors are loaded through pointers.

mod classes;
mod digits;
mod lanes;
mod letters;

pub use classes::{Classes, Run, classes, is_of_letter, of_letters};
pub use digits::long_numbers;
pub use letters::{Letters, RUN, letters};

use lanes::Lanes;

/// Bytes looked at in one go.
const BLOCK: usize = 64;

/// Up to four bytes to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needles([u8; 4]);

impl Needles {
    /// The first four of `bytes`; fewer are fine, none finds zero bytes.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let first = bytes.first().copied().unwrap_or_default();
        let at = |index: usize| bytes.get(index).copied().unwrap_or(first);
        Self([first, at(1), at(2), at(3)])
    }
}

/// Adds the positions of all needles in `text` to `marks`, ascending.
///
/// A text longer than 4 GiB is looked at no further than that: its positions would not fit.
pub fn positions(text: &[u8], needles: Needles, marks: &mut Vec<u32>) {
    let text = text.get(..u32::MAX as usize).unwrap_or(text);
    let lanes = Lanes::new(needles.0);
    let (blocks, rest) = text.as_chunks::<BLOCK>();
    let mut base = 0u32;
    for block in blocks {
        emit(lanes.mask(block), base, marks);
        base += BLOCK as u32;
    }
    if !rest.is_empty() {
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        let inside = (1u64 << rest.len()) - 1;
        emit(lanes.mask(&block) & inside, base, marks);
    }
}

/// Adds a position for each bit.
#[inline(always)]
fn emit(mut mask: u64, base: u32, marks: &mut Vec<u32>) {
    let count = mask.count_ones() as usize;
    marks.reserve(BLOCK);
    let length = marks.len();
    let room = &mut marks.spare_capacity_mut()[..count];
    for place in room {
        place.write(base + mask.trailing_zeros());
        mask &= mask - 1;
    }
    // SAFETY: as many elements as the mask has bits were written just above, within the reserved room
    unsafe { marks.set_len(length + count) };
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn one_by_one(text: &[u8], needles: &[u8]) -> Vec<u32> {
        (0u32..)
            .zip(text)
            .filter(|(_, byte)| needles.contains(byte))
            .map(|(at, _)| at)
            .collect()
    }

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            text in prop::collection::vec(prop::sample::select(b"a;\"\n\r\0\xc3".to_vec()), 0..400),
            before in 0..70usize,
        ) {
            // also where the text does not begin at the boundary of a block
            let text = text.get(before..).unwrap_or_default();
            let mut marks = vec![7];
            positions(text, Needles::new(b";\"\n\r"), &mut marks);
            prop_assert_eq!(&marks[1..], one_by_one(text, b";\"\n\r"));
        }

        #[test]
        fn finds_any_bytes(text: Vec<u8>, needles in prop::collection::vec(any::<u8>(), 1..=4)) {
            let mut marks = Vec::new();
            positions(&text, Needles::new(&needles), &mut marks);
            prop_assert_eq!(marks, one_by_one(&text, &needles));
        }
    }

    #[test]
    fn a_needle_of_zero_is_not_found_behind_the_end() {
        let mut marks = Vec::new();
        positions(b"a\0b", Needles::new(b"\0"), &mut marks);
        assert_eq!(marks, [1]);
    }
}
