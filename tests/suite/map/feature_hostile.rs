//! Geometry that means harm is drawn without a panic, and rows are counted into the areas they lie in: at holes and
//! edges as well.

use super::features::found;
use super::layer;
use areas::{Head, Layer, Shape as AreaShape};
use chart::{Features, feature_at, feature_chart, feature_part, feature_scene};
use model::feature_map::{
    FeatureChart, FeatureChoice, FeatureForm, FeatureOffer, FeaturePart, FeatureSheet,
    FeatureSource, FeatureTally, Part, Shape, Town,
};
use model::map_spec::AreaLayer;
use model::message::Language;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::Config;
use std::collections::BTreeMap;

/// A map of a sheet that nobody looked at before.
fn chart(sheet: &FeatureSheet, form: FeatureForm) -> FeatureChart {
    let source = FeatureSource::Metres {
        easting: 0,
        northing: 1,
    };
    FeatureChart {
        own: None,
        offer: FeatureOffer {
            choice: FeatureChoice {
                source,
                form,
                colour: None,
                size: None,
                per_km2: false,
            },
            sources: vec![source],
            colours: Vec::new(),
            sizes: Vec::new(),
            told: Vec::new(),
            named: None,
            is_about_persons: false,
            name: String::new(),
            things: None,
            tally: FeatureTally {
                rows: sheet.rows.len() as u64,
                points: sheet.rows.len() as u64,
                ..FeatureTally::default()
            },
            colour_values: vec!["A".to_owned(), "B".to_owned()],
            regions: Vec::new(),
        },
        column: None,
        source: None,
        language: Language::Danish,
        width_px: 700,
        zoom: 4,
    }
}

/// Steps between vertices that stand at these places, in decimetres.
fn steps(vertices: &[[i32; 2]]) -> Vec<i32> {
    let mut last = [0i32; 2];
    let mut steps = Vec::new();
    for [x, y] in vertices {
        steps.extend([x.wrapping_sub(last[0]), y.wrapping_sub(last[1])]);
        last = [*x, *y];
    }
    steps
}

/// A coordinate: of Denmark in decimetres, or any.
fn coordinate() -> impl Strategy<Value = i32> {
    prop_oneof![
        6 => 5_000_000..6_000_000i32,
        1 => any::<i32>(),
        1 => prop_oneof![Just(i32::MIN), Just(i32::MAX), Just(0), Just(-1)],
    ]
}

/// Any sheet, right or not: parts may tell of more vertices than there are, lists may be too short.
fn sheet() -> impl Strategy<Value = FeatureSheet> {
    let shape = prop_oneof![Just(Shape::Point), Just(Shape::Line), Just(Shape::Ring)];
    let part = (shape, prop_oneof![0..6u32, Just(u32::MAX)], any::<bool>());
    let part = part.prop_map(|(shape, vertices, begins)| Part {
        shape,
        vertices,
        begins,
    });
    let vertices = proptest::collection::vec((coordinate(), coordinate()), 0..40);
    let parts = prop_oneof![Just(Vec::new()), proptest::collection::vec(part, 0..12)];
    let place = || prop_oneof![any::<i32>(), 500_000..530_000i32, 6_200_000..6_230_000i32];
    let town = ("[A-Å ]{0,12}", place(), place()).prop_map(|(name, x, y)| Town {
        name,
        middle: [x, y],
    });
    let values = prop_oneof![
        Just(f32::NAN),
        Just(f32::INFINITY),
        Just(-3.0f32),
        0f32..1e30,
    ];
    (
        vertices,
        parts,
        proptest::collection::vec(any::<u8>(), 0..40),
        proptest::collection::vec(values, 0..40),
        proptest::collection::vec("[a-zæ \\-\u{300}\u{202e}]{0,30}", 0..40),
        proptest::collection::vec(town, 0..8),
    )
        .prop_map(|(vertices, parts, groups, values, names, towns)| {
            let vertices: Vec<[i32; 2]> = vertices.into_iter().map(|(x, y)| [x, y]).collect();
            FeatureSheet {
                rows: (0..vertices.len() as u32).collect(),
                parts,
                steps: steps(&vertices),
                groups,
                values,
                names,
                towns,
            }
        })
}

/// Part of a drawing: any numbers.
fn part() -> impl Strategy<Value = [f64; 4]> {
    let number = || {
        prop_oneof![
            4 => -900.0..900.0f64,
            1 => prop_oneof![
                Just(f64::NAN), Just(f64::INFINITY), Just(f64::MIN), Just(0.0), Just(1e-300), Just(1e-9),
            ],
        ]
    };
    (number(), number(), number(), number()).prop_map(|(x, y, width, height)| [x, y, width, height])
}

