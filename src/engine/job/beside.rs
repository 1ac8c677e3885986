//! What maps take from other files: a file of areas or of inhabitants gathered, and a map made with both.
//!
//! The file beside has a director of its own ([`Director::border_file`], [`Director::population`]); the director of the
//! table is handed what that one gathered ([`Beside`]).

use super::map::{WINDOW_ROWS, written};
use super::{Crew, Director};
use crate::kind::fold::fold;
use crate::map::join::{Join, Place};
use crate::map::layer::Gatherer;
use crate::map::naming::namings;
use crate::map::own::{Overlap, OwnJoin, overlap};
use crate::map::suggest::{Choices, best, choices, chosen, inhabitants, layer_of, own};
use crate::ops::group::{GroupAsk, GroupKey, key_cell};
use crate::suggest::nature::{self, Nature};
use crate::suggest::{Offer, offers};
use areas::{Head, Layer};
use model::beside::{BorderFile, BorderProperty, Joined};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::map_spec::{AreaLayer, MapChoice, MapData, MapOffer, MapSpec, Per, Population};
use model::note::{Problem, ProblemKind};
use model::view_spec::Measure;

/// Kinds of columns that hold polygons.
const GEOMETRY: [&str; 2] = ["wkt", "geometry"];
/// Columns with more different values name something smaller than areas.
const MOST_VALUES: u64 = 200_000;
/// Columns of the table that are compared value by value with the areas.
const MOST_COMPARED: usize = 6;
/// Kinds of columns that tell a time.
const TIMES: [&str; 5] = ["year", "quarter", "month", "date", "half_year"];

/// What a map is made with beside the file itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Areas of another file, and the property the user chose.
    pub borders: Option<(&'a BorderFile, Option<&'a str>)>,
    /// How many people live in the municipalities.
    pub people: Option<&'a Population>,
}

/// How the areas that values mean are found.
#[derive(Debug)]
pub enum Placing {
    /// By the register.
    Register(Join),
    /// By another file.
    Own(OwnJoin),
}

impl Placing {
    /// The area a value means.
    #[must_use]
    pub fn place(&self, value: &Cell) -> Place {
        match self {
            Self::Register(join) => join.place(value),
            Self::Own(join) => join.place(value),
        }
    }

    /// The areas of a value that lists several, by the register.
    #[must_use]
    pub fn places(&self, value: &Cell) -> Vec<String> {
        match self {
            Self::Register(join) => join.places(value),
            Self::Own(_) => Vec::new(),
        }
    }
}

/// A column that names areas of another file.
#[derive(Debug)]
pub struct Fit {
    /// The column.
    pub by: u32,
    /// The areas.
    pub join: OwnJoin,
    /// What is said of it.
    pub joined: Joined,
    /// All columns that name some of them, the best first.
    pub places: Vec<u32>,
}

