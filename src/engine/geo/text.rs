//! Geometry in a cell, in whichever of three forms it is written: well-known text, well-known binary in hexadecimal
//! digits, or GeoJSON.

use super::wkt::Said;
use super::{Geometry, Point, wkb, wkt};
use serde_json::Value;

/// Geometries within collections.
const MAX_DEPTH: u32 = 16;

/// Reads a geometry. `None` for anything that is not whole and right.
#[must_use]
pub fn parse(text: &str) -> Option<Said> {
    let text = text.trim();
    if text.starts_with('{') {
        return of_json(&serde_json::from_str(text).ok()?, 0).map(|geometry| Said {
            geometry,
            srid: None,
        });
    }
    wkt::parse(text).or_else(|| wkb::parse_hex(text))
}

fn of_json(value: &Value, depth: u32) -> Option<Geometry> {
    if depth > MAX_DEPTH {
        return None;
    }
    let sort = value.get("type")?.as_str()?;
    if sort == "GeometryCollection" {
        let parts = value.get("geometries")?.as_array()?.iter();
        return parts
            .map(|part| of_json(part, depth + 1))
            .collect::<Option<_>>()
            .map(Geometry::Collection);
    }
    let own = value.get("coordinates")?;
    Some(match sort {
        "Point" if own.as_array()?.is_empty() => Geometry::Point(None),
        "Point" => Geometry::Point(Some(point(own)?)),
        "MultiPoint" => Geometry::MultiPoint(each(own, &point)?),
        "LineString" => Geometry::LineString(each(own, &point)?),
        "MultiLineString" => Geometry::MultiLineString(each(own, &line)?),
        "Polygon" => Geometry::Polygon(each(own, &line)?),
        "MultiPolygon" => Geometry::MultiPolygon(each(own, &|one| each(one, &line))?),
        _ => return None,
    })
}

fn each<T>(value: &Value, of: &dyn Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(of).collect()
}

fn line(value: &Value) -> Option<Vec<Point>> {
    each(value, &point)
}

fn point(value: &Value) -> Option<Point> {
    // heights and measures are left out
    let [x, y, ..] = value.as_array()?.as_slice() else {
        return None;
    };
    Some([x.as_f64()?, y.as_f64()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_geometry_in_every_form() {
        let forms = [
            "POINT (12.5 55.5)",
            "010100000000000000000029400000000000C04B40",
            r#"{"type":"Point","coordinates":[12.5,55.5,7.0]}"#,
        ];
        for form in forms {
            let found = parse(form).map(|said| said.geometry);
            assert_eq!(found, Some(Geometry::Point(Some([12.5, 55.5]))), "{form}");
        }
        let json = r#"{"type":"GeometryCollection","geometries":[
            {"type":"MultiPolygon","coordinates":[[[[9,55],[10,55],[10,56],[9,55]]]]},
            {"type":"LineString","coordinates":[]}]}"#;
        assert_eq!(
            parse(json).map(|said| said.geometry.to_string()),
            Some(
                "GEOMETRYCOLLECTION (MULTIPOLYGON (((9 55,10 55,10 56,9 55))),LINESTRING EMPTY)"
                    .to_owned()
            )
        );
    }

    #[test]
    fn what_is_none_is_none() {
        for text in [
            "",
            "{",
            "{}",
            r#"{"type":"Point"}"#,
            r#"{"type":"Point","coordinates":[1]}"#,
            r#"{"type":"Point","coordinates":["1","2"]}"#,
            r#"{"type":"Circle","coordinates":[1,2]}"#,
            r#"{"type":"Polygon","coordinates":[[1,2]]}"#,
            "POINT (1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