fn form() -> impl Strategy<Value = FeatureForm> {
    prop_oneof![
        Just(FeatureForm::Marks),
        Just(FeatureForm::Clusters),
        Just(FeatureForm::Hexagons),
        Just(FeatureForm::Areas(AreaLayer::Municipality)),
    ]
}

proptest! {
    #![proptest_config(Config::with_cases(120))]

    #[test]
    fn any_sheet_is_drawn_in_any_part(
        sheet in sheet(), part in part(), form in form(), ratio in prop_oneof![0.1..4.0f64, Just(f64::NAN)]
    ) {
        let chart = chart(&sheet, form);
        let features = Features::of(sheet);
        let layer = fields();
        let ask = FeaturePart { chart, part, ratio, colours: vec![[1, 2, 3]] };
        let (drawn, picture) = feature_part(&features, &ask, &layer);
        let expected = drawn.picture.map_or(0, |(width, height)| width as usize * height as usize * 4);
        prop_assert_eq!(picture.len(), expected);
        prop_assert!(drawn.rows.len() == drawn.scene.marks.len());
        let at = feature_at(&features, &ask, &layer, (part[0], part[1]), 5.0);
        prop_assert!(at.is_none_or(|row| row < 40));
        let whole = feature_scene(&features, &ask.chart, &layer);
        prop_assert!(!chart::svg(&whole, chart::Theme::Light).contains("NaN"));
    }
}

/// A polygon as text.
fn ring(points: &[(f64, f64)]) -> String {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
    format!("({})", points.join(", "))
}

#[test]
fn hostile_geometry_of_files_is_drawn_or_told_of() {
    let (x, y) = (550_000.0, 6_200_000.0);
    // a bow: it crosses itself
    let bow = ring(&[
        (x, y),
        (x + 900.0, y + 900.0),
        (x + 900.0, y),
        (x, y + 900.0),
        (x, y),
    ]);
    let hole = ring(&[
        (x + 1.0, y + 1.0),
        (x + 5.0, y + 1.0),
        (x + 5.0, y + 5.0),
        (x + 1.0, y + 1.0),
    ]);
    let outer = ring(&[
        (x, y),
        (x + 9.0, y),
        (x + 9.0, y + 9.0),
        (x, y + 9.0),
        (x, y),
    ]);
    let all = [
        format!("POLYGON({bow})"),
        format!("POLYGON({outer}, {hole})"),
        // a hole larger than its polygon, a ring of one point, of two, and twice the same
        format!("POLYGON({hole}, {outer})"),
        format!("POLYGON(({x} {y}, {x} {y}))"),
        format!("POLYGON(({x} {y}, {} {y}))", x + 3.0),
        format!("POLYGON({outer}, {outer})"),
        format!("LINESTRING({x} {y}, {x} {y})"),
        format!("MULTIPOINT(({x} {y}), ({x} {y}))"),
        format!(
            "GEOMETRYCOLLECTION(POINT({x} {y}), LINESTRING({x} {y}, {} {y}))",
            x + 70.0
        ),
        "POLYGON EMPTY".to_owned(),
        "MULTIPOLYGON(EMPTY)".to_owned(),
        "POLYGON(())".to_owned(),
        "POINT(nan nan)".to_owned(),
        "POINT(inf 6200000)".to_owned(),
        "POINT(1e308 -1e308)".to_owned(),
        "POINT(99999999999999999999 6200000)".to_owned(),
    ];
    let mut text = "navn;geometri\n".to_owned();
    for (at, geometry) in all.iter().enumerate() {
        text.push_str(&format!("Nr. {at};\"{geometry}\"\n"));
    }
    for at in 0..200 {
        text.push_str(&format!(
            "Sted {at};POINT({} {y})\n",
            x + f64::from(at) * 5.0
        ));
    }
    let (offer, sheet) = found(&text, None);
    let tally = offer.tally;
    let rows = tally.placed() + tally.missing + tally.outside + tally.unread;
    assert_eq!((tally.rows, rows), (216, 216));
    assert_eq!(
        (tally.polygons, tally.lines, tally.points),
        (6, 2, 201),
        "{tally:?}"
    );
    assert_eq!(sheet.rows.len(), 209);
    let features = Features::of(sheet);
    for form in [
        FeatureForm::Marks,
        FeatureForm::Clusters,
        FeatureForm::Hexagons,
        FeatureForm::Areas(AreaLayer::Municipality),
    ] {
        let mut own = chart(&FeatureSheet::default(), form);
        own.offer.tally = tally;
        let drawn = feature_scene(&features, &own, &layer(AreaLayer::Municipality));
        let svg = chart::svg(&drawn, chart::Theme::Light);
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{form:?}");
    }
}