impl<C: Crew> Director<C> {
    /// The areas of the open file with what it says of them, and their layer; `None` without polygons.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] without a file, and what the crew says.
    pub async fn border_file(&self) -> Result<Option<(BorderFile, Layer)>, Problem> {
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let columns = self.profile();
        let is_geometry = |column: &ColumnProfile| {
            let kind = column.kind.as_deref();
            kind.is_some_and(|kind| GEOMETRY.contains(&kind))
        };
        let geometry = columns.iter().position(is_geometry);
        let Some(geometry) = geometry.or_else(|| {
            let mut columns = columns.iter();
            columns.position(|column| column.name == "geometry")
        }) else {
            return Ok(None);
        };
        let says = |column: &ColumnProfile| {
            column.distinct >= 2
                && matches!(column.column_type, ColumnType::Text | ColumnType::Integer)
        };
        let told: Vec<u32> = (0u32..)
            .zip(&columns)
            .filter(|(at, column)| *at as usize != geometry && says(column))
            .map(|(at, _)| at)
            .take(BorderFile::MOST_PROPERTIES)
            .collect();
        let asked: Vec<u32> = [geometry as u32].into_iter().chain(told.clone()).collect();
        let mut gatherer = Gatherer::new(opened.sniff.crs.as_deref());
        let mut values: Vec<Vec<Cell>> = Vec::new();
        let mut left_over = 0u64;
        self.all_rows(&asked, WINDOW_ROWS, &mut |rows| {
            for row in rows {
                let Some((geometry, told)) = row.cells.split_first() else {
                    continue;
                };
                if values.len() >= BorderFile::MOST_AREAS {
                    left_over += 1;
                    continue;
                }
                let before = gatherer.len();
                let code = format!("{before:06}");
                gatherer.add(&code, "", &written(geometry));
                if gatherer.len() > before {
                    values.push(told.iter().map(|cell| cell.plain().clone()).collect());
                }
            }
        })
        .await?;
        if gatherer.is_empty() {
            return Ok(None);
        }
        let passed_over = gatherer.passed_over + left_over;
        let source = opened.file_name.clone();
        let layer = gatherer.finish_finely(Head {
            source: source.clone(),
            credit: source.clone(),
            ..Head::default()
        });
        // areas that vanished on the grid are none
        let kept: Vec<(&String, &Vec<Cell>)> = layer
            .areas
            .iter()
            .filter_map(|area| Some((&area.code, values.get(area.code.parse::<usize>().ok()?)?)))
            .collect();
        let vanished = values.len().saturating_sub(kept.len()) as u64;
        let properties = told.iter().enumerate().filter_map(|(place, column)| {
            Some(BorderProperty {
                name: columns.get(*column as usize)?.name.clone(),
                values: kept
                    .iter()
                    .map(|(_, values)| values.get(place).cloned().unwrap_or(Cell::Missing))
                    .collect(),
            })
        });
        let mut file = BorderFile {
            source,
            properties: properties.collect(),
            areas: kept.iter().map(|(code, _)| (*code).clone()).collect(),
            passed_over: passed_over + vanished,
            namings: Vec::new(),
        };
        file.namings = namings(&file);
        Ok(Some((file, layer)))
    }

    /// How many people live in the municipalities by the open file; `None` when no column counts people.
    ///
    /// # Errors
    /// As [`Director::map_data`].
    pub async fn population(&self) -> Result<Option<Population>, Problem> {
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let columns = self.profile();
        let Some(spec) = inhabitants(&columns, &opened.file_name) else {
            return Ok(None);
        };
        let data = self.map_data(&spec).await?;
        let is_time = |column: &u32| {
            let kind = columns
                .get(*column as usize)
                .and_then(|own| own.kind.as_deref());
            kind.is_some_and(|kind| TIMES.contains(&kind))
        };
        let mut only = spec.only.iter();
        Ok(Some(Population {
            source: opened.file_name.clone(),
            period: only
                .find(|(column, _)| is_time(column))
                .map(|(_, cell)| cell.clone()),
            inhabitants: data
                .areas
                .into_iter()
                .filter_map(|area| Some((area.code, area.value?)))
                .collect(),
        }))
    }

