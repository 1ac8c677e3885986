//! Maps of a file's own geometry: the same however the file is cut, every row on the map or told of, many as few without
//! losing one, and what is pointed at is what was drawn.

use super::layer;
use crate::table::{CUTS, Table, WHOLE, open};
use chart::{Features, feature_at, feature_chart, feature_part, feature_scene};
use engine::job::block_on;
use model::column::ColumnProfile;
use model::feature_map::{
    FeatureChart, FeatureChoice, FeatureDrawn, FeatureForm, FeatureOffer, FeaturePart,
    FeatureSheet, FeatureSource, FeatureTally,
};
use model::map_spec::AreaLayer;
use model::message::Language;
use model::recipe::{Query, Test};
use model::scene::{Primitive, Role};

/// Rows on a slanted grid in the middle of Jutland, one without a position, one in Paris.
pub(crate) fn places(rows: usize) -> String {
    let mut text = "navn;type;antal;latitude;longitude\n".to_owned();
    for at in 0..rows {
        let kind = ["Skole", "Bibliotek", "Hal"][at % 3];
        let (x, y) = (
            (at % 7) as f64,
            (at / 7 % 90) as f64 + (at / 630) as f64 * 0.11,
        );
        let place = match at {
            3 => ";".to_owned(),
            5 => "48.8566;2.3522".to_owned(),
            _ => format!("{:.5};{:.5}", 56.0 + y * 0.013, 9.1 + x * 0.11 + y * 0.003),
        };
        text.push_str(&format!("{kind} nr. {at};{kind};{};{place}\n", 10 + at * 3));
    }
    text
}

/// Shapes in metres of zone 32, one of each kind by turns, the polygon with a hole.
pub(crate) fn shapes(rows: usize) -> String {
    let mut text = "navn;geometri\n".to_owned();
    for at in 0..rows {
        let (x, y) = (500_000 + at * 2_000, 6_200_000 + (at % 5) * 3_000);
        let square = |low: usize, high: usize| {
            let (a, b, c, d) = (x + low, y + low, x + high, y + high);
            format!("({a} {b}, {c} {b}, {c} {d}, {a} {d}, {a} {b})")
        };
        let shape = match at % 3 {
            0 => format!("POLYGON({}, {})", square(0, 1_500), square(500, 1_000)),
            1 => format!(
                "LINESTRING({x} {y}, {} {}, {} {y})",
                x + 800,
                y + 900,
                x + 1_600
            ),
            _ => format!("POINT({x} {y})"),
        };
        text.push_str(&format!("Nr. {at};\"{shape}\"\n"));
    }
    text
}

pub(super) fn asked(
    table: &Table,
    choice: Option<&FeatureChoice>,
) -> Option<(FeatureOffer, FeatureSheet)> {
    block_on(table.director.features(choice)).unwrap()
}

/// What is found in a file, the same however it is cut.
pub(super) fn found(text: &str, choice: Option<&FeatureChoice>) -> (FeatureOffer, FeatureSheet) {
    let all =
        [WHOLE, CUTS[0], CUTS[1], CUTS[2]].map(|cut| asked(&open(text, cut), choice).unwrap());
    for other in &all[1..] {
        assert_eq!(other.0, all[0].0);
        // numbers that are none are not equal to themselves
        assert_eq!(format!("{:?}", other.1), format!("{:?}", all[0].1));
    }
    let [first, ..] = all;
    first
}

pub(crate) fn chart(offer: FeatureOffer) -> FeatureChart {
    FeatureChart {
        own: None,
        offer,
        column: None,
        source: None,
        language: Language::Danish,
        width_px: 900,
        zoom: 24,
    }
}

pub(crate) fn whole(chart: &FeatureChart, features: &Features) -> FeaturePart {
    let scene = feature_chart(features, chart, &layer(AreaLayer::Municipality)).scene;
    FeaturePart {
        chart: chart.clone(),
        part: [0.0, 0.0, scene.width, scene.height],
        ratio: 1.0,
        colours: vec![[0, 0, 255], [255, 0, 0], [0, 128, 0], [128, 128, 128]],
    }
}

pub(super) fn drawn(ask: &FeaturePart, features: &Features) -> (FeatureDrawn, Vec<u8>) {
    feature_part(features, ask, &layer(AreaLayer::Municipality))
}

/// What is drawn but names.
fn things(drawn: &FeatureDrawn) -> impl Iterator<Item = &Primitive> {
    let all = drawn.scene.primitives.iter();
    all.filter(|own| !matches!(own, Primitive::Text { .. }))
}

pub(crate) fn with_form(text: &str, form: FeatureForm) -> (FeatureOffer, FeatureSheet) {
    let (offer, _) = asked(&open(text, WHOLE), None).unwrap();
    let choice = FeatureChoice {
        form,
        ..offer.choice
    };
    found(text, Some(&choice))
}

