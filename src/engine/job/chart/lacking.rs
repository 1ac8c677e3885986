//! What the rows behind a chart lack: municipalities that have no row, ages that nothing was counted of.

use crate::job::{Crew, Director};
use crate::kind;
use crate::map::join::{Join, Place};
use crate::ops::cross::{CrossAsk, Dimension};
use crate::ops::group::{GroupKey, key_cell};
use crate::suggest::holes;
use crate::table::collate;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::map_spec::AreaLayer;
use model::note::Problem;
use model::shortfall::{Hole, MunicipalityRows};
use model::view_spec::{ChartForm, ViewSpec};
use registers::places::municipalities;

/// Rows of a table of municipalities: some others stand among them.
const ROWS: std::ops::RangeInclusive<u64> = 78..=110;
/// Others than municipalities among its rows.
const MOST_OTHERS: usize = 6;

impl<C: Crew> Director<C> {
    /// Which municipalities the rows of a chart are, where each is one and the chart gathers them by something else:
    /// nothing where all are there and nothing else.
    pub(super) async fn municipality_rows(
        &self,
        spec: &ViewSpec,
        rows: u64,
    ) -> Result<Option<MunicipalityRows>, Problem> {
        let gathers = spec.measure.adds_up()
            && !matches!(spec.form, ChartForm::Histogram | ChartForm::Scatter);
        if !gathers || !ROWS.contains(&rows) {
            return Ok(None);
        }
        let Some(column) = named_rows(&self.table().profiles) else {
            return Ok(None);
        };
        if column == spec.by || Some(column) == spec.series {
            return Ok(None);
        }
        let ask = CrossAsk {
            revision: self.revision(),
            by: Dimension {
                column,
                ..Dimension::default()
            },
            series: None,
            measured: None,
            keep: None,
            products: false,
            only: spec.only.clone(),
            except: spec.except.clone(),
        };
        let facts = self.facts_of(column);
        let found = self.crossed(ask).await?;
        Ok(told(
            found
                .by
                .iter()
                .filter(|key| **key != GroupKey::Missing)
                .map(|key| key_cell(key, facts, None)),
        ))
    }

    /// Runs of numbers with a hole that make the sums of a chart too low. Of rows the user has chosen nothing is missing.
    pub(super) fn lowering_holes(&self, spec: &ViewSpec, rows: u64) -> Vec<Hole> {
        let table = self.table();
        let all = table.profiles.first().map_or(0, kind::rows);
        if rows != all {
            return Vec::new();
        }
        let mut found = holes::of(&table.profiles);
        found.retain(|hole| holes::lowers(hole, spec));
        found
    }
}

/// The column that names a different municipality in each row.
fn named_rows(profiles: &[ColumnProfile]) -> Option<u32> {
    let names = |profile: &ColumnProfile| {
        let is_municipality = matches!(
            profile.kind.as_deref(),
            Some("municipality_name" | "municipality_code")
        );
        let own = profile.nulls == 0 && profile.distinct == kind::rows(profile);
        is_municipality && own
    };
    let mut all = (0u32..).zip(profiles);
    all.find(|(_, profile)| names(profile)).map(|(at, _)| at)
}

fn told(values: impl Iterator<Item = Cell>) -> Option<MunicipalityRows> {
    let join = Join::new(AreaLayer::Municipality);
    let mut there: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for value in values {
        // Christiansø is an area of the register without a region, but no municipality
        let known = match join.place(&value) {
            Place::Area(code) => municipalities().find(|one| one.code == code),
            _ => None,
        };
        match known {
            Some(one) if !one.region.is_empty() => there.push(one.code.to_owned()),
            Some(one) => others.push(one.name.to_owned()),
            None => others.push(match value {
                Cell::Text { text, .. } => text,
                Cell::Integer(code) => code.to_string(),
                _ => return None,
            }),
        }
    }
    let all = || municipalities().filter(|one| !one.region.is_empty());
    let mut missing: Vec<String> = all()
        .filter(|one| !there.iter().any(|code| code == one.code))
        .map(|one| one.name.to_owned())
        .collect();
    let of = all().count() as u64;
    let is_nearly_all = (there.len() as u64).saturating_mul(5) >= of.saturating_mul(4);
    let is_worth_saying = !missing.is_empty() || !others.is_empty();
    if !is_nearly_all || !is_worth_saying || others.len() > MOST_OTHERS {
        return None;
    }
    missing.sort_by(|a, b| collate::compare(a, b));
    others.sort_by(|a, b| collate::compare(a, b));
    Some(MunicipalityRows {
        there: there.len() as u64,
        of,
        missing,
        others,
    })
}
