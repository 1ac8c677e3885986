//! How the values of a column are spread, beyond what the profile says: asked for one column at a time, when somebody
//! looks at it, so that no file waits for it.

use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::ops::facts::{Form, Line, float_at};
use crate::table::{Column, Data};
use model::note::Problem;
use serde::{Deserialize, Serialize};

/// The farthest values of each side that are kept.
pub const MOST_KEPT: usize = 5;

/// What is asked of a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SpreadAsk {
    /// Its position in the file.
    pub column: u32,
    /// What distances are measured from.
    pub centre: f64,
    /// On the line, values below this are far; and values above that.
    pub fences: Option<(i128, i128)>,
}

/// Values beyond one fence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beyond {
    /// Rows with one.
    pub rows: u64,
    /// The farthest on the line, each with its row in the file; farthest first, then by row.
    pub farthest: Vec<(i128, u64)>,
}

impl Beyond {
    /// Adds some rows; `is_low` tells on which side far is.
    fn add(&mut self, rows: u64, values: &[(i128, u64)], is_low: bool) {
        self.rows += rows;
        self.farthest.extend_from_slice(values);
        self.farthest
            .sort_unstable_by_key(|(line, row)| (if is_low { *line } else { -*line }, *row));
        self.farthest.truncate(MOST_KEPT);
    }
}

/// What a member saw.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SpreadPart {
    /// Numbers.
    pub numbers: u64,
    /// Their squared distances from the centre, added up.
    pub squares: f64,
    /// Below the lower fence.
    pub low: Beyond,
    /// Above the upper fence.
    pub high: Beyond,
    /// Characters of the shortest text.
    pub shortest_chars: Option<u32>,
}

impl SpreadPart {
    /// Adds what another member saw.
    pub fn merge(&mut self, other: &Self) {
        self.numbers += other.numbers;
        self.squares += other.squares;
        self.low.add(other.low.rows, &other.low.farthest, true);
        self.high.add(other.high.rows, &other.high.farthest, false);
        let shortest = [self.shortest_chars, other.shortest_chars];
        self.shortest_chars = shortest.into_iter().flatten().min();
    }
}

/// Looks at a column of a member.
pub(crate) struct Spreading {
    ask: SpreadAsk,
    part: SpreadPart,
    shard: usize,
}

impl Spreading {
    pub(crate) fn new(ask: SpreadAsk) -> Self {
        Self {
            ask,
            part: SpreadPart::default(),
            shard: 0,
        }
    }

    fn look(&mut self, column: &Column, form: Form, file_row: impl Fn(usize) -> u64) {
        let valid = |row: &usize| column.valid.get(*row);
        let chars = |text: &[u8]| {
            // every character but its first byte begins with the bits 10
            let begins = text.iter().filter(|byte| (**byte & 0xc0) != 0x80);
            u32::try_from(begins.count()).unwrap_or(u32::MAX)
        };
        let shortest = match &column.data {
            Data::Dictionary { codes, entries } => {
                let lengths: Vec<u32> = (0..entries.len())
                    .map(|entry| chars(entries.bytes_of(entry)))
                    .collect();
                let rows = (0..column.len()).filter(valid);
                rows.filter_map(|row| lengths.get(codes.at(row)).copied())
                    .min()
            }
            Data::Text(texts) => {
                let rows = (0..column.len()).filter(valid);
                rows.map(|row| chars(texts.bytes_of(row))).min()
            }
            _ => None,
        };
        let known = [self.part.shortest_chars, shortest];
        self.part.shortest_chars = known.into_iter().flatten().min();
        if !column.column_type.is_number() {
            return;
        }
        let line = Line::new(column, form);
        let is_wide = matches!(form, Form::Wide { .. });
        for row in (0..column.len()).filter(valid) {
            let distance = float_at(&column.data, row) - self.ask.centre;
            self.part.numbers += 1;
            self.part.squares += distance * distance;
            let Some((below, above)) = self.ask.fences else {
                continue;
            };
            let value = match is_wide {
                true => line.get_wide(row),
                false => i128::from(line.get(row)),
            };
            if value < below {
                self.part.low.add(1, &[(value, file_row(row))], true);
            } else if value > above {
                self.part.high.add(1, &[(value, file_row(row))], false);
            }
        }
    }
}

impl Work for Spreading {
    fn step(
        &mut self,
        member: &mut Member,
        _budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let form = member.facts(self.ask.column).form;
        // a shard at a time: between two is answered what a user waits for
        let Some(held) = member.held_at(self.shard) else {
            let part = std::mem::take(&mut self.part);
            return Ok(Some(MemberAnswer::Spread(Box::new(part))));
        };
        if let Some(column) = held.shard.columns.get(self.ask.column as usize) {
            let file_row = |row: usize| held.first_line + held.shard.line_of(row) + 1;
            self.look(column, form, file_row);
        }
        self.shard += 1;
        Ok(None)
    }
}
