//! The geometry of rows, brought into one zone and written as the sheets that maps are drawn from.
//!
//! A sheet is made of each shard by itself, so that joining them in the order of the table gives the same as one
//! shard would.

use super::select::Selection;
use crate::geo::{Geometry, Guess, IntoZone, Point, text};
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::table::{Column, Data, Shard};
use model::cell::Cell;
use model::feature_map::{FeatureSheet, FeatureSource, FeatureTally, Part, Shape};
use model::note::Problem;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Decimetres of a metre: as exactly as places are kept.
const DECIMETRES: f64 = 10.0;

/// The geometry of the rows of a view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureAsk {
    /// The view.
    pub revision: u32,
    /// Where the rows are.
    pub source: FeatureSource,
    /// The reference system of geometry in the file, by its number.
    pub epsg: Option<u32>,
    /// The column of colours, and the values that have one.
    pub colour: Option<(u32, Vec<Cell>)>,
    /// The column of sizes.
    pub size: Option<u32>,
    /// The column of names.
    pub name: Option<u32>,
}

/// The sheets of some shards.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FeatureShards {
    /// Each with the index of its shard.
    pub sheets: Vec<(u32, FeatureSheet)>,
    /// What was found.
    pub tally: FeatureTally,
}

/// Joins sheets in the order of the table.
#[must_use]
pub fn joined(parts: Vec<FeatureShards>) -> (FeatureSheet, FeatureTally) {
    let mut tally = FeatureTally::default();
    parts.iter().for_each(|part| tally.merge(&part.tally));
    let mut sheets: Vec<(u32, FeatureSheet)> =
        parts.into_iter().flat_map(|part| part.sheets).collect();
    sheets.sort_by_key(|sheet| sheet.0);
    let has_parts = sheets.iter().any(|(_, sheet)| !sheet.parts.is_empty());
    let mut all = FeatureSheet::default();
    let mut last = [0i32; 2];
    for (_, mut sheet) in sheets {
        let end = sheet.vertices().last();
        if has_parts && sheet.parts.is_empty() {
            all.parts.extend(sheet.rows.iter().map(|_| POINT));
        }
        // a sheet begins at nothing, and the next where this one ends
        if let [x, y, ..] = sheet.steps.as_mut_slice() {
            (*x, *y) = (x.wrapping_sub(last[0]), y.wrapping_sub(last[1]));
        }
        last = end.unwrap_or(last);
        all.rows.append(&mut sheet.rows);
        all.parts.append(&mut sheet.parts);
        all.steps.append(&mut sheet.steps);
        all.groups.append(&mut sheet.groups);
        all.values.append(&mut sheet.values);
        all.names.append(&mut sheet.names);
    }
    (all, tally)
}

const POINT: Part = Part {
    shape: Shape::Point,
    vertices: 1,
    begins: true,
};

/// Writes a sheet.
#[derive(Default)]
struct Writer {
    sheet: FeatureSheet,
    /// The vertex before.
    last: [i32; 2],
    begins: bool,
    has_parts: bool,
}

impl Writer {
    fn part(&mut self, shape: Shape, points: impl ExactSizeIterator<Item = Point>) {
        let vertices = points.len() as u32;
        let part = Part {
            shape,
            vertices,
            begins: std::mem::take(&mut self.begins),
        };
        if part != POINT && !self.has_parts {
            self.has_parts = true;
            // until now each was one point
            self.sheet.parts = vec![POINT; self.sheet.rows.len()];
        }
        if self.has_parts {
            self.sheet.parts.push(part);
        }
        for [x, y] in points {
            let own = [
                (x * DECIMETRES).round() as i32,
                (y * DECIMETRES).round() as i32,
            ];
            self.sheet.steps.extend([
                own[0].wrapping_sub(self.last[0]),
                own[1].wrapping_sub(self.last[1]),
            ]);
            self.last = own;
        }
    }
}

/// What became of a row.
enum Placed {
    Missing,
    Outside,
    Unread,
    Yes(Shape),
}

/// Where the rows of a shard are.
enum Reader<'a> {
    Numbers(&'a Column, &'a Column, bool),
    Text(&'a Column),
}

