//! The letter to the owner of data.

use model::finding::Finding;

/// A finding as it may be written of.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The finding, without values that may not be shown.
    pub finding: Finding,
    /// Its column: the letters in a spreadsheet and the name.
    pub column: Option<String>,
    /// Whether its values may be shown.
    pub is_shown: bool,
}

/// What the letter is about.
#[derive(Debug)]
pub struct Letter<'a> {
    /// The file's name.
    pub file: &'a str,
    /// Its rows.
    pub rows: u64,
    /// What was found, heaviest first.
    pub entries: &'a [Entry],
    /// How many rules were looked for.
    pub rules: u64,
}

/// The letter, and the panel it stands in.
#[derive(Debug)]
pub struct LetterTexts {
    /// Opens the panel.
    pub open: &'static str,
    /// Heading of the panel.
    pub title: &'static str,
    /// What the letter holds and what not.
    pub lead: &'static str,
    /// Label of the text.
    pub label: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// Opens it in the mail program.
    pub mail: &'static str,
    /// It is too long for that.
    pub too_long: &'static str,
    /// Its subject.
    pub subject: fn(file: &str) -> String,
    /// Its text.
    pub body: fn(&Letter<'_>) -> String,
}

/// Rows as a letter names them: the first ones, and how many cells there are in all.
pub(crate) fn rows(finding: &Finding, more: &str) -> String {
    let rows: Vec<String> = finding.rows.iter().map(u64::to_string).collect();
    let is_all = finding
        .cells
        .is_none_or(|cells| cells <= finding.rows.len() as u64);
    match is_all {
        true => rows.join(", "),
        false => format!("{}{more}", rows.join(", ")),
    }
}
