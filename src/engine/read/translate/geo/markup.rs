//! Geometries in markup: GML 2 and 3 and KML, which nest rings and members in much the same way.

use super::shape::Shape;
use crate::geo::{Guess, Places, crs};
use crate::read::translate::place::Fault;
use crate::read::translate::xml::scan::{Event, Scan, Tag, local, resolve};

/// Elements inside a geometry that are followed.
const MAX_DEPTH: u32 = 32;

/// Elements that are geometries.
const GEOMETRIES: [&[u8]; 24] = [
    b"Point",
    b"LineString",
    b"LineStringSegment",
    b"LinearRing",
    b"Ring",
    b"Curve",
    b"CompositeCurve",
    b"OrientableCurve",
    b"Arc",
    b"ArcString",
    b"Circle",
    b"GeodesicString",
    b"Polygon",
    b"PolygonPatch",
    b"Rectangle",
    b"Triangle",
    b"Surface",
    b"CompositeSurface",
    b"MultiPoint",
    b"MultiLineString",
    b"MultiCurve",
    b"MultiPolygon",
    b"MultiSurface",
    b"MultiGeometry",
];

/// True for an element that is a geometry.
pub(super) fn is_geometry(tag: &Tag<'_>) -> bool {
    let name = local(tag.name);
    GEOMETRIES.contains(&name) || name == b"GeometryCollection"
}

/// The value of an attribute, with or without a prefix.
pub(super) fn attribute<'a>(tag: &Tag<'a>, name: &[u8]) -> Option<&'a [u8]> {
    tag.attributes()
        .find(|(found, _)| local(found) == name)
        .map(|(_, value)| value)
}

/// How positions of a geometry are written; what an element does not say it has from those around it.
#[derive(Debug, Clone, Copy, Default)]
struct Manner {
    /// Numbers of a position.
    dimension: Option<usize>,
    /// Latitude comes first by the rule of the reference system's name.
    is_latitude_first: bool,
}

/// Walks over a document.
pub(super) struct Walk<'a> {
    pub scan: Scan<'a>,
    /// The first point of each geometry, east first.
    pub places: Places,
    /// Geometries with heights, which are left out.
    pub heights: u64,
    /// The first reference system that is named.
    pub crs: Option<String>,
    /// A reference system that is named and not known.
    pub unknown_crs: Option<String>,
    has_heights: bool,
    is_right: bool,
    /// North comes first in the geometry being read; known from its first position on.
    is_turned: Option<bool>,
}

