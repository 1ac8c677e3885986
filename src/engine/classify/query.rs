//! A document's words, weighed by where they stand.

use super::document::Document;
use super::index::{ClassId, KleIndex};
use super::known::{Known, Looked};
use super::number;
use super::tokens::{Word, words};
use super::vocabulary::Term;
use model::kle::Whereabouts;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Longest phrase of the lexicon, in words.
const LONGEST_PHRASE_WORDS: usize = 4;
/// Words looked at in a field: more is no name of anything, and time is short.
const MOST_WORDS: usize = 400;

/// A word of the document that the index knows.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// What the index knows it as.
    pub term: Term,
    /// How much it counts, from its place.
    pub weight: f32,
    /// False for what an abbreviation may stand for.
    pub certain: bool,
    /// As it stands in the file.
    pub raw: String,
    /// Where it stands.
    pub whereabouts: Whereabouts,
    /// The column it stands in.
    pub column: Option<String>,
}

/// A column of KLE numbers that speaks for a group.
#[derive(Debug, Clone)]
pub(super) struct NumberHit {
    pub class: ClassId,
    pub support: f32,
    /// One of the numbers, as it stands.
    pub raw: String,
    pub column: String,
}

/// What the document says, ready to be scored.
#[derive(Debug, Default)]
pub(super) struct Query {
    /// Each known word, once for each field it stands in.
    pub hits: Vec<Hit>,
    /// Columns of KLE numbers.
    pub numbers: Vec<NumberHit>,
    /// Words met, numbers left out.
    pub words: u64,
    /// Of those, words that could say something.
    pub telling_words: u64,
}

/// One place to look for words.
struct Field<'a> {
    text: &'a str,
    whereabouts: Whereabouts,
    column: Option<&'a str>,
    weight: f32,
}

impl Query {
    pub fn new(index: &KleIndex, document: &Document) -> Self {
        Self::with(&mut Known::default(), index, document)
    }

    /// The same with words that were looked up before.
    pub fn with(known: &mut Known, index: &KleIndex, document: &Document) -> Self {
        let weights = index.weights;
        let mut query = Self::default();
        let field = |text, whereabouts, weight| Field {
            text,
            whereabouts,
            column: None,
            weight,
        };
        let name = without_ending(&document.file_name);
        let titles: Vec<Field> = std::iter::once(&document.title)
            .chain(&document.title_rows)
            .filter(|title| !title.trim().is_empty())
            .map(|title| field(title, Whereabouts::Title, weights.from_title))
            .collect();
        // Without a title, the next best names the matter: the file's name, or a row's free text.
        let untitled = titles.is_empty();
        let nameless = untitled && document.columns.is_empty();
        let instead = |promoted: bool, weight: f32| {
            if promoted { weights.from_title } else { weight }
        };
        let from_file_name = instead(untitled, weights.from_file_name);
        let from_text = instead(nameless, weights.from_text);
        query.add(known, index, &titles);
        query.add(
            known,
            index,
            &[field(name, Whereabouts::FileName, from_file_name)],
        );
        query.add(
            known,
            index,
            &[field(
                &document.sheet,
                Whereabouts::SheetName,
                weights.from_sheet,
            )],
        );
        query.add(
            known,
            index,
            &[field(&document.text, Whereabouts::Text, from_text)],
        );
        let names: Vec<Field> = document
            .columns
            .iter()
            .map(|(name, _)| Field {
                text: name,
                whereabouts: Whereabouts::ColumnName,
                column: Some(name),
                weight: weights.from_column,
            })
            .collect();
        query.add(known, index, &names);
        let values: Vec<Field> = document
            .columns
            .iter()
            .flat_map(|(name, values)| {
                values.iter().map(|value| Field {
                    text: value,
                    whereabouts: Whereabouts::Cell,
                    column: Some(name),
                    weight: weights.from_cell,
                })
            })
            .collect();
        query.add(known, index, &values);
        query.numbers = number::hits(index, &document.columns);
        query
    }

