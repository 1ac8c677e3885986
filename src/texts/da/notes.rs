//! How a file was read, as sentences, in Danish.

use crate::notes::NoteTexts;

/// How a file was read, as sentences.
pub static TEXTS: NoteTexts = NoteTexts {};
