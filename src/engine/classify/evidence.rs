//! The words that spoke for a class, as they stand in the file.

use super::index::{ClassId, KleIndex};
use super::query::{Hit, Query};
use model::kle::{Whereabouts, Word};
use std::cmp::Ordering;

/// More words convince nobody.
const MOST_WORDS: usize = 6;
/// A word below this share of the strongest is noise.
const LEAST_SHARE: f64 = 0.05;

impl KleIndex {
    /// How much a hit speaks for a class.
    pub(super) fn support_of(&self, hit: &Hit, class: ClassId) -> f32 {
        let classes = self.postings.get(hit.term as usize);
        let found = classes
            .into_iter()
            .flatten()
            .find(|(other, _)| *other == class);
        found.map_or(0.0, |&(_, weight)| {
            self.support(hit.term, hit.weight, weight)
        })
    }
}

/// The words that speak for the given classes, strongest first. A word known in several ways (whole, and
/// by its parts) appears once in each place.
pub(super) fn words(index: &KleIndex, query: &Query, classes: &[ClassId]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for hit in &query.hits {
        let support: f32 = classes
            .iter()
            .map(|&class| index.support_of(hit, class))
            .sum();
        if support <= 0.0 {
            continue;
        }
        let weight = f64::from(support);
        let same = words
            .iter_mut()
            .find(|word| word.word == hit.raw && word.whereabouts == hit.whereabouts);
        match same {
            Some(word) => word.weight += weight,
            None => words.push(Word {
                word: hit.raw.clone(),
                whereabouts: hit.whereabouts,
                column: hit.column.clone(),
                weight,
            }),
        }
    }
    let numbers = query.numbers.iter();
    words.extend(
        numbers
            .filter(|number| classes.contains(&number.class))
            .map(|number| Word {
                word: number.raw.clone(),
                whereabouts: Whereabouts::Number,
                column: Some(number.column.clone()),
                weight: f64::from(number.support),
            }),
    );
    words.sort_by(|one, other| {
        let by_weight = other.weight.partial_cmp(&one.weight);
        by_weight.unwrap_or(Ordering::Equal)
    });
    let least = words.first().map_or(0.0, |word| word.weight * LEAST_SHARE);
    words.retain(|word| word.weight >= least);
    words.truncate(MOST_WORDS);
    for word in &mut words {
        word.weight = (word.weight * 100.0).round() / 100.0;
    }
    words
}
