//! GeoJSON: features to rows, properties to columns (`a.b` for `b` inside `a`), geometry to well-known text.
//!
//! The text is walked over once; digits go from it straight into the table. Read are collections, single
//! features, bare geometries, features one to a line, and a list of features. What stands where is up to
//! the writer: `crs` may come last, `type` after `coordinates`.

use super::super::fields::{Fields, Node, ROOT, Slot};
use super::super::json::cursor::{Cursor, Kind, Scalar, Span, compact, unescape};
use super::super::place::Fault;
use super::super::{Input, Translated, text};
use super::coordinates::{self, Met};
use super::{GEOMETRY, system};
use crate::geo::crs;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;

/// Objects within properties that are followed; deeper ones are kept as JSON.
const MAX_DEPTH: u32 = 16;
/// Objects around a collection.
const MAX_WRAPPERS: u32 = 4;
/// Objects within `crs` that are followed.
const MAX_CRS_DEPTH: u32 = 4;

/// Writes GeoJSON as records.
///
/// # Errors
/// [`ProblemKind::BrokenText`] when nothing can be read; [`ProblemKind::NotATable`] for JSON without
/// features and geometries.
pub(in super::super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let decoded = text::decode(input.bytes, input.encoding);
    let mut notes = decoded.notes;
    let bytes: &[u8] = &decoded.utf8;
    let mut reader = Reader::new(bytes, input.limits.cells);
    let end = reader.document();
    let rows = reader.fields.rows;
    match end {
        Ok(()) if reader.is_geo => {}
        Ok(()) => {
            return Err(ProblemKind::NotATable {
                looks_like: "json".to_owned(),
            }
            .into());
        }
        Err(fault) if rows == 0 => return Err(fault.problem(bytes, "geojson")),
        Err(fault) => notes.push(fault.note(bytes, rows)),
    }
    if rows == 0 {
        // a collection of nothing still has its column
        reader.begin_row(bytes.len());
        reader.fields.declare(reader.geometry);
    }
    reader.tell(&mut notes);
    let said = reader.said();
    let crs = system::settle(said, Some(crs::CRS84), &reader.met.places, &mut notes);
    let finished = reader.fields.finish().bytes;
    Ok(Translated {
        crs,
        notes,
        encoding: decoded.encoding,
        ..Translated::records(Format::GeoJson, finished, true)
    })
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    fields: Fields<'a>,
    geometry: Node,
    id: Node,
    met: Met,
    /// The `crs` of the document, if any.
    crs: Option<String>,
    /// Geometries that are none, and the first row with one.
    unreadable: u64,
    first_unreadable: u64,
    /// True when features or geometries were found.
    is_geo: bool,
    max_cells: u64,
    /// True when the limit of cells was met.
    is_full: bool,
    /// The columns beside the properties' have their names.
    has_columns: bool,
    /// The geometry of the row being read.
    written: Option<Slot>,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8], max_cells: u64) -> Self {
        Self {
            cursor: Cursor::new(bytes, 0),
            fields: Fields::new(bytes),
            geometry: ROOT,
            id: ROOT,
            met: Met::default(),
            crs: None,
            unreadable: 0,
            first_unreadable: 0,
            is_geo: false,
            max_cells,
            is_full: false,
            has_columns: false,
            written: None,
        }
    }

    /// All values of the document: one, or a feature on each line.
    fn document(&mut self) -> Result<(), Fault> {
        let mut is_first = true;
        loop {
            // the separator of JSON text sequences
            while self.cursor.peek() == Some(0x1e) {
                self.cursor.at += 1;
            }
            match self.cursor.peek() {
                None => return Ok(()),
                Some(b'{') => self.object(0)?,
                Some(b'[') if is_first => self.features()?,
                Some(_) if is_first => return Err(self.cursor.fault()),
                // what follows a whole document is not ours
                Some(_) => return Ok(()),
            }
            if self.is_full {
                return Ok(());
            }
            is_first = false;
        }
    }

    /// A collection, a feature or a geometry; or an answer of a service around a collection.
    fn object(&mut self, depth: u32) -> Result<(), Fault> {
        let from = self.cursor.at;
        let mut has_features = false;
        let mut is_feature = false;
        let mut is_geometry = false;
        self.cursor.enter();
        while let Some(key) = self.cursor.key()? {
            let kind = self.cursor.kind()?;
            match (key.span.of(self.cursor.bytes), kind) {
                (b"features", Kind::Array) => {
                    has_features = true;
                    self.is_geo = true;
                    self.features()?;
                    if self.is_full {
                        return Ok(());
                    }
                }
                (b"crs", Kind::Object | Kind::Text) => {
                    let span = self.cursor.skip()?;
                    self.crs = system_at(self.cursor.bytes, span.from, 0).ok().flatten();
                }
                (b"geometry" | b"properties", _) => {
                    is_feature = true;
                    self.cursor.skip()?;
                }
                (b"coordinates" | b"geometries", Kind::Array) => {
                    is_geometry = true;
                    self.cursor.skip()?;
                }
                (_, Kind::Object) if depth < MAX_WRAPPERS => {
                    self.object(depth + 1)?;
                    if self.is_full {
                        return Ok(());
                    }
                }
                _ => {
                    self.cursor.skip()?;
                }
            }
        }
        let is_feature = is_feature && depth == 0;
        let is_geometry = is_geometry && depth == 0;
        if has_features || !(is_feature || is_geometry) {
            return Ok(());
        }
        let end = self.cursor.at;
        self.cursor.at = from;
        self.is_geo = true;
        if is_feature {
            self.feature()?;
        } else {
            self.begin_row(from);
            self.geometry()?;
            self.end_row();
        }
        self.cursor.at = end;
        Ok(())
    }

    fn features(&mut self) -> Result<(), Fault> {
        self.cursor.enter();
        while self.cursor.element()? {
            if self.cursor.kind()? == Kind::Object {
                self.feature()?;
            } else {
                self.cursor.skip()?;
            }
            if self.is_full {
                return Ok(());
            }
            self.cursor.after_value()?;
        }
        Ok(())
    }

    fn feature(&mut self) -> Result<(), Fault> {
        self.begin_row(self.cursor.at);
        self.cursor.enter();
        while let Some(key) = self.cursor.key()? {
            match key.span.of(self.cursor.bytes) {
                b"geometry" => {
                    self.is_geo = true;
                    self.geometry()?;
                }
                b"properties" => {
                    self.is_geo = true;
                    if self.cursor.kind()? == Kind::Object {
                        self.properties(ROOT, 0)?;
                    } else {
                        self.cursor.skip()?;
                    }
                }
                b"id" => {
                    let id = self.id;
                    self.value(id, MAX_DEPTH)?;
                }
                _ => {
                    self.cursor.skip()?;
                }
            }
        }
        self.end_row();
        Ok(())
    }

    /// Names the columns that are no properties, once the first feature tells what the others are called.
    fn begin_row(&mut self, from: usize) {
        self.written = None;
        if self.has_columns {
            return;
        }
        self.has_columns = true;
        let mut ahead = Cursor::new(self.cursor.bytes, from);
        let name = if has_property_id(&mut ahead).unwrap_or(false) {
            // as map servers call it where both are written in one table
            "FID"
        } else {
            "id"
        };
        // no JSON key holds such a byte
        self.id = self.fields.child(ROOT, b"\0id", || name.to_owned());
        self.geometry = self
            .fields
            .child(ROOT, b"\0geometry", || GEOMETRY.to_owned());
        self.fields.begin(ROOT);
    }

    fn end_row(&mut self) {
        // last, so that its column stands behind those of the first feature
        match self.written.take() {
            Some(slot) => self.fields.put(self.geometry, slot),
            None => self.fields.declare(self.geometry),
        }
        self.fields.end_row();
        let cells = self
            .fields
            .rows
            .saturating_mul(self.fields.columns() as u64);
        self.is_full = cells >= self.max_cells;
    }

    fn geometry(&mut self) -> Result<(), Fault> {
        if self.cursor.peek() == Some(b'n') {
            self.cursor.skip()?;
            return Ok(());
        }
        let from = self.fields.made.len();
        if coordinates::geometry(&mut self.cursor, &mut self.fields.made, &mut self.met)? {
            self.written = Some(Slot::Made(from, self.fields.made.len()));
        } else {
            self.unreadable += 1;
            if self.unreadable == 1 {
                self.first_unreadable = self.fields.rows + 1;
            }
        }
        Ok(())
    }

    fn properties(&mut self, parent: Node, depth: u32) -> Result<(), Fault> {
        self.fields.begin(parent);
        self.cursor.enter();
        while let Some(key) = self.cursor.key()? {
            let bytes = self.cursor.bytes;
            let node = self.fields.child(parent, key.span.of(bytes), || {
                let name = plain(key.span.of(bytes));
                if parent == ROOT && name == GEOMETRY {
                    format!("properties.{GEOMETRY}")
                } else {
                    name
                }
            });
            self.value(node, depth)?;
            self.cursor.after_value()?;
        }
        Ok(())
    }

    /// A value of a property.
    fn value(&mut self, node: Node, depth: u32) -> Result<(), Fault> {
        let bytes = self.cursor.bytes;
        match self.cursor.kind()? {
            Kind::Object if depth < MAX_DEPTH => return self.properties(node, depth + 1),
            Kind::Object | Kind::Array => {
                let span = self.cursor.skip()?;
                let from = self.fields.made.len();
                compact(span.of(bytes), &mut self.fields.made);
                let slot = Slot::Made(from, self.fields.made.len());
                self.fields.put(node, slot);
            }
            Kind::Text => {
                let text = self.cursor.text()?;
                let slot = if text.has_escapes {
                    let from = self.fields.made.len();
                    unescape(text.span.of(bytes), &mut self.fields.made);
                    Slot::Made(from, self.fields.made.len())
                } else {
                    Slot::Text(text.span.from, text.span.to)
                };
                self.fields.put(node, slot);
            }
            Kind::Scalar => match self.cursor.scalar()? {
                Scalar::Null => self.fields.put_nothing(node),
                Scalar::Number(Span { from, to }) => self.fields.put(node, Slot::Plain(from, to)),
                Scalar::Boolean(yes) => {
                    let from = self.fields.made.len();
                    let word: &[u8] = if yes { b"true" } else { b"false" };
                    self.fields.made.extend_from_slice(word);
                    self.fields.put(node, Slot::Made(from, from + word.len()));
                }
            },
        }
        Ok(())
    }

    /// The reference system as the document, or else its first geometry with one, names it.
    fn said(&self) -> Option<String> {
        self.crs.clone().or_else(|| {
            let at = self.met.crs?;
            system_at(self.cursor.bytes, at, 0).ok().flatten()
        })
    }

    fn tell(&self, notes: &mut Vec<Note>) {
        if self.met.heights > 0 {
            notes.push(Note::HeightsLeftOut {
                count: self.met.heights,
            });
        }
        if self.unreadable > 0 {
            notes.push(Note::BadGeometries {
                count: self.unreadable,
                first_row: self.first_unreadable,
            });
        }
        if self.is_full {
            notes.push(Note::LimitReached {
                limit: "cells".to_owned(),
                value: self.max_cells,
            });
        }
        if self.fields.has_too_many {
            notes.push(Note::LimitReached {
                limit: "columns".to_owned(),
                value: super::super::fields::MAX_COLUMNS as u64,
            });
        }
    }
}