impl<'a> Walk<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            scan: Scan::new(bytes),
            places: Places::default(),
            heights: 0,
            crs: None,
            unknown_crs: None,
            has_heights: false,
            is_right: true,
            is_turned: None,
        }
    }

    /// Passes over the rest of an element.
    pub fn skip(&mut self, tag: &Tag<'a>) -> Result<(), Fault> {
        let mut depth = u64::from(!tag.is_empty);
        while depth > 0 {
            match self.scan.next()? {
                Event::Open(tag) => depth += u64::from(!tag.is_empty),
                Event::Close => depth -= 1,
                Event::Text { .. } => {}
                Event::End => return Err(self.scan.fault()),
            }
        }
        Ok(())
    }

    /// The text of an element, without that of elements in it.
    pub fn text(&mut self, tag: &Tag<'a>, out: &mut Vec<u8>) -> Result<(), Fault> {
        if tag.is_empty {
            return Ok(());
        }
        loop {
            match self.scan.next()? {
                Event::Open(tag) => self.skip(&tag)?,
                Event::Close => return Ok(()),
                Event::Text { text, is_literal } => {
                    if is_literal {
                        out.extend_from_slice(text);
                    } else {
                        resolve(text, out);
                    }
                }
                Event::End => return Err(self.scan.fault()),
            }
        }
    }

    /// Remembers the reference system an element names. True when its rule puts latitude first.
    pub fn look_for_system(&mut self, tag: &Tag<'a>) -> Option<bool> {
        let name = attribute(tag, b"srsName")?;
        let name = String::from_utf8_lossy(name);
        let known = crs::by_name(&name);
        match &known {
            Some(known) if self.crs.is_none() => self.crs = Some(known.clone()),
            None if self.unknown_crs.is_none() => {
                self.unknown_crs = Some(name.chars().take(80).collect());
            }
            _ => {}
        }
        let is_formal = name.starts_with("urn:") || name.contains("opengis.net/def/crs/");
        let is_degrees = known
            .as_deref()
            .is_some_and(|known| known != crs::CRS84 && crs::is_degrees(known));
        Some(is_formal && is_degrees)
    }

    /// Reads a geometry and appends it. False when it is none that can be read: nothing is appended.
    pub fn geometry(&mut self, tag: &Tag<'a>, out: &mut Vec<u8>) -> Result<bool, Fault> {
        self.has_heights = false;
        self.is_right = true;
        self.is_turned = None;
        let shape = self.shape(tag, Manner::default(), 0)?;
        let from = out.len();
        if self.is_right {
            shape.write(out);
            self.heights += u64::from(self.has_heights);
        }
        Ok(out.len() > from)
    }

    fn shape(&mut self, tag: &Tag<'a>, around: Manner, depth: u32) -> Result<Shape, Fault> {
        let mut pieces = Pieces::default();
        self.pieces(tag, around, depth, &mut pieces)?;
        Ok(pieces.shape(local(tag.name)))
    }

    /// Collects what an element holds.
    fn pieces(
        &mut self,
        tag: &Tag<'a>,
        around: Manner,
        depth: u32,
        pieces: &mut Pieces,
    ) -> Result<(), Fault> {
        if depth > MAX_DEPTH {
            self.is_right = false;
            return self.skip(tag);
        }
        let manner = self.manner(tag, around);
        if tag.is_empty {
            return Ok(());
        }
        loop {
            let tag = match self.scan.next()? {
                Event::Open(tag) => tag,
                Event::Close => return Ok(()),
                Event::Text { .. } => continue,
                Event::End => return Err(self.scan.fault()),
            };
            match local(tag.name) {
                b"pos" | b"posList" | b"coordinates" | b"coord" => {
                    self.positions(&tag, manner, &mut pieces.positions)?;
                }
                b"exterior" | b"outerBoundaryIs" => {
                    let ring = self.ring(&tag, manner, depth + 1)?;
                    pieces.rings.insert(0, ring);
                }
                b"interior" | b"innerBoundaryIs" => {
                    let ring = self.ring(&tag, manner, depth + 1)?;
                    pieces.rings.push(ring);
                }
                _ if is_geometry(&tag) => {
                    let shape = self.shape(&tag, manner, depth + 1)?;
                    pieces.shapes.push(shape);
                }
                // members, segments, patches
                _ => self.pieces(&tag, manner, depth + 1, pieces)?,
            }
        }
    }

    fn ring(&mut self, tag: &Tag<'a>, around: Manner, depth: u32) -> Result<String, Fault> {
        let mut pieces = Pieces::default();
        self.pieces(tag, around, depth, &mut pieces)?;
        Ok(pieces.line())
    }

    fn manner(&mut self, tag: &Tag<'a>, around: Manner) -> Manner {
        let said = attribute(tag, b"srsDimension").and_then(|text| {
            let number: usize = std::str::from_utf8(text).ok()?.trim().parse().ok()?;
            (2..=4).contains(&number).then_some(number)
        });
        Manner {
            dimension: said.or(around.dimension),
            is_latitude_first: self
                .look_for_system(tag)
                .unwrap_or(around.is_latitude_first),
        }
    }

    /// Appends the positions an element lists.
    fn positions(&mut self, tag: &Tag<'a>, around: Manner, out: &mut String) -> Result<(), Fault> {
        let manner = self.manner(tag, around);
        let mut text = Vec::new();
        let name = local(tag.name);
        if name == b"coord" {
            // <X>1</X><Y>2</Y>
            self.coord(tag, &mut text)?;
        } else {
            self.text(tag, &mut text)?;
        }
        let text = String::from_utf8_lossy(&text);
        if name == b"coordinates" {
            // a comma within a position, blanks between them, unless the element says otherwise
            let sign = |name: &[u8]| {
                let value = attribute(tag, name)?;
                value.first().copied().filter(u8::is_ascii).map(char::from)
            };
            let within = sign(b"cs").filter(|c| !c.is_whitespace()).unwrap_or(',');
            let between = sign(b"ts").unwrap_or(' ');
            for position in text.split(|c: char| c == between || c.is_whitespace()) {
                if !position.is_empty() {
                    let numbers: Vec<&str> = position.split(within).map(str::trim).collect();
                    self.position(&numbers, manner, out);
                }
            }
            return Ok(());
        }
        let numbers: Vec<&str> = text.split_whitespace().collect();
        let dimension = if name == b"posList" {
            manner.dimension.unwrap_or(2)
        } else {
            numbers.len().max(2)
        };
        for position in numbers.chunks(dimension) {
            self.position(position, manner, out);
        }
        Ok(())
    }

    fn coord(&mut self, tag: &Tag<'a>, out: &mut Vec<u8>) -> Result<(), Fault> {
        if tag.is_empty {
            return Ok(());
        }
        loop {
            match self.scan.next()? {
                Event::Open(tag) => {
                    self.text(&tag, out)?;
                    out.push(b' ');
                }
                Event::Close => return Ok(()),
                Event::Text { .. } => {}
                Event::End => return Err(self.scan.fault()),
            }
        }
    }

    /// Appends a position, east first.
    fn position(&mut self, numbers: &[&str], manner: Manner, out: &mut String) {
        let [first, second, rest @ ..] = numbers else {
            self.is_right = false;
            return;
        };
        if !is_number(first) || !is_number(second) {
            self.is_right = false;
            return;
        }
        self.has_heights |= !rest.is_empty();
        let is_turned = match self.is_turned {
            Some(known) => known,
            None => {
                let turned = self.first_position(first, second, manner);
                self.is_turned = Some(turned);
                turned
            }
        };
        let (x, y) = if is_turned {
            (second, first)
        } else {
            (first, second)
        };
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(x);
        out.push(' ');
        out.push_str(y);
    }

    /// Looks at the first position of a geometry. True when north comes first: by what it looks like, for
    /// servers disagree about the rule, else by the rule.
    fn first_position(&mut self, first: &str, second: &str, manner: Manner) -> bool {
        let (Ok(x), Ok(y)) = (first.parse(), second.parse()) else {
            return manner.is_latitude_first;
        };
        let is_turned = match Places::of([x, y]) {
            Some(Guess::Degrees | Guess::Metres) => false,
            Some(Guess::DegreesSwapped | Guess::MetresSwapped) => true,
            None => manner.is_latitude_first,
        };
        self.places.look(if is_turned { [y, x] } else { [x, y] });
        is_turned
    }
}

