//! What has changed most from the first to the last period, among a few groups.

use super::of_chart;
use crate::suggest::change;
use model::column::ColumnProfile;
use model::question::{Question, Topic};

pub(super) fn ask(columns: &[ColumnProfile]) -> Option<Question> {
    let spec = change::suggest(columns)?.spec;
    // what changes is the series: the axis is time
    let groups = spec.series?;
    let mut question = of_chart(Topic::Changed, spec, columns);
    question.compared = super::compared(columns, groups);
    question.by = groups;
    question.parts = None;
    Some(question)
}
