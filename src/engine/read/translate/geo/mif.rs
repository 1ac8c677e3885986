//! MapInfo's interchange format: geometries in a .mif, attributes in a .mid beside it, a line for each.

use super::super::{Input, Limits, RecordWriter, Translated, text};
use super::shape::Shape;
use super::{GEOMETRY, system};
use crate::geo::{Places, crs};
use model::note::{Note, Problem, ProblemKind};
use model::sniff::{Assumed, Encoding, Format};
use std::borrow::Cow;

/// Writes a lone .mif as records.
///
/// # Errors
/// As [`translate_parts`].
pub(in super::super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    translate_parts(input.bytes, None, input.limits, input.encoding)
}

/// Writes a .mif and its .mid as records.
///
/// # Errors
/// [`ProblemKind::Damaged`] when the head makes no sense.
pub(in super::super) fn translate_parts(
    mif: &[u8],
    mid: Option<&[u8]>,
    limits: Limits,
    chosen: Option<Encoding>,
) -> Result<Translated, Problem> {
    let mut notes = Vec::new();
    let (mif, mut encoding) = decode(mif, chosen, &mut notes);
    let mut lines = Lines::new(&mif);
    let head = Head::read(&mut lines).ok_or(Problem::from(ProblemKind::Damaged))?;
    // the attributes hold most of the letters
    let mid = mid.map(|mid| {
        let (text, of_mid) = decode(mid, chosen, &mut notes);
        encoding = of_mid;
        text
    });
    if mid.is_none() {
        notes.push(Note::CompanionMissing {
            ending: "mid".to_owned(),
        });
    }
    let mut objects = Objects {
        lines,
        places: Places::default(),
        unreadable: 0,
    };
    let mut records = mid.as_deref().map(|mid| Records::new(mid, head.delimiter));
    let columns = if records.is_some() {
        head.columns.len()
    } else {
        0
    };
    let mut writer = RecordWriter::default();
    let names = head.columns.iter().take(columns).map(|column| {
        if column.name == GEOMETRY {
            "attributes.geometry"
        } else {
            column.name.as_str()
        }
    });
    writer.header(names.chain([GEOMETRY]));
    let (mut rows, mut first_unreadable) = (0u64, 0);
    let mut is_full = false;
    let mut wkt = Vec::new();
    loop {
        let before = objects.unreadable;
        let object = objects.next();
        let record = records.as_mut().and_then(Records::next);
        if object.is_none() && record.is_none() {
            break;
        }
        if rows.saturating_mul(columns as u64 + 1) >= limits.cells {
            is_full = true;
            break;
        }
        if before == 0 && objects.unreadable > 0 {
            first_unreadable = rows + 1;
        }
        let record = record.unwrap_or_default();
        for (at, column) in head.columns.iter().take(columns).enumerate() {
            let value = record.get(at).map_or("", |value| value.trim());
            writer.field(&column.value(value));
        }
        wkt.clear();
        object.unwrap_or(Shape::Nothing).write(&mut wkt);
        writer.field(std::str::from_utf8(&wkt).unwrap_or_default());
        writer.end_record();
        rows += 1;
    }
    if objects.unreadable > 0 {
        notes.push(Note::BadGeometries {
            count: objects.unreadable,
            first_row: first_unreadable,
        });
    }
    if is_full {
        notes.push(Note::LimitReached {
            limit: "cells".to_owned(),
            value: limits.cells,
        });
    }
    let said = head.system.as_deref().and_then(crs::by_mapinfo);
    let crs = match (&said, &head.system) {
        (None, Some(line)) => {
            let name = line.split("Bounds").next().unwrap_or_default().trim();
            notes.push(Note::CrsUnknown {
                name: name.chars().take(80).collect(),
            });
            None
        }
        // without a line of its own: longitude and latitude
        _ => system::settle(said, Some(crs::CRS84), &objects.places, &mut notes),
    };
    Ok(Translated {
        crs,
        notes,
        encoding,
        ..Translated::records(Format::Mif, writer.into_bytes(), true)
    })
}

fn decode<'a>(
    bytes: &'a [u8],
    chosen: Option<Encoding>,
    notes: &mut Vec<Note>,
) -> (Cow<'a, str>, Option<Assumed<Encoding>>) {
    let decoded = text::decode(bytes, chosen);
    for note in decoded.notes {
        // the head says which letters these are: nothing was assumed
        if !matches!(note, Note::EncodingAssumed { .. }) {
            notes.push(note);
        }
    }
    let text = match decoded.utf8 {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    };
    (text, decoded.encoding)
}