    /// The map a user chose, or the one most worth seeing, with what other files give; see [`Director::map_offer`].
    /// Where no column names areas of the borders it is the map without them.
    ///
    /// # Errors
    /// As [`Director::map_data`].
    pub async fn map_offer_beside(
        &self,
        choice: Option<&MapChoice>,
        beside: Beside<'_>,
    ) -> Result<Option<(MapOffer, MapData)>, Problem> {
        let columns = self.profile();
        let has_people = |layer: AreaLayer| {
            let counts = matches!(layer, AreaLayer::Municipality | AreaLayer::Region);
            counts && beside.people.is_some()
        };
        let fit = match beside.borders {
            Some((file, property)) => {
                let by = choice.map(|choice| choice.by);
                self.fit_borders(file, property, by).await?
            }
            None => None,
        };
        let (spec, join, joined, places) = match fit {
            Some(fit) => {
                let layer = fit.join.layer;
                let spec = own(&columns, fit.by, layer, choice, has_people(layer));
                let Some(spec) = spec else {
                    return Ok(None);
                };
                let join = Placing::Own(fit.join);
                (spec, join, Some(fit.joined), Some(fit.places))
            }
            None => {
                let told = choice.and_then(|choice| {
                    let layer = best(&columns).map_or(AreaLayer::Municipality, |own| own.layer);
                    chosen(&columns, choice, has_people(layer))
                });
                let Some(spec) = told.or_else(|| best(&columns)) else {
                    return Ok(None);
                };
                let join = Placing::Register(Join::new(spec.layer));
                (spec, join, None, None)
            }
        };
        let spec = match choice {
            None if has_people(spec.layer) => per_inhabitants(spec, &columns),
            _ => spec,
        };
        let mut data = self.map_data_with(&spec, &join).await?;
        let is_narrowed = self.map_rows(spec.by).is_some();
        if data.areas.len() < MapOffer::FEWEST_AREAS && !is_narrowed && joined.is_none() {
            return Ok(None);
        }
        if has_people(spec.layer) {
            data.population = beside.people.cloned();
        }
        let found: Choices = choices(&columns, &spec, has_people(spec.layer));
        let offer = MapOffer {
            choice: spec.choice(),
            layer: spec.layer,
            is_amount: spec.is_amount,
            places: places.unwrap_or(found.places),
            measures: found.measures,
            pers: found.pers,
            is_first: matches!(offers(&columns).first(), Some(Offer::Map(_))),
            joined,
            data: Vec::new(),
        };
        Ok(Some((offer, data)))
    }

    /// The column that names the areas of a file, and by which property: the user's choices where they fit at all, else
    /// what fits best. `None` when nothing does.
    ///
    /// # Errors
    /// As [`Director::map_data`].
    pub async fn fit_borders(
        &self,
        file: &BorderFile,
        property: Option<&str>,
        by: Option<u32>,
    ) -> Result<Option<Fit>, Problem> {
        let columns = self.profile();
        let joins: Vec<(&BorderProperty, OwnJoin)> = file
            .properties
            .iter()
            .map(|own| (own, OwnJoin::new(file, own)))
            .collect();
        // the most common values tell which columns are worth counting whole
        let mut worth: Vec<(u32, f64)> = Vec::new();
        for (at, column) in (0u32..).zip(&columns) {
            let some = || column.top.iter().map(|(value, _)| value);
            let all = joins
                .iter()
                .map(|(own, join)| overlap(join, file, own, &column.name, some()).worth);
            let best = all.fold(0.0, f64::max);
            // what is common in a column of the whole country may lie outside a file of one town
            let is_seen_whole = column.top.len() as u64 >= column.distinct;
            if may_name_areas(column) && (best > 0.0 || !is_seen_whole) {
                worth.push((at, best.max(promise(column, file))));
            }
        }
        worth.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        worth.truncate(MOST_COMPARED);
        let mut fits: Vec<(u32, usize, Overlap)> = Vec::new();
        for (by, _) in worth {
            let values = self.values_of(by).await?;
            let name = columns.get(by as usize).map_or("", |own| own.name.as_str());
            for (place, (own, join)) in joins.iter().enumerate() {
                let found = overlap(join, file, own, name, values.iter());
                if found.worth > 0.0 {
                    fits.push((by, place, found));
                }
            }
        }
        fits.sort_by(|a, b| {
            b.2.worth
                .total_cmp(&a.2.worth)
                .then((a.0, a.1).cmp(&(b.0, b.1)))
        });
        let mut places: Vec<u32> = Vec::new();
        for (by, ..) in &fits {
            if !places.contains(by) {
                places.push(*by);
            }
        }
        let is_by = |fit: &&(u32, usize, Overlap)| by == Some(fit.0);
        let is_property = |fit: &&(u32, usize, Overlap)| {
            property.is_some_and(|name| joins.get(fit.1).is_some_and(|own| own.0.name == name))
        };
        let best = fits
            .iter()
            .find(|fit| is_by(fit) && is_property(fit))
            .or_else(|| fits.iter().find(is_property))
            .or_else(|| fits.iter().find(|fit| property.is_none() && is_by(fit)))
            .or_else(|| fits.first());
        let Some((by, place, found)) = best.cloned() else {
            return Ok(None);
        };
        let properties = fits.iter().filter(|fit| fit.0 == by);
        let properties = properties
            .filter_map(|fit| joins.get(fit.1).map(|own| own.0.name.clone()))
            .collect();
        let mut joins = joins;
        let (own, join) = joins.swap_remove(place);
        Ok(Some(Fit {
            by,
            joined: Joined {
                file: 0,
                property: own.name.clone(),
                properties,
                values: found.values,
                met: found.met,
                areas: join.merged.len() as u64,
                areas_met: found.areas_met,
            },
            join,
            places,
        }))
    }

