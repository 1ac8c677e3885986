//! Which columns say where rows are, and how their geometry is worth seeing.

use super::join::regions;
use super::row_names;
use crate::geo::{Guess, Places};
use crate::kind;
use crate::kind::fold::fold;
use crate::ops::places::Candidate;
use crate::question::{is_about_persons, near};
use crate::suggest::few_groups::names_a_person;
use crate::suggest::nature::{self, Nature};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::column_kind::PERSONAL_KINDS;
use model::feature_map::{FeatureChoice, FeatureForm, FeatureOffer, FeatureSource};
use model::map_spec::AreaLayer;

/// A column of more different values has no colour for each.
const MOST_VALUES: u64 = 30;
/// Kinds of columns that say where rows are.
const POSITIONS: [&str; 6] = [
    "wkt",
    "geometry",
    "easting",
    "northing",
    "latitude",
    "longitude",
];
/// So many columns are looked at whose names alone speak of positions.
const MOST_AXES: usize = 8;
/// So many columns are told of a row beside its title.
const TOLD: usize = 3;
/// Longer values are not told.
const LONGEST_TOLD: u32 = 60;

/// Columns whose names say that they may hold positions although not all of their values do, and which kinds do not tell:
/// what their values are is to be looked at ([`found`]).
#[must_use]
pub fn candidates(columns: &[ColumnProfile]) -> Vec<Candidate> {
    let is_known = |own: &ColumnProfile| {
        own.kind_confidence >= FeatureSource::SURE
            && own
                .kind
                .as_deref()
                .is_some_and(|own| POSITIONS.contains(&own))
    };
    let all = || {
        (0u32..)
            .zip(columns)
            .filter(|(_, own)| kind::present(own) > 0)
    };
    let axes: Vec<(u32, bool)> = all()
        .filter(|(_, own)| own.column_type.is_number() && kind::names_axis(&fold(&own.name)))
        .map(|(at, own)| (at, is_known(own)))
        .take(MOST_AXES)
        .collect();
    // the two stand beside each other, whatever stands between them
    let pairs = axes.windows(2).filter_map(|pair| match pair {
        [(_, true), (_, true)] => None,
        [(first, _), (second, _)] => Some(Candidate::Pair(*first, *second)),
        _ => None,
    });
    let is_text = |own: &ColumnProfile| {
        own.column_type == ColumnType::Text
            && !is_known(own)
            && kind::names_geometry(&fold(&own.name))
    };
    let texts = all().filter(|(_, own)| is_text(own));
    let texts = texts.map(|(at, _)| Candidate::Text(at)).take(MOST_AXES);
    pairs.chain(texts).collect()
}

/// The candidates of whose rows nine of ten lie in Denmark, as what they are.
#[must_use]
pub fn found(candidates: &[Candidate], places: &[Places]) -> Vec<FeatureSource> {
    let found = candidates.iter().zip(places);
    let found = found.filter_map(|(candidate, places)| {
        let guess = places.guess()?;
        Some(match *candidate {
            Candidate::Text(column) => FeatureSource::Geometry { column },
            Candidate::Pair(first, second) => match guess {
                Guess::Degrees => FeatureSource::Degrees {
                    latitude: second,
                    longitude: first,
                },
                Guess::DegreesSwapped => FeatureSource::Degrees {
                    latitude: first,
                    longitude: second,
                },
                Guess::Metres => FeatureSource::Metres {
                    easting: first,
                    northing: second,
                },
                Guess::MetresSwapped => FeatureSource::Metres {
                    easting: second,
                    northing: first,
                },
            },
        })
    });
    found.collect()
}

/// The number of the zone that the names of two columns tell, where it is not the one of all maps.
#[must_use]
pub fn other_zone(columns: &[ColumnProfile], source: FeatureSource) -> Option<u32> {
    let FeatureSource::Metres { easting, northing } = source else {
        return None;
    };
    let is_told = |at: u32| {
        let name = columns.get(at as usize).map(|own| fold(&own.name));
        let name = name.unwrap_or_default().replace(' ', "");
        ["utm33", "zone33", "25833", "32633"]
            .iter()
            .any(|own| name.contains(own))
    };
    (is_told(easting) || is_told(northing)).then_some(25_833)
}

/// The columns that say where rows are, the most exact first: by their kinds, and those that were [`found`].
#[must_use]
pub fn sources(columns: &[ColumnProfile], found: &[FeatureSource]) -> Vec<FeatureSource> {
    let of = |kind: &'static str| {
        (0u32..).zip(columns).filter_map(move |(at, own)| {
            let is =
                own.kind.as_deref() == Some(kind) && own.kind_confidence >= FeatureSource::SURE;
            is.then_some(at)
        })
    };
    let texts = ["wkt", "geometry"].into_iter().flat_map(of);
    let geometry = texts.map(|column| FeatureSource::Geometry { column });
    let metres = of("easting").zip(of("northing"));
    let metres = metres.map(|(easting, northing)| FeatureSource::Metres { easting, northing });
    let degrees = of("latitude").zip(of("longitude"));
    let degrees = degrees.map(|(latitude, longitude)| FeatureSource::Degrees {
        latitude,
        longitude,
    });
    let known = geometry.chain(metres).chain(degrees);
    let mut all: Vec<FeatureSource> = known.chain(found.iter().copied()).collect();
    all.sort_by_key(|source| match source {
        FeatureSource::Geometry { .. } => 0,
        FeatureSource::Metres { .. } => 1,
        FeatureSource::Degrees { .. } => 2,
    });
    all.dedup();
    all
}

