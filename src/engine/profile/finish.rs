//! The director's part: merged runs become a profile.

use super::count::key_line;
use super::edges::edges;
use super::measure::ColumnMeasure;
use super::runs::{Run, RunBatch};
use crate::ops::facts::{ColumnFacts, Form, line_cell, line_to_float, plain_decimal};
use crate::ops::rows::travelling;
use crate::ops::shapes::ShapePlan;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use std::cmp::Ordering;

/// The most common values that are told.
pub const TOP: usize = 10;
/// The categories of a small picture.
const SHAPE_TOP: usize = 8;

/// Merges the runs of several members, batch by batch, in key order.
#[derive(Debug, Default)]
pub struct RunMerge {
    members: Vec<Batch>,
}

#[derive(Debug, Default)]
struct Batch {
    runs: Vec<Run>,
    at: usize,
    last: bool,
}

impl RunMerge {
    /// A merge of these first batches, one for each member.
    #[must_use]
    pub fn new(batches: Vec<RunBatch>) -> Self {
        let mut merge = Self::default();
        for batch in batches {
            merge.members.push(Batch::default());
            merge.give(merge.members.len() - 1, &batch);
        }
        merge
    }

    /// The next batch of a member.
    pub fn give(&mut self, member: usize, batch: &RunBatch) {
        if let Some(place) = self.members.get_mut(member) {
            *place = Batch {
                runs: batch.unpack(),
                at: 0,
                last: batch.last,
            };
        }
    }

    /// Members whose next batch is needed before the merge can go on.
    #[must_use]
    pub fn wanted(&self) -> Vec<usize> {
        let is_wanted = |batch: &Batch| batch.at >= batch.runs.len() && !batch.last;
        (0..self.members.len())
            .filter(|member| is_wanted(&self.members[*member]))
            .collect()
    }

    /// Counts merged runs until a member's next batch is needed or all are done.
    ///
    /// A function of its own whatever the compiler thinks: inside the large one that asks for the batches,
    /// the browser would have to compile that anew, well, while the file is being read.
    #[inline(never)]
    pub fn count(&mut self, count: &mut ColumnCount) {
        self.drain(|run| count.add(run));
    }

    /// Hands on merged runs until a member's next batch is needed or all are done.
    fn drain(&mut self, mut f: impl FnMut(Run)) {
        if let [only] = self.members.as_mut_slice() {
            only.runs[only.at..].iter().for_each(|run| f(*run));
            only.at = only.runs.len();
            return;
        }
        if let [one, other] = self.members.as_mut_slice() {
            return drain_two(one, other, f);
        }
        loop {
            let mut least: Option<u128> = None;
            for batch in &self.members {
                match batch.runs.get(batch.at) {
                    Some(run) => {
                        least = Some(least.map_or(run.key, |least: u128| least.min(run.key)));
                    }
                    None if batch.last => {}
                    None => return,
                }
            }
            let Some(key) = least else {
                return;
            };
            let mut whole = Run {
                key,
                rows: 0,
                first_row: u64::MAX,
            };
            for batch in &mut self.members {
                if let Some(run) = batch.runs.get(batch.at).filter(|run| run.key == key) {
                    whole.rows += run.rows;
                    whole.first_row = whole.first_row.min(run.first_row);
                    batch.at += 1;
                }
            }
            f(whole);
        }
    }
}

/// The usual case: two members.
fn drain_two(one: &mut Batch, other: &mut Batch, mut f: impl FnMut(Run)) {
    while let (Some(a), Some(b)) = (one.runs.get(one.at), other.runs.get(other.at)) {
        match a.key.cmp(&b.key) {
            Ordering::Less => {
                one.at += 1;
                f(*a);
            }
            Ordering::Greater => {
                other.at += 1;
                f(*b);
            }
            Ordering::Equal => {
                one.at += 1;
                other.at += 1;
                f(Run {
                    key: a.key,
                    rows: a.rows + b.rows,
                    first_row: a.first_row.min(b.first_row),
                });
            }
        }
    }
    // one of them has nothing left; when that was its last batch, the rest of the other follows
    let mut follow = |ended: &Batch, open: &mut Batch| {
        if ended.at >= ended.runs.len() && ended.last {
            open.runs[open.at..].iter().for_each(|run| f(*run));
            open.at = open.runs.len();
        }
    };
    follow(one, other);
    follow(other, one);
}

