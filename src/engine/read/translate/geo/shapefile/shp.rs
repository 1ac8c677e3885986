//! The geometries of a Shapefile, record by record.

use super::rings;
use crate::geo::{Geometry, Places, Point};
use std::io::Write;

/// Bytes before the first record.
const HEADER_BYTES: usize = 100;
/// The number a .shp begins with.
const MAGIC: &[u8] = b"\0\0\x27\x0a";

/// Walks over a .shp.
#[derive(Debug)]
pub(super) struct Shapes<'a> {
    rest: &'a [u8],
    /// The first point of each geometry.
    pub places: Places,
    /// Geometries with heights or measures.
    pub heights: u64,
    /// Geometries that cannot be read.
    pub unreadable: u64,
    /// The row of the first such.
    pub first_unreadable: u64,
    /// True when the file ends inside a record.
    pub is_cut: bool,
}

impl<'a> Shapes<'a> {
    /// The geometries; `None` when it is no .shp.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        Some(Self {
            rest: bytes.get(HEADER_BYTES..)?,
            places: Places::default(),
            heights: 0,
            unreadable: 0,
            first_unreadable: 0,
            is_cut: false,
        })
    }

    /// Writes the next geometry as well-known text, nothing for a null shape. False at the end. `rows` are
    /// those before it.
    pub fn next(&mut self, out: &mut Vec<u8>, rows: u64) -> bool {
        if self.rest.is_empty() {
            return false;
        }
        let Some(content) = self.content() else {
            self.is_cut = true;
            self.rest = &[];
            return false;
        };
        let mut content = Content { rest: content };
        let sort = content.whole();
        if sort == Some(0) {
            return true;
        }
        let Some(geometry) = sort.and_then(|sort| content.geometry(sort)) else {
            self.unreadable += 1;
            if self.unreadable == 1 {
                self.first_unreadable = rows + 1;
            }
            return true;
        };
        self.heights += u64::from(sort.is_some_and(|sort| sort > 10));
        let mut first = None;
        geometry.each_point(&mut |point| {
            first.get_or_insert(point);
        });
        if let Some(point) = first {
            self.places.look(point);
        }
        // writing to memory does not fail
        let _ = write!(out, "{geometry}");
        true
    }

    /// The bytes of the next record.
    fn content(&mut self) -> Option<&'a [u8]> {
        let (_, rest) = self.rest.split_first_chunk::<4>()?;
        let (words, rest) = rest.split_first_chunk::<4>()?;
        let bytes = usize::try_from(i32::from_be_bytes(*words))
            .ok()?
            .checked_mul(2)?;
        let (content, rest) = rest.split_at_checked(bytes)?;
        // a record of nothing would be met again and again in zeros at the end
        if bytes < 4 {
            return None;
        }
        self.rest = rest;
        Some(content)
    }
}

struct Content<'a> {
    rest: &'a [u8],
}

impl<'a> Content<'a> {
    fn geometry(&mut self, sort: i32) -> Option<Geometry> {
        match sort {
            1 | 11 | 21 => Some(Geometry::Point(Some(self.point()?))),
            8 | 18 | 28 => {
                self.skip_bounds()?;
                let count = self.count(16)?;
                Some(Geometry::MultiPoint(self.points(count)?))
            }
            3 | 13 | 23 => {
                let mut lines = self.lines()?;
                Some(if lines.len() == 1 {
                    Geometry::LineString(lines.pop()?)
                } else {
                    Geometry::MultiLineString(lines)
                })
            }
            5 | 15 | 25 => Some(rings::polygon(self.lines()?)),
            _ => None,
        }
    }

