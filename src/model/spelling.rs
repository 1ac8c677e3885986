//! Danish letters that were written in two: `boernehave` is `børnehave`.
//!
//! By the rules of the language alone, without a list of its words, so it is for headings and sentences only: what is
//! compared or counted keeps its own spelling.

/// Parts of words whose letters are no Danish ones: foreign words and names, and words of dwelling ("beboere").
const FOREIGN: [&str; 35] = [
    "aero", "bazaar", "beboe", "boende", "caes", "canoe", "chael", "coe", "fael", "fotoer", "gael",
    "genboe", "haag", "hoes", "isaac", "koeff", "kontoer", "lgae", "logoer", "maest", "naboe",
    "oboe", "oes", "phoen", "poe", "rael", "reggae", "saab", "shoe", "siloer", "tempoer", "toe",
    "troende", "vae", "woe",
];

/// Places that are spelled with two letters.
const PLACES: [&str; 8] = [
    "aabenraa",
    "aabybro",
    "aalborg",
    "aalestrup",
    "aarhus",
    "aars",
    "faaborg",
    "grenaa",
];

/// Authorities and registers that are written in capitals.
const CAPITALS: [&str; 22] = [
    "bbr", "cpr", "cvr", "dagi", "dar", "dawa", "dmi", "dr", "dsb", "dst", "gis", "icu", "iso",
    "kk", "kl", "kle", "lau", "nuts", "osm", "ssi", "sst", "sdfi",
];

/// Words that begin with a capital, whatever a file calls them.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A word of the name of a file: authorities and registers in capitals, and where the name is `spelled_out` (who writes
/// Danish letters writes all of them) with Danish letters.
#[must_use]
pub fn read(word: &str, spelled_out: bool) -> String {
    if CAPITALS.contains(&&*word.to_lowercase()) {
        word.to_uppercase()
    } else if spelled_out {
        danish(word)
    } else {
        word.to_owned()
    }
}

/// A word with its Danish letters. One that may be foreign, or a place that is spelled that way ("Aarhus"), stays.
#[must_use]
pub fn danish(word: &str) -> String {
    let small = word.to_lowercase();
    let is_written = !word.is_ascii() || !["ae", "oe", "aa"].iter().any(|two| small.contains(two));
    let is_foreign = FOREIGN.iter().any(|part| small.contains(part));
    if is_written || is_foreign || PLACES.contains(&&*small) {
        return word.to_owned();
    }
    let bytes = word.as_bytes();
    let is_vowel = |at: Option<usize>| {
        let letter = at.and_then(|at| bytes.get(at));
        letter.is_some_and(|letter| b"aeiouyAEIOUY".contains(letter))
    };
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(&letter) = bytes.get(at) {
        let next = bytes.get(at + 1).map(u8::to_ascii_lowercase);
        let one = match (letter, next) {
            (b'a', Some(b'e')) => Some('æ'),
            (b'o', Some(b'e')) => Some('ø'),
            (b'a', Some(b'a')) => Some('å'),
            (b'A', Some(b'e')) => Some('Æ'),
            (b'O', Some(b'e')) => Some('Ø'),
            _ => None,
        };
        // plurals: "fakturaer", "skemaerne"
        let rest = small.get(at + 2..).unwrap_or_default();
        let is_plural = one == Some('æ') && at > 1 && matches!(rest, "r" | "rs" | "rne" | "rnes");
        // between vowels the two stand in different syllables
        let is_parted = is_vowel(at.checked_sub(1))
            || is_vowel(Some(at + 2)) && !(one == Some('æ') && rest.starts_with("isk"));
        match one.filter(|_| !is_plural && !is_parted) {
            Some(one) => {
                out.push(one);
                at += 2;
            }
            None => {
                out.push(char::from(letter));
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::danish;

    #[test]
    fn danish_letters_are_one_again_and_foreign_words_stay() {
        for (word, expected) in [
            ("boernehave", "børnehave"),
            ("byomraade", "byområde"),
            ("koen", "køn"),
            ("aar", "år"),
            ("Oekonomi", "Økonomi"),
            ("naering", "næring"),
            ("europaeisk", "europæisk"),
            ("aarhus", "aarhus"),
            ("Aabybro", "Aabybro"),
            ("koefficient", "koefficient"),
            ("shoe", "shoe"),
            ("beboere", "beboere"),
            ("beboelse", "beboelse"),
            ("naboer", "naboer"),
            ("boern", "børn"),
            ("heroes", "heroes"),
            ("museer", "museer"),
            ("leverandoerfakturaer", "leverandørfakturaer"),
            ("skemaerne", "skemaerne"),
            ("naer", "nær"),
            ("Israel", "Israel"),
            ("område", "område"),
        ] {
            assert_eq!(danish(word), expected, "{word}");
        }
    }
}
