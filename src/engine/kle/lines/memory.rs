//! What the user chose before for texts of some words: it speaks before the register does.

use crate::classify::{KleIndex, LineClassifier};
use model::text_lines::{LineFound, Remembered};
use rustc_hash::FxHashMap;

/// Choices ready to be asked. A choice speaks for a text that holds all of its words, in whatever form.
#[derive(Default)]
pub struct Memory {
    /// Each with the stems of its words, sorted, each once.
    choices: Vec<(Remembered, Vec<String>)>,
    /// For each stem the choices that stand or fall with it, by the first of theirs.
    by_stem: FxHashMap<String, Vec<usize>>,
}

impl Memory {
    /// Makes choices ready; later ones weigh more than earlier ones of as many words.
    #[must_use]
    pub fn new(index: &KleIndex, remembered: Vec<Remembered>) -> Self {
        let mut lines = LineClassifier::default();
        let mut memory = Self::default();
        for choice in remembered {
            let mut stems = lines.stems(index, &choice.words.join(" "));
            stems.sort();
            stems.dedup();
            let Some(first) = stems.first().cloned() else {
                continue;
            };
            let at = memory.choices.len();
            memory.by_stem.entry(first).or_default().push(at);
            memory.choices.push((choice, stems));
        }
        memory
    }

    /// What was chosen for such a text: the choice of most words, of equals the latest.
    pub fn best(
        &self,
        index: &KleIndex,
        lines: &mut LineClassifier,
        text: &str,
    ) -> Option<LineFound> {
        if self.choices.is_empty() {
            return None;
        }
        let stems = lines.stems(index, text);
        let asked = stems.iter().filter_map(|stem| self.by_stem.get(stem));
        let best = asked
            .flatten()
            .filter_map(|&at| Some((at, self.choices.get(at)?)))
            .filter(|(_, (_, words))| words.iter().all(|word| stems.contains(word)))
            .max_by_key(|(at, (_, words))| (words.len(), *at));
        best.map(|(_, (choice, _))| LineFound {
            number: choice.number.clone(),
            title: choice.title.clone(),
            score: 1.0,
            confident: true,
            words: choice.words.clone(),
            by_memory: true,
        })
    }
}
