//! Counting the values of a column in memory that does not grow with the file.
//!
//! Values are counted one by one as long as there are few enough different ones; the answer is then the
//! same as that of [`super::count`]. When there are more, the rarest are let go of: how many rows one of
//! them may have had is remembered as a bound, so that it is still known which of the others are the most
//! common and how many rows they have. How many different values there were is then an estimate.

use super::count::{fingerprint, line_key};
use super::finish::ColumnCount;
use super::measure::ColumnMeasure;
use super::runs::Run;
use super::sketch::Sketch;
use super::totals::{self, MOST_GROUPS, Total};
use crate::kind::evidence::Evidence;
use crate::ops::facts::{ColumnFacts, Form, Line, line_to_float};
use crate::table::{Column, Data};
use model::column::ColumnType;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How one column is tallied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TallyPlan {
    /// How its values compare.
    pub facts: ColumnFacts,
    /// Edges of the bins of its small picture; none for columns that are not measured.
    pub edges: Vec<i128>,
    /// Different values that are counted, at most.
    pub limit: u32,
    /// True when it is told what the values look like.
    pub is_looked_at: bool,
}

/// One value among those counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// Rows counted.
    rows: u64,
    /// Rows it may have had before that, at most.
    missed: u64,
    /// The first of the rows counted.
    first_row: u64,
}

/// The values of one column, as far as they were met.
#[derive(Debug)]
pub(crate) struct Tally {
    plan: TallyPlan,
    entries: FxHashMap<u128, Entry>,
    /// Rows that a value which is not among the entries may have, at most.
    floor: u64,
    /// All values, once some were let go of.
    sketch: Option<Sketch>,
    bins: Vec<u64>,
    float_sum: f64,
    /// `None` once there are too many different values for groups.
    totals: Option<Vec<Total>>,
    looks: Option<Evidence>,
}

/// What a member has tallied of a column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TallyPart {
    entries: Vec<(u128, Entry)>,
    floor: u64,
    registers: Option<Vec<u8>>,
    bins: Vec<u64>,
    float_sum: f64,
    totals: Option<Vec<Total>>,
    looks: Evidence,
}

impl Tally {
    /// Nothing met yet.
    pub fn new(plan: TallyPlan) -> Self {
        Self {
            entries: FxHashMap::default(),
            floor: 0,
            sketch: None,
            bins: vec![0; plan.edges.len().saturating_sub(1)],
            float_sum: 0.0,
            totals: (plan.facts.form == Form::Text).then(Vec::new),
            looks: plan.is_looked_at.then(Evidence::default),
            plan,
        }
    }

    /// Adds a column of a shard whose first row is `first_row` of the file's table.
    pub fn add(&mut self, column: &Column, first_row: u64) {
        if let Some(looks) = &mut self.looks {
            looks.add(column);
        }
        if self.plan.facts.form == Form::Text {
            self.add_texts(column, first_row);
        } else {
            self.add_line(column, first_row);
        }
    }

    fn add_line(&mut self, column: &Column, first_row: u64) {
        let form = self.plan.facts.form;
        let line = Line::new(column, form);
        let is_wide = matches!(form, Form::Wide { .. });
        for row in (0..column.len()).filter(|row| column.valid.get(*row)) {
            let value = match is_wide {
                true => line.get_wide(row),
                false => i128::from(line.get(row)),
            };
            if let [_, inner @ .., _] = self.plan.edges.as_slice() {
                let bin = inner.partition_point(|edge| *edge <= value);
                self.bins[bin] += 1;
            }
            if form == Form::Float {
                self.float_sum += line_to_float(value as i64);
            }
            self.count(line_key(value), 1, first_row + row as u64);
        }
    }

