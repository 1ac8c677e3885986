//! Reading an edition of KLE from the files people have.
//!
//! One file for each form. All give an [`Edition`]; what a form does not hold stays empty. The bytes come
//! from outside: damaged ones give what could be read, or nothing, never a panic.

mod csv;
mod emneplan;
mod json;
mod os2kle;
mod recognise;

use crate::read::encoding;
use model::kle::Level;
use model::kle_edition::{EditionForm, EditionInfo, NumberDetails};
use registers::kle::{Entry, Kle, level_of};
use std::collections::BTreeMap;

/// KLE has some 3,000 numbers; a file of more than this many is something else.
const MOST_NUMBERS: usize = 20_000;
/// Words given for numbers that are kept.
const MOST_KEYWORDS: usize = 200_000;
/// Longer titles and words are cut off: they are running text.
const LONGEST_CHARS: usize = 300;
/// An edition has at most one number in so many with two titles (a slip of whoever made it).
const MOST_CLASHES_ONE_IN: usize = 20;
/// Larger files are no list of numbers.
pub const LARGEST_BYTES: u64 = 256 << 20;

/// A word given for a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyword {
    /// The number it stands for: a main group, group or subject.
    pub number: String,
    /// The word or phrase.
    pub words: String,
}

/// An edition of KLE as a file gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// In which form it came.
    pub form: EditionForm,
    /// The day it was issued, as `2025-05-01`.
    pub issued: Option<String>,
    /// Numbers and titles, in order; groups may be missing.
    pub kle: Kle,
    /// Words given for numbers.
    pub keywords: Vec<Keyword>,
    /// What is known of a number beside its title.
    pub details: BTreeMap<String, NumberDetails>,
    /// Wording of action facets by their code.
    pub facets: BTreeMap<String, String>,
}

impl Edition {
    /// Reads a file. `None` when it is no edition of KLE in a form known here.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Draft::read(bytes)?.finish()
    }

    /// What it holds. `name` is shown when it does not name itself.
    #[must_use]
    pub fn info(&self, name: &str, is_complete: bool) -> EditionInfo {
        let count = |level| {
            let of_level = self.kle.entries.iter().filter(|entry| entry.level == level);
            of_level.count() as u32
        };
        let is_retained =
            |details: &&NumberDetails| details.retention.is_some() || details.deletion.is_some();
        EditionInfo {
            name: match self.kle.edition.is_empty() {
                true => name.to_owned(),
                false => self.kle.edition.clone(),
            },
            form: self.form,
            issued: self.issued.clone(),
            mains: count(Level::Hovedgruppe),
            groups: count(Level::Gruppe),
            subjects: count(Level::Emne),
            keywords: self.keywords.len() as u32,
            facets: self.facets.len() as u32,
            retained: self.details.values().filter(is_retained).count() as u32,
            is_complete,
        }
    }
}

/// An edition while it is read.
struct Draft {
    form: EditionForm,
    /// Lines of a list, those without a number too.
    records: usize,
    /// A list has columns that no edition is known to have.
    has_other_columns: bool,
    /// Numbers that came with a title, repeated ones too.
    titled: usize,
    /// Those of them that had another title before.
    clashes: usize,
    name: String,
    issued: Option<String>,
    entries: BTreeMap<String, Entry>,
    keywords: Vec<Keyword>,
    details: BTreeMap<String, NumberDetails>,
    facets: BTreeMap<String, String>,
}

impl Draft {
    fn read(bytes: &[u8]) -> Option<Self> {
        let text = decoded(bytes)?;
        let start = text.trim_start();
        if start.starts_with('<') {
            emneplan::read(&text)
        } else if start.starts_with(['{', '[']) {
            json::read(&text)
        } else if os2kle::is(start) {
            os2kle::read(&text)
        } else {
            csv::read(&text)
        }
    }

    fn new(form: EditionForm) -> Self {
        Self {
            form,
            records: 0,
            has_other_columns: false,
            titled: 0,
            clashes: 0,
            name: String::new(),
            issued: None,
            entries: BTreeMap::new(),
            keywords: Vec::new(),
            details: BTreeMap::new(),
            facets: BTreeMap::new(),
        }
    }

