//! Plain questions a table can answer: from the profiles and kinds of its columns to at most three.
//!
//! One rule, one file. A rule asks only what can be answered honestly: those that compare, follow or part take the
//! charts of [`crate::suggest`], whose rules say what may be added up, which totals are left out and how few are too
//! few; [`near`] asks nothing of tables about persons; [`own`] compares municipalities by the numbers of a map.
//! Questions hold positions of columns and no values.

mod changed;
mod most;
pub(crate) mod near;
mod over_time;
pub mod own;
mod parts;
mod spread;

use crate::kind::fold::fold;
use crate::suggest::few_groups::names_a_writer;
use crate::suggest::nature;
use model::column::ColumnProfile;
use model::question::{Answering, Compared, Question, Topic};
use model::view_spec::{Measure, ViewSpec};

/// Questions that are asked at most.
pub const MOST: usize = 3;

/// A rule: one sort of question.
type Rule = fn(&[ColumnProfile]) -> Option<Question>;

/// Every rule, what people ask first first.
const RULES: [Rule; 6] = [
    most::ask,
    over_time::ask,
    near::ask,
    changed::ask,
    parts::ask,
    spread::ask,
];

/// The questions worth asking, at most [`MOST`]. The columns stand in the order of the file.
#[must_use]
pub fn asked(columns: &[ColumnProfile]) -> Vec<Question> {
    let found = RULES.iter().filter_map(|rule| rule(columns));
    found.take(MOST).collect()
}

/// A question that a chart answers.
fn of_chart(topic: Topic, spec: ViewSpec, columns: &[ColumnProfile]) -> Question {
    let measured = spec.measure.column().filter(|column| {
        let profile = columns.get(*column as usize);
        profile.is_some_and(|own| !nature::is_general(&fold(&own.name)))
    });
    Question {
        topic,
        compared: compared(columns, spec.by),
        by: spec.by,
        parts: spec.series,
        measured,
        counts: matches!(
            spec.measure,
            Measure::Count | Measure::Share { column: None, .. }
        ),
        answer: Answering::Chart(Box::new(spec)),
    }
}

/// What the values of a column are.
fn compared(columns: &[ColumnProfile], by: u32) -> Compared {
    let kind = columns
        .get(by as usize)
        .filter(|own| own.kind_confidence >= SURE)
        .and_then(|own| own.kind.as_deref());
    match kind {
        Some("municipality_code" | "municipality_name") => Compared::Municipalities,
        Some("region") => Compared::Regions,
        Some("postcode") => Compared::Postcodes,
        _ => Compared::Groups,
    }
}

/// How sure a kind must be.
const SURE: f64 = 0.6;

/// True when the rows are about persons, as far as kinds tell.
pub(crate) fn is_about_persons(columns: &[ColumnProfile]) -> bool {
    const PERSONS: [&str; 5] = [
        "cpr",
        "person_name",
        "first_name",
        "last_name",
        "birth_date",
    ];
    // an institution has a head: that makes its row none about a person
    const OFFICES: [&str; 6] = [
        "leder",
        "kontakt",
        "ansvarlig",
        "formand",
        "manager",
        "contact",
    ];
    columns.iter().any(|own| {
        let words = fold(&own.name);
        let is_office = OFFICES.iter().any(|part| words.contains(part));
        own.kind
            .as_deref()
            .is_some_and(|kind| PERSONS.contains(&kind))
            && !is_office
            && !names_a_writer(&words)
    })
}