impl<'a> Reader<'a> {
    fn of(source: FeatureSource, shard: &'a Shard) -> Option<Self> {
        let column = |at: u32| shard.columns.get(at as usize);
        Some(match source {
            FeatureSource::Degrees {
                latitude,
                longitude,
            } => Self::Numbers(column(longitude)?, column(latitude)?, true),
            FeatureSource::Metres { easting, northing } => {
                Self::Numbers(column(easting)?, column(northing)?, false)
            }
            FeatureSource::Geometry { column: own } => Self::Text(column(own)?),
        })
    }

    fn row(&self, row: usize, zone: &IntoZone, epsg: Option<u32>, out: &mut Writer) -> Placed {
        match self {
            Self::Numbers(x, y, is_degrees) => {
                let (Some(x), Some(y)) = (x.cell(row).as_f64(), y.cell(row).as_f64()) else {
                    return Placed::Missing;
                };
                // nought is written where no place is known
                if (x, y) == (0.0, 0.0) {
                    return Placed::Missing;
                }
                let wanted = match is_degrees {
                    true => Guess::Degrees,
                    false => Guess::Metres,
                };
                // the columns are known by most of their values: what does not fit lies elsewhere
                if zone.guess([x, y]) != Some(wanted) {
                    return Placed::Outside;
                }
                let point = zone.place(wanted, [x, y]);
                out.part(Shape::Point, std::iter::once(point));
                Placed::Yes(Shape::Point)
            }
            Self::Text(column) => {
                let written = column.text(row).filter(|own| !own.trim().is_empty());
                let Some(written) = written else {
                    return Placed::Missing;
                };
                let Some(said) = text::parse(written) else {
                    return Placed::Unread;
                };
                // a value that names a system of its own is in that
                match said.srid.filter(|own| *own > 0 && Some(*own) != epsg) {
                    Some(own) => geometry_of(&said.geometry, &IntoZone::of_epsg(Some(own)), out),
                    None => geometry_of(&said.geometry, zone, out),
                }
            }
        }
    }
}

fn geometry_of(geometry: &Geometry, zone: &IntoZone, out: &mut Writer) -> Placed {
    // all of it, or what is drawn would be another thing than what stands in the file
    let (mut first, mut is_inside) = (None, true);
    geometry.each_point(&mut |point| {
        let own = zone.guess(point);
        let first = *first.get_or_insert(own);
        is_inside &= own.is_some() && own == first;
    });
    let guess = match first {
        None => return Placed::Missing,
        Some(Some(guess)) if is_inside => guess,
        Some(_) => return Placed::Outside,
    };
    let mut most = None;
    parts(geometry, &mut |shape, points| {
        out.part(shape, points.iter().map(|point| zone.place(guess, *point)));
        // what has a polygon is counted as one
        most = match (most, shape) {
            (Some(Shape::Ring), _) | (_, Shape::Ring) => Some(Shape::Ring),
            (Some(Shape::Line), _) | (_, Shape::Line) => Some(Shape::Line),
            _ => Some(Shape::Point),
        };
    });
    most.map_or(Placed::Missing, Placed::Yes)
}

fn parts(geometry: &Geometry, f: &mut impl FnMut(Shape, &[Point])) {
    let mut some = |shape, points: &[Point]| {
        if !points.is_empty() {
            f(shape, points);
        }
    };
    match geometry {
        Geometry::Point(point) => some(Shape::Point, point.as_slice()),
        Geometry::MultiPoint(points) => points
            .iter()
            .for_each(|point| some(Shape::Point, std::slice::from_ref(point))),
        Geometry::LineString(points) => some(Shape::Line, points),
        Geometry::MultiLineString(lines) => lines.iter().for_each(|line| some(Shape::Line, line)),
        Geometry::Polygon(rings) => rings.iter().for_each(|ring| some(Shape::Ring, open(ring))),
        Geometry::MultiPolygon(polygons) => polygons
            .iter()
            .flatten()
            .for_each(|ring| some(Shape::Ring, open(ring))),
        Geometry::Collection(all) => all.iter().for_each(|one| parts(one, f)),
    }
}

/// A ring without its first point at the end.
fn open(ring: &[Point]) -> &[Point] {
    match ring {
        [first, rest @ .., last] if first == last && !rest.is_empty() => &ring[..ring.len() - 1],
        all => all,
    }
}

