//! Going through the rows of a member for the rules that ask for it.

use super::{Hit, Look, Task, print, rules};
use crate::check::tally::{MOST_ROWS, Places, Tally};
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::kle::check::text_of;
use crate::table::{Column, Data, TextArena};
use model::cell::Cell;
use model::note::Problem;
use rustc_hash::FxHashMap;
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

/// What was said of a text that repeats in a shard, and where it stands there.
type Said = Option<(Hit, Places)>;

/// Goes through the rows of a member.
pub(crate) struct Walking {
    tasks: Vec<Task>,
    met: Vec<Tally>,
    /// What was said of each text that repeats in the shard: by task, then by code. Empty when there was nothing
    /// to say of any, so that most tasks cost a look at each different text.
    said: Vec<Vec<Said>>,
    /// Prints of the texts that repeat in the shard: by task, by column, then by code.
    prints: Vec<Vec<Vec<u64>>>,
    /// Values beside each other in the shard: by task.
    pairs: Vec<FxHashMap<(i64, i64), Places>>,
    /// What was said of each whole number of the shard: by task.
    numbers: Vec<FxHashMap<i64, Said>>,
    shard: usize,
    row: usize,
}

impl Walking {
    pub(crate) fn new(tasks: Vec<Task>) -> Self {
        Self {
            met: vec![Tally::default(); tasks.len()],
            said: vec![Vec::new(); tasks.len()],
            prints: vec![Vec::new(); tasks.len()],
            numbers: vec![FxHashMap::default(); tasks.len()],
            pairs: vec![FxHashMap::default(); tasks.len()],
            tasks,
            shard: 0,
            row: 0,
        }
    }

    fn rows(&mut self, held: &Held, to: usize) {
        let from = self.row;
        let file_row = |row: usize| held.first_line + held.shard.line_of(row) + 1;
        let own = self.met.iter_mut().zip(&mut self.said);
        let own = own.zip(&mut self.prints).zip(&mut self.pairs);
        let own = own.zip(&mut self.numbers);
        for (task, ((((met, said), prints), pairs), numbers)) in self.tasks.iter().zip(own) {
            let Some(rule) = rules().nth(task.rule as usize) else {
                continue;
            };
            let column = |at: &u32| held.shard.columns.get(*at as usize);
            let columns: Vec<Option<&Column>> = task.columns.iter().map(column).collect();
            let first = columns.first().copied().flatten();
            let look = match (rule.look, first) {
                (Look::Cells { text, whole, .. }, Some(column)) if task.columns.len() == 1 => {
                    for (row, number) in wholes(column, from..to) {
                        if let Some(hit) = whole(number, task) {
                            met.add(file_row(row), hit.value, hit.repair);
                        }
                    }
                    Look::Text(text)
                }
                (Look::Cells { row, .. }, _) => Look::Row(row),
                (other, _) => other,
            };
            match (look, first) {
                (Look::None | Look::Cells { .. }, _)
                | (Look::Text(_) | Look::Value(_) | Look::Sifted(..), None) => {}
                (Look::Text(look) | Look::Value(look) | Look::Sifted(_, look), Some(column)) => {
                    match &column.data {
                        Data::Dictionary { codes, entries } => {
                            if from == 0 {
                                *said = of_entries(entries, |text| look(text, task));
                            }
                            if said.is_empty() {
                                continue;
                            }
                            for row in from..to {
                                if let Some(Some((_, (cells, rows)))) = said.get_mut(codes.at(row))
                                    && column.valid.get(row)
                                {
                                    *cells += 1;
                                    // rows come ascending
                                    if rows.len() < MOST_ROWS {
                                        rows.push(file_row(row));
                                    }
                                }
                            }
                            if to == held.shard.rows {
                                for (hit, (cells, rows)) in said.drain(..).flatten() {
                                    met.add_all(cells, &rows, hit.value, hit.repair);
                                }
                            }
                        }
                        Data::Text(texts) => {
                            let may = match rule.look {
                                Look::Sifted(may, _) => may,
                                _ => |_: &[u8]| true,
                            };
                            for row in from..to {
                                // reading a text as letters costs more than a look at its bytes
                                if may(texts.bytes_of(row))
                                    && column.valid.get(row)
                                    && let Some(hit) = look(texts.get(row), task)
                                {
                                    met.add(file_row(row), hit.value, hit.repair);
                                }
                            }
                        }
                        Data::Integer(values) if matches!(rule.look, Look::Value(_)) => {
                            let numbered = values.iter().enumerate().take(to).skip(from);
                            for (row, number) in numbered {
                                if !column.valid.get(row) {
                                    continue;
                                }
                                let said = numbers.entry(*number).or_insert_with(|| {
                                    Some((look(&number.to_string(), task)?, Places::default()))
                                });
                                if let Some((_, (cells, rows))) = said {
                                    *cells += 1;
                                    if rows.len() < MOST_ROWS {
                                        rows.push(file_row(row));
                                    }
                                }
                            }
                            if to == held.shard.rows {
                                for (hit, (cells, rows)) in numbers.drain().filter_map(|own| own.1)
                                {
                                    met.add_all(cells, &rows, hit.value, hit.repair);
                                }
                            }
                        }
                        _ => {}
                    }
                }
                (Look::Row(look), _) => {
                    for row in from..to {
                        let seen = RowSeen {
                            columns: &columns,
                            row,
                        };
                        if let Some(hit) = look(&seen, task) {
                            met.add(file_row(row), hit.value, hit.repair);
                        }
                    }
                }
                (Look::Pairs, _) => {
                    if let [Some(one), Some(other)] = columns.as_slice() {
                        if from == 0 {
                            pairs.clear();
                        }
                        for row in from..to {
                            let key = key_of(one, row).zip(key_of(other, row));
                            if let Some((cells, rows)) =
                                key.map(|key| pairs.entry(key).or_default())
                            {
                                *cells += 1;
                                if rows.len() < MOST_ROWS {
                                    rows.push(file_row(row));
                                }
                            }
                        }
                        if to == held.shard.rows {
                            for ((own, beside), (cells, rows)) in std::mem::take(pairs) {
                                let (own, beside) = (shown(one, own), shown(other, beside));
                                met.add_all(cells, &rows, own, Some(beside));
                            }
                        }
                    }
                }
                (Look::Prints, _) => {
                    if from == 0 {
                        *prints = columns.iter().map(|own| print::of_entries(*own)).collect();
                    }
                    let rows = print::of_rows(&columns, prints, from, to);
                    let placed = rows.zip(from..to);
                    met.prints
                        .extend(placed.filter_map(|(print, row)| Some((print?, file_row(row)))));
                }
            }
        }
    }
}

