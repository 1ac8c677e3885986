//! From text as it stands in a file to words that can be compared.
//!
//! A word is found ([`words`]), folded ([`fold`]) and stemmed ([`stem`]). Folding comes first so that
//! `Børnehave`, `boernehave` and a mojibake `BÃ¸rnehave` become the same before the stemmer sees them.
//! Register, lexicon and documents all go through here, so a stem need not be a nice word, only the
//! same one on every side.

use rust_stemmers::{Algorithm, Stemmer};

/// A run of digits as long as this is a year or a number, not part of a name.
const LEAST_NUMBER_DIGITS: usize = 4;

/// A word as it stands in the text, and folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it stands.
    pub raw: &'a str,
    /// In small letters of ASCII where the language allows.
    pub folded: String,
}

impl Word<'_> {
    /// Digits only: never a subject by itself, but part of phrases (`paragraf 3`).
    pub fn is_number(&self) -> bool {
        self.folded.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The words of a text: runs of letters and digits, cut where small letters meet capitals
/// (`antalBiler`, `GISData`), and before a run of four digits or more (`regnskab2023`), which is a
/// year or a number and not a name as in `co2` or `kv21`.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((byte, char)) = chars.next() {
        if !is_letter(char) && !char.is_ascii_digit() {
            if let Some(from) = start.take() {
                push(&mut found, text, from, byte);
            }
            continue;
        }
        if let (Some(from), Some(before)) = (start, before) {
            let after = chars.peek().map(|&(_, after)| after);
            if cuts(before, char, after) || starts_number(text, byte, before) {
                push(&mut found, text, from, byte);
                start = Some(byte);
            }
        } else {
            start = Some(byte);
        }
        before = Some(char);
    }
    if let Some(from) = start {
        push(&mut found, text, from, text.len());
    }
    found
}

fn push<'a>(found: &mut Vec<Word<'a>>, text: &'a str, from: usize, to: usize) {
    let raw = text.get(from..to).unwrap_or_default();
    let folded = fold(raw);
    if !folded.is_empty() {
        found.push(Word { raw, folded });
    }
}

/// Letters, and the signs mojibake makes of the second half of æøå, so that such a word stays whole.
fn is_letter(char: char) -> bool {
    char.is_alphabetic()
        || matches!(
            char,
            '\u{300}'
                ..='\u{36f}' | '¦' | '¸' | '¥' | '˜' | '\u{86}' | '\u{98}' | '\u{85}' | '†' | '…'
        )
}

/// True where a new word begins inside a run: `antal|Biler`, `GIS|Data`, `2023|data`.
fn cuts(before: char, char: char, after: Option<char>) -> bool {
    let word_after_capitals =
        before.is_uppercase() && char.is_uppercase() && after.is_some_and(char::is_lowercase);
    // Ã is half a mojibake letter more often than a capital.
    (before.is_lowercase() && char.is_uppercase() && char != 'Ã')
        || word_after_capitals
        || (before.is_ascii_digit()
            && char.is_alphabetic()
            && after.is_some_and(char::is_alphabetic))
}

fn starts_number(text: &str, byte: usize, before: char) -> bool {
    let digits = text.as_bytes().get(byte..byte + LEAST_NUMBER_DIGITS);
    !before.is_ascii_digit() && digits.is_some_and(|run| run.iter().all(u8::is_ascii_digit))
}

/// Small letters, Danish and accented ones spelled in ASCII, marks dropped: the spelling in which words
/// meet. Undoes the mojibake of æøå read as Windows-1252 on the way.
pub(super) fn fold(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len() + 2);
    let mut chars = raw.chars().peekable();
    while let Some(char) = chars.next() {
        if char == 'Ã' {
            let spelled = match chars.peek() {
                Some('¦' | '\u{86}' | '†') => Some("ae"),
                Some('¸' | '\u{98}' | '˜') => Some("oe"),
                Some('¥' | '\u{85}' | '…') => Some("aa"),
                _ => None,
            };
            if let Some(spelled) = spelled {
                folded.push_str(spelled);
                chars.next();
                continue;
            }
        }
        match char {
            '\u{30a}' if folded.ends_with('a') => folded.push('a'),
            '\u{300}'..='\u{36f}' => {}
            _ => char
                .to_lowercase()
                .for_each(|small| fold_char(small, &mut folded)),
        }
    }
    folded
}

