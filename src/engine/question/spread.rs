//! Where the numbers of a column lie: how many rows in which stretch.

use super::of_chart;
use crate::suggest::spread;
use model::column::ColumnProfile;
use model::question::{Question, Topic};

pub(super) fn ask(columns: &[ColumnProfile]) -> Option<Question> {
    let spec = spread::suggest(columns)?.spec;
    let mut question = of_chart(Topic::Spread, spec, columns);
    question.measured = Some(question.by);
    question.counts = false;
    Some(question)
}
