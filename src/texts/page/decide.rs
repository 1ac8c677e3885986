//! Deciding what a dataset is about: in place of what was suggested.

/// Deciding what a dataset is about.
#[derive(Debug)]
pub struct DecideTexts {
    /// Takes a suggestion.
    pub use_it: &'static str,
    /// The same for screen readers: its title.
    pub use_named: fn(title: &str) -> String,
    /// Opens the panel while nothing is decided.
    pub choose: &'static str,
    /// Opens the panel when something is decided.
    pub change: &'static str,
    /// Lets the suggestions hold again.
    pub take_back: &'static str,
    /// Said above what the user decided.
    pub decided: &'static str,
    /// Opens the list of what was suggested instead.
    pub suggested: &'static str,
    /// Said above what was chosen for data like this before.
    pub learned: &'static str,
    /// Heading of the panel.
    pub title: &'static str,
    /// What can be done in it.
    pub lead: &'static str,
    /// Label of the search field.
    pub search: &'static str,
    /// An example of what can be searched.
    pub example: &'static str,
    /// Nothing was found for a text.
    pub nothing: fn(text: &str) -> String,
    /// Numbers found.
    pub found: fn(count: u64) -> String,
    /// The top of the tree.
    pub all: &'static str,
    /// Names the way from the top of the tree to here, for screen readers.
    pub path: &'static str,
    /// Opens what stands below a number.
    pub go_below: fn(title: &str, count: u64) -> String,
    /// Before the words that speak for a number.
    pub because: &'static str,
    /// The title a number stands below.
    pub under: fn(title: &str) -> String,
    /// Label of what is chosen.
    pub chosen: &'static str,
    /// Nothing is chosen yet.
    pub none_chosen: &'static str,
    /// Label of the field for the reason.
    pub why: &'static str,
    /// What the reason is for.
    pub why_help: &'static str,
    /// Remembers the choice for data like this.
    pub remember: &'static str,
    /// What is kept then.
    pub remember_help: &'static str,
    /// Makes the choice a step.
    pub apply: &'static str,
    /// Closes the panel.
    pub cancel: &'static str,
    /// Opens the list of what is remembered: how many choices.
    pub kept: fn(count: u64) -> String,
    /// The words a choice is known by.
    pub kept_words: fn(words: &[String]) -> String,
    /// What can be done with it.
    pub kept_help: &'static str,
    /// Saves what is remembered as a file.
    pub save: &'static str,
    /// The name of that file, without its ending.
    pub file_name: &'static str,
    /// Takes choices over from such a file.
    pub load: &'static str,
    /// So many were taken over.
    pub loaded: fn(count: u64) -> String,
    /// The file holds no choices.
    pub not_loaded: &'static str,
    /// Forgets one choice.
    pub forget: &'static str,
    /// The same for screen readers: its title.
    pub forget_named: fn(title: &str) -> String,
    /// Forgets all choices.
    pub forget_all: &'static str,
    /// They are forgotten.
    pub forgotten: &'static str,
}
