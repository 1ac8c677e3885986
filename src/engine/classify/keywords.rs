//! Words of an edition that the user loaded: they strengthen what is known, and never outweigh it.
//!
//! Such lists are long and uneven (`tilskud` stands at dozens of numbers), and a group with many words would
//! draw everything to it. So a word counts little by itself, less when it stands at many groups, and how
//! rare the words of register and lexicon are stays as it was.

use super::index::{ClassId, KleIndex};
use super::tokens::words;
use super::vocabulary::Term;
use crate::kle::edition::Keyword;
use rustc_hash::{FxHashMap, FxHashSet};

/// Longest phrase that is taken, in words.
const LONGEST_PHRASE_WORDS: usize = 4;
/// A word at more groups than this says nothing of any.
const MOST_GROUPS: usize = 8;

impl KleIndex {
    /// Adds the words of an edition.
    pub fn strengthen(&mut self, keywords: &[Keyword]) {
        let class_of: FxHashMap<String, ClassId> = (0..)
            .zip(&self.classes)
            .map(|(id, class)| (class.number.clone(), id))
            .collect();
        let known = self.vocabulary.len();
        let mut met: FxHashSet<(Term, ClassId)> = FxHashSet::default();
        for keyword in keywords {
            let group = keyword.number.get(..5);
            let Some(&class) = group.and_then(|group| class_of.get(group)) else {
                continue;
            };
            if !self.says_all_of(&keyword.words, class)
                && let Some(term) = self.learn(&keyword.words)
            {
                met.insert((term, class));
            }
        }
        let mut classes_of: FxHashMap<Term, Vec<ClassId>> = FxHashMap::default();
        for (term, class) in met {
            classes_of.entry(term).or_default().push(class);
        }
        self.postings.resize(self.vocabulary.len(), Vec::new());
        self.rarity.resize(self.vocabulary.len(), 0.0);
        let groups = self.classes.len() as f32;
        for (term, mut classes) in classes_of {
            if classes.len() > MOST_GROUPS {
                continue;
            }
            classes.sort_unstable();
            let at = term as usize;
            let (Some(postings), Some(rarity)) =
                (self.postings.get_mut(at), self.rarity.get_mut(at))
            else {
                continue;
            };
            if at >= known {
                let met = classes.len() as f32;
                *rarity = (1.0 + (groups - met + 0.5).max(0.0) / (met + 0.5)).ln();
            }
            let weight = self.weights.keyword / classes.len() as f32;
            for class in classes {
                match postings.iter_mut().find(|(other, _)| *other == class) {
                    Some((_, own)) => *own += weight,
                    None => postings.push((class, weight)),
                }
            }
        }
    }

    /// True for a phrase whose every word already speaks for a class: it would count the same words twice.
    fn says_all_of(&self, text: &str, class: ClassId) -> bool {
        let found = words(text);
        let speaks = |folded: &str| {
            let term = self.vocabulary.find(folded);
            let postings = term.and_then(|term| self.postings.get(term as usize));
            postings.is_some_and(|postings| postings.iter().any(|(other, _)| *other == class))
        };
        let mut telling = found
            .iter()
            .filter(|word| !self.stop.contains(&self.vocabulary.stem(&word.folded)))
            .peekable();
        found.len() > 1 && telling.peek().is_some() && telling.all(|word| speaks(&word.folded))
    }

    /// The term of a word or phrase, learned when it is new; `None` when it says nothing.
    fn learn(&mut self, text: &str) -> Option<Term> {
        let found = words(text);
        match found.as_slice() {
            [word] => {
                let stem = self.vocabulary.stem(&word.folded);
                let silent = word.is_number()
                    || word.folded.len() < 3
                    || self.stop.contains(&stem)
                    || self.places.contains(&word.folded);
                (!silent).then(|| self.vocabulary.add(&word.folded))
            }
            [first, _, ..] if found.len() <= LONGEST_PHRASE_WORDS => {
                self.phrase_starts
                    .insert(self.vocabulary.stem(&first.folded));
                let folded = found.iter().map(|word| word.folded.as_str());
                let key = self.vocabulary.phrase_key(folded);
                Some(self.vocabulary.add_phrase(key))
            }
            _ => None,
        }
    }
}
