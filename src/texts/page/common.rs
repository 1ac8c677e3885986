//! Words many parts of the page use.

/// Words many parts of the page use.
#[derive(Debug)]
pub struct CommonTexts {
    /// First stop of the keyboard: past the bar.
    pub skip: &'static str,
    /// Name of the other language, in that language.
    pub other_language: &'static str,
    /// Code of the other language.
    pub other_language_code: &'static str,
    /// Closes a panel.
    pub close: &'static str,
    /// Takes a step back; with the keys for it.
    pub undo: fn(keys: &str) -> String,
    /// Takes it forward again.
    pub redo: fn(keys: &str) -> String,
    /// The control key as this platform calls it ("Ctrl" or "⌘").
    pub control: fn(apple: bool) -> &'static str,
    /// The shift key in a shortcut.
    pub shift: &'static str,
    /// A number of rows.
    pub rows: fn(u64) -> String,
    /// A number of rows that is only foreseen; it is given rounded.
    pub about_rows: fn(u64) -> String,
    /// A number of columns.
    pub columns: fn(u64) -> String,
    /// What something unexpected is announced with.
    pub trouble: &'static str,
    /// How a word is put in quotes.
    pub quoted: fn(&str) -> String,
    /// Why a file is dropped where it is: shown over the window while dragging.
    pub drop_now: &'static str,
    /// Heading of the list of files.
    pub files: &'static str,
    /// Label of the choice of a file.
    pub file: &'static str,
    /// Takes a file off the page.
    pub remove_file: fn(&str) -> String,
    /// A number of steps.
    pub steps: fn(usize) -> String,
    /// Several files came at once.
    pub several_files: fn(count: u32) -> String,
    /// Steps would be lost by closing the file.
    pub steps_lost: fn(steps: usize) -> String,
}
