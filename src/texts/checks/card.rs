//! The card of what was found in a file, and the sentence on whether the file can be used.

use model::finding::Severity;

/// The card of what was found in a file, and the sentence on whether the file can be used.
#[derive(Debug)]
pub struct CardTexts {
    /// Heading of the answer.
    pub question: &'static str,
    /// The answer is not there yet.
    pub waiting: &'static str,
    /// Things must be put right first: how many, and the heaviest of them.
    pub blocked: fn(count: usize, first: &str) -> String,
    /// Things look wrong: how many, and the heaviest of them.
    pub doubtful: fn(count: usize, first: &str) -> String,
    /// Nothing looks wrong, but there are things worth knowing: how many.
    pub worth_knowing: fn(count: usize) -> String,
    /// Nothing was found.
    pub nothing: &'static str,
    /// Nothing was found but in the KLE numbers.
    pub only_kle: &'static str,
    /// What a finding is, with the column it is in.
    pub in_column: fn(name: &str, column: &str) -> String,
    /// What a finding is, with the number of columns it is in.
    pub in_columns: fn(name: &str, columns: usize) -> String,
    /// Shows the findings: how many.
    pub show: fn(usize) -> String,
    /// Hides them.
    pub hide: &'static str,
    /// What the answer goes by: so many things were looked for.
    pub only_checked: fn(usize) -> String,
    /// Only the rows the table holds were looked at.
    pub sampled: &'static str,
    /// What could not be looked for, since the table is too large.
    pub too_large: fn(names: &str) -> String,
    /// What was not looked for.
    pub not_checked: &'static str,
    /// Heading of the findings.
    pub title: &'static str,
    /// The file is looked at again, and what stands here is of before.
    pub again: &'static str,
    /// How much a finding weighs.
    pub severity: fn(Severity) -> &'static str,
    /// Keeps the rows of a finding in the table.
    pub only_rows: &'static str,
    /// The same for screen readers: of what, and in which column.
    pub only_rows_of: fn(&str) -> String,
    /// The column a finding is about.
    pub column: fn(&str) -> String,
    /// Opens the columns that are not shown at once.
    pub more_columns: fn(usize) -> String,
    /// Opens what is only worth knowing: how many things.
    pub more_infos: fn(usize) -> String,
    /// Heading of the likely repairs.
    pub repairs: fn(usize) -> String,
    /// Heads of the repairs: as it stands, what was probably meant.
    pub repair_heads: [&'static str; 2],
}
