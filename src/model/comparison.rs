//! What differs between two editions of a file: its columns, its rows, its values.
//!
//! Positions of columns count in the edition they are of, from 0; rows of a file count its lines, from 1.

use crate::cell::Cell;
use crate::column::ColumnType;
use crate::sniff::{DateOrder, DecimalSign, Encoding, Format};
use serde::{Deserialize, Serialize};

/// A kind that is less sure says nothing when another edition has another one.
const SURE: f64 = 0.8;

/// One of the two editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The file's name.
    pub file_name: String,
    /// Rows that were compared.
    pub rows: u64,
    /// Columns.
    pub columns: u32,
    /// False when the table holds only some of the file's rows or columns: only these were compared.
    pub is_whole: bool,
}

/// By which columns rows of the two editions belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyChoice {
    /// By those that are found.
    #[default]
    Find,
    /// By these columns of the newer edition.
    Columns(Vec<u32>),
    /// By none: rows are the same when they agree in every column.
    None,
}

/// Why rows belong together by these columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyWhy {
    /// Its kind names one thing: a company number, a case number.
    Identifier,
    /// Its values are all different in both editions.
    Unique,
    /// Codes, periods and categories that together occur once in both editions.
    Combination,
    /// Its kind names one thing, and only few rows share a value.
    NearlyUnique,
    /// The user chose it.
    Chosen,
    /// There is none: no columns tell the rows of both editions apart.
    NotFound,
    /// The user wants none.
    Unwanted,
}

/// A column of the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyColumn {
    /// Its name in the newer edition.
    pub name: String,
    /// Its position in the older edition.
    pub old: u32,
    /// Its position in the newer edition.
    pub new: u32,
}

/// What brings rows together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Why these.
    pub why: KeyWhy,
    /// The columns; none when whole rows are compared.
    pub columns: Vec<KeyColumn>,
    /// Rows of the older edition that share their key with another one of it.
    pub old_duplicates: u64,
    /// The same of the newer edition.
    pub new_duplicates: u64,
}

/// What became of a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Fate {
    /// It is in both.
    Kept,
    /// It is in both under names that differ; with how sure that is, 0 to 1: the share of rows (of those in both
    /// editions) that have the same value in both, 1 when the names differ in signs and letter case alone.
    Renamed(f64),
    /// It has come.
    Added,
    /// It is gone.
    Removed,
}

/// A column as one edition has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnSide {
    /// Its position.
    pub position: u32,
    /// Its name.
    pub name: String,
    /// Its type.
    pub column_type: ColumnType,
    /// What it means.
    pub kind: Option<String>,
    /// How sure that is, 0 to 1.
    pub kind_confidence: f64,
    /// Its values as a whole.
    pub values: Distribution,
}

/// The values of a column as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    /// Rows.
    pub rows: u64,
    /// Rows without a value.
    pub missing: u64,
    /// Different values.
    pub distinct: u64,
    /// False: `distinct` is an estimate.
    pub distinct_exact: bool,
    /// Smallest value.
    pub min: Option<Cell>,
    /// Middle value of numbers.
    pub median: Option<f64>,
    /// Largest value.
    pub max: Option<Cell>,
}

/// A value and how many rows have it, before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// The value.
    pub value: Cell,
    /// Rows of the older edition.
    pub before: u64,
    /// Rows of the newer edition.
    pub after: u64,
}

/// A column of either edition, or of both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnComparison {
    /// In the older edition.
    pub old: Option<ColumnSide>,
    /// In the newer edition.
    pub new: Option<ColumnSide>,
    /// What became of it.
    pub fate: Fate,
    /// It stands elsewhere among the columns that are in both.
    pub has_moved: bool,
    /// It is part of the key.
    pub is_key: bool,
    /// Rows in both editions whose value differs.
    pub changed: u64,
    /// Of these, rows that had no value and have one now.
    pub filled: u64,
    /// Of these, rows that had a value and have none now.
    pub emptied: u64,
    /// Common values with other counts than before, greatest difference first.
    pub shifts: Vec<Shift>,
    /// It has one value in all rows of the older edition and another one in all rows of the newer.
    pub constants: Option<(Cell, Cell)>,
}

impl ColumnComparison {
    /// Its name now, or the one it had.
    #[must_use]
    pub fn name(&self) -> &str {
        let side = self.new.as_ref().or(self.old.as_ref());
        side.map_or("", |side| side.name.as_str())
    }

