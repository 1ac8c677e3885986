//! Builds the index: titles of the register and entries of the lexicon become words that weigh in groups.

use super::index::{Class, ClassId, KleIndex, Sort, Subject};
use super::lexicon;
use super::tokens::{Word, fold, words};
use super::vocabulary::{Term, Vocabulary};
use super::weights::Weights;
use model::kle::Level;
use registers::kle::Kle;
use rustc_hash::{FxHashMap, FxHashSet};

/// Shorter stop words would be found in the middle of anything.
const SHORTEST_SILENT_CHARS: usize = 4;
/// What a stop word counts in the title of a subject (`åben` in `Åben skole`): the title is not said
/// without it.
const SILENT_RARITY: f32 = 3.0;

/// What a word in the genitive keeps of its weight in a title.
const OWNER_SHARE: f32 = 0.3;

/// How much a word weighs in a class, by source: sources add up, repetition within one does so less.
#[derive(Default, Clone, Copy)]
struct Weight {
    own: f32,
    subjects: f32,
}

/// An index on its way: the register first, then the lexicon, then [`Builder::finish`].
pub(super) struct Builder {
    index: KleIndex,
    class_of: FxHashMap<String, ClassId>,
    weight: FxHashMap<(Term, ClassId), Weight>,
    /// Folded single words by term (`None`: a stop word), to be cut when all are known.
    singles: FxHashMap<String, Option<Term>>,
}

impl Builder {
    pub fn new(kle: &Kle, weights: Weights) -> Self {
        let mut vocabulary = Vocabulary::new();
        // Known, though they speak for nothing: `skolenavn` is a school, not half a word.
        for word in lexicon::stop_words()
            .chain(lexicon::column_stop_words())
            .chain(lexicon::places())
            .map(fold)
        {
            if word.len() >= SHORTEST_SILENT_CHARS || word == "tal" {
                vocabulary.add(&word);
            }
        }
        let stems = |list: &mut dyn Iterator<Item = &str>| -> FxHashSet<String> {
            list.map(|word| vocabulary.stem(&fold(word))).collect()
        };
        let stop = stems(&mut lexicon::stop_words());
        let column_stop = stems(&mut lexicon::column_stop_words());
        let places = lexicon::places().map(fold).collect();
        let mut classes: Vec<Class> = kle
            .entries
            .iter()
            .filter(|entry| entry.level == Level::Gruppe && entry.retires.is_none())
            .map(|entry| Class {
                number: entry.number.clone(),
                title: entry.title.clone(),
                sort: Sort::Group,
            })
            .collect();
        for (name, sort) in [("statistics", Sort::Statistics), ("outside", Sort::Outside)] {
            classes.push(Class {
                number: String::new(),
                title: name.to_owned(),
                sort,
            });
        }
        // A register of more groups than fit is no KLE; the rest is left out.
        classes.truncate(usize::from(ClassId::MAX));
        let class_of = (0..)
            .zip(&classes)
            .map(|(id, class)| {
                let name = if class.number.is_empty() {
                    &class.title
                } else {
                    &class.number
                };
                (name.clone(), id)
            })
            .collect();
        let mains = kle
            .entries
            .iter()
            .filter(|entry| entry.level == Level::Hovedgruppe);
        let index = KleIndex {
            vocabulary,
            subjects: vec![Vec::new(); classes.len()],
            classes,
            mains: mains
                .map(|entry| (entry.number.clone(), entry.title.clone()))
                .collect(),
            postings: Vec::new(),
            rarity: Vec::new(),
            numbers: kle
                .entries
                .iter()
                .map(|entry| (entry.number.clone(), entry.title.clone()))
                .collect(),
            stop,
            column_stop,
            places,
            phrase_starts: FxHashSet::default(),
            weights,
        };
        Self {
            index,
            class_of,
            weight: FxHashMap::default(),
            singles: FxHashMap::default(),
        }
    }

