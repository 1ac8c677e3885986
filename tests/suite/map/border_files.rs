//! Borders in every dress they come in: GeoJSON in degrees and in UTM32, GML, a Shapefile in a zip; as many as there are
//! parishes; and damaged.

use super::beside::path;
use crate::cli::run;
use crate::workbook::zip;
use engine::geo::utm::Projection;
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use serde_json::Value;
use std::fmt::Write;
use std::time::Instant;

/// Code, name, municipality, and the corners in degrees.
type Parish = (String, String, String, Vec<[f64; 2]>);

fn parishes() -> Vec<Parish> {
    let text = std::fs::read_to_string(path("beside/sogne.geojson")).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let features = value["features"].as_array().unwrap().iter();
    features
        .map(|feature| {
            let said = |name: &str| {
                let own = &feature["properties"][name];
                own.as_str().unwrap().to_owned()
            };
            let ring = feature["geometry"]["coordinates"][0].as_array().unwrap();
            let corners = ring
                .iter()
                .map(|own| [own[0].as_f64().unwrap(), own[1].as_f64().unwrap()]);
            (
                said("sognekode"),
                said("sognenavn"),
                said("kommunekode"),
                corners.collect(),
            )
        })
        .collect()
}

/// The same corners in metres.
fn in_metres(parishes: &[Parish]) -> Vec<Parish> {
    let zone = Projection::utm(32);
    let moved = parishes.iter().map(|(code, name, town, ring)| {
        let ring = ring.iter().map(|corner| zone.from_degrees(*corner));
        (code.clone(), name.clone(), town.clone(), ring.collect())
    });
    moved.collect()
}

fn geojson(parishes: &[Parish], crs: Option<&str>) -> String {
    let features: Vec<String> = parishes
        .iter()
        .map(|(code, name, town, ring)| {
            let ring: Vec<String> = ring.iter().map(|[x, y]| format!("[{x},{y}]")).collect();
            format!(
                r#"{{"type":"Feature","properties":{{"sognekode":"{code}","sognenavn":"{name}","kommunekode":"{town}"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
                ring.join(",")
            )
        })
        .collect();
    let crs = crs.map_or_else(String::new, |crs| {
        format!(r#""crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::{crs}"}}}},"#)
    });
    format!(
        r#"{{"type":"FeatureCollection",{crs}"features":[{}]}}"#,
        features.join(",")
    )
}

fn gml(parishes: &[Parish]) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:dagi="http://data.gov.dk/schemas/dagi">"#,
    );
    for (code, name, town, ring) in parishes {
        let ring: Vec<String> = ring.iter().map(|[x, y]| format!("{x} {y}")).collect();
        write!(
            out,
            r#"<wfs:member><dagi:Sogneinddeling gml:id="s{code}"><dagi:sognekode>{code}</dagi:sognekode><dagi:sognenavn>{name}</dagi:sognenavn><dagi:kommunekode>{town}</dagi:kommunekode><dagi:geometri><gml:Polygon srsName="urn:ogc:def:crs:EPSG::25832" gml:id="g{code}"><gml:exterior><gml:LinearRing><gml:posList>{}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></dagi:geometri></dagi:Sogneinddeling></wfs:member>"#,
            ring.join(" ")
        )
        .unwrap();
    }
    out.push_str("</wfs:FeatureCollection>");
    out
}

