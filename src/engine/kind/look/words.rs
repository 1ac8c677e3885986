//! Values of letters and signs, without a digit.

use super::street::before_street_end;
use super::{Counts, Look, Looks, lexicon};
use crate::kind::fold::fold;
use registers::places::bare_municipality;
use std::borrow::Cow;

/// Longer values are sentences or nothing …
const LONGEST: usize = 60;
/// … and so are those of more words: no name of a person or a place has as many.
const MOST_WORDS: usize = 6;
/// No name of a place is longer: `region vest- og sydsjælland`.
const LONGEST_PLACE: usize = 32;
/// A sentence has at least so many words …
const SENTENCE_WORDS: usize = 5;
/// … and bytes.
const SENTENCE_BYTES: usize = 28;

/// No longer word is one of a calendar, of sex, or a yes or no: `kvindekoen`.
const LONGEST_CALENDAR: usize = 12;
/// No unit of money is longer: `danske kroner`.
const LONGEST_MONEY: usize = 14;

/// Words that a name of a person does not have: places, houses, firms.
const NO_NAME: [&str; 47] = [
    "vej",
    "vejen",
    "gade",
    "gaden",
    "plads",
    "pladsen",
    "alle",
    "straede",
    "torv",
    "park",
    "parken",
    "skole",
    "skolen",
    "kirke",
    "kommune",
    "forening",
    "klub",
    "aps",
    // `ApS`
    "ap",
    "amba",
    "smba",
    "as",
    "ivs",
    "fond",
    "bibliotek",
    "boernehave",
    "boernehus",
    "center",
    "centret",
    "hus",
    "huset",
    "hallen",
    "gaard",
    "gaarden",
    "haven",
    "bakken",
    "engen",
    "marken",
    "skov",
    "skoven",
    "strand",
    "havn",
    "afdeling",
    "og",
    "i",
    "for",
    "a",
];

/// Units of money, folded.
const MONEY: [&str; 15] = [
    "kr",
    "dkk",
    "t kr",
    "tkr",
    "mio kr",
    "mia kr",
    "mio",
    "mia",
    "kroner",
    "danske kroner",
    "eur",
    "euro",
    "mill kr",
    "usd",
    "sek",
];

/// A sentence is told without reading it as text. `None` where it may be something else.
pub(super) fn look_at_bytes(bytes: &[u8], counts: Counts) -> Option<Looks> {
    let at = match counts.first_blanks {
        0 => memchr::memchr(b' ', bytes)?,
        first => first.trailing_zeros() as usize,
    };
    // no name of a person or a place goes on in small letters for so long
    let [next, second] = [at + 1, at + 2].map(|at| bytes.get(at).copied().unwrap_or_default());
    let goes_on_small =
        next.is_ascii_lowercase() | ((next == 0xc3) & (0xa0..=0xbe).contains(&second));
    // every word but the first begins behind a blank
    let has_many_words = counts.blanks + 1 >= SENTENCE_WORDS;
    let is_long = bytes.len() > LONGEST_PLACE;
    // one question in place of several: of a column of texts their answers come in turn, and none can be foreseen
    let is_told = (bytes.len() > LONGEST) | (goes_on_small & (has_many_words | is_long)) || {
        goes_on_small && !may_be_place(bytes, counts)
    };
    let mut looks = Looks::default();
    looks.put(
        Look::Sentence,
        has_many_words && bytes.len() >= SENTENCE_BYTES,
    );
    is_told.then_some(looks)
}

/// "Vest- og Sydsjælland": of three words and more no other name of a place goes on in small letters.
fn may_be_place(bytes: &[u8], counts: Counts) -> bool {
    // blanks with another behind two letters
    let mut pairs = counts.first_blanks & (counts.first_blanks >> 3);
    let next = || {
        let at = (pairs != 0).then(|| pairs.trailing_zeros() as usize)?;
        pairs &= pairs - 1;
        bytes.get(at..)
    };
    counts.blanks < 2 || std::iter::from_fn(next).any(|rest| rest.starts_with(b" og "))
}

