//! Going through the rows of a member for what a table is as a whole.
//!
//! Whatever a member has seen to be untrue (a value with two others beside it, the same values in two rows) is let
//! go of at once, so that most of what is asked costs a few rows.

use crate::check::twins;
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::table::{Column, Data};
use model::note::Problem;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// Different values of a column that are kept; of one with more nothing is said.
const MOST_VALUES: usize = 2000;
/// Different days that are kept: more than a century of them.
const MOST_DAYS: usize = 40_000;
/// Rows looked at in one go.
const BLOCK: usize = 4096;
const DAY_MICROS: i64 = 86_400_000_000;

/// What is asked of all rows. Columns are positions in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Columns whose different texts or whole numbers are wanted.
    pub values: Vec<u32>,
    /// Columns of dates whose days are wanted.
    pub days: Vec<u32>,
    /// Whether a value of the first always has the same value of the second beside it.
    pub links: Vec<(u32, u32)>,
    /// Whether the values of these columns together are different in every row.
    pub keys: Vec<Vec<u32>>,
}

impl Plan {
    pub(crate) fn is_empty(&self) -> bool {
        let Self {
            values,
            days,
            links,
            keys,
        } = self;
        values.is_empty() && days.is_empty() && links.is_empty() && keys.is_empty()
    }
}

/// What rows answered, in the order of the plan. `None`: it does not hold, or there is too much of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Values and their rows.
    pub values: Vec<Option<BTreeMap<String, u64>>>,
    /// Days since 1970-01-01 and their rows.
    pub days: Vec<Option<BTreeMap<i32, u64>>>,
    /// The print of a value, and of the one beside it.
    pub links: Vec<Option<FxHashMap<u64, u64>>>,
    /// The prints of rows.
    pub keys: Vec<Option<FxHashSet<u64>>>,
}

impl Part {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        Self {
            values: vec![Some(BTreeMap::new()); plan.values.len()],
            days: vec![Some(BTreeMap::new()); plan.days.len()],
            links: vec![Some(FxHashMap::default()); plan.links.len()],
            keys: vec![Some(FxHashSet::default()); plan.keys.len()],
        }
    }

    /// Adds what another member saw.
    pub fn merge(&mut self, other: Self) {
        for (own, other) in self.values.iter_mut().zip(other.values) {
            add_counts(own, other, MOST_VALUES);
        }
        for (own, other) in self.days.iter_mut().zip(other.days) {
            add_counts(own, other, MOST_DAYS);
        }
        for (own, other) in self.links.iter_mut().zip(other.links) {
            let Some(other) = other else {
                *own = None;
                continue;
            };
            for (of, beside) in other {
                link(own, of, beside);
            }
        }
        for (own, other) in self.keys.iter_mut().zip(other.keys) {
            let Some(other) = other else {
                *own = None;
                continue;
            };
            for print in other {
                unique(own, print);
            }
        }
    }
}

fn add_counts<K: Ord>(
    own: &mut Option<BTreeMap<K, u64>>,
    other: Option<BTreeMap<K, u64>>,
    most: usize,
) {
    let Some(other) = other else {
        *own = None;
        return;
    };
    for (key, rows) in other {
        count(own, key, rows, most);
    }
}

fn count<K: Ord>(counts: &mut Option<BTreeMap<K, u64>>, key: K, rows: u64, most: usize) {
    let Some(known) = counts else { return };
    *known.entry(key).or_default() += rows;
    if known.len() > most {
        *counts = None;
    }
}

fn link(links: &mut Option<FxHashMap<u64, u64>>, of: u64, beside: u64) {
    let Some(known) = links else { return };
    if *known.entry(of).or_insert(beside) != beside {
        *links = None;
    }
}

fn unique(prints: &mut Option<FxHashSet<u64>>, print: u64) {
    let Some(known) = prints else { return };
    if !known.insert(print) {
        *prints = None;
    }
}

/// Prints of the values of a column, in a shard.
#[derive(Default)]
struct Prints {
    /// Of the texts that repeat.
    entries: Vec<u64>,
    /// Of the rows in the block; `None` without a value.
    rows: Vec<Option<u64>>,
}

/// Goes through the rows of a member.
pub(crate) struct Surveying {
    plan: Plan,
    part: Part,
    /// Rows of each code or whole number in the shard, by place in [`Plan::values`].
    counts: Vec<FxHashMap<i64, u64>>,
    /// By column.
    prints: BTreeMap<u32, Prints>,
    shard: usize,
    row: usize,
}

impl Surveying {
    pub(crate) fn new(plan: Plan) -> Self {
        Self {
            part: Part::new(&plan),
            counts: vec![FxHashMap::default(); plan.values.len()],
            prints: BTreeMap::new(),
            plan,
            shard: 0,
            row: 0,
        }
    }

