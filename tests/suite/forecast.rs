//! Forecasts from a file to a drawing: equal however the file is cut, drawn as before in both languages, honest.

use crate::chart::xml::assert_valid;
use crate::table::{CUTS, WHOLE, open};
use chart::{Theme, draw_forecast, svg};
use engine::job::block_on;
use engine::suggest::ranked;
use model::cell::Cell;
use model::forecast::{ForecastAsk, ForecastData, Refusal, Since, person_sign};
use model::message::Language;
use model::scene::{Anchor, Chart, Primitive, Role};
use model::view_spec::{BreakKind, ChartData, ChartForm};
use serde_json::Value;

const LOANS: &str = include_str!("../fixtures/forecast/udlaan.csv");
const PEOPLE: &str = include_str!("../fixtures/forecast/folketal.csv");
const LIBRARIES: &str = include_str!("../../src/samples/biblioteksudlaan.csv");
const SHORT: &str = include_str!("../fixtures/forecast/kort.csv");
const CITIZENS: &str = include_str!("../fixtures/forecast/borgere.csv");

const LANGUAGES: [(Language, &str); 2] = [(Language::Danish, "da"), (Language::English, "en")];

/// The line of a file, as it is suggested, and the question for what comes.
fn asked(text: &str, cut: crate::table::Cut) -> ForecastAsk {
    let table = open(text, cut);
    let columns = table.director.profile();
    let line = ranked(&columns)
        .into_iter()
        .find(|spec| spec.form == ChartForm::Line && spec.series.is_none())
        .unwrap();
    let checked = block_on(table.director.check()).unwrap();
    ForecastAsk {
        data: block_on(table.director.chart_data(&line)).unwrap(),
        steps: None,
        persons: person_sign(&columns, &checked.findings),
    }
}

fn answered(ask: &ForecastAsk) -> ForecastData {
    ForecastData {
        chart: ask.data.clone(),
        outcome: forecast::forecast(ask),
    }
}

fn drawn(ask: &ForecastAsk, language: Language, width: u32) -> Chart {
    draw_forecast(&answered(ask), language, width)
}

/// Loans only from a day on that something else was counted, with a level that changed and a month missing.
fn troubled() -> ForecastAsk {
    let mut ask = asked(LOANS, WHOLE);
    ask.data.breaks = vec![(BreakKind::Municipalities2007, 17_953)];
    ask.data.groups.remove(40);
    for group in ask.data.groups.iter_mut().skip(50) {
        group.value = group.value.map(|value| value - 5_000.0);
    }
    ask
}

fn words(chart: &Chart) -> String {
    let written = chart.scene.primitives.iter().filter_map(|one| match one {
        Primitive::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let written: Vec<&str> = written.collect();
    let mut out = format!(
        "title: {}\nsentence: {}\nalt: {}\ndrawn: {}\ntable: {}\n",
        chart.title,
        chart.sentence,
        chart.alt,
        written.join(" | "),
        chart.table_head.join(" | ")
    );
    for row in chart.table_rows.iter().rev().take(2) {
        out.push_str(&format!("  {}\n", row.join(" | ")));
    }
    for mark in chart.scene.marks.iter().rev().take(2) {
        out.push_str(&format!("mark: {}: {}\n", mark.label, mark.value));
    }
    out
}

#[test]
fn forecasts_are_drawn_as_before() {
    for (name, ask) in [
        ("loans", asked(LOANS, WHOLE)),
        ("people", asked(PEOPLE, WHOLE)),
        ("troubled", troubled()),
        ("short", asked(SHORT, WHOLE)),
        ("citizens", asked(CITIZENS, WHOLE)),
    ] {
        for (language, id) in LANGUAGES {
            let chart = drawn(&ask, language, 500);
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("forecast_{name}_{id}"), words(&chart));
            });
            for width in [200, 320, 720] {
                for theme in [Theme::Light, Theme::Dark] {
                    assert_valid(&svg(&drawn(&ask, language, width), theme));
                }
            }
        }
    }
    for (language, id) in LANGUAGES {
        let file = svg(&drawn(&asked(PEOPLE, WHOLE), language, 500), Theme::Light);
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("forecast_people_svg_{id}"), file);
        });
    }
}

#[test]
fn forecasts_are_equal_however_the_file_is_cut() {
    let whole = forecast::forecast(&asked(LOANS, WHOLE));
    assert!(whole.is_ok());
    for cut in CUTS {
        assert_eq!(forecast::forecast(&asked(LOANS, cut)), whole);
    }
}

