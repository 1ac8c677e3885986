//! What stands in a text beyond ASCII, told in one walk over it.

/// Bytes counted together: as many as can be added up in lanes of 8 bits.
pub const RUN: usize = 255 * 16;

/// What stands in a text beyond ASCII.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    /// There are bytes beyond ASCII.
    pub beyond_ascii: bool,
    /// There is one of `Â`, `Ã`, `â`, `ï`, `ð`: letters that were saved as UTF-8 twice begin with one.
    pub doubled: bool,
    /// There is an `ef`: U+FFFD begins with it.
    pub special: bool,
}

/// All of `Â`, `Ã`, `â`, `ï`, `ð` begin with it.
const FIRST: u8 = 0xc3;

/// True for the second byte of `Â`, `Ã`, `â`, `ï`, `ð`; written so that compilers make vectors of it.
const fn is_second(byte: u8) -> bool {
    (byte & 0xfe == 0x82) | (byte == 0xa2) | (byte == 0xaf) | (byte == 0xb0)
}

/// Looks at all bytes of a text once. For each [`RUN`] of them `leads` gets how many are `c0` or above, each
/// of which begins a character of several bytes in UTF-8; what it held before is let go of.
#[must_use]
pub fn letters(text: &[u8], leads: &mut Vec<u16>) -> Letters {
    leads.clear();
    let mut found = Letters::default();
    // the byte before the run
    let mut before = 0;
    for run in text.chunks(RUN) {
        let (blocks, rest) = run.as_chunks::<16>();
        // written so that compilers make vectors of it
        let (mut count, mut high, mut special) = ([0u8; 16], [0u8; 16], [0u8; 16]);
        for block in blocks {
            for (lane, &byte) in block.iter().enumerate() {
                count[lane] += u8::from(byte >= 0xc0);
                high[lane] |= byte;
                special[lane] |= u8::from(byte == 0xef);
            }
        }
        let mut count = count.iter().map(|lane| u16::from(*lane)).sum();
        found.beyond_ascii |= high.iter().any(|lane| *lane >= 0x80);
        found.special |= special != [0; 16];
        for &byte in rest {
            count += u16::from(byte >= 0xc0);
            found.beyond_ascii |= byte >= 0x80;
            found.special |= byte == 0xef;
        }
        leads.push(count);
        found.doubled = found.doubled || has_doubled(before, run);
        before = run.last().copied().unwrap_or_default();
    }
    found
}

/// True when one of `Â`, `Ã`, `â`, `ï`, `ð` ends in a run.
fn has_doubled(before: u8, run: &[u8]) -> bool {
    let is_pair = |first: u8, second: u8| (first == FIRST) & is_second(second);
    let Some((&first, after)) = run.split_first() else {
        return false;
    };
    let (firsts, _) = run.as_chunks::<16>();
    let (seconds, rest) = after.as_chunks::<16>();
    let mut pairs = [0u8; 16];
    for (firsts, seconds) in firsts.iter().zip(seconds) {
        for lane in 0..16 {
            pairs[lane] |= u8::from(is_pair(firsts[lane], seconds[lane]));
        }
    }
    let rest = &run[run.len() - rest.len() - 1..];
    is_pair(before, first)
        || pairs != [0; 16]
        || rest.windows(2).any(|pair| is_pair(pair[0], pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            text in prop::collection::vec(
                prop::sample::select(b"aaaa\x7f\x80\x82\x83\xa2\xaf\xb0\xc0\xc3\xc3\xef\xff".to_vec()),
                0..200,
            ),
            before in prop::sample::select(vec![0, 1, RUN - 1, RUN, 9000]),
        ) {
            let mut whole = vec![b'a'; before];
            whole.extend(text);
            let any = |f: fn(u8) -> bool| whole.iter().any(|byte| f(*byte));
            let expected = Letters {
                beyond_ascii: !whole.is_ascii(),
                doubled: whole
                    .windows(2)
                    .any(|pair| pair[0] == 0xc3 && [0x82, 0x83, 0xa2, 0xaf, 0xb0].contains(&pair[1])),
                special: any(|byte| byte == 0xef),
            };
            let mut leads = vec![7];
            prop_assert_eq!(letters(&whole, &mut leads), expected);
            let count = |run: &[u8]| run.iter().filter(|byte| **byte >= 0xc0).count() as u16;
            let counts: Vec<u16> = whole.chunks(RUN).map(count).collect();
            prop_assert_eq!(leads, counts);
        }

        #[test]
        fn no_count_overflows(length in 0..2 * RUN) {
            let mut leads = Vec::new();
            let _ = letters(&vec![0xff; length], &mut leads);
            prop_assert_eq!(leads.iter().map(|run| usize::from(*run)).sum::<usize>(), length);
        }
    }
}