    fn block(&mut self, held: &Held, rows: Range<usize>) {
        let column = |at: u32| held.shard.columns.get(at as usize);
        let is_last = rows.end == held.shard.rows;
        for (place, at) in self.plan.values.iter().enumerate() {
            if let (Some(column), Some(values), Some(counts)) = (
                column(*at),
                self.part.values.get_mut(place),
                self.counts.get_mut(place),
            ) {
                count_values(column, rows.clone(), is_last, counts, values);
            }
        }
        for (at, days) in self.plan.days.iter().zip(&mut self.part.days) {
            if let Some(column) = column(*at) {
                count_days(column, rows.clone(), days);
            }
        }
        self.print(held, &rows);
        let of = |at: &u32| self.prints.get(at).map_or(&[][..], |own| &own.rows);
        for ((one, other), links) in self.plan.links.iter().zip(&mut self.part.links) {
            for (of, beside) in of(one).iter().zip(of(other)) {
                if let Some(of) = of {
                    link(links, *of, beside.unwrap_or(0));
                }
            }
        }
        for (columns, keys) in self.plan.keys.iter().zip(&mut self.part.keys) {
            if keys.is_none() {
                continue;
            }
            let columns: Vec<&[Option<u64>]> = columns.iter().map(of).collect();
            for row in 0..rows.len() {
                let own = columns.iter().map(|prints| prints.get(row).copied());
                let print = own.fold(0, |print, own| {
                    twins::mixed(print, own.flatten().unwrap_or(0))
                });
                unique(keys, print);
            }
        }
    }

    /// The prints of the rows of a block, of the columns that something still depends on.
    fn print(&mut self, held: &Held, rows: &Range<usize>) {
        let links = self.plan.links.iter().zip(&self.part.links);
        let links = links.filter(|link| link.1.is_some());
        let keys = self.plan.keys.iter().zip(&self.part.keys);
        let keys = keys.filter(|key| key.1.is_some());
        let mut columns: Vec<u32> = links.flat_map(|((one, other), _)| [*one, *other]).collect();
        columns.extend(keys.flat_map(|(columns, _)| columns));
        columns.sort_unstable();
        columns.dedup();
        if rows.start == 0 {
            self.prints.clear();
        }
        self.prints.retain(|column, _| columns.contains(column));
        for at in columns {
            let column = held.shard.columns.get(at as usize);
            let own = self.prints.entry(at).or_insert_with(|| Prints {
                entries: twins::of_entries(column),
                rows: Vec::new(),
            });
            let entries = std::slice::from_ref(&own.entries);
            let printed = twins::of_rows(&[column], entries, rows.clone());
            own.rows = printed
                .map(|(print, has_value)| has_value.then_some(print))
                .collect();
        }
    }
}

/// Counts the values of some rows; at the end of a shard they become texts.
fn count_values(
    column: &Column,
    rows: Range<usize>,
    is_last: bool,
    counts: &mut FxHashMap<i64, u64>,
    values: &mut Option<BTreeMap<String, u64>>,
) {
    if values.is_none() {
        return;
    }
    let valid = rows.filter(|row| column.valid.get(*row));
    match &column.data {
        Data::Dictionary { codes, entries } => {
            for row in valid {
                *counts.entry(codes.at(row) as i64).or_default() += 1;
            }
            if is_last {
                for (code, rows) in counts.drain() {
                    let text = entries.get(usize::try_from(code).unwrap_or(usize::MAX));
                    count(values, text.trim().to_owned(), rows, MOST_VALUES);
                }
            }
        }
        Data::Integer(numbers) => {
            for row in valid {
                if let Some(number) = numbers.get(row) {
                    *counts.entry(*number).or_default() += 1;
                }
            }
            if counts.len() > MOST_VALUES {
                *values = None;
            }
            if is_last {
                for (number, rows) in counts.drain() {
                    count(values, number.to_string(), rows, MOST_VALUES);
                }
            }
        }
        Data::Text(texts) => {
            for row in valid {
                count(values, texts.get(row).trim().to_owned(), 1, MOST_VALUES);
            }
        }
        _ => *values = None,
    }
}

fn count_days(column: &Column, rows: Range<usize>, days: &mut Option<BTreeMap<i32, u64>>) {
    for row in rows.filter(|row| column.valid.get(*row)) {
        let day = match &column.data {
            Data::Date(days) => days.get(row).copied(),
            Data::DateTime { micros, .. } => {
                let days = micros.get(row).map(|micros| micros.div_euclid(DAY_MICROS));
                days.and_then(|days| i32::try_from(days).ok())
            }
            _ => None,
        };
        if let Some(day) = day {
            count(days, day, 1, MOST_DAYS);
        }
    }
}

impl Work for Surveying {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        // short steps: between them is answered what a user waits for
        let asked = self.plan.values.len()
            + self.plan.days.len()
            + 2 * self.plan.links.len()
            + self.plan.keys.iter().map(Vec::len).sum::<usize>();
        let mut left = (budget / 64 / asked.max(1)).max(1);
        while let Some(held) = member.held_at(self.shard) {
            while self.row < held.shard.rows {
                if left == 0 {
                    return Ok(None);
                }
                let to = held.shard.rows.min(self.row + left.min(BLOCK));
                self.block(held, self.row..to);
                left -= to - self.row;
                self.row = to;
            }
            self.shard += 1;
            self.row = 0;
        }
        let part = std::mem::take(&mut self.part);
        Ok(Some(MemberAnswer::Surveyed(Box::new(part))))
    }
}