    pub fn add_register(&mut self, kle: &Kle) {
        let weights = self.index.weights;
        for entry in &kle.entries {
            let terms = self.title_terms(&entry.title);
            match entry.level {
                Level::Hovedgruppe => {
                    let classes: Vec<ClassId> = (0..)
                        .zip(&self.index.classes)
                        .filter(|(_, class)| class.number.get(..2) == Some(&entry.number))
                        .map(|(id, _)| id)
                        .collect();
                    for class in classes {
                        self.weigh(&terms, class, |weight| weight.own += weights.main);
                    }
                }
                Level::Gruppe => {
                    if let Some(&class) = self.class_of.get(&entry.number) {
                        self.weigh(&terms, class, |weight| weight.own += weights.title);
                        let owners = self.owners(&entry.title);
                        self.weigh(&owners, class, |weight| {
                            weight.own -= weights.title * (1.0 - OWNER_SHARE);
                        });
                    }
                }
                Level::Emne => {
                    let group = entry.number.get(..5).unwrap_or_default();
                    let Some(&class) = self.class_of.get(group) else {
                        continue;
                    };
                    // Retired subjects still tell what their group is about.
                    self.weigh(&terms, class, |weight| weight.subjects += 1.0);
                    let suggested = entry.retires.is_none() && !entry.number.ends_with(".00");
                    let head = head(&entry.title);
                    let terms = if head.len() == entry.title.len() {
                        terms
                    } else {
                        self.title_terms(head)
                    };
                    let long = |word: &Word| word.folded.len() >= SHORTEST_SILENT_CHARS;
                    let all = words(head).iter().filter(|word| long(word)).count();
                    let silent_words = all.saturating_sub(terms.len());
                    let subjects = self.index.subjects.get_mut(usize::from(class));
                    if let (true, Some(subjects)) = (suggested, subjects) {
                        subjects.push(Subject {
                            number: entry.number.clone(),
                            title: entry.title.clone(),
                            terms,
                            rarity: SILENT_RARITY * silent_words as f32,
                        });
                    }
                }
            }
        }
    }

    /// The different words of a title that say something.
    fn title_terms(&mut self, title: &str) -> Vec<Term> {
        let mut terms = Vec::new();
        for word in words(title) {
            let term = match self.singles.get(&word.folded) {
                Some(&term) => term,
                None => self.learn(word.folded),
            };
            if let Some(term) = term.filter(|term| !terms.contains(term)) {
                terms.push(term);
            }
        }
        terms
    }

    /// The words of a title in the genitive: `Folkeskolens prøver` are about exams, not about schools.
    fn owners(&self, title: &str) -> Vec<Term> {
        let found = words(title);
        let front = found.split_last().map_or(&found[..0], |(_, front)| front);
        front
            .iter()
            .filter(|word| {
                let ends = ["ens", "ets", "ernes"]
                    .iter()
                    .any(|end| word.folded.ends_with(end));
                ends && word.folded.len() > SHORTEST_SILENT_CHARS + 2
            })
            .filter_map(|word| self.singles.get(&word.folded).copied().flatten())
            .collect()
    }

    /// Learns a word of a title; `None` when it says nothing.
    fn learn(&mut self, folded: String) -> Option<Term> {
        let is_number = folded.bytes().all(|byte| byte.is_ascii_digit());
        let silent = is_number
            || folded.len() < 2
            || self
                .index
                .stop
                .contains(&self.index.vocabulary.stem(&folded));
        let term = (!silent).then(|| self.index.vocabulary.add(&folded));
        self.singles.insert(folded, term);
        term
    }

    fn weigh(&mut self, terms: &[Term], class: ClassId, add: impl Fn(&mut Weight)) {
        for &term in terms {
            add(self.weight.entry((term, class)).or_default());
        }
    }

