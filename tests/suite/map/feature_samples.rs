//! Where the rows of files are: every real file with what it has of geometry and how many rows of it are on the map, and
//! one place in all ways files write it.

use crate::samples::folder;
use crate::table::{CUTS, Cut, WHOLE};
use engine::geo::utm::Projection;
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::feature_map::{FeatureOffer, FeatureSheet, FeatureSource};
use model::sniff::ReadOptions;
use std::fmt::Write;
use std::rc::Rc;

/// What is found in a file, with the names of the columns that say it.
type Found = Option<(FeatureOffer, FeatureSheet, Vec<String>)>;

fn read(name: &str, bytes: &[u8], cut: Cut) -> Found {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let crew = LocalCrew::new(source.clone(), cut.members);
    let director = Director::new(crew.with_translate(parquet_file::translate));
    let shard_bytes = (bytes.len() as u64).div_ceil(cut.shards).max(1);
    let options = ReadOptions::default();
    let mut quiet = Quiet;
    let opening = director.open_in_shards(name, source, &options, None, &mut quiet, shard_bytes);
    let opened = block_on(opening).ok()?;
    let (offer, sheet) = block_on(director.features(None)).unwrap()?;
    let (first, second) = offer.choice.source.columns();
    let columns = std::iter::once(first).chain(second);
    let names = columns.map(|at| opened.columns[at as usize].name.clone());
    let names = names.collect();
    Some((offer, sheet, names))
}

/// The same however the file is cut.
fn found(name: &str, bytes: &[u8]) -> Found {
    let whole = read(name, bytes, WHOLE);
    let cut = read(name, bytes, CUTS[0]);
    assert_eq!(format!("{whole:?}"), format!("{cut:?}"), "{name}");
    whole
}

fn line(name: &str, found: &Found) -> String {
    let Some((offer, _, columns)) = found else {
        return format!("{name}: no position\n");
    };
    let tally = &offer.tally;
    let mut said = format!(
        "{name}: {} ({})",
        columns.join(" and "),
        sort(offer.choice.source)
    );
    write!(said, ", {} rows", tally.rows).unwrap();
    for (rows, what) in [
        (tally.points, "points"),
        (tally.lines, "lines"),
        (tally.polygons, "polygons"),
        (tally.missing, "without position"),
        (tally.outside, "outside Denmark"),
        (tally.unread, "unread"),
    ] {
        if rows > 0 {
            write!(said, ", {rows} {what}").unwrap();
        }
    }
    let all = tally.placed() + tally.missing + tally.outside + tally.unread;
    assert_eq!(all, tally.rows, "{name}");
    said.push('\n');
    said
}

fn sort(source: FeatureSource) -> &'static str {
    match source {
        FeatureSource::Degrees { .. } => "degrees",
        FeatureSource::Metres { .. } => "metres",
        FeatureSource::Geometry { .. } => "geometry",
    }
}

#[test]
fn every_real_file_has_its_rows_on_the_map_or_tells_of_them() {
    let Some(folder) = folder() else { return };
    let mut said = String::new();
    for folder in [folder.clone(), folder.join("derived")] {
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file() && path.file_name().is_some_and(|own| own != "index.csv"))
            .collect();
        files.sort();
        for path in files {
            let name = path.file_name().unwrap().to_str().unwrap();
            said.push_str(&line(name, &found(name, &std::fs::read(&path).unwrap())));
        }
    }
    insta::assert_snapshot!("every_real_file", said);
}

/// The town hall of Aarhus, and places around it.
fn places() -> Vec<([f64; 2], [f64; 2])> {
    let at = |step: u32| {
        let step = f64::from(step);
        [574_756.7 + step * 410.0, 6_226_259.9 - step * 330.0]
    };
    let projection = Projection::utm(32);
    (0..12)
        .map(|step| (at(step), projection.to_degrees(at(step))))
        .collect()
}