/// True when the properties of the feature at the cursor have an `id` of their own.
fn has_property_id(cursor: &mut Cursor<'_>) -> Result<bool, Fault> {
    cursor.enter();
    while let Some(key) = cursor.key()? {
        let is_object = cursor.kind()? == Kind::Object;
        if key.span.of(cursor.bytes) != b"properties" || !is_object {
            cursor.skip()?;
            continue;
        }
        cursor.enter();
        while let Some(key) = cursor.key()? {
            if key.span.of(cursor.bytes) == b"id" {
                return Ok(true);
            }
            cursor.skip()?;
        }
    }
    Ok(false)
}

/// The reference system in the value of a `crs`: any text or number in it that names one.
fn system_at(bytes: &[u8], at: usize, depth: u32) -> Result<Option<String>, Fault> {
    let mut cursor = Cursor::new(bytes, at);
    match cursor.kind()? {
        Kind::Text => {
            let text = cursor.text()?;
            Ok(crs::by_name(&plain(text.span.of(bytes))))
        }
        Kind::Object if depth < MAX_CRS_DEPTH => {
            cursor.enter();
            while let Some(key) = cursor.key()? {
                let key = key.span.of(bytes);
                let kind = cursor.kind()?;
                let value = cursor.skip()?;
                let said = match (key, kind) {
                    (b"code" | b"wkid", Kind::Scalar) => std::str::from_utf8(value.of(bytes))
                        .ok()
                        .and_then(crs::by_name),
                    (b"name" | b"href" | b"code" | b"properties", Kind::Text | Kind::Object) => {
                        system_at(bytes, value.from, depth + 1)?
                    }
                    _ => None,
                };
                if said.is_some() {
                    return Ok(said);
                }
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// The characters of a text of the file.
fn plain(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    unescape(text, &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::translate::Limits;

    fn read(bytes: &[u8]) -> Result<Translated, Problem> {
        translate(&Input {
            bytes,
            file_name: "a.geojson",
            format: Format::GeoJson,
            part: &[],
            limits: Limits::default(),
            encoding: None,
        })
    }

    fn table(json: &str) -> String {
        String::from_utf8(read(json.as_bytes()).unwrap().bytes).unwrap()
    }

    fn system(json: &str) -> Option<String> {
        read(json.as_bytes()).unwrap().crs
    }

    #[test]
    fn features_are_rows_and_properties_columns() {
        let json = r#"{"type":"FeatureCollection","name":"x","features":[
            {"type":"Feature","id":"a.1","geometry":{"type":"Point","coordinates":[12.50,55.6]},"properties":{"navn":"A, B","sted":{"by":"Ærø","nr":7},"tags":["x", 1]}},
            {"type":"Feature","geometry":null,"properties":{"navn":null,"ny":true,"sted":null}},
            {"properties":null,"type":"Feature","geometry":{"coordinates":[1,2],"type":"Point"}}]}"#;
        assert_eq!(
            table(json),
            "id,navn,sted.by,sted.nr,tags,geometry,ny\n\
             a.1,\"A, B\",Ærø,7,\"[\"\"x\"\",1]\",POINT (12.50 55.6),\n\
             ,,,,,,true\n\
             ,,,,,POINT (1 2),\n"
        );
    }

    #[test]
    fn what_is_not_a_collection_is_read_too() {
        let feature = r#"{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}}"#;
        let expected = "a,geometry\n1,POINT (1 2)\n";
        assert_eq!(table(feature), expected);
        assert_eq!(table(&format!("[{feature}]")), expected);
        assert_eq!(
            table(&format!("{feature}\n\u{1e}{feature}\n")),
            "a,geometry\n1,POINT (1 2)\n1,POINT (1 2)\n"
        );
        assert_eq!(
            table(r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#),
            "geometry\n\"LINESTRING (1 2,3 4)\"\n"
        );
        assert_eq!(
            table(
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}}]}"#
            ),
            "geometry\n\"\"\n"
        );
        assert!(read(br#"{"a": 1}"#).is_err());
    }

    #[test]
    fn a_collection_in_an_answer_is_found_and_an_empty_one_has_its_column() {
        let json = r#"{"status":"ok","result":{"crs":{"properties":{"name":"EPSG:25833"}},"type":"FeatureCollection","features":[{"properties":{"a":1},"geometry":null}]}}"#;
        assert_eq!(table(json), "a,geometry\n1,\n");
        assert_eq!(system(json).as_deref(), Some("EPSG:25833"));
        assert_eq!(
            table(r#"{"type":"FeatureCollection","features":[]}"#),
            "geometry\n"
        );
    }

    #[test]
    fn names_that_are_taken_give_way() {
        let json = r#"{"features":[{"id":"a.1","properties":{"id":7,"geometry":"rund"},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#;
        assert_eq!(
            table(json),
            "FID,id,properties.geometry,geometry\na.1,7,rund,POINT (1 2)\n"
        );
    }

    #[test]
    fn the_system_is_read_first_or_last() {
        let features = r#""features":[{"properties":{},"geometry":{"type":"Point","coordinates":[574756.7,6226259.9]}}]"#;
        for name in [
            "EPSG:25832",
            "urn:ogc:def:crs:EPSG::25832",
            "http://www.opengis.net/def/crs/EPSG/0/25832",
        ] {
            let crs = format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}}"#);
            for json in [
                format!("{{{crs},{features}}}"),
                format!("{{{features},{crs}}}"),
            ] {
                let read = read(json.as_bytes()).unwrap();
                assert_eq!(read.crs.as_deref(), Some("EPSG:25832"), "{json}");
                assert!(read.notes.is_empty(), "{:?}", read.notes);
            }
        }
        let unsaid = read(format!("{{{features}}}").as_bytes()).unwrap();
        assert_eq!(unsaid.crs.as_deref(), Some("EPSG:25832"));
        assert!(matches!(&unsaid.notes[..], [Note::CrsAssumed { .. }]));
        assert_eq!(
            system(r#"{"crs":null,"features":[{"geometry":{"type":"Point","coordinates":[12.5,55.6]},"properties":{}}]}"#).as_deref(),
            Some("OGC:CRS84")
        );
        assert_eq!(
            system(r#"{"features":[{"geometry":{"type":"Point","crs":{"type":"EPSG","properties":{"code":25833}},"coordinates":[1,2]},"properties":{}}]}"#).as_deref(),
            Some("EPSG:25833")
        );
    }

    #[test]
    fn a_torn_file_gives_its_whole_features() {
        let json = r#"{"features":[{"properties":{"a":1},"geometry":null},{"properties":{"a":2"#;
        let torn = read(json.as_bytes()).unwrap();
        assert_eq!(torn.bytes, b"a,geometry\n1,\n");
        assert_eq!(torn.notes, [Note::CutOff { rows: 1 }]);
        assert!(read(br#"{"features":[{"prop"#).is_err());
    }

    #[test]
    fn heights_and_bad_geometries_are_told() {
        let json = r#"{"features":[{"properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2,3]}},{"properties":{"a":2},"geometry":{"type":"Point","coordinates":["1","2"]}}]}"#;
        let read = read(json.as_bytes()).unwrap();
        assert_eq!(read.bytes, b"a,geometry\n1,POINT (1 2)\n2,\n");
        assert_eq!(
            read.notes,
            [
                Note::HeightsLeftOut { count: 1 },
                Note::BadGeometries {
                    count: 1,
                    first_row: 2
                }
            ]
        );
    }
}