    fn lines(&mut self) -> Option<Vec<Vec<Point>>> {
        self.skip_bounds()?;
        let parts = self.count(4)?;
        let points = usize::try_from(self.whole()?).ok()?;
        let starts: Option<Vec<usize>> = (0..parts)
            .map(|_| usize::try_from(self.whole()?).ok())
            .collect();
        let starts = starts?;
        if points.checked_mul(16)? > self.rest.len() {
            return None;
        }
        let mut lines = Vec::with_capacity(parts);
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(points);
            // parts follow each other: what does not is damage
            if end > points {
                return None;
            }
            lines.push(self.points(end.checked_sub(*start)?)?);
        }
        Some(lines)
    }

    fn points(&mut self, count: usize) -> Option<Vec<Point>> {
        (0..count).map(|_| self.point()).collect()
    }

    fn point(&mut self) -> Option<Point> {
        let point = [self.number()?, self.number()?];
        point.iter().all(|n| n.is_finite()).then_some(point)
    }

    fn skip_bounds(&mut self) -> Option<()> {
        self.rest = self.rest.get(32..)?;
        Some(())
    }

    /// How many follow; never more than there are bytes for.
    fn count(&mut self, least_bytes: usize) -> Option<usize> {
        let count = usize::try_from(self.whole()?).ok()?;
        (count.checked_mul(least_bytes)? <= self.rest.len()).then_some(count)
    }

    fn whole(&mut self) -> Option<i32> {
        let (bytes, rest) = self.rest.split_first_chunk::<4>()?;
        self.rest = rest;
        Some(i32::from_le_bytes(*bytes))
    }

    fn number(&mut self) -> Option<f64> {
        let (bytes, rest) = self.rest.split_first_chunk::<8>()?;
        self.rest = rest;
        Some(f64::from_le_bytes(*bytes))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// A .shp of records, each a sort, whole numbers and numbers.
    pub(super) fn file(records: &[(i32, &[i32], &[f64])]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.resize(HEADER_BYTES, 0);
        for (sort, wholes, numbers) in records {
            let mut content = sort.to_le_bytes().to_vec();
            if !matches!(sort, 0 | 1 | 11 | 21) {
                content.extend([0; 32]);
            }
            wholes.iter().for_each(|n| content.extend(n.to_le_bytes()));
            numbers.iter().for_each(|n| content.extend(n.to_le_bytes()));
            bytes.extend(7i32.to_be_bytes());
            bytes.extend((content.len() as i32 / 2).to_be_bytes());
            bytes.extend(content);
        }
        bytes
    }

    fn texts(bytes: &[u8]) -> (Vec<String>, Shapes<'_>) {
        let mut shapes = Shapes::new(bytes).unwrap();
        let mut texts = Vec::new();
        let mut out = Vec::new();
        while shapes.next(&mut out, texts.len() as u64) {
            texts.push(String::from_utf8(std::mem::take(&mut out)).unwrap());
        }
        (texts, shapes)
    }

    #[test]
    fn all_sorts_are_read_flat() {
        let bytes = file(&[
            (1, &[], &[12.5, 55.0]),
            (0, &[], &[]),
            (11, &[], &[1.0, 2.0, 3.0, 4.0]),
            (8, &[2], &[1.0, 2.0, 3.0, 4.0]),
            (3, &[1, 2, 0], &[1.0, 2.0, 3.0, 4.0]),
            (
                23,
                &[2, 4, 0, 2],
                &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 0.0, 0.0],
            ),
            (5, &[1, 4, 0], &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0]),
        ]);
        let (texts, shapes) = texts(&bytes);
        assert_eq!(
            texts,
            [
                "POINT (12.5 55)",
                "",
                "POINT (1 2)",
                "MULTIPOINT ((1 2),(3 4))",
                "LINESTRING (1 2,3 4)",
                "MULTILINESTRING ((1 2,3 4),(5 6,7 8))",
                "POLYGON ((0 0,0 1,1 1,0 0))",
            ]
        );
        assert_eq!((shapes.heights, shapes.unreadable), (2, 0));
        assert!(!shapes.is_cut);
    }

    #[test]
    fn damage_is_counted_and_never_believed() {
        let bytes = file(&[
            (31, &[1, 1], &[]),
            (5, &[i32::MAX, 4], &[]),
            (3, &[1, i32::MAX, 0], &[1.0]),
            (3, &[2, 2, 2, 0], &[1.0, 2.0, 3.0, 4.0]),
            (1, &[], &[f64::NAN, 1.0]),
            (1, &[], &[1.0, 2.0]),
        ]);
        let (all, shapes) = texts(&bytes);
        assert_eq!(all[5], "POINT (1 2)");
        assert_eq!((shapes.unreadable, shapes.first_unreadable), (5, 1));
        let (all, shapes) = texts(&bytes[..bytes.len() - 3]);
        assert_eq!(all.len(), 5);
        assert!(shapes.is_cut);
        assert!(Shapes::new(b"\0\0").is_none());
    }
}
