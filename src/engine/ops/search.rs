//! Searching for a text in what is shown, without regard to capitals.
//!
//! Numbers and dates are found in the form the page shows and in the plain one, see `shown`. Plain text
//! columns are searched as one long text, not row by row.

use super::select::Selection;
use super::shown;
use crate::table::{Column, Data, Shard, TextArena};
use memchr::memmem::Finder;

/// A text to look for.
pub(crate) struct Needle {
    finder: Finder<'static>,
    /// All its letters are of ASCII or Latin-1: their capitals have as many bytes.
    is_western: bool,
    /// All its characters occur in shown numbers, dates and times.
    may_be_shown_value: bool,
}

impl Needle {
    /// `None` when there is nothing to look for.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        if lower.is_empty() {
            return None;
        }
        // as the page shows a negative number
        let plain = lower.replace('\u{2212}', "-");
        let may_be_shown_value = plain.chars().all(shown::is_of_values);
        let lower = if may_be_shown_value { plain } else { lower };
        Some(Self {
            finder: Finder::new(lower.as_bytes()).into_owned(),
            is_western: lower.chars().all(|c| c <= '\u{ff}'),
            may_be_shown_value,
        })
    }

    /// Whether a text contains it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.is_in_lowered(text.as_bytes(), &mut Vec::new())
    }

    fn is_in_lowered(&self, text: &[u8], lower: &mut Vec<u8>) -> bool {
        lower.clear();
        if self.is_western {
            lower.extend_from_slice(text);
            lower_western(lower);
        } else {
            let mut buffer = [0; 4];
            let text = String::from_utf8_lossy(text);
            for letter in text.chars().flat_map(char::to_lowercase) {
                lower.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
            }
        }
        self.finder.find(lower).is_some()
    }

    /// Whether the shown forms of a row's value contain it.
    pub(crate) fn is_shown_in(&self, column: &Column, row: usize) -> bool {
        if let Some(text) = column.text(row) {
            return self.is_in(text);
        }
        column.valid.get(row) && {
            let mut forms = Vec::new();
            shown::forms(&column.data, row, &mut forms);
            self.finder.find(&forms).is_some()
        }
    }

    /// Keeps rows that contain it in any column.
    pub(crate) fn keep(&self, shard: &Shard, selection: &mut Selection) {
        let mut hits = vec![false; shard.rows];
        let mut buffer = Vec::new();
        for column in &shard.columns {
            let valid = &column.valid;
            match &column.data {
                Data::Dictionary { codes, entries } => {
                    let mut found = vec![false; entries.len()];
                    self.find_all(entries, &mut found, &mut buffer);
                    if !found.contains(&true) {
                        continue;
                    }
                    for (row, hit) in hits.iter_mut().enumerate() {
                        *hit |= found[codes.at(row)] && valid.get(row);
                    }
                }
                // rows without a value hold an empty text, where nothing is found
                Data::Text(arena) => self.find_all(arena, &mut hits, &mut buffer),
                Data::Boolean(values) => {
                    let found = ["nej", "ja"].map(|word| self.is_in(word));
                    for (row, hit) in hits.iter_mut().enumerate() {
                        *hit |= valid.get(row) && found[usize::from(values.get(row))];
                    }
                }
                data if self.may_be_shown_value => selection.each(|row| {
                    if !hits[row] && valid.get(row) {
                        buffer.clear();
                        shown::forms(data, row, &mut buffer);
                        hits[row] = self.finder.find(&buffer).is_some();
                    }
                }),
                _ => {}
            }
        }
        selection.keep(|row| hits[row]);
    }

    /// Marks the texts of an arena that contain it.
    fn find_all(&self, arena: &TextArena, hits: &mut [bool], lower: &mut Vec<u8>) {
        if !self.is_western {
            for (index, hit) in hits.iter_mut().enumerate() {
                *hit = *hit || self.is_in_lowered(arena.bytes_of(index), lower);
            }
            return;
        }
        let (bytes, ends) = arena.parts();
        lower.clear();
        lower.extend_from_slice(bytes);
        lower_western(lower);
        let mut from = 0;
        while let Some(found) = lower.get(from..).and_then(|rest| self.finder.find(rest)) {
            let start = from + found;
            let index = ends.partition_point(|end| *end as usize <= start);
            let end = ends.get(index).map_or(0, |end| *end as usize);
            if start + self.finder.needle().len() <= end {
                if let Some(hit) = hits.get_mut(index) {
                    *hit = true;
                }
                from = end; // one is enough
            } else {
                from = start + 1; // it began in one text and ended in another
            }
        }
    }
}

/// Turns the capitals of ASCII and Latin-1 small, in place: in UTF-8 they have as many bytes.
fn lower_western(text: &mut [u8]) {
    let mut before = 0;
    for byte in text {
        let own = *byte;
        if own.is_ascii_uppercase() {
            *byte = own | 0x20;
        } else if before == 0xc3 && (0x80..=0x9e).contains(&own) && own != 0x97 {
            *byte = own + 0x20;
        }
        before = own;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn capitals_do_not_matter_in_danish_either() {
        let needle = Needle::new("ÅLØB").unwrap();
        assert!(needle.is_in("Vesterålen åløbet"));
        assert!(!needle.is_in("alob"));
        assert!(Needle::new("жук").unwrap().is_in("ЖУК"));
        assert!(Needle::new("  ").is_none());
    }

    #[test]
    fn what_begins_in_one_text_and_ends_in_the_next_is_no_hit() {
        let mut arena = TextArena::default();
        for text in ["ab", "", "ca", "BAB", "b", "æØ", "å"] {
            arena.push(text);
        }
        let hits = |needle: &str| {
            let mut hits = vec![false; arena.len()];
            Needle::new(needle)
                .unwrap()
                .find_all(&arena, &mut hits, &mut Vec::new());
            (0..hits.len())
                .filter(|index| hits[*index])
                .collect::<Vec<_>>()
        };
        assert_eq!(hits("ab"), [0, 3]);
        assert_eq!(hits("abc"), Vec::<usize>::new());
        assert_eq!(hits("øå"), Vec::<usize>::new());
        assert_eq!(hits("Æø"), [5]);
    }

    #[test]
    fn small_letters_of_latin_1() {
        let mut text = "ÀÞß×÷ÆØÅæ Z".to_owned().into_bytes();
        lower_western(&mut text);
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "ÀÞß×÷ÆØÅæ Z".to_lowercase()
        );
    }
}
