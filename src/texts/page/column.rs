//! One column: its type, numbers and filter.

use model::column::ColumnType;

/// One column: its type, numbers and filter.
#[derive(Debug)]
pub struct ColumnTexts {
    /// A type in one word.
    pub type_word: fn(ColumnType) -> &'static str,
    /// A type in two characters.
    pub type_icon: fn(ColumnType) -> &'static str,
    /// What a column means, by the id of its kind; nothing for an unknown id.
    pub kind: fn(&str) -> Option<&'static str>,
    /// So many different values.
    pub values: fn(u64, exact: bool) -> String,
    /// Name of the panel.
    pub panel: fn(&str) -> String,
    /// Which column, as in a spreadsheet.
    pub letter: fn(&str) -> String,
    /// Label: type.
    pub kind_label: &'static str,
    /// Label: rows with a value.
    pub filled: &'static str,
    /// Label: rows without.
    pub missing: &'static str,
    /// Label: different values.
    pub distinct: &'static str,
    /// Before a number that is an estimate.
    pub about: &'static str,
    /// Label: smallest.
    pub min: fn(ColumnType) -> &'static str,
    /// Label: largest.
    pub max: fn(ColumnType) -> &'static str,
    /// Label: mean.
    pub mean: &'static str,
    /// Label: median.
    pub median: &'static str,
    /// Label: sum.
    pub sum: &'static str,
    /// Label: longest text.
    pub longest: &'static str,
    /// So many characters.
    pub characters: fn(u32) -> String,
    /// Heading: distribution.
    pub distribution: &'static str,
    /// The distribution is of the rows seen.
    pub of_seen: &'static str,
    /// Heading: most common values.
    pub common: &'static str,
    /// What choosing one does.
    pub common_help: &'static str,
    /// Statistics are of the whole file.
    pub whole_file: &'static str,
    /// Every value differs.
    pub all_different: &'static str,
    /// Heading: filter.
    pub filter: &'static str,
    /// Label: text that is contained.
    pub contains: &'static str,
    /// Label: from.
    pub from: &'static str,
    /// Label: to and with.
    pub to: &'static str,
    /// Puts the filter on.
    pub apply: &'static str,
    /// Takes it off.
    pub clear: &'static str,
    /// Only rows with a value.
    pub only_filled: &'static str,
    /// Only rows without.
    pub only_missing: &'static str,
    /// What was typed is no number.
    pub not_a_number: &'static str,
    /// What was typed is no date.
    pub not_a_date: &'static str,
    /// What was typed is no time of day.
    pub not_a_time: &'static str,
    /// Figures wait until the file is read.
    pub waiting: &'static str,
}
