//! Which columns make the groups of a chart, and where their values are gathered in bins.

use crate::job::{Crew, Director};
use crate::ops::cross::Dimension;
use crate::ops::facts::{ColumnFacts, Form};
use crate::ops::shapes::ShapePlan;
use model::column::ColumnType;
use model::view_spec::{ChartForm, ViewSpec};

/// Up to so many rows each point of a scatter stands by itself.
const MOST_POINTS: u64 = 3_000;
/// Cells of the grid in which more are counted.
const GRID: (i128, i128) = (48, 32);
/// A measured column with more values than this is cut into bins on an axis of groups.
const MOST_VALUES: u64 = 40;
/// Years of an age group.
const AGE_STEP: i128 = 5;

impl<C: Crew> Director<C> {
    /// The columns along the axis and of the series.
    pub(super) fn dimensions(&self, spec: &ViewSpec, rows: u64) -> (Dimension, Option<Dimension>) {
        let plain = |column: u32| Dimension {
            column,
            unit: None,
            edges: Vec::new(),
        };
        let by = Dimension {
            unit: spec.unit,
            ..plain(spec.by)
        };
        match spec.form {
            ChartForm::Histogram => (self.binned(spec.by), None),
            ChartForm::Scatter => {
                let column = spec.measure.column().unwrap_or(spec.by);
                if rows <= MOST_POINTS {
                    return (plain(spec.by), Some(plain(column)));
                }
                let edges = |column, cells| Dimension {
                    edges: grid(self.facts_of(column), cells),
                    ..plain(column)
                };
                (edges(spec.by, GRID.0), Some(edges(column, GRID.1)))
            }
            ChartForm::Pyramid => {
                let facts = self.facts_of(spec.by);
                let edges = match facts.bounds {
                    Some((low, high))
                        if facts.column_type == ColumnType::Integer
                            && high - low > 25
                            && high - low < 200 =>
                    {
                        let low = i128::from(low).div_euclid(AGE_STEP) * AGE_STEP;
                        let steps = (i128::from(high) - low) / AGE_STEP + 1;
                        (0..=steps).map(|step| low + step * AGE_STEP).collect()
                    }
                    _ => Vec::new(),
                };
                (Dimension { edges, ..by }, spec.series.map(plain))
            }
            ChartForm::HeatMap => {
                let axis = |own: Dimension| {
                    if own.unit.is_none() && self.is_dense(own.column) {
                        self.binned(own.column)
                    } else {
                        own
                    }
                };
                (axis(by), spec.series.map(|column| axis(plain(column))))
            }
            _ => (by, spec.series.map(plain)),
        }
    }

    fn binned(&self, column: u32) -> Dimension {
        Dimension {
            column,
            unit: None,
            edges: match self.bin_plan(column).1 {
                ShapePlan::Bins(edges) => edges,
                _ => Vec::new(),
            },
        }
    }

    /// True for a measured column of many different values.
    fn is_dense(&self, column: u32) -> bool {
        let table = self.table();
        let profile = table.profiles.get(column as usize);
        profile.is_some_and(|profile| {
            profile.column_type.is_measured() && profile.distinct > MOST_VALUES
        })
    }
}

/// So many cells of equal width between the smallest and the largest value.
fn grid(facts: ColumnFacts, cells: i128) -> Vec<i128> {
    let Some((low, high)) = facts.bounds else {
        return Vec::new();
    };
    if facts.form == Form::Float {
        let (from, to) = (
            crate::ops::facts::line_to_float(low),
            crate::ops::facts::line_to_float(high),
        );
        let step = (to - from) / cells as f64;
        let mut edges: Vec<i128> = (0..=cells)
            .map(|at| i128::from(crate::ops::facts::float_to_line(from + step * at as f64)))
            .collect();
        edges.dedup();
        return edges;
    }
    let (low, high) = (i128::from(low), i128::from(high));
    let width = ((high - low) / cells + 1).max(1);
    let count = (high - low) / width + 1;
    (0..=count).map(|at| low + at * width).collect()
}
