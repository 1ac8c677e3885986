//! KML: placemarks to rows, with their name, description and extended data.

use super::super::fields::ROOT;
use super::super::place::Fault;
use super::super::xml::scan::{Event, Tag, local, resolve};
use super::super::{Input, Translated, text};
use super::features::Features;
use super::markup::{Walk, attribute, is_geometry};
use super::system;
use crate::geo::crs;
use model::note::{Problem, ProblemKind};
use model::sniff::Format;

/// Folders inside folders that are followed.
const MAX_DEPTH: u32 = 64;

/// Elements of a placemark that are values.
const VALUES: [&[u8]; 5] = [
    b"name",
    b"description",
    b"address",
    b"phoneNumber",
    b"Snippet",
];

/// Writes KML as records.
///
/// # Errors
/// [`ProblemKind::BrokenText`] when nothing can be read; [`ProblemKind::NoRows`] without placemarks.
pub(in super::super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let decoded = text::decode_declared(input.bytes, input.encoding, text::declared_in_xml);
    let mut notes = decoded.notes;
    let bytes: &[u8] = &decoded.utf8;
    let mut reader = Reader {
        walk: Walk::new(bytes),
        features: Features::new(bytes, input.limits.cells),
    };
    let end = reader.folder(&[], 0);
    let rows = reader.features.fields.rows;
    match end {
        Ok(()) if rows > 0 => {}
        Ok(()) => {
            let format = "kml".to_owned();
            return Err(ProblemKind::NoRows { format }.into());
        }
        Err(fault) if rows == 0 => return Err(fault.problem(bytes, "kml")),
        Err(fault) => notes.push(fault.note(bytes, rows)),
    }
    let walk = reader.walk;
    reader.features.tell(walk.heights, &mut notes);
    let crs = system::settle(None, Some(crs::CRS84), &walk.places, &mut notes);
    Ok(Translated {
        crs,
        notes,
        encoding: decoded.encoding,
        ..Translated::records(Format::Kml, reader.features.fields.finish().bytes, true)
    })
}

struct Reader<'a> {
    walk: Walk<'a>,
    features: Features<'a>,
}

impl<'a> Reader<'a> {
    /// A folder, or the document around all; `name` is that of the folder around it.
    fn folder(&mut self, name: &[u8], depth: u32) -> Result<(), Fault> {
        let mut own = name.to_vec();
        loop {
            match self.walk.scan.next()? {
                Event::Open(tag) => match local(tag.name) {
                    b"Placemark" => self.placemark(&tag, &own)?,
                    b"Folder" if depth < MAX_DEPTH && !tag.is_empty => {
                        self.folder(&own, depth + 1)?;
                    }
                    b"kml" | b"Document" if depth < MAX_DEPTH && !tag.is_empty => {
                        self.document(depth + 1)?;
                    }
                    b"name" => {
                        own.clear();
                        self.walk.text(&tag, &mut own)?;
                    }
                    _ => self.walk.skip(&tag)?,
                },
                Event::Close => return Ok(()),
                Event::Text { .. } => {}
                Event::End if depth == 0 => return Ok(()),
                Event::End => return Err(self.walk.scan.fault()),
            }
            if self.features.is_full {
                return Ok(());
            }
        }
    }

    /// The document: its name is no folder's.
    fn document(&mut self, depth: u32) -> Result<(), Fault> {
        loop {
            match self.walk.scan.next()? {
                Event::Open(tag) => match local(tag.name) {
                    b"Placemark" => self.placemark(&tag, &[])?,
                    b"Folder" if depth < MAX_DEPTH && !tag.is_empty => {
                        self.folder(&[], depth + 1)?;
                    }
                    b"Document" if depth < MAX_DEPTH && !tag.is_empty => {
                        self.document(depth + 1)?;
                    }
                    _ => self.walk.skip(&tag)?,
                },
                Event::Close => return Ok(()),
                Event::Text { .. } => {}
                Event::End => return Err(self.walk.scan.fault()),
            }
            if self.features.is_full {
                return Ok(());
            }
        }
    }

    fn placemark(&mut self, tag: &Tag<'a>, folder: &[u8]) -> Result<(), Fault> {
        if let Some(id) = attribute(tag, b"id") {
            self.put(b"id", id);
        }
        if !folder.trim_ascii().is_empty() {
            let node = self.features.column(ROOT, b"folder");
            let from = self.features.fields.made.len();
            self.features.fields.made.extend_from_slice(folder);
            self.features.put_made(node, from);
        }
        if !tag.is_empty {
            loop {
                match self.walk.scan.next()? {
                    Event::Open(tag) => self.member(&tag)?,
                    Event::Close => break,
                    Event::Text { .. } => {}
                    Event::End => return Err(self.walk.scan.fault()),
                }
            }
        }
        self.features.end_row();
        Ok(())
    }