    /// Takes a number; the first of equal ones counts. The year it retires may stand in the title.
    fn number(&mut self, number: &str, title: &str) {
        let number = number.trim();
        let (Some(level), true) = (level_of(number), self.entries.len() < MOST_NUMBERS) else {
            return;
        };
        let (title, retires) = without_retirement(&cut(title));
        if title.is_empty() {
            return;
        }
        let entry = Entry {
            number: number.to_owned(),
            level,
            title,
            retires,
            derived: false,
        };
        self.titled += 1;
        match self.entries.get(number) {
            Some(known) => self.clashes += usize::from(known.title != entry.title),
            None => {
                self.entries.insert(number.to_owned(), entry);
            }
        }
    }

    fn keyword(&mut self, number: &str, words: &str) {
        let words = cut(words);
        if level_of(number).is_some() && !words.is_empty() && self.keywords.len() < MOST_KEYWORDS {
            let number = number.to_owned();
            self.keywords.push(Keyword { number, words });
        }
    }

    fn details(&mut self, number: &str) -> Option<&mut NumberDetails> {
        let is_new = !self.details.contains_key(number);
        if level_of(number).is_none() || (is_new && self.details.len() >= MOST_NUMBERS) {
            return None;
        }
        Some(self.details.entry(number.to_owned()).or_default())
    }

    fn facet(&mut self, code: &str, wording: &str) {
        let (code, wording) = (code.trim(), cut(wording));
        let is_code =
            code.chars().count() <= 3 && code.chars().next().is_some_and(char::is_uppercase);
        if is_code && !wording.is_empty() && self.facets.len() < MOST_NUMBERS {
            self.facets.entry(code.to_owned()).or_insert(wording);
        }
    }

    /// The edition, unless nothing was found, or what was found are cases: there a number stands again and
    /// again with other titles.
    fn finish(self) -> Option<Edition> {
        let is_empty = self.entries.is_empty() && self.facets.is_empty();
        if is_empty || self.clashes * MOST_CLASHES_ONE_IN > self.titled {
            return None;
        }
        Some(Edition {
            form: self.form,
            issued: self.issued,
            kle: Kle {
                edition: self.name,
                entries: self.entries.into_values().collect(),
            },
            keywords: self.keywords,
            details: self.details,
            facets: self.facets,
        })
    }
}

/// A title without the year it retires: `Revalidering [udgår 2027]`.
fn without_retirement(title: &str) -> (String, Option<u16>) {
    let cut = title.rfind('[').and_then(|at| {
        let inside = title.get(at + 1..)?.trim().strip_suffix(']')?;
        let year = inside.strip_prefix("udgår")?.trim();
        Some((title.get(..at)?.trim().to_owned(), Some(year.parse().ok()?)))
    });
    cut.unwrap_or_else(|| (title.to_owned(), None))
}

/// A text in single spaces, not longer than any title.
fn cut(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_CHARS).collect()
}

/// Letters from bytes: what the mark at the beginning says, else UTF-8, else Windows-1252 as Danish
/// programs write it. `None` for what is no text.
fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding::decode_utf16(rest, false),
        [0xfe, 0xff, rest @ ..] => encoding::decode_utf16(rest, true),
        _ => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                let (text, _) = encoding::decode_named(b"windows-1252", bytes)?;
                String::from_utf8(text).ok()?
            }
        },
    };
    (!text.contains('\0')).then_some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{decoded, without_retirement};

    #[test]
    fn the_year_of_retirement_leaves_the_title() {
        assert_eq!(
            without_retirement("Revalidering [udgår 2027]"),
            ("Revalidering".to_owned(), Some(2027))
        );
        for title in [
            "Revalidering",
            "Emne [=Gruppe]",
            "[udgår]",
            "[",
            "x [udgår snart]",
        ] {
            assert_eq!(without_retirement(title), (title.to_owned(), None));
        }
    }

    #[test]
    fn letters_of_older_programs_are_read() {
        assert_eq!(decoded(b"B\xf8rn").unwrap(), "Børn");
        assert_eq!(decoded(b"\xef\xbb\xbfB\xc3\xb8rn").unwrap(), "Børn");
        assert_eq!(decoded(b"\xff\xfeB\0\xf8\0").unwrap(), "Bø");
        assert_eq!(decoded(b"PK\x03\x04\0\0"), None);
    }
}
