//! Grouping the rows a member holds, shard by shard.

use super::facts::{ColumnFacts, Form, Line, float_at};
use super::filter;
use super::group::{GroupAsk, GroupKey, GroupPartial, GroupSums, wider};
use super::select::Selection;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::table::{Column, Data};
use model::calendar;
use model::column::ColumnType;
use model::note::{Problem, ProblemKind};
use model::recipe::Test;
use model::view_spec::TimeUnit;
use rustc_hash::FxHashMap;

/// Groups a member holds at most; more are no groups any more but the column itself.
const MOST_GROUPS: usize = 4_000_000;
/// The longest line whose groups are kept in an array while a shard is worked on.
const SHORT_LINE: i128 = 1 << 16;
const DAY_MICROS: i64 = 86_400_000_000;

/// Groups the rows of a member, shard by shard.
pub(crate) struct Grouping {
    ask: GroupAsk,
    shard: usize,
    groups: FxHashMap<GroupKey, GroupSums>,
    extremes: Option<(i128, i128)>,
}

impl Grouping {
    pub(crate) fn new(ask: GroupAsk) -> Self {
        Self {
            ask,
            shard: 0,
            groups: FxHashMap::default(),
            extremes: None,
        }
    }

    fn add(&mut self, key: GroupKey, sums: &GroupSums) {
        if sums.rows > 0 {
            self.groups
                .entry(key)
                .or_insert(GroupSums::NONE)
                .merge(sums);
        }
    }
}

impl Work for Grouping {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        let view = match self.ask.revision {
            Some(revision) => Some(member.view(revision)?),
            None => None,
        };
        while let Some(held) = member.held_at(self.shard) {
            self.shard += 1;
            let selected = match view {
                Some(view) => view.selections.get(&held.shard.index).cloned(),
                None => None,
            };
            let mut rows = selected.unwrap_or(Selection::All(held.shard.rows as u32));
            for (column, cell) in &self.ask.only {
                if let Some(column) = held.shard.columns.get(*column as usize) {
                    filter::keep(column, &Test::Equals(cell.clone()), &mut rows);
                }
            }
            for (column, cell) in &self.ask.except {
                if let Some(column) = held.shard.columns.get(*column as usize) {
                    filter::keep(column, &Test::Differs(cell.clone()), &mut rows);
                }
            }
            let Some(by) = held.shard.columns.get(self.ask.by as usize) else {
                continue;
            };
            let measured = match self.ask.measure.column() {
                Some(column) => held
                    .shard
                    .columns
                    .get(column as usize)
                    .map(|data| Measured::new(data, member.facts(column))),
                None => None,
            };
            left -= rows.len() as i64 * 16;
            self.shard_groups(
                by,
                member.facts(self.ask.by),
                measured,
                held.first_row,
                &rows,
            );
            if self.groups.len() > MOST_GROUPS {
                return Err(ProblemKind::TooBig {
                    bytes: (self.groups.len() * 64) as u64,
                    limit_bytes: (MOST_GROUPS * 64) as u64,
                }
                .into());
            }
            if left <= 0 {
                return Ok(None);
            }
        }
        Ok(Some(MemberAnswer::Grouped(GroupPartial {
            groups: std::mem::take(&mut self.groups).into_iter().collect(),
            extremes: self.extremes,
        })))
    }
}