/// The numbers of a column that have no fraction, each with its row.
fn wholes(column: &Column, rows: Range<usize>) -> impl Iterator<Item = (usize, i64)> {
    let number = move |row: usize| match &column.data {
        Data::Integer(numbers) => numbers.get(row).copied(),
        Data::Decimal { scale, mantissas } => {
            let one = 10_i64.checked_pow(u32::from(*scale))?;
            let mantissa = *mantissas.get(row)?;
            (mantissa % one == 0).then_some(mantissa / one)
        }
        Data::Float(numbers) => {
            let number = *numbers.get(row)?;
            (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64)
        }
        _ => None,
    };
    rows.filter(|row| column.valid.get(*row))
        .filter_map(move |row| Some((row, number(row)?)))
}

/// What tells a value of a shard from others: its code, or the number itself.
fn key_of(column: &Column, row: usize) -> Option<i64> {
    if !column.valid.get(row) {
        return None;
    }
    match &column.data {
        Data::Dictionary { codes, .. } => i64::try_from(codes.at(row)).ok(),
        Data::Integer(values) => values.get(row).copied(),
        _ => None,
    }
}

/// The value behind what tells it from others.
fn shown(column: &Column, key: i64) -> String {
    match &column.data {
        Data::Dictionary { entries, .. } => usize::try_from(key)
            .map(|entry| entries.get(entry).to_owned())
            .unwrap_or_default(),
        _ => key.to_string(),
    }
}

/// What is said of each of the texts; nothing at all when nothing is said of any.
fn of_entries(entries: &TextArena, look: impl Fn(&str) -> Option<Hit>) -> Vec<Said> {
    let look = |entry| Some((look(entries.get(entry))?, Places::default()));
    let said: Vec<Said> = (0..entries.len()).map(look).collect();
    match said.iter().any(Option::is_some) {
        true => said,
        false => Vec::new(),
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
            if left == 0 {
                return Ok(None);
            }
        }
        let met = std::mem::take(&mut self.met);
        Ok(Some(MemberAnswer::Checked(met)))
    }
}
