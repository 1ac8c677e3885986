//! The director's part: merged runs become a profile.

use super::count::{key_line, line_key};
use super::edges::edges;
use super::measure::ColumnMeasure;
use super::runs::Run;
use crate::ops::facts::{ColumnFacts, Form, line_cell, line_to_float, plain_decimal};
use crate::ops::rows::travelling;
use crate::ops::shapes::ShapePlan;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// The most common values that are told.
pub const TOP: usize = 10;
/// The categories of a small picture.
const SHAPE_TOP: usize = 8;

/// Counts what the merged runs of one column say.
#[derive(Debug)]
pub struct ColumnCount {
    facts: ColumnFacts,
    /// The value whose key is 0.
    base: i128,
    values: u64,
    /// Most common first; ties by first row.
    top: Vec<Run>,
    /// On the line.
    edges: Vec<i128>,
    /// Of the inner edges as keys.
    edge_keys: Vec<u128>,
    bins: Vec<u64>,
    /// The bin of the last value (values ascend), and the values before it.
    bin: usize,
    before_bin: u64,
    /// The two middle values, at places (n - 1) / 2 and n / 2 of all values in order.
    middle: (Option<i128>, Option<i128>),
    float_sum: f64,
    /// Every value was counted.
    is_exact: bool,
    plain: Plain,
}

/// What counting a value takes that is nothing special.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain {
    distinct: u64,
    seen: u64,
    /// Values with keys below this are all in one bin.
    key_limit: u64,
    /// Values before this one are not in the middle.
    seen_limit: u64,
    /// A value of fewer rows is not among the most common.
    top_rows: u64,
}

impl Plain {
    /// A value of one row may be among the most common.
    #[inline(always)]
    pub fn wants_singles(self) -> bool {
        self.top_rows <= 1
    }

    /// Counts a value that is not among the most common; false, and not counted, when it needs a closer look.
    #[inline(always)]
    pub fn pass(&mut self, key: u64, rows: u64) -> bool {
        if key >= self.key_limit || self.seen + rows > self.seen_limit {
            return false;
        }
        self.distinct += 1;
        self.seen += rows;
        true
    }
}

impl ColumnCount {
    /// Ready to count the values of a measured column.
    #[must_use]
    pub fn new(facts: ColumnFacts, measure: &ColumnMeasure) -> Self {
        let line = match facts.form {
            Form::Float => facts
                .bounds
                .map(|(low, high)| (i128::from(low), i128::from(high))),
            _ => measure.line,
        };
        let edges = match line {
            Some((low, high)) if facts.column_type.is_measured() => edges(facts, low, high),
            _ => Vec::new(),
        };
        let base = match (facts.form, facts.bounds) {
            (Form::Line { .. } | Form::Float, Some((low, _))) => i128::from(low),
            _ => key_line(0),
        };
        let inner = edges.get(1..edges.len().saturating_sub(1));
        let key_of = |edge: &i128| edge.checked_sub(base).map_or(0, |key| key.max(0) as u128);
        let edge_keys = match facts.form {
            Form::Wide { .. } => inner
                .unwrap_or_default()
                .iter()
                .map(|edge| line_key(*edge))
                .collect(),
            _ => inner.unwrap_or_default().iter().map(key_of).collect(),
        };
        let mut count = Self {
            facts,
            base,
            values: measure.rows - measure.nulls,
            top: Vec::with_capacity(TOP + 1),
            bins: vec![0; edges.len().saturating_sub(1)],
            edges,
            edge_keys,
            bin: 0,
            before_bin: 0,
            middle: (None, None),
            float_sum: 0.0,
            is_exact: true,
            plain: Plain {
                distinct: 0,
                seen: 0,
                key_limit: 0,
                seen_limit: 0,
                top_rows: 0,
            },
        };
        count.set_limits();
        count
    }

    /// Edges of the bins of the small picture; none for columns that are not measured.
    #[must_use]
    pub fn edges(&self) -> &[i128] {
        &self.edges
    }

    /// Takes what is known when not every value could be counted: about how many different ones there are,
    /// those that are surely the most common, most common first, and the rows of each bin. The keys of
    /// numbers are those of [`line_key`].
    pub fn estimated(
        &mut self,
        distinct: u64,
        top: impl Iterator<Item = Run>,
        bins: Vec<u64>,
        float_sum: f64,
    ) {
        self.is_exact = false;
        self.plain.distinct = distinct.min(self.values);
        let own_key = |run: Run| Run {
            key: self.key(run.key),
            ..run
        };
        self.top = top.take(TOP).map(own_key).collect();
        self.bins = bins;
        self.float_sum = float_sum;
    }

