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
    /// A number of columns.
    pub columns: fn(u64) -> String,
    /// What something unexpected is announced with.
    pub trouble: &'static str,
    /// How a word is put in quotes.
    pub quoted: fn(&str) -> String,
    /// Why a file is dropped where it is: shown over the window while dragging.
    pub drop_now: &'static str,
    /// More files came than are opened.
    pub one_file_only: fn(file: &str) -> String,
    /// Steps would be lost by opening another file.
    pub steps_lost: fn(steps: usize) -> String,
}
