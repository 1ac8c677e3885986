//! What a million points and 200,000 polygons cost on a map of their own, natively: `./dev bench features`.
//!
//! Places and polygons are invented, the same at every run, and lie in clumps as those of Denmark do. Told are: taking a
//! sheet apart once, and each redraw as the page asks for it, of the whole country and enlarged ten times.

#![allow(clippy::expect_used)]

use areas::Layer;
use chart::{Features, feature_chart, feature_part};
use model::feature_map::{
    FeatureChart, FeatureChoice, FeatureForm, FeatureOffer, FeaturePart, FeatureSheet,
    FeatureSource, FeatureTally, Part, Shape,
};
use model::message::Language;
use std::time::Instant;

/// Redraws that are timed; the middle one is told.
const TIMES: usize = 9;
/// Places around which the others lie: metres of zone 32.
const TOWNS: [[f64; 2]; 6] = [
    [724_000.0, 6_175_000.0],
    [575_000.0, 6_225_000.0],
    [588_000.0, 6_140_000.0],
    [556_000.0, 6_322_000.0],
    [486_000.0, 6_180_000.0],
    [866_000.0, 6_120_000.0],
];

/// Numbers that look like chance: the same at every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut own = self.0;
        own = (own ^ (own >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        own = (own ^ (own >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        own ^= own >> 31;
        (own >> 11) as f64 / (1u64 << 53) as f64
    }

    fn place(&mut self) -> [f64; 2] {
        let town = TOWNS[(self.next() * TOWNS.len() as f64) as usize % TOWNS.len()];
        let far = 60_000.0 * self.next() * self.next();
        let turn = self.next() * std::f64::consts::TAU;
        [town[0] + far * turn.cos(), town[1] + far * turn.sin()]
    }
}

/// A sheet of rings around places, or of the places alone.
fn sheet(rows: u32, corners: u32, groups: u8) -> FeatureSheet {
    let mut chance = Chance(4_711);
    let mut sheet = FeatureSheet::default();
    let mut last = [0i32; 2];
    for row in 0..rows {
        let middle = chance.place();
        let (size, turn) = (40.0 + 400.0 * chance.next(), chance.next());
        for corner in 0..corners {
            let turn = (turn + f64::from(corner) / f64::from(corners)) * std::f64::consts::TAU;
            let far = if corners == 1 {
                0.0
            } else {
                size * (0.7 + 0.3 * chance.next())
            };
            let own = [middle[0] + far * turn.cos(), middle[1] + far * turn.sin()];
            let own = own.map(|own| (own * 10.0) as i32);
            sheet.steps.extend([own[0] - last[0], own[1] - last[1]]);
            last = own;
        }
        sheet.rows.push(row);
        if corners > 1 {
            sheet.parts.push(Part {
                shape: Shape::Ring,
                vertices: corners,
                begins: true,
            });
        }
        if groups > 0 {
            sheet.groups.push(1 + (row % u32::from(groups)) as u8);
        }
    }
    sheet
}

fn chart(sheet: &FeatureSheet, form: FeatureForm) -> FeatureChart {
    let source = FeatureSource::Metres {
        easting: 0,
        northing: 1,
    };
    let rows = sheet.rows.len() as u64;
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
                rows,
                points: rows,
                ..FeatureTally::default()
            },
            colour_values: vec!["A".to_owned(), "B".to_owned(), "C".to_owned()],
            regions: Vec::new(),
        },
        column: None,
        source: None,
        language: Language::Danish,
        width_px: 1_000,
        zoom: 24,
    }
}

fn main() {
    let layer = registers::areas::municipalities().and_then(|bytes| Layer::read(bytes).ok());
    let layer = layer.expect("borders");
    for (name, rows, corners, groups) in [
        ("1,000,000 points", 1_000_000, 1, 0),
        ("1,000,000 points in three colours", 1_000_000, 1, 3),
        ("200,000 polygons of 24 corners", 200_000, 24, 0),
    ] {
        let sheet = sheet(rows, corners, groups);
        let charts = [
            ("each", chart(&sheet, FeatureForm::Marks)),
            ("clusters", chart(&sheet, FeatureForm::Clusters)),
            ("hexagons", chart(&sheet, FeatureForm::Hexagons)),
        ];
        let bytes = postcard::to_stdvec(&sheet).expect("packed");
        let begun = Instant::now();
        let sheet: FeatureSheet = postcard::from_bytes(&bytes).expect("unpacked");
        let unpacked = begun.elapsed();
        let begun = Instant::now();
        let features = Features::of(sheet);
        println!(
            "{name}: {:.1} MB, unpacked in {:.0} ms, sorted in {:.0} ms",
            bytes.len() as f64 / 1e6,
            unpacked.as_secs_f64() * 1e3,
            begun.elapsed().as_secs_f64() * 1e3
        );
        for (form, chart) in &charts {
            let scene = feature_chart(&features, chart, &layer).scene;
            let (width, height) = (scene.width, scene.height);
            // around Aarhus, where many lie
            let near = [width * 0.22, height * 0.36, width / 10.0, height / 10.0];
            for (part, seen) in [([0.0, 0.0, width, height], "whole"), (near, "ten times")] {
                let ask = FeaturePart {
                    chart: chart.clone(),
                    part,
                    ratio: 1.0,
                    colours: vec![[0, 90, 160], [200, 120, 0], [120, 20, 60], [90, 90, 90]],
                };
                let (told, middle, most) = timed(|| feature_part(&features, &ask, &layer).0.seen);
                println!("  {form}, {seen}: {middle:.0} ms (at most {most:.0}), {told} rows seen");
            }
        }
    }
}

/// What is answered, and the middle and the longest of some times in milliseconds.
fn timed(mut act: impl FnMut() -> u64) -> (u64, f64, f64) {
    let mut answer = 0;
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let begun = Instant::now();
            answer = act();
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (answer, times[TIMES / 2], times[TIMES - 1])
}
