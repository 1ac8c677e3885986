//! What each of some groups is made of: shares of a few parts.

use super::of_chart;
use crate::suggest::parts;
use model::column::ColumnProfile;
use model::question::{Question, Topic};

pub(super) fn ask(columns: &[ColumnProfile]) -> Option<Question> {
    let spec = parts::suggest(columns)?.spec;
    Some(of_chart(Topic::Parts, spec, columns))
}
