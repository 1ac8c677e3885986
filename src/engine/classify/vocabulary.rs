//! The words the classifier knows, and how a compound is cut into them.
//!
//! Danish writes compounds as one word, and data files are full of ones no register holds
//! (`cykelstativtyper`). Such a word is cut where both sides are known; the seam may hold an -s- or an
//! -e-. If only one side is known, that side still counts, for less.

use super::tokens::Stems;
use rustc_hash::FxHashMap;

/// The number of a word in the vocabulary.
pub(super) type Term = u32;

/// The shortest side of a compound: three letters (`vej`, `sti`, `hal`).
const SHORTEST_CHARS: usize = 3;
/// The shortest known side when the other is not known: shorter ones are met by chance.
const SHORTEST_ALONE_CHARS: usize = 5;
/// Longer words are no words; cutting them would be slow.
const LONGEST_CHARS: usize = 60;

/// An abbreviation that could be more words than this is nobody's.
const MOST_EXPANSIONS: usize = 3;

/// A known side of a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The word.
    pub term: Term,
    /// False when the rest of the compound is not known.
    pub whole: bool,
}

/// Known words by stem and by form.
pub(super) struct Vocabulary {
    stems: Stems,
    /// Folded forms as they were met, and stems.
    forms: FxHashMap<String, Term>,
    count: Term,
}

impl Vocabulary {
    pub fn new() -> Self {
        Self {
            stems: Stems::new(),
            forms: FxHashMap::default(),
            count: 0,
        }
    }

    /// How many different words.
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Learns a folded word, or finds it again.
    pub fn add(&mut self, folded: &str) -> Term {
        if let Some(&term) = self.forms.get(folded) {
            return term;
        }
        let stem = self.stems.stem(folded);
        let term = match self.forms.get(&stem) {
            Some(&term) => term,
            None => {
                let term = self.count;
                self.count += 1;
                self.forms.insert(stem, term);
                term
            }
        };
        self.forms.insert(folded.to_owned(), term);
        term
    }

    /// Learns a phrase: known words in a row, joined.
    pub fn add_phrase(&mut self, key: String) -> Term {
        let next = self.count;
        let term = *self.forms.entry(key).or_insert(next);
        if term == next {
            self.count += 1;
        }
        term
    }

