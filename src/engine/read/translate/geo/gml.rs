//! GML simple features, as WFS services answer: members to rows, their elements to columns.

use super::super::fields::{Node, ROOT};
use super::super::place::Fault;
use super::super::xml::scan::{Event, Tag, local, resolve};
use super::super::{Input, Translated, text};
use super::features::Features;
use super::markup::{Walk, attribute, is_geometry};
use super::system;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;

/// Elements inside attributes that are followed.
const MAX_DEPTH: u32 = 16;

/// Writes GML as records.
///
/// # Errors
/// [`ProblemKind::BrokenText`] when nothing can be read; [`ProblemKind::NoRows`] without members.
pub(in super::super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let decoded = text::decode_declared(input.bytes, input.encoding, text::declared_in_xml);
    let mut notes = decoded.notes;
    let bytes: &[u8] = &decoded.utf8;
    let mut reader = Reader {
        walk: Walk::new(bytes),
        features: Features::new(bytes, input.limits.cells),
    };
    let end = reader.document();
    let rows = reader.features.fields.rows;
    match end {
        Ok(()) if rows > 0 => {}
        Ok(()) => {
            let format = "gml".to_owned();
            return Err(ProblemKind::NoRows { format }.into());
        }
        Err(fault) if rows == 0 => return Err(fault.problem(bytes, "gml")),
        Err(fault) => notes.push(fault.note(bytes, rows)),
    }
    let walk = reader.walk;
    reader.features.tell(walk.heights, &mut notes);
    if let (None, Some(name)) = (&walk.crs, walk.unknown_crs) {
        notes.push(Note::CrsUnknown { name });
    }
    let crs = system::settle(walk.crs, None, &walk.places, &mut notes);
    Ok(Translated {
        crs,
        notes,
        encoding: decoded.encoding,
        ..Translated::records(Format::Gml, reader.features.fields.finish().bytes, true)
    })
}

struct Reader<'a> {
    walk: Walk<'a>,
    features: Features<'a>,
}

