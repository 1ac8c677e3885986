//! Numbers for what a user writes, and the tree they stand in.

use crate::classify::{Document, KleIndex, classify};
use model::kle::{KleMatch, Level};
use model::kle_message::FoundNumber;
use registers::kle::{Entry, Kle};

/// Numbers answered at most.
const MOST: usize = 40;
/// Groups that words speak for, of those.
const MOST_BY_WORDS: usize = 4;
/// Shorter words stand in too many titles.
const SHORTEST_WORD_CHARS: usize = 2;

/// The numbers a text may mean: a number or its beginning; words of a title; everyday words, which the
/// classifier knows to speak for a group. Those whose title begins with the text come first, then what the words
/// speak for, then the other titles; higher levels before deeper ones.
#[must_use]
pub fn find(kle: &Kle, index: Option<&KleIndex>, text: &str) -> Vec<FoundNumber> {
    let text = text.trim().to_lowercase();
    if let Some(number) = beginning(&text) {
        let fits = |entry: &&Entry| entry.number.starts_with(&number);
        let fitting = kle.entries.iter().filter(fits).take(MOST);
        return fitting.map(|entry| found(kle, entry)).collect();
    }
    let words: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST_WORD_CHARS)
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut titled: Vec<(Fit, Level, &Entry)> = kle
        .entries
        .iter()
        .filter_map(|entry| {
            Some((
                fit(&entry.title.to_lowercase(), &words)?,
                entry.level,
                entry,
            ))
        })
        .collect();
    titled.sort_by_key(|(fit, level, _)| (*fit, *level));
    let first = titled.partition_point(|(fit, ..)| *fit == Fit::Begins);
    let (first, other) = titled.split_at(first);
    let mut all: Vec<FoundNumber> = Vec::new();
    let mut add = |one: FoundNumber| {
        if all.len() < MOST && all.iter().all(|known| known.number != one.number) {
            all.push(one);
        }
    };
    for (.., entry) in first {
        add(found(kle, entry));
    }
    for one in index
        .map(|index| by_words(index, &text))
        .unwrap_or_default()
    {
        if let Some(entry) = kle.get(&one.code) {
            let because = one.evidence.into_iter().map(|word| word.word).collect();
            add(FoundNumber {
                because,
                ..found(kle, entry)
            });
        }
    }
    for (.., entry) in other {
        add(found(kle, entry));
    }
    all
}

/// The numbers right below a number, in their order; the main groups below the empty one.
#[must_use]
pub fn below(kle: &Kle, number: &str) -> Vec<FoundNumber> {
    let right_below = |entry: &&Entry| above(&entry.number) == number;
    let entries = kle.entries.iter().filter(right_below);
    entries.map(|entry| found(kle, entry)).collect()
}

/// How well a title fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It begins with the first word.
    Begins,
    /// A word of it begins so.
    WordBegins,
    /// The words stand somewhere in it.
    Holds,
}

fn fit(title: &str, words: &[&str]) -> Option<Fit> {
    if !words.iter().all(|word| title.contains(word)) {
        return None;
    }
    let first = words.first()?;
    let mut starts = title.split(|sign: char| !sign.is_alphanumeric());
    Some(if title.starts_with(first) {
        Fit::Begins
    } else if starts.any(|word| word.starts_with(first)) {
        Fit::WordBegins
    } else {
        Fit::Holds
    })
}

/// Groups that everyday words speak for, with the words.
fn by_words(index: &KleIndex, text: &str) -> Vec<KleMatch> {
    let document = Document {
        title: text.to_owned(),
        ..Document::default()
    };
    let mut matches = classify(index, &document).matches;
    matches.retain(|one| one.level == Level::Gruppe && !one.evidence.is_empty());
    matches.truncate(MOST_BY_WORDS);
    matches
}

/// A text as the beginning of a number, with its dots: `0509` as `05.09`.
fn beginning(text: &str) -> Option<String> {
    let is_number = !text.is_empty()
        && text.len() <= 8
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b' ');
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    if !is_number || digits.is_empty() {
        return None;
    }
    let pairs: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
    Some(pairs.join("."))
}

/// The number a number stands below; empty for a main group.
fn above(number: &str) -> &str {
    number.rsplit_once('.').map_or("", |(above, _)| above)
}

fn found(kle: &Kle, entry: &Entry) -> FoundNumber {
    let right_below = |other: &&Entry| above(&other.number) == entry.number;
    FoundNumber {
        number: entry.number.clone(),
        level: entry.level,
        title: entry.title.clone(),
        under: kle
            .get(above(&entry.number))
            .map(|above| above.title.clone()),
        because: Vec::new(),
        below: kle.entries.iter().filter(right_below).count() as u32,
    }
}