    /// Its type before and after, when it changed.
    #[must_use]
    pub fn type_change(&self) -> Option<(ColumnType, ColumnType)> {
        let (old, new) = self.old.as_ref().zip(self.new.as_ref())?;
        (old.column_type != new.column_type).then_some((old.column_type, new.column_type))
    }

    /// Its kind before and after, when it changed; a guess that is none of the surest is no change.
    #[must_use]
    pub fn kind_change(&self) -> Option<(Option<&str>, Option<&str>)> {
        let (old, new) = self.old.as_ref().zip(self.new.as_ref())?;
        let is_sure = |side: &ColumnSide| side.kind.is_none() || side.kind_confidence >= SURE;
        let differs = old.kind != new.kind && is_sure(old) && is_sure(new);
        differs.then_some((old.kind.as_deref(), new.kind.as_deref()))
    }

    /// True when anything of the column itself differs, its values aside.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.fate != Fate::Kept
            || self.has_moved
            || self.type_change().is_some()
            || self.kind_change().is_some()
    }
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    /// Only in the newer edition.
    pub added: u64,
    /// Only in the older edition.
    pub removed: u64,
    /// In both, with another value somewhere.
    pub changed: u64,
    /// Of these, rows where more differs than the columns of one value in each edition
    /// ([`ColumnComparison::constants`]).
    pub changed_besides: u64,
    /// In both, unchanged.
    pub same: u64,
}

/// How the two files are written otherwise; says nothing of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Writing {
    /// The format.
    Format(Format, Format),
    /// The encoding of text.
    Encoding(Encoding, Encoding),
    /// What stands between fields.
    Delimiter(char, char),
    /// The decimal sign.
    DecimalSign(DecimalSign, DecimalSign),
    /// The order of day, month and year.
    DateOrder(DateOrder, DateOrder),
    /// What stands where there is no value.
    Signs {
        /// The names of the columns now.
        columns: Vec<String>,
        /// As it was spelled; the empty cell is "".
        old: Vec<String>,
        /// As it is spelled.
        new: Vec<String>,
    },
}

/// What differs between two editions of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The older edition.
    pub old: Edition,
    /// The newer edition.
    pub new: Edition,
    /// By what rows belong together.
    pub key: Key,
    /// What became of the rows.
    pub rows: RowCounts,
    /// The columns in the order of the newer edition, behind them those that are gone.
    pub columns: Vec<ColumnComparison>,
    /// What is only written otherwise.
    pub writing: Vec<Writing>,
}

impl Comparison {
    /// True when rows, columns, types and kinds are the same; the files may still be written otherwise.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let rows = self.rows;
        rows.added + rows.removed + rows.changed == 0
            && !self.columns.iter().any(ColumnComparison::differs)
    }

    /// True when no row of one edition is in the other, though both have rows.
    #[must_use]
    pub fn has_nothing_in_common(&self) -> bool {
        let rows = self.rows;
        rows.changed + rows.same == 0 && rows.added > 0 && rows.removed > 0
    }

    /// The columns with changed values, in order.
    pub fn changed_columns(&self) -> impl Iterator<Item = &ColumnComparison> {
        self.columns.iter().filter(|column| column.changed > 0)
    }

    /// The columns of one value in the older edition and another one in the newer.
    pub fn constants(&self) -> impl Iterator<Item = (&ColumnComparison, &(Cell, Cell))> {
        let columns = self.columns.iter();
        columns.filter_map(|column| Some((column, column.constants.as_ref()?)))
    }
}

/// Which rows are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFate {
    /// Only in the newer edition.
    Added,
    /// Only in the older edition.
    Removed,
    /// In both, with another value somewhere.
    Changed,
}

/// A value before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CellChange {
    /// The column, by its place in [`Comparison::columns`].
    pub column: u32,
    /// In the older edition.
    pub before: Option<Cell>,
    /// In the newer edition.
    pub after: Option<Cell>,
}

/// A row that was added, removed or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowExample {
    /// Its row in the older file, from 1.
    pub old_row: Option<u64>,
    /// Its row in the newer file, from 1.
    pub new_row: Option<u64>,
    /// Its values in the columns of the key, in their order.
    pub key: Vec<Cell>,
    /// Of a changed row the values that differ; of another one all its values. The key is not among them.
    pub cells: Vec<CellChange>,
}

/// Some of the rows that were added, removed or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Examples {
    /// How many there are in all.
    pub of: u64,
    /// Those from the place that was asked for.
    pub rows: Vec<RowExample>,
}
