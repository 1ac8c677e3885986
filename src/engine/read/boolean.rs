//! Yes and no. A 0/1 column stays whole numbers: nothing says that it means no and yes.

use super::BooleanWords;

/// All pairs, in the order of their bits in a set.
pub(crate) const ALL: [BooleanWords; 7] = [
    BooleanWords::JaNej,
    BooleanWords::TrueFalse,
    BooleanWords::SandFalsk,
    BooleanWords::YesNo,
    BooleanWords::Jn,
    BooleanWords::Tf,
    BooleanWords::Yn,
];

/// The words for yes and for no.
fn words(pair: BooleanWords) -> (&'static [u8], &'static [u8]) {
    match pair {
        BooleanWords::JaNej => (b"ja", b"nej"),
        BooleanWords::TrueFalse => (b"true", b"false"),
        BooleanWords::SandFalsk => (b"sand", b"falsk"),
        BooleanWords::YesNo => (b"yes", b"no"),
        BooleanWords::Jn => (b"j", b"n"),
        BooleanWords::Tf => (b"t", b"f"),
        BooleanWords::Yn => (b"y", b"n"),
    }
}

/// True for pairs of single letters, which share some.
pub(crate) fn is_letters(pair: BooleanWords) -> bool {
    matches!(pair, BooleanWords::Jn | BooleanWords::Tf | BooleanWords::Yn)
}

/// Reads a yes or no.
#[inline]
pub(crate) fn parse(value: &[u8], pair: BooleanWords) -> Option<bool> {
    let (yes, no) = words(pair);
    if value.eq_ignore_ascii_case(yes) {
        Some(true)
    } else if value.eq_ignore_ascii_case(no) {
        Some(false)
    } else {
        None
    }
}

/// The pairs a value belongs to, as a set of bits, and whether it is a yes (in all of them it is the same).
pub(crate) fn pairs_of(value: &[u8]) -> (u8, bool) {
    if value.len() > 5 {
        return (0, false);
    }
    let mut set = 0;
    let mut is_yes = false;
    for (bit, pair) in ALL.into_iter().enumerate() {
        if let Some(yes) = parse(value, pair) {
            set |= 1 << bit;
            is_yes = yes;
        }
    }
    (set, is_yes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn words_in_any_capitals() {
        assert_eq!(parse(b"JA", BooleanWords::JaNej), Some(true));
        assert_eq!(parse(b"Nej", BooleanWords::JaNej), Some(false));
        assert_eq!(parse(b"L", BooleanWords::Tf), None);
        assert_eq!(pairs_of(b"n").0.count_ones(), 2);
        assert_eq!(pairs_of(b"1").0, 0);
    }
}
