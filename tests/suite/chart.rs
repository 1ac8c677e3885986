//! Charts: what is drawn and said, in both languages, over honest and hostile numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chart::{Theme, draw, svg};
use model::cell::Cell;
use model::message::Language;
use model::scene::{Anchor, Chart, Primitive, Role};
use model::view_spec::{ChartData, ChartForm, Group, TimeUnit};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_oneof, proptest};

mod data;
pub(crate) mod xml;

use data::{balances, buildings, data, gallery, group, hostile, households, months, odd};
use xml::assert_valid;

const LANGUAGES: [Language; 2] = [Language::Danish, Language::English];
const WIDTHS: [u32; 5] = [200, 280, 375, 500, 700];

#[test]
fn charts_are_drawn_as_before() {
    for (name, data) in gallery() {
        for language in LANGUAGES {
            let chart = draw(&data, language, 320);
            let id = if language == Language::Danish {
                "da"
            } else {
                "en"
            };
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("chart_{name}_{id}"), words(&chart));
            });
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("chart_buildings_svg", svg(&draw(&buildings(), Language::Danish, 320), Theme::Light));
        insta::assert_snapshot!("chart_balances_svg", svg(&draw(&balances(), Language::English, 500), Theme::Dark));
    });
}

/// Everything of a chart that is words.
fn words(chart: &Chart) -> String {
    let drawn: Vec<&str> = texts(chart).map(|(text, ..)| text).collect();
    let mut out = format!(
        "title: {}\nsentence: {}\nreason: {}\nalt: {}\ndrawn: {}\n",
        chart.title,
        chart.sentence,
        chart.reason,
        chart.alt,
        drawn.join(" | ")
    );
    out.push_str(&format!("table: {}\n", chart.table_head.join(" | ")));
    for row in chart.table_rows.iter().take(5) {
        out.push_str(&format!("  {}\n", row.join(" | ")));
    }
    for mark in chart.scene.marks.iter().take(3) {
        out.push_str(&format!(
            "mark: {}: {} {:?}\n",
            mark.label,
            mark.value,
            mark.filters.first()
        ));
    }
    out
}

fn texts(chart: &Chart) -> impl Iterator<Item = (&str, f64, f64, f64, Anchor, Role)> {
    chart.scene.primitives.iter().filter_map(|p| match p {
        Primitive::Text {
            x,
            y,
            text,
            size,
            anchor,
            role,
        } => Some((text.as_str(), *x, *y, *size, *anchor, *role)),
        _ => None,
    })
}

/// Writes every chart of the gallery when a folder is named, to be looked at.
#[test]
fn gallery_is_valid_svg() {
    let folder = std::env::var_os("DATALUP_GALLERY");
    for (name, data) in gallery() {
        for width in WIDTHS {
            for theme in [Theme::Light, Theme::Dark] {
                let file = svg(&draw(&data, Language::Danish, width), theme);
                if let Some(folder) = &folder {
                    let path =
                        std::path::Path::new(folder).join(format!("{name}_{width}_{theme:?}.svg"));
                    std::fs::write(path, &file).expect("the folder is there");
                }
                assert_valid(&file);
            }
        }
    }
}

/// Left, upper, right and lower edge of a text, by the letters of a typical font: digits are 0.6 wide.
/// Rough on purpose: it checks the drawing's own measuring.
fn bounds((text, x, y, size, anchor, role): (&str, f64, f64, f64, Anchor, Role)) -> [f64; 4] {
    let letter = if role == Role::ValueLabel { 0.55 } else { 0.5 };
    let width = text
        .chars()
        .map(|c| match c {
            '.' | ',' | 'i' | 'l' | ' ' | '\u{a0}' | 'j' | 't' | '/' | ':' => 0.27,
            'm' | 'w' | 'M' | 'W' => 0.85,
            '0'..='9' => 0.6,
            _ => letter,
        })
        .sum::<f64>()
        * size;
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    [left, y - size * 0.7, left + width, y + size * 0.05]
}

