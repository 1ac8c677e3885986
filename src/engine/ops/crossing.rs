//! Grouping the rows a member holds by one or two columns, shard by shard.

use super::cross::{CrossAsk, CrossCell, CrossPartial, Dimension, Keep, Products};
use super::facts::{ColumnFacts, Form, Line};
use super::filter;
use super::group::{GroupKey, GroupSums, wider};
use super::grouping::{Measured, in_unit};
use super::select::Selection;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::table::{Column, Data, Shard};
use model::note::{Problem, ProblemKind};
use model::recipe::Test;
use rustc_hash::FxHashMap;

/// Pairs a member holds at most.
const MOST_PAIRS: usize = 2_000_000;
/// The longest line whose values are numbered by an array.
const SHORT_LINE: i128 = 1 << 16;
/// The largest table of pairs of one shard that is kept as an array.
const SMALL_TABLE: usize = 1 << 18;

/// Groups the rows of a member by one or two columns.
pub(crate) struct Crossing {
    ask: CrossAsk,
    shard: usize,
    done: Vec<CrossPartial>,
    pairs: usize,
}

impl Crossing {
    pub(crate) fn new(ask: CrossAsk) -> Self {
        Self {
            ask,
            shard: 0,
            done: Vec::new(),
            pairs: 0,
        }
    }
}

impl Work for Crossing {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        let view = member.view(self.ask.revision)?;
        while let Some(held) = member.held_at(self.shard) {
            self.shard += 1;
            let selected = view.selections.get(&held.shard.index).cloned();
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
            left -= rows.len() as i64 * 32;
            let part = crossed(&self.ask, &held.shard, held.first_row, &rows, |column| {
                member.facts(column)
            });
            if let Some(part) = part {
                self.pairs += part.cells.len();
                self.done.push(part);
            }
            if self.pairs > MOST_PAIRS {
                // the same pairs may have been met in several shards
                self.done = vec![CrossPartial::merge(std::mem::take(&mut self.done))];
                self.pairs = self.done.iter().map(|part| part.cells.len()).sum();
            }
            if self.pairs > MOST_PAIRS {
                return Err(ProblemKind::TooBig {
                    bytes: (self.pairs * 96) as u64,
                    limit_bytes: (MOST_PAIRS * 96) as u64,
                }
                .into());
            }
            if left <= 0 {
                return Ok(None);
            }
        }
        let whole = CrossPartial::merge(std::mem::take(&mut self.done));
        Ok(Some(MemberAnswer::Crossed(Box::new(whole))))
    }
}

/// The groups of one shard; `None` when it has not the columns.
fn crossed(
    ask: &CrossAsk,
    shard: &Shard,
    first_row: u64,
    rows: &Selection,
    facts: impl Fn(u32) -> ColumnFacts,
) -> Option<CrossPartial> {
    let column = |at: u32| shard.columns.get(at as usize);
    let by_column = column(ask.by.column)?;
    let by_facts = facts(ask.by.column);
    let by = numbered(by_column, by_facts, &ask.by, rows);
    let series = match &ask.series {
        Some(series) => numbered(column(series.column)?, facts(series.column), series, rows),
        None => Numbered {
            keys: vec![GroupKey::Line(0)],
            of: Vec::new(),
        },
    };
    let measured_column = ask.measured.and_then(column);
    let measured_facts = ask.measured.map(&facts).unwrap_or_default();
    let measured = measured_column.map(|data| Measured::new(data, measured_facts));
    let mut slots = Slots::new(by.keys.len(), series.keys.len());
    let mut places: Vec<u32> = Vec::with_capacity(rows.len());
    let mut cells: Vec<CrossCell> = Vec::new();
    let mut at = 0;
    rows.each(|row| {
        let (b, s) = (by.of[at], series.of.get(at).copied().unwrap_or(0));
        at += 1;
        let place = slots.place(b, s, cells.len() as u32);
        if place as usize == cells.len() {
            cells.push(CrossCell {
                by: b,
                series: s,
                sums: GroupSums::NONE,
                runs: Vec::new(),
            });
        }
        let sums = &mut cells[place as usize].sums;
        sums.rows += 1;
        sums.first_row = sums.first_row.min(first_row + row as u64);
        if let Some(measured) = &measured {
            measured.add(sums, row);
        }
        places.push(place);
    });
    if let (Some(keep), Some(data)) = (ask.keep, measured_column) {
        keep_values(keep, data, measured_facts, rows, &places, &mut cells);
    }
    let mut part = CrossPartial {
        by: by.keys,
        series: series.keys,
        cells,
        extremes: None,
        products: Products::default(),
    };
    if ask.by.unit.is_some() && by_facts.form != Form::Text {
        let line = Line::new(by_column, by_facts.form);
        rows.each(|row| {
            if by_column.valid.get(row) {
                let value = i128::from(line.get(row));
                part.extremes = wider(part.extremes, Some((value, value)));
            }
        });
    }
    if let (true, Some(series)) = (ask.products, &ask.series) {
        let other = column(series.column)?;
        let x = Line::new(by_column, by_facts.form);
        let y = Line::new(other, facts(series.column).form);
        rows.each(|row| {
            if by_column.valid.get(row) && other.valid.get(row) {
                part.products.add(x.get_wide(row), y.get_wide(row));
            }
        });
    }
    Some(part)
}

