//! How a file was read, as sentences.

use model::note::Note;

/// How a file was read, as sentences.
#[derive(Debug)]
pub struct NoteTexts {
    /// What happened and, where something can be done about it, what.
    pub sentence: fn(&Note) -> String,
}
