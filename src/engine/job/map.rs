//! Questions behind maps: one number for each area, and areas of a file made into a layer.

use super::beside::{Beside, Placing};
use super::chart::{context, names};
use super::{Crew, Director};
use crate::map::halves;
use crate::map::join::{Join, Place, regions};
use crate::map::keep::keeping;
use crate::map::layer::{Gatherer, code_of};
use crate::ops::group::{GroupAsk, GroupKey, GroupPartial, GroupSums, key_cell, sum_cell};
use areas::{Head, Layer};
use model::cell::Cell;
use model::column::ColumnType;
use model::map_spec::{
    AreaLayer, AreaValue, MapChoice, MapData, MapMeasure, MapOffer, MapSpec, MergedArea, Per,
};
use model::note::{Problem, ProblemKind};
use std::collections::BTreeMap;
use std::iter::once;

/// Rows of a window when areas are gathered.
pub(super) const WINDOW_ROWS: u64 = 200;

/// What is gathered for an area.
#[derive(Clone, Copy)]
struct Sums {
    measured: GroupSums,
    over: Option<GroupSums>,
}

impl<C: Crew> Director<C> {
    /// The numbers behind a map of the rows of the current view, without regard to a filter on the column that names
    /// the areas when there is no other: each different value of the column is
    /// looked up once, and the values that mean one area are taken together.
    ///
    /// # Errors
    /// As [`Director::exact_groups`].
    pub async fn map_data(&self, spec: &MapSpec) -> Result<MapData, Problem> {
        self.map_data_with(spec, &Placing::Register(Join::new(spec.layer)))
            .await
    }

    /// The same with the areas that values mean found another way.
    ///
    /// # Errors
    /// As [`Director::exact_groups`].
    pub async fn map_data_with(&self, spec: &MapSpec, join: &Placing) -> Result<MapData, Problem> {
        let table = self.table();
        let name = |column: u32| {
            let profile = table.profiles.get(column as usize);
            profile
                .map(|profile| profile.name.clone())
                .unwrap_or_default()
        };
        let facts = |column: u32| {
            table
                .facts
                .get(column as usize)
                .copied()
                .unwrap_or_default()
        };
        let measured = match spec.measure {
            MapMeasure::Count => None,
            MapMeasure::Sum { column } | MapMeasure::Mean { column } => Some(column),
        };
        let over = match spec.per {
            Some(
                Per::Column { column } | Per::InhabitantsOf { column } | Per::WholeWith { column },
            ) => Some(column),
            Some(Per::Km2 | Per::Inhabitants) | None => None,
        };
        let mut areas: BTreeMap<String, Sums> = BTreeMap::new();
        let mut unplaced: Vec<(String, u64)> = Vec::new();
        let mut values: Vec<(GroupKey, Option<String>)> = Vec::new();
        let (mut missing_rows, mut other_level_rows, mut listed_rows) = (0, 0, 0);
        let mut listed: Vec<String> = Vec::new();
        let groups = self.map_groups(spec, spec.measure).await?;
        for (key, sums) in &groups.groups {
            if *key == GroupKey::Missing {
                missing_rows += sums.rows;
                continue;
            }
            let value = key_cell(key, facts(spec.by), None);
            let place = join.place(&value);
            if place == Place::Unknown && spec.measure == MapMeasure::Count {
                let several = join.places(&value);
                if !several.is_empty() {
                    listed_rows += sums.rows;
                    for code in &several {
                        let own = areas.entry(code.clone()).or_insert(NO_SUMS);
                        own.measured.merge(sums);
                    }
                    listed.extend(several);
                    continue;
                }
            }
            values.push((
                key.clone(),
                match &place {
                    Place::Area(code) => Some(code.clone()),
                    _ => None,
                },
            ));
            match place {
                Place::Area(code) => {
                    if measured.is_some() {
                        missing_rows += sums.rows - sums.values;
                    }
                    let own = areas.entry(code).or_insert(NO_SUMS);
                    own.measured.merge(sums);
                }
                Place::OtherLevel => other_level_rows += sums.rows,
                Place::Unknown => unplaced.push((written(&value), sums.rows)),
            }
        }
        if let Some(column) = over {
            let groups = self.map_groups(spec, MapMeasure::Sum { column }).await?;
            for (key, sums) in &groups.groups {
                let value = key_cell(key, facts(spec.by), None);
                if let Place::Area(code) = join.place(&value)
                    && let Some(own) = areas.get_mut(&code)
                {
                    own.over.get_or_insert(GroupSums::NONE).merge(sums);
                }
            }
        }
        unplaced.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let unplaced_values = unplaced.len() as u64;
        let unplaced_rows = unplaced.iter().map(|value| value.1).sum();
        unplaced.truncate(MapData::MOST_UNPLACED);
        let number = |column: Option<u32>, sums: &GroupSums| -> Option<f64> {
            let sum = sum_cell(facts(column?), sums)?.as_f64()?;
            (sums.values > 0).then_some(sum)
        };
        // rows that are left out may have values between those of an area
        let is_whole = spec.only.is_empty() && spec.except.is_empty();
        let mut tests = keeping(values, is_whole, &|key| key_cell(key, facts(spec.by), None));
        // no test keeps the cells of an area and those that list it beside others
        tests.retain(|code, _| !listed.contains(code));
        let values: Vec<AreaValue> = areas
            .iter()
            .map(|(code, sums)| AreaValue {
                code: code.clone(),
                value: match spec.measure {
                    MapMeasure::Count => Some(sums.measured.rows as f64),
                    MapMeasure::Sum { .. } => number(measured, &sums.measured),
                    MapMeasure::Mean { .. } => {
                        let sum = number(measured, &sums.measured);
                        sum.map(|sum| sum / sums.measured.values as f64)
                    }
                },
                rows: sums.measured.rows,
                over: sums.over.as_ref().and_then(|sums| number(over, sums)),
                test: tests.remove(code),
            })
            .collect();
        let met: Vec<String> = areas.keys().cloned().collect();
        let merged: Vec<MergedArea> = match (join, spec.layer) {
            (Placing::Own(own), _) => own.merged.clone(),
            (Placing::Register(_), AreaLayer::Region) => regions(&met),
            (Placing::Register(_), _) => Vec::new(),
        };
        let whole_numbers = match (spec.measure, measured.map(facts)) {
            (MapMeasure::Count, _) => true,
            (MapMeasure::Sum { .. }, Some(facts)) => facts.column_type == ColumnType::Integer,
            _ => false,
        };
        Ok(MapData {
            by_name: name(spec.by),
            by_kind: table
                .profiles
                .get(spec.by as usize)
                .and_then(names::kind_instead),
            subject: measured
                .filter(|_| spec.called.is_some())
                .and_then(|column| names::beside_unit(self.opened().as_deref(), &name(column))),
            context: context::of(
                self.opened().as_deref(),
                &table.profiles,
                &context::Drawn {
                    measured,
                    called: spec.called.as_deref(),
                    columns: once(spec.by)
                        .chain(measured)
                        .chain(over)
                        .chain(spec.only.iter().map(|only| only.0))
                        .collect(),
                },
            ),
            measure_name: measured
                .map(|column| names::measured(self.opened().as_deref(), &name(column))),
            over_name: over.map(|column| halves::mended(&name(column))),
            only_names: spec.only.iter().map(|only| name(only.0)).collect(),
            except_names: spec.except.iter().map(|except| name(except.0)).collect(),
            areas: values,
            unplaced,
            unplaced_values,
            unplaced_rows,
            other_level_rows,
            listed_rows,
            missing_rows,
            whole_numbers,
            areas_file: match join {
                Placing::Own(own) => Some(own.source.clone()),
                Placing::Register(_) => None,
            },
            merged,
            population: None,
            spec: spec.clone(),
        })
    }