    /// Adds fields that count as one: a word in several of them counts once.
    fn add(&mut self, known: &mut Known, index: &KleIndex, fields: &[Field]) {
        let mut seen: FxHashMap<Term, usize> = FxHashMap::default();
        let first = self.hits.len();
        let mut said = 0u32;
        let mut met = 0;
        for field in fields {
            let found = words(field.text);
            met += found.len();
            if met > MOST_WORDS {
                break;
            }
            let looked: Vec<Rc<Looked>> = found
                .iter()
                .map(|word| known.look(index, &word.folded))
                .collect();
            for at in 0..found.len() {
                said += u32::from(self.add_word(index, field, (&found, &looked), at, &mut seen));
            }
        }
        self.telling_words += u64::from(said);
        // Many words share what a few would have.
        let crowd = (index.weights.field_words / (said.max(1) as f32))
            .sqrt()
            .min(1.0);
        for hit in self.hits.iter_mut().skip(first) {
            hit.weight *= crowd;
        }
    }

    /// Adds what stands at a word: phrases that begin there, the word, its parts. True when the word could
    /// have said something.
    fn add_word(
        &mut self,
        index: &KleIndex,
        field: &Field,
        (found, looked): (&[Word], &[Rc<Looked>]),
        at: usize,
        seen: &mut FxHashMap<Term, usize>,
    ) -> bool {
        let vocabulary = &index.vocabulary;
        let (Some(word), Some(look)) = (found.get(at), looked.get(at)) else {
            return false;
        };
        let raw_until = |last: &Word| {
            let from = word.raw.as_ptr() as usize - field.text.as_ptr() as usize;
            let to = last.raw.as_ptr() as usize - field.text.as_ptr() as usize + last.raw.len();
            field.text.get(from..to).unwrap_or(word.raw)
        };
        if look.begins_phrase {
            let mut key = look.stem.clone();
            for length in 2..=LONGEST_PHRASE_WORDS {
                let (Some(last), Some(stem)) =
                    (found.get(at + length - 1), looked.get(at + length - 1))
                else {
                    break;
                };
                key.push(' ');
                key.push_str(&stem.stem);
                if let Some(term) = vocabulary.known(&key) {
                    self.push(field, term, field.weight, raw_until(last), seen);
                }
            }
        }
        self.words += u64::from(!word.is_number());
        let in_table = matches!(
            field.whereabouts,
            Whereabouts::ColumnName | Whereabouts::Cell
        );
        let silent = look.is_silent || (in_table && look.is_silent_in_table);
        if silent {
            return false;
        }
        if let Some(next) = found.get(at + 1).filter(|next| !next.is_number()) {
            // `cykel stativ` for `cykelstativ`.
            let joined = format!("{}{}", word.folded, next.folded);
            if let Some(term) = vocabulary.known(&joined) {
                self.push(field, term, field.weight, raw_until(next), seen);
            }
        }
        let term = look.term;
        if let Some(term) = term {
            self.push(field, term, field.weight, word.raw, seen);
        }
        let parts = &look.parts;
        // Names of files and columns are cut short; running text and values are not.
        let may_be_short = !matches!(field.whereabouts, Whereabouts::Text | Whereabouts::Cell);
        if may_be_short && term.is_none() && parts.is_empty() {
            for term in vocabulary.expand(&word.folded) {
                let weight = field.weight * index.weights.part * 0.5;
                self.push(field, term, weight, word.raw, seen);
                if let Some(hit) = self.hits.last_mut().filter(|hit| hit.term == term) {
                    hit.certain = false;
                }
            }
        }
        for part in parts {
            let share = if part.whole { 1.0 } else { 0.5 };
            let weight = field.weight * index.weights.part * share;
            self.push(field, part.term, weight, word.raw, seen);
        }
        true
    }

    fn push(
        &mut self,
        field: &Field,
        term: Term,
        weight: f32,
        raw: &str,
        seen: &mut FxHashMap<Term, usize>,
    ) {
        if let Some(hit) = seen.get(&term).and_then(|&at| self.hits.get_mut(at)) {
            if hit.weight < weight {
                hit.weight = weight;
                raw.clone_into(&mut hit.raw);
                hit.column = field.column.map(str::to_owned);
            }
            return;
        }
        seen.insert(term, self.hits.len());
        self.hits.push(Hit {
            term,
            weight,
            certain: true,
            raw: raw.to_owned(),
            whereabouts: field.whereabouts,
            column: field.column.map(str::to_owned),
        });
    }
}

/// The file's name without its ending (`.csv`), and without that of what was packed (`.csv.gz`).
fn without_ending(name: &str) -> &str {
    let name = ["gz", "zip"]
        .iter()
        .find_map(|packed| name.strip_suffix(packed)?.strip_suffix('.'))
        .unwrap_or(name);
    match name.rsplit_once('.') {
        Some((body, ending)) if !body.is_empty() && ending.len() <= 7 => body,
        _ => name,
    }
}
