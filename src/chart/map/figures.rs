//! The areas of a layer with their numbers.

use areas::{Group, Layer};
use model::map_spec::{AreaLayer, MapData, MapMeasure, Per};
use model::view_spec::ChartData;
use std::collections::BTreeMap;

/// Inhabitants a number is told for.
const THOUSAND: f64 = 1_000.0;

/// Belongs to no municipality: where it has no number nothing is missing.
pub(super) const CHRISTIANSOE: &str = "0411";

/// What is known of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It has a number.
    Known,
    /// It has none where nearly all have.
    Absent,
    /// The numbers are about other areas.
    Outside,
}

/// An area with its number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// Its place in the layer.
    pub place: usize,
    /// The number shown; `None` where there is none.
    pub value: Option<f64>,
    /// The number before it was divided.
    pub before: Option<f64>,
    /// What its share is of, where it is one.
    pub whole: Option<f64>,
    /// Rows it is made of.
    pub rows: u64,
    /// What is known of it.
    pub state: State,
}

/// Shares of fewer are not compared with those of others.
pub(super) const FEWEST_OF_SHARE: f64 = 100.0;

impl Figure {
    fn is_of_few(&self) -> bool {
        self.value.is_some() && self.whole.is_some_and(|whole| whole < FEWEST_OF_SHARE)
    }
}

/// All areas with their numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figures {
    /// One for each area of the layer, in its order.
    pub all: Vec<Figure>,
    /// Codes with a number that have no area in the layer.
    pub without_shape: Vec<String>,
    /// True when the numbers are about a smaller part of the areas.
    pub is_part: bool,
}

/// The layer a map is drawn of: merged where its areas are made of others.
pub(super) fn layer(data: &MapData, layer: &Layer) -> Option<Layer> {
    if data.merged.is_empty() {
        return None;
    }
    let groups: Vec<Group> = data
        .merged
        .iter()
        .map(|one| Group {
            code: one.code.clone(),
            name: one.name.clone(),
            of: one.of.clone(),
        })
        .collect();
    Some(layer.merged(&groups))
}

impl Figures {
    /// Joins numbers and areas.
    pub fn of(data: &MapData, layer: &Layer) -> Self {
        let values: BTreeMap<&str, _> = data
            .areas
            .iter()
            .map(|one| (one.code.as_str(), one))
            .collect();
        let people = people(data);
        let mut all: Vec<Figure> = Vec::with_capacity(layer.areas.len());
        let mut known = 0;
        for (place, area) in layer.areas.iter().enumerate() {
            let own = values.get(area.code.as_str());
            let before = own
                .and_then(|own| own.value)
                .filter(|value| value.is_finite());
            let over = match data.spec.per {
                None => Some(1.0),
                Some(Per::Km2) => Some(area.km2),
                Some(Per::Inhabitants) => people.get(&area.code).map(|people| people / THOUSAND),
                Some(Per::InhabitantsOf { .. }) => {
                    own.and_then(|own| own.over).map(|over| over / THOUSAND)
                }
                Some(Per::Column { .. }) => own.and_then(|own| own.over),
                Some(Per::WholeWith { .. }) => own
                    .and_then(|own| own.over)
                    .zip(before)
                    .map(|(other, before)| (other + before) / 100.0),
            };
            let value = match (before, over) {
                (Some(before), Some(over)) if over > 0.0 => Some(before / over),
                _ => None,
            };
            known += usize::from(own.is_some());
            all.push(Figure {
                place,
                value,
                before,
                whole: over
                    .map(|over| over * 100.0)
                    .filter(|_| matches!(data.spec.per, Some(Per::WholeWith { .. }))),
                rows: own.map_or(0, |own| own.rows),
                state: match (value, own) {
                    (Some(_), _) => State::Known,
                    // no municipality: nothing is missing there
                    _ if area.code == CHRISTIANSOE => State::Outside,
                    (None, Some(_)) => State::Absent,
                    (None, None) => State::Outside,
                },
            });
        }
        let is_part = known * 2 < all.len();
        for figure in &mut all {
            // where most are told of, one that is not is missing
            let is_counted = layer.areas[figure.place].code != CHRISTIANSOE;
            if !is_part && is_counted && figure.state == State::Outside {
                figure.state = State::Absent;
            }
        }
        let there = |code: &str| layer.position(code).is_some();
        Self {
            all,
            without_shape: data
                .areas
                .iter()
                .filter(|own| !there(&own.code))
                .map(|own| own.code.clone())
                .collect(),
            is_part,
        }
    }

    /// Areas with a number, the largest first; equal ones by name.
    pub fn ranked(&self, layer: &Layer) -> Vec<(&Figure, f64)> {
        let mut known: Vec<(&Figure, f64)> = self
            .all
            .iter()
            .filter_map(|figure| Some((figure, figure.value?)))
            .collect();
        known.sort_by(|a, b| {
            let name = |figure: &Figure| layer.areas[figure.place].name.clone();
            b.1.total_cmp(&a.1).then_with(|| name(a.0).cmp(&name(b.0)))
        });
        known
    }

    /// The same without those of too few rows to be named as the largest or the smallest: means that are gathered of
    /// several rows where others have enough.
    pub fn compared(&self, layer: &Layer, measure: MapMeasure) -> Vec<(&Figure, f64)> {
        let mut known = self.ranked(layer);
        known.retain(|(figure, _)| !figure.is_of_few());
        if self.holds_back(measure) {
            known.retain(|(figure, _)| figure.rows >= ChartData::FEWEST_RANKED);
        }
        known
    }

    /// How many areas have a number that is not compared.
    pub fn held_back(&self, measure: MapMeasure) -> u64 {
        let few = self
            .all
            .iter()
            .filter(|figure| figure.value.is_some() && figure.rows < ChartData::FEWEST_RANKED);
        few.count() as u64 * u64::from(self.holds_back(measure))
    }

    /// How many areas have a share of so few that it is not compared.
    pub fn of_few(&self) -> u64 {
        self.all.iter().filter(|figure| figure.is_of_few()).count() as u64
    }

    fn holds_back(&self, measure: MapMeasure) -> bool {
        let most = self.all.iter().map(|figure| figure.rows).max();
        matches!(measure, MapMeasure::Mean { .. }) && most >= Some(ChartData::FEWEST_RANKED)
    }

    /// The places of the areas the map is about.
    pub fn shown(&self) -> Vec<usize> {
        let shown = self
            .all
            .iter()
            .filter(|figure| figure.state != State::Outside);
        shown.map(|figure| figure.place).collect()
    }
}

/// Inhabitants by the code of an area.
fn people(data: &MapData) -> BTreeMap<String, f64> {
    let Some(population) = &data.population else {
        return BTreeMap::new();
    };
    let by_code: BTreeMap<&str, f64> = population
        .inhabitants
        .iter()
        .map(|(code, people)| (code.as_str(), *people))
        .collect();
    if data.spec.layer != AreaLayer::Region {
        return by_code
            .into_iter()
            .map(|(code, n)| (code.to_owned(), n))
            .collect();
    }
    let sums = data.merged.iter().map(|region| {
        let own = region
            .of
            .iter()
            .filter_map(|code| by_code.get(code.as_str()));
        (region.code.clone(), own.sum())
    });
    sums.collect()
}