/// Lines without their ends and the blanks around them; empty ones are passed over.
struct Lines<'a> {
    lines: std::iter::Peekable<std::str::Lines<'a>>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            lines: text.lines().peekable(),
        }
    }

    fn peek(&mut self) -> Option<&'a str> {
        while self.lines.next_if(|line| line.trim().is_empty()).is_some() {}
        self.lines.peek().map(|line| line.trim())
    }

    fn next(&mut self) -> Option<&'a str> {
        let line = self.peek();
        self.lines.next();
        line
    }
}

/// What stands before the data.
struct Head {
    delimiter: char,
    system: Option<String>,
    columns: Vec<Column>,
}

struct Column {
    name: String,
    is_date: bool,
    is_boolean: bool,
}

impl Column {
    /// A value: days as ISO 8601, yes and no as words.
    fn value<'v>(&self, value: &'v str) -> Cow<'v, str> {
        let is_day = self.is_date && value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit());
        match (value.get(..4), value.get(4..6), value.get(6..)) {
            (Some(year), Some(month), Some(day)) if is_day => {
                format!("{year}-{month}-{day}").into()
            }
            _ if self.is_boolean && value.eq_ignore_ascii_case("t") => "true".into(),
            _ if self.is_boolean && value.eq_ignore_ascii_case("f") => "false".into(),
            _ => value.into(),
        }
    }
}

impl Head {
    fn read(lines: &mut Lines<'_>) -> Option<Self> {
        let mut head = Self {
            delimiter: '\t',
            system: None,
            columns: Vec::new(),
        };
        loop {
            let line = lines.next()?;
            let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            match word.to_ascii_lowercase().as_str() {
                "delimiter" => {
                    head.delimiter = rest.trim().trim_matches('"').chars().next().unwrap_or('\t');
                }
                "coordsys" => {
                    let mut system = line.to_owned();
                    // its bounds may stand on a line of their own
                    if lines.peek().is_some_and(|next| next.starts_with('(')) {
                        system.push(' ');
                        system.push_str(lines.next()?);
                    }
                    head.system = Some(system);
                }
                "columns" => {
                    let count: usize = rest.trim().parse().ok()?;
                    for _ in 0..count {
                        let line = lines.next()?;
                        let (name, sort) =
                            line.split_once(char::is_whitespace).unwrap_or((line, ""));
                        let sort = sort.trim().to_ascii_lowercase();
                        head.columns.push(Column {
                            name: name.to_owned(),
                            is_date: sort == "date",
                            is_boolean: sort == "logical",
                        });
                    }
                }
                "data" => return Some(head),
                // Version, Charset, Index, Unique, Transform
                _ => {}
            }
        }
    }
}

/// Walks over the objects.
struct Objects<'a> {
    lines: Lines<'a>,
    places: Places,
    /// Objects that are no simple feature, or damaged.
    unreadable: u64,
}

/// Words that begin an object.
const OBJECTS: [&str; 12] = [
    "none",
    "point",
    "line",
    "pline",
    "region",
    "multipoint",
    "rect",
    "roundrect",
    "ellipse",
    "arc",
    "text",
    "collection",
];

