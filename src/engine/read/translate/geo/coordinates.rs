//! GeoJSON coordinates to well-known text: brackets change, digits are copied.

use super::super::json::cursor::{Cursor, Kind, Scalar};
use super::super::place::Fault;
use crate::geo::Places;

/// Geometries within collections.
const MAX_DEPTH: u32 = 16;

/// The sorts of geometry, their tags, and how deep their coordinates are nested.
const SORTS: [(&str, &str, u32); 6] = [
    ("Point", "POINT ", 0),
    ("MultiPoint", "MULTIPOINT ", 1),
    ("LineString", "LINESTRING ", 1),
    ("MultiLineString", "MULTILINESTRING ", 2),
    ("Polygon", "POLYGON ", 2),
    ("MultiPolygon", "MULTIPOLYGON ", 3),
];

/// What was met on the way.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// The first point of each geometry.
    pub places: Places,
    /// Geometries with heights, which were left out.
    pub heights: u64,
    /// Where a geometry named a reference system, as PostGIS does.
    pub crs: Option<usize>,
    /// The geometry being read has heights.
    has_heights: bool,
    /// The first point of the geometry being read was looked at.
    is_placed: bool,
}

/// Reads a geometry, an object, and writes it. False when it is none: nothing is written then.
pub(super) fn geometry(
    cursor: &mut Cursor<'_>,
    out: &mut Vec<u8>,
    met: &mut Met,
) -> Result<bool, Fault> {
    let from = out.len();
    met.has_heights = false;
    met.is_placed = false;
    let is_right = nested(cursor, out, met, 0)?;
    if is_right {
        met.heights += u64::from(met.has_heights);
    } else {
        out.truncate(from);
    }
    Ok(is_right)
}

fn nested(
    cursor: &mut Cursor<'_>,
    out: &mut Vec<u8>,
    met: &mut Met,
    depth: u32,
) -> Result<bool, Fault> {
    if cursor.kind()? != Kind::Object {
        cursor.skip()?;
        return Ok(false);
    }
    // members come in any order: coordinates before their type are come back to
    let mut sort = None;
    let mut is_collection = false;
    let mut waiting = None;
    let mut is_right = None;
    cursor.enter();
    while let Some(key) = cursor.key()? {
        let key = key.span.of(cursor.bytes);
        let kind = cursor.kind()?;
        match (key, kind) {
            (b"type", Kind::Text) => {
                let name = cursor.text()?.span.of(cursor.bytes);
                sort = SORTS.iter().find(|sort| sort.0.as_bytes() == name);
                is_collection = name == b"GeometryCollection";
            }
            (b"coordinates", Kind::Array) => match sort {
                Some(sort) => is_right = Some(coordinates(cursor, out, met, sort)?),
                None => {
                    waiting = Some(cursor.at);
                    cursor.skip()?;
                }
            },
            (b"geometries", Kind::Array) => {
                if is_collection {
                    is_right = Some(collection(cursor, out, met, depth)?);
                } else {
                    waiting = Some(cursor.at);
                    cursor.skip()?;
                }
            }
            (b"crs", Kind::Object) => {
                met.crs.get_or_insert(cursor.at);
                cursor.skip()?;
            }
            _ => {
                cursor.skip()?;
            }
        }
    }
    if let (None, Some(at)) = (is_right, waiting) {
        let mut back = Cursor::new(cursor.bytes, at);
        if let Some(sort) = sort {
            is_right = Some(coordinates(&mut back, out, met, sort)?);
        } else if is_collection {
            is_right = Some(collection(&mut back, out, met, depth)?);
        }
    }
    Ok(is_right.unwrap_or(false))
}