/// The map of a table's geometry: the one chosen, as far as this table can give it, or the one most worth seeing.
/// `None` when no column says where rows are. What is found of the rows is to be filled in.
#[must_use]
pub fn offer(
    columns: &[ColumnProfile],
    found: &[FeatureSource],
    choice: Option<&FeatureChoice>,
) -> Option<FeatureOffer> {
    let sources = sources(columns, found);
    let choice = choice.filter(|own| sources.contains(&own.source));
    let source = choice.map_or_else(|| sources.first().copied(), |own| Some(own.source))?;
    let is_place = |at: u32| {
        let (first, second) = source.columns();
        at == first || Some(at) == second
    };
    let is_about_persons = is_about_persons(columns);
    let all = || (0u32..).zip(columns).filter(|(at, _)| !is_place(*at));
    let told = match is_about_persons {
        true => Vec::new(),
        false => told(columns, &is_place),
    };
    let (first, _) = source.columns();
    let rows = columns.get(first as usize).map_or(0, kind::present);
    let named = row_names::column(columns, &is_place)
        .filter(|_| !is_about_persons && rows <= FeatureOffer::MOST_NAMED);
    // a value beside a person's place is told of that person
    let all = || all().filter(|_| !is_about_persons);
    let colours: Vec<u32> = all()
        .filter(|(_, own)| has_colours(own))
        .map(|(at, _)| at)
        .collect();
    let sizes: Vec<u32> = all()
        .filter(|(_, own)| matches!(nature::of(own), Nature::Quantity(_)) && own.distinct > 1)
        .map(|(at, _)| at)
        .collect();
    let choice = match choice {
        Some(own) => FeatureChoice {
            colour: own.colour.filter(|own| colours.contains(own)),
            size: own.size.filter(|own| sizes.contains(own)),
            ..*own
        },
        None => FeatureChoice {
            source,
            form: match matches!(source, FeatureSource::Geometry { .. })
                || rows <= FeatureOffer::MOST_MARKS
            {
                true => FeatureForm::Marks,
                false => FeatureForm::Clusters,
            },
            colour: None,
            size: None,
            per_km2: false,
        },
    };
    let colour_values = choice.colour.map(|at| values(columns, at));
    Some(FeatureOffer {
        choice,
        sources,
        colours,
        sizes,
        told,
        named,
        is_about_persons,
        tally: Default::default(),
        name: String::new(),
        things: None,
        colour_values: colour_values.unwrap_or_default().iter().map(text).collect(),
        regions: match choice.form {
            FeatureForm::Areas(AreaLayer::Region) => regions(&[]),
            _ => Vec::new(),
        },
    })
}

/// The values of a column that have a colour each: the most common ones.
#[must_use]
pub fn values(columns: &[ColumnProfile], column: u32) -> Vec<Cell> {
    let top = columns.get(column as usize).map(|own| own.top.as_slice());
    let top = top.unwrap_or_default().iter().map(|(cell, _)| cell.clone());
    top.take(FeatureOffer::MOST_COLOURS).collect()
}

fn text(cell: &Cell) -> String {
    match cell.plain() {
        Cell::Text { text, .. } => text.clone(),
        Cell::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}

fn has_colours(own: &ColumnProfile) -> bool {
    let is_short = own
        .longest_chars
        .is_none_or(|longest| longest <= LONGEST_TOLD);
    matches!(own.column_type, ColumnType::Text)
        && (2..=MOST_VALUES).contains(&own.distinct)
        && kind::present(own) > own.distinct
        && is_short
        && !is_personal(own)
}

pub(super) fn is_personal(own: &ColumnProfile) -> bool {
    let is_kind = own
        .kind
        .as_deref()
        .is_some_and(|kind| PERSONAL_KINDS.contains(&kind));
    is_kind || names_a_person(&fold(&own.name))
}

/// The columns that name a row: its title, and some more.
fn told(columns: &[ColumnProfile], is_place: &dyn Fn(u32) -> bool) -> Vec<u32> {
    let title = near::name(columns);
    let is_told = |(at, own): &(u32, &ColumnProfile)| {
        let is_geometry = own
            .kind
            .as_deref()
            .is_some_and(|own| POSITIONS.contains(&own));
        let words = fold(&own.name);
        let is_id = ["id", "fid", "gid", "uuid", "objectid", "lokalid"]
            .iter()
            .any(|id| words.split(' ').any(|word| word == *id));
        Some(*at) != title
            && !is_place(*at)
            && !is_geometry
            && !is_id
            && !is_personal(own)
            && own.distinct > 1
            && own
                .longest_chars
                .is_none_or(|longest| longest <= LONGEST_TOLD)
    };
    let others = (0u32..).zip(columns).filter(is_told).map(|(at, _)| at);
    title.into_iter().chain(others.take(TOLD)).collect()
}
