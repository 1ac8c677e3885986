//! A column of texts classified line by line: what is asked for, and what is found.

use serde::{Deserialize, Serialize};

/// How a column is classified: a step of the recipe, so that it can be done again from the file alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineChoice {
    /// The column's position in the file.
    pub column: u32,
    /// Matches below this score are left empty, in per cent.
    pub threshold_percent: u8,
    /// Only matches that are sure are kept.
    pub only_confident: bool,
    /// Whether what the user chose before speaks for texts like it.
    pub by_memory: bool,
    /// Names of the new columns: number, title, score in per cent, words.
    pub names: [String; 4],
}

impl LineChoice {
    /// Columns it adds to the table.
    pub const COLUMNS: u32 = 4;
}

/// A number that the user once chose for texts of these words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The KLE number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// It speaks for a text that holds all of these, in whatever form of the word.
    pub words: Vec<String>,
}

/// What a text is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineFound {
    /// The number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// 0 to 1.
    pub score: f64,
    /// False is the honest "not sure".
    pub confident: bool,
    /// The words that spoke for it, strongest first.
    pub words: Vec<String>,
    /// True when the user's own choice speaks, and not the register.
    pub by_memory: bool,
}

impl LineFound {
    /// Its score in per cent, as it is shown and compared.
    #[must_use]
    pub fn percent(&self) -> u8 {
        (self.score.clamp(0.0, 1.0) * 100.0).round() as u8
    }

    /// Whether it is good enough: a score of so many per cent, and sure when that is asked for.
    #[must_use]
    pub fn is_kept(&self, threshold_percent: u8, only_confident: bool) -> bool {
        self.percent() >= threshold_percent && (self.confident || !only_confident)
    }
}

/// Rows of a main group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MainGroup {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Rows with a number of it.
    pub rows: u64,
}
