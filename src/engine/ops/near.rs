//! How far rows are from a place, and which of them are near.
//!
//! Distances are as the crow flies, in whole metres, so that they are the same wherever they are worked out. Degrees are
//! measured on the ellipsoid at the latitude between the two, metres of UTM in the plane with the scale between the two:
//! both are right to a few metres in a hundred kilometres.

use super::select::Selection;
use crate::geo::utm::Projection;
use crate::geo::{Guess, Places};
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::table::{Column, Data, Shard};
use model::cell::Cell;
use model::near::{Near, Place, Position};
use model::note::Problem;
use model::question::{NearFound, NearRow};
use registers::centres::{self, Centre};
use registers::places::{district_name, municipality_name};
use serde::{Deserialize, Serialize};

/// GRS80: half of the axis at the equator in metres, and the square of the first eccentricity.
const AXIS_METRES: f64 = 6_378_137.0;
const ECCENTRICITY_2: f64 = 0.006_694_380_022_9;
/// UTM: the scale in the middle of a zone, and the easting there.
const SCALE: f64 = 0.999_6;
const FALSE_EASTING: f64 = 500_000.0;
/// Postal codes are below this.
const CODES: usize = 10_000;

/// The middle of a place and what people call it; `None` when it is not known where it is.
#[must_use]
pub fn known(place: &Place) -> Option<(Centre, String)> {
    match place {
        Place::Postcode(code) => {
            let centre = centres::postcode(code)?;
            Some((centre, format!("{code} {}", district_name(code)?)))
        }
        Place::Municipality(code) => {
            let centre = centres::municipality(code)?;
            Some((centre, format!("{} Kommune", municipality_name(code)?)))
        }
    }
}

/// Distances from one place.
enum Away {
    /// Of the middles of postal districts, by code.
    Districts(Vec<Option<u32>>),
    /// Longitude and latitude of the place.
    Degrees([f64; 2]),
    /// Easting and northing of the place.
    Metres([f64; 2]),
}

impl Away {
    /// `None` when it is not known where the place is.
    fn of(near: &Near) -> Option<Self> {
        let (centre, _) = known(&near.place)?;
        Some(match near.position {
            Position::Degrees { .. } => Self::Degrees(Projection::utm(32).to_degrees(centre)),
            Position::Metres { .. } => Self::Metres(centre),
            Position::Postcode => {
                let mut of_codes = vec![None; CODES];
                for (codes, other) in centres::postcodes() {
                    let metres = in_plane(centre, other);
                    for code in codes {
                        if let Some(own) = of_codes.get_mut(code as usize) {
                            *own = metres;
                        }
                    }
                }
                Self::Districts(of_codes)
            }
        })
    }

    fn of_code(of_codes: &[Option<u32>], code: i64) -> Option<u32> {
        *of_codes.get(usize::try_from(code).ok()?)?
    }

    /// The distance of each row of a shard, by its number; `None` without the columns.
    fn of_rows<'a>(
        &'a self,
        shard: &'a Shard,
        near: &Near,
        column: u32,
    ) -> Option<Box<dyn Fn(usize) -> Option<u32> + 'a>> {
        let first = shard.columns.get(column as usize)?;
        let second = match near.position.other() {
            Some(other) => Some(shard.columns.get(other as usize)?),
            None => None,
        };
        let number = |column: &Column, row: usize| column.cell(row).as_f64();
        Some(match (self, second) {
            (Self::Districts(of_codes), _) => match &first.data {
                Data::Dictionary { codes, entries } => {
                    let of_entries: Vec<Option<u32>> = (0..entries.len())
                        .map(|entry| Self::of_code(of_codes, code_of(entries.get(entry))?))
                        .collect();
                    Box::new(move |row| {
                        let at = codes.at(row);
                        of_entries
                            .get(at)
                            .copied()
                            .flatten()
                            .filter(|_| first.valid.get(row))
                    })
                }
                Data::Text(arena) => Box::new(move |row| {
                    let code = code_of(arena.get(row)).filter(|_| first.valid.get(row))?;
                    Self::of_code(of_codes, code)
                }),
                _ => Box::new(move |row| match first.cell(row) {
                    Cell::Integer(code) => Self::of_code(of_codes, code),
                    _ => None,
                }),
            },
            (Self::Degrees(place), Some(second)) => Box::new(move |row| {
                let point = [number(second, row)?, number(first, row)?];
                (Places::of(point) == Some(Guess::Degrees)).then_some(())?;
                on_ellipsoid(*place, point)
            }),
            (Self::Metres(place), Some(second)) => Box::new(move |row| {
                let point = [number(first, row)?, number(second, row)?];
                (Places::of(point) == Some(Guess::Metres)).then_some(())?;
                in_plane(*place, point)
            }),
            _ => return None,
        })
    }
}

/// The postal code a text is or begins with.
fn code_of(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_prefix("DK-").unwrap_or(text);
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(end);
    let parts = rest
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() && c != ',' && c != '.');
    digits
        .parse()
        .ok()
        .filter(|_| parts && (3..=4).contains(&digits.len()))
}

fn in_plane(one: Centre, other: Centre) -> Option<u32> {
    let middle = f64::midpoint(one[0], other[0]) - FALSE_EASTING;
    let scale = SCALE * (1.0 + (middle / AXIS_METRES).powi(2) / 2.0);
    whole((one[0] - other[0]).hypot(one[1] - other[1]) / scale)
}

