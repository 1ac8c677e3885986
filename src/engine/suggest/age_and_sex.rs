//! A pyramid: ages and the two sexes.

use super::{Suggestion, panel, side_by_side, wide};
use crate::kind::fold::fold;
use crate::kind::sex;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let ages = columns.iter().position(is_age)? as u32;
    let Some(sexes) = columns.iter().position(is_sex) else {
        return in_two_columns(columns, ages);
    };
    let sexes = sexes as u32;
    let (measure, mut rows) = match panel::quantity(columns, ages, sexes) {
        Some(found) => found,
        // one row for each person: rows are counted
        None if columns.get(ages as usize)?.column_type == ColumnType::Integer => {
            (Measure::Count, super::rows::Rows::default())
        }
        None => return None,
    };
    rows.only
        .extend(panel::last_period(columns, &[ages, sexes]));
    let spec = panel::spec(
        ChartForm::Pyramid,
        (ages, Some(sexes)),
        measure,
        ChartReason::AgeAndSex,
        rows,
    );
    Some(Suggestion { spec, worth: 0.8 })
}

/// A column for each sex.
fn in_two_columns(columns: &[ColumnProfile], ages: u32) -> Option<Suggestion> {
    let families = wide::families(columns);
    let family = families.iter().find(|own| own.of == wide::Of::Sexes)?;
    let (rows, measure) = side_by_side::measured(columns, ages, &family.columns)?;
    let spec = ViewSpec {
        across: family.columns.clone(),
        ..panel::spec(
            ChartForm::Pyramid,
            (ages, None),
            measure,
            ChartReason::AgeAndSex,
            rows,
        )
    };
    Some(Suggestion { spec, worth: 0.8 })
}

pub(super) fn is_age(profile: &ColumnProfile) -> bool {
    let words = fold(&profile.name);
    let named = profile.kind.as_deref() == Some("age")
        || words
            .split(' ')
            .any(|word| matches!(word, "alder" | "aldersgruppe" | "age"));
    let grouped = matches!(profile.column_type, ColumnType::Integer | ColumnType::Text);
    named && grouped && (5..=130).contains(&profile.distinct)
}

pub(super) fn is_sex(profile: &ColumnProfile) -> bool {
    let is_one = |cell: &Cell| match cell {
        Cell::Text { text, .. } => sex::of_value(&fold(text)).is_some(),
        _ => false,
    };
    let values = profile.top.iter().map(|(cell, _)| cell);
    let known = values.filter(|cell| is_one(cell)).count();
    profile.column_type == ColumnType::Text && known == 2 && profile.distinct <= 4
}
