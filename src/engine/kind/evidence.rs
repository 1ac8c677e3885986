//! How many values of a column have which form: folded over all shards, so it never speaks from a sample.

use super::look::{LOOKS, Look, Looks, Seen, looks, looks_of_number};
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::ops::facts::ColumnFacts;
use crate::table::{Column, Data};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::note::Problem;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What the values of a column look like. Empty for columns nobody looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Values looked at.
    values: u64,
    /// Those of each form; empty as long as no value was looked at.
    hits: Vec<u64>,
    /// How many values have each set of forms: the single counts do not tell how many have any of several.
    sets: Vec<(u64, u64)>,
    /// There were too many sets to tell apart: they are told no more, however the file was cut.
    too_many_sets: bool,
}

/// Sets of forms that are told apart; a column of one meaning has a handful.
const MOST_SETS: usize = 48;

impl Evidence {
    /// Looks at a column of a shard.
    pub fn add(&mut self, column: &Column) {
        self.add_rows(column, 0..column.len(), &mut Seen::default());
    }

    /// Looks at some rows of a column of a shard, of which all are looked at one after the other. Texts that repeat are
    /// looked at with the first.
    fn add_rows(&mut self, column: &Column, rows: Range<usize>, seen: &mut Seen) {
        match &column.data {
            Data::Dictionary { .. } if rows.start > 0 => {}
            Data::Dictionary { codes, entries } => {
                let mut rows = vec![0u64; entries.len()];
                match column.valid.count_set() == codes.len() {
                    true => codes.each(|_, code| rows[code] += 1),
                    false => {
                        codes.each(|row, code| rows[code] += u64::from(column.valid.get(row)));
                    }
                }
                seen.each(entries, 0..entries.len(), |entry, found| {
                    let rows = rows.get(entry).copied().unwrap_or(0);
                    self.count_some((found, rows));
                });
            }
            Data::Text(texts) => {
                let mut alike = Alike::default();
                seen.each(texts, rows, |row, found| {
                    if column.valid.get(row) {
                        alike.add(found, self);
                    }
                });
                alike.finish(self);
            }
            Data::Integer(numbers) => {
                let valid = rows.filter(|row| column.valid.get(*row));
                let mut alike = Alike::default();
                for number in valid.filter_map(|row| numbers.get(row)) {
                    alike.add(looks_of_whole(*number), self);
                }
                alike.finish(self);
            }
            _ => {}
        }
    }

    /// What the most common values of a profile say: enough where nothing else is at hand.
    #[must_use]
    pub fn of_profile(profile: &ColumnProfile) -> Self {
        let mut evidence = Self::default();
        for (cell, rows) in &profile.top {
            match cell.plain() {
                Cell::Text { text, .. } => evidence.put(text, *rows),
                Cell::Integer(number) => evidence.count(looks_of_whole(*number), *rows),
                // `101901234.0`: programs write whole numbers so where some are missing
                Cell::Decimal { .. } | Cell::Float(_) => {
                    let number = cell.as_f64().filter(|number| {
                        number.fract() == 0.0 && (LEAST_LONG..MOST_LONG).contains(number)
                    });
                    let found = number.map_or(Looks::default(), |long| looks_of_whole(long as i64));
                    evidence.count(found, *rows);
                }
                _ => {}
            }
        }
        evidence
    }

    fn put(&mut self, text: &str, rows: u64) {
        self.count(looks(text), rows);
    }

    fn count_some(&mut self, (found, rows): (Looks, u64)) {
        if rows > 0 {
            self.count(found, rows);
        }
    }

    fn count(&mut self, found: Looks, rows: u64) {
        self.values += rows;
        if self.hits.is_empty() {
            self.hits = vec![0; LOOKS];
        }
        found.each(|look| self.hits[look] += rows);
        self.put_set(found.bits(), rows);
    }

    fn put_set(&mut self, set: u64, rows: u64) {
        if self.too_many_sets {
            return;
        }
        if let Some(known) = self.sets.iter_mut().find(|known| known.0 == set) {
            known.1 += rows;
        } else if self.sets.len() < MOST_SETS {
            self.sets.push((set, rows));
        } else {
            self.too_many_sets = true;
            self.sets.clear();
        }
    }

    /// Adds what another member saw.
    pub fn merge(&mut self, other: Self) {
        self.values += other.values;
        if self.hits.is_empty() {
            self.hits = other.hits;
        } else {
            for (own, hits) in self.hits.iter_mut().zip(other.hits) {
                *own += hits;
            }
        }
        for (set, rows) in other.sets {
            self.put_set(set, rows);
        }
        if other.too_many_sets {
            self.too_many_sets = true;
            self.sets.clear();
        }
    }

    /// Values looked at.
    #[must_use]
    pub fn values(&self) -> u64 {
        self.values
    }

    /// Of the values, the share with a form, 0 to 1.
    #[must_use]
    pub fn share(&self, look: Look) -> f64 {
        let hits = self.hits.get(look as usize).copied().unwrap_or(0);
        hits as f64 / self.values.max(1) as f64
    }

