//! Whether a map is worth seeing, and which.
//!
//! A column whose kind says that it names municipalities, regions or postal districts, and a number for
//! each, or rows to count. The rules of charts on totals, units and what may be added up hold here as well;
//! of several years only the last is kept, for a sum over years is seldom anything.

use crate::kind;
use crate::kind::fold::fold;
use crate::suggest::nature::{self, Nature};
use crate::suggest::rows::{self, Along};
use crate::suggest::{most_telling, time};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::map_spec::{AreaLayer, ClassMethod, MapForm, MapMeasure, MapReason, MapSpec, Per};

/// How sure a kind must be.
const SURE: f64 = 0.6;
/// A map of fewer areas says less than a list.
const FEWEST_AREAS: u64 = 3;

/// The layer a kind of column names areas of.
#[must_use]
pub fn layer_of(kind: &str) -> Option<AreaLayer> {
    Some(match kind {
        "municipality_code" | "municipality_name" => AreaLayer::Municipality,
        "region" => AreaLayer::Region,
        "postcode" => AreaLayer::Postcode,
        _ => return None,
    })
}

/// Folded words of columns that count the people of an area.
const PEOPLE: [&str; 8] = [
    "indbyggere",
    "indbyggertal",
    "antal indbyggere",
    "folketal",
    "befolkning",
    "befolkningstal",
    "population",
    "inhabitants",
];

/// The map most worth seeing, or nothing when there is none. The columns stand in the order of the file.
#[must_use]
pub fn best(columns: &[ColumnProfile]) -> Option<MapSpec> {
    let order = [
        AreaLayer::Municipality,
        AreaLayer::Region,
        AreaLayer::Postcode,
    ];
    let mut found: Vec<(u32, AreaLayer)> = (0u32..)
        .zip(columns)
        .filter_map(|(at, column)| Some((at, layer_of_column(column)?)))
        .collect();
    found.sort_by_key(|(_, layer)| order.iter().position(|own| own == layer));
    found
        .into_iter()
        .find_map(|(by, layer)| map(columns, by, layer))
}

fn layer_of_column(column: &ColumnProfile) -> Option<AreaLayer> {
    let layer = layer_of(column.kind.as_deref()?)?;
    (column.kind_confidence >= SURE && column.distinct >= FEWEST_AREAS).then_some(layer)
}

fn map(columns: &[ColumnProfile], by: u32, layer: AreaLayer) -> Option<MapSpec> {
    let profile = columns.get(by as usize)?;
    let all = kind::rows(profile);
    let along = Along {
        by,
        apart: None,
        keep_from: Some(profile.distinct.saturating_sub(1)),
        rows: all,
    };
    let mut rows = rows::choose(columns, along)?;
    // the other name of the same areas is no second number for each
    keep_last_period(columns, by, &mut rows);
    let single = rows.remaining.is_some_and(|left| left <= profile.distinct);
    let telling = most_telling(columns, by, single, rows.rate);
    let (measure, is_amount) = match telling {
        Some((column, Nature::Quantity(_))) if !rows.rate => (MapMeasure::Sum { column }, true),
        Some((column, Nature::Quantity(_) | Nature::Rate)) => (MapMeasure::Mean { column }, false),
        // counts are whole: what has decimals and stands as it is, is hardly an amount
        Some((column, Nature::Unknown)) if is_measured_finely(&columns[column as usize]) => {
            (MapMeasure::Mean { column }, false)
        }
        // nobody knows whether a larger area has more of it: circles are right for both
        Some((column, _)) => (MapMeasure::Sum { column }, true),
        None if single || rows.called.is_some() => return None,
        None if kind::present(profile) >= profile.distinct * 2 && !time::is_regular(profile) => {
            (MapMeasure::Count, true)
        }
        None => return None,
    };
    let measured = match measure {
        MapMeasure::Sum { column } => Some(column),
        _ => None,
    };
    let people = people(columns).filter(|column| is_amount && measured != Some(*column));
    let is_people = measured.is_some_and(|column| is_people(&columns[column as usize]));
    let per = match people {
        Some(column) if measured.is_some() => Some(Per::InhabitantsOf { column }),
        // people on land are compared by how close they live
        _ if is_people => Some(Per::Km2),
        _ => None,
    };
    Some(MapSpec {
        layer,
        by,
        measure,
        is_amount,
        per,
        form: if is_amount && per.is_none() {
            MapForm::Symbols
        } else {
            MapForm::Shades
        },
        classes: ClassMethod::Natural,
        class_count: MapSpec::USUAL_CLASSES,
        reason: match measure {
            MapMeasure::Count => MapReason::RowsOfAreas,
            _ => MapReason::NumberOfAreas,
        },
        called: if measure == MapMeasure::Count {
            None
        } else {
            rows.called
        },
        only: rows.only,
        except: rows.except,
    })
}

/// Of several years or periods the last is kept.
fn keep_last_period(columns: &[ColumnProfile], by: u32, rows: &mut rows::Rows) {
    let axes = time::axes(columns);
    let Some(axis) = axes
        .into_iter()
        .find(|axis| axis.column != by && axis.unit.is_none())
    else {
        return;
    };
    let Some(profile) = columns.get(axis.column as usize) else {
        return;
    };
    let named = fold(&profile.name);
    // a year of building is a fact of the row, not its time
    if axis.fitness < 0.9
        || named.contains("opfoer")
        || rows.only.iter().any(|own| own.0 == axis.column)
    {
        return;
    }
    let Some(last) = profile
        .max
        .clone()
        .filter(|last| !matches!(last, Cell::Missing))
    else {
        return;
    };
    rows.only.push((axis.column, last));
    let share = kind::present(profile) / profile.distinct.max(1);
    rows.remaining = rows.remaining.map(|left| left.min(share));
}

/// The column that counts the people of an area.
fn people(columns: &[ColumnProfile]) -> Option<u32> {
    let found = (0u32..).zip(columns).find(|(_, column)| is_people(column));
    found.map(|(at, _)| at)
}

fn is_measured_finely(column: &ColumnProfile) -> bool {
    column.column_type == ColumnType::Decimal
}

fn is_people(column: &ColumnProfile) -> bool {
    let words = fold(&column.name);
    matches!(nature::of(column), Nature::Quantity(_)) && PEOPLE.contains(&words.as_str())
}