pub(crate) fn column(columns: &[ColumnProfile], name: &str) -> u32 {
    columns.iter().position(|own| own.name == name).unwrap() as u32
}

#[test]
fn every_row_is_on_the_map_or_told_of() {
    let (offer, sheet) = found(&places(60), None);
    assert_eq!(
        offer.tally,
        FeatureTally {
            rows: 60,
            points: 58,
            missing: 1,
            outside: 1,
            ..FeatureTally::default()
        }
    );
    assert_eq!(offer.choice.form, FeatureForm::Marks);
    let expected: Vec<u32> = (0..60).filter(|row| ![3, 5].contains(row)).collect();
    assert_eq!(sheet.rows, expected);
    let features = Features::of(sheet);
    let chart = chart(offer);
    let map = feature_chart(&features, &chart, &layer(AreaLayer::Municipality));
    assert_eq!(map.title, "Test: 58 punkter");
    assert_eq!(
        map.sentence,
        "58 rækker er på kortet som punkter. 1 række har ingen position. 1 række ligger uden for Danmark og er ikke med."
    );
    let (drawn, picture) = drawn(&whole(&chart, &features), &features);
    assert!(picture.is_empty());
    let rows: Vec<u32> = drawn.rows.iter().copied().flatten().collect();
    assert_eq!(rows, expected);
}

#[test]
fn only_the_rows_seen_are_on_the_map() {
    let table = open(&places(60), CUTS[0]);
    let by = column(&table.opened.columns, "type");
    let (offer, _) = asked(&table, None).unwrap();
    let query = Query {
        filters: vec![(by, Test::Contains("Hal".to_owned()))],
        ..Query::default()
    };
    let (_, rows) = block_on(table.director.select(query)).unwrap();
    let (filtered, sheet) = asked(&table, None).unwrap();
    assert!(rows > 0 && filtered.tally.rows == rows, "{rows}");
    assert!(filtered.tally.rows < offer.tally.rows);
    assert!(sheet.rows.iter().all(|row| row % 3 == 2));
}

#[test]
fn what_is_pointed_at_is_what_was_drawn() {
    for text in [places(60), shapes(45)] {
        let (offer, sheet) = found(&text, None);
        let features = Features::of(sheet);
        let ask = whole(&chart(offer), &features);
        let (drawn, _) = drawn(&ask, &features);
        let municipalities = layer(AreaLayer::Municipality);
        let mut hit = 0;
        for (row, primitive) in drawn.rows.iter().zip(things(&drawn)) {
            let Primitive::Circle { x, y, .. } = primitive else {
                continue;
            };
            let at = feature_at(&features, &ask, &municipalities, (*x, *y), 0.5);
            assert_eq!(at, *row);
            hit += 1;
        }
        assert!(hit > 0 || text.contains("POLYGON"));
        assert_eq!(
            feature_at(&features, &ask, &municipalities, (-500.0, -500.0), 3.0),
            None
        );
    }
}

