//! Colours of several series and of levels: seen against the ground, and told apart by every kind of sight.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chart::Theme;
use model::scene::Role;

type Rgb = [f64; 3];

/// What eyes without one kind of cone see of linear light (Machado, Oliveira and Fernandes 2009, severity 1.0):
/// all cones, without long, without middle, without short waves.
const SIGHTS: [[Rgb; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn light(hex: &str) -> Rgb {
    [1, 3, 5].map(|at| {
        let part = u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour");
        let share = f64::from(part) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// WCAG 2: the contrast of two colours, 1 to 21.
fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |hex: &str| {
        let [r, g, b] = light(hex);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// Oklab (Ottosson 2020) of linear light.
fn oklab([r, g, b]: Rgb) -> Rgb {
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
    ]
}

/// How far two colours are apart for the eye that tells them apart worst, in hundredths of Oklab.
fn distance(a: &str, b: &str) -> f64 {
    let seen = |hex: &str, sight: &[Rgb; 3]| {
        let rgb = light(hex);
        oklab(sight.map(|row| {
            let sum: f64 = row
                .iter()
                .zip(rgb)
                .map(|(weight, part)| weight * part)
                .sum();
            sum.clamp(0.0, 1.0)
        }))
    };
    SIGHTS
        .iter()
        .map(|sight| {
            let (a, b) = (seen(a, sight), seen(b, sight));
            let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
            squares.sqrt() * 100.0
        })
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn series_stand_out_and_are_told_apart_by_every_sight() {
    for theme in [Theme::Light, Theme::Dark] {
        let series: Vec<&str> = (1..=Role::SERIES)
            .map(|n| theme.color(Role::SeriesMark(n)))
            .collect();
        for (index, colour) in series.iter().enumerate() {
            let seen = contrast(colour, theme.ground());
            assert!(seen >= 3.0, "{theme:?}: {colour} has {seen:.2}:1");
            let words = theme.color(Role::OnSeries(index as u8 + 1));
            let read = contrast(colour, words);
            assert!(read >= 4.5, "{theme:?}: words on {colour} have {read:.2}:1");
            for (before, other) in series[..index].iter().enumerate() {
                // the first four serve most charts
                let least = if index < 4 { 12.5 } else { 10.0 };
                let apart = distance(colour, other);
                assert!(
                    apart >= least,
                    "{theme:?}: {} and {} are only {apart:.1} apart",
                    before + 1,
                    index + 1
                );
            }
        }
    }
}

#[test]
fn levels_go_one_way_and_words_on_the_upper_ones_can_be_read() {
    for theme in [Theme::Light, Theme::Dark] {
        let levels: Vec<&str> = (1..=Role::LEVELS)
            .map(|n| theme.color(Role::Level(n)))
            .collect();
        for pair in levels.windows(2) {
            let (low, high) = (
                contrast(pair[0], theme.ground()),
                contrast(pair[1], theme.ground()),
            );
            assert!(high > low * 1.15, "{theme:?}: {pair:?} {low:.2} {high:.2}");
            assert!(distance(pair[0], pair[1]) >= 5.0, "{theme:?}: {pair:?}");
        }
        for (n, level) in (1u8..).zip(&levels) {
            let words = if n >= Role::FIRST_DEEP_LEVEL {
                Role::OnMark
            } else {
                Role::ValueLabel
            };
            let seen = contrast(level, theme.color(words));
            assert!(
                seen >= 4.5,
                "{theme:?}: words on level {n} have {seen:.2}:1"
            );
        }
    }
}

/// The two directions of a map part at its middle, and each goes one way.
#[test]
fn directions_of_a_map_are_told_apart_by_every_sight() {
    for theme in [Theme::Light, Theme::Dark] {
        let side = |role: fn(u8) -> Role| [1, 2, 3].map(|step| theme.color(role(step)));
        let (below, above) = (side(Role::Below), side(Role::Above));
        for steps in [below, above] {
            for pair in steps.windows(2) {
                let (low, high) = (
                    contrast(pair[0], theme.ground()),
                    contrast(pair[1], theme.ground()),
                );
                assert!(high > low * 1.3, "{theme:?}: {pair:?} {low:.2} {high:.2}");
            }
        }
        for (low, high) in below.iter().zip(above) {
            let apart = distance(low, high);
            assert!(apart >= 6.0, "{theme:?}: {low} {high} {apart:.1}");
        }
    }
}