/// Sorts the values of each pair into runs.
fn keep_values(
    keep: Keep,
    data: &Column,
    facts: ColumnFacts,
    rows: &Selection,
    places: &[u32],
    cells: &mut [CrossCell],
) {
    let line = Line::new(data, facts.form);
    let mut values: Vec<Vec<i128>> = vec![Vec::new(); cells.len()];
    let mut at = 0;
    rows.each(|row| {
        let place = places[at];
        at += 1;
        if data.valid.get(row) {
            let value = match facts.form {
                Form::Wide { .. } => line.get_wide(row),
                _ => i128::from(line.get(row)),
            };
            values[place as usize].push(match keep {
                Keep::Values => value,
                Keep::Bins { low, width } => (value - low).div_euclid(width.max(1)),
            });
        }
    });
    for (cell, mut values) in cells.iter_mut().zip(values) {
        values.sort_unstable();
        for value in values {
            match cell.runs.last_mut() {
                Some(last) if last.0 == value => last.1 = last.1.saturating_add(1),
                _ => cell.runs.push((value, 1)),
            }
        }
    }
}

/// Which pair stands where.
enum Slots {
    Table(Vec<u32>, usize),
    Map(FxHashMap<(u32, u32), u32>),
}

impl Slots {
    fn new(by: usize, series: usize) -> Self {
        match by.checked_mul(series) {
            Some(size) if size <= SMALL_TABLE => Self::Table(vec![u32::MAX; size], series),
            _ => Self::Map(FxHashMap::default()),
        }
    }

    /// The place of a pair; `next` when it was not met before.
    fn place(&mut self, by: u32, series: u32, next: u32) -> u32 {
        let slot = match self {
            Self::Table(slots, width) => &mut slots[by as usize * *width + series as usize],
            Self::Map(slots) => slots.entry((by, series)).or_insert(u32::MAX),
        };
        if *slot == u32::MAX {
            *slot = next;
        }
        *slot
    }
}

/// The values of a column as numbers of keys, one for each row that passes.
struct Numbered {
    keys: Vec<GroupKey>,
    of: Vec<u32>,
}

/// Gives out numbers in the order of meeting.
struct Numbers<'a> {
    keys: Vec<GroupKey>,
    of: Vec<u32>,
    missing: Option<u32>,
    texts: FxHashMap<&'a [u8], u32>,
    lines: FxHashMap<i128, u32>,
}

impl Numbers<'_> {
    fn next(keys: &mut Vec<GroupKey>, key: GroupKey) -> u32 {
        keys.push(key);
        (keys.len() - 1) as u32
    }

    fn miss(&mut self) {
        let keys = &mut self.keys;
        let number = *self
            .missing
            .get_or_insert_with(|| Self::next(keys, GroupKey::Missing));
        self.of.push(number);
    }
}

fn numbered(column: &Column, facts: ColumnFacts, by: &Dimension, rows: &Selection) -> Numbered {
    let valid = &column.valid;
    let mut numbers = Numbers {
        keys: Vec::new(),
        of: Vec::with_capacity(rows.len()),
        missing: None,
        texts: FxHashMap::default(),
        lines: FxHashMap::default(),
    };
    match &column.data {
        Data::Dictionary { codes, entries } => {
            let mut slots = vec![u32::MAX; entries.len()];
            rows.each(|row| {
                if !valid.get(row) {
                    return numbers.miss();
                }
                let slot = &mut slots[codes.at(row)];
                if *slot == u32::MAX {
                    let key = GroupKey::Text(entries.get(codes.at(row)).to_owned());
                    *slot = Numbers::next(&mut numbers.keys, key);
                }
                numbers.of.push(*slot);
            });
        }
        Data::Text(arena) => rows.each(|row| {
            if !valid.get(row) {
                return numbers.miss();
            }
            let text = arena.bytes_of(row);
            let keys = &mut numbers.keys;
            let number = *numbers.texts.entry(text).or_insert_with(|| {
                let text = String::from_utf8_lossy(text).into_owned();
                Numbers::next(keys, GroupKey::Text(text))
            });
            numbers.of.push(number);
        }),
        _ => {
            let line = Line::new(column, facts.form);
            let bins = match by.edges.as_slice() {
                [_, inner @ .., _] => Some(inner),
                _ => None,
            };
            let place = |value: i128| match bins {
                Some(inner) => inner.partition_point(|edge| *edge <= value) as i128,
                None => in_unit(value, facts.column_type, by.unit),
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
            let mut slots: Vec<u32> = Vec::new();
            if high - low < SHORT_LINE {
                slots = vec![u32::MAX; (high - low + 1) as usize];
            }
            rows.each(|row| {
                if !valid.get(row) {
                    return numbers.miss();
                }
                let value = at(row);
                let slot = if slots.is_empty() {
                    numbers.lines.entry(value).or_insert(u32::MAX)
                } else {
                    &mut slots[(value - low) as usize]
                };
                if *slot == u32::MAX {
                    *slot = Numbers::next(&mut numbers.keys, GroupKey::Line(value));
                }
                numbers.of.push(*slot);
            });
        }
    }
    Numbered {
        keys: numbers.keys,
        of: numbers.of,
    }
}