    /// Different values, whether all were counted, the most common with their rows.
    #[cfg(test)]
    pub(crate) fn told(&self) -> (u64, bool, Vec<(i128, u64)>) {
        let top = self.top.iter().map(|run| (self.value(run.key), run.rows));
        (self.plain.distinct, self.is_exact, top.collect())
    }

    /// How the values of the column compare.
    pub(super) fn form(&self) -> Form {
        self.facts.form
    }

    /// What counting plain values takes, to be given back with [`ColumnCount::set_plain`].
    #[inline]
    pub(super) fn plain(&self) -> Plain {
        self.plain
    }

    /// Takes back what was lent.
    #[inline]
    pub(super) fn set_plain(&mut self, plain: Plain) {
        self.plain = plain;
    }

    /// Counts a value if its rows are too few for the most common and nothing else is special about it.
    #[inline]
    pub(super) fn pass(&mut self, key: u64, rows: u64) -> bool {
        rows < self.plain.top_rows && self.plain.pass(key, rows)
    }

    fn set_limits(&mut self) {
        let plain = &mut self.plain;
        plain.top_rows = match self.top.last() {
            Some(last) if self.top.len() >= TOP => last.rows,
            _ => 0,
        };
        let edge = self.edge_keys.get(self.bin).copied();
        plain.key_limit = match self.facts.form {
            // each is added up
            Form::Float => 0,
            _ => edge.map_or(u64::MAX, |edge| u64::try_from(edge).unwrap_or(u64::MAX)),
        };
        plain.seen_limit = match (self.facts.form, self.values.checked_sub(1)) {
            (Form::Text, _) | (_, None) => u64::MAX,
            (_, Some(most)) => match self.middle {
                (None, _) => most / 2,
                (_, None) => self.values / 2,
                _ => u64::MAX,
            },
        };
    }

    /// Adds a value whose key is that of [`line_key`] or of a text; they come in the order of their keys.
    pub fn add_by_line(&mut self, run: Run) {
        let key = self.key(run.key);
        self.add(Run { key, ..run });
    }

    /// Adds a value; values come in the order of their keys. True when it is now among the most common.
    pub fn add(&mut self, run: Run) -> bool {
        self.plain.distinct += 1;
        let rank = |run: &Run| (std::cmp::Reverse(run.rows), run.first_row);
        let is_top =
            self.top.len() < TOP || self.top.last().is_some_and(|last| rank(&run) < rank(last));
        if is_top {
            let at = self.top.partition_point(|other| rank(other) < rank(&run));
            self.top.insert(at, run);
            self.top.truncate(TOP);
        }
        if self.facts.form != Form::Text {
            self.add_number(run);
        }
        self.set_limits();
        is_top
    }

    fn add_number(&mut self, run: Run) {
        let before = self.plain.seen;
        self.plain.seen += run.rows;
        let value = self.value(run.key);
        if let Some(most) = self.values.checked_sub(1) {
            for (place, middle) in [
                (most / 2, &mut self.middle.0),
                (self.values / 2, &mut self.middle.1),
            ] {
                if (before..before + run.rows).contains(&place) {
                    *middle = Some(value);
                }
            }
        }
        while self
            .edge_keys
            .get(self.bin)
            .is_some_and(|edge| *edge <= run.key)
        {
            self.close_bin(before);
        }
        if self.facts.form == Form::Float {
            self.float_sum += line_to_float(value as i64) * run.rows as f64;
        }
    }

    /// The values so far belong to bins up to this one.
    fn close_bin(&mut self, seen: u64) {
        if let Some(bin) = self.bins.get_mut(self.bin) {
            *bin = seen - self.before_bin;
        }
        self.before_bin = seen;
        self.bin += 1;
    }

    /// The key here of a value whose key is that of [`line_key`].
    fn key(&self, line_key: u128) -> u128 {
        match self.facts.form {
            Form::Wide { .. } | Form::Text => line_key,
            _ => key_line(line_key).wrapping_sub(self.base) as u128,
        }
    }

    /// The place on the line of a value.
    fn value(&self, key: u128) -> i128 {
        match self.facts.form {
            Form::Wide { .. } => key_line(key),
            _ => self.base.wrapping_add(key as i128),
        }
    }

    /// True for text with so few different values that rows may be grouped by it.
    #[must_use]
    pub fn may_hold_totals(&self) -> bool {
        self.facts.column_type == ColumnType::Text
            && (1..=super::totals::MOST_GROUPS).contains(&self.plain.distinct)
    }