    /// Of the values, the share with any of these forms, 0 to 1. A lower bound where a column is of very
    /// many sorts.
    #[must_use]
    pub fn share_of(&self, wanted: &[Look]) -> f64 {
        if let [look] = wanted {
            return self.share(*look);
        }
        let any = Looks::of(wanted).bits();
        let hits = self.sets.iter().filter(|(set, _)| set & any != 0);
        let hits: u64 = hits.map(|(_, rows)| rows).sum();
        let single = wanted.iter().map(|look| self.share(*look));
        single.fold(hits as f64 / self.values.max(1) as f64, f64::max)
    }
}

/// Counts one value after the other: those that look alike are counted together.
struct Alike([(Looks, u64); 1 << ALIKE_BITS]);

/// Sets of forms that are counted beside each other, as a power of two.
const ALIKE_BITS: u32 = 6;

impl Default for Alike {
    fn default() -> Self {
        Self([(Looks::default(), 0); 1 << ALIKE_BITS])
    }
}

impl Alike {
    #[inline]
    fn add(&mut self, found: Looks, all: &mut Evidence) {
        // each at a place of its own: which of several comes next, no processor foresees
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let at = found.bits().wrapping_mul(FACTOR) >> (u64::BITS - ALIKE_BITS);
        let Some(place) = self.0.get_mut(at as usize) else {
            return;
        };
        if place.0 != found {
            all.count_some(std::mem::replace(place, (found, 0)));
        }
        place.1 += 1;
    }

    fn finish(self, all: &mut Evidence) {
        self.0.into_iter().for_each(|one| all.count_some(one));
    }
}

/// What a whole number looks like; with a sign it is no code.
fn looks_of_whole(number: i64) -> Looks {
    u64::try_from(number).map_or(Looks::default(), looks_of_number)
}

/// True for columns whose values are looked at: texts, and whole numbers long enough to be a code that has
/// a check digit or that shares its form with one.
#[must_use]
pub fn is_wanted(facts: &ColumnFacts, name: &str) -> bool {
    match (facts.column_type, facts.bounds) {
        (ColumnType::Text, _) => true,
        (ColumnType::Integer, Some((from, to))) => {
            let is_long = to >= 10_000_000;
            // the codes of municipalities are told without a header
            let may_be_municipality = from >= 101 && to <= 860;
            let is_named = || super::code::named_code(&super::fold::fold(name));
            from >= 0 && to >= 81 && (is_long || may_be_municipality || is_named())
        }
        _ => false,
    }
}

/// Decimals that may be a number of a person: no other code comes as one.
const LEAST_LONG: f64 = 1e8;
const MOST_LONG: f64 = 1e10;

/// Looks at the values of some columns of a member.
pub(crate) struct Gathering {
    columns: Vec<u32>,
    found: Vec<Evidence>,
    /// Values that were looked at already, which repeat in other shards too; each column has its own as far as they go.
    seen: Vec<Seen>,
    shard: usize,
    /// Among `columns`.
    column: usize,
    row: usize,
}

impl Gathering {
    pub(crate) fn new(columns: Vec<u32>) -> Self {
        Self {
            found: vec![Evidence::default(); columns.len()],
            seen: columns
                .iter()
                .take(MOST_SEEN)
                .map(|_| Seen::default())
                .collect(),
            columns,
            shard: 0,
            column: 0,
            row: 0,
        }
    }
}

/// So many columns remember their values apart: each takes up to 160 KB.
const MOST_SEEN: usize = 16;

/// What looking at a value costs beside reading a byte.
const COST: usize = 64;

impl Work for Gathering {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = (budget / COST).max(1);
        while let Some(held) = member.held_at(self.shard) {
            while let Some(position) = self.columns.get(self.column) {
                if left == 0 {
                    return Ok(None);
                }
                let to = held.shard.rows.min(self.row + left);
                let column = held.shard.columns.get(*position as usize);
                let own = self.found.get_mut(self.column);
                let own = own.zip(self.seen.get_mut(self.column % MOST_SEEN));
                if let (Some(column), Some((found, seen))) = (column, own) {
                    found.add_rows(column, self.row..to, seen);
                }
                left -= to - self.row;
                self.row = to;
                if to == held.shard.rows {
                    self.column += 1;
                    self.row = 0;
                }
            }
            self.column = 0;
            self.shard += 1;
        }
        let found = std::mem::take(&mut self.found);
        Ok(Some(MemberAnswer::Looked(found)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Evidence {
        let mut evidence = Evidence::default();
        for value in values {
            evidence.put(value, 1);
        }
        evidence
    }

    #[test]
    fn parts_say_what_the_whole_says() {
        let values = ["010190-1234", "8000", "Aarhus", "ja", "12345678"];
        let whole = of(&values);
        let mut parts = of(&values[..2]);
        parts.merge(of(&values[2..]));
        assert_eq!(parts.values(), whole.values());
        for look in [Look::CprDashed, Look::Postcode, Look::City, Look::YesNo] {
            assert!((parts.share(look) - whole.share(look)).abs() < 1e-12);
        }
        let wanted = [Look::Postcode, Look::City];
        assert!((parts.share_of(&wanted) - 0.4).abs() < 1e-12);
    }
}
