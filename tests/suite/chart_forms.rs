//! Every form of chart, from a file to its drawing: equal however the file is cut, drawn as before in both
//! languages, words that neither meet nor leave the drawing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::table::{CUTS, Cut, Table, WHOLE, open};
use chart::{Theme, draw, svg};
use engine::job::block_on;
use model::cell::Cell;
use model::message::Language;
use model::scene::{Anchor, Chart, Primitive, Role};
use model::view_spec::{
    ChartData, ChartForm, ChartReason, Measure, Order, ShareOf, Source, TimeUnit, ViewSpec,
};

const PUPILS: &str = include_str!("../fixtures/chart/elever.csv");
const AGES: &str = include_str!("../fixtures/chart/alder.csv");
const HOMES: &str = include_str!("../fixtures/chart/boliger.csv");
const PEOPLE: &str = include_str!("../fixtures/chart/befolkning.csv");
const ABSENCE: &str = include_str!("../fixtures/chart/fravaer.csv");
const CYCLES: &str = include_str!("../fixtures/chart/cykler.csv");
const VISITS: &str = include_str!("../fixtures/chart/besoeg.csv");

fn spec(form: ChartForm, by: u32, series: Option<u32>, measure: Measure) -> ViewSpec {
    ViewSpec {
        series,
        ..ViewSpec::new(form, by, measure, ChartReason::Chosen)
    }
}

/// Columns side by side as series, named by the first one.
fn beside(form: ChartForm, across: &[u32]) -> ViewSpec {
    let column = across[across.len() - 1];
    ViewSpec {
        across: across.to_vec(),
        ..ViewSpec::new(form, 0, Measure::Sum { column }, ChartReason::Chosen)
    }
}

/// Each form with the file it is drawn from.
pub fn gallery() -> Vec<(&'static str, &'static str, ViewSpec)> {
    let pupils = Measure::Sum { column: 3 };
    let share = Measure::Share {
        column: Some(3),
        of: ShareOf::Group,
    };
    let year = |year| (0, Cell::Integer(year));
    let primary = (2, Cell::text("Folkeskole"));
    let of_primary = |spec: ViewSpec| ViewSpec {
        only: vec![primary.clone()],
        ..spec
    };
    let last_year = |spec: ViewSpec| ViewSpec {
        only: vec![year(2012)],
        ..spec
    };
    let total = (0, Cell::text("I alt"));
    vec![
        (
            "pyramid_of_columns",
            PEOPLE,
            ViewSpec {
                except: vec![total],
                ..beside(ChartForm::Pyramid, &[1, 2])
            },
        ),
        (
            "line_of_columns",
            ABSENCE,
            beside(ChartForm::Line, &[1, 2, 3, 4, 5]),
        ),
        (
            "heat_map_of_columns",
            CYCLES,
            beside(ChartForm::HeatMap, &[2, 3, 4, 5, 6, 7, 1]),
        ),
        (
            "bar",
            PUPILS,
            last_year(spec(ChartForm::Bar, 1, None, pupils)),
        ),
        (
            "bar_median",
            HOMES,
            spec(ChartForm::Bar, 1, None, Measure::Median { column: 4 }),
        ),
        ("column", PUPILS, spec(ChartForm::Column, 0, None, pupils)),
        (
            "grouped",
            PUPILS,
            last_year(spec(ChartForm::GroupedBar, 1, Some(2), pupils)),
        ),
        (
            "stacked",
            PUPILS,
            last_year(spec(ChartForm::StackedBar, 1, Some(2), pupils)),
        ),
        (
            "shares",
            PUPILS,
            last_year(spec(ChartForm::ShareBar, 1, Some(2), share)),
        ),
        ("lines", PUPILS, spec(ChartForm::Line, 0, Some(1), pupils)),
        ("area", PUPILS, spec(ChartForm::Area, 0, Some(2), pupils)),
        (
            "multiples",
            PUPILS,
            of_primary(spec(ChartForm::SmallMultiples, 0, Some(1), pupils)),
        ),
        (
            "slope",
            PUPILS,
            of_primary(spec(
                ChartForm::Slope,
                0,
                Some(1),
                Measure::Mean { column: 4 },
            )),
        ),
        (
            "dumbbell",
            PUPILS,
            of_primary(spec(
                ChartForm::Dumbbell,
                1,
                Some(0),
                Measure::Mean { column: 4 },
            )),
        ),
        (
            "histogram",
            HOMES,
            spec(ChartForm::Histogram, 3, None, Measure::Count),
        ),
        (
            "box",
            HOMES,
            spec(ChartForm::Box, 1, None, Measure::Each { column: 4 }),
        ),
        (
            "scatter",
            HOMES,
            spec(ChartForm::Scatter, 2, None, Measure::Each { column: 3 }),
        ),
        (
            "heat",
            PUPILS,
            of_primary(spec(ChartForm::HeatMap, 1, Some(0), pupils)),
        ),
        (
            "treemap",
            PUPILS,
            last_year(spec(ChartForm::Treemap, 1, None, pupils)),
        ),
        (
            "pyramid",
            AGES,
            spec(ChartForm::Pyramid, 0, Some(1), Measure::Sum { column: 2 }),
        ),
        (
            "calendar",
            VISITS,
            ViewSpec {
                unit: Some(TimeUnit::Day),
                ..spec(ChartForm::Calendar, 0, None, Measure::Sum { column: 1 })
            },
        ),
    ]
}

