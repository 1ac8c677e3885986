//! Repairs the user asked for: the text of fields is changed before anything is made of it, so a mended column may
//! well get another type.

use super::column::Batch;
use super::delimited::Span;
use super::missing;
use model::mend::Mend;
use model::sniff::Sniff;
use std::borrow::Cow;
use std::collections::HashMap;

/// What is done to the fields of a file.
#[derive(Debug, Default)]
pub(crate) struct Mending {
    /// By column of the file.
    columns: Vec<Vec<Change>>,
    /// For columns beyond.
    others: Vec<Change>,
    /// Rows without any value go.
    pub drops_empty_rows: bool,
    text: Vec<u8>,
    spans: Vec<Span>,
}

#[derive(Debug, Clone)]
enum Change {
    /// Values as they are spelled, and what becomes of them.
    Spelled(HashMap<String, String>),
    /// Something else.
    Other(Mend),
}

impl Change {
    fn new(mend: &Mend) -> Option<Self> {
        Some(match mend {
            // the first that fits counts
            Mend::Replace(pairs) => Self::Spelled(pairs.iter().rev().cloned().collect()),
            Mend::Missing(spellings) => {
                let empty = |spelling: &String| (spelling.clone(), String::new());
                Self::Spelled(spellings.iter().map(empty).collect())
            }
            Mend::DropColumn | Mend::RepairLetters | Mend::DropEmptyRows => return None,
            other => Self::Other(other.clone()),
        })
    }

    fn of_value<'a>(&'a self, value: &'a str) -> Option<Cow<'a, str>> {
        match self {
            Self::Other(mend) => mend.of_value(value),
            Self::Spelled(values) => {
                let found = values.get(value);
                let found = found.or_else(|| values.get(model::mend::bare(value)));
                found.map(|to| Cow::Borrowed(to.as_str()))
            }
        }
    }
}

impl Mending {
    /// As a sniff has it; its columns are those of the file.
    pub fn of(sniff: &Sniff) -> Self {
        let mut own = Self::default();
        if sniff.mends.is_empty() {
            return own;
        }
        own.columns = vec![Vec::new(); sniff.column_names.len()];
        for (column, mend) in &sniff.mends {
            own.drops_empty_rows |= *mend == Mend::DropEmptyRows;
            let Some(change) = Change::new(mend) else {
                continue;
            };
            match column {
                Some(column) => {
                    if let Some(changes) = own.columns.get_mut(*column as usize) {
                        changes.push(change);
                    }
                }
                None => {
                    own.columns
                        .iter_mut()
                        .for_each(|changes| changes.push(change.clone()));
                    own.others.push(change);
                }
            }
        }
        own
    }

    /// True when fields stay as they are.
    pub fn is_idle(&self) -> bool {
        self.columns.is_empty()
    }

    fn changes(&self, column: usize) -> &[Change] {
        self.columns.get(column).unwrap_or(&self.others)
    }

    /// What becomes of a field of a column.
    pub fn field<'a>(&'a self, column: usize, field: &'a [u8]) -> Cow<'a, [u8]> {
        change(self.changes(column), field)
    }

    /// The fields of a column of a batch, changed; `None` when they stay as they are. They make a batch of one
    /// column.
    pub fn column(&mut self, batch: Batch<'_>, column: usize) -> Option<Batch<'_>> {
        if self.changes(column).is_empty() {
            return None;
        }
        let (mut text, mut spans) = (
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.spans),
        );
        text.clear();
        spans.clear();
        let changes = self.changes(column);
        let own = batch.spans.get(column..).unwrap_or_default();
        for span in own.iter().step_by(batch.width.max(1)) {
            let start = text.len();
            text.extend_from_slice(&change(changes, span.of(batch.text)));
            spans.push(Span::new(start, text.len()));
            // as fields stand in a file: what comes after one is no part of it
            text.push(b'\n');
        }
        (self.text, self.spans) = (text, spans);
        Some(Batch {
            text: &self.text,
            spans: &self.spans,
            width: 1,
        })
    }

    /// Whether a row goes, since none of its fields has a value.
    pub fn drops(&self, text: &[u8], fields: &[Span]) -> bool {
        self.drops_empty_rows
            && fields
                .iter()
                .all(|span| missing::trim(span.of(text)).is_empty())
    }
}

fn change<'a>(changes: &'a [Change], field: &'a [u8]) -> Cow<'a, [u8]> {
    let mut field = Cow::Borrowed(field);
    for change in changes {
        // bytes that are no text are left alone
        let Ok(value) = std::str::from_utf8(&field) else {
            return field;
        };
        if let Some(changed) = change.of_value(value) {
            field = Cow::Owned(changed.into_owned().into_bytes());
        }
    }
    field
}
