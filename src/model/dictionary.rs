//! A data dictionary: every column of a table with what is known and said of it.

use crate::cell::Cell;
use crate::column::{ColumnType, Reason};
use crate::table_facts::TableFacts;
use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// What the user says of a column; what is empty is left to what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnNote {
    /// What people call it.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// What its numbers count.
    pub unit: String,
}

impl ColumnNote {
    /// True when nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.description.is_empty() && self.unit.is_empty()
    }
}

/// In which form a data dictionary is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DictionaryForm {
    /// Table Schema of Frictionless Data, of the table as it is saved as CSV.
    TableSchema,
    /// For people: a page of Markdown.
    Markdown,
    /// For people: a table that Excel opens.
    Csv,
}

/// The types of Table Schema a column can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SchemaType {
    /// Text.
    String,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Yes and no.
    Boolean,
    /// Days.
    Date,
    /// Points in time.
    DateTime,
    /// Times of day.
    Time,
    /// Years.
    Year,
    /// Months of a year.
    YearMonth,
}

impl SchemaType {
    /// The name in the standard.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::DateTime => "datetime",
            Self::Time => "time",
            Self::Year => "year",
            Self::YearMonth => "yearmonth",
        }
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its position in the file.
    pub column: u32,
    /// Its name in the file.
    pub name: String,
    /// What the user says of it.
    pub note: ColumnNote,
    /// The type of its values.
    pub column_type: ColumnType,
    /// The type in Table Schema.
    pub schema_type: SchemaType,
    /// The format in Table Schema; empty for the usual one.
    pub format: String,
    /// Its meaning, an id of the list of kinds.
    pub kind: Option<String>,
    /// What its numbers count, as the file says.
    pub unit: Option<Unit>,
    /// True when its values may be of persons or are running text: none of them is told.
    pub is_untold: bool,
    /// Every row has a value.
    pub is_required: bool,
    /// No value comes twice, and by kind, name or number that is no chance.
    pub is_unique: bool,
    /// Rows without a value.
    pub nulls: u64,
    /// Different values.
    pub distinct: u64,
    /// Signs in place of a value, and what they mean; without the empty cell.
    pub missing: Vec<(String, Reason)>,
    /// The values of a category, most common first.
    pub values: Vec<Cell>,
    /// True when these are all of them.
    pub has_all_values: bool,
    /// One of its values.
    pub example: Option<Cell>,
    /// Smallest and largest value of what is measured.
    pub range: Option<(Cell, Cell)>,
    /// The longest text, in characters.
    pub longest_chars: Option<u32>,
}

/// A data dictionary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dictionary {
    /// The file's name, never its path.
    pub file_name: String,
    /// The rows above the table that say what it is.
    pub title_rows: Vec<String>,
    /// Rows of the table.
    pub rows: u64,
    /// The columns that tell the rows apart, by position; empty when none do.
    pub key: Vec<u32>,
    /// What the table is as a whole.
    pub facts: TableFacts,
    /// One for each column, in the order of the file.
    pub fields: Vec<Field>,
}
