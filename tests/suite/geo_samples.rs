//! Geometries of the real files: every one can be read and lies in Denmark, twins agree, and what others
//! worked out of Denmark's corners in metres is met.

use crate::samples::folder;
use engine::geo::{Geometry, Guess, Places, crs, utm::Projection, wkt};
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::translate::{Input, Limits, Translated};
use engine::read::{MemorySource, Source, detect, translate};
use model::dataset::Opened;
use model::sniff::ReadOptions;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

/// A file as translated; `None` for delimited text.
fn translated(path: &Path) -> Option<Translated> {
    let bytes = std::fs::read(path).unwrap();
    let file_name = path.file_name().unwrap().to_str().unwrap();
    let format = detect(&MemorySource::from(&bytes[..]), file_name).unwrap();
    let input = Input {
        bytes: &bytes,
        file_name,
        format,
        part: &[],
        limits: Limits::default(),
        encoding: None,
    };
    (!format.is_delimited()).then(|| translate(&input).unwrap())
}

/// The values of two columns of comma-separated text: a name for each row, and its geometry.
fn geometries(text: &[u8], name: &str, geometry: &str) -> Vec<(String, Option<Geometry>)> {
    let mut reader = csv::Reader::from_reader(text);
    let headers = reader.headers().unwrap().clone();
    let column = |wanted: &str| headers.iter().position(|h| h == wanted).unwrap();
    let (name, geometry) = (column(name), column(geometry));
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        let text = &record[geometry];
        let read = wkt::parse(text).map(|said| said.geometry);
        assert!(read.is_some() || text.is_empty(), "{text:.60}");
        found.push((record[name].to_owned(), read));
    }
    found
}

fn guess<'a>(geometries: impl IntoIterator<Item = &'a Geometry>) -> Option<Guess> {
    let mut places = Places::default();
    for geometry in geometries {
        geometry.each_point(&mut |point| places.look(point));
    }
    places.guess()
}

#[test]
fn every_geometry_is_whole_and_in_denmark() {
    let Some(folder) = folder() else { return };
    for (file, name, rows) in [
        ("aarhus_legepladser_25832.geojson", "lokation", 51),
        ("aarhus_lokalsamfund_25832.geojson", "distrikt", 24),
        ("dawa_stednavn_25832.json", "NAVN", 5),
        ("farvande.geojson", "navn", 1),
        ("kk_bydele.geojson", "navn", 10),
        ("kk_udsatte_byomraader.json", "byomraade", 17),
        ("koebenhavn_legepladser.geojson", "navn", 135),
        (
            "midttrafik_postnumre_midtjylland.geojson",
            "POSTBYNAVN",
            205,
        ),
        ("vesthimmerland_legepladser_latin1.geojson", "Navn", 17),
    ] {
        let table = translated(&folder.join(file)).unwrap();
        let found = geometries(&table.bytes, name, "geometry");
        assert_eq!(found.len(), rows, "{file}");
        let all: Vec<&Geometry> = found.iter().map(|f| f.1.as_ref().unwrap()).collect();
        let expected = if crs::is_degrees(table.crs.as_deref().unwrap()) {
            Guess::Degrees
        } else {
            Guess::Metres
        };
        assert_eq!(guess(all), Some(expected), "{file}");
    }
    for (file, name, geometry, rows) in [
        ("kk_bydel_wkt.csv", "navn", "wkb_geometry", 10),
        ("kk_trafiktaelling.csv", "t_nr", "wkb_geometry", 1147),
        ("midttrafik_odder_wkt.csv", "gid", "WKT", 226),
    ] {
        let text = std::fs::read(folder.join(file)).unwrap();
        let found = geometries(&text, name, geometry);
        assert_eq!(found.len(), rows, "{file}");
        let all = found.iter().filter_map(|f| f.1.as_ref());
        assert_eq!(guess(all), Some(Guess::Degrees), "{file}");
    }
}

#[test]
fn districts_are_the_same_in_both_their_files() {
    let Some(folder) = folder() else { return };
    let table = translated(&folder.join("kk_bydele.geojson")).unwrap();
    let here: HashMap<String, Option<Geometry>> = geometries(&table.bytes, "navn", "geometry")
        .into_iter()
        .collect();
    let text = std::fs::read(folder.join("kk_bydel_wkt.csv")).unwrap();
    let there = geometries(&text, "navn", "wkb_geometry");
    assert_eq!(there.len(), here.len());
    for (name, geometry) in there {
        let corners = |geometry: &Option<Geometry>| geometry.as_ref().unwrap().bounds().unwrap();
        let (low, high) = corners(&geometry);
        let (other_low, other_high) = corners(&here[&name]);
        // the later file counts the forts in the Sound among the inner city
        let far = (name != "Indre By").then_some((high, other_high));
        for (one, other) in [(low, other_low)].into_iter().chain(far) {
            let apart = (one[0] - other[0]).abs().max((one[1] - other[1]).abs());
            // ten metres: the files are of different years
            assert!(apart < 1e-4, "{name}: {apart}");
        }
    }
}