#[test]
fn a_polygon_of_a_million_vertices_is_drawn_wherever_it_is_seen() {
    // a star of teeth around the middle of Jutland, larger than what is seen of it
    let vertices: Vec<[i32; 2]> = (0..1_000_000u32)
        .map(|at| {
            let turn = f64::from(at) / 1e6 * std::f64::consts::TAU;
            let far = 600_000.0 + if at % 2 == 0 { 300.0 } else { -300.0 };
            let own = [
                5_300_000.0 + far * turn.cos(),
                62_300_000.0 + far * turn.sin(),
            ];
            own.map(|own| own as i32)
        })
        .collect();
    let sheet = FeatureSheet {
        rows: vec![0],
        parts: vec![Part {
            shape: Shape::Ring,
            vertices: vertices.len() as u32,
            begins: true,
        }],
        steps: steps(&vertices),
        ..FeatureSheet::default()
    };
    let chart = chart(&sheet, FeatureForm::Marks);
    let features = Features::of(sheet);
    let layer = layer(AreaLayer::Municipality);
    let scene = feature_chart(&features, &chart, &layer).scene;
    let mut parts = vec![[0.0, 0.0, scene.width, scene.height]];
    // the middle, and over the edge
    parts.push([
        scene.width * 0.45,
        scene.height * 0.45,
        scene.width * 0.1,
        scene.height * 0.1,
    ]);
    parts.push([
        -scene.width * 0.2,
        -scene.height * 0.2,
        scene.width * 0.6,
        scene.height * 0.6,
    ]);
    for part in parts {
        let ask = FeaturePart {
            chart: chart.clone(),
            part,
            ratio: 1.0,
            colours: vec![[200, 10, 10]],
        };
        let (drawn, picture) = feature_part(&features, &ask, &layer);
        let (width, height) = drawn.picture.unwrap();
        let inside = |x: u32, y: u32| picture[((y * width + x) * 4 + 3) as usize] > 0;
        // the same by asking what lies there
        let mut seen = 0;
        for (x, y) in (0..6u32).flat_map(|x| (0..6u32).map(move |y| (x, y))) {
            let (x, y) = (x * (width - 1) / 5, y * (height - 1) / 5);
            let at = (f64::from(x) + 0.5, f64::from(y) + 0.5);
            let is_there = feature_at(&features, &ask, &layer, at, 0.01).is_some();
            let is_near = feature_at(&features, &ask, &layer, at, 2.0).is_some();
            assert!(!is_there || inside(x, y), "{part:?} {at:?}");
            assert!(is_near || !inside(x, y), "{part:?} {at:?}");
            seen += u32::from(is_there);
        }
        assert!(seen > 5, "{part:?} {seen}");
    }
}

/// Fields of 500 metres on the grid of borders; the one in the middle has a hole that another fills, and that one has a
/// hole that nobody fills.
fn fields() -> Layer {
    let field = |code: String, rings: Vec<Vec<[f64; 2]>>| AreaShape {
        name: format!("Felt {code}"),
        code,
        km2: None,
        rings,
    };
    let square = |x: f64, y: f64, size: f64| {
        let (x, y) = (540_000.0 + x, 6_200_000.0 + y);
        vec![[x, y], [x + size, y], [x + size, y + size], [x, y + size]]
    };
    let mut shapes = Vec::new();
    for at in 0..9u32 {
        let (x, y) = (f64::from(at % 3) * 500.0, f64::from(at / 3) * 500.0);
        let mut rings = vec![square(x, y, 500.0)];
        if at == 4 {
            rings.push(square(x + 100.0, y + 100.0, 300.0));
        }
        shapes.push(field(format!("090{at}"), rings));
    }
    shapes.push(field(
        "0990".to_owned(),
        vec![square(600.0, 600.0, 300.0), square(700.0, 700.0, 100.0)],
    ));
    Layer::of_shapes(
        Head {
            layer: "municipality".to_owned(),
            ..Head::default()
        },
        25,
        &shapes,
    )
}

/// Where a point lies for a ring, exactly: in whole decimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    Inside,
    Outside,
    OnEdge,
}

