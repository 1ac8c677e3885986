//! Bars: the amounts of numbers of KLE, gathered by main group. A register of thousands of numbers has some thirty of them.

use super::nature::Nature;
use super::rows::{self, Along};
use super::{Suggestion, panel};
use crate::kind;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::kle::Level;
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};

/// Different numbers below which they are compared as they stand.
const FEWEST: u64 = 12;

pub(super) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let mut all = (0u32..).zip(columns);
    let (by, profile) = all.find(|(_, profile)| has_main_groups(profile))?;
    let along = Along {
        by,
        apart: None,
        keep_from: Some(profile.distinct),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let mut rows = rows::choose(columns, along)?;
    rows.only.extend(panel::last_period(columns, &[by]));
    let (measure, worth) = match super::most_telling(columns, by, false, rows.rate) {
        Some((column, Nature::Quantity(_))) => (Measure::Sum { column }, 0.71),
        _ if rows.called.is_some() => return None,
        _ => (Measure::Count, 0.44),
    };
    let spec = panel::spec(
        ChartForm::Bar,
        (by, None),
        measure,
        ChartReason::FewGroups,
        rows,
    );
    let present = kind::present(profile);
    let share = present as f64 / (present + profile.nulls).max(1) as f64;
    Some(Suggestion {
        spec: ViewSpec {
            level: Some(Level::Hovedgruppe),
            ..spec
        },
        worth: worth * share,
    })
}

/// True for numbers of KLE of more than one main group.
fn has_main_groups(profile: &ColumnProfile) -> bool {
    let main = |cell: &Option<Cell>| match cell {
        Some(Cell::Text { text, .. }) => text.trim().get(..2).map(str::to_owned),
        _ => None,
    };
    profile.kind.as_deref() == Some("kle")
        && profile.column_type == ColumnType::Text
        && profile.distinct > FEWEST
        && main(&profile.min).is_some()
        && main(&profile.min) != main(&profile.max)
}