/// The register of places was worked out with PROJ from the same boundaries, to the metre.
#[test]
fn denmark_in_metres_is_where_proj_puts_it() {
    let Some(folder) = folder() else { return };
    let file = folder.join("../geo/kommuner_dagi2014_full.geojson");
    let table = translated(&file).unwrap();
    let zone = Projection::of_epsg(25832).unwrap();
    let mut low = [f64::INFINITY; 2];
    let mut high = [f64::NEG_INFINITY; 2];
    for (_, geometry) in geometries(&table.bytes, "navn", "geometry") {
        geometry.unwrap().each_point(&mut |point| {
            let [x, y] = zone.from_degrees(point);
            low = [low[0].min(x), low[1].min(y)];
            high = [high[0].max(x), high[1].max(y)];
        });
    }
    let found = [low[0], high[0], low[1], high[1]];
    let published = [441_676.0, 892_787.0, 6_049_782.0, 6_402_217.0];
    for (found, published) in found.iter().zip(published) {
        assert!(
            (found - published).abs() <= 1.0,
            "{found} is not {published}"
        );
    }
}

/// A file as it is opened.
pub fn opened(bytes: &[u8], name: &str) -> Opened {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let director = Director::new(LocalCrew::new(source.clone(), 2));
    let options = ReadOptions::default();
    let mut quiet = Quiet;
    let opening = director.open_in_shards(name, source, &options, None, &mut quiet, 50_000);
    block_on(opening).unwrap()
}

fn kind<'a>(opened: &'a Opened, column: &str) -> Option<&'a str> {
    let column = opened.columns.iter().find(|c| c.name == column).unwrap();
    column.kind.as_deref()
}

#[test]
fn columns_of_geometry_are_known_as_such() {
    let Some(folder) = folder() else { return };
    // a column named after the thing is geometry in whatever form, as the labelled tables have it
    for (file, column, expected) in [
        ("kk_bydel_wkt.csv", "wkb_geometry", "geometry"),
        ("kk_trafiktaelling.csv", "wkb_geometry", "geometry"),
        ("midttrafik_odder_wkt.csv", "WKT", "wkt"),
        ("kk_bydele.geojson", "geometry", "geometry"),
        ("kk_trafiktaelling_shp.zip", "geometry", "geometry"),
    ] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let opened = opened(&bytes, file);
        assert_eq!(kind(&opened, column), Some(expected), "{file}");
    }
}

#[test]
fn geometry_in_delimited_text_names_its_system() {
    let text = "nr;sted\n1;SRID=25832;POINT(574756.7 6226259.9)\n";
    // the sign between the parts is the delimiter: quoted, as databases write it
    let quoted = text.replace(
        "SRID=25832;POINT(574756.7 6226259.9)",
        "\"SRID=25832;POINT(574756.7 6226259.9)\"",
    );
    let found = opened(quoted.as_bytes(), "a.csv");
    assert_eq!(kind(&found, "sted"), Some("wkt"));
    assert_eq!(found.sniff.crs.as_deref(), Some("EPSG:25832"));
    let binary = "nr,geom\n1,0101000020E8640000000000000000F03F0000000000000040\n2,0101000020E86400000000000000000840000000000000F03F\n";
    let found = opened(binary.as_bytes(), "a.csv");
    assert_eq!(kind(&found, "geom"), Some("geometry"));
    assert_eq!(found.sniff.crs.as_deref(), Some("EPSG:25832"));
    // beginnings of words and long numbers are no geometry
    let others = "navn,nr\nPoint Nord,0101801234\nPolygonvej,0101801235\n";
    let found = opened(others.as_bytes(), "a.csv");
    assert_eq!(
        (kind(&found, "navn"), found.sniff.crs.as_deref()),
        (None, None)
    );
}

/// Both were written by the same server from the same table, one as text, one in binary, at different times.
#[test]
fn counts_of_traffic_stand_in_the_same_places_in_both_their_files() {
    let Some(folder) = folder() else { return };
    let table = translated(&folder.join("kk_trafiktaelling_shp.zip")).unwrap();
    let there: HashMap<String, Option<Geometry>> = geometries(&table.bytes, "t_nr", "geometry")
        .into_iter()
        .collect();
    let text = std::fs::read(folder.join("kk_trafiktaelling.csv")).unwrap();
    let here = geometries(&text, "t_nr", "wkb_geometry");
    assert_eq!(here.len(), 1147);
    // five were moved or added between the two exports; the other 1142 are the same to the last digit
    let mut moved: Vec<String> = here
        .into_iter()
        .filter(|(number, geometry)| *geometry != there[number])
        .map(|(number, _)| number)
        .collect();
    moved.sort();
    assert_eq!(moved, ["10156", "10173", "9884", "9923", "9958"]);
}