/// The colour of each row of a shard.
fn colours<'a>(column: &'a Column, values: &'a [Cell]) -> Box<dyn Fn(usize) -> u8 + 'a> {
    let rest = values.len() as u8 + 1;
    let of = move |cell: &Cell| {
        let at = values.iter().position(|own| own == cell);
        at.map_or(rest, |at| at as u8 + 1)
    };
    match &column.data {
        Data::Dictionary { codes, entries } => {
            let known: FxHashMap<&str, u8> = (1u8..)
                .zip(values)
                .filter_map(|(at, cell)| match cell {
                    Cell::Text { text, .. } => Some((text.as_str(), at)),
                    _ => None,
                })
                .collect();
            let all: Vec<u8> = (0..entries.len())
                .map(|entry| known.get(entries.get(entry)).copied().unwrap_or(rest))
                .collect();
            Box::new(move |row| match column.valid.get(row) {
                true => all.get(codes.at(row)).copied().unwrap_or(rest),
                false => 0,
            })
        }
        _ => Box::new(move |row| match column.cell(row) {
            Cell::Missing => 0,
            cell => of(&cell),
        }),
    }
}

/// Looks through the rows of a member, shard by shard.
pub(crate) struct Gathering {
    ask: FeatureAsk,
    zone: IntoZone,
    shard: usize,
    /// Rows of the shard that were looked at.
    row: usize,
    writer: Writer,
    part: FeatureShards,
}

impl Gathering {
    pub(crate) fn new(ask: FeatureAsk) -> Self {
        Self {
            zone: IntoZone::of_epsg(ask.epsg),
            ask,
            shard: 0,
            row: 0,
            writer: Writer::default(),
            part: FeatureShards::default(),
        }
    }
}

/// What a row costs of a step's budget: a projection, or the reading of a text of so many bytes.
const NUMBERS_COST: i64 = 64;

impl Work for Gathering {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        let view = member.view(self.ask.revision)?;
        while let Some(held) = member.held_at(self.shard) {
            let all = Selection::All(held.shard.rows as u32);
            let rows = view.selections.get(&held.shard.index).unwrap_or(&all);
            let Some(reader) = Reader::of(self.ask.source, &held.shard) else {
                self.shard += 1;
                continue;
            };
            let column = |at: u32| held.shard.columns.get(at as usize);
            let colour = self.ask.colour.as_ref();
            let colour = colour.and_then(|(at, values)| Some(colours(column(*at)?, values)));
            let size = self.ask.size.and_then(column);
            let name = self.ask.name.and_then(column);
            while let Some(row) = rows.row(self.row) {
                if left <= 0 {
                    return Ok(None);
                }
                self.row += 1;
                left -= match &reader {
                    Reader::Text(own) => own.text(row).map_or(0, str::len) as i64 * 8,
                    Reader::Numbers(..) => NUMBERS_COST,
                };
                let tally = &mut self.part.tally;
                tally.rows += 1;
                self.writer.begins = true;
                match reader.row(row, &self.zone, self.ask.epsg, &mut self.writer) {
                    Placed::Missing => tally.missing += 1,
                    Placed::Outside => tally.outside += 1,
                    Placed::Unread => tally.unread += 1,
                    Placed::Yes(shape) => {
                        match shape {
                            Shape::Point => tally.points += 1,
                            Shape::Line => tally.lines += 1,
                            Shape::Ring => tally.polygons += 1,
                        }
                        let sheet = &mut self.writer.sheet;
                        sheet.rows.push((held.first_row + row as u64) as u32);
                        if let Some(colour) = &colour {
                            sheet.groups.push(colour(row));
                        }
                        if let Some(size) = size {
                            let value = size.cell(row).as_f64();
                            sheet.values.push(value.map_or(f32::NAN, |own| own as f32));
                        }
                        if let Some(name) = name {
                            sheet.names.push(match name.cell(row) {
                                Cell::Text { text, .. } => text,
                                _ => String::new(),
                            });
                        }
                    }
                }
            }
            let sheet = std::mem::take(&mut self.writer).sheet;
            self.part.sheets.push((held.shard.index, sheet));
            self.shard += 1;
            self.row = 0;
        }
        Ok(Some(MemberAnswer::Features(Box::new(std::mem::take(
            &mut self.part,
        )))))
    }
}