impl Objects<'_> {
    /// The next object; [`Shape::Nothing`] for one without a place.
    fn next(&mut self) -> Option<Shape> {
        loop {
            let line = self.lines.next()?;
            let word = first_word(line);
            if !OBJECTS.contains(&word.as_str()) {
                // pens, brushes, symbols, centres
                continue;
            }
            let shape = self.object(&word, line);
            if shape.is_none() {
                self.unreadable += 1;
            }
            return Some(shape.unwrap_or(Shape::Nothing));
        }
    }

    /// The object a line begins; `None` when it is no simple feature.
    fn object(&mut self, word: &str, line: &str) -> Option<Shape> {
        let rest = line.get(word.len()..)?.trim();
        match word {
            "none" => Some(Shape::Nothing),
            "point" => {
                let [x, y] = numbers(rest)?;
                Some(Shape::Point(self.first(x, y)))
            }
            "line" => {
                let [x1, y1, x2, y2] = numbers(rest)?;
                let first = self.first(x1, y1);
                Some(Shape::Line(format!("{first},{x2} {y2}")))
            }
            "pline" => {
                let mut words = rest.split_whitespace();
                let next = words.next();
                if next.is_some_and(|word| word.eq_ignore_ascii_case("multiple")) {
                    let parts = self.sections(words.next()?.parse().ok()?)?;
                    return Some(Shape::Many(parts.into_iter().map(Shape::Line).collect()));
                }
                let count = match next {
                    Some(count) => count.parse().ok()?,
                    None => self.lines.next()?.parse().ok()?,
                };
                Some(Shape::Line(self.positions(count)?))
            }
            "region" => {
                let rings = self.sections(rest.parse().ok()?)?;
                region(&rings)
            }
            "multipoint" => {
                let positions = self.positions(rest.parse().ok()?)?;
                let points = positions.split(',').map(|p| Shape::Point(p.to_owned()));
                Some(Shape::Many(points.collect()))
            }
            "rect" => {
                let [x1, y1, x2, y2] = numbers(rest)?;
                let first = self.first(x1, y1);
                Some(Shape::Polygon(vec![format!(
                    "{first},{x2} {y1},{x2} {y2},{x1} {y2},{first}"
                )]))
            }
            _ => None,
        }
    }

    /// Parts, each with the number of its positions on a line before them.
    fn sections(&mut self, count: usize) -> Option<Vec<String>> {
        let mut parts = Vec::new();
        for _ in 0..count {
            let length = self.lines.next()?.parse().ok()?;
            parts.push(self.positions(length)?);
        }
        Some(parts)
    }

    fn positions(&mut self, count: usize) -> Option<String> {
        let mut text = String::new();
        for at in 0..count {
            // what is no position belongs to what follows
            let [x, y] = numbers(self.lines.peek()?)?;
            self.lines.next();
            if at > 0 {
                text.push(',');
                text.push_str(&format!("{x} {y}"));
            } else {
                text.push_str(&self.first(x, y));
            }
        }
        (!text.is_empty()).then_some(text)
    }

    fn first(&mut self, x: &str, y: &str) -> String {
        if let (Ok(x), Ok(y)) = (x.parse(), y.parse()) {
            self.places.look([x, y]);
        }
        format!("{x} {y}")
    }
}

