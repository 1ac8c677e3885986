//! What the index knows of a word, looked up once: texts of one column use the same words again and again.

use super::index::KleIndex;
use super::vocabulary::{Part, Term};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Words remembered; a column with more different ones begins anew.
const MOST_WORDS: usize = 100_000;

/// A word as the index knows it.
pub(super) struct Looked {
    /// Its stem.
    pub stem: String,
    /// Phrases begin with it.
    pub begins_phrase: bool,
    /// It says nothing wherever it stands.
    pub is_silent: bool,
    /// It says nothing as the name of a column or a value.
    pub is_silent_in_table: bool,
    /// What it is known as.
    pub term: Option<Term>,
    /// What it is made of.
    pub parts: Vec<Part>,
}

/// Words that were looked up.
#[derive(Default)]
pub(super) struct Known {
    words: FxHashMap<String, Rc<Looked>>,
}

impl Known {
    /// A folded word.
    pub fn look(&mut self, index: &KleIndex, folded: &str) -> Rc<Looked> {
        if let Some(looked) = self.words.get(folded) {
            return looked.clone();
        }
        let vocabulary = &index.vocabulary;
        let stem = vocabulary.stem(folded);
        let is_number = folded.bytes().all(|byte| byte.is_ascii_digit());
        let is_silent = is_number
            || folded.len() < 2
            || index.stop.contains(&stem)
            || index.places.contains(folded);
        let looked = Rc::new(Looked {
            begins_phrase: index.phrase_starts.contains(&stem),
            is_silent,
            is_silent_in_table: is_silent || index.column_stop.contains(&stem),
            term: (!is_silent).then(|| vocabulary.find(folded)).flatten(),
            parts: if is_silent {
                Vec::new()
            } else {
                vocabulary.cut(folded)
            },
            stem,
        });
        if self.words.len() >= MOST_WORDS {
            self.words.clear();
        }
        self.words.insert(folded.to_owned(), looked.clone());
        looked
    }
}
