//! Borders and inhabitants that the map of a file takes from other files.

use model::beside::Joined;

/// Borders and inhabitants that the map of a file takes from other files.
#[derive(Debug)]
pub struct BesideTexts {
    /// Name of the group of choices.
    pub title: &'static str,
    /// Label of the choice of borders.
    pub borders: &'static str,
    /// Those of the program.
    pub built_in: &'static str,
    /// None were chosen, and the program has none for this table.
    pub no_borders: &'static str,
    /// Label of the choice of the property that names the areas.
    pub property: &'static str,
    /// Label of the choice of who counts inhabitants.
    pub people: &'static str,
    /// Nobody does.
    pub no_people: &'static str,
    /// The button for a file of the computer.
    pub choose: &'static str,
    /// What such a file may be, and where it is read.
    pub help: &'static str,
    /// Name of the group of choices where the file's own places are counted.
    pub areas_title: &'static str,
    /// Label of the choice of the file whose areas they are counted into.
    pub areas_from: &'static str,
    /// What such a file may be, and where it is read.
    pub areas_help: &'static str,
    /// A step counts into the areas of a file that is not here.
    pub missing_areas: fn(file: &str) -> String,
    /// A file is being read.
    pub reading: fn(file: &str) -> String,
    /// The file has neither areas nor inhabitants.
    pub neither: fn(file: &str) -> String,
    /// The file has no areas.
    pub no_areas: fn(file: &str) -> String,
    /// The file does not say how many people live in the municipalities.
    pub no_inhabitants: fn(file: &str) -> String,
    /// It could not be read; why.
    pub unreadable: fn(file: &str, why: &str) -> String,
    /// No column of the table names its areas.
    pub no_match: fn(file: &str, properties: &[String]) -> String,
    /// How the areas and the table were brought together: the column, what fits and what does not.
    pub joined: fn(column: &str, joined: &Joined) -> String,
    /// Rows of the file that have no area.
    pub passed_over: fn(rows: u64) -> String,
    /// A step names a file that is not here.
    pub missing_borders: fn(file: &str) -> String,
    /// The same of inhabitants.
    pub missing_people: fn(file: &str) -> String,
    /// The question about a dropped file of areas: the file, the table that is open.
    pub question: fn(file: &str, table: &str) -> String,
    /// What either answer means.
    pub question_help: &'static str,
    /// Answer: for the map.
    pub use_it: &'static str,
    /// Answer: as a table.
    pub as_table: &'static str,
    /// Answer: not at all.
    pub cancel: &'static str,
}
