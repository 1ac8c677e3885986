//! Sorting a member's rows, and keys by which the rows of different members compare.
//!
//! Each sort column is turned into whole numbers of the same order (a place on the line, or the rank of
//! a text), those of several columns are packed with the row into one integer, and the integers are
//! sorted. Rows that compare equal stay in the order of the table.

use super::facts::{ColumnFacts, Form, Line};
use super::radix;
use super::select::Selection;
use crate::job::{Keys, Member};
use crate::table::{Data, collate};
use model::note::{Problem, ProblemKind};
use model::recipe::SortKey;
use std::collections::BTreeMap;

/// A member's rows in order.
#[derive(Debug)]
pub(crate) struct Order {
    /// Rows of the member.
    pub rows: Vec<u32>,
    keys: Vec<SortKey>,
}

/// One sort column as whole numbers, one for each row to be sorted.
struct Ordinals {
    values: Vec<u64>,
    bits: u32,
}

/// Sorting in steps: a step for each column, then the sort itself.
pub(crate) struct Ordering {
    keys: Vec<SortKey>,
    rows: Vec<u32>,
    ordinals: Vec<Ordinals>,
}

impl Ordering {
    /// Ready to sort the selected rows of a member.
    pub(crate) fn new(
        keys: Vec<SortKey>,
        member: &Member,
        selections: &BTreeMap<u32, Selection>,
    ) -> Self {
        let mut rows = Vec::new();
        for held in member.held() {
            if let Some(selection) = selections.get(&held.shard.index) {
                rows.reserve(selection.len());
                selection.each(|row| rows.push(held.member_row + row as u32));
            }
        }
        Self {
            keys,
            rows,
            ordinals: Vec::new(),
        }
    }

    /// Does a piece; true when the rows are sorted.
    pub(crate) fn step(&mut self, member: &Member) -> bool {
        if let Some(key) = self.keys.get(self.ordinals.len()) {
            let facts = member.facts(key.column);
            let ordinals = match facts.form {
                Form::Text => text_ordinals(member, &self.rows, *key),
                Form::Line { .. } | Form::Float => line_ordinals(member, &self.rows, *key, facts),
                Form::Wide { .. } => wide_ordinals(member, &self.rows, *key, facts),
            };
            self.ordinals.push(ordinals);
            return false;
        }
        self.sort();
        true
    }

    fn sort(&mut self) {
        let position_bits = bits_of(self.rows.len() as u64);
        let mut positions: Vec<u32> = (0..self.rows.len() as u32).collect();
        let mut end = self.ordinals.len();
        while end > 0 {
            // as many columns as fit beside the position, the last first
            let mut start = end - 1;
            let mut bits = self.ordinals[start].bits;
            while start > 0 && bits + self.ordinals[start - 1].bits + position_bits <= u128::BITS {
                start -= 1;
                bits += self.ordinals[start].bits;
            }
            let group = &self.ordinals[start..end];
            positions = if bits + position_bits <= u64::BITS {
                let mut packed: Vec<u64> = Vec::with_capacity(positions.len());
                for (place, position) in positions.iter().enumerate() {
                    let mut value = 0;
                    for column in group {
                        value = (value << column.bits) | column.values[*position as usize];
                    }
                    packed.push((value << position_bits) | place as u64);
                }
                // places ascend already, and sorting by the rest keeps them so
                radix::sort(&mut packed, position_bits, position_bits + bits, |v| *v);
                let mask = (1u64 << position_bits) - 1;
                let place = |value: &u64| positions[(value & mask) as usize];
                packed.iter().map(place).collect()
            } else {
                let mut packed: Vec<u128> = Vec::with_capacity(positions.len());
                for (place, position) in positions.iter().enumerate() {
                    let mut value = 0u128;
                    for column in group {
                        value =
                            (value << column.bits) | u128::from(column.values[*position as usize]);
                    }
                    packed.push((value << position_bits) | place as u128);
                }
                packed.sort_unstable();
                let mask = (1u128 << position_bits) - 1;
                let place = |value: &u128| positions[(value & mask) as usize];
                packed.iter().map(place).collect()
            };
            end = start;
        }
        self.rows = positions
            .iter()
            .map(|position| self.rows[*position as usize])
            .collect();
        self.ordinals.clear();
    }

