//! Damaged files: nothing panics, and whatever is read is a whole table of whole geometries.

use super::super::{Input, Limits, Translated, translate};
use super::{GEOMETRY, ShapefileParts, mif_parts, shapefile_parts};
use crate::geo::wkt;
use model::note::Problem;
use model::sniff::Format;
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use proptest::sample::Index;

const GEOJSON: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[{"type":"Feature","id":"a.1","properties":{"navn":"A, B","x":{"y":[1,{"z":null}]}},"geometry":{"type":"MultiPolygon","coordinates":[[[[574756.7,6226259.9,1],[1,2],[3,4],[574756.7,6226259.9]]]]}},{"geometry":{"geometries":[{"coordinates":[1,2],"type":"Point"}],"type":"GeometryCollection"},"properties":{"navn":"\u00e6\\"}}]}"#;
const GML: &str = r#"<?xml version="1.0"?><wfs:FeatureCollection xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><a:b gml:id="b.1"><a:navn>&#230;</a:navn><a:g><gml:Surface srsName="urn:ogc:def:crs:EPSG::4326"><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList srsDimension="3">55 12 0 55 13 0 56 13 0 55 12 0</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></a:g></a:b></gml:featureMember></wfs:FeatureCollection>"#;
const KML: &str = r#"<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>x</name><Placemark><name>a</name><ExtendedData><Data name="b"><value>1</value></Data></ExtendedData><MultiGeometry><Point><coordinates>9,56,0</coordinates></Point><LineString><coordinates>9,56 10,57</coordinates></LineString></MultiGeometry></Placemark></Folder></Document></kml>"#;
const MIF: &str = "Version 300\nDelimiter \",\"\nCoordSys Earth Projection 8, 115, \"m\", 9, 0, 0.9996, 500000, 0\nColumns 1\n a Char(9)\nData\nPoint 1 2\nRegion 2\n4\n0 0\n9 0\n9 9\n0 0\n4\n5 1\n6 1\n6 2\n5 1\nPline Multiple 1\n2\n1 2\n3 4\n";

/// Every record has as many fields as the header, and every geometry is one.
fn check(result: Result<Translated, Problem>) {
    let Ok(table) = result else { return };
    let mut reader = csv::Reader::from_reader(&table.bytes[..]);
    let headers = reader.headers().unwrap().clone();
    let column = headers.iter().position(|name| name == GEOMETRY);
    for record in reader.records() {
        let record = record.unwrap();
        let Some(text) = column.and_then(|column| record.get(column)) else {
            continue;
        };
        assert!(text.is_empty() || wkt::parse(text).is_some(), "{text:.200}");
    }
}

fn read(bytes: &[u8], format: Format) {
    check(translate(&Input {
        bytes,
        file_name: "a",
        format,
        part: &[],
        limits: Limits::default(),
        encoding: None,
    }));
}

/// A point, a multipoint, lines and rings.
fn shp() -> Vec<u8> {
    let mut bytes = b"\0\0\x27\x0a".to_vec();
    bytes.resize(100, 0);
    let whole = |n: i32| n.to_le_bytes().to_vec();
    let numbers = |ns: &[f64]| ns.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    let bounds = vec![0; 32];
    let contents = [
        [whole(1), numbers(&[1.0, 2.0])].concat(),
        [whole(8), bounds.clone(), whole(1), numbers(&[1.0, 2.0])].concat(),
        [
            whole(5),
            bounds,
            whole(2),
            whole(8),
            whole(0),
            whole(4),
            numbers(&[0.0, 0.0, 0.0, 9.0, 9.0, 9.0, 0.0, 0.0]),
            numbers(&[1.0, 2.0, 2.0, 3.0, 1.0, 3.0, 1.0, 2.0]),
        ]
        .concat(),
    ];
    for content in contents {
        bytes.extend(1i32.to_be_bytes());
        bytes.extend(i32::try_from(content.len() / 2).unwrap().to_be_bytes());
        bytes.extend(content);
    }
    bytes
}

/// A table of a text, a number and a day.
fn dbf() -> Vec<u8> {
    let mut bytes = vec![3, 124, 5, 8, 3, 0, 0, 0, 129, 0, 18, 0];
    bytes.resize(32, 0);
    for (name, letter, length) in [(b"navn", b'C', 4), (b"tal\0", b'N', 5), (b"dag\0", b'D', 8)] {
        let mut column = name.to_vec();
        column.resize(32, 0);
        column[11] = letter;
        column[16] = length;
        bytes.extend(column);
    }
    bytes.push(0x0d);
    for record in [
        b" a\xe6b   1.520220922",
        b"*abcd*****        ",
        b" \xc3\xa6\0\0  -7 00000000",
    ] {
        bytes.extend(record);
    }
    bytes
}

/// What happens to a file: bytes changed, and its end torn off or not.
fn damage() -> impl Strategy<Value = (Vec<(Index, u8)>, Option<Index>)> {
    let byte = prop_oneof![
        any::<u8>(),
        prop::sample::select(b"{}[]\",:<>/&;= 0-9eE\n\0\xff".to_vec())
    ];
    let end = prop_oneof![Just(None), any::<Index>().prop_map(Some)];
    (prop::collection::vec((any::<Index>(), byte), 0..6), end)
}

fn damaged(whole: &[u8], (changes, end): &(Vec<(Index, u8)>, Option<Index>)) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    if let Some(end) = end {
        bytes.truncate(end.index(whole.len()));
    }
    bytes
}

proptest! {
    #[test]
    fn damaged_text_is_never_trouble(damage in damage()) {
        for (text, format) in [
            (GEOJSON, Format::GeoJson),
            (GML, Format::Gml),
            (KML, Format::Kml),
            (MIF, Format::Mif),
        ] {
            read(&damaged(text.as_bytes(), &damage), format);
        }
    }

    #[test]
    fn damaged_shapefiles_are_never_trouble(shp_damage in damage(), dbf_damage in damage()) {
        let (shp, dbf) = (damaged(&shp(), &shp_damage), damaged(&dbf(), &dbf_damage));
        read(&shp, Format::Shapefile);
        read(&dbf, Format::Shapefile);
        let parts = ShapefileParts {
            shp: Some(&shp),
            dbf: Some(&dbf),
            prj: Some(&dbf),
            cpg: Some(&shp),
        };
        check(shapefile_parts(&parts, Limits::default(), None));
    }

    #[test]
    fn any_bytes_are_never_trouble(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::GeoJson, Format::Shapefile, Format::Gml, Format::Kml, Format::Mif] {
            read(&bytes, format);
        }
        check(mif_parts(MIF.as_bytes(), Some(&bytes), Limits::default(), None));
    }
}

#[test]
fn whole_files_are_read() {
    let rows = |bytes: &[u8], format| {
        let input = Input {
            bytes,
            file_name: "a",
            format,
            part: &[],
            limits: Limits::default(),
            encoding: None,
        };
        let table = translate(&input).unwrap();
        csv::Reader::from_reader(&table.bytes[..]).records().count()
    };
    assert_eq!(rows(GEOJSON.as_bytes(), Format::GeoJson), 2);
    assert_eq!(rows(GML.as_bytes(), Format::Gml), 1);
    assert_eq!(rows(KML.as_bytes(), Format::Kml), 1);
    assert_eq!(rows(MIF.as_bytes(), Format::Mif), 3);
    assert_eq!(rows(&shp(), Format::Shapefile), 3);
    assert_eq!(rows(&dbf(), Format::Shapefile), 2);
}