fn fold_char(small: char, folded: &mut String) {
    match small {
        'æ' | 'ä' => folded.push_str("ae"),
        'ø' | 'ö' => folded.push_str("oe"),
        'å' => folded.push_str("aa"),
        'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
        'á' | 'à' | 'â' | 'ã' => folded.push('a'),
        'í' | 'ï' => folded.push('i'),
        'ó' | 'ô' => folded.push('o'),
        'ü' | 'ú' => folded.push('u'),
        'ð' => folded.push('d'),
        'ß' => folded.push_str("ss"),
        _ if small.is_alphanumeric() => folded.push(small),
        _ => {}
    }
}

/// Words the stemmer cannot reach: nouns whose plural changes its vowel, and some that look like another's form.
const IRREGULAR: [(&str, &str); 16] = [
    ("boern", "barn"),
    ("boernene", "barn"),
    ("boernenes", "barn"),
    ("boerns", "barn"),
    ("barnets", "barn"),
    ("boeger", "bog"),
    ("boegerne", "bog"),
    ("maend", "mand"),
    ("haender", "haand"),
    ("foedder", "fod"),
    ("naetter", "nat"),
    ("byernes", "by"),
    // No form of `plan`.
    ("planet", "planet"),
    ("planeter", "planet"),
    ("children", "child"),
    ("children's", "child"),
];

/// Cuts endings off folded words. One value serves a whole index or document.
pub(super) struct Stems {
    danish: Stemmer,
}

impl Stems {
    pub fn new() -> Self {
        Self {
            danish: Stemmer::create(Algorithm::Danish),
        }
    }

    /// The stem of a folded word: Danish endings off, `cykel` and `cykler` alike, English plurals too.
    pub fn stem(&self, folded: &str) -> String {
        if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == folded) {
            return (*stem).to_owned();
        }
        if folded.len() <= 3 || !folded.is_ascii() {
            return folded.to_owned();
        }
        if let Some(short) = after_vowel(folded) {
            return short.to_owned();
        }
        if let Some(body) = before_center(folded) {
            return format!("{body}centr");
        }
        if let Some(body) = before_participle(folded) {
            return self.stem(&format!("{body}et"));
        }
        let singular = match folded.strip_suffix("ies") {
            Some(body) if body.len() >= 3 => format!("{body}y"),
            _ => without_s(folded).to_owned(),
        };
        let stem = self.danish.stem(&singular);
        // What is left of `korrigeret` would be a choir.
        let too_short = stem.len() <= 3 && singular.len() > stem.len() + 5;
        let stem: &str = if too_short { &singular } else { &stem };
        contract(without_s(stem))
    }
}

/// Without the -s of a genitive, a seam or an English plural.
fn without_s(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(body) if word.len() >= 5 && !body.ends_with(['s', 'u', 'i']) => body,
        _ => word,
    }
}

/// `byer`, `stien`, `søerne`: endings after a vowel in short words, which the stemmer leaves alone.
fn after_vowel(folded: &str) -> Option<&str> {
    if folded.len() > 7 {
        return None;
    }
    ["ernes", "erne", "ens", "er", "en", "et"]
        .iter()
        .filter_map(|ending| folded.strip_suffix(ending))
        .find(|body| {
            body.len() >= 2
                && (body.ends_with(['i', 'o', 'y'])
                    || body.ends_with("ae")
                    || body.ends_with("oe")
                    || body.ends_with("aa"))
        })
}

