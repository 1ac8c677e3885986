//! How a file was read, as sentences.

/// How a file was read, as sentences.
#[derive(Debug)]
pub struct NoteTexts {}