    fn add_texts(&mut self, column: &Column, first_row: u64) {
        match &column.data {
            Data::Dictionary { codes, entries } => {
                let mut counts = vec![(usize::MAX, 0u64); entries.len()];
                codes.each(|row, code| {
                    if column.valid.get(row) {
                        let count = &mut counts[code];
                        count.0 = count.0.min(row);
                        count.1 += 1;
                    }
                });
                for (entry, (row, rows)) in counts.into_iter().enumerate() {
                    if rows > 0 {
                        let key = fingerprint(entries.bytes_of(entry));
                        self.count(key.into(), rows, first_row + row as u64);
                    }
                }
            }
            Data::Text(arena) => {
                for row in (0..arena.len()).filter(|row| column.valid.get(*row)) {
                    let key = fingerprint(arena.bytes_of(row));
                    self.count(key.into(), 1, first_row + row as u64);
                }
            }
            _ => {}
        }
        if self.sketch.is_some() || self.entries.len() as u64 > MOST_GROUPS {
            self.totals = None;
        }
        if let Some(totals) = &mut self.totals {
            totals::add(totals, column, first_row);
        }
    }

    #[inline]
    fn count(&mut self, key: u128, rows: u64, first_row: u64) {
        let (floor, sketch) = (self.floor, &mut self.sketch);
        let entry = self.entries.entry(key).or_insert_with(|| {
            if let Some(sketch) = sketch {
                sketch.add(hash(key));
            }
            Entry {
                rows: 0,
                missed: floor,
                first_row,
            }
        });
        entry.rows += rows;
        // shards come in any order
        entry.first_row = entry.first_row.min(first_row);
        if self.entries.len() > self.plan.limit as usize {
            self.let_go();
        }
    }

    /// Lets go of the rarer half.
    #[cold]
    fn let_go(&mut self) {
        let sketch = self.sketch.get_or_insert_with(|| {
            let mut sketch = Sketch::default();
            self.entries.keys().for_each(|key| sketch.add(hash(*key)));
            sketch
        });
        debug_assert!(sketch.estimate() > 0);
        let most = |entry: &Entry| entry.rows + entry.missed;
        let mut sizes: Vec<u64> = self.entries.values().map(most).collect();
        let middle = sizes.len() / 2;
        let (_, bound, _) = sizes.select_nth_unstable(middle);
        let bound = *bound;
        self.entries.retain(|_, entry| most(entry) > bound);
        self.floor = self.floor.max(bound);
    }

    /// What was tallied.
    pub fn finish(self) -> TallyPart {
        let mut entries: Vec<(u128, Entry)> = self.entries.into_iter().collect();
        entries.sort_unstable_by_key(|entry| entry.0);
        TallyPart {
            entries,
            floor: self.floor,
            registers: self.sketch.map(Sketch::into_registers),
            bins: self.bins,
            float_sum: self.float_sum,
            totals: self.totals,
            looks: self.looks.unwrap_or_default(),
        }
    }
}

fn hash(key: u128) -> u64 {
    fingerprint(&key.to_le_bytes())
}

