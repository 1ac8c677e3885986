//! Editions of KLE: which one is used, how it differs from the one built in, what it knows of a number.

use model::kle_edition::{EditionComparison, EditionForm, EditionInfo};

/// Editions of KLE.
#[derive(Debug)]
pub struct EditionTexts {
    /// Opens the panel, and its heading.
    pub title: &'static str,
    /// What the panel is for.
    pub lead: &'static str,
    /// Opens the panel from the subject: the name of the edition loaded, `None` while the one built in is used.
    pub opener: fn(name: Option<&str>) -> String,
    /// Opens the panel from the start page.
    pub start: &'static str,
    /// Opens the panel where there is no register at all.
    pub opener_missing: &'static str,
    /// Chooses a file.
    pub choose: &'static str,
    /// The same when one is loaded already.
    pub choose_other: &'static str,
    /// Which files can be chosen.
    pub forms: &'static str,
    /// A file is being read.
    pub reading: fn(file: &str) -> String,
    /// The edition loaded is used now.
    pub in_use: fn(name: &str) -> String,
    /// The one built in is used.
    pub built_in_in_use: fn(name: &str) -> String,
    /// No edition is there at all.
    pub nothing_in_use: &'static str,
    /// The one built in is used again.
    pub built_in_again: &'static str,
    /// The file was not taken.
    pub refused: fn(file: &str) -> String,
    /// Why, when it could be read but holds no edition.
    pub refused_why: &'static str,
    /// Opens the file as a table instead.
    pub as_table: &'static str,

    /// The question about a file that is an edition.
    pub question: fn(file: &str) -> String,
    /// What the file holds, and what can be done with it.
    pub question_lead: fn(info: &EditionInfo) -> String,
    /// What each of the two ways means.
    pub question_help: &'static str,
    /// Uses it as the register.
    pub use_it: &'static str,
    /// Does nothing with the file.
    pub cancel: &'static str,

    /// Heading of the table of facts.
    pub facts: &'static str,
    /// Heading of the column of the edition loaded.
    pub loaded: &'static str,
    /// Heading of the column of the one built in.
    pub built_in: &'static str,
    /// Rows of the table: name, form, day issued, main groups, groups, subjects, words, facets, numbers with a code
    /// for keeping or deleting.
    pub rows: [&'static str; 9],
    /// A form an edition comes in.
    pub form: fn(EditionForm) -> &'static str,
    /// What a file does not say.
    pub not_said: &'static str,

    /// Heading of the differences.
    pub differences: &'static str,
    /// What the differences mean, in sentences.
    pub meaning: fn(&EditionComparison) -> String,
    /// New, changed, retired, as names of a list with so many entries.
    pub lists: [fn(u64) -> String; 3],
    /// Label of the search in the list.
    pub search: &'static str,
    /// How many entries are found.
    pub found: fn(u64) -> String,
    /// There are none.
    pub none: &'static str,
    /// Shows more of the list.
    pub more: &'static str,
    /// The title before.
    pub before: fn(&str) -> String,
    /// When a number went out of use.
    pub ended: fn(&str) -> String,
    /// What took its place.
    pub successors: fn(&str) -> String,
    /// Saves the list.
    pub save: &'static str,
    /// The name of that file.
    pub csv_file_name: &'static str,
    /// The heads of its columns.
    pub csv_head: [&'static str; 6],
    /// New, changed, retired in it.
    pub csv_names: [&'static str; 3],

    /// Heading of the facets.
    pub facets: &'static str,
    /// Keeps the edition in this browser.
    pub keep: &'static str,
    /// What is kept then, and how it is erased.
    pub keep_help: &'static str,
    /// The browser would not.
    pub keep_failed: &'static str,
    /// Goes back to the edition built in.
    pub go_back: &'static str,
    /// Goes back to none.
    pub go_back_to_none: &'static str,

    /// Opens what the edition knows of a number.
    pub details: &'static str,
    /// The same for screen readers: its title.
    pub details_of: fn(&str) -> String,
    /// The code for keeping.
    pub retention: fn(&str) -> String,
    /// The time of deletion, with the days when it is a number of days.
    pub deletion: fn(code: &str, days: Option<u64>) -> String,
    /// Whose words the codes are.
    pub codes_help: &'static str,
    /// Before the laws.
    pub laws: &'static str,
    /// Before the numbers it had.
    pub former: &'static str,
    /// Before the numbers that took its place.
    pub successors_label: &'static str,
    /// The day it was made.
    pub created: fn(&str) -> String,
}
