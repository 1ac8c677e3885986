//! What is wrong with a file, or worth knowing: codes and parameters, no prose.

use crate::mend::Mend;
use crate::recipe::FoundRows;
use serde::{Deserialize, Serialize};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably a mistake.
    Warning,
    /// Must not be published so.
    Blocker,
}

/// What a sentence about a finding needs. Never a value that is personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Param {
    /// How many.
    Count(u64),
    /// A word, a code, the name of a column.
    Text(String),
    /// Codes, most frequent first, with their rows.
    Values(Vec<(String, u64)>),
    /// Codes as they stand, each with what was probably meant.
    Repairs(Vec<(String, String)>),
}

/// One finding: a rule, and where it was broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Area and name: `kle.unknown`.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The column's name; `None` for the file as a whole.
    pub column: Option<String>,
    /// Its position in the file; `None` where there is no cell to go to.
    pub position: Option<u32>,
    /// How many cells; `None` where cells mean nothing.
    pub cells: Option<u64>,
    /// The first ten rows of the file with it, from 1.
    pub rows: Vec<u64>,
    /// What the sentence needs, by name.
    pub params: Vec<(String, Param)>,
    /// What mends it safely; for the column at `position`, or the table.
    pub mend: Option<Mend>,
}

/// Names the parameter that says which of a rule's sentences tells of a finding.
pub const CASE: &str = "case";

impl Finding {
    /// Which of its rule's sentences tells of it; empty where the rule has only one.
    #[must_use]
    pub fn case(&self) -> &str {
        let mut params = self.params.iter();
        match params.find(|(name, _)| name == CASE) {
            Some((_, Param::Text(case))) => case,
            _ => "",
        }
    }

    /// What names its rows.
    #[must_use]
    pub fn found(&self) -> FoundRows {
        FoundRows {
            rule: self.rule.clone(),
            column: self.position,
            case: self.case().to_owned(),
        }
    }

    /// True when all of its rows can be told, not only the first of them: of what the reading alone has counted,
    /// one row is known.
    #[must_use]
    pub fn has_rows(&self) -> bool {
        let cells = self.cells.unwrap_or(self.rows.len() as u64);
        // cells of no column stand above the table or below it, and so do rows of these
        let is_within = (self.position.is_some() || self.cells.is_none())
            && !matches!(self.rule.as_str(), "quality.layout" | "quality.file_type");
        is_within && (self.rows.len() > 1 || (self.rows.len() == 1 && cells == 1))
    }
}