pub fn numbers(table: &Table, spec: &ViewSpec) -> ChartData {
    let mut data = block_on(table.director.chart_data(spec)).expect("groups");
    data.source = Some(Source {
        file: "elever.csv".to_owned(),
        day: Some(20_000),
        subject: Some("17.01 Folkeskolen".to_owned()),
    });
    data
}

fn drawn(name: &str) -> (ChartData, Chart) {
    let (_, file, spec) = gallery()
        .into_iter()
        .find(|one| one.0 == name)
        .expect("the form is there");
    let data = numbers(&open(file, WHOLE), &spec);
    let chart = draw(&data, Language::Danish, 600);
    (data, chart)
}

#[test]
fn numbers_are_equal_however_the_file_is_cut() {
    let mut shapes: Vec<Cut> = vec![WHOLE];
    shapes.extend(CUTS);
    for (name, file, spec) in gallery() {
        let all: Vec<ChartData> = shapes
            .iter()
            .map(|cut| numbers(&open(file, *cut), &spec))
            .collect();
        for other in &all[1..] {
            assert_eq!(other, &all[0], "{name}");
        }
    }
}

#[test]
fn every_form_is_in_the_gallery() {
    let gallery = gallery();
    for form in ChartForm::ALL {
        assert!(
            gallery.iter().any(|(_, _, spec)| spec.form == form),
            "{form:?}"
        );
    }
}

/// Writes every form when a folder is named, to be looked at.
#[test]
fn forms_are_drawn_as_before() {
    let folder = std::env::var_os("DATALUP_GALLERY");
    for (name, file, spec) in gallery() {
        let data = numbers(&open(file, WHOLE), &spec);
        if let Some(folder) = &folder {
            for (width, theme) in [
                (300, Theme::Light),
                (300, Theme::Dark),
                (700, Theme::Light),
                (700, Theme::Dark),
            ] {
                let file = svg(&draw(&data, Language::Danish, width), theme);
                let path = format!("form_{name}_{width}_{theme:?}.svg");
                std::fs::write(std::path::Path::new(folder).join(path), &file)
                    .expect("the folder is there");
            }
        }
        for (language, id) in [(Language::Danish, "da"), (Language::English, "en")] {
            let chart = draw(&data, language, 600);
            let file = svg(&chart, Theme::Light);
            let text = format!(
                "alt: {}\nreason: {}\nmarks: {}\n{}\n{file}",
                chart.alt,
                chart.reason,
                chart.scene.marks.len(),
                table(&chart)
            );
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("form_{name}_{id}"), text);
            });
        }
    }
}

fn table(chart: &Chart) -> String {
    let mut out = format!("table: {}\n", chart.table_head.join(" | "));
    for row in chart.table_rows.iter().take(4) {
        out.push_str(&format!("  {}\n", row.join(" | ")));
    }
    out
}

