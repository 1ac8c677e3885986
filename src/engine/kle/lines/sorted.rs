//! What was found line by line, until it becomes columns.

use super::{LinesAsk, LinesDone, Taught};
use crate::classify::LineClassifier;
use crate::job::member::Held;
use crate::table::dictionary::Dictionary;
use crate::table::{Bitmap, Codes, Column, Data, Marks};
use model::column::ColumnType;
use model::text_lines::LineFound;

/// Results of one shard, as columns on their way.
#[derive(Default)]
struct Columns {
    number: Texts,
    title: Texts,
    score: Vec<i64>,
    has_score: Bits,
    words: Texts,
}

/// A text column on its way.
#[derive(Default)]
struct Texts {
    entries: Dictionary,
    codes: Vec<u32>,
    valid: Bits,
}

/// Bits on their way.
struct Bits(Bitmap);

impl Default for Bits {
    fn default() -> Self {
        Self(Bitmap::with_capacity(0))
    }
}

impl Texts {
    fn push(&mut self, text: Option<&str>) {
        let code = self.entries.code(text.unwrap_or_default().as_bytes());
        self.codes.push(code);
        self.valid.0.push(text.is_some());
    }

    fn column(self) -> Column {
        Column {
            column_type: ColumnType::Text,
            data: Data::Dictionary {
                codes: Codes::of(self.codes, self.entries.len()),
                entries: self.entries.into_entries(),
            },
            valid: self.valid.0,
            marks: Marks::default(),
        }
    }
}

/// What a member found so far.
#[derive(Default)]
pub struct Sorted {
    /// One for each shard begun, in the order of the table.
    shards: Vec<Columns>,
    done: LinesDone,
    lines: LineClassifier,
}

impl Sorted {
    pub(super) fn take_lines(&mut self) -> LineClassifier {
        std::mem::take(&mut self.lines)
    }

    pub(super) fn give_lines(&mut self, lines: LineClassifier) {
        self.lines = lines;
    }

    pub(super) fn done(&self, is_last: bool) -> LinesDone {
        LinesDone {
            is_last,
            ..self.done.clone()
        }
    }

    /// Classifies the next rows, at most `most`; fewer when there are no more. Answers how many.
    pub(super) fn go_on<'a>(
        &mut self,
        held: impl Iterator<Item = &'a Held>,
        taught: &Taught,
        lines: &mut LineClassifier,
        ask: &LinesAsk,
        most: usize,
    ) -> usize {
        let mut left = most;
        for (at, held) in held.enumerate() {
            if self.shards.len() == at {
                self.shards.push(Columns::default());
            }
            let Some(columns) = self.shards.get_mut(at) else {
                break;
            };
            let from = columns.score.len();
            let to = held.shard.rows.min(from.saturating_add(left));
            let texts = held.shard.columns.get(ask.column as usize);
            for row in from..to {
                let found = texts
                    .and_then(|texts| texts.text(row))
                    .and_then(|text| taught.best(lines, text))
                    .filter(|found| found.is_kept(ask.threshold_percent, ask.only_confident));
                columns
                    .number
                    .push(found.as_ref().map(|found| found.number.as_str()));
                columns
                    .title
                    .push(found.as_ref().map(|found| found.title.as_str()));
                let words = found.as_ref().map(|found| match found.by_memory {
                    true => format!("{}: {}", taught.remembered_word, found.words.join(", ")),
                    false => found.words.join(", "),
                });
                columns.words.push(words.as_deref());
                columns.has_score.0.push(found.is_some());
                let percent = found.as_ref().map_or(0, LineFound::percent);
                columns.score.push(i64::from(percent));
                if let Some(found) = &found {
                    self.done.matched += 1;
                    self.done.confident += u64::from(found.confident);
                    self.done.by_memory += u64::from(found.by_memory);
                    let main = found.number.get(..2).unwrap_or_default();
                    match self.done.mains.get_mut(main) {
                        Some(rows) => *rows += 1,
                        None => {
                            self.done.mains.insert(main.to_owned(), 1);
                        }
                    }
                }
            }
            self.done.rows += (to - from) as u64;
            left -= to - from;
            if left == 0 {
                break;
            }
        }
        most - left
    }

    /// The columns of each shard, in the order of the table: number, title, score in per cent, words.
    pub(crate) fn into_columns(self) -> Vec<[Column; 4]> {
        let columns = self.shards.into_iter().map(|shard| {
            let score = Column {
                column_type: ColumnType::Integer,
                data: Data::Integer(shard.score),
                valid: shard.has_score.0,
                marks: Marks::default(),
            };
            [
                shard.number.column(),
                shard.title.column(),
                score,
                shard.words.column(),
            ]
        });
        columns.collect()
    }
}