/// The number at the end of the fan stands free of the lines, however they run there, and of the one at which the
/// forecast begins.
#[test]
fn the_last_number_is_not_written_over_the_line() {
    for (name, text) in [
        ("loans", LOANS),
        ("people", PEOPLE),
        ("libraries", LIBRARIES),
    ] {
        let ask = asked(text, WHOLE);
        for width in [278, 343, 640, 900] {
            let chart = drawn(&ask, Language::Danish, width);
            let lines = chart.scene.primitives.iter().filter_map(|one| match one {
                Primitive::Polyline {
                    points,
                    role: Role::Line | Role::Trend | Role::Reference,
                } => Some(points),
                _ => None,
            });
            let on_lines: Vec<(f64, f64)> = lines
                .flat_map(|points| points.iter().zip(points.iter().skip(1)))
                .flat_map(|(a, b)| {
                    (0..=40)
                        .map(|part| f64::from(part) / 40.0)
                        .map(move |part| (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part))
                })
                .collect();
            let mut labels = 0;
            for one in &chart.scene.primitives {
                if let Primitive::Text {
                    x,
                    y,
                    text,
                    size,
                    anchor: Anchor::End,
                    role: Role::ValueLabel,
                } = one
                {
                    labels += 1;
                    // digits are a little wider than half as high
                    let left = x - text.chars().count() as f64 * size * 0.5;
                    let is_over = on_lines.iter().any(|(at, height)| {
                        (left..*x).contains(at) && (y - size * 0.75..*y).contains(height)
                    });
                    assert!(!is_over, "{name} at {width}: {text}");
                    assert!(*y > 0.0 && *y < chart.scene.height, "{name} at {width}");
                }
            }
            assert_eq!(labels, 1, "{name} at {width}");
        }
    }
}

#[test]
fn known_and_forecast_are_told_apart() {
    let chart = drawn(&asked(PEOPLE, WHOLE), Language::Danish, 500);
    let lines = |role: Role| {
        let all = chart.scene.primitives.iter();
        all.filter(|one| matches!(one, Primitive::Polyline { role: own, .. } if *own == role))
            .count()
    };
    assert_eq!((lines(Role::Line), lines(Role::Trend)), (1, 1));
    assert!(Role::Trend.dash().is_some(), "what is not known is dashed");
    // two bands, the outer one around the inner
    let bands: Vec<&Vec<(f64, f64)>> = chart
        .scene
        .primitives
        .iter()
        .filter_map(|one| match one {
            Primitive::Polygon { rings, .. } => rings.first(),
            _ => None,
        })
        .collect();
    let [outer, inner] = bands[..] else { panic!() };
    let height = |ring: &[(f64, f64)]| {
        let ends = |all: f64, one: &(f64, f64)| all.max(one.1);
        let low = ring.iter().fold(f64::MIN, ends);
        low - ring.iter().map(|one| one.1).fold(f64::MAX, f64::min)
    };
    assert!(height(outer) > height(inner) && height(inner) > 0.0);
    for name in [
        "Kendte tal",
        "Fremskrivning",
        "80\u{a0}% sandsynligt",
        "95\u{a0}% sandsynligt",
    ] {
        assert!(words(&chart).contains(name), "{name}");
    }
}

#[test]
fn every_forecast_says_how_wrong_it_would_have_been_and_what_it_is_not() {
    for ask in [asked(LOANS, WHOLE), asked(PEOPLE, WHOLE), troubled()] {
        let chart = drawn(&ask, Language::Danish, 500);
        assert!(
            chart
                .sentence
                .contains("ville modellen have ramt forkert med"),
            "{}",
            chart.sentence
        );
        assert!(chart.alt.contains("ikke viden om fremtiden"));
        assert!(chart.sentence.contains("80\u{a0}% sandsynlighed mellem"));
        // no cause is claimed
        for cause in ["fordi", "skyldes", "på grund af"] {
            assert!(
                !chart.sentence.contains(cause),
                "{cause}: {}",
                chart.sentence
            );
        }
    }
}

#[test]
fn a_break_a_gap_and_a_level_are_marked_and_said() {
    let ask = troubled();
    let said = forecast::forecast(&ask).unwrap();
    assert!(matches!(
        said.since,
        Some((_, Since::Break(BreakKind::Municipalities2007)))
    ));
    assert_eq!((said.filled.len(), said.shifts.len()), (1, 1));
    let chart = drawn(&ask, Language::Danish, 720);
    for word in [
        "kommunalreformen i 2007 ændrede",
        "Der er intet tal for maj 2022",
        "Niveauet skifter i",
    ] {
        assert!(chart.sentence.contains(word), "{word}: {}", chart.sentence);
    }
    for word in ["Kommunalreform 2007", "Niveauskift", "Fremskrevet"] {
        assert!(words(&chart).contains(word), "{word}");
    }
}