    /// The sorted rows.
    pub(crate) fn finish(self) -> Order {
        Order {
            rows: self.rows,
            keys: self.keys,
        }
    }
}

fn bits_of(most: u64) -> u32 {
    (u64::BITS - most.leading_zeros()).max(1)
}

/// Calls `f` with each row's shard (by position among those held) and row in it, in the order of the
/// table. `rows` ascend.
fn each_row(member: &Member, rows: &[u32], mut f: impl FnMut(usize, usize)) {
    let mut rest = rows;
    for (position, held) in member.held().enumerate() {
        let end = u64::from(held.member_row) + held.shard.rows as u64;
        let here = rest.partition_point(|row| u64::from(*row) < end);
        for row in &rest[..here] {
            f(position, (row - held.member_row) as usize);
        }
        rest = &rest[here..];
    }
}

fn line_ordinals(member: &Member, rows: &[u32], key: SortKey, facts: ColumnFacts) -> Ordinals {
    let (low, high) = facts.bounds.unwrap_or((0, 0));
    let length = high.wrapping_sub(low) as u64;
    if length > u64::MAX - 2 {
        return wide_ordinals(member, rows, key, facts);
    }
    let missing = length + 1;
    let mut values = Vec::with_capacity(rows.len());
    let lines = lines(member, key, facts);
    each_row(member, rows, |shard, row| {
        values.push(match &lines[shard] {
            Some((column, line)) if column.valid.get(row) => {
                let value = line.get(row);
                let distance = if key.descending {
                    high.wrapping_sub(value)
                } else {
                    value.wrapping_sub(low)
                };
                distance as u64
            }
            _ => missing,
        });
    });
    Ordinals {
        values,
        bits: bits_of(missing),
    }
}

type Lines<'a> = Vec<Option<(&'a crate::table::Column, Line<'a>)>>;

fn lines(member: &Member, key: SortKey, facts: ColumnFacts) -> Lines<'_> {
    member
        .held()
        .map(|held| {
            let column = held.shard.columns.get(key.column as usize)?;
            Some((column, Line::new(column, facts.form)))
        })
        .collect()
}

/// Values beyond 64 bits, by their rank.
fn wide_ordinals(member: &Member, rows: &[u32], key: SortKey, facts: ColumnFacts) -> Ordinals {
    let lines = lines(member, key, facts);
    let mut found: Vec<(i128, u32)> = Vec::new();
    let mut place = 0u32;
    each_row(member, rows, |shard, row| {
        if let Some((column, line)) = &lines[shard]
            && column.valid.get(row)
        {
            found.push((line.get_wide(row), place));
        }
        place += 1;
    });
    found.sort_unstable();
    let mut values = vec![0u64; rows.len()];
    let ranks = rank(
        &found,
        |a, b| a.0 == b.0,
        |item, rank| {
            values[item.1 as usize] = rank;
        },
    );
    turn(values, ranks, key.descending)
}

/// Gives sorted items dense ranks from 1 on; equal ones share theirs. Answers the last rank.
fn rank<T>(items: &[T], equal: impl Fn(&T, &T) -> bool, mut give: impl FnMut(&T, u64)) -> u64 {
    let mut rank = 0;
    for (at, item) in items.iter().enumerate() {
        if at == 0 || !equal(&items[at - 1], item) {
            rank += 1;
        }
        give(item, rank);
    }
    rank
}

/// Ranks (0 is missing) as ordinals: missing last, the others turned round when descending.
fn turn(mut values: Vec<u64>, ranks: u64, descending: bool) -> Ordinals {
    for value in &mut values {
        *value = match *value {
            0 => ranks,
            rank if descending => ranks - rank,
            rank => rank - 1,
        };
    }
    Ordinals {
        values,
        bits: bits_of(ranks),
    }
}

