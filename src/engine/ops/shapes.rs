//! Small pictures of columns: rows counted into bins and categories whose edges are known.

use super::facts::{ColumnFacts, Form, Line, line_cell};
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::ops::select::Selection;
use crate::profile::count::fingerprint;
use crate::table::{Column, Data};
use model::cell::Cell;
use model::column::{Bin, Shape};
use model::note::Problem;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What is counted for a column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub enum ShapePlan {
    /// Nothing.
    #[default]
    Empty,
    /// Bins between these edges on the line, ascending; at least two.
    Bins(Vec<i128>),
    /// These texts, and all others.
    Texts(Vec<String>),
    /// These values on the line, and all others.
    Values(Vec<i128>),
}

impl ShapePlan {
    /// How many counts the plan gives.
    #[must_use]
    pub fn slots(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Bins(edges) => edges.len().saturating_sub(1),
            Self::Texts(texts) => texts.len() + 1,
            Self::Values(values) => values.len() + 1,
        }
    }

    /// The picture the counts make.
    #[must_use]
    pub fn shape(&self, facts: ColumnFacts, counts: &[u64]) -> Shape {
        let rows = |slot: usize| counts.get(slot).copied().unwrap_or(0);
        match self {
            Self::Empty => Shape::Empty,
            Self::Bins(edges) => Shape::Bins(
                edges
                    .windows(2)
                    .enumerate()
                    .map(|(slot, edge)| Bin {
                        from: line_cell(facts, edge[0]),
                        to: line_cell(facts, edge[1]),
                        rows: rows(slot),
                    })
                    .collect(),
            ),
            Self::Texts(texts) => Shape::Categories {
                top: texts
                    .iter()
                    .enumerate()
                    .map(|(slot, text)| (Cell::text(text), rows(slot)))
                    .collect(),
                other_rows: rows(texts.len()),
            },
            Self::Values(values) => Shape::Categories {
                top: values
                    .iter()
                    .enumerate()
                    .map(|(slot, value)| (line_cell(facts, *value), rows(slot)))
                    .collect(),
                other_rows: rows(values.len()),
            },
        }
    }

    /// Adds the selected rows of a column to the counts. Rows without a value count nowhere.
    fn count(&self, column: &Column, facts: ColumnFacts, rows: &Selection, counts: &mut [u64]) {
        let valid = &column.valid;
        match self {
            Self::Empty => {}
            Self::Bins(edges) if edges.len() > 1 => {
                let line = Line::new(column, facts.form);
                let inner = &edges[1..edges.len() - 1];
                if matches!(facts.form, Form::Wide { .. }) {
                    rows.each(|row| {
                        if valid.get(row) {
                            let value = line.get_wide(row);
                            counts[inner.partition_point(|edge| *edge <= value)] += 1;
                        }
                    });
                } else {
                    let inner: Vec<i64> = inner.iter().map(|edge| *edge as i64).collect();
                    rows.each(|row| {
                        if valid.get(row) {
                            let value = line.get(row);
                            counts[inner.partition_point(|edge| *edge <= value)] += 1;
                        }
                    });
                }
            }
            Self::Bins(_) => {}
            Self::Values(values) => {
                let line = Line::new(column, facts.form);
                let wide = matches!(facts.form, Form::Wide { .. });
                rows.each(|row| {
                    if valid.get(row) {
                        let value = if wide {
                            line.get_wide(row)
                        } else {
                            i128::from(line.get(row))
                        };
                        let slot = values.iter().position(|one| *one == value);
                        counts[slot.unwrap_or(values.len())] += 1;
                    }
                });
            }
            Self::Texts(texts) => {
                let known: FxHashMap<u64, usize> = texts
                    .iter()
                    .enumerate()
                    .map(|(slot, text)| (fingerprint(text.as_bytes()), slot))
                    .collect();
                // most other texts are told by their length alone
                let mut lengths = [false; 256];
                for text in texts {
                    lengths[text.len() % 256] = true;
                }
                let slot = |text: &[u8]| {
                    if !lengths[text.len() % 256] {
                        return texts.len();
                    }
                    let slot = known.get(&fingerprint(text));
                    slot.copied().unwrap_or(texts.len())
                };
                match &column.data {
                    Data::Dictionary { codes, entries } => {
                        let slots: Vec<usize> = (0..entries.len())
                            .map(|entry| slot(entries.bytes_of(entry)))
                            .collect();
                        rows.each(|row| {
                            if valid.get(row) {
                                counts[slots[codes.at(row)]] += 1;
                            }
                        });
                    }
                    Data::Text(arena) => rows.each(|row| {
                        if valid.get(row) {
                            counts[slot(arena.bytes_of(row))] += 1;
                        }
                    }),
                    _ => {}
                }
            }
        }
    }
}

/// Counts rows into the slots of several plans.
pub(crate) struct Shaping {
    revision: Option<u32>,
    plans: Vec<(u32, ShapePlan)>,
    counts: Vec<Vec<u64>>,
    shard: usize,
    plan: usize,
}

impl Shaping {
    pub(crate) fn new(revision: Option<u32>, plans: Vec<(u32, ShapePlan)>) -> Self {
        Self {
            revision,
            counts: plans.iter().map(|plan| vec![0; plan.1.slots()]).collect(),
            plans,
            shard: 0,
            plan: 0,
        }
    }
}

impl Work for Shaping {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        let view = match self.revision {
            Some(revision) => Some(member.view(revision)?),
            None => None,
        };
        while let Some(held) = member.held_at(self.shard) {
            let all = Selection::All(held.shard.rows as u32);
            let rows = match view {
                Some(view) => view.selections.get(&held.shard.index),
                None => Some(&all),
            };
            while let Some((column, plan)) = self.plans.get(self.plan) {
                let data = held.shard.columns.get(*column as usize);
                if let Some((data, rows)) = data.zip(rows) {
                    let counts = &mut self.counts[self.plan];
                    plan.count(data, member.facts(*column), rows, counts);
                    left -= rows.len() as i64 * 8;
                }
                self.plan += 1;
                if left <= 0 {
                    return Ok(None);
                }
            }
            self.plan = 0;
            self.shard += 1;
        }
        Ok(Some(MemberAnswer::Shaped(std::mem::take(&mut self.counts))))
    }
}