fn first_word(line: &str) -> String {
    line.split(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

fn numbers<const N: usize>(text: &str) -> Option<[&str; N]> {
    let mut words = text.split_whitespace();
    let mut found = [""; N];
    for place in &mut found {
        let word = words.next()?;
        let number: f64 = word.parse().ok()?;
        if !number.is_finite() {
            return None;
        }
        *place = word;
    }
    Some(found)
}

/// The polygons of a region: which ring is a hole is told by place alone.
fn region(rings: &[String]) -> Option<Shape> {
    if let [ring] = rings {
        return Some(Shape::Polygon(vec![ring.clone()]));
    }
    let parsed: Option<Vec<Vec<crate::geo::Point>>> =
        rings.iter().map(|ring| points(ring)).collect();
    let homes = super::shapefile::nested(&parsed?);
    let mut polygons: Vec<(usize, Vec<String>)> = Vec::new();
    for (at, (ring, home)) in rings.iter().zip(&homes).enumerate() {
        if home.is_none() {
            polygons.push((at, vec![ring.clone()]));
        }
    }
    for (ring, home) in rings.iter().zip(&homes) {
        let polygon = polygons.iter_mut().find(|(at, _)| Some(*at) == *home);
        if let Some((_, polygon)) = polygon {
            polygon.push(ring.clone());
        }
    }
    let polygons: Vec<Shape> = polygons
        .into_iter()
        .map(|(_, rings)| Shape::Polygon(rings))
        .collect();
    match <[Shape; 1]>::try_from(polygons) {
        Ok([one]) => Some(one),
        Err(many) => Some(Shape::Many(many)),
    }
}

fn points(ring: &str) -> Option<Vec<crate::geo::Point>> {
    ring.split(',')
        .map(|position| {
            let (x, y) = position.split_once(' ')?;
            Some([x.parse().ok()?, y.parse().ok()?])
        })
        .collect()
}

/// The lines of a .mid as fields.
struct Records<'a> {
    rest: &'a str,
    delimiter: char,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self {
            rest: text,
            delimiter,
        }
    }

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut fields = Vec::new();
        let mut field = String::new();
        let mut is_quoted = false;
        let mut letters = self.rest.char_indices().peekable();
        let mut end = self.rest.len();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' if is_quoted && letters.next_if(|next| next.1 == '"').is_some() => {
                    field.push('"');
                }
                '"' => is_quoted = !is_quoted,
                '\n' if !is_quoted => {
                    end = at + 1;
                    break;
                }
                '\r' if !is_quoted => {}
                letter if letter == self.delimiter && !is_quoted => {
                    fields.push(std::mem::take(&mut field));
                }
                letter => field.push(letter),
            }
        }
        fields.push(field);
        self.rest = self.rest.get(end..).unwrap_or_default();
        Some(fields)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    const HEAD: &str = "Version 300\r\nCharset \"WindowsLatin1\"\r\nDelimiter \";\"\r\nCoordSys Earth Projection 8, 115, \"m\", 9, 0, 0.9996, 500000, 0 Bounds (-7745844.29605, -9997964.94315) (8745844.29605, 9997964.94315)\r\nColumns 3\r\n  Navn Char(20)\r\n  Dag Date\r\n  Areal Decimal(10,2)\r\nData\r\n\r\n";

    fn read(body: &str, mid: Option<&str>) -> (String, Option<String>, Vec<Note>) {
        let mif = format!("{HEAD}{body}");
        let mid = mid.map(str::as_bytes);
        let read = translate_parts(mif.as_bytes(), mid, Limits::default(), None).unwrap();
        (String::from_utf8(read.bytes).unwrap(), read.crs, read.notes)
    }

    #[test]
    fn objects_and_records_stand_side_by_side() {
        let body = "Point 574756.70 6226259.98\r\n    Symbol (34,0,9)\r\nPline 2\r\n1 2\r\n3 4\r\n    Pen (1,2,0)\r\nLine 1 2 3 4\r\nnone\r\nPline Multiple 2\r\n 2\r\n1 2\r\n3 4\r\n 2\r\n5 6\r\n7 8\r\n";
        let mid =
            "\"Skov, \"\"ny\"\"\";20220922;1.50\r\n\"a;b\";;\r\nc;20231301;3\r\nd;;\r\ne;;\r\n";
        let (text, crs, notes) = read(body, Some(mid));
        assert_eq!(
            text,
            "Navn,Dag,Areal,geometry\n\
             \"Skov, \"\"ny\"\"\",2022-09-22,1.50,POINT (574756.70 6226259.98)\n\
             a;b,,,\"LINESTRING (1 2,3 4)\"\n\
             c,2023-13-01,3,\"LINESTRING (1 2,3 4)\"\n\
             d,,,\n\
             e,,,\"MULTILINESTRING ((1 2,3 4),(5 6,7 8))\"\n"
        );
        assert_eq!(crs.as_deref(), Some("EPSG:25832"));
        assert!(notes.is_empty(), "{notes:?}");
    }

    #[test]
    fn regions_know_their_holes_by_place() {
        let ring = |x: i32, side: i32| {
            let far = x + side;
            format!("5\n{x} {x}\n{far} {x}\n{far} {far}\n{x} {far}\n{x} {x}\n")
        };
        let body = format!(
            "Region 3\n{}{}{}Brush (1,2)\nCenter 1 1\n",
            ring(0, 10),
            ring(2, 3),
            ring(20, 5)
        );
        let (text, _, notes) = read(&body, None);
        assert_eq!(
            text,
            "geometry\n\"MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0),(2 2,5 2,5 5,2 5,2 2)),((20 20,25 20,25 25,20 25,20 20)))\"\n"
        );
        assert!(matches!(&notes[..], [Note::CompanionMissing { .. }]));
    }

    #[test]
    fn what_is_no_simple_feature_or_damaged_is_counted() {
        let body = "Ellipse 1 2 3 4\nPline 3\n1 2\nPoint 7 8\nRegion 9999999999\n5\n";
        let (text, _, notes) = read(body, None);
        assert_eq!(text, "geometry\n\"\"\n\"\"\nPOINT (7 8)\n\"\"\n");
        assert!(notes.contains(&Note::BadGeometries {
            count: 3,
            first_row: 1
        }));
        assert!(
            translate_parts(b"Version 300\nColumns x\n", None, Limits::default(), None).is_err()
        );
    }
}