#[test]
fn rows_about_persons_are_not_forecast() {
    let ask = asked(CITIZENS, WHOLE);
    let Err(Refusal::Persons(sign)) = forecast::forecast(&ask) else {
        panic!("rows with numbers of persons were forecast");
    };
    assert_eq!(sign.column.as_deref(), Some("CPR-nr"));
    let chart = drawn(&ask, Language::Danish, 500);
    assert!(
        chart
            .sentence
            .starts_with("Ingen fremskrivning: Rækkerne handler om personer")
    );
    let dashed = |one: &Primitive| {
        matches!(
            one,
            Primitive::Polyline {
                role: Role::Trend,
                ..
            }
        )
    };
    assert!(!chart.scene.primitives.iter().any(dashed));
}

/// Every reason to say nothing has its sentence, in both languages.
#[test]
fn each_refusal_says_why() {
    let shift = model::forecast::LevelShift {
        at: Cell::Integer(2022),
        before: 300.0,
        after: 500.0,
    };
    let chart: ChartData = asked(PEOPLE, WHOLE).data;
    let step = model::forecast::TimeStep::Month;
    let short = |since| Refusal::TooShort {
        step,
        has: 8,
        needed: 36,
        since,
    };
    let all = [
        Refusal::Persons(model::forecast::PersonSign { column: None }),
        Refusal::NotInTime,
        Refusal::SeveralSeries,
        Refusal::NotRegular,
        Refusal::FutureOnly,
        short(None),
        short(Some(BreakKind::Bornholm2003)),
        Refusal::Gaps { missing: 5, of: 30 },
        Refusal::ShiftAtEnd(shift),
        Refusal::Constant(5.0),
        Refusal::SmallCounts { below: 12, of: 24 },
        Refusal::TooFar { asked: 30, most: 9 },
        Refusal::NoModel,
    ];
    for (language, id) in LANGUAGES {
        let said = all.iter().map(|refusal| {
            let data = ForecastData {
                chart: chart.clone(),
                outcome: Err(refusal.clone()),
            };
            format!(
                "{}: {}\n",
                refusal.id(),
                draw_forecast(&data, language, 320).sentence
            )
        });
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("forecast_refusals_{id}"), said.collect::<String>());
        });
    }
}

/// What the command line answers, kept for `tests/e2e/forecast.spec.mjs`: the page must say the same.
const KEPT: [(&str, &str); 2] = [
    (
        "udlaan",
        include_str!("../fixtures/forecast/udlaan.forecast.json"),
    ),
    (
        "folketal",
        include_str!("../fixtures/forecast/folketal.forecast.json"),
    ),
];

fn told(name: &str) -> Value {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/forecast")
        .join(format!("{name}.csv"));
    let words = ["forecast".into(), file.into_os_string(), "--json".into()];
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let code = cli::run(words.to_vec(), &mut out, &mut errors);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&errors));
    serde_json::from_slice(&out).unwrap()
}

/// The numbers of a forecast: for each time the middle and the ends of both intervals.
fn points(told: &Value) -> Vec<f64> {
    let points = told["points"].as_array().unwrap().iter();
    let numbers = points.flat_map(|point| {
        let middle = point["value"].as_f64();
        let ends = ["interval_80", "interval_95"].into_iter();
        let ends = ends.flat_map(|name| point[name].as_array().unwrap().iter().map(Value::as_f64));
        std::iter::once(middle).chain(ends).map(Option::unwrap)
    });
    numbers.collect()
}

#[test]
fn the_command_line_says_the_numbers_that_the_page_is_held_against() {
    for (name, kept) in KEPT {
        let told = told(name);
        if std::env::var_os("UPDATE_FORECASTS").is_some() {
            let path = format!("fixtures/forecast/{name}.forecast.json");
            let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            std::fs::write(file, format!("{told:#}\n")).unwrap();
            continue;
        }
        let kept: Value = serde_json::from_str(kept).unwrap();
        for word in ["step", "method", "known", "title"] {
            assert_eq!(told[word], kept[word], "{name}: {word}");
        }
        let (own, kept) = (points(&told), points(&kept));
        assert_eq!(own.len(), kept.len());
        assert!(own.len() >= 25);
        for (own, kept) in own.iter().zip(&kept) {
            assert!(
                (own - kept).abs() <= 1e-9 * kept.abs(),
                "{name}: {own}, kept {kept}"
            );
        }
    }
}