fn collection(
    cursor: &mut Cursor<'_>,
    out: &mut Vec<u8>,
    met: &mut Met,
    depth: u32,
) -> Result<bool, Fault> {
    let from = cursor.at;
    out.extend_from_slice(b"GEOMETRYCOLLECTION ");
    let list = out.len();
    cursor.enter();
    let mut is_right = depth < MAX_DEPTH;
    while is_right && cursor.element()? {
        out.push(if out.len() == list { b'(' } else { b',' });
        is_right = nested(cursor, out, met, depth + 1)?;
    }
    if !is_right {
        cursor.at = from;
        cursor.skip()?;
        return Ok(false);
    }
    close(out, list);
    Ok(true)
}

/// Ends a list that began at a place of `out`.
fn close(out: &mut Vec<u8>, list: usize) {
    out.extend_from_slice(if out.len() == list { b"EMPTY" } else { b")" });
}

fn coordinates(
    cursor: &mut Cursor<'_>,
    out: &mut Vec<u8>,
    met: &mut Met,
    &(name, tag, depth): &(&str, &str, u32),
) -> Result<bool, Fault> {
    let from = cursor.at;
    let start = out.len();
    out.extend_from_slice(tag.as_bytes());
    let mut walk = Walk {
        cursor,
        out,
        met,
        is_right: true,
    };
    match (depth, name) {
        (0, _) => walk.point(true)?,
        (_, "MultiPoint") => walk.points()?,
        _ => walk.list(depth)?,
    }
    if !walk.is_right {
        out.truncate(start);
        cursor.at = from;
        cursor.skip()?;
        return Ok(false);
    }
    Ok(true)
}

struct Walk<'w, 'a> {
    cursor: &'w mut Cursor<'a>,
    out: &'w mut Vec<u8>,
    met: &'w mut Met,
    is_right: bool,
}