/// `plejecentre`, `jobcentrene`, `kulturcenter`: what stands before the word for centre.
fn before_center(folded: &str) -> Option<&str> {
    [
        "centrenes",
        "centrene",
        "centrets",
        "centret",
        "centerets",
        "centeret",
        "centers",
        "centre",
        "center",
    ]
    .iter()
    .find_map(|ending| folded.strip_suffix(ending))
}

/// `fredede` as `fredet`: the plural of a participle without its ending. Shorter words are others
/// (`hede`, `glæde`).
fn before_participle(folded: &str) -> Option<&str> {
    let body = folded.strip_suffix("ede")?;
    (body.len() >= 4 && body.ends_with(|end: char| !"aeiouy".contains(end))).then_some(body)
}

/// `cykel` to `cykl` as in `cykler`, `middel` to `midl` as in `midler`.
fn contract(stem: &str) -> String {
    let ending = stem.len().checked_sub(2);
    let parts = ending.filter(|_| stem.len() >= 5).and_then(|at| {
        let (body, end) = (stem.get(..at)?, stem.get(at..)?);
        let last = body.chars().next_back()?;
        let contracts = matches!(end, "el" | "er" | "en") && !"aeiouy".contains(last);
        contracts.then_some((body, end))
    });
    let Some((body, end)) = parts else {
        return stem.to_owned();
    };
    let mut bytes = body.bytes().rev();
    let doubled = bytes.next() == bytes.next();
    let body = if doubled {
        body.get(..body.len() - 1).unwrap_or(body)
    } else {
        body
    };
    format!("{body}{}", end.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{Stems, fold, words};

    fn split(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| word.raw).collect()
    }

    #[test]
    fn finds_words_in_names_of_files_and_columns() {
        assert_eq!(
            split("antalBiler_pr-døgn.csv"),
            ["antal", "Biler", "pr", "døgn", "csv"]
        );
        assert_eq!(split("GISData"), ["GIS", "Data"]);
        assert_eq!(split("regnskab2023"), ["regnskab", "2023"]);
        assert_eq!(split("2023data"), ["2023", "data"]);
        assert_eq!(split("CO2udledning"), ["CO2", "udledning"]);
        assert_eq!(split("kv21 PM10"), ["kv21", "PM10"]);
        assert_eq!(split("ÅDT"), ["ÅDT"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn folds_every_spelling_of_danish_letters_alike() {
        for spelling in [
            "Børnehave",
            "BØRNEHAVE",
            "boernehave",
            "BÃ¸rnehave",
            "börnehave",
        ] {
            assert_eq!(fold(spelling), "boernehave", "{spelling}");
        }
        assert_eq!(fold("A\u{30a}rhus"), "aarhus");
        assert_eq!(fold("Århus"), "aarhus");
        assert_eq!(fold("Café"), "cafe");
        assert_eq!(words("vÃ¦resteder på Ã˜").len(), 3);
    }

    #[test]
    fn forms_of_a_word_meet() {
        let stems = Stems::new();
        for forms in [
            &["cykel", "cykler", "cyklen"][..],
            &["by", "byer", "byen"],
            &["sti", "stier", "stien"],
            &["sø", "søer", "søen", "søerne"],
            &["træ", "træer", "træet"],
            &["skole", "skoler", "skolerne", "skolens"],
            &["legeplads", "legepladser", "legepladsen"],
            &["barn", "børn", "børnene"],
            &["bibliotek", "biblioteker", "bibliotekernes"],
            &["hjælpemiddel", "hjælpemidler"],
            &["library", "libraries"],
            &["tree", "trees"],
            &["fredet", "fredede"],
            &[
                "plejecenter",
                "plejecentre",
                "plejecentret",
                "plejecentrene",
            ],
        ] {
            let folded: Vec<String> = forms.iter().map(|form| stems.stem(&fold(form))).collect();
            assert!(folded.iter().all(|stem| *stem == folded[0]), "{folded:?}");
        }
        for (one, other) in [
            ("vej", "vejr"),
            ("planer", "planeter"),
            ("kor", "korrigeret"),
        ] {
            assert_ne!(stems.stem(one), stems.stem(other));
        }
    }
}