/// Left, upper, right and lower edge of a text, by the letters of a typical font.
fn bounds(text: &str, (x, y): (f64, f64), size: f64, anchor: Anchor, role: Role) -> [f64; 4] {
    let letter = if role.is_strong() { 0.55 } else { 0.5 };
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
fn words_of_every_form_neither_meet_nor_leave_the_drawing() {
    for (name, file, spec) in gallery() {
        let data = numbers(&open(file, WHOLE), &spec);
        for width in [280, 300, 375, 500, 700, 900] {
            let chart = draw(&data, Language::Danish, width);
            let boxes: Vec<(&str, [f64; 4])> = chart
                .scene
                .primitives
                .iter()
                .filter_map(|one| match one {
                    Primitive::Text {
                        x,
                        y,
                        text,
                        size,
                        anchor,
                        role,
                    } => Some((text.as_str(), bounds(text, (*x, *y), *size, *anchor, *role))),
                    _ => None,
                })
                .collect();
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

#[test]
fn bars_of_every_form_begin_at_zero() {
    // the longest and the shortest bar are to each other as their numbers
    for name in ["bar", "column", "grouped"] {
        let (data, chart) = drawn(name);
        let is_upright = name == "column";
        let mut sizes: Vec<f64> = chart
            .scene
            .primitives
            .iter()
            .filter_map(|one| match one {
                Primitive::Rect {
                    width,
                    height,
                    role: Role::Mark | Role::SeriesMark(_),
                    ..
                } => Some(if is_upright { *height } else { *width }),
                _ => None,
            })
            .collect();
        if name == "grouped" {
            // the squares of the legend come first
            sizes.drain(..data.series.len());
        }
        let values: Vec<f64> = if data.series.is_empty() {
            data.groups.iter().filter_map(|group| group.value).collect()
        } else {
            let parts = data.groups.iter().flat_map(|group| &group.parts);
            parts.filter_map(|part| part.value).collect()
        };
        assert_eq!(sizes.len(), values.len(), "{name}");
        let unit = sizes[0] / values[0];
        for (size, value) in sizes.iter().zip(&values) {
            assert!(
                (size - value * unit).abs() < 0.2,
                "{name}: {size} for {value}"
            );
        }
    }
}

#[test]
fn medians_are_those_of_the_sorted_values_and_few_are_not_ranked() {
    let (data, chart) = drawn("bar_median");
    let cells = open(HOMES, WHOLE).cells();
    for group in &data.groups {
        let mut days: Vec<f64> = cells
            .iter()
            .filter(|row| row[1] == group.key)
            .filter_map(|row| row[4].as_f64())
            .collect();
        days.sort_by(f64::total_cmp);
        let middle = days.len() / 2;
        let median = if days.len() % 2 == 1 {
            days[middle]
        } else {
            (days[middle - 1] + days[middle]) / 2.0
        };
        assert_eq!(group.value, Some(median), "{:?}", group.key);
    }
    // Direktion has three values, by far the largest: it is drawn last and is no "largest"
    assert_eq!(data.unranked, 1);
    assert_eq!(data.groups.last().unwrap().key, Cell::text("Direktion"));
    assert!(!chart.sentence.starts_with("Størst er Direktion"));
    assert!(
        chart
            .sentence
            .contains("1 gruppe med under 5 værdier står til sidst uden rang."),
        "{}",
        chart.sentence
    );
}

#[test]
fn differences_of_percentages_are_percentage_points() {
    for name in ["shares", "slope", "dumbbell"] {
        let (data, chart) = drawn(name);
        assert!(data.percent, "{name}");
        assert!(
            chart.sentence.contains("procentpoint"),
            "{name}: {}",
            chart.sentence
        );
    }
}

#[test]
fn a_growth_from_two_to_four_is_never_a_hundred_per_cent() {
    let file = "År;By;Antal\n2020;A;2\n2021;A;4\n2020;B;3\n2021;B;3\n";
    let table = open(file, WHOLE);
    for form in [ChartForm::Line, ChartForm::Slope, ChartForm::SmallMultiples] {
        let spec = spec(form, 0, Some(1), Measure::Sum { column: 2 });
        let chart = draw(&numbers(&table, &spec), Language::Danish, 500);
        assert!(
            chart.sentence.contains("fra 2") && chart.sentence.contains("til 4"),
            "{form:?}: {}",
            chart.sentence
        );
        assert!(!chart.alt.contains('%'), "{form:?}: {}", chart.alt);
    }
}

#[test]
fn no_cause_is_claimed_of_numbers_that_go_together() {
    let (data, chart) = drawn("scatter");
    let fit = data.cloud.unwrap().trend.unwrap();
    assert!(fit.share > 0.25 && fit.slope > 0.0, "{fit:?}");
    assert!(
        chart
            .sentence
            .contains("Det siger ikke, at det ene er årsag til det andet."),
        "{}",
        chart.sentence
    );
    for word in ["fordi", "skyldes", "derfor", "påvirker", "medfører"] {
        assert!(!chart.sentence.contains(word), "{}", chart.sentence);
    }
}

#[test]
fn prose_has_one_decimal_at_most() {
    for (name, ..) in gallery() {
        let (_, chart) = drawn(name);
        let text: Vec<char> = chart.sentence.chars().collect();
        for (at, c) in text.iter().enumerate() {
            let after = text[at + 1..]
                .iter()
                .take_while(|c| c.is_ascii_digit())
                .count();
            let before = at > 0 && text[at - 1].is_ascii_digit();
            // r² is a share of one and needs two
            let is_fit = at > 1 && text[at - 1] == '0' && chart.sentence.contains("r²");
            assert!(
                *c != ',' || !before || after <= 1 || is_fit,
                "{name}: {}",
                chart.sentence
            );
        }
    }
}

#[test]
fn gaps_and_known_breaks_are_said_and_marked() {
    let (data, chart) = drawn("lines");
    assert_eq!(data.breaks.len(), 1, "the reform of 2007 lies within");
    assert!(
        chart.sentence.contains("1.1.2007 blev 271 kommuner til 98"),
        "{}",
        chart.sentence
    );
    let references = chart.scene.primitives.iter().filter(|one| {
        matches!(
            one,
            Primitive::Polyline {
                role: Role::Reference,
                ..
            }
        )
    });
    assert_eq!(references.count(), 1);
    // Lolland has no numbers for 2007 and 2008: its line is in two pieces
    let at = data
        .series
        .iter()
        .position(|key| *key == Cell::text("Lolland"))
        .unwrap();
    let role = Role::SeriesLine(at as u8 + 1);
    let pieces = chart
        .scene
        .primitives
        .iter()
        .filter(|one| matches!(one, Primitive::Polyline { role: own, .. } if *own == role));
    assert_eq!(pieces.count(), 2);
}

#[test]
fn order_by_name_is_danish_and_numbers_in_names_count() {
    let file = "Navn;Antal\nÅrhus;5\nAalborg;3\nÆrø;9\nBillund;1\n5-9 år;4\n10-14 år;8\n";
    let table = open(file, WHOLE);
    let spec = ViewSpec {
        order: Order::ByName,
        ..spec(ChartForm::Bar, 0, None, Measure::Sum { column: 1 })
    };
    let names: Vec<Cell> = numbers(&table, &spec)
        .groups
        .into_iter()
        .map(|group| group.key)
        .collect();
    let expected = ["5-9 år", "10-14 år", "Billund", "Ærø", "Aalborg", "Århus"];
    assert_eq!(names, expected.map(Cell::text));
}

#[test]
fn shares_of_a_group_make_a_hundred() {
    let (data, _) = drawn("shares");
    for group in &data.groups {
        let sum: f64 = group.parts.iter().filter_map(|part| part.value).sum();
        assert!((sum - 100.0).abs() < 1e-9, "{group:?}");
    }
}

#[test]
fn many_points_are_counted_in_a_grid_and_none_is_lost() {
    let mut file = String::from("x;y\n");
    for i in 0..20_000 {
        file.push_str(&format!("{};{}\n", i % 997, (i * 7) % 1009 + i % 997));
    }
    let spec = spec(ChartForm::Scatter, 0, None, Measure::Each { column: 1 });
    let one = numbers(&open(&file, WHOLE), &spec);
    assert_eq!(one, numbers(&open(&file, CUTS[0]), &spec));
    let cloud = one.cloud.unwrap();
    let model::view_spec::Dots::Bins { counts, .. } = cloud.dots else {
        panic!("a grid was expected");
    };
    assert_eq!(counts.iter().sum::<u64>(), 20_000);
    assert!(counts.len() <= 49 * 33);
    assert!(cloud.trend.unwrap().slope > 0.5);
}

/// Prints how long it takes; what is right is checked, how fast it is belongs to the bench.
#[test]
fn a_hundred_thousand_rows_are_grouped_and_drawn() {
    let mut file = String::from("år;kommune;antal;dage\n");
    for i in 0..100_000u32 {
        let line = format!(
            "{};Kommune {};{};{}\n",
            2000 + i % 20,
            i % 98,
            i % 1000,
            i % 367
        );
        file.push_str(&line);
    }
    let table = open(&file, WHOLE);
    for (form, series, measure) in [
        (ChartForm::HeatMap, Some(0), Measure::Sum { column: 2 }),
        (ChartForm::StackedBar, Some(0), Measure::Sum { column: 2 }),
        (ChartForm::Bar, None, Measure::Median { column: 3 }),
        (ChartForm::Box, None, Measure::Each { column: 3 }),
    ] {
        let spec = spec(form, 1, series, measure);
        let begun = std::time::Instant::now();
        let data = numbers(&table, &spec);
        let grouped = begun.elapsed();
        let chart = draw(&data, Language::Danish, 700);
        println!(
            "{form:?}: grouped {grouped:?}, and drawn {:?}",
            begun.elapsed()
        );
        assert!(!chart.scene.marks.is_empty(), "{form:?}");
    }
}
