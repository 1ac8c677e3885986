//! Going through the rows of a member for the rules that ask for it.
//!
//! Shard by shard, and in each a pass over every column that is looked at: all rules that look at its values share
//! it. Of what repeats in a shard each different value is looked at, and how often it stands there is counted once for
//! all rules that say something of any.

mod column;
mod numbers;
mod pairs;

use super::{Hit, Look, Task, rules};
use crate::check::tally::Tally;
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::kle::check::text_of;
use crate::table::Column;
use column::{ColumnWalk, OfColumn};
use model::cell::Cell;
use model::note::Problem;
pub use numbers::Among;
use pairs::PairWalk;
use std::ops::Range;

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

    /// True when none of the task's columns has a value or a sign in this row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let columns = self.columns.iter().flatten();
        let has = |column: &&Column| {
            column.valid.get(self.row)
                || column
                    .marks
                    .get(self.row)
                    .is_some_and(|(sign, _)| !sign.is_empty())
        };
        !columns.into_iter().copied().any(|column| has(&column))
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

/// A pass over a shard.
enum Pass {
    /// Over a column, for the tasks that look at its values one by one.
    Column(Box<OfColumn>),
    /// Over the numbers of a column, for a task.
    Numbers(usize),
    /// Over rows, for a task.
    Rows(usize, fn(&RowSeen<'_>, &Task) -> Option<Hit>),
    /// The same, where few different things are said of many.
    Words(usize, fn(&RowSeen<'_>, &Task) -> Option<&'static str>),
    /// Over two columns, for a task.
    Pairs(usize),
}

/// Goes through the rows of a member.
pub(crate) struct Walking {
    tasks: Vec<(Task, Look)>,
    met: Vec<Tally>,
    passes: Vec<Pass>,
    shard: usize,
    /// Among `passes`.
    pass: usize,
    row: usize,
    of_column: ColumnWalk,
    of_pairs: PairWalk,
}

/// Cells between two looks at what else there is to do, for each 64 bytes of the budget: 16,384 of the page's steps,
/// which takes at most a few milliseconds.
const BUDGET_OF_CELL: usize = 64;

impl Walking {
    pub(crate) fn new(tasks: Vec<Task>) -> Self {
        let look = |task: &Task| rules().nth(task.rule as usize).map(|rule| rule.look);
        let tasks: Vec<(Task, Look)> = tasks
            .into_iter()
            .map(|task| {
                let look = look(&task).unwrap_or(Look::None);
                (task, look)
            })
            .collect();
        Self {
            met: tasks
                .iter()
                .map(|(task, _)| Tally::with(task.room))
                .collect(),
            passes: passes(&tasks),
            tasks,
            shard: 0,
            pass: 0,
            row: 0,
            of_column: ColumnWalk::default(),
            of_pairs: PairWalk::default(),
        }
    }

    /// Goes on with the present pass over a shard, as far as `to`.
    fn walk(&mut self, held: &Held, to: usize) {
        let rows = self.row..to;
        let at = |row: usize| file_row(held, row);
        let column = |at: &u32| held.shard.columns.get(*at as usize);
        match self.passes.get(self.pass) {
            None => {}
            Some(Pass::Column(of)) => {
                if let Some(column) = column(&of.column()) {
                    let (tasks, met) = (&self.tasks, &mut self.met);
                    self.of_column.rows(of, column, rows, tasks, met, &at);
                }
            }
            Some(Pass::Numbers(place)) => {
                let task = self.tasks.get(*place).zip(self.met.get_mut(*place));
                if let Some(((task, Look::Numbers { among, look }), met)) = task
                    && let Some(column) = task.columns.first().and_then(column)
                    && let Some(among) = among(task)
                {
                    let columns = [Some(column)];
                    numbers::each(column, rows, among, |row| {
                        let seen = RowSeen {
                            columns: &columns,
                            row,
                        };
                        if let Some(hit) = look(&seen, task) {
                            met.add(at(row), hit.value, hit.repair);
                        }
                    });
                }
            }
            Some(Pass::Rows(place, look)) => {
                let task = self.tasks.get(*place).zip(self.met.get_mut(*place));
                let Some(((task, _), met)) = task else { return };
                let columns: Vec<Option<&Column>> = task.columns.iter().map(column).collect();
                for row in rows {
                    let seen = RowSeen {
                        columns: &columns,
                        row,
                    };
                    if let Some(hit) = look(&seen, task) {
                        met.add(at(row), hit.value, hit.repair);
                    }
                }
            }
            Some(Pass::Words(place, look)) => {
                let task = self.tasks.get(*place).zip(self.met.get_mut(*place));
                let Some(((task, _), met)) = task else { return };
                let columns: Vec<Option<&Column>> = task.columns.iter().map(column).collect();
                let mut words: Vec<(&str, u64, Vec<u64>)> = Vec::new();
                for row in rows {
                    let seen = RowSeen {
                        columns: &columns,
                        row,
                    };
                    let Some(word) = look(&seen, task) else {
                        continue;
                    };
                    match words.iter_mut().find(|known| known.0 == word) {
                        Some((_, cells, rows)) => {
                            *cells += 1;
                            // rows come ascending
                            if task.room.has(rows.len()) {
                                rows.push(at(row));
                            }
                        }
                        None => words.push((word, 1, vec![at(row)])),
                    }
                }
                for (word, cells, rows) in words {
                    met.add_all(cells, rows.into_iter(), word.to_owned(), None);
                }
            }
            Some(Pass::Pairs(place)) => {
                let task = self.tasks.get(*place).zip(self.met.get_mut(*place));
                if let Some(((task, _), met)) = task
                    && let [one, other] = task.columns.as_slice()
                    && let Some((one, other)) = column(one).zip(column(other))
                {
                    self.of_pairs.rows(one, other, rows, met, &at);
                }
            }
        }
    }

    /// How many columns the present pass looks at.
    fn width(&self) -> usize {
        match self.passes.get(self.pass) {
            Some(Pass::Rows(place, _) | Pass::Words(place, _)) => {
                let task = self.tasks.get(*place);
                task.map_or(1, |task| task.0.columns.len()).max(1)
            }
            _ => 1,
        }
    }
}

/// The row of the file, from 1.
fn file_row(held: &Held, row: usize) -> u64 {
    held.first_line + held.shard.line_of(row) + 1
}

/// What is to be done with each shard.
fn passes(tasks: &[(Task, Look)]) -> Vec<Pass> {
    let mut passes = Vec::new();
    let mut columns: Vec<(u32, Vec<usize>)> = Vec::new();
    for (place, (task, look)) in tasks.iter().enumerate() {
        let single = match task.columns.as_slice() {
            [column] => Some(*column),
            _ => None,
        };
        match (look, single) {
            (Look::None | Look::Twins, _) => {}
            (Look::Numbers { .. }, _) => passes.push(Pass::Numbers(place)),
            (Look::Row(look), _) | (Look::Cells { row: look, .. }, None) => {
                passes.push(Pass::Rows(place, *look))
            }
            (Look::Numbered { row: look, .. }, None) => passes.push(Pass::Words(place, *look)),
            (Look::Pairs, _) => passes.push(Pass::Pairs(place)),
            _ => {
                let Some(column) = task.columns.first() else {
                    continue;
                };
                match columns.iter_mut().find(|known| known.0 == *column) {
                    Some((_, places)) => places.push(place),
                    None => columns.push((*column, vec![place])),
                }
            }
        }
    }
    let columns = columns.into_iter();
    passes.extend(columns.map(|(column, places)| {
        let of = OfColumn::new(column, places, tasks);
        Pass::Column(Box::new(of))
    }));
    passes
}

impl Work for Walking {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        // short steps: between them is answered what a user waits for
        let mut left = (budget / BUDGET_OF_CELL).max(1);
        while let Some(held) = member.held_at(self.shard) {
            while self.pass < self.passes.len() {
                if left == 0 {
                    return Ok(None);
                }
                let width = self.width();
                let to = held.shard.rows.min(self.row + (left / width).max(1));
                left = left.saturating_sub((to - self.row) * width);
                self.walk(held, to);
                self.row = to;
                if to == held.shard.rows {
                    self.pass += 1;
                    self.row = 0;
                }
            }
            self.pass = 0;
            self.shard += 1;
        }
        let mut met = std::mem::take(&mut self.met);
        met.iter_mut().for_each(Tally::settle);
        Ok(Some(MemberAnswer::Checked(met)))
    }
}
