//! Questions about the rows of the view as a whole: which, pictures, groups, charts.

use super::director::View;
use super::{Crew, Director, MemberAsk, SelectAsk};
use crate::ops::facts::ColumnFacts;
use crate::ops::group::{GroupAsk, GroupPartial, key_cell, sum_cell};
use crate::ops::shapes::ShapePlan;
use crate::profile::edges::edges;
use model::cell::Cell;
use model::column::Shape;
use model::note::{Problem, ProblemKind};
use model::recipe::Query;
use model::view_spec::{Group, Measure};
use std::rc::Rc;

/// A group with its exact sum.
#[derive(Debug, Clone, PartialEq)]
pub struct ExactGroup {
    /// The value of the group; [`Cell::Missing`] for rows without one.
    pub key: Cell,
    /// Rows in the group.
    pub rows: u64,
    /// Rows of the group with a value in the measured column.
    pub values: u64,
    /// Exact sum of the measured column; `None` for counts and for columns that are no numbers.
    pub sum: Option<Cell>,
}

impl<C: Crew> Director<C> {
    /// Chooses and orders rows, without pictures: the revision and how many rows pass.
    ///
    /// # Errors
    /// As [`Director::view`].
    pub async fn select(&self, query: Query) -> Result<(u32, u64), Problem> {
        let table = self.table();
        if table.homes.is_empty() || (!query.sort.is_empty() && table.facts.is_empty()) {
            return Err(ProblemKind::Stale.into());
        }
        let revision = self.next_revision();
        let sorted = !query.sort.is_empty();
        let filtered = query.filters.iter().map(|filter| filter.0).collect();
        // the rows of a finding are no choice of areas either
        let is_searched = !query.search.is_empty() || query.found.is_some();
        let found = match &query.found {
            Some(found) => Some(self.rows_of(found).await?),
            None => None,
        };
        if self.is_overtaken(revision) {
            return Err(ProblemKind::Stale.into());
        }
        let ask = MemberAsk::Select(Box::new(SelectAsk {
            revision,
            query,
            found,
        }));
        let answers: Vec<Vec<(u32, u64)>> = self.ask_all(ask).await?;
        let mut view = View {
            revision,
            before: Vec::with_capacity(table.homes.len() + 1),
            filtered,
            is_searched,
            ..View::default()
        };
        for home in &table.homes {
            view.before.push(view.rows);
            let of_member = answers.get(home.member);
            let shard = of_member.and_then(|a| a.iter().find(|a| a.0 == home.place.index));
            view.rows += shard.ok_or(Problem::from(ProblemKind::WorkerDied))?.1;
        }
        view.before.push(view.rows);
        if sorted {
            let rows = |answer: &Vec<(u32, u64)>| answer.iter().map(|shard| shard.1).sum();
            view.sorted = Some(answers.iter().map(rows).collect());
        }
        // a later view has overtaken this one in the members
        if self.is_overtaken(revision) {
            return Err(ProblemKind::Stale.into());
        }
        let rows = view.rows;
        *self.view.borrow_mut() = Rc::new(view);
        Ok((revision, rows))
    }

    /// Small pictures of all columns over the rows of a view.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] for another than the current revision, and what the crew says.
    pub async fn shapes(&self, revision: u32) -> Result<Vec<Shape>, Problem> {
        self.view_of(revision)?;
        let table = self.table();
        let plans = (0u32..).zip(table.shapes.iter().cloned()).collect();
        let counts = self.count_shapes(Some(revision), plans).await?;
        Ok(table
            .shapes
            .iter()
            .zip(&table.facts)
            .zip(&counts)
            .map(|((plan, facts), counts)| plan.shape(*facts, counts))
            .collect())
    }