/// Polygons as a Shapefile has them: an outer ring goes clockwise, names of columns have ten letters at most.
fn shapefile(parishes: &[Parish]) -> Vec<u8> {
    let mut records = Vec::new();
    for (at, (.., ring)) in parishes.iter().enumerate() {
        let mut ring = ring.clone();
        let twice: f64 = ring
            .windows(2)
            .map(|two| two[0][0] * two[1][1] - two[1][0] * two[0][1])
            .sum();
        if twice > 0.0 {
            ring.reverse();
        }
        let mut body = 5i32.to_le_bytes().to_vec();
        for value in bounds(&ring) {
            body.extend(value.to_le_bytes());
        }
        for count in [1, ring.len() as i32, 0] {
            body.extend(count.to_le_bytes());
        }
        for value in ring.iter().flatten() {
            body.extend(value.to_le_bytes());
        }
        records.extend((at as i32 + 1).to_be_bytes());
        records.extend((body.len() as i32 / 2).to_be_bytes());
        records.extend(body);
    }
    let mut shp = 9_994i32.to_be_bytes().to_vec();
    shp.extend([0; 20]);
    shp.extend(((100 + records.len()) as i32 / 2).to_be_bytes());
    for value in [1_000i32, 5] {
        shp.extend(value.to_le_bytes());
    }
    let all: Vec<[f64; 2]> = parishes.iter().flat_map(|own| own.3.clone()).collect();
    for value in bounds(&all) {
        shp.extend(value.to_le_bytes());
    }
    shp.extend([0; 32]);
    shp.extend(records);

    let fields = [("SOGNEKODE", 4), ("SOGNENAVN", 40), ("KOMMUNEKOD", 4)];
    let width: usize = 1 + fields.iter().map(|own| own.1).sum::<usize>();
    let mut dbf = vec![3, 126, 1, 1];
    dbf.extend((parishes.len() as u32).to_le_bytes());
    dbf.extend((32 + 32 * fields.len() as u16 + 1).to_le_bytes());
    dbf.extend((width as u16).to_le_bytes());
    dbf.extend([0; 20]);
    for (name, width) in fields {
        let mut own = name.as_bytes().to_vec();
        own.resize(11, 0);
        own.push(b'C');
        own.extend([0; 4]);
        own.push(width as u8);
        own.resize(32, 0);
        dbf.extend(own);
    }
    dbf.push(13);
    for (code, name, town, _) in parishes {
        dbf.push(b' ');
        for (text, (_, width)) in [code, name, town].into_iter().zip(fields) {
            let mut bytes = text.as_bytes().to_vec();
            bytes.resize(width, b' ');
            dbf.extend(bytes);
        }
    }
    let prj = r#"PROJCS["ETRS89 / UTM zone 32N",GEOGCS["ETRS89"],AUTHORITY["EPSG","25832"]]"#;
    zip(&[
        ("sogne.shp", &shp),
        ("sogne.dbf", &dbf),
        ("sogne.prj", prj.as_bytes()),
        ("sogne.cpg", b"UTF-8"),
    ])
}

fn bounds(points: &[[f64; 2]]) -> [f64; 4] {
    let mut out = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    for [x, y] in points {
        out = [
            out[0].min(*x),
            out[1].min(*y),
            out[2].max(*x),
            out[3].max(*y),
        ];
    }
    out
}

/// What the command line answers for a table and a file of borders.
fn mapped(table: &str, name: &str, bytes: &[u8]) -> (u8, Value, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let words = ["map", table, "--areas", file.to_str().unwrap(), "--json"];
    let (code, out, errors) = run(&words);
    (code, serde_json::from_str(&out).unwrap_or_default(), errors)
}

#[test]
fn the_same_borders_in_every_dress_make_the_same_map() {
    let degrees = parishes();
    let metres = in_metres(&degrees);
    let table = path("beside/parish_1.csv");
    let files: [(&str, Vec<u8>); 5] = [
        ("sogne.geojson", geojson(&degrees, None).into_bytes()),
        ("utm.geojson", geojson(&metres, Some("25832")).into_bytes()),
        ("unsaid.geojson", geojson(&metres, None).into_bytes()),
        ("sogne.gml", gml(&metres).into_bytes()),
        ("sogne.zip", shapefile(&metres)),
    ];
    let mut first: Option<(Value, Value)> = None;
    for (name, bytes) in files {
        let (code, value, errors) = mapped(&table, name, &bytes);
        assert_eq!(code, 0, "{name}: {errors}");
        let told = (value["title"].clone(), value["areas"].clone());
        assert_eq!(told.1.as_array().map(Vec::len), Some(11), "{name}");
        let source = value["credit"].as_str().unwrap();
        assert!(source.contains(name), "{source}");
        let is_same = first.as_ref().is_none_or(|first| *first == told);
        assert!(is_same, "{name}: {told:#?}");
        first = first.or(Some(told));
    }
    let (title, _) = first.unwrap();
    assert!(title.as_str().unwrap().contains("i sognene"), "{title}");
}