pub(super) fn look(text: &str, blanks: usize, looks: &mut Looks) {
    // a text without a blank may still have line feeds
    let count = 1 + words_after_blanks(text.as_bytes());
    looks.put(
        Look::Sentence,
        count >= SENTENCE_WORDS && text.len() >= SENTENCE_BYTES,
    );
    if blanks == 0 {
        url_and_email(text, looks);
    }
    let is_long = text.len() > LONGEST || count > MOST_WORDS;
    if is_long || looks.has(Look::Email) || looks.has(Look::Url) {
        return;
    }
    let folded = fold(text);
    let known = lexicon();
    looks.put(Look::Words, text.len() >= 2);
    if count == 1 && folded.len() <= LONGEST_CALENDAR {
        looks.put(Look::Weekday, known.weekdays.contains(folded.as_str()));
        looks.put(Look::Month, known.months.contains(folded.as_str()));
        looks.put(Look::SexWord, known.sex_words.contains(folded.as_str()));
        looks.put(
            Look::SexLetter,
            matches!(folded.as_str(), "m" | "k" | "f" | "d" | "p" | "u"),
        );
        looks.put(Look::Mark, folded == "x");
        looks.put(Look::YesNo, known.yes_no.contains(folded.as_str()));
    }
    looks.put(
        Look::MoneyUnit,
        folded.len() <= LONGEST_MONEY && MONEY.contains(&folded.as_str()),
    );
    places(&folded, looks);
    names(text, &folded, count, looks);
    let last = folded.split(' ').next_back().unwrap_or_default();
    looks.put(
        Look::Street,
        (last.len() > 4 || count > 1) && before_street_end(last.as_bytes()).is_some(),
    );
}

/// Words that begin behind a blank of any sort.
fn words_after_blanks(bytes: &[u8]) -> usize {
    let next = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.iter().zip(next);
    pairs
        .filter(|(before, own)| (**before <= b' ') & (**own > b' '))
        .count()
}

