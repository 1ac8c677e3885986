//! Repairs the user asked for: the text of fields is changed before anything is made of it, so a mended column may
//! well get another type.

use super::column::Batch;
use super::delimited::Span;
use super::missing;
use model::mend::Mend;
use model::reshape::{Reshape, Split, SplitBy};
use model::sniff::Sniff;
use std::borrow::Cow;
use std::collections::HashMap;

/// What is done to the fields of a file.
#[derive(Debug, Default)]
pub(crate) struct Mending {
    /// By column of the file, with those that were made of others; empty while fields stay as they are.
    columns: Vec<Own>,
    /// For columns beyond.
    others: Vec<Change>,
    /// How many columns more than fields there are.
    surplus: usize,
    /// Rows without any value go.
    pub drops_empty_rows: bool,
    text: Vec<u8>,
    spans: Vec<Span>,
}

/// What a column is made of.
#[derive(Debug, Clone, Default)]
struct Own {
    /// The field.
    field: usize,
    /// What is done to it, in this order.
    changes: Vec<Change>,
}

#[derive(Debug, Clone)]
enum Change {
    /// Values as they are spelled, and what becomes of them.
    Spelled(HashMap<String, String>),
    /// A part of a value: which, and of how many.
    Part(SplitBy, usize, usize),
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
            Mend::DropColumn
            | Mend::RepairLetters
            | Mend::DropEmptyRows
            | Mend::Split(_)
            | Mend::Swap(_) => return None,
            other => Self::Other(other.clone()),
        })
    }

    fn of_value<'a>(&'a self, value: &'a str) -> Option<Cow<'a, str>> {
        match self {
            Self::Other(mend) => mend.of_value(value),
            Self::Part(by, at, of) => Some(Cow::Borrowed(by.part(value, *at, *of))),
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
        if sniff.mends.is_empty() && sniff.reshapes.is_empty() {
            return own;
        }
        own.surplus = sniff.reshapes.iter().map(Reshape::surplus).sum();
        let fields = sniff.column_names.len().saturating_sub(own.surplus);
        own.columns = (0..fields)
            .map(|field| Own {
                field,
                changes: Vec::new(),
            })
            .collect();
        for reshape in &sniff.reshapes {
            reshape.apply(&mut own.columns, parts);
        }
        for (column, mend) in &sniff.mends {
            own.drops_empty_rows |= *mend == Mend::DropEmptyRows;
            let Some(change) = Change::new(mend) else {
                continue;
            };
            match column {
                Some(column) => {
                    if let Some(own) = own.columns.get_mut(*column as usize) {
                        own.changes.push(change);
                    }
                }
                None => {
                    own.columns
                        .iter_mut()
                        .for_each(|own| own.changes.push(change.clone()));
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

    /// How many fields a record has for so many columns.
    pub fn fields_of(&self, columns: usize) -> usize {
        columns.saturating_sub(self.surplus)
    }

    /// The field that a column is made of.
    pub fn field_of(&self, column: usize) -> usize {
        let own = self.columns.get(column);
        own.map_or(column.saturating_sub(self.surplus), |own| own.field)
    }

    fn changes(&self, column: usize) -> &[Change] {
        let own = self.columns.get(column);
        own.map_or(&self.others, |own| &own.changes)
    }

    /// What becomes of the field of a column.
    pub fn field<'a>(&'a self, column: usize, field: &'a [u8]) -> Cow<'a, [u8]> {
        change(self.changes(column), field)
    }

    /// The values of a column: a batch, and which of its columns. They make a batch of their own where they are not
    /// the fields as they stand.
    pub fn column<'a>(&'a mut self, batch: Batch<'a>, column: usize) -> (Batch<'a>, usize) {
        let field = self.field_of(column);
        if self.changes(column).is_empty() {
            return (batch, field);
        }
        let (mut text, mut spans) = (
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.spans),
        );
        text.clear();
        spans.clear();
        let changes = self.changes(column);
        let own = batch.spans.get(field..).unwrap_or_default();
        for span in own.iter().step_by(batch.width.max(1)) {
            let start = text.len();
            text.extend_from_slice(&change(changes, span.of(batch.text)));
            spans.push(Span::new(start, text.len()));
            // as fields stand in a file: what comes after one is no part of it
            text.push(b'\n');
        }
        (self.text, self.spans) = (text, spans);
        let mended = Batch {
            text: &self.text,
            spans: &self.spans,
            width: 1,
        };
        (mended, 0)
    }

    /// Whether a row goes, since none of its fields has a value.
    pub fn drops(&self, text: &[u8], fields: &[Span]) -> bool {
        self.drops_empty_rows
            && fields
                .iter()
                .all(|span| missing::trim(span.of(text)).is_empty())
    }
}

/// The columns that a split column becomes: first is done what was done to its values before.
fn parts(own: Own, split: &Split, mends: &[Mend]) -> Vec<Own> {
    let of = split.names.len();
    let part = |at: usize| {
        let mut part = own.clone();
        part.changes.extend(mends.iter().filter_map(Change::new));
        part.changes.push(Change::Part(split.by, at, of));
        part
    };
    (0..of).map(part).collect()
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
