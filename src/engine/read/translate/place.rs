//! Where a text ceases to make sense.

use model::note::{Note, Problem, ProblemKind};

/// The byte that cannot stand where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    pub at: usize,
    /// True when it is the end of the file: something is missing, not wrong.
    pub is_at_end: bool,
}

impl Fault {
    pub fn at(at: usize, length: usize) -> Self {
        Self {
            at: at.min(length),
            is_at_end: at >= length,
        }
    }

    /// Line and column, both from 1; columns count characters.
    pub fn line_and_column(self, text: &[u8]) -> (u64, u64) {
        let before = text.get(..self.at).unwrap_or(text);
        let line = memchr::memchr_iter(b'\n', before).count() as u64 + 1;
        let begin = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        let last = before.get(begin..).unwrap_or_default();
        let column = last.iter().filter(|b| **b & 0xc0 != 0x80).count() as u64 + 1;
        (line, column)
    }

    /// What is said when rows were read before it.
    pub fn note(self, text: &[u8], rows: u64) -> Note {
        if self.is_at_end {
            return Note::CutOff { rows };
        }
        let (line, column) = self.line_and_column(text);
        Note::BrokenFrom { rows, line, column }
    }

    /// What is said when nothing was read.
    pub fn problem(self, text: &[u8], format: &str) -> Problem {
        let (line, column) = self.line_and_column(text);
        ProblemKind::BrokenText {
            format: format.to_owned(),
            line,
            column,
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_as_an_editor_does() {
        let text = "[\n  \"æ\", x".as_bytes();
        let fault = Fault::at(text.len() - 1, text.len());
        assert_eq!(fault.line_and_column(text), (2, 8));
        assert!(!fault.is_at_end);
        assert!(Fault::at(text.len(), text.len()).is_at_end);
        assert_eq!(Fault::at(0, 0).line_and_column(b""), (1, 1));
    }
}