/// Texts by their rank in Danish order. Dictionary entries are ranked once, however many rows they have.
fn text_ordinals(member: &Member, rows: &[u32], key: SortKey) -> Ordinals {
    /// First letters, shard by position, entry or row.
    type Entry = (u64, u32, u32);
    let columns: Vec<_> = member
        .held()
        .map(|held| held.shard.columns.get(key.column as usize))
        .collect();
    let text = |entry: &Entry| match columns[entry.1 as usize].map(|column| &column.data) {
        Some(Data::Dictionary { entries, .. }) => entries.bytes_of(entry.2 as usize),
        Some(Data::Text(arena)) => arena.bytes_of(entry.2 as usize),
        _ => b"",
    };
    // rank of each dictionary entry and of each row of a plain text column; 0 where it is not wanted
    let mut ranks: Vec<Vec<u32>> = columns
        .iter()
        .map(|column| match column.map(|column| &column.data) {
            Some(Data::Dictionary { entries, .. }) => vec![0; entries.len()],
            Some(Data::Text(arena)) => vec![0; arena.len()],
            _ => Vec::new(),
        })
        .collect();
    let mut found: Vec<Entry> = Vec::new();
    let id = |shard: usize, row: usize| -> Option<usize> {
        let column = columns[shard]?;
        if !column.valid.get(row) {
            return None;
        }
        match &column.data {
            Data::Dictionary { codes, .. } => Some(codes.at(row)),
            Data::Text(_) => Some(row),
            _ => None,
        }
    };
    each_row(member, rows, |shard, row| {
        if let Some(id) = id(shard, row)
            && ranks[shard][id] == 0
        {
            ranks[shard][id] = 1;
            let mut entry = (0, shard as u32, id as u32);
            entry.0 = collate::prefix(text(&entry));
            found.push(entry);
        }
    });
    found.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0)
            .then_with(|| collate::compare_bytes(text(a), text(b)))
    });
    let last = rank(
        &found,
        |a, b| a.0 == b.0 && text(a) == text(b),
        |entry, rank| ranks[entry.1 as usize][entry.2 as usize] = rank as u32,
    );
    let mut values = Vec::with_capacity(rows.len());
    each_row(member, rows, |shard, row| {
        values.push(id(shard, row).map_or(0, |id| u64::from(ranks[shard][id])));
    });
    turn(values, last, key.descending)
}

/// The sort keys of a member's rows at these positions of its order: for each sort column a byte that
/// puts missing values last and the bytes of the value, inverted when descending; then the row of the
/// table, so that no two keys are equal.
pub(crate) fn keys(member: &Member, revision: u32, positions: &[u64]) -> Result<Keys, Problem> {
    let order = member.view(revision)?.order.as_ref();
    let order = order.ok_or(Problem::from(ProblemKind::Stale))?;
    let mut keys = Keys::default();
    for position in positions {
        let row = usize::try_from(*position)
            .ok()
            .and_then(|position| order.rows.get(position));
        let Some((held, row)) = row.and_then(|row| member.locate(*row)) else {
            return Err(ProblemKind::Stale.into());
        };
        for key in &order.keys {
            let facts = member.facts(key.column);
            let column = held.shard.columns.get(key.column as usize);
            let Some(column) = column.filter(|column| column.valid.get(row)) else {
                keys.bytes.push(1);
                continue;
            };
            keys.bytes.push(0);
            let start = keys.bytes.len();
            match facts.form {
                Form::Text => {
                    collate::push_key(column.text(row).unwrap_or_default(), &mut keys.bytes)
                }
                Form::Wide { .. } => {
                    let value = Line::new(column, facts.form).get_wide(row);
                    let value = value as u128 ^ (1 << 127);
                    keys.bytes.extend(value.to_be_bytes());
                }
                Form::Line { .. } | Form::Float => {
                    let value = Line::new(column, facts.form).get(row);
                    let value = value as u64 ^ (1 << 63);
                    keys.bytes.extend(value.to_be_bytes());
                }
            }
            if key.descending {
                for byte in &mut keys.bytes[start..] {
                    *byte = !*byte;
                }
            }
        }
        let table_row = held.first_row + row as u64;
        keys.bytes.extend(table_row.to_be_bytes());
        keys.ends.push(keys.bytes.len() as u32);
    }
    Ok(keys)
}
