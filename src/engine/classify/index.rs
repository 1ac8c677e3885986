//! Words to groups: what the register and the lexicon were turned into, to be asked.

use super::builder::Builder;
use super::vocabulary::{Term, Vocabulary};
use super::weights::Weights;
use crate::kle::compare;
use crate::kle::edition::Edition;
use registers::kle::Kle;
use rustc_hash::{FxHashMap, FxHashSet};

/// Where a class stands in [`KleIndex::classes`].
pub(super) type ClassId = u16;

/// Something a document can be about.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// The group's number; empty for the two classes that are no group.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Which sort.
    pub sort: Sort,
}

/// What a class stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A KLE group.
    Group,
    /// General statistics without a subject of their own.
    Statistics,
    /// No municipal task.
    Outside,
}

/// A subject of a group.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub number: String,
    pub title: String,
    /// The different words of its head, which is the title before `, ` and ` - `.
    pub terms: Vec<Term>,
    /// What all words of the head weigh, by rarity, those that say little by themselves included.
    pub rarity: f32,
}

/// The register and the lexicon, ready to classify with. Build it once for each register.
pub struct KleIndex {
    pub(super) vocabulary: Vocabulary,
    pub(super) classes: Vec<Class>,
    /// The title of each main group by its number.
    pub(super) mains: FxHashMap<String, String>,
    /// The subjects of each class that may be suggested, in the order of [`Self::classes`].
    pub(super) subjects: Vec<Vec<Subject>>,
    /// For each term the classes it speaks for, and how strongly.
    pub(super) postings: Vec<Vec<(ClassId, f32)>>,
    /// For each term how rare it is.
    pub(super) rarity: Vec<f32>,
    /// Numbers of the register with their titles, for columns that hold KLE numbers.
    pub(super) numbers: FxHashMap<String, String>,
    pub(super) stop: FxHashSet<String>,
    pub(super) column_stop: FxHashSet<String>,
    pub(super) places: FxHashSet<String>,
    /// Stems phrases begin with.
    pub(super) phrase_starts: FxHashSet<String>,
    pub(super) weights: Weights,
}

impl KleIndex {
    /// Builds the index of a register.
    #[must_use]
    pub fn new(kle: &Kle) -> Self {
        Self::with_weights(kle, Weights::default())
    }

    /// Builds the index with other weights, to measure them.
    #[must_use]
    pub fn with_weights(kle: &Kle, weights: Weights) -> Self {
        let mut builder = Builder::new(kle, weights);
        builder.add_register(kle);
        builder.add_lexicon();
        builder.finish()
    }

    /// Builds the index of the register built in and an edition that was loaded on top of it.
    #[must_use]
    pub fn of_edition(built_in: Option<&Kle>, edition: &Edition) -> Self {
        let mut index = Self::new(&compare::together(edition, built_in));
        index.strengthen(&edition.keywords);
        index
    }

    /// True for a number of the register, in use or not.
    #[must_use]
    pub fn has_number(&self, number: &str) -> bool {
        self.numbers.contains_key(number)
    }

    /// Numbers of the register in order, each with its title.
    #[must_use]
    pub fn titles(&self) -> Vec<(String, String)> {
        let all = self.numbers.iter();
        let mut titles: Vec<_> = all.map(|(n, title)| (n.clone(), title.clone())).collect();
        titles.sort_unstable();
        titles
    }

    /// Different words and phrases known.
    #[must_use]
    pub fn words(&self) -> usize {
        self.vocabulary.len()
    }
}