    fn put(&mut self, name: &[u8], text: &[u8]) {
        let node = self.features.column(ROOT, name);
        let from = self.features.fields.made.len();
        resolve(text, &mut self.features.fields.made);
        self.features.put_made(node, from);
    }

    /// The text of an element as the value of a column.
    fn value(&mut self, name: &[u8], tag: &Tag<'a>) -> Result<(), Fault> {
        let node = self.features.column(ROOT, name);
        let from = self.features.fields.made.len();
        self.walk.text(tag, &mut self.features.fields.made)?;
        self.features.put_made(node, from);
        Ok(())
    }

    fn member(&mut self, tag: &Tag<'a>) -> Result<(), Fault> {
        let name = local(tag.name);
        if is_geometry(tag) {
            let from = self.features.fields.made.len();
            let is_right = self.walk.geometry(tag, &mut self.features.fields.made)?;
            self.features.put_geometry(from, is_right);
            return Ok(());
        }
        match name {
            _ if VALUES.contains(&name) => self.value(name, tag),
            b"ExtendedData" | b"TimeStamp" | b"TimeSpan" => self.data(tag),
            _ => self.walk.skip(tag),
        }
    }

    /// Extended data: `<Data name="a"><value>1</value></Data>`, `<SimpleData name="a">1</SimpleData>`;
    /// times: `<when>`, `<begin>`, `<end>`.
    fn data(&mut self, tag: &Tag<'a>) -> Result<(), Fault> {
        let mut name: Option<&'a [u8]> = None;
        let mut depth = u32::from(!tag.is_empty);
        while depth > 0 {
            match self.walk.scan.next()? {
                Event::Open(tag) => match local(tag.name) {
                    b"SimpleData" => {
                        let name = attribute(&tag, b"name").unwrap_or(b"SimpleData");
                        self.value(name, &tag)?;
                    }
                    b"value" => self.value(name.unwrap_or(b"value"), &tag)?,
                    b"when" => self.value(b"when", &tag)?,
                    b"begin" => self.value(b"begin", &tag)?,
                    b"end" => self.value(b"end", &tag)?,
                    b"displayName" => self.walk.skip(&tag)?,
                    b"Data" | b"SchemaData" => {
                        name = attribute(&tag, b"name");
                        depth += u32::from(!tag.is_empty);
                    }
                    // data of other namespaces: the element's own name
                    other => self.value(other, &tag)?,
                },
                Event::Close => depth -= 1,
                Event::Text { .. } => {}
                Event::End => return Err(self.walk.scan.fault()),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::translate::Limits;

    fn read(xml: &str) -> Result<Translated, Problem> {
        translate(&Input {
            bytes: xml.as_bytes(),
            file_name: "a.kml",
            format: Format::Kml,
            part: &[],
            limits: Limits::default(),
            encoding: None,
        })
    }

    #[test]
    fn placemarks_are_rows() {
        let xml = r##"<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Alt</name><Style id="a"><x/></Style>
            <Folder><name>Legepladser</name>
            <Placemark id="p1"><name>Gatten</name><description><![CDATA[<b>Fin</b>, grøn]]></description><styleUrl>#a</styleUrl>
              <ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="postnr">9670</SimpleData><SimpleData name="by">Løgstør</SimpleData></SchemaData></ExtendedData>
              <Point><coordinates>9.40,56.88,0</coordinates></Point></Placemark>
            <Placemark><name>Flade</name><ExtendedData><Data name="postnr"><displayName>Nr</displayName><value>9600</value></Data></ExtendedData>
              <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>9,56 10,56 10,57 9,56</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
            </Folder></Document></kml>"##;
        let read = read(xml).unwrap();
        assert_eq!(
            String::from_utf8(read.bytes).unwrap(),
            "id,folder,name,description,postnr,by,geometry\n\
             p1,Legepladser,Gatten,\"<b>Fin</b>, grøn\",9670,Løgstør,POINT (9.40 56.88)\n\
             ,Legepladser,Flade,,9600,,\"MULTIPOLYGON (((9 56,10 56,10 57,9 56)))\"\n"
        );
        assert_eq!(read.crs.as_deref(), Some("OGC:CRS84"));
        assert_eq!(read.notes, [model::note::Note::HeightsLeftOut { count: 1 }]);
    }

    #[test]
    fn torn_and_empty_files_are_told() {
        assert!(read("<kml><Document/></kml>").is_err());
        let torn = read("<kml><Placemark><name>a</name></Placemark><Placemark><na").unwrap();
        assert_eq!(torn.notes, [model::note::Note::CutOff { rows: 1 }]);
    }
}
