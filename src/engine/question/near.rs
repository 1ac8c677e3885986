//! What is near a place: for rows with coordinates or a postal code.
//!
//! Rows about persons are not asked for: where somebody lives is nobody's question here.

use super::{SURE, is_about_persons};
use crate::kind;
use crate::kind::fold::fold;
use crate::suggest::few_groups::names_a_person;
use model::column::{ColumnProfile, ColumnType};
use model::near::Position;
use model::question::{Answering, Compared, Question, Topic};

/// Fewer rows than this are read faster than asked for.
const FEWEST_ROWS: u64 = 5;

/// Ends of the folded names of columns that say what a row is called.
const NAMES: [&str; 8] = [
    "navn",
    "name",
    "titel",
    "title",
    "betegnelse",
    "institution",
    "lokalitet",
    "sted",
];

pub(super) fn ask(columns: &[ColumnProfile]) -> Option<Question> {
    if is_about_persons(columns) {
        return None;
    }
    let (column, position) = position(columns)?;
    let profile = columns.get(column as usize)?;
    // statistics of districts lie nowhere: things do, and several of them in a district
    let is_things = position != Position::Postcode || kind::present(profile) > profile.distinct;
    if kind::present(profile) < FEWEST_ROWS || profile.distinct < 2 || !is_things {
        return None;
    }
    Some(Question {
        topic: Topic::Near,
        compared: Compared::Groups,
        by: column,
        parts: None,
        measured: None,
        counts: true,
        answer: Answering::Near {
            column,
            position,
            name: name(columns),
        },
    })
}

/// Where rows are, by the most exact columns.
fn position(columns: &[ColumnProfile]) -> Option<(u32, Position)> {
    let of = |kind: &str| {
        let is =
            |own: &ColumnProfile| own.kind.as_deref() == Some(kind) && own.kind_confidence >= SURE;
        (0u32..)
            .zip(columns)
            .find(|(_, own)| is(own))
            .map(|(at, _)| at)
    };
    if let (Some(latitude), Some(longitude)) = (of("latitude"), of("longitude")) {
        return Some((latitude, Position::Degrees { longitude }));
    }
    if let (Some(easting), Some(northing)) = (of("easting"), of("northing")) {
        return Some((easting, Position::Metres { northing }));
    }
    Some((of("postcode")?, Position::Postcode))
}

/// The column that names the rows: text of no known kind, called a name, nearly different everywhere.
pub(crate) fn name(columns: &[ColumnProfile]) -> Option<u32> {
    let found = (0u32..).zip(columns).find(|(_, own)| {
        let words = fold(&own.name);
        let present = kind::present(own);
        own.column_type == ColumnType::Text
            && own.kind.is_none()
            && NAMES.iter().any(|end| words.ends_with(end))
            && ![
                "kommune", "region", "vej", "by", "gade", "distrikt", "ejer", "kontakt", "leder",
            ]
            .iter()
            .any(|part| words.contains(part))
            && !names_a_person(&words)
            && own.distinct * 2 >= present
            && own.longest_chars.is_none_or(|longest| longest <= 80)
    });
    found.map(|(at, _)| at)
}
