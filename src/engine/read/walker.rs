//! A walk through a text, record by record: for samples and for reading everything as text.

use super::delimited::{LineEnd, Record, Span, Splitter};

/// Walks through a text record by record.
#[derive(Debug)]
pub(crate) struct Walker<'a> {
    splitter: &'a Splitter,
    /// The text; fields are unquoted in place.
    pub text: &'a mut [u8],
    /// The fields of the last record.
    pub spans: Vec<Span>,
    /// Where the next record or blank line begins.
    pub at: usize,
    /// Lines before that.
    pub lines: u64,
    is_last: bool,
}

/// What a walk came upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A blank line.
    Blank,
    /// A record; its fields are in the walker.
    Record(Record),
}

impl<'a> Walker<'a> {
    /// Begins at `at`. `is_last` says that nothing follows the text.
    pub fn new(splitter: &'a Splitter, text: &'a mut [u8], at: usize, is_last: bool) -> Self {
        Self {
            splitter,
            text,
            spans: Vec::new(),
            at,
            lines: 0,
            is_last,
        }
    }

    /// The next record or blank line that is whole; its beginning is `at` before the call.
    pub fn step(&mut self) -> Option<Step> {
        match Splitter::line_end(self.text, self.at, self.is_last) {
            LineEnd::At(next) => {
                self.at = next;
                self.lines += 1;
                Some(Step::Blank)
            }
            LineEnd::Unknown => None,
            LineEnd::No if self.at >= self.text.len() => None,
            LineEnd::No => {
                self.spans.clear();
                let record =
                    self.splitter
                        .record(self.text, self.at, self.is_last, &mut self.spans)?;
                self.at = record.next;
                self.lines += u64::from(record.lines);
                Some(Step::Record(record))
            }
        }
    }

    /// The fields of the last record.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.spans.iter().map(|span| span.of(self.text))
    }
}