fn lies(rings: &[Vec<[i64; 2]>], [x, y]: [i64; 2]) -> Lies {
    let mut inside = false;
    for ring in rings {
        for (at, a) in ring.iter().enumerate() {
            let b = ring[(at + 1) % ring.len()];
            let cross = (b[0] - a[0]) as i128 * (y - a[1]) as i128
                - (b[1] - a[1]) as i128 * (x - a[0]) as i128;
            let between =
                |low: i64, high: i64, own: i64| low.min(high) <= own && own <= low.max(high);
            if cross == 0 && between(a[0], b[0], x) && between(a[1], b[1], y) {
                return Lies::OnEdge;
            }
            if (a[1] > y) != (b[1] > y) {
                // left of the edge, whichever way it goes
                inside ^= (cross > 0) == (b[1] > a[1]);
            }
        }
    }
    match inside {
        true => Lies::Inside,
        false => Lies::Outside,
    }
}

/// Counts points as the map does, and compares with what can be by going through all borders.
fn compared(layer: &Layer, points: &[[i32; 2]]) -> Result<(), String> {
    let sheet = FeatureSheet {
        rows: (0..points.len() as u32).collect(),
        steps: steps(points),
        ..FeatureSheet::default()
    };
    let mut chart = chart(&sheet, FeatureForm::Areas(AreaLayer::Municipality));
    chart.width_px = 300;
    let drawn = feature_chart(&Features::of(sheet), &chart, layer);
    let counted: BTreeMap<&str, u64> = drawn
        .scene
        .marks
        .iter()
        .map(|mark| {
            let digits: String = mark.value.chars().filter(char::is_ascii_digit).collect();
            (mark.label.as_str(), digits.parse().unwrap_or(0))
        })
        .collect();
    let mut most_of_all = 0;
    for area in &layer.areas {
        let rings: Vec<Vec<[i64; 2]>> = area
            .rings
            .iter()
            .map(|ring| {
                layer
                    .points(ring)
                    .map(|own| own.map(|own| (own * 10.0) as i64))
                    .collect()
            })
            .collect();
        let of = |wanted: Lies| {
            let own = points
                .iter()
                .filter(|own| lies(&rings, own.map(i64::from)) == wanted);
            own.count() as u64
        };
        let (least, most) = (of(Lies::Inside), of(Lies::Inside) + of(Lies::OnEdge));
        most_of_all += least;
        // an area without rows has no mark where counts are circles
        let own = counted.get(area.name.as_str()).copied().unwrap_or(0);
        if !(least..=most).contains(&own) {
            return Err(format!("{}: {own} is not {least} to {most}", area.name));
        }
    }
    let all: u64 = counted.values().sum();
    // nothing is counted twice, and all that lies inside once
    match (most_of_all..=points.len() as u64).contains(&all) {
        true => Ok(()),
        false => Err(format!("{all} of {}", points.len())),
    }
}

proptest! {
    #![proptest_config(Config::with_cases(60))]

    #[test]
    fn counts_are_right_at_holes_and_edges(
        points in proptest::collection::vec((0..61i32, 0..61i32, -3..4i32, -3..4i32), 1..60)
    ) {
        // places on the borders' own grid, and some decimetres beside them
        let points: Vec<[i32; 2]> = points
            .into_iter()
            .map(|(x, y, right, up)| [5_400_000 + x * 250 + right, 62_000_000 + y * 250 + up])
            .collect();
        prop_assert_eq!(compared(&fields(), &points), Ok(()));
    }
}

#[test]
fn counts_in_municipalities_are_those_of_going_through_all_borders() {
    let layer = layer(AreaLayer::Municipality);
    // spread over the country, and around Frederiksberg, which lies in a hole of Copenhagen
    let spread =
        (0..1_500i32).map(|at| [4_400_000 + at * 2_999, 60_500_000 + at * 7_919 % 3_500_000]);
    let around =
        (0..1_500i32).map(|at| [7_180_000 + at * 37 % 70_000, 61_720_000 + at * 53 % 70_000]);
    let mut points: Vec<[i32; 2]> = spread.chain(around).collect();
    // corners of borders
    for area in layer.areas.iter().step_by(7) {
        let ring = area.rings.first().unwrap();
        points.extend(
            layer
                .points(ring)
                .step_by(40)
                .map(|own| own.map(|own| (own * 10.0) as i32)),
        );
    }
    assert_eq!(compared(&layer, &points), Ok(()));
}