    /// The values of a column that mean a municipality; none when the column's kind names none.
    ///
    /// # Errors
    /// As [`Director::map_data`].
    pub async fn meaning(&self, column: u32, municipality: &str) -> Result<Vec<Cell>, Problem> {
        let columns = self.profile();
        let kind = columns
            .get(column as usize)
            .and_then(|own| own.kind.as_deref());
        if kind.and_then(layer_of) != Some(AreaLayer::Municipality) {
            return Ok(Vec::new());
        }
        let join = Join::new(AreaLayer::Municipality);
        let mut values = self.values_of(column).await?;
        values
            .retain(|value| matches!(join.place(value), Place::Area(code) if code == municipality));
        Ok(values)
    }

    /// The different values of a column, in the whole file.
    async fn values_of(&self, by: u32) -> Result<Vec<Cell>, Problem> {
        let groups = self
            .grouped(GroupAsk {
                revision: None,
                by,
                unit: None,
                edges: Vec::new(),
                measure: Measure::Count,
                only: Vec::new(),
                except: Vec::new(),
            })
            .await?;
        let facts = self.table().facts.get(by as usize).copied();
        let facts = facts.unwrap_or_default();
        let keys = groups.groups.iter().map(|(key, _)| key);
        let keys = keys.filter(|key| **key != GroupKey::Missing);
        Ok(keys.map(|key| key_cell(key, facts, None)).collect())
    }
}

/// Numbers that count something, times and measures name no areas.
fn may_name_areas(column: &ColumnProfile) -> bool {
    let is_code = matches!(column.column_type, ColumnType::Text | ColumnType::Integer);
    let is_time = column
        .kind
        .as_deref()
        .is_some_and(|kind| TIMES.contains(&kind));
    let counts = column.column_type == ColumnType::Integer
        && matches!(nature::of(column), Nature::Quantity(_) | Nature::Rate);
    is_code && !is_time && !counts && (2..=MOST_VALUES).contains(&column.distinct)
}

/// What a column may be worth before its values are counted, less than any overlap: the same header as a property, or
/// a kind that names areas.
fn promise(column: &ColumnProfile, file: &BorderFile) -> f64 {
    let name = fold(&column.name);
    let is_same = file.properties.iter().any(|own| fold(&own.name) == name);
    let is_placed = column.kind.as_deref().and_then(layer_of).is_some();
    match (is_same, is_placed) {
        (true, _) => 0.002,
        (false, true) => 0.001,
        (false, false) => 0.0,
    }
}

/// Amounts divided by the inhabitants that are told of, unless they are people themselves.
fn per_inhabitants(spec: MapSpec, columns: &[ColumnProfile]) -> MapSpec {
    let measured = spec.measure.column();
    let measured = measured.and_then(|column| columns.get(column as usize));
    let is_people = measured.is_some_and(crate::map::suggest::is_people);
    match spec.is_amount && !is_people {
        true => MapSpec {
            per: Some(Per::Inhabitants),
            form: model::map_spec::MapForm::Shades,
            ..spec
        },
        false => spec,
    }
}
