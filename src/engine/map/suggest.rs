//! Whether a map is worth seeing, and which.
//!
//! A column whose kind says that it names municipalities, regions or postal districts, and a number for
//! each, or rows to count. The rules of charts on totals, units and what may be added up hold here as well;
//! of several years only the last is kept, for a sum over years is seldom anything.

use super::halves;
use crate::kind;
use crate::kind::fold::fold;
use crate::suggest::nature::{self, Nature};
use crate::suggest::rows::{self, Along};
use crate::suggest::{most_telling, panel, time};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::map_spec::{
    AreaLayer, ClassMethod, MapChoice, MapForm, MapMeasure, MapReason, MapSpec, Per,
};
use model::view_spec::TimeUnit;

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
    let sure = |column: u32| {
        let profile = columns.get(column as usize);
        profile.map_or(0.0, |profile| profile.kind_confidence)
    };
    // stable: of columns that are equally sure the first of the file
    found.sort_by(|a, b| {
        let place = |layer: AreaLayer| order.iter().position(|own| *own == layer);
        place(a.1)
            .cmp(&place(b.1))
            .then_with(|| sure(b.0).total_cmp(&sure(a.0)))
    });
    let best = found
        .iter()
        .find_map(|(by, layer)| map(columns, *by, *layer))?;
    // rows that lie in several areas are counted in each of them, where a column says so
    let lists = found.iter().filter(|(by, layer)| {
        *layer == best.layer && columns.get(*by as usize).is_some_and(holds_lists)
    });
    let listed = lists
        .filter(|_| best.measure == MapMeasure::Count)
        .find_map(|(by, layer)| map(columns, *by, *layer));
    Some(
        listed
            .filter(|own| own.measure == best.measure)
            .unwrap_or(best),
    )
}