fn is_number(text: &str) -> bool {
    let is_sign = |b: u8| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
    text.bytes().all(is_sign) && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// What was found in an element.
#[derive(Debug, Default)]
struct Pieces {
    positions: String,
    rings: Vec<String>,
    shapes: Vec<Shape>,
}

impl Pieces {
    /// The positions of all lines, one after the other.
    fn line(self) -> String {
        let mut line = self.positions;
        for shape in self.shapes {
            let (Shape::Line(next) | Shape::Point(next)) = shape else {
                continue;
            };
            // segments begin where the one before ended
            let last = line.rsplit(',').next().unwrap_or_default();
            let next = match next.split_once(',') {
                Some((first, rest)) if !line.is_empty() && first == last => rest.to_owned(),
                _ => next,
            };
            if !line.is_empty() && !next.is_empty() {
                line.push(',');
            }
            line.push_str(&next);
        }
        line
    }

    fn shape(self, name: &[u8]) -> Shape {
        let is_multi = name.starts_with(b"Multi")
            || matches!(name, b"GeometryCollection" | b"CompositeSurface");
        match name {
            _ if is_multi => Shape::Many(self.shapes),
            // a point has one position: with several nobody knows which is meant
            b"Point" if self.positions.is_empty() || self.positions.contains(',') => Shape::Nothing,
            b"Point" => Shape::Point(self.positions),
            b"Polygon" | b"PolygonPatch" | b"Rectangle" | b"Triangle" => {
                let rings: Vec<String> = self.rings.into_iter().filter(|r| !r.is_empty()).collect();
                if rings.is_empty() {
                    Shape::Nothing
                } else {
                    Shape::Polygon(rings)
                }
            }
            b"Surface" => {
                let mut patches = self.shapes;
                match patches.len() {
                    1 => patches.pop().unwrap_or(Shape::Nothing),
                    _ => Shape::Many(patches),
                }
            }
            _ => {
                let line = self.line();
                if line.is_empty() {
                    Shape::Nothing
                } else {
                    Shape::Line(line)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::geo::wkt;

    #[test]
    fn a_number_is_one_number() {
        for number in ["0", "-1.5", "+2", "1e3", "12.3E-2"] {
            assert!(is_number(number), "{number}");
        }
        for other in ["55-12", "1e", "-", "", "1.2.3", "inf", "nan", "1e999"] {
            assert!(!is_number(other), "{other}");
        }
    }

    fn written(xml: &str) -> String {
        let mut walk = Walk::new(xml.as_bytes());
        let Event::Open(tag) = walk.scan.next().unwrap() else {
            panic!("no tag");
        };
        let mut out = Vec::new();
        walk.geometry(&tag, &mut out).unwrap();
        assert_eq!(walk.scan.next(), Ok(Event::End));
        let text = String::from_utf8(out).unwrap();
        assert!(text.is_empty() || wkt::parse(&text).is_some(), "{text}");
        text
    }

    #[test]
    fn points_and_lines_of_all_versions_are_read() {
        for (xml, text) in [
            (
                "<gml:Point><gml:pos>574756.70 6226259.98</gml:pos></gml:Point>",
                "POINT (574756.70 6226259.98)",
            ),
            ("<Point><pos>1 2 3</pos></Point>", "POINT (1 2)"),
            (
                "<gml:Point><gml:coordinates>1,2</gml:coordinates></gml:Point>",
                "POINT (1 2)",
            ),
            (
                "<gml:Point><gml:coord><gml:X>1</gml:X><gml:Y>2</gml:Y></gml:coord></gml:Point>",
                "POINT (1 2)",
            ),
            (
                "<gml:LineString><gml:posList>1 2 3 4</gml:posList></gml:LineString>",
                "LINESTRING (1 2,3 4)",
            ),
            (
                "<gml:LineString srsDimension=\"3\"><gml:posList>1 2 0 3 4 0</gml:posList></gml:LineString>",
                "LINESTRING (1 2,3 4)",
            ),
            (
                "<LineString><coordinates>\n1,2,0\n 3,4,0 </coordinates></LineString>",
                "LINESTRING (1 2,3 4)",
            ),
            (
                "<gml:LineString><gml:coordinates cs=\" \" ts=\",\">1 2,3 4</gml:coordinates></gml:LineString>",
                "",
            ),
            (
                "<gml:LineString><gml:pos>1 2</gml:pos><gml:pos>3 4</gml:pos></gml:LineString>",
                "LINESTRING (1 2,3 4)",
            ),
            (
                "<gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>1 2 3 4</gml:posList></gml:LineStringSegment><gml:LineStringSegment><gml:posList>3 4 5 6</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>",
                "LINESTRING (1 2,3 4,5 6)",
            ),
            ("<gml:Point/>", ""),
            ("<Point><coordinates>1,2 3,4</coordinates></Point>", ""),
            ("<gml:Point><gml:pos>1 a</gml:pos></gml:Point>", ""),
        ] {
            assert_eq!(written(xml), text, "{xml}");
        }
    }

    #[test]
    fn polygons_and_several_geometries_are_read() {
        let ring = "<gml:LinearRing><gml:posList>0 0 4 0 4 4 0 0</gml:posList></gml:LinearRing>";
        let hole = "<gml:LinearRing><gml:posList>2 1 3 1 3 2 2 1</gml:posList></gml:LinearRing>";
        let polygon = format!(
            "<gml:Polygon><gml:interior>{hole}</gml:interior><gml:exterior>{ring}</gml:exterior></gml:Polygon>"
        );
        let text = "((0 0,4 0,4 4,0 0),(2 1,3 1,3 2,2 1))";
        assert_eq!(written(&polygon), format!("POLYGON {text}"));
        let old = polygon
            .replace("interior", "innerBoundaryIs")
            .replace("exterior", "outerBoundaryIs");
        assert_eq!(written(&old), format!("POLYGON {text}"));
        let multi = format!(
            "<gml:MultiSurface><gml:surfaceMember>{polygon}</gml:surfaceMember><gml:surfaceMember>{polygon}</gml:surfaceMember></gml:MultiSurface>"
        );
        assert_eq!(written(&multi), format!("MULTIPOLYGON ({text},{text})"));
        let patch = polygon.replace("gml:Polygon", "gml:PolygonPatch");
        let surface = format!("<gml:Surface><gml:patches>{patch}</gml:patches></gml:Surface>");
        assert_eq!(written(&surface), format!("POLYGON {text}"));
        let mixed = "<MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry>";
        assert_eq!(
            written(mixed),
            "GEOMETRYCOLLECTION (POINT (1 2),LINESTRING (1 2,3 4))"
        );
    }

    #[test]
    fn east_comes_first_whatever_the_rule() {
        let point = |name: &str, pos: &str| {
            written(&format!(
                "<gml:Point srsName=\"{name}\"><gml:pos>{pos}</gml:pos></gml:Point>"
            ))
        };
        let urn = "urn:ogc:def:crs:EPSG::4326";
        assert_eq!(point(urn, "55.6 12.5"), "POINT (12.5 55.6)");
        // written against the rule
        assert_eq!(point(urn, "12.5 55.6"), "POINT (12.5 55.6)");
        assert_eq!(point("EPSG:4326", "12.5 55.6"), "POINT (12.5 55.6)");
        // far from Denmark the rule holds
        assert_eq!(point(urn, "48.8 2.3"), "POINT (2.3 48.8)");
        assert_eq!(point("EPSG:4326", "2.3 48.8"), "POINT (2.3 48.8)");
        assert_eq!(
            point("urn:ogc:def:crs:EPSG::25832", "574756 6226259"),
            "POINT (574756 6226259)"
        );
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "<MultiGeometry>".repeat(1000) + &"</MultiGeometry>".repeat(1000);
        assert_eq!(written(&deep), "");
    }
}