impl Grouping {
    fn shard_groups(
        &mut self,
        by: &Column,
        facts: ColumnFacts,
        measured: Option<Measured<'_>>,
        first_row: u64,
        rows: &Selection,
    ) {
        let valid = &by.valid;
        let add = |sums: &mut GroupSums, row: usize| {
            sums.rows += 1;
            sums.first_row = sums.first_row.min(first_row + row as u64);
            if let Some(measured) = &measured {
                measured.add(sums, row);
            }
        };
        match &by.data {
            Data::Dictionary { codes, entries } => {
                let mut slots = vec![GroupSums::NONE; entries.len() + 1];
                rows.each(|row| {
                    let slot = if valid.get(row) {
                        codes.at(row)
                    } else {
                        entries.len()
                    };
                    add(&mut slots[slot], row);
                });
                for (slot, sums) in slots.iter().enumerate() {
                    if sums.rows > 0 {
                        let key = if slot == entries.len() {
                            GroupKey::Missing
                        } else {
                            GroupKey::Text(entries.get(slot).to_owned())
                        };
                        self.add(key, sums);
                    }
                }
            }
            Data::Text(arena) => {
                let mut groups: FxHashMap<Option<&[u8]>, GroupSums> = FxHashMap::default();
                rows.each(|row| {
                    let key = valid.get(row).then(|| arena.bytes_of(row));
                    add(groups.entry(key).or_insert(GroupSums::NONE), row);
                });
                for (key, sums) in groups {
                    let text = |key| String::from_utf8_lossy(key).into_owned();
                    let key = key.map_or(GroupKey::Missing, |key| GroupKey::Text(text(key)));
                    self.add(key, &sums);
                }
            }
            _ => {
                let line = Line::new(by, facts.form);
                let unit = self.ask.unit;
                if unit.is_some() {
                    rows.each(|row| {
                        if valid.get(row) {
                            let value = i128::from(line.get(row));
                            self.extremes = wider(self.extremes, Some((value, value)));
                        }
                    });
                }
                let bins = match self.ask.edges.as_slice() {
                    [_, inner @ .., _] => Some(inner),
                    _ => None,
                };
                let place = |value: i128| match bins {
                    Some(inner) => inner.partition_point(|edge| *edge <= value) as i128,
                    None => in_unit(value, facts.column_type, unit),
                };
                let at = |row: usize| match facts.form {
                    Form::Wide { .. } => place(line.get_wide(row)),
                    _ => place(i128::from(line.get(row))),
                };
                let (low, high) = match (bins, facts.bounds) {
                    (Some(inner), _) => (0, inner.len() as i128),
                    (None, Some((low, high))) => (place(low.into()), place(high.into())),
                    (None, None) => (0, i128::MAX),
                };
                let mut missing = GroupSums::NONE;
                if high - low < SHORT_LINE {
                    let mut slots = vec![GroupSums::NONE; (high - low + 1) as usize];
                    rows.each(|row| {
                        if valid.get(row) {
                            add(&mut slots[(at(row) - low) as usize], row);
                        } else {
                            add(&mut missing, row);
                        }
                    });
                    for (slot, sums) in slots.iter().enumerate() {
                        self.add(GroupKey::Line(low + slot as i128), sums);
                    }
                } else {
                    let mut groups: FxHashMap<i128, GroupSums> = FxHashMap::default();
                    rows.each(|row| {
                        if valid.get(row) {
                            add(groups.entry(at(row)).or_insert(GroupSums::NONE), row);
                        } else {
                            add(&mut missing, row);
                        }
                    });
                    for (key, sums) in groups {
                        self.add(GroupKey::Line(key), &sums);
                    }
                }
                self.add(GroupKey::Missing, &missing);
            }
        }
    }
}

/// The year, or the first day of the month, or the day of a value on the line; keeps the order.
pub(super) fn in_unit(line: i128, column_type: ColumnType, unit: Option<TimeUnit>) -> i128 {
    let Some(unit) = unit else {
        return line;
    };
    let day = match column_type {
        ColumnType::Date => line as i64,
        ColumnType::DateTime => (line as i64).div_euclid(DAY_MICROS),
        _ => return line,
    };
    let (year, month, _) = calendar::civil(day);
    i128::from(match unit {
        TimeUnit::Year => year,
        TimeUnit::Month => calendar::days(year, month, 1),
        TimeUnit::Day => day,
    })
}

/// The measured column of one shard.
pub(super) struct Measured<'a> {
    column: &'a Column,
    line: Line<'a>,
    form: Form,
}

impl<'a> Measured<'a> {
    pub(super) fn new(column: &'a Column, facts: ColumnFacts) -> Self {
        Self {
            line: Line::new(column, facts.form),
            column,
            form: facts.form,
        }
    }

    #[inline]
    pub(super) fn add(&self, sums: &mut GroupSums, row: usize) {
        if !self.column.valid.get(row) {
            return;
        }
        sums.values += 1;
        match self.form {
            Form::Line { .. } => {
                let value = i128::from(self.line.get(row));
                sums.sum = sums.sum.and_then(|sum| sum.checked_add(value));
            }
            Form::Wide { .. } => {
                let value = self.line.get_wide(row);
                sums.sum = sums.sum.and_then(|sum| sum.checked_add(value));
                sums.float += float_at(&self.column.data, row);
            }
            Form::Float => sums.float += float_at(&self.column.data, row),
            Form::Text => {}
        }
    }
}
