//! Words that end as names of streets do: of a long column of addresses every value comes here.

use crate::kind::fold::fold;

/// Endings of names of streets, folded.
const ENDINGS: [&str; 22] = [
    "vej",
    "vejen",
    "gade",
    "gaden",
    "alle",
    "alleen",
    "straede",
    "straedet",
    "plads",
    "pladsen",
    "torv",
    "torvet",
    "sti",
    "stien",
    "boulevard",
    "vaenget",
    "parken",
    "bakken",
    "marken",
    "haven",
    "kaj",
    "gyde",
];

/// An ending, ready to be compared with the last eight bytes of a word.
#[derive(Clone, Copy)]
struct Ending {
    /// Its last eight bytes as a number, the last one highest.
    letters: u64,
    /// Which of its bytes there are.
    mask: u64,
    length: usize,
}

/// Places of endings, found by their last three letters.
const PLACES: usize = 64;
/// Endings with the same last three letters: `parken`, `bakken`, `marken`.
const MOST_ALIKE: usize = 3;
/// Spreads the last letters over the places.
const FACTOR: u32 = 0x9e37_79b1;

type Places = [[Ending; MOST_ALIKE]; PLACES];

/// Small letters of the last eight bytes of a word as a number: bytes that are no letters may become other bytes that
/// are none.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Letters that tell the place of an ending: its last ones.
const LETTERS: usize = 3;
/// Bits that stand before them.
const LAST_LETTERS: u32 = 64 - 8 * LETTERS as u32;

/// The place of an ending by its last letters.
const fn place(letters: u64) -> usize {
    ((letters >> LAST_LETTERS) as u32).wrapping_mul(FACTOR) as usize >> (32 - PLACES.ilog2())
}

/// An ending that no word has: the mask leaves nothing, and nothing is not this.
const NONE: Ending = Ending {
    letters: 1,
    mask: 0,
    length: 0,
};

static BY_LAST: Places = by_last();

const fn by_last() -> Places {
    let mut places = [[NONE; MOST_ALIKE]; PLACES];
    let mut at = 0;
    while at < ENDINGS.len() {
        let ending = of_bytes(ENDINGS[at].as_bytes());
        let own = &mut places[place(ending.letters)];
        let mut free = 0;
        // where there is no room left, this does not compile
        while own[free].mask != 0 {
            free += 1;
        }
        own[free] = ending;
        at += 1;
    }
    places
}

const fn of_bytes(bytes: &[u8]) -> Ending {
    let mut ending = Ending {
        letters: 0,
        mask: 0,
        length: bytes.len(),
    };
    let mut back = 0;
    while back < bytes.len() && back < 8 {
        let shift = 56 - 8 * back;
        ending.letters |= (bytes[bytes.len() - 1 - back] as u64) << shift;
        ending.mask |= 0xff << shift;
        back += 1;
    }
    ending
}

/// How much of a word, in letters of any size, stands before the ending of a name of a street.
#[inline]
pub(super) fn before_street_end(word: &[u8]) -> Option<usize> {
    let last = match word.last_chunk::<8>() {
        Some(last) => u64::from_le_bytes(*last),
        None => of_bytes(word).letters,
    };
    let last = last | SMALL;
    let alike = BY_LAST.get(place(last))?;
    let is_own = |ending: &&Ending| last & ending.mask == ending.letters;
    let ending = alike.iter().find(is_own)?;
    let at = word.len().checked_sub(ending.length)?;
    // the only ending of nine letters
    let is_whole = ending.length <= 8 || word.get(at).is_some_and(|byte| byte | 0x20 == b'b');
    is_whole.then_some(at)
}

/// True for a word that ends as names of streets do, also one that ends in letters beyond ASCII: `stræde`, `allé`.
#[inline]
pub(super) fn is_street(word: &[u8]) -> bool {
    before_street_end(word).is_some() || (may_end_when_folded(word) && ends_when_folded(word))
}

/// False for a word that does not end so as it stands and has the same end when it is folded, which takes long.
#[inline]
fn may_end_when_folded(word: &[u8]) -> bool {
    let are_letters = |length: usize| {
        let from = word.len().saturating_sub(length);
        let mut end = word.get(from..).unwrap_or_default().iter();
        end.all(u8::is_ascii_alphabetic)
    };
    if word.len() < LETTERS || !are_letters(LETTERS) {
        return true;
    }
    // folding keeps letters of ASCII: those of the ending must stand there, and others before them
    let last = (of_bytes(word).letters | SMALL) >> LAST_LETTERS;
    let alike = BY_LAST.get(place(last << LAST_LETTERS));
    let mut alike = alike.into_iter().flatten();
    alike.any(|ending| ending.letters >> LAST_LETTERS == last && !are_letters(ending.length))
}

#[cold]
fn ends_when_folded(word: &[u8]) -> bool {
    // what is written in ASCII was asked for as it stands
    !word.is_ascii()
        && std::str::from_utf8(word)
            .is_ok_and(|word| before_street_end(fold(word).as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same said plainly.
    fn plainly(word: &[u8]) -> Option<usize> {
        let ends = |ending: &&str| {
            let at = word.len().checked_sub(ending.len())?;
            let tail = word.get(at..)?;
            tail.eq_ignore_ascii_case(ending.as_bytes()).then_some(at)
        };
        ENDINGS.iter().find_map(ends)
    }

    proptest! {
        #[test]
        fn endings_are_found_as_a_plain_search_finds_them(
            before in "[a-zA-ZæøåÆØÅé .-]{0,12}",
            ending in prop::sample::select(ENDINGS.to_vec()),
            cut in 0..4usize,
            changed in prop::option::of((0..12usize, any::<char>())),
            is_large: bool,
            behind in prop::sample::select(vec!["", "", "", " ", ".", "é", "n"]),
        ) {
            let ending: String = ending.chars().skip(cut).collect();
            let ending = if is_large { ending.to_uppercase() } else { ending };
            let mut letters: Vec<char> = format!("{before}{ending}{behind}").chars().collect();
            if let Some((back, letter)) = changed {
                let at = letters.len().saturating_sub(back + 1);
                letters.truncate(at);
                letters.push(letter);
                letters.extend(ending.chars().rev().take(back).collect::<Vec<_>>().into_iter().rev());
            }
            let word: String = letters.into_iter().collect();
            let bytes = word.as_bytes();
            prop_assert_eq!(before_street_end(bytes), plainly(bytes));
            let folded = fold(&word);
            let holds = plainly(bytes).is_some()
                || (!word.is_ascii() && plainly(folded.as_bytes()).is_some());
            prop_assert_eq!(is_street(bytes), holds);
        }
    }

    #[test]
    fn every_ending_is_found() {
        for ending in ENDINGS {
            for word in [
                ending.to_owned(),
                ending.to_uppercase(),
                format!("Åby{ending}"),
            ] {
                let before = word.len() - ending.len();
                assert_eq!(before_street_end(word.as_bytes()), Some(before), "{word}");
            }
        }
        for word in ["Lillestræde", "Nørre Allé", "ALLÉEN", "Vænget", "Strædet"] {
            assert!(is_street(word.as_bytes()), "{word}");
        }
        for word in ["Åboulevarden", "Rådhus", "ej", "", "oulevard", "aoulevard"] {
            assert!(!is_street(word.as_bytes()), "{word}");
        }
    }
}
