//! What a dataset is about, by KLE.

use serde::{Deserialize, Serialize};

/// How deep a KLE number goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// `05`
    Hovedgruppe,
    /// `05.09`
    Gruppe,
    /// `05.09.10`
    Emne,
}

impl Level {
    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Hovedgruppe => "hovedgruppe",
            Self::Gruppe => "gruppe",
            Self::Emne => "emne",
        }
    }
}

/// Where a word stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// The file's name.
    FileName,
    /// A title row or a given title.
    Title,
    /// The name of the sheet.
    SheetName,
    /// The name of a column.
    ColumnName,
    /// A value.
    Cell,
    /// Running text.
    Text,
    /// A KLE number standing in the data.
    Number,
}

/// A word that spoke for a match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// As it stands in the file.
    pub word: String,
    /// Where it stood.
    #[serde(rename = "where")]
    pub whereabouts: Whereabouts,
    /// The column it stood in, if any.
    pub column: Option<String>,
    /// How much it counted.
    pub weight: f64,
}

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KleMatch {
    /// The number: `05`, `05.09` or `05.09.10`.
    pub code: String,
    /// Its title in the register.
    pub title: String,
    /// How deep the number goes.
    pub level: Level,
    /// 0 to 1, comparable within one answer, best first.
    pub score: f64,
    /// The words that spoke for it, strongest first.
    pub evidence: Vec<Word>,
}

/// The answer of the classifier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Classification {
    /// Best first; at most ten.
    pub matches: Vec<KleMatch>,
    /// False is the honest "not sure".
    pub confident: bool,
    /// Why it is not sure, and the like.
    pub notes: Vec<crate::note::Note>,
}