#[test]
fn lines_and_polygons_are_drawn_as_what_they_are() {
    let (offer, sheet) = found(&shapes(45), None);
    assert_eq!(
        (offer.tally.points, offer.tally.lines, offer.tally.polygons),
        (15, 15, 15)
    );
    let FeatureSource::Geometry { .. } = offer.choice.source else {
        panic!("{:?}", offer.choice.source);
    };
    let features = Features::of(sheet);
    let mut ask = whole(&chart(offer), &features);
    // near enough for the polygons to be larger than a finger
    let (width, height) = (ask.part[2], ask.part[3]);
    ask.part = [width * 0.4, height * 0.4, width / 8.0, height / 8.0];
    let (drawn, _) = drawn(&ask, &features);
    let lines = drawn.scene.primitives.iter();
    let lines = lines
        .filter(|own| matches!(own, Primitive::Polyline { .. }))
        .count();
    let holes = drawn.scene.primitives.iter().filter(|own| match own {
        Primitive::Area { rings, .. } | Primitive::Polygon { rings, .. } => rings.len() == 2,
        _ => false,
    });
    assert!(lines > 0 && holes.count() > 0);
    // the hole of a polygon is not the polygon
    let municipalities = layer(AreaLayer::Municipality);
    let area = drawn.scene.primitives.iter().find_map(|own| match own {
        Primitive::Area {
            rings,
            mark: Some(mark),
            ..
        } => Some((rings.clone(), *mark)),
        _ => None,
    });
    let (rings, mark) = area.unwrap();
    let middle = |ring: &[(f64, f64)]| {
        let many = ring.len() as f64;
        let (x, y) = ring
            .iter()
            .fold((0.0, 0.0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
        (x / many, y / many)
    };
    let hole = middle(&rings[1]);
    assert_eq!(
        feature_at(&features, &ask, &municipalities, hole, 1.0),
        None
    );
    let corner = rings[0][0];
    let inside = (
        corner.0 * 0.85 + hole.0 * 0.15,
        corner.1 * 0.85 + hole.1 * 0.15,
    );
    let row = drawn.rows[mark as usize];
    assert_eq!(
        feature_at(&features, &ask, &municipalities, inside, 0.1),
        row
    );
}

#[test]
fn clusters_and_hexagons_lose_no_row() {
    for form in [FeatureForm::Clusters, FeatureForm::Hexagons] {
        let (offer, sheet) = with_form(&places(700), form);
        let placed = offer.tally.placed();
        let features = Features::of(sheet);
        let (drawn, picture) = drawn(&whole(&chart(offer), &features), &features);
        assert!(
            picture.is_empty() && drawn.scene.marks.len() < 400,
            "{form:?}: {}",
            drawn.scene.marks.len()
        );
        let marks = drawn.rows.iter().zip(&drawn.scene.marks);
        let counted: u64 = marks
            .map(|(row, mark)| match row {
                Some(_) => 1,
                None => {
                    let digits = mark.label.split(' ').next().unwrap().replace('.', "");
                    digits.parse::<u64>().unwrap()
                }
            })
            .sum();
        assert_eq!(counted, placed, "{form:?}");
    }
}

#[test]
fn rows_are_counted_into_the_area_they_lie_in() {
    let text = places(60);
    let (offer, sheet) = with_form(&text, FeatureForm::Areas(AreaLayer::Municipality));
    let features = Features::of(sheet);
    let map = feature_chart(&features, &chart(offer), &layer(AreaLayer::Municipality));
    let counted: u64 = map
        .scene
        .marks
        .iter()
        .filter_map(|mark| mark.value.split(' ').next()?.parse::<u64>().ok())
        .sum();
    assert_eq!(counted, 58);
}

#[test]
fn what_lies_in_no_area_and_where_shapes_count_is_said() {
    let form = FeatureForm::Areas(AreaLayer::Municipality);
    // two rows in the middle of Kattegat
    let text = places(30) + "A;Hal;1;56.6;11.6\nB;Hal;1;56.61;11.6\n";
    let (offer, sheet) = with_form(&text, form);
    let counted = feature_chart(
        &Features::of(sheet),
        &chart(offer),
        &layer(AreaLayer::Municipality),
    );
    let said = "2 rækker ligger ikke i noget område. 1 række har ingen position. 1 række ligger uden for Danmark og er ikke med.";
    assert!(counted.sentence.ends_with(said), "{}", counted.sentence);

    for form in [form, FeatureForm::Clusters, FeatureForm::Hexagons] {
        let (offer, sheet) = with_form(&shapes(12), form);
        let own = feature_chart(
            &Features::of(sheet),
            &chart(offer),
            &layer(AreaLayer::Municipality),
        );
        let said = "Strækninger og flader tæller, hvor deres midte ligger.";
        assert!(own.sentence.contains(said), "{}", own.sentence);
    }
}

#[test]
fn thousands_are_a_picture_with_a_point_for_each_place() {
    let (offer, sheet) = with_form(&places(3_000), FeatureForm::Marks);
    let placed = offer.tally.placed();
    let features = Features::of(sheet);
    let ask = whole(&chart(offer), &features);
    let (drawn, picture) = drawn(&ask, &features);
    let (width, height) = drawn.picture.unwrap();
    assert_eq!(picture.len(), width as usize * height as usize * 4);
    assert!(drawn.scene.marks.is_empty() && drawn.seen == placed);
    // every row has left its colour where it lies
    let paint = |x: f64, y: f64| {
        let at = (y as usize * width as usize + x as usize) * 4;
        picture.get(at..at + 4).map(<[u8]>::to_vec)
    };
    let municipalities = layer(AreaLayer::Municipality);
    let mut seen = 0;
    for y in (0..height).step_by(7) {
        for x in (0..width).step_by(7) {
            let at = (f64::from(x) + 0.5, f64::from(y) + 0.5);
            let is_there = feature_at(&features, &ask, &municipalities, at, 0.4).is_some();
            if is_there {
                seen += 1;
                let pixel = paint(at.0, at.1).unwrap();
                assert_eq!(&pixel[..3], &[0, 0, 255]);
                assert!(pixel[3] >= 150);
            }
        }
    }
    assert!(seen > 0);
    // a drawing of its own cannot hold a picture of them: below its limit each is a mark
    let scene = feature_scene(&features, &ask.chart, &municipalities).scene;
    assert_eq!(scene.marks.len() as u64, placed);
}

#[test]
fn colours_are_values_and_sizes_are_numbers() {
    let text = places(60);
    let table = open(&text, WHOLE);
    let columns = &table.opened.columns;
    let (by, size) = (column(columns, "type"), column(columns, "antal"));
    let (offer, _) = asked(&table, None).unwrap();
    assert!(offer.colours.contains(&by) && offer.sizes.contains(&size));
    assert!(!offer.colours.contains(&size) && !offer.sizes.contains(&by));
    let coloured = FeatureChoice {
        colour: Some(by),
        ..offer.choice
    };
    let (offer, sheet) = found(&text, Some(&coloured));
    assert_eq!(offer.colour_values.len(), 3);
    let features = Features::of(sheet);
    let (drawn_colours, _) = drawn(&whole(&chart(offer), &features), &features);
    let roles = drawn_colours
        .scene
        .primitives
        .iter()
        .filter_map(|own| match own {
            Primitive::Circle {
                role: Role::SeriesMark(at),
                ..
            } => Some(*at),
            _ => None,
        });
    let mut roles: Vec<u8> = roles.collect();
    roles.sort_unstable();
    roles.dedup();
    assert_eq!(roles.len(), 3);
    assert_eq!(drawn_colours.key.len(), 3);

    let sized = FeatureChoice {
        size: Some(size),
        ..coloured
    };
    let sized = FeatureChoice {
        colour: None,
        ..sized
    };
    let (offer, sheet) = found(&text, Some(&sized));
    let features = Features::of(sheet);
    let (drawn, _) = drawn(&whole(&chart(offer), &features), &features);
    let radii = drawn.rows.iter().zip(things(&drawn));
    let radii = radii.filter_map(|(row, own)| match own {
        Primitive::Circle { radius, .. } => Some((row.unwrap(), *radius)),
        _ => None,
    });
    // areas follow the numbers, as the largest has the largest circle
    let number = |row: u32| 10.0 + f64::from(row) * 3.0;
    for (row, radius) in radii {
        let expected = 16.0 * (number(row) / number(59)).sqrt();
        assert!(
            (radius - expected).abs() < 0.01,
            "{row}: {radius} {expected}"
        );
    }
}

#[test]
fn nothing_of_rows_about_persons_is_told_but_their_number() {
    let mut text = "fornavn;efternavn;cpr;diagnose;beløb;latitude;longitude\n".to_owned();
    for at in 0..30 {
        text.push_str(&format!(
            "Anna{at};Hansen;{:02}0190-{:04};{};{};{:.4};{:.4}\n",
            1 + at % 28,
            1000 + at * 37,
            ["Astma", "Gigt"][at % 2],
            100 + at * 13,
            56.0 + at as f64 * 0.01,
            9.5
        ));
    }
    let table = open(&text, WHOLE);
    let columns = &table.opened.columns;
    let (by, size) = (column(columns, "diagnose"), column(columns, "beløb"));
    let (offer, sheet) = asked(&table, None).unwrap();
    assert!(offer.is_about_persons);
    assert_eq!((offer.named, sheet.names.len()), (None, 0));
    // what is asked for none the less is not given
    let choice = FeatureChoice {
        colour: Some(by),
        size: Some(size),
        ..offer.choice
    };
    let (asked_for, sheet) = asked(&table, Some(&choice)).unwrap();
    assert_eq!(asked_for, offer);
    for list in [&offer.told, &offer.colours, &offer.sizes] {
        assert_eq!(list, &Vec::<u32>::new());
    }
    assert!(offer.colour_values.is_empty());
    assert!(sheet.groups.is_empty() && sheet.values.is_empty());
    // the page is handed places and numbers of rows, no word of the file
    let features = Features::of(sheet.clone());
    let chart = chart(offer.clone());
    let map = feature_chart(&features, &chart, &layer(AreaLayer::Municipality));
    assert!(
        map.sentence.contains("handle om personer"),
        "{}",
        map.sentence
    );
    let (drawn, _) = drawn(&whole(&chart, &features), &features);
    assert_eq!(drawn.scene.marks.len(), 30);
    assert!(
        drawn
            .scene
            .marks
            .iter()
            .all(|mark| mark.label.is_empty() && mark.value.is_empty())
    );
    let sent = format!("{offer:?} {sheet:?} {drawn:?}");
    for word in ["Anna", "Hansen", "Astma", "Gigt"] {
        assert!(!sent.contains(word), "{word}");
    }
}

#[test]
fn a_file_without_positions_has_no_such_map() {
    let table = open("a;b\n1;x\n2;y\n3;z\n", WHOLE);
    assert!(asked(&table, None).is_none());
}