impl<'a> Walk<'_, 'a> {
    /// A list of positions (depth 1) or of lists.
    fn list(&mut self, depth: u32) -> Result<(), Fault> {
        if !self.enter()? {
            return Ok(());
        }
        let list = self.out.len();
        while self.is_right && self.cursor.element()? {
            self.out
                .push(if self.out.len() == list { b'(' } else { b',' });
            if depth > 1 {
                self.list(depth - 1)?;
            } else {
                self.point(false)?;
            }
        }
        close(self.out, list);
        Ok(())
    }

    /// The positions of a multipoint, each in brackets of its own.
    fn points(&mut self) -> Result<(), Fault> {
        if !self.enter()? {
            return Ok(());
        }
        let list = self.out.len();
        while self.is_right && self.cursor.element()? {
            self.out
                .push(if self.out.len() == list { b'(' } else { b',' });
            self.point(true)?;
        }
        close(self.out, list);
        Ok(())
    }

    fn enter(&mut self) -> Result<bool, Fault> {
        if self.cursor.kind()? == Kind::Array {
            self.cursor.enter();
        } else {
            self.is_right = false;
        }
        Ok(self.is_right)
    }

    /// A position: two numbers are copied, more are heights.
    fn point(&mut self, has_brackets: bool) -> Result<(), Fault> {
        if !self.enter()? {
            return Ok(());
        }
        let start = self.out.len();
        let mut count = 0;
        let mut between = 0;
        while self.cursor.element()? {
            let Some(number) = self.number()? else {
                self.is_right = false;
                return Ok(());
            };
            match count {
                0 => {
                    if has_brackets {
                        self.out.push(b'(');
                    }
                }
                1 => {
                    between = self.out.len();
                    self.out.push(b' ');
                }
                _ => {
                    self.met.has_heights = true;
                    continue;
                }
            }
            self.out.extend_from_slice(number);
            count += 1;
        }
        match count {
            2 => {
                if !self.met.is_placed {
                    self.met.is_placed = true;
                    self.look(start + usize::from(has_brackets), between);
                }
                if has_brackets {
                    self.out.push(b')');
                }
            }
            // an empty point; among others it would be nothing
            0 if self.out.ends_with(b"POINT ") && has_brackets => {
                self.out.extend_from_slice(b"EMPTY");
            }
            _ => self.is_right = false,
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Option<&'a [u8]>, Fault> {
        if self.cursor.kind()? != Kind::Scalar {
            self.cursor.skip()?;
            return Ok(None);
        }
        let bytes = self.cursor.bytes;
        Ok(match self.cursor.scalar()? {
            Scalar::Number(span) => Some(span.of(bytes)),
            _ => None,
        })
    }

    /// Looks at the point just written.
    fn look(&mut self, from: usize, between: usize) {
        let number = |bytes: Option<&[u8]>| -> Option<f64> {
            std::str::from_utf8(bytes?).ok()?.parse().ok()
        };
        let x = number(self.out.get(from..between));
        let y = number(self.out.get(between + 1..));
        if let (Some(x), Some(y)) = (x, y) {
            self.met.places.look([x, y]);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::geo::wkt;

    fn written(json: &str) -> Option<String> {
        let mut cursor = Cursor::new(json.as_bytes(), 0);
        let mut out = Vec::new();
        let mut met = Met::default();
        let is_right = geometry(&mut cursor, &mut out, &mut met).unwrap();
        assert_eq!(cursor.at, json.len(), "{json}");
        let text = String::from_utf8(out).unwrap();
        assert_eq!(is_right, wkt::parse(&text).is_some(), "{text}");
        is_right.then_some(text)
    }

    #[test]
    fn all_sorts_are_written_with_their_own_digits() {
        for (json, text) in [
            (
                r#"{"type":"Point","coordinates":[12.50, 55.6e0]}"#,
                "POINT (12.50 55.6e0)",
            ),
            (
                r#"{"coordinates":[1,2,-999.0],"type":"Point"}"#,
                "POINT (1 2)",
            ),
            (r#"{"type":"Point","coordinates":[]}"#, "POINT EMPTY"),
            (
                r#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
                "MULTIPOINT ((1 2),(3 4))",
            ),
            (
                r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#,
                "LINESTRING (1 2,3 4)",
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}"#,
                "POLYGON ((0 0,4 0,4 4,0 0),(2 1,3 1,3 2,2 1))",
            ),
            (
                r#"{"coordinates":[[[[0,0],[4,0],[4,4],[0,0]]]],"type":"MultiPolygon"}"#,
                "MULTIPOLYGON (((0 0,4 0,4 4,0 0)))",
            ),
            (r#"{"type":"Polygon","coordinates":[]}"#, "POLYGON EMPTY"),
            (
                r#"{"geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[]}],"type":"GeometryCollection"}"#,
                "GEOMETRYCOLLECTION (POINT (1 2),LINESTRING EMPTY)",
            ),
            (
                r#"{"type":"GeometryCollection","geometries":[]}"#,
                "GEOMETRYCOLLECTION EMPTY",
            ),
        ] {
            assert_eq!(written(json).as_deref(), Some(text), "{json}");
        }
    }

    #[test]
    fn what_is_no_geometry_is_passed_over_whole() {
        for json in [
            "null",
            "[1,2]",
            "{}",
            r#"{"type":"Point"}"#,
            r#"{"type":"Kugle","coordinates":[1,2]}"#,
            r#"{"type":"Point","coordinates":["1",2]}"#,
            r#"{"type":"Point","coordinates":[1,null]}"#,
            r#"{"type":"Point","coordinates":[1]}"#,
            r#"{"type":"LineString","coordinates":[1,2]}"#,
            r#"{"type":"Polygon","coordinates":[[1,2],[3,4]],"a":{"b":[1]}}"#,
            r#"{"type":"LineString","coordinates":[[[1,2]]]}"#,
            r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},null]}"#,
        ] {
            assert_eq!(written(json), None, "{json}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = r#"{"type":"GeometryCollection","geometries":["#.repeat(100) + &"]}".repeat(100);
        assert_eq!(written(&deep), None);
    }
}