impl<'a> Reader<'a> {
    /// Looks for members; what stands around them is of no matter.
    fn document(&mut self) -> Result<(), Fault> {
        let mut depth = 0u64;
        loop {
            match self.walk.scan.next()? {
                Event::End if depth > 0 => return Err(self.walk.scan.fault()),
                Event::End => return Ok(()),
                Event::Close => depth = depth.saturating_sub(1),
                Event::Text { .. } => {}
                Event::Open(tag) => {
                    self.walk.look_for_system(&tag);
                    match local(tag.name) {
                        b"featureMember" | b"featureMembers" | b"member" => self.members(&tag)?,
                        _ => depth += u64::from(!tag.is_empty),
                    }
                    if self.features.is_full {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn members(&mut self, tag: &Tag<'a>) -> Result<(), Fault> {
        if tag.is_empty {
            return Ok(());
        }
        loop {
            match self.walk.scan.next()? {
                // a collection in a member is answered where several kinds are asked for
                Event::Open(tag) if local(tag.name).ends_with(b"FeatureCollection") => {
                    if !tag.is_empty {
                        self.collection()?;
                    }
                }
                Event::Open(tag) => self.feature(&tag)?,
                Event::Close => return Ok(()),
                Event::Text { .. } => {}
                Event::End => return Err(self.walk.scan.fault()),
            }
            if self.features.is_full {
                return Ok(());
            }
        }
    }

    /// The members of a collection in a member.
    fn collection(&mut self) -> Result<(), Fault> {
        loop {
            match self.walk.scan.next()? {
                Event::Open(tag) if local(tag.name) == b"boundedBy" => self.walk.skip(&tag)?,
                Event::Open(tag) => self.flat_members(&tag)?,
                Event::Close => return Ok(()),
                Event::Text { .. } => {}
                Event::End => return Err(self.walk.scan.fault()),
            }
            if self.features.is_full {
                return Ok(());
            }
        }
    }

    fn flat_members(&mut self, tag: &Tag<'a>) -> Result<(), Fault> {
        if tag.is_empty {
            return Ok(());
        }
        loop {
            match self.walk.scan.next()? {
                Event::Open(tag) => self.feature(&tag)?,
                Event::Close => return Ok(()),
                Event::Text { .. } => {}
                Event::End => return Err(self.walk.scan.fault()),
            }
            if self.features.is_full {
                return Ok(());
            }
        }
    }

    fn feature(&mut self, tag: &Tag<'a>) -> Result<(), Fault> {
        if let Some(id) = attribute(tag, b"id").or_else(|| attribute(tag, b"fid")) {
            let node = self.features.column(ROOT, b"gml_id");
            self.put(node, id);
        }
        if !tag.is_empty {
            loop {
                match self.walk.scan.next()? {
                    Event::Open(tag) => self.attribute(ROOT, &tag, 0)?,
                    Event::Close => break,
                    Event::Text { .. } => {}
                    Event::End => return Err(self.walk.scan.fault()),
                }
            }
        }
        self.features.end_row();
        Ok(())
    }

    fn put(&mut self, node: Node, text: &[u8]) {
        let from = self.features.fields.made.len();
        resolve(text, &mut self.features.fields.made);
        self.features.put_made(node, from);
    }

    fn attribute(&mut self, parent: Node, tag: &Tag<'a>, depth: u32) -> Result<(), Fault> {
        let name = local(tag.name);
        if is_geometry(tag) {
            return self.geometry(parent, b"geometry_2", tag);
        }
        if name == b"boundedBy" || depth > MAX_DEPTH {
            return self.walk.skip(tag);
        }
        let node = self.features.column(parent, name);
        let mut own = Vec::new();
        let mut has_elements = false;
        if !tag.is_empty {
            loop {
                match self.walk.scan.next()? {
                    Event::Open(inner) if is_geometry(&inner) => {
                        has_elements = true;
                        self.geometry(parent, name, &inner)?;
                    }
                    Event::Open(inner) => {
                        has_elements = true;
                        self.attribute(node, &inner, depth + 1)?;
                    }
                    Event::Text { text, is_literal } => {
                        if is_literal {
                            own.extend_from_slice(text);
                        } else {
                            resolve(text, &mut own);
                        }
                    }
                    Event::Close => break,
                    Event::End => return Err(self.walk.scan.fault()),
                }
            }
        }
        if has_elements && own.trim_ascii().is_empty() {
            return Ok(());
        }
        if own.trim_ascii().is_empty() {
            // a reference stands in for a value
            let reference = tag.attributes().find(|(name, _)| *name == b"xlink:href");
            if let Some((_, reference)) = reference {
                resolve(reference, &mut own);
            }
        }
        let from = self.features.fields.made.len();
        self.features.fields.made.extend_from_slice(&own);
        self.features.put_made(node, from);
        Ok(())
    }

    /// The first geometry of a feature is its own; others are columns by their names.
    fn geometry(&mut self, parent: Node, name: &[u8], tag: &Tag<'a>) -> Result<(), Fault> {
        let from = self.features.fields.made.len();
        let is_right = self.walk.geometry(tag, &mut self.features.fields.made)?;
        if !self.features.has_geometry() {
            self.features.put_geometry(from, is_right);
        } else if is_right {
            let node = self.features.column(parent, name);
            self.features.put_made(node, from);
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
            file_name: "a.gml",
            format: Format::Gml,
            part: &[],
            limits: Limits::default(),
            encoding: None,
        })
    }

    fn table(xml: &str) -> String {
        String::from_utf8(read(xml).unwrap().bytes).unwrap()
    }

    const WFS_2: &str = r#"<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" numberReturned="2">
        <wfs:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::25832"><gml:lowerCorner>1 2</gml:lowerCorner></gml:Envelope></wfs:boundedBy>
        <wfs:member><k101:bydel gml:id="bydel.1"><gml:boundedBy><gml:Envelope/></gml:boundedBy>
            <k101:navn>Indre By &amp; &#216;sterbro</k101:navn><k101:areal>10384122.50</k101:areal>
            <k101:sted><k101:by>Kbh</k101:by></k101:sted><k101:tag>a</k101:tag><k101:tag>b</k101:tag>
            <k101:wkb_geometry><gml:Point srsName="urn:ogc:def:crs:EPSG::25832"><gml:pos>724000.10 6175000</gml:pos></gml:Point></k101:wkb_geometry>
        </k101:bydel></wfs:member>
        <wfs:member><k101:bydel gml:id="bydel.2"><k101:navn xsi:nil="true"/></k101:bydel></wfs:member>
    </wfs:FeatureCollection>"#;

    #[test]
    fn members_are_rows_and_their_elements_columns() {
        assert_eq!(
            table(WFS_2),
            "gml_id,navn,areal,sted.by,tag,geometry\n\
             bydel.1,Indre By & Østerbro,10384122.50,Kbh,a; b,POINT (724000.10 6175000)\n\
             bydel.2,,,,,\n"
        );
        let read = read(WFS_2).unwrap();
        assert_eq!(read.crs.as_deref(), Some("EPSG:25832"));
        assert!(read.notes.is_empty(), "{:?}", read.notes);
    }

    #[test]
    fn old_collections_and_lists_of_members_are_read() {
        let old = r#"<wfs:FeatureCollection xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><ms:vej fid="vej.1"><ms:nr>7</ms:nr><ms:geom><gml:Point srsName="http://www.opengis.net/gml/srs/epsg.xml#4326"><gml:coordinates>12.5,55.6</gml:coordinates></gml:Point></ms:geom></ms:vej></gml:featureMember></wfs:FeatureCollection>"#;
        assert_eq!(
            table(old),
            "gml_id,nr,geometry\nvej.1,7,POINT (12.5 55.6)\n"
        );
        assert_eq!(read(old).unwrap().crs.as_deref(), Some("EPSG:4326"));
        let list = old.replace("featureMember", "featureMembers");
        assert_eq!(table(&list), table(old));
    }

    #[test]
    fn a_torn_file_gives_its_whole_members() {
        let torn = WFS_2
            .split("<wfs:member><k101:bydel gml:id=\"bydel.2\">")
            .next()
            .unwrap();
        assert_eq!(read(torn).unwrap().notes, [Note::CutOff { rows: 1 }]);
        assert!(read("<wfs:FeatureCollection>").is_err());
        assert!(read("<wfs:FeatureCollection/>").is_err());
    }
}