/// Counts what the merged runs of one column say.
#[derive(Debug)]
pub struct ColumnCount {
    facts: ColumnFacts,
    values: u64,
    seen: u64,
    distinct: u64,
    /// Most common first; ties by first row.
    top: Vec<Run>,
    edges: Vec<i128>,
    bins: Vec<u64>,
    /// The bin of the last value: values ascend.
    bin: usize,
    middle: (Option<i128>, Option<i128>),
    float_sum: f64,
    /// Every value was counted.
    is_exact: bool,
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
        Self {
            facts,
            values: measure.rows - measure.nulls,
            seen: 0,
            distinct: 0,
            top: Vec::with_capacity(TOP + 1),
            bins: vec![0; edges.len().saturating_sub(1)],
            edges,
            bin: 0,
            middle: (None, None),
            float_sum: 0.0,
            is_exact: true,
        }
    }

    /// Edges of the bins of the small picture; none for columns that are not measured.
    #[must_use]
    pub fn edges(&self) -> &[i128] {
        &self.edges
    }

    /// Takes what is known when not every value could be counted: about how many different ones there are,
    /// those that are surely the most common, most common first, and the rows of each bin.
    pub fn estimated(
        &mut self,
        distinct: u64,
        top: impl Iterator<Item = Run>,
        bins: Vec<u64>,
        float_sum: f64,
    ) {
        self.is_exact = false;
        self.distinct = distinct.min(self.values);
        self.top = top.take(TOP).collect();
        self.bins = bins;
        self.float_sum = float_sum;
    }

    /// Different values, whether all were counted, the most common with their rows.
    #[cfg(test)]
    pub(crate) fn told(&self) -> (u64, bool, Vec<(i128, u64)>) {
        let top = self.top.iter().map(|run| (key_line(run.key), run.rows));
        (self.distinct, self.is_exact, top.collect())
    }

    /// Adds a value; values come in the order of their keys.
    pub fn add(&mut self, run: Run) {
        self.distinct += 1;
        let rank = |run: &Run| (std::cmp::Reverse(run.rows), run.first_row);
        if self.top.len() < TOP || self.top.last().is_some_and(|last| rank(&run) < rank(last)) {
            let at = self.top.partition_point(|other| rank(other) < rank(&run));
            self.top.insert(at, run);
            self.top.truncate(TOP);
        }
        if self.facts.form == Form::Text {
            return;
        }
        let value = key_line(run.key);
        // the two middle values: at places (n - 1) / 2 and n / 2 of all values in order
        let before = self.seen;
        self.seen += run.rows;
        if let Some(most) = self.values.checked_sub(1) {
            // nearly all values lie before or behind both
            if self.seen > most / 2 && before <= self.values / 2 {
                for (place, middle) in [
                    (most / 2, &mut self.middle.0),
                    (self.values / 2, &mut self.middle.1),
                ] {
                    if (before..self.seen).contains(&place) {
                        *middle = Some(value);
                    }
                }
            }
        }
        if !self.bins.is_empty() {
            let inner = &self.edges[1..self.edges.len() - 1];
            while inner.get(self.bin).is_some_and(|edge| *edge <= value) {
                self.bin += 1;
            }
            self.bins[self.bin] += run.rows;
        }
        if self.facts.form == Form::Float {
            self.float_sum += line_to_float(value as i64) * run.rows as f64;
        }
    }

    /// True for text with so few different values that rows may be grouped by it.
    #[must_use]
    pub fn may_hold_totals(&self) -> bool {
        self.facts.column_type == ColumnType::Text
            && (1..=super::totals::MOST_GROUPS).contains(&self.distinct)
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
        self,
        name: String,
        measure: &ColumnMeasure,
        missing_spellings: Vec<(String, u64)>,
        looked_up: Vec<Cell>,
    ) -> (ColumnProfile, ShapePlan) {
        let facts = self.facts;
        let top: Vec<(Cell, u64)> = if looked_up.is_empty() {
            self.top
                .iter()
                .map(|run| (line_cell(facts, key_line(run.key)), run.rows))
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
            distinct: self.distinct,
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
            ShapePlan::Values(values.map(|run| key_line(run.key)).collect())
        };
        (plan, counts)
    }
}
