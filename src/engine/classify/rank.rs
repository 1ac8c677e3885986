//! Which groups a document's words speak for: BM25 over the fields of the document.

use super::index::{ClassId, KleIndex, Sort};
use super::query::Query;
use std::cmp::Ordering;

/// Where general statistics go, by agreement.
pub(super) const GOVERNMENT: &str = "00.01";

/// The main group of tasks that are the state's or the regions'.
const OTHERS: &str = "30";

/// A class and how much speaks for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranked {
    pub class: ClassId,
    pub score: f32,
}

/// All classes something speaks for.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    /// KLE groups, best first; ties in the order of their numbers. What speaks for general statistics is
    /// counted for the group of the municipality's government as well.
    pub groups: Vec<Ranked>,
    /// What speaks for general statistics.
    pub statistics: f32,
    /// What speaks for no municipal task, or for one of other authorities.
    pub outside: f32,
}

impl KleIndex {
    /// How much one hit speaks for a class in which its term weighs `in_class`.
    pub(super) fn support(&self, term: u32, in_query: f32, in_class: f32) -> f32 {
        let rarity = self.rarity.get(term as usize).copied().unwrap_or_default();
        in_query * rarity * in_class / (self.weights.saturation + in_class)
    }

    pub(super) fn rank(&self, query: &Query) -> Ranking {
        let mut scores = vec![0f32; self.classes.len()];
        for hit in &query.hits {
            let classes = self.postings.get(hit.term as usize);
            for &(class, weight) in classes.into_iter().flatten() {
                if let Some(score) = scores.get_mut(usize::from(class)) {
                    *score += self.support(hit.term, hit.weight, weight);
                }
            }
        }
        for number in &query.numbers {
            if let Some(score) = scores.get_mut(usize::from(number.class)) {
                *score += number.support;
            }
        }
        let mut ranking = Ranking::default();
        let government = self
            .classes
            .iter()
            .position(|class| class.number == GOVERNMENT);
        let statistics = self
            .classes
            .iter()
            .position(|class| class.sort == Sort::Statistics);
        if let (Some(government), Some(statistics)) = (government, statistics) {
            let counted = scores.get(statistics).copied().unwrap_or_default();
            if let Some(score) = scores.get_mut(government) {
                *score += counted;
            }
        }
        for ((class, score), known) in (0..).zip(scores).zip(&self.classes) {
            match known.sort {
                Sort::Statistics => ranking.statistics = score,
                Sort::Outside => ranking.outside = ranking.outside.max(score),
                Sort::Group if score > 0.0 => {
                    ranking.groups.push(Ranked { class, score });
                    if known.number.starts_with(OTHERS) {
                        ranking.outside = ranking.outside.max(score);
                    }
                }
                Sort::Group => {}
            }
        }
        ranking.groups.sort_by(|one, other| {
            let by_score = other.score.partial_cmp(&one.score);
            by_score
                .unwrap_or(Ordering::Equal)
                .then(one.class.cmp(&other.class))
        });
        ranking
    }
}
