//! Many short texts one after the other: case titles, enquiries.

use super::answer::best_line;
use super::confidence;
use super::document::Document;
use super::index::KleIndex;
use super::known::Known;
use super::query::Query;
use super::tokens::words;

/// What one text is about.
#[derive(Debug, Clone, PartialEq)]
pub struct LineMatch {
    /// The group, or the subject of it that the text names.
    pub number: String,
    /// Its title.
    pub title: String,
    /// 0 to 1, as in the answer for a dataset.
    pub score: f64,
    /// False is the honest "not sure".
    pub confident: bool,
    /// The words that spoke for it, strongest first.
    pub words: Vec<String>,
}

/// Classifies texts one after the other; the answers are those of [`classify`](super::classify), faster.
#[derive(Default)]
pub struct LineClassifier {
    known: Known,
}

impl LineClassifier {
    /// The stems of a text's words, in their order: forms of a word are one stem.
    #[must_use]
    pub fn stems(&mut self, index: &KleIndex, text: &str) -> Vec<String> {
        let found = words(text);
        let stems = found
            .iter()
            .map(|word| self.known.look(index, &word.folded).stem.clone());
        stems.collect()
    }

    /// The best match of a text; `None` when nothing speaks for anything. All texts by the same index.
    #[must_use]
    pub fn best(&mut self, index: &KleIndex, text: &str) -> Option<LineMatch> {
        let document = Document {
            text: text.to_owned(),
            ..Document::default()
        };
        let query = Query::with(&mut self.known, index, &document);
        let ranking = index.rank(&query);
        let (confident, _) = confidence::judge(index, &query, &ranking);
        best_line(index, &query, &ranking, confident)
    }
}