#[test]
fn words_never_overlap_or_leave_the_drawing() {
    for (name, data) in gallery().into_iter().chain(odd()) {
        for language in LANGUAGES {
            for width in WIDTHS {
                let chart = draw(&data, language, width);
                let boxes: Vec<(&str, [f64; 4])> =
                    texts(&chart).map(|text| (text.0, bounds(text))).collect();
                for (i, (text, a)) in boxes.iter().enumerate() {
                    assert!(
                        a[0] >= -1.5
                            && a[2] <= f64::from(width) + 1.5
                            && a[1] >= -1.0
                            && a[3] <= chart.scene.height + 1.0,
                        "{name} at {width}: {text:?} leaves the drawing: {a:?}"
                    );
                    for (other, b) in &boxes[i + 1..] {
                        let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                        assert!(
                            apart,
                            "{name} at {width}: {text:?} over {other:?}: {a:?} {b:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn hostile_values_stay_text() {
    for (name, data) in odd() {
        for language in LANGUAGES {
            for width in [0, 280, 700, u32::MAX] {
                let chart = draw(&data, language, width);
                assert!(
                    !chart.title.is_empty() && !chart.sentence.is_empty(),
                    "{name}"
                );
                for theme in [Theme::Light, Theme::Dark] {
                    let file = svg(&chart, theme);
                    assert_valid(&file);
                    assert!(file.len() < 40_000, "{name}: {} bytes", file.len());
                }
            }
        }
    }
    let file = svg(&draw(&hostile(), Language::Danish, 320), Theme::Light);
    assert!(
        file.contains("&lt;script&gt;"),
        "the words themselves are kept"
    );
    assert!(!file.contains("<script") && !file.contains("<img"));
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_numbers() {
    let chart = draw(&balances(), Language::Danish, 500);
    let rects: Vec<(f64, f64)> = chart
        .scene
        .primitives
        .iter()
        .filter_map(|p| match p {
            Primitive::Rect {
                x,
                width,
                role: Role::Mark,
                ..
            } => Some((*x, *width)),
            _ => None,
        })
        .collect();
    // 12.5 and 3.25 to the right of zero, 4.75 and 18 to the left; 0 has no bar
    let [a, b, c, d] = rects[..] else {
        panic!("{rects:?}")
    };
    let unit = a.1 / 12.5;
    for (bar, value) in [(b, 3.25), (c, 4.75), (d, 18.0)] {
        assert!((bar.1 / unit - value).abs() < 0.05, "{bar:?} for {value}");
    }
    for left in [c, d] {
        assert!((left.0 + left.1 - a.0).abs() < 0.2, "ends at zero");
    }
    assert!((a.0 - b.0).abs() < 0.2, "begins at zero");
}

#[test]
fn a_cut_axis_and_gaps_are_said() {
    let chart = draw(&households(), Language::Danish, 320);
    assert!(
        chart
            .sentence
            .contains("begynder ved 270.000, ikke ved\u{a0}0."),
        "{}",
        chart.sentence
    );
    let chart = draw(&buildings(), Language::Danish, 320);
    assert!(
        chart.sentence.contains("1993–1994, 1998–2000"),
        "{}",
        chart.sentence
    );
    assert!(
        chart.sentence.contains("fra 1.679 i 2017 til 6.042 i 2018"),
        "{}",
        chart.sentence
    );
    assert!(
        chart.sentence.contains("OMRKK er København i alt"),
        "{}",
        chart.sentence
    );
    let lines = chart.scene.primitives.iter().filter(|p| {
        matches!(
            p,
            Primitive::Polyline {
                role: Role::Line,
                ..
            }
        )
    });
    assert_eq!(
        lines.count(),
        4,
        "the line is broken where years are missing and where it is counted anew"
    );
}

#[test]
fn a_period_that_has_only_begun_is_no_fall() {
    let chart = draw(&months(), Language::Danish, 320);
    assert!(
        chart
            .sentence
            .starts_with("Antal rækker steg fra 80 i januar 2022 til 128 i februar 2024."),
        "{}",
        chart.sentence
    );
    assert!(
        chart.sentence.contains("Perioden marts 2024 er ikke hel"),
        "{}",
        chart.sentence
    );
}

#[test]
fn a_month_written_as_its_first_day_is_whole() {
    let mut data = months();
    data.by_extremes = Some((Cell::Date(18_993), Cell::Date(19_783)));
    let chart = draw(&data, Language::Danish, 320);
    assert!(!chart.sentence.contains("ikke hel"), "{}", chart.sentence);
}

#[test]
fn ties_are_told() {
    let named = |name: &str, value: f64| group(Cell::text(name), Some(value), 1);
    let groups = vec![named("a", 5.0), named("b", 5.0), named("c", 2.0)];
    let chart = draw(
        &data(ChartForm::Bar, "Navn", Some("Antal"), groups),
        Language::Danish,
        320,
    );
    assert!(
        chart
            .sentence
            .starts_with("Størst er a og b, begge med 5, mindst er c med 2."),
        "{}",
        chart.sentence
    );
    let groups = vec![named("a", 5.0), named("b", 5.0)];
    let chart = draw(
        &data(ChartForm::Bar, "Navn", Some("Antal"), groups),
        Language::Danish,
        320,
    );
    assert_eq!(chart.sentence, "Antal er 5 for alle 2.");
    let years = [(2000, 4.0), (2001, 9.0), (2002, 4.0)];
    let groups = years.map(|(year, n)| group(Cell::Integer(year), Some(n), 1));
    let chart = draw(
        &data(ChartForm::Line, "AAR", Some("Antal"), groups.to_vec()),
        Language::Danish,
        320,
    );
    assert!(
        chart
            .sentence
            .starts_with("Antal var 4 både i 2000 og i 2002."),
        "{}",
        chart.sentence
    );
}

#[test]
fn bars_left_out_are_counted_and_the_smallest_is_not_named() {
    let groups = (0..12).map(|i| group(Cell::text(format!("nr. {i}")), Some(f64::from(50 - i)), 1));
    let mut data = data(ChartForm::Bar, "Kommune", Some("Antal"), groups.collect());
    data.left_out = 86;
    data.missing_rows = 3;
    let sentence = draw(&data, Language::Danish, 320).sentence;
    assert!(
        sentence.contains("Viser de 12 største af 98."),
        "{sentence}"
    );
    assert!(
        sentence.contains("3 rækker uden værdi er ikke med."),
        "{sentence}"
    );
    assert!(!sentence.contains("mindst"), "{sentence}");
}

#[test]
fn a_shortened_name_is_whole_in_its_mark_and_in_the_table() {
    let chart = draw(&balances(), Language::Danish, 280);
    let whole = "Børn og unge i særlige tilbud, herunder specialskoler og dagbehandling";
    assert!(texts(&chart).any(|(text, ..)| text.ends_with('…')));
    assert_eq!(chart.scene.marks[0].label, whole);
    assert_eq!(chart.table_rows[0][0], whole);
}

#[test]
fn the_same_numbers_give_the_same_drawing() {
    for (name, data) in gallery() {
        let file = || svg(&draw(&data, Language::Danish, 333), Theme::Light);
        assert_eq!(file(), file(), "{name}");
    }
}

#[test]
fn colours_are_those_of_the_style_sheet() {
    let tokens = concat!(env!("CARGO_MANIFEST_DIR"), "/../style/tokens.css");
    let Ok(tokens) = std::fs::read_to_string(tokens) else {
        println!("left out: there is no style/tokens.css");
        return;
    };
    let (light, dark) = tokens
        .split_once("prefers-color-scheme: dark")
        .expect("two themes");
    let value = |part: &str, name: &str| {
        let (_, after) = part
            .split_once(&format!("{name}:"))
            .expect("the token is there");
        let end = after.find(';').expect("a value ends");
        after[..end].trim().to_lowercase()
    };
    for (theme, part) in [(Theme::Light, light), (Theme::Dark, dark)] {
        assert_eq!(theme.ground(), value(part, "--surface"));
        assert_eq!(theme.ink(), value(part, "--ink"));
        assert_eq!(theme.soft_ink(), value(part, "--ink-2"));
        assert_eq!(theme.color(Role::Grid), value(part, "--line"));
        assert_eq!(theme.color(Role::Axis), value(part, "--line-strong"));
        assert_eq!(theme.color(Role::Mark), value(part, "--d1"));
        assert_eq!(theme.color(Role::Land), value(part, "--land"));
        for step in 1..=3 {
            let (below, above) = (Role::Below(step), Role::Above(step));
            assert_eq!(theme.color(below), value(part, &format!("--below-{step}")));
            assert_eq!(theme.color(above), value(part, &format!("--above-{step}")));
        }
        for n in 1..=Role::SERIES {
            let token = value(part, &format!("--d{n}"));
            for role in [
                Role::SeriesMark(n),
                Role::SeriesLine(n),
                Role::SeriesPoint(n),
            ] {
                assert_eq!(theme.color(role), token);
            }
        }
        for n in 1..=Role::LEVELS {
            assert_eq!(theme.color(Role::Level(n)), value(part, &format!("--l{n}")));
        }
        assert_eq!(theme.color(Role::Rest), value(part, "--rest"));
        assert_eq!(theme.color(Role::Band), value(part, "--band"));
        assert_eq!(theme.color(Role::Missing), value(part, "--hatch"));
        assert_eq!(theme.color(Role::OnMark), value(part, "--surface"));
    }
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Missing),
        any::<i64>().prop_map(Cell::Integer),
        (1990i64..2030).prop_map(Cell::Integer),
        any::<i32>().prop_map(Cell::Date),
        (0i32..30_000).prop_map(Cell::Date),
        (any::<i64>(), any::<Option<i16>>()).prop_map(|(micros, offset_minutes)| {
            Cell::DateTime {
                micros,
                offset_minutes,
            }
        }),
        any::<f64>().prop_map(Cell::Float),
        (any::<i128>(), 0u8..40).prop_map(|(mantissa, scale)| Cell::Decimal { mantissa, scale }),
        any::<bool>().prop_map(Cell::Boolean),
        any::<String>().prop_map(Cell::text),
        "[12][0-9]{3}[KMUHQ][0-9]{1,2}".prop_map(Cell::text),
    ]
}

fn any_data() -> impl Strategy<Value = ChartData> {
    let groups = prop::collection::vec(
        (any_cell(), any_cell(), any::<Option<f64>>(), any::<u32>()),
        0..30,
    );
    let form = prop_oneof![
        Just(ChartForm::Line),
        Just(ChartForm::Bar),
        Just(ChartForm::Histogram)
    ];
    let unit = prop_oneof![
        Just(None),
        Just(Some(TimeUnit::Year)),
        Just(Some(TimeUnit::Month)),
        Just(Some(TimeUnit::Day)),
    ];
    let ends = prop::option::of((any_cell(), any_cell()));
    let whole = any::<bool>();
    (form, unit, groups, any::<String>(), ends, whole).prop_map(
        |(form, unit, groups, name, ends, whole)| {
            let groups = groups.into_iter().map(|(key, to, value, rows)| Group {
                key,
                to: Some(to),
                value,
                rows: u64::from(rows),
                ..Group::default()
            });
            let mut data = data(form, &name, Some(&name), groups.collect());
            data.spec.unit = unit;
            data.by_extremes = ends;
            data.whole_numbers = whole;
            data
        },
    )
}

proptest! {
    /// Whatever the numbers and names, a chart is drawn and is valid.
    #[test]
    fn any_numbers_make_a_valid_drawing(data in any_data(), width in any::<u32>()) {
        for language in LANGUAGES {
            let chart = draw(&data, language, width);
            for primitive in &chart.scene.primitives {
                let finite = match primitive {
                    Primitive::Rect { x, y, width, height, .. } => {
                        *width >= 0.0 && *height >= 0.0 && (x + y + width + height).is_finite()
                    }
                    Primitive::Polyline { points, .. } => {
                        points.iter().all(|(x, y)| (x + y).is_finite())
                    }
                    Primitive::Polygon { rings, .. } => {
                        rings.iter().flatten().all(|(x, y)| (x + y).is_finite())
                    }
                    Primitive::Circle { x, y, radius, .. } => (x + y + radius).is_finite(),
                    Primitive::Area { rings, .. } => {
                        rings.iter().flatten().all(|(x, y)| (x + y).is_finite())
                    }
                    Primitive::Text { x, y, size, .. } => (x + y + size).is_finite(),
                };
                prop_assert!(finite, "{primitive:?}");
            }
            assert_valid(&svg(&chart, Theme::Dark));
        }
    }
}