/// The tallies of all members as one count, and the totals of the column's groups.
#[must_use]
pub fn merge(
    facts: ColumnFacts,
    measure: &ColumnMeasure,
    parts: Vec<TallyPart>,
) -> (ColumnCount, Vec<Total>, Evidence) {
    let mut looks = Evidence::default();
    let mut count = ColumnCount::new(facts, measure);
    let is_exact = parts.iter().all(|part| part.registers.is_none());
    let all_floors: u64 = parts.iter().map(|part| part.floor).sum();
    let mut values: BTreeMap<u128, (Entry, u64)> = BTreeMap::new();
    let mut sketch = Sketch::default();
    let (mut bins, mut float_sum) = (Vec::new(), 0.0);
    let mut groups = Some(Vec::new());
    for part in parts {
        for (key, entry) in &part.entries {
            let (whole, floors) = values.entry(*key).or_insert((
                Entry {
                    rows: 0,
                    missed: 0,
                    first_row: u64::MAX,
                },
                0,
            ));
            whole.rows += entry.rows;
            whole.missed += entry.missed;
            whole.first_row = whole.first_row.min(entry.first_row);
            *floors += part.floor;
        }
        if !is_exact {
            match part.registers {
                Some(registers) => sketch.merge(&Sketch::of(registers)),
                None => part.entries.iter().for_each(|e| sketch.add(hash(e.0))),
            }
        }
        if bins.is_empty() {
            bins = part.bins;
        } else {
            bins.iter_mut()
                .zip(part.bins)
                .for_each(|(own, other)| *own += other);
        }
        float_sum += part.float_sum;
        looks.merge(part.looks);
        match (&mut groups, part.totals) {
            (Some(groups), Some(totals)) => groups.extend(totals),
            _ => groups = None,
        }
    }
    let run = |(key, entry): (&u128, &Entry)| Run {
        key: *key,
        rows: entry.rows,
        first_row: entry.first_row,
    };
    if is_exact {
        values
            .iter()
            .for_each(|(key, (entry, _))| count.add_by_line(run((key, entry))));
    } else {
        // a member that let go of values may have let go of this one too
        let mut entries: Vec<(u128, Entry)> = values
            .into_iter()
            .map(|(key, (mut entry, floors))| {
                entry.missed += all_floors - floors;
                (key, entry)
            })
            .collect();
        let rank = |entry: &Entry| {
            let most = entry.rows + entry.missed;
            (std::cmp::Reverse((most, entry.missed > 0)), entry.first_row)
        };
        entries.sort_unstable_by_key(|(key, entry)| (rank(entry), *key));
        let sure = entries
            .iter()
            .take_while(|(_, entry)| entry.missed == 0 && entry.rows > all_floors);
        let top = sure.map(|(key, entry)| run((key, entry)));
        count.estimated(sketch.estimate(), top, bins, float_sum);
    }
    let groups = groups.filter(|_| count.may_hold_totals() && is_exact);
    debug_assert!(facts.column_type == ColumnType::Text || groups.is_none());
    (count, groups.unwrap_or_default(), looks)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::table::{Bitmap, Marks};

    fn tallied(values: &[Vec<i64>], limit: u32) -> ColumnCount {
        let facts = ColumnFacts {
            column_type: ColumnType::Integer,
            form: Form::Line { scale: 0 },
            bounds: Some((0, 1 << 20)),
        };
        let mut measure = ColumnMeasure::default();
        let mut first_row = 0;
        let parts = values
            .iter()
            .map(|values| {
                let column = Column {
                    column_type: ColumnType::Integer,
                    data: Data::Integer(values.clone()),
                    valid: Bitmap::filled(true, values.len()),
                    marks: Marks::default(),
                };
                measure.merge(ColumnMeasure::of(&column));
                let mut tally = Tally::new(TallyPlan {
                    facts,
                    edges: Vec::new(),
                    limit,
                    is_looked_at: false,
                });
                tally.add(&column, first_row);
                first_row += values.len() as u64;
                tally.finish()
            })
            .collect();
        merge(facts, &measure, parts).0
    }

    #[test]
    fn common_values_are_sure_among_any_number_of_rare_ones() {
        // every fifth row is one of three common values, all others are different
        let values = |from: i64| -> Vec<i64> {
            (from..from + 20_000)
                .map(|row| if row % 5 == 0 { row % 3 } else { 1000 + row })
                .collect()
        };
        let parts = [values(0), values(20_000)];
        let whole = tallied(&parts, 1 << 20).told();
        let bounded = tallied(&parts, 500).told();
        assert!(whole.1 && !bounded.1);
        assert_eq!(whole.0, 32_003);
        assert!(
            (bounded.0 as f64 / whole.0 as f64 - 1.0).abs() < 0.03,
            "{}",
            bounded.0
        );
        assert_eq!(bounded.2, whole.2[..3]);
        assert_eq!(whole.2[0].1 + whole.2[1].1 + whole.2[2].1, 8000);
    }
}