    pub fn add_lexicon(&mut self) {
        let mut taken: FxHashMap<(Term, ClassId), f32> = FxHashMap::default();
        for entry in lexicon::entries() {
            let Some(&class) = self.class_of.get(entry.group) else {
                continue;
            };
            let found = words(entry.words);
            let term = match found.as_slice() {
                [] => continue,
                [word] => {
                    let term = self.index.vocabulary.add(&word.folded);
                    self.singles.insert(word.folded.clone(), Some(term));
                    term
                }
                [first, ..] => {
                    let start = self.index.vocabulary.stem(&first.folded);
                    self.index.phrase_starts.insert(start);
                    let folded = found.iter().map(|word| word.folded.as_str());
                    let key = self.index.vocabulary.phrase_key(folded);
                    self.index.vocabulary.add_phrase(key)
                }
            };
            let weights = self.index.weights;
            let weight = if entry.is_hint {
                weights.hint
            } else {
                weights.lexicon
            };
            // two forms of a word are one word
            let known = taken.entry((term, class)).or_default();
            let more = (weight - *known).max(0.0);
            *known += more;
            self.weigh(&[term], class, |known| known.own += more);
        }
    }

    pub fn finish(mut self) -> KleIndex {
        let weights = self.index.weights;
        let count = self.index.vocabulary.len();
        let mut own: Vec<Vec<(ClassId, f32)>> = vec![Vec::new(); count];
        for (&(term, class), weight) in &self.weight {
            let subjects = weights.subject * weight.subjects.sqrt();
            if let Some(classes) = own.get_mut(term as usize) {
                classes.push((class, weight.own + subjects));
            }
        }
        // Map order differs between builds; sums of floats must not.
        own.iter_mut()
            .for_each(|classes| classes.sort_by_key(|(class, _)| *class));
        let mut singles: Vec<(String, Term)> = self
            .singles
            .drain()
            .filter_map(|(folded, term)| Some((folded, term?)))
            .collect();
        singles.sort_unstable();
        let mut cut_terms = FxHashSet::default();
        let mut of_parts: Vec<(Term, ClassId, f32)> = Vec::new();
        for (folded, term) in &singles {
            if !cut_terms.insert(*term) {
                continue;
            }
            for part in self.index.vocabulary.cut(folded) {
                let share = if part.whole {
                    weights.class_part
                } else {
                    weights.class_part / 2.0
                };
                let classes = own.get(*term as usize).into_iter().flatten();
                of_parts.extend(classes.map(|&(class, weight)| (part.term, class, weight * share)));
            }
        }
        let mut postings = own;
        for (term, class, weight) in of_parts {
            if let Some(known) = postings.get_mut(term as usize) {
                add(known, class, weight);
            }
        }
        let groups = self.index.classes.len() as f32;
        let mut weakened = FxHashSet::default();
        self.index.rarity = postings
            .iter()
            .map(|classes| {
                let met: f32 = classes.iter().map(|(_, weight)| weight.min(1.0)).sum();
                (1.0 + (groups - met + 0.5).max(0.0) / (met + 0.5)).ln()
            })
            .collect();
        for subject in self.index.subjects.iter_mut().flatten() {
            let rarity = |&term: &Term| self.index.rarity.get(term as usize);
            subject.rarity += subject.terms.iter().filter_map(rarity).sum::<f32>();
        }
        for word in lexicon::weak_words() {
            let term = self.index.vocabulary.find(&fold(word));
            let rarity = term.and_then(|term| self.index.rarity.get_mut(term as usize));
            if let Some(rarity) = rarity.filter(|_| weakened.insert(term)) {
                *rarity *= weights.weak;
            }
        }
        self.index.postings = postings;
        self.index
    }
}

/// What a subject's title names, without what it is told apart by (`Cykelstativer - genstande på vejareal`).
fn head(title: &str) -> &str {
    let end = [" - ", " – ", ", "]
        .iter()
        .filter_map(|sign| title.find(sign))
        .min();
    end.and_then(|end| title.get(..end)).unwrap_or(title)
}

/// Parts keep the strongest compound they stand in instead of a sum: ten compounds with `plads` do not
/// make a group the place for every `plads`.
fn add(known: &mut Vec<(ClassId, f32)>, class: ClassId, weight: f32) {
    match known.iter_mut().find(|(other, _)| *other == class) {
        Some((_, most)) => *most = most.max(weight),
        None => known.push((class, weight)),
    }
}