    /// Cells that must be looked up for the most common values: rows of the table. Empty when the keys
    /// themselves say the values.
    #[must_use]
    pub fn top_rows(&self) -> Vec<u64> {
        match self.facts.column_type {
            // a point in time also has its distance from UTC
            ColumnType::Text | ColumnType::DateTime => {
                self.top.iter().map(|run| run.first_row).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The profile and the plan of the column's small picture. `looked_up` are the cells of
    /// [`ColumnCount::top_rows`].
    #[must_use]
    pub fn finish(
        mut self,
        name: String,
        measure: &ColumnMeasure,
        missing_spellings: Vec<(String, u64)>,
        looked_up: Vec<Cell>,
    ) -> (ColumnProfile, ShapePlan) {
        let facts = self.facts;
        if self.is_exact && !self.bins.is_empty() {
            self.close_bin(self.plain.seen);
        }
        let top: Vec<(Cell, u64)> = if looked_up.is_empty() {
            self.top
                .iter()
                .map(|run| (line_cell(facts, self.value(run.key)), run.rows))
                .collect()
        } else {
            let rows = self.top.iter().map(|run| run.rows);
            looked_up.into_iter().zip(rows).collect()
        };
        let is_number = facts.column_type.is_number();
        let unit = 10f64.powi(i32::from(measure.scale));
        let exact_sum = measure.sum.filter(|_| is_number && !measure.float);
        let mean = match exact_sum {
            _ if !is_number || self.values == 0 => None,
            Some(sum) => Some(sum as f64 / unit / self.values as f64),
            None if facts.form == Form::Float => Some(self.float_sum / self.values as f64),
            None => None,
        };
        let as_number = |line: i128| line_cell(facts, line).as_f64();
        let median = match self.middle {
            (Some(low), Some(high)) if is_number => {
                let middle = as_number(low).zip(as_number(high));
                middle.map(|(low, high)| {
                    if low == high {
                        low
                    } else {
                        low + (high - low) / 2.0
                    }
                })
            }
            _ => None,
        };
        let (plan, counts) = self.shape(measure, &top);
        let extreme = |line: i128| line_cell(facts, line);
        let (min, max) = match (&measure.texts, facts.form) {
            (Some((first, last)), Form::Text) => (
                Some(travelling(Cell::text(first))),
                Some(travelling(Cell::text(last))),
            ),
            (_, Form::Float) => match facts.bounds {
                Some((low, high)) => (Some(extreme(low.into())), Some(extreme(high.into()))),
                None => (None, None),
            },
            _ => (
                measure.line.map(|line| extreme(line.0)),
                measure.line.map(|line| extreme(line.1)),
            ),
        };
        let sum = exact_sum.map(|sum| match (facts.column_type, i64::try_from(sum)) {
            (ColumnType::Integer, Ok(sum)) => Cell::Integer(sum),
            _ => plain_decimal(sum, measure.scale),
        });
        let profile = ColumnProfile {
            name,
            column_type: facts.column_type,
            kind: None,
            kind_confidence: 0.0,
            nulls: measure.nulls,
            missing_spellings,
            signs: Vec::new(),
            unit: None,
            distinct: self.plain.distinct,
            distinct_exact: self.is_exact,
            min,
            max,
            sum: sum.filter(|_| self.values > 0),
            mean,
            median,
            top,
            totals: Vec::new(),
            shape: plan.shape(facts, &counts),
            longest_chars: (facts.column_type == ColumnType::Text).then_some(measure.longest_chars),
            is_subject: false,
        };
        (profile, plan)
    }

    fn shape(&self, measure: &ColumnMeasure, top: &[(Cell, u64)]) -> (ShapePlan, Vec<u64>) {
        if self.values == 0 {
            return (ShapePlan::Empty, Vec::new());
        }
        if !self.bins.is_empty() {
            return (ShapePlan::Bins(self.edges.clone()), self.bins.clone());
        }
        let shown = &top[..top.len().min(SHAPE_TOP)];
        let mut counts: Vec<u64> = shown.iter().map(|value| value.1).collect();
        counts.push(measure.rows - measure.nulls - counts.iter().sum::<u64>());
        let plan = if self.facts.form == Form::Text {
            ShapePlan::Texts(
                shown
                    .iter()
                    .map(|value| match &value.0 {
                        Cell::Text { text, .. } => text.clone(),
                        _ => String::new(),
                    })
                    .collect(),
            )
        } else {
            let values = self.top.iter().take(SHAPE_TOP);
            ShapePlan::Values(values.map(|run| self.value(run.key)).collect())
        };
        (plan, counts)
    }
}