fn on_ellipsoid(one: [f64; 2], other: [f64; 2]) -> Option<u32> {
    let middle = f64::midpoint(one[1], other[1]).to_radians();
    let flat = 1.0 - ECCENTRICITY_2 * middle.sin().powi(2);
    let across = AXIS_METRES / flat.sqrt() * middle.cos() * (one[0] - other[0]).to_radians();
    let along =
        AXIS_METRES * (1.0 - ECCENTRICITY_2) / flat.powf(1.5) * (one[1] - other[1]).to_radians();
    whole(across.hypot(along))
}

fn whole(metres: f64) -> Option<u32> {
    (metres.is_finite() && metres < f64::from(u32::MAX)).then(|| metres.round() as u32)
}

/// Keeps the rows of a shard that are near.
pub(crate) fn keep(shard: &Shard, column: u32, near: &Near, selection: &mut Selection) {
    let away = Away::of(near);
    let of_rows = away
        .as_ref()
        .and_then(|away| away.of_rows(shard, near, column));
    match of_rows {
        Some(of_rows) => {
            selection.keep(|row| of_rows(row).is_some_and(|metres| metres <= near.metres));
        }
        None => *selection = Selection::Rows(Vec::new()),
    }
}

/// What is near, of the rows of a view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearAsk {
    /// The view.
    pub revision: u32,
    /// The first column that says where a row is.
    pub column: u32,
    /// Near to what.
    pub near: Near,
    /// A column whose values name the rows.
    pub name: Option<u32>,
}

/// What some shards have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NearPart {
    /// Rows of the view.
    pub rows: u64,
    /// Rows that say where they are.
    pub located: u64,
    /// Rows that are near.
    pub within: u64,
    /// The nearest, nearest first.
    pub nearest: Vec<NearRow>,
}

impl NearPart {
    /// Joins what other shards have.
    pub fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        self.located += other.located;
        self.within += other.within;
        self.nearest.extend(other.nearest);
        self.nearest.sort_by_key(|one| (one.metres, one.row));
        self.nearest.truncate(NearFound::MOST_NEAREST);
    }
}

/// Looks through the rows of a member, shard by shard.
pub(crate) struct Nearing {
    ask: NearAsk,
    away: Option<Away>,
    shard: usize,
    part: NearPart,
}

impl Nearing {
    pub(crate) fn new(ask: NearAsk) -> Self {
        Self {
            away: Away::of(&ask.near),
            ask,
            shard: 0,
            part: NearPart::default(),
        }
    }
}

impl Work for Nearing {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        let view = member.view(self.ask.revision)?;
        while let Some(held) = member.held_at(self.shard) {
            self.shard += 1;
            let selected = view.selections.get(&held.shard.index).cloned();
            let rows = selected.unwrap_or(Selection::All(held.shard.rows as u32));
            left -= rows.len() as i64 * 32;
            let away = self.away.as_ref();
            let of_rows =
                away.and_then(|away| away.of_rows(&held.shard, &self.ask.near, self.ask.column));
            let mut part = NearPart {
                rows: rows.len() as u64,
                ..NearPart::default()
            };
            // the farthest of the nearest so far: what is farther needs no looking at
            let mut nearest: Vec<(u32, usize)> = Vec::new();
            if let Some(of_rows) = of_rows {
                rows.each(|row| {
                    let Some(metres) = of_rows(row) else {
                        return;
                    };
                    part.located += 1;
                    part.within += u64::from(metres <= self.ask.near.metres);
                    let is_full = nearest.len() == NearFound::MOST_NEAREST;
                    if is_full && nearest.last().is_some_and(|last| last.0 <= metres) {
                        return;
                    }
                    let at = nearest.partition_point(|own| own.0 <= metres);
                    nearest.insert(at, (metres, row));
                    nearest.truncate(NearFound::MOST_NEAREST);
                });
            }
            let name = self
                .ask
                .name
                .and_then(|at| held.shard.columns.get(at as usize));
            part.nearest = nearest
                .into_iter()
                .map(|(metres, row)| NearRow {
                    metres,
                    row: held.first_row + row as u64,
                    name: name.map_or(Cell::Missing, |column| column.cell(row)),
                })
                .collect();
            self.part.merge(part);
            if left <= 0 {
                return Ok(None);
            }
        }
        Ok(Some(MemberAnswer::Near(Box::new(std::mem::take(
            &mut self.part,
        )))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_measure_agree() {
        // Aarhus and København, Aarhus and Rønne: the same two points as metres and as degrees
        let utm = Projection::utm(32);
        for other in [
            [724_000.0, 6_176_000.0],
            [865_000.0, 6_121_000.0],
            [575_100.0, 6_224_200.0],
        ] {
            let aarhus = [574_600.0, 6_223_900.0];
            let metres = in_plane(aarhus, other).map(f64::from);
            let degrees =
                on_ellipsoid(utm.to_degrees(aarhus), utm.to_degrees(other)).map(f64::from);
            let off = metres.zip(degrees).map(|(a, b)| (a - b).abs() / b.max(1.0));
            assert!(
                off.is_some_and(|off| off < 0.002),
                "{other:?}: {metres:?} {degrees:?}"
            );
        }
    }

    #[test]
    fn postal_codes_are_found_in_texts() {
        assert_eq!(code_of("8000 Aarhus C"), Some(8000));
        assert_eq!(code_of(" 0800"), Some(800));
        assert_eq!(code_of("DK-8000"), Some(8000));
        assert_eq!(code_of("80000"), None);
        assert_eq!(code_of("8000A"), None);
        assert_eq!(code_of("8000,5"), None);
    }
}
