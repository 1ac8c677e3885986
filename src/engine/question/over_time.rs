//! How it has gone: a line over all periods.

use super::of_chart;
use crate::suggest::{over_time, time};
use model::column::ColumnProfile;
use model::question::{Question, Topic};

/// Two points are a difference, no course.
const FEWEST_POINTS: u64 = 3;

pub(super) fn ask(columns: &[ColumnProfile]) -> Option<Question> {
    let spec = over_time::suggest(columns)?.spec;
    let axis = time::axes(columns)
        .into_iter()
        .find(|axis| axis.column == spec.by)?;
    (axis.points >= FEWEST_POINTS).then(|| of_chart(Topic::OverTime, spec, columns))
}