    pub(super) async fn map_groups(
        &self,
        spec: &MapSpec,
        measure: MapMeasure,
    ) -> Result<GroupPartial, Problem> {
        self.grouped(GroupAsk {
            revision: self.map_rows(spec.by),
            by: spec.by,
            unit: None,
            edges: Vec::new(),
            measure: measure.into(),
            only: spec.only.clone(),
            except: spec.except.clone(),
        })
        .await
    }

    /// The rows a map is made of: those seen, but all where nothing but a filter on its own column takes any away, so
    /// that the area kept is seen among the others.
    pub(super) fn map_rows(&self, by: u32) -> Option<u32> {
        let view = self.view.borrow();
        let is_own = !view.is_searched && view.filtered.iter().all(|column| *column == by);
        (!is_own).then_some(view.revision)
    }

    /// The map a user chose, or the one most worth seeing, with what else could be chosen; nothing when no column
    /// names areas, or those of too few. `data` of what is answered is left empty: its numbers stand beside it.
    ///
    /// # Errors
    /// As [`Director::map_data`].
    pub async fn map_offer(
        &self,
        choice: Option<&MapChoice>,
    ) -> Result<Option<(MapOffer, MapData)>, Problem> {
        self.map_offer_beside(choice, Beside::default()).await
    }

    /// The areas of the current view as a layer: rows with a polygon, each under the code in a column.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] without a file, and what the crew says.
    pub async fn layer(&self, ask: &LayerAsk) -> Result<(Layer, u64), Problem> {
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let mut gatherer = Gatherer::new(opened.sniff.crs.as_deref());
        let columns = [ask.code, ask.name, ask.geometry];
        self.all_rows(&columns, WINDOW_ROWS, &mut |rows| {
            for row in rows {
                if let [code, name, geometry] = row.cells.as_slice() {
                    gatherer.add(&code_of(code), &written(name), &written(geometry));
                }
            }
        })
        .await?;
        let passed_over = gatherer.passed_over;
        Ok((gatherer.finish(ask.head.clone()), passed_over))
    }
}

const NO_SUMS: Sums = Sums {
    measured: GroupSums::NONE,
    over: None,
};

/// Which columns of a file hold areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerAsk {
    /// The column of codes.
    pub code: u32,
    /// The column of names.
    pub name: u32,
    /// The column of polygons, as well-known text or well-known binary in hexadecimal digits.
    pub geometry: u32,
    /// What the layer is and whose.
    pub head: Head,
}

/// A value as text.
pub(super) fn written(cell: &Cell) -> String {
    match cell.plain() {
        Cell::Text { text, .. } => text.clone(),
        Cell::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}