fn table(head: &str, row: impl Fn([f64; 2], [f64; 2]) -> String) -> Vec<u8> {
    let mut text = format!("navn;{head}\n");
    for (at, (metres, degrees)) in places().into_iter().enumerate() {
        writeln!(text, "Sted {at};{}", row(metres, degrees)).unwrap();
    }
    text.into_bytes()
}

fn hex(metres: [f64; 2], srid: Option<u32>) -> String {
    let mut bytes = vec![1u8];
    let sort = 1u32 | if srid.is_some() { 0x2000_0000 } else { 0 };
    bytes.extend(sort.to_le_bytes());
    bytes.extend(srid.iter().flat_map(|own| own.to_le_bytes()));
    bytes.extend(metres.iter().flat_map(|own| own.to_le_bytes()));
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn a_place_is_where_it_is_however_it_is_written() {
    let comma = |number: f64| format!("{number:.2}").replace('.', ",");
    let of_33 = |degrees: [f64; 2]| Projection::utm(33).from_degrees(degrees);
    let ways: Vec<(&str, Vec<u8>)> = vec![
        (
            "latitude, longitude",
            table("lat;lon", |_, [x, y]| format!("{y:.7};{x:.7}")),
        ),
        (
            "bredde, længde",
            table("Breddegrad;Længdegrad", |_, [x, y]| {
                format!("{y:.7};{x:.7}")
            }),
        ),
        (
            "swapped degrees",
            table("latitude;longitude", |_, [x, y]| format!("{x:.7};{y:.7}")),
        ),
        ("metres", table("x;y", |[x, y], _| format!("{x:.2};{y:.2}"))),
        (
            "swapped metres",
            table("X_koordinat;Y_koordinat", |[x, y], _| {
                format!("{y:.2};{x:.2}")
            }),
        ),
        (
            "decimal comma",
            table("utm_x;utm_y", |[x, y], _| {
                format!("{};{}", comma(x), comma(y))
            }),
        ),
        (
            "øst, nord",
            table("Koordinat_Øst;Koordinat_Nord", |[x, y], _| {
                format!("{x:.2};{y:.2}")
            }),
        ),
        (
            "zone 33",
            table("utm33_x;utm33_y", |_, degrees| {
                let [x, y] = of_33(degrees);
                format!("{x:.2};{y:.2}")
            }),
        ),
        ("WKT", table("wkt", |[x, y], _| format!("POINT ({x} {y})"))),
        (
            "WKT in degrees",
            table("geometri", |_, [x, y]| format!("POINT({x} {y})")),
        ),
        (
            "swapped WKT",
            table("geometri", |_, [x, y]| format!("POINT({y} {x})")),
        ),
        (
            "EWKT of zone 33",
            table("geom", |_, degrees| {
                let [x, y] = of_33(degrees);
                format!("\"SRID=25833;POINT({x} {y})\"")
            }),
        ),
        ("WKB", table("wkb_geometry", |metres, _| hex(metres, None))),
        ("EWKB", table("geom", |metres, _| hex(metres, Some(25_832)))),
        (
            "EWKB of zone 33",
            table("geom", |_, degrees| hex(of_33(degrees), Some(25_833))),
        ),
        (
            "GeoJSON in cells",
            table("geometry", |_, [x, y]| {
                format!("\"{{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[{x},{y}]}}\"")
            }),
        ),
    ];
    for (way, bytes) in ways {
        check(way, "steder.csv", &bytes);
    }
    let feature = |[x, y]: [f64; 2]| {
        format!(
            r#"{{"type":"Feature","properties":{{"navn":"A"}},"geometry":{{"type":"Point","coordinates":[{x},{y}]}}}}"#
        )
    };
    let collection = |crs: &str, all: Vec<String>| {
        format!(
            r#"{{"type":"FeatureCollection",{crs}"features":[{}]}}"#,
            all.join(",")
        )
    };
    let degrees = places().into_iter().map(|(_, own)| feature(own)).collect();
    check(
        "GeoJSON",
        "steder.geojson",
        collection("", degrees).as_bytes(),
    );
    let metres = places().into_iter().map(|(own, _)| feature(own)).collect();
    let crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"#;
    check(
        "GeoJSON in metres",
        "steder.geojson",
        collection(crs, metres).as_bytes(),
    );
    let zone = places()
        .into_iter()
        .map(|(_, own)| feature(of_33(own)))
        .collect();
    let crs = r#""crs":{"type":"name","properties":{"name":"EPSG:25833"}},"#;
    check(
        "GeoJSON of zone 33",
        "steder.geojson",
        collection(crs, zone).as_bytes(),
    );
    let members: String = places()
        .into_iter()
        .map(|([x, y], _)| {
            format!(
                "<gml:featureMember><sted><navn>A</navn><geometri><gml:Point srsName=\"EPSG:25832\"><gml:pos>{x} {y}</gml:pos></gml:Point></geometri></sted></gml:featureMember>"
            )
        })
        .collect();
    let gml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\">{members}</gml:FeatureCollection>"
    );
    check("GML", "steder.gml", gml.as_bytes());
}

