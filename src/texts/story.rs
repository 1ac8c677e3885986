//! What a story and its panel say.

/// What a story and its panel say.
#[derive(Debug)]
pub struct StoryTexts {
    /// The heading of a story without one of its own.
    pub title: &'static str,
    /// Below its last section: what made it, and that its numbers stay where they are.
    pub made_by: &'static str,
    /// Opens the numbers behind a chart.
    pub numbers: &'static str,
    /// The first rows of all.
    pub part: fn(shown: u64, all: u64) -> String,

    /// Pins the chart.
    pub pin: &'static str,
    /// It is pinned; so many are.
    pub pinned: fn(pins: u64) -> String,
    /// Opens the panel; so many are pinned.
    pub open: fn(pins: u64) -> String,
    /// What the panel is for.
    pub lead: &'static str,
    /// Nothing is pinned yet.
    pub empty: &'static str,
    /// Pins are gone when the page is closed.
    pub kept: &'static str,
    /// The heading of the story.
    pub heading: &'static str,
    /// What the user says of a pin, by its name.
    pub note: fn(&str) -> String,
    /// The user's words alone.
    pub own_note: &'static str,
    /// Asks for what such a note is to say.
    pub write_note: &'static str,
    /// Adds such a note.
    pub add_note: &'static str,
    /// Pins the first rows of the table.
    pub add_table: &'static str,
    /// What pinned rows are called: of the file of this name.
    pub table: fn(&str) -> String,
    /// Moves a pin up, by its name.
    pub up: fn(&str) -> String,
    /// Moves it down.
    pub down: fn(&str) -> String,
    /// Takes it away.
    pub remove: fn(&str) -> String,
    /// It stands there now.
    pub moved: fn(name: &str, place: u64) -> String,
    /// It is gone.
    pub removed: fn(&str) -> String,
    /// Saves the story.
    pub save: &'static str,
    /// Prints it.
    pub print: &'static str,
    /// Ending of the name of its file.
    pub suffix: &'static str,
}