    async fn count_shapes(
        &self,
        revision: Option<u32>,
        plans: Vec<(u32, ShapePlan)>,
    ) -> Result<Vec<Vec<u64>>, Problem> {
        let mut total: Vec<Vec<u64>> = plans.iter().map(|plan| vec![0; plan.1.slots()]).collect();
        let parts: Vec<Vec<Vec<u64>>> = self.ask_all(MemberAsk::Shape { revision, plans }).await?;
        for part in parts {
            for (sums, counts) in total.iter_mut().zip(part) {
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
        }
        Ok(total)
    }

    /// Bins of a measured column over the rows of the current view, at round edges between the smallest
    /// and the largest value of the table.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] without a view, and what the crew says.
    pub async fn bins(&self, column: u32) -> Result<Shape, Problem> {
        let revision = self.revision();
        self.view_of(revision)?;
        let (facts, plan) = self.bin_plan(column);
        let counts = self
            .count_shapes(Some(revision), vec![(column, plan.clone())])
            .await?;
        let counts = counts.first().map(Vec::as_slice).unwrap_or_default();
        Ok(plan.shape(facts, counts))
    }

    pub(super) fn bin_plan(&self, column: u32) -> (ColumnFacts, ShapePlan) {
        let table = self.table();
        let facts = table
            .facts
            .get(column as usize)
            .copied()
            .unwrap_or_default();
        let line = match (facts.bounds, table.measures.get(column as usize)) {
            (Some((low, high)), _) => Some((i128::from(low), i128::from(high))),
            (None, Some(measure)) => measure.line,
            (None, None) => None,
        };
        match line {
            Some((low, high)) if facts.column_type.is_measured() => {
                (facts, ShapePlan::Bins(edges(facts, low, high)))
            }
            _ => (facts, ShapePlan::Empty),
        }
    }

    /// Groups the rows of the current view by a column, with exact sums: in order of first appearance,
    /// rows without a value as a group of their own.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] without a view, [`ProblemKind::TooBig`] beyond some million groups, and
    /// what the crew says.
    pub async fn exact_groups(
        &self,
        by: u32,
        measure: Measure,
    ) -> Result<Vec<ExactGroup>, Problem> {
        let groups = self.grouped(GroupAsk {
            revision: Some(self.revision()),
            by,
            unit: None,
            edges: Vec::new(),
            measure,
            only: Vec::new(),
            except: Vec::new(),
        });
        let groups = groups.await?;
        let table = self.table();
        let facts = |column: u32| {
            table
                .facts
                .get(column as usize)
                .copied()
                .unwrap_or_default()
        };
        Ok(groups
            .groups
            .into_iter()
            .map(|(key, sums)| ExactGroup {
                key: key_cell(&key, facts(by), None),
                rows: sums.rows,
                values: sums.values,
                sum: measure
                    .column()
                    .and_then(|column| sum_cell(facts(column), &sums)),
            })
            .collect())
    }

    /// Groups the rows of the current view by a column: in order of first appearance, rows without a value
    /// as a group of their own.
    ///
    /// # Errors
    /// As [`Director::exact_groups`].
    pub async fn group(&self, by: u32, measure: Measure) -> Result<Vec<Group>, Problem> {
        let groups = self.exact_groups(by, measure).await?;
        let group = |group: ExactGroup| Group {
            value: value_of(measure, group.rows, group.values, group.sum.as_ref()),
            key: group.key,
            rows: group.rows,
            ..Group::default()
        };
        Ok(groups.into_iter().map(group).collect())
    }

    pub(super) async fn grouped(&self, ask: GroupAsk) -> Result<GroupPartial, Problem> {
        if let Some(revision) = ask.revision {
            self.view_of(revision)?;
        }
        let parts = self.ask_all(MemberAsk::Group(Box::new(ask))).await?;
        Ok(GroupPartial::merge(parts))
    }
}

pub(super) fn value_of(
    measure: Measure,
    rows: u64,
    values: u64,
    sum: Option<&Cell>,
) -> Option<f64> {
    match measure {
        Measure::Count => Some(rows as f64),
        _ if values == 0 => None,
        Measure::Mean { .. } => sum.and_then(Cell::as_f64).map(|sum| sum / values as f64),
        Measure::Sum { .. } | Measure::Share { .. } => sum.and_then(Cell::as_f64),
        // these are not told by sums
        Measure::Median { .. } | Measure::Each { .. } => None,
    }
}