fn check(way: &str, name: &str, bytes: &[u8]) {
    let Some((offer, sheet, _)) = found(name, bytes) else {
        panic!("{way}: no position");
    };
    let vertices: Vec<[i32; 2]> = sheet.vertices().collect();
    assert_eq!(
        (offer.tally.points, vertices.len()),
        (12, 12),
        "{way}: {:?}",
        offer.tally
    );
    for (own, (metres, _)) in vertices.iter().zip(places()) {
        let off =
            (f64::from(own[0]) / 10.0 - metres[0]).hypot(f64::from(own[1]) / 10.0 - metres[1]);
        assert!(off < 0.2, "{way}: {off} metres");
    }
}

#[test]
fn some_rows_may_lie_nowhere_or_elsewhere() {
    // 30 rows: two empty, one noughts, one of each mistake
    let mut text = "navn;x;y\n".to_owned();
    for at in 0..26 {
        writeln!(
            text,
            "Sted {at};{};{}",
            520_000 + at * 700,
            6_180_000 + at * 450
        )
        .unwrap();
    }
    text.push_str("A;;\nB;540000;\nC;0;0\nD;12;14\n");
    let Some((offer, _, _)) = found("steder.csv", text.as_bytes()) else {
        panic!("no position");
    };
    let tally = offer.tally;
    assert_eq!(
        (tally.rows, tally.points, tally.missing, tally.outside),
        (30, 26, 3, 1)
    );

    // more than one of ten lie elsewhere: these are other numbers
    let elsewhere = (0..4).map(|at| format!("E{at};{at};{at}\n"));
    let text = format!("{text}{}", elsewhere.collect::<String>());
    assert!(found("steder.csv", text.as_bytes()).is_none());
    // and a name alone is none
    let lengths = "navn;længde;bredde\nA;12,5;2,3\nB;11,5;2,1\nC;12,9;2,2\n";
    assert!(found("skibe.csv", lengths.as_bytes()).is_none());
}

#[test]
fn what_is_no_geometry_among_geometry_is_told() {
    let mut text = "navn;geometri\n".to_owned();
    for at in 0..24 {
        writeln!(
            text,
            "Sted {at};POINT({} {})",
            520_000 + at * 700,
            6_180_000 + at * 450
        )
        .unwrap();
    }
    text.push_str("A;ved broen\nB;POINT EMPTY\nC;\nD;POINT(2.35 48.86)\n");
    let Some((offer, _, _)) = found("steder.csv", text.as_bytes()) else {
        panic!("no position");
    };
    let tally = offer.tally;
    let told = (tally.points, tally.missing, tally.outside, tally.unread);
    assert_eq!(told, (24, 2, 1, 1));
}