/// Addresses of web and e-mail, whether or not there are digits in them.
pub(super) fn url_and_email(text: &str, looks: &mut Looks) {
    let has_spaces = text.contains(char::is_whitespace);
    let is_host = |host: &str| {
        let end = host.rsplit_once('.').map(|parts| parts.1);
        end.is_some_and(|end| end.len() >= 2 && end.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    if let Some((user, host)) = text.split_once('@') {
        let is_email = !has_spaces && !user.is_empty() && !host.contains('@') && is_host(host);
        looks.put(Look::Email, is_email);
        return;
    }
    if has_spaces {
        return;
    }
    let (named, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (matches!(scheme, "http" | "https" | "ftp"), rest),
        None => (text.starts_with("www."), text),
    };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    looks.put(Look::Url, named && is_host(host));
    if !named && is_host(host) {
        let end = host.rsplit_once('.').map_or("", |parts| parts.1);
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let is_known = matches!(
            end,
            "dk" | "com" | "eu" | "org" | "net" | "nu" | "info" | "gl" | "fo"
        );
        looks.put(Look::UrlBare, is_known && host.bytes().all(is_plain));
    }
}

/// Names of places.
pub(super) fn places(folded: &str, looks: &mut Looks) {
    let known = lexicon();
    let municipality = bare_municipality(folded);
    looks.put(
        Look::MunicipalityName,
        known.municipalities.contains(municipality),
    );
    looks.put(Look::City, known.cities.contains(folded));
    let region = folded.strip_prefix("region ").unwrap_or(folded);
    looks.put(Look::Region, known.regions.contains(region));
    let province = folded.strip_prefix("landsdel ").unwrap_or(folded);
    looks.put(Look::Nuts3, known.provinces.contains(province));
}

/// Names of persons.
fn names(text: &str, folded: &str, count: usize, looks: &mut Looks) {
    let known = lexicon();
    let is_short = (2..=4).contains(&text.chars().count());
    looks.put(
        Look::Initials,
        count == 1 && is_short && text.chars().all(char::is_alphabetic),
    );
    if count == 1 {
        let is_known = |names: &rustc_hash::FxHashSet<&str>| {
            let (first, last) = folded.split_once(' ').unwrap_or((folded, folded));
            (
                names.contains(first),
                names.contains(last.rsplit(' ').next().unwrap_or(last)),
            )
        };
        looks.put(Look::FirstName, is_known(&known.first_names).0);
        looks.put(Look::LastName, is_known(&known.last_names).1);
        return;
    }
    let is_written = |word: &str| {
        let mut letters = word.chars().filter(|letter| *letter != '.');
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | ','))
    };
    let has_capitals = text.split_whitespace().all(is_written);
    if !has_capitals {
        couple(text, looks);
        return;
    }
    // "Jensen, Anne Marie": the last name stands first
    let turned = match text.split_once(", ") {
        Some((last, first)) => Cow::Owned(fold(&format!("{first} {last}"))),
        None => Cow::Borrowed(folded),
    };
    let words: Vec<&str> = turned.split(' ').collect();
    let Some(first) = words.first() else {
        return;
    };
    let is_name_word = |word: &&str| {
        !NO_NAME.contains(word)
            && before_street_end(word.as_bytes()).is_none_or(|before| before <= 2)
    };
    let is_like = (2..=5).contains(&count) && words.iter().all(is_name_word);
    looks.put(Look::NameLike, is_like);
    let known_first = known.first_names.contains(first);
    looks.put(Look::FullName, is_like && known_first);
    // two first names
    let all_first = words.iter().all(|word| known.first_names.contains(word));
    looks.put(Look::FirstName, count == 2 && all_first);
}

/// `Helle og Frode Hansen`: two first names, and names behind the second.
fn couple(text: &str, looks: &mut Looks) {
    let Some((one, other)) = text.split_once(" og ").or_else(|| text.split_once(" & ")) else {
        return;
    };
    // of a name in two the first tells: `Mads-Peter`
    let is_first = |word: &str| {
        let own = fold(word.split('-').next().unwrap_or_default());
        lexicon().first_names.contains(own.as_str())
    };
    let mut words = other.split(' ');
    let is_known = is_first(words.next().unwrap_or_default()) && words.next().is_some();
    let begins_large = |word: &str| word.starts_with(char::is_uppercase);
    let holds = is_known
        && one.split(' ').next().is_some_and(is_first)
        && one.split(' ').chain(other.split(' ')).all(begins_large);
    looks.put(Look::NameLike, holds);
    looks.put(Look::FullName, holds);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is asked in bits, said plainly.
    fn is_told(text: &str) -> bool {
        let blanks = text.matches(' ').count();
        let Some(after) = text.split_once(' ').map(|parts| parts.1) else {
            return false;
        };
        let next = after.chars().next().unwrap_or(' ');
        let goes_on_small = next.is_ascii_lowercase() || ('à'..='þ').contains(&next);
        let has_many_words = blanks + 1 >= SENTENCE_WORDS;
        let may_be_place = text.len() <= LONGEST_PLACE && (blanks < 2 || text.contains(" og "));
        text.len() > LONGEST || (goes_on_small && (has_many_words || !may_be_place))
    }

    proptest! {
        #[test]
        fn sentences_are_told_as_a_plain_search_tells_them(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "og", "Vest-", "på", "årlig", "Ældre", "øst", "til", "o", "vedligehold", "Og", "og,", "", "é",
                ]),
                0..10,
            ),
        ) {
            let text = words.join(" ");
            let (value, counts) = Counts::of(text.as_bytes());
            let told = look_at_bytes(value, counts);
            prop_assert_eq!(told.is_some(), is_told(text.trim()), "{}", text);
        }
    }
}
