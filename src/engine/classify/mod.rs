//! What a dataset is about, by KLE: the words of its file against the words of the tasks.
//!
//! # How
//! 1. [`Document`]: the file's name, titles, column names and some values, as they stand.
//! 2. `tokens`: words are found, folded (`Ø` and `oe` alike) and stemmed; `vocabulary` cuts compounds.
//! 3. [`KleIndex`]: the titles of the register and our own [`lexicon`], as word → groups.
//! 4. `query` weighs a word by where it stands, `rank` adds up what speaks for each group.
//! 5. `answer` names the best, with the words that speak for them, and says honestly when it is not sure.
//!
//! General statistics and things no municipality does are classes of the lexicon that compete with the
//! groups; when they win, the answer is "not sure" and a note says why. [`eval`] measures all of it.

mod answer;
mod builder;
mod confidence;
mod document;
pub mod eval;
mod evidence;
mod index;
mod jsonl;
mod keywords;
mod known;
pub mod lexicon;
mod lines;
mod number;
mod query;
mod rank;
mod tokens;
mod vocabulary;
mod weights;

pub use answer::{classify, without_register};
pub use document::Document;
pub use index::KleIndex;
pub use lines::{LineClassifier, LineMatch};
pub use weights::Weights;
