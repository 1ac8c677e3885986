//! What a file holds beside the table that is seen.

use serde::{Deserialize, Serialize};

/// A sort of content that whoever opens the file may not notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenSort {
    /// A sheet without a tab.
    Sheet,
    /// A sheet that is seen, but is not the table that was read.
    OtherSheet,
    /// Rows of the sheet.
    Rows,
    /// Columns of the sheet.
    Columns,
    /// Cells whose text has the color of the paper.
    Unseen,
    /// Comments and notes.
    Comments,
    /// Names of persons who wrote the file.
    Authors,
    /// The rows behind a pivot table.
    PivotCache,
    /// What another file held when this one was saved.
    ExternalLinks,
    /// Files and objects inside the file.
    Embedded,
    /// Changes that were recorded.
    Changes,
    /// Any other part: texts of drawings, properties, values behind charts, texts no sheet shows.
    Rest,
    /// Other files of the archive.
    Members,
}

impl HiddenSort {
    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::OtherSheet => "other_sheet",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Unseen => "unseen",
            Self::Comments => "comments",
            Self::Authors => "authors",
            Self::PivotCache => "pivot_cache",
            Self::ExternalLinks => "external_links",
            Self::Embedded => "embedded",
            Self::Changes => "changes",
            Self::Rest => "rest",
            Self::Members => "members",
        }
    }
}

/// Content of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenPart {
    /// What it is.
    pub sort: HiddenSort,
    /// The sheet's name; empty where there is none.
    pub name: String,
    /// How many: rows of a sheet, comments, records, files.
    pub count: u64,
    /// Values in it that hold a number of a person.
    pub persons: u64,
}