    /// The words of a phrase joined as [`Self::add_phrase`] wants them.
    pub fn phrase_key<'a>(&self, folded: impl Iterator<Item = &'a str>) -> String {
        let stems: Vec<String> = folded.map(|word| self.stems.stem(word)).collect();
        stems.join(" ")
    }

    /// A word in a form that was learned.
    pub fn known(&self, folded: &str) -> Option<Term> {
        self.forms.get(folded).copied()
    }

    /// A word in any of its forms.
    pub fn find(&self, folded: &str) -> Option<Term> {
        let exact = self.forms.get(folded);
        exact
            .or_else(|| self.forms.get(&self.stems.stem(folded)))
            .copied()
    }

    /// The words an abbreviation may stand for (`foranst.`): those that begin with it, if they are few.
    pub fn expand(&self, folded: &str) -> Vec<Term> {
        if folded.len() < SHORTEST_ALONE_CHARS {
            return Vec::new();
        }
        let mut terms: Vec<Term> = self
            .forms
            .iter()
            .filter(|(form, _)| form.starts_with(folded) && !form.contains(' '))
            .map(|(_, &term)| term)
            .collect();
        terms.sort_unstable();
        terms.dedup();
        if terms.len() > MOST_EXPANSIONS {
            terms.clear();
        }
        terms
    }

    /// The stem of a folded word.
    pub fn stem(&self, folded: &str) -> String {
        self.stems.stem(folded)
    }

    /// The known sides of a compound, first to last; empty when it is none. `parts` says which words may
    /// be sides (not stop words).
    pub fn cut(&self, folded: &str) -> Vec<Part> {
        let long_enough = (2 * SHORTEST_CHARS..=LONGEST_CHARS).contains(&folded.len());
        if !long_enough || !folded.is_ascii() {
            return Vec::new();
        }
        self.cut_whole(folded, 2)
            .or_else(|| self.cut_one_side(folded))
            .unwrap_or_default()
    }

    /// Cuts with both sides known, the longest first side preferred; tries three parts when two give nothing.
    fn cut_whole(&self, folded: &str, depth: u8) -> Option<Vec<Part>> {
        let last = folded.len().checked_sub(SHORTEST_CHARS)?;
        for at in (SHORTEST_CHARS..=last).rev() {
            let (first, rest) = folded.split_at(at);
            let Some(term) = self.first_side(first) else {
                continue;
            };
            if let Some(second) = self.find(rest) {
                return Some(
                    [term, second]
                        .map(|term| Part { term, whole: true })
                        .to_vec(),
                );
            }
            let more = (depth > 1)
                .then(|| self.cut_whole(rest, depth - 1))
                .flatten();
            if let Some(more) = more {
                let mut all = vec![Part { term, whole: true }];
                all.extend(more);
                return Some(all);
            }
        }
        None
    }

    fn cut_one_side(&self, folded: &str) -> Option<Vec<Part>> {
        let last = folded.len().checked_sub(SHORTEST_CHARS)?;
        let side = |term| vec![Part { term, whole: false }];
        let first = (SHORTEST_ALONE_CHARS..=last).rev().find_map(|at| {
            let first = folded.get(..at)?;
            let without_seam = first.strip_suffix(['s', 'e']);
            let forms = [Some(first), without_seam].into_iter().flatten();
            let mut long = forms.filter(|form| form.len() >= SHORTEST_ALONE_CHARS);
            long.find_map(|form| self.known(form)).map(side)
        });
        let last = folded.len().checked_sub(SHORTEST_ALONE_CHARS)?;
        first.or_else(|| {
            (SHORTEST_CHARS..=last).find_map(|at| {
                let stem = self.stems.stem(folded.get(at..)?);
                let long = stem.len() >= SHORTEST_ALONE_CHARS;
                long.then(|| self.known(&stem)).flatten().map(side)
            })
        })
    }

    /// A word as the first side of a compound: bare, or before an -s- or -e-.
    fn first_side(&self, side: &str) -> Option<Term> {
        let bare = self.forms.get(side).copied();
        bare.or_else(|| {
            let body = side.strip_suffix(['s', 'e'])?;
            (body.len() >= SHORTEST_CHARS)
                .then(|| self.forms.get(body).copied())
                .flatten()
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{Part, Vocabulary};

    fn cut(word: &str) -> Vec<(u32, bool)> {
        let mut known = Vocabulary::new();
        for word in [
            "cykel", "stativ", "affald", "skole", "distrikt", "vej", "barn", "have", "kvalitet",
            "badevand",
        ] {
            known.add(word);
        }
        known
            .cut(word)
            .iter()
            .map(|&Part { term, whole }| (term, whole))
            .collect()
    }

    #[test]
    fn cuts_compounds_with_and_without_a_seam() {
        assert_eq!(cut("cykelstativ"), [(0, true), (1, true)]);
        assert_eq!(cut("cykelstativer"), [(0, true), (1, true)]);
        assert_eq!(cut("affaldsdistrikter"), [(2, true), (4, true)]);
        assert_eq!(cut("skoledistrikt"), [(3, true), (4, true)]);
        assert_eq!(cut("skoleveje"), [(3, true), (5, true)]);
        assert_eq!(cut("badevandskvaliteter"), [(9, true), (8, true)]);
        assert_eq!(cut("skolevejdistrikt"), [(3, true), (5, true), (4, true)]);
    }

    #[test]
    fn one_known_side_counts_for_less() {
        assert_eq!(cut("affaldsmolok"), [(2, false)]);
        assert_eq!(cut("xyzkvalitet"), [(8, false)]);
        assert_eq!(cut("vejxyzq"), []);
        assert_eq!(cut(""), []);
        assert_eq!(cut("ææææææææ"), []);
    }

    #[test]
    fn forms_of_a_word_are_one() {
        let mut known = Vocabulary::new();
        let first = known.add("skoler");
        assert_eq!(known.add("skolen"), first);
        assert_eq!(known.find("skolernes"), Some(first));
        assert_eq!(known.len(), 1);
    }
}