/// As many areas as Denmark has parishes: a grid of wavy fields in metres.
fn many(count: usize) -> Vec<Parish> {
    let across = 60;
    (0..count)
        .map(|at| {
            let (column, row) = ((at % across) as f64, (at / across) as f64);
            let (x, y) = (450_000.0 + column * 5_000.0, 6_080_000.0 + row * 5_000.0);
            let mut ring = Vec::new();
            // neighbours share every corner of a side
            let wave = |along: f64, line: f64| ((along * 0.37 + line).sin() * 400.0).round();
            for step in 0..10 {
                let t = f64::from(step) * 500.0;
                ring.push([x + t, y + if step == 0 { 0.0 } else { wave(x + t, y) }]);
            }
            for step in 0..10 {
                let t = f64::from(step) * 500.0;
                ring.push([
                    x + 5_000.0
                        + if step == 0 {
                            0.0
                        } else {
                            wave(y + t, x + 5_000.0)
                        },
                    y + t,
                ]);
            }
            for step in (1..=10).rev() {
                let t = f64::from(step) * 500.0;
                let top = y + 5_000.0;
                ring.push([x + t, top + if step == 10 { 0.0 } else { wave(x + t, top) }]);
            }
            for step in (1..=10).rev() {
                let t = f64::from(step) * 500.0;
                ring.push([x + if step == 10 { 0.0 } else { wave(y + t, x) }, y + t]);
            }
            ring.push(ring[0]);
            (
                format!("{}", 7_000 + at),
                format!("Sogn nr. {at}"),
                "0751".to_owned(),
                ring,
            )
        })
        .collect()
}

/// Prints how long it takes: 2,100 parishes joined to a table and drawn.
#[test]
fn as_many_areas_as_there_are_parishes_are_joined_and_drawn() {
    let parishes = many(2_100);
    let mut table = String::from("sognekode;antal medlemmer\n");
    for (at, (code, ..)) in parishes.iter().enumerate() {
        writeln!(table, "{code};{}", 100 + at * 7 % 911).unwrap();
    }
    let file = geojson(&parishes, Some("25832"));
    let begun = Instant::now();
    let (borders, layer) = super::beside::borders("sogne.geojson", &file);
    println!("read and laid out twice in {:?}", begun.elapsed());
    assert_eq!(borders.areas.len(), 2_100);
    let table = crate::table::open(&table, crate::table::WHOLE);
    let begun = Instant::now();
    let beside = engine::job::Beside {
        borders: Some((&borders, None)),
        people: None,
    };
    let (offer, data) = super::beside::offer(&table, None, beside);
    let joined = begun.elapsed();
    let chart = super::beside::drawn(&data, &layer);
    println!("joined in {joined:?}, and drawn in {:?}", begun.elapsed());
    let told = offer.joined.unwrap();
    assert_eq!((told.met, told.areas_met), (2_100, 2_100));
    assert_eq!(chart.scene.marks.len(), 2_100);
    // neighbours share their borders: a point of the layer is not met by two arcs of the same run
    assert!(
        layer.neighbours().len() > 4_000,
        "{}",
        layer.neighbours().len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Damaged files of borders are refused, or make a map of what is left; nothing worse.
    #[test]
    fn damaged_borders_do_no_harm(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<Option<prop::sample::Index>>(),
        which in 0usize..3,
    ) {
        let metres = in_metres(&parishes());
        let (name, mut bytes) = match which {
            0 => ("sogne.geojson", geojson(&metres, Some("25832")).into_bytes()),
            1 => ("sogne.gml", gml(&metres).into_bytes()),
            _ => ("sogne.zip", shapefile(&metres)),
        };
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()).max(1));
        }
        let (code, _, errors) = mapped(&path("beside/parish_1.csv"), name, &bytes);
        assert!([0, 2, 4].contains(&code), "{name}: {code} {errors}");
    }
}
