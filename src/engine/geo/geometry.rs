//! Simple features in two dimensions.

use std::fmt::{Display, Formatter, Result};

/// Eastings and northings in metres, or longitude and latitude in degrees: x first.
pub type Point = [f64; 2];

/// A geometry. Heights and measures are left out where it is made.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// A place; `None` when empty.
    Point(Option<Point>),
    /// A line through its points.
    LineString(Vec<Point>),
    /// An outer ring and its holes, each closed.
    Polygon(Vec<Vec<Point>>),
    /// Several places.
    MultiPoint(Vec<Point>),
    /// Several lines.
    MultiLineString(Vec<Vec<Point>>),
    /// Several polygons.
    MultiPolygon(Vec<Vec<Vec<Point>>>),
    /// Geometries of any sort.
    Collection(Vec<Geometry>),
}

impl Geometry {
    /// Calls for each of its points, in order.
    pub fn each_point(&self, f: &mut impl FnMut(Point)) {
        match self {
            Self::Point(point) => point.iter().for_each(|p| f(*p)),
            Self::LineString(points) | Self::MultiPoint(points) => {
                points.iter().for_each(|p| f(*p));
            }
            Self::Polygon(lines) | Self::MultiLineString(lines) => {
                lines.iter().flatten().for_each(|p| f(*p));
            }
            Self::MultiPolygon(polygons) => {
                polygons.iter().flatten().flatten().for_each(|p| f(*p));
            }
            Self::Collection(parts) => {
                for part in parts {
                    part.each_point(f);
                }
            }
        }
    }

    /// Its corners: lowest x and y, highest x and y. `None` when it is empty.
    #[must_use]
    pub fn bounds(&self) -> Option<(Point, Point)> {
        let mut bounds: Option<(Point, Point)> = None;
        self.each_point(&mut |[x, y]| {
            let (low, high) = bounds.get_or_insert(([x, y], [x, y]));
            *low = [low[0].min(x), low[1].min(y)];
            *high = [high[0].max(x), high[1].max(y)];
        });
        bounds
    }
}

/// Well-known text: `POINT (12.5 55.6)`, no blank after a comma.
impl Display for Geometry {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Point(None) => f.write_str("POINT EMPTY"),
            Self::Point(Some(point)) => {
                f.write_str("POINT (")?;
                position(f, point)?;
                f.write_str(")")
            }
            Self::LineString(points) => tagged(f, "LINESTRING", points, position),
            Self::Polygon(rings) => tagged(f, "POLYGON", rings, line),
            Self::MultiPoint(points) => tagged(f, "MULTIPOINT", points, |f, point| {
                f.write_str("(")?;
                position(f, point)?;
                f.write_str(")")
            }),
            Self::MultiLineString(lines) => tagged(f, "MULTILINESTRING", lines, line),
            Self::MultiPolygon(polygons) => {
                tagged(f, "MULTIPOLYGON", polygons, |f, rings| list(f, rings, line))
            }
            Self::Collection(parts) => tagged(f, "GEOMETRYCOLLECTION", parts, |f, part| {
                write!(f, "{part}")
            }),
        }
    }
}

type Write<T> = fn(&mut Formatter<'_>, &T) -> Result;

fn tagged<T>(f: &mut Formatter<'_>, tag: &str, items: &[T], write: Write<T>) -> Result {
    f.write_str(tag)?;
    f.write_str(" ")?;
    list(f, items, write)
}

fn list<T>(f: &mut Formatter<'_>, items: &[T], write: Write<T>) -> Result {
    if items.is_empty() {
        return f.write_str("EMPTY");
    }
    for (at, item) in items.iter().enumerate() {
        f.write_str(if at == 0 { "(" } else { "," })?;
        write(f, item)?;
    }
    f.write_str(")")
}

#[allow(clippy::ptr_arg, reason = "the items of a list of lines")]
fn line(f: &mut Formatter<'_>, points: &Vec<Point>) -> Result {
    list(f, points, position)
}

fn position(f: &mut Formatter<'_>, point: &Point) -> Result {
    number(f, point[0])?;
    f.write_str(" ")?;
    number(f, point[1])
}

/// The shortest digits that mean the same number; an exponent only where zeros would not end.
fn number(f: &mut Formatter<'_>, number: f64) -> Result {
    let size = number.abs();
    if size != 0.0 && !(1e-9..1e17).contains(&size) {
        write!(f, "{number:e}")
    } else {
        write!(f, "{number}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_compact_and_keeps_all_digits() {
        let point = Geometry::Point(Some([12.565_491_397_230_991, 55.0]));
        assert_eq!(point.to_string(), "POINT (12.565491397230991 55)");
        let holed = Geometry::Polygon(vec![
            vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 0.0]],
            vec![[2.0, 1.0], [3.0, 1.0], [3.0, 2.0], [2.0, 1.0]],
        ]);
        assert_eq!(
            holed.to_string(),
            "POLYGON ((0 0,4 0,4 4,0 0),(2 1,3 1,3 2,2 1))"
        );
        assert_eq!(holed.bounds(), Some(([0.0, 0.0], [4.0, 4.0])));
        let parts = Geometry::Collection(vec![
            Geometry::MultiPoint(vec![[1.5, 2.0]]),
            Geometry::LineString(vec![]),
        ]);
        assert_eq!(
            parts.to_string(),
            "GEOMETRYCOLLECTION (MULTIPOINT ((1.5 2)),LINESTRING EMPTY)"
        );
        assert_eq!(
            Geometry::Point(Some([1e300, 0.0])).to_string(),
            "POINT (1e300 0)"
        );
    }
}