/// True for codes of areas of which some cells hold several ("155,185"): the most common are codes, and the longest cell
/// is longer than any.
fn holds_lists(profile: &ColumnProfile) -> bool {
    const LONGEST_CODE: u32 = 4;
    let is_code = |cell: &Cell| match cell {
        Cell::Text { text, .. } => {
            text.len() <= LONGEST_CODE as usize && text.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    };
    profile.column_type == ColumnType::Text
        && profile.kind.as_deref() == Some("municipality_code")
        && profile
            .longest_chars
            .is_some_and(|longest| longest >= 2 * LONGEST_CODE - 1)
        && profile.top.iter().all(|(cell, _)| is_code(cell))
}

/// Rows for four areas that are counted at least. The parts of a shape are no things to count, so where rows are
/// shapes there must be more of them.
fn fewest_in_four(columns: &[ColumnProfile]) -> u64 {
    let is_shape = |column: &ColumnProfile| {
        matches!(column.kind.as_deref(), Some("wkt" | "geometry"))
            && !matches!(&column.min, Some(Cell::Text { text, .. }) if text.starts_with("POINT"))
    };
    if columns.iter().any(is_shape) { 8 } else { 5 }
}

/// How much a map is worth seeing, from 0 to 1, beside the charts of the same columns ([`crate::suggest::offers`]).
#[must_use]
pub fn worth(columns: &[ColumnProfile], spec: &MapSpec) -> f64 {
    let areas = columns
        .get(spec.by as usize)
        .map_or(0, |column| column.distinct);
    let by_measure = match spec.measure {
        MapMeasure::Count => 0.47,
        // what the parts of a sum are is more than where all of them are
        MapMeasure::Sum { .. } if hides_parts(columns, spec) => 0.6,
        MapMeasure::Sum { .. } | MapMeasure::Mean { .. } => 0.72,
    };
    // bars of few areas are read at a glance; a few of many areas leave the country grey
    let of = match spec.layer {
        AreaLayer::Municipality => 98,
        AreaLayer::Region => 5,
        AreaLayer::Postcode => 592,
        // of other files alone, which nobody knows here
        AreaLayer::Parish | AreaLayer::SchoolDistrict | AreaLayer::Own => 0,
    };
    let by_number = match areas {
        0..=MOST_AS_BARS => 0.7,
        _ if areas * 3 < of => 0.7,
        _ => 1.0,
    };
    by_measure * by_number
}

/// True when each area has a row for each of a few names, which the map adds up: votes of each party.
fn hides_parts(columns: &[ColumnProfile], spec: &MapSpec) -> bool {
    let is_kept = |column: u32| spec.only.iter().any(|own| own.0 == column);
    let mut names = panel::names(columns, 2..=40).into_iter();
    names.any(|(_, column)| {
        column != spec.by && !is_kept(column) && panel::crosses(columns, spec.by, column)
    })
}

/// So many areas have room as bars.
const MOST_AS_BARS: u64 = model::chart_form::MOST_BARS as u64;

fn layer_of_column(column: &ColumnProfile) -> Option<AreaLayer> {
    let layer = layer_of(column.kind.as_deref()?)?;
    (column.kind_confidence >= SURE && column.distinct >= FEWEST_AREAS).then_some(layer)
}

fn map(columns: &[ColumnProfile], by: u32, layer: AreaLayer) -> Option<MapSpec> {
    let profile = columns.get(by as usize)?;
    let (rows, single) = kept(columns, by)?;
    let telling = most_telling(columns, by, single, rows.rate);
    let (measure, is_amount) = match telling {
        Some((column, Nature::Quantity(_))) if !rows.rate => (MapMeasure::Sum { column }, true),
        Some((column, Nature::Quantity(_) | Nature::Rate)) => (MapMeasure::Mean { column }, false),
        // counts are whole: what has decimals and stands as it is, is hardly an amount
        Some((column, Nature::Unknown))
            if rows.rate || is_measured_finely(&columns[column as usize]) =>
        {
            (MapMeasure::Mean { column }, false)
        }
        // nobody knows whether a larger area has more of it: circles are right for both
        Some((column, _)) => (MapMeasure::Sum { column }, true),
        None if single || rows.called.is_some() => return None,
        None if kind::present(profile) * 4 >= profile.distinct * fewest_in_four(columns)
            && !time::is_regular(profile) =>
        {
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
    let half = measured.filter(|_| single && is_amount);
    let half = half.and_then(|own| halves::other(columns, own));
    let per = match people {
        Some(column) if measured.is_some() => Some(Per::InhabitantsOf { column }),
        // one half of a whole alone would only show where there is most of both
        _ if half.is_some() => half.map(|column| Per::WholeWith { column }),
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

/// The rows a map is made of, and whether each area has one of them.
fn kept(columns: &[ColumnProfile], by: u32) -> Option<(rows::Rows, bool)> {
    let profile = columns.get(by as usize)?;
    let along = Along {
        by,
        apart: None,
        keep_from: Some(profile.distinct.saturating_sub(1)),
        rows: kind::rows(profile),
        is_placed: true,
    };
    let mut rows = rows::choose(columns, along)?;
    // the other name of the same areas is no second number for each
    keep_last_period(columns, by, &mut rows);
    let single = rows.remaining.is_some_and(|left| left <= profile.distinct);
    Some((rows, single))
}

/// What a user may choose among.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The columns that name areas.
    pub places: Vec<u32>,
    /// What can be measured.
    pub measures: Vec<MapMeasure>,
    /// What that can be divided by.
    pub pers: Vec<Per>,
}

/// The columns that name areas of the program.
#[must_use]
pub fn places(columns: &[ColumnProfile]) -> Vec<u32> {
    let places = (0u32..)
        .zip(columns)
        .filter(|(_, column)| layer_of_column(column).is_some());
    places.map(|(at, _)| at).collect()
}

/// What can be chosen beside what is drawn. `has_people` says that it is known how many people live in the areas.
#[must_use]
pub fn choices(columns: &[ColumnProfile], spec: &MapSpec, has_people: bool) -> Choices {
    let mut found = Choices {
        places: places(columns),
        ..Choices::default()
    };
    if let Some((rows, single)) = kept(columns, spec.by) {
        found.measures = measures(columns, spec.by, &rows, single);
        found.pers = pers(columns, spec.measure, single, has_people);
    }
    // what is drawn was found worth it with more in view
    if !found.measures.contains(&spec.measure) {
        found.measures.insert(0, spec.measure);
    }
    if let Some(per) = spec.per.filter(|per| !found.pers.contains(per)) {
        found.pers.insert(0, per);
    }
    found
}

/// The map a user chose; the one suggested for its column where this file cannot give what was chosen honestly, and
/// nothing where that column names no areas.
#[must_use]
pub fn chosen(columns: &[ColumnProfile], choice: &MapChoice, has_people: bool) -> Option<MapSpec> {
    let layer = layer_of_column(columns.get(choice.by as usize)?)?;
    chosen_in(columns, choice, layer, has_people)
}

/// The map of a column that names areas of another file: the one chosen where the file can give it honestly, else the
/// one most worth seeing; of rows alone their number.
#[must_use]
pub fn own(
    columns: &[ColumnProfile],
    by: u32,
    layer: AreaLayer,
    choice: Option<&MapChoice>,
    has_people: bool,
) -> Option<MapSpec> {
    let choice = choice.map(|choice| MapChoice { by, ..*choice });
    let chosen = choice.and_then(|choice| chosen_in(columns, &choice, layer, has_people));
    chosen.or_else(|| map(columns, by, layer)).or_else(|| {
        let (rows, single) = kept(columns, by)?;
        // a row for each area and no number: there is nothing to show
        (!single).then_some(MapSpec {
            only: rows.only,
            except: rows.except,
            ..counted(by, layer)
        })
    })
}

/// The rows of each area counted.
#[must_use]
pub fn counted(by: u32, layer: AreaLayer) -> MapSpec {
    MapSpec {
        layer,
        by,
        measure: MapMeasure::Count,
        is_amount: true,
        per: None,
        form: MapForm::Symbols,
        classes: ClassMethod::Natural,
        class_count: MapSpec::USUAL_CLASSES,
        reason: MapReason::RowsOfAreas,
        called: None,
        only: Vec::new(),
        except: Vec::new(),
    }
}

fn chosen_in(
    columns: &[ColumnProfile],
    choice: &MapChoice,
    layer: AreaLayer,
    has_people: bool,
) -> Option<MapSpec> {
    // chosen when a file told of inhabitants that is not here now: the number itself stays
    let is_told = has_people || choice.per != Some(Per::Inhabitants);
    let choice = &MapChoice {
        per: choice.per.filter(|_| is_told),
        ..*choice
    };
    let suggested = map(columns, choice.by, layer);
    let (rows, single) = kept(columns, choice.by)?;
    let pers = pers(columns, choice.measure, single, has_people);
    let is_suggested = |own: &MapSpec| own.measure == choice.measure;
    let divides = |own: Option<&MapSpec>| {
        choice
            .per
            .is_none_or(|per| pers.contains(&per) || own.and_then(|own| own.per) == Some(per))
    };
    if let Some(own) = suggested.as_ref().filter(|own| is_suggested(own)) {
        return match divides(Some(own)) {
            true => Some(with(own.clone(), choice)),
            false => suggested,
        };
    }
    let is_honest =
        measures(columns, choice.by, &rows, single).contains(&choice.measure) && divides(None);
    if !is_honest {
        return suggested;
    }
    let (reason, called) = match choice.measure {
        MapMeasure::Count => (MapReason::RowsOfAreas, None),
        _ => (MapReason::NumberOfAreas, rows.called),
    };
    let spec = MapSpec {
        layer,
        by: choice.by,
        measure: choice.measure,
        is_amount: !matches!(choice.measure, MapMeasure::Mean { .. }),
        per: choice.per,
        form: choice.form,
        classes: choice.classes,
        class_count: choice.class_count,
        reason,
        called,
        only: rows.only,
        except: rows.except,
    };
    Some(with(spec, choice))
}

fn with(spec: MapSpec, choice: &MapChoice) -> MapSpec {
    let (least, most) = MapSpec::CLASS_COUNTS.into_inner();
    MapSpec {
        per: choice.per,
        form: choice.form,
        classes: choice.classes,
        class_count: choice.class_count.clamp(least, most),
        ..spec
    }
}

/// What may be measured: amounts are added up, means are made of what is no share already, and numbers that must not
/// be gathered are shown where each area has one row.
fn measures(
    columns: &[ColumnProfile],
    by: u32,
    rows: &rows::Rows,
    single: bool,
) -> Vec<MapMeasure> {
    let mut found = Vec::new();
    for (column, profile) in (0u32..).zip(columns) {
        if column == by || profile.distinct < 2 {
            continue;
        }
        let (sum, mean) = (MapMeasure::Sum { column }, MapMeasure::Mean { column });
        match nature::of(profile) {
            Nature::Quantity(_) if single && rows.rate => found.push(mean),
            Nature::Quantity(_) if single => found.push(sum),
            Nature::Quantity(_) if !rows.rate => found.extend([sum, mean]),
            Nature::Unknown if single && !is_measured_finely(profile) => found.push(sum),
            Nature::Unknown | Nature::Rate if single => found.push(mean),
            _ => {}
        }
    }
    if !single {
        found.push(MapMeasure::Count);
    }
    found
}

/// What an amount may be divided by. The people of an area are known once: where it has several rows they would be
/// counted in each.
fn pers(
    columns: &[ColumnProfile],
    measure: MapMeasure,
    single: bool,
    has_people: bool,
) -> Vec<Per> {
    if matches!(measure, MapMeasure::Mean { .. }) {
        return Vec::new();
    }
    let told = Some(Per::Inhabitants).filter(|_| has_people);
    let people = people(columns).filter(|column| single && measure.column() != Some(*column));
    let people = people.map(|column| Per::InhabitantsOf { column });
    let half = measure.column().filter(|_| single);
    let half = half.and_then(|own| halves::other(columns, own));
    let half = half.map(|column| Per::WholeWith { column });
    let all = half.into_iter().chain(people).chain(told).chain([Per::Km2]);
    all.collect()
}

/// Of several years or periods the last is kept.
fn keep_last_period(columns: &[ColumnProfile], by: u32, rows: &mut rows::Rows) {
    let axes = time::axes(columns);
    let Some(axis) = axes
        .into_iter()
        .find(|axis| axis.column != by && axis.unit != Some(TimeUnit::Day))
    else {
        return;
    };
    let Some(profile) = columns.get(axis.column as usize) else {
        return;
    };
    if axis.unit.is_some() && !time::is_by_period(&axis, profile) {
        return;
    }
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

/// How many people live in the areas by a file that counts them: the map of these numbers, or nothing when no column
/// says that it counts people. `name` is that of the file.
#[must_use]
pub fn inhabitants(columns: &[ColumnProfile], name: &str) -> Option<MapSpec> {
    let is_folk = is_folk1a(columns, name);
    let counts = |column: u32| {
        let own = columns.get(column as usize);
        own.is_some_and(|own| is_people(own) || is_folk && is_content(own))
    };
    let layer = AreaLayer::Municipality;
    let places = (0u32..).zip(columns);
    let places = places.filter(|(_, column)| layer_of_column(column) == Some(layer));
    places
        .filter_map(|(by, _)| map(columns, by, layer))
        .find_map(|spec| match spec.measure {
            MapMeasure::Sum { column } if counts(column) => Some(MapSpec { per: None, ..spec }),
            // people beside a number that the map would show rather
            _ => {
                let (rows, single) = kept(columns, spec.by)?;
                let column = (0u32..columns.len() as u32).find(|column| counts(*column))?;
                // of several rows each may have the people of its whole area
                single.then_some(MapSpec {
                    only: rows.only,
                    except: rows.except,
                    measure: MapMeasure::Sum { column },
                    is_amount: true,
                    per: None,
                    called: None,
                    ..spec
                })
            }
        })
}

/// True for an extract of FOLK1A (Statistics Denmark: the population by sex, age and marital status) and its kin,
/// whose only column of numbers is called `INDHOLD`.
fn is_folk1a(columns: &[ColumnProfile], name: &str) -> bool {
    const DIVISIONS: [&str; 5] = ["koen", "alder", "civilstand", "herkomst", "statsborgerskab"];
    let has = |words: &[&str]| {
        let mut names = columns.iter().map(|column| fold(&column.name));
        names.any(|name| words.contains(&name.as_str()))
    };
    let is_named = fold(name).starts_with("folk");
    has(&["indhold"]) && has(&["omraade"]) && has(&["tid"]) && (is_named || has(&DIVISIONS))
}

fn is_content(column: &ColumnProfile) -> bool {
    fold(&column.name) == "indhold" && column.column_type == ColumnType::Integer
}

/// True for a column that says that it counts people.
pub(crate) fn is_people(column: &ColumnProfile) -> bool {
    let words = fold(&column.name);
    matches!(nature::of(column), Nature::Quantity(_)) && PEOPLE.contains(&words.as_str())
}
