//! Going through the rows of a member for the rules that ask for it.

use super::{Hit, Look, Task, rules};
use crate::check::tally::Tally;
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::kle::check::text_of;
use crate::table::{Column, Data};
use model::cell::Cell;
use model::note::Problem;

/// A row of which a rule sees the cells of its task's columns.
pub struct RowSeen<'a> {
    columns: &'a [Option<&'a Column>],
    row: usize,
}

impl RowSeen<'_> {
    /// The cell of the task's column at a place.
    #[must_use]
    pub fn cell(&self, place: usize) -> Cell {
        let column = self.columns.get(place).copied().flatten();
        column.map_or(Cell::Missing, |column| column.cell(self.row))
    }

    /// The text of the task's column at a place, when it is one of texts and has a value.
    #[must_use]
    pub fn text(&self, place: usize) -> Option<&str> {
        let column = self.columns.get(place).copied().flatten()?;
        column.text(self.row)
    }

    /// A value as the file had it, as far as its type has kept that.
    #[must_use]
    pub fn spelled(&self, place: usize) -> Option<String> {
        let column = self.columns.get(place).copied().flatten()?;
        text_of(column, self.row)
    }
}

/// Goes through the rows of a member.
pub(crate) struct Walking {
    tasks: Vec<Task>,
    met: Vec<Tally>,
    /// What was said of each text that repeats in the shard: by task, then by code.
    said: Vec<Vec<Option<Option<Hit>>>>,
    shard: usize,
    row: usize,
}

impl Walking {
    pub(crate) fn new(tasks: Vec<Task>) -> Self {
        Self {
            met: vec![Tally::default(); tasks.len()],
            said: vec![Vec::new(); tasks.len()],
            tasks,
            shard: 0,
            row: 0,
        }
    }

    fn rows(&mut self, held: &Held, to: usize) {
        let file_row = |row: usize| held.first_line + held.shard.line_of(row) + 1;
        let tasks = self.tasks.iter().zip(&mut self.met).zip(&mut self.said);
        for ((task, met), said) in tasks {
            let Some(rule) = rules().nth(task.rule as usize) else {
                continue;
            };
            let column = |at: &u32| held.shard.columns.get(*at as usize);
            let columns: Vec<Option<&Column>> = task.columns.iter().map(column).collect();
            let first = columns.first().copied().flatten();
            match (rule.look, first) {
                (Look::None, _) | (Look::Text(_), None) => {}
                (Look::Text(look), Some(column)) => match &column.data {
                    Data::Dictionary { codes, entries } => {
                        said.resize(entries.len(), None);
                        for row in self.row..to {
                            if !column.valid.get(row) {
                                continue;
                            }
                            let code = codes.at(row);
                            let known = said.get_mut(code);
                            let look = || look(entries.get(code), task);
                            let hit = match known {
                                Some(known) => known.get_or_insert_with(look).clone(),
                                None => look(),
                            };
                            if let Some(hit) = hit {
                                met.add(file_row(row), hit.value, hit.repair);
                            }
                        }
                    }
                    Data::Text(texts) => {
                        for row in self.row..to {
                            if column.valid.get(row)
                                && let Some(hit) = look(texts.get(row), task)
                            {
                                met.add(file_row(row), hit.value, hit.repair);
                            }
                        }
                    }
                    _ => {}
                },
                (Look::Row(look), _) => {
                    for row in self.row..to {
                        let seen = RowSeen {
                            columns: &columns,
                            row,
                        };
                        if let Some(hit) = look(&seen, task) {
                            met.add(file_row(row), hit.value, hit.repair);
                        }
                    }
                }
            }
        }
    }
}

impl Work for Walking {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        // short steps: between them is answered what a user waits for
        let mut left = (budget / 64 / self.tasks.len().max(1)).max(1);
        while let Some(held) = member.held_at(self.shard) {
            let to = held.shard.rows.min(self.row + left);
            let begun = self.row;
            self.rows(held, to);
            left = left.saturating_sub(to - begun);
            self.row = to;
            if to < held.shard.rows {
                return Ok(None);
            }
            self.shard += 1;
            self.row = 0;
            self.said.iter_mut().for_each(Vec::clear);
            if left == 0 {
                return Ok(None);
            }
        }
        let met = std::mem::take(&mut self.met);
        Ok(Some(MemberAnswer::Checked(met)))
    }
}
