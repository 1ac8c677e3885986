//! Charts: what is drawn and said, in both languages, over honest and hostile numbers.

use chart::{Theme, draw, svg};
use model::cell::Cell;
use model::message::Language;
use model::scene::{Anchor, Chart, Primitive, Role};
use model::view_spec::{
    ChartData, ChartForm, ChartReason, Group, Measure, TimeUnit, ViewSpec,
};

const LANGUAGES: [Language; 2] = [Language::Danish, Language::English];
const WIDTHS: [u32; 5] = [200, 280, 375, 500, 700];

fn data(form: ChartForm, by_name: &str, measure_name: Option<&str>, groups: Vec<Group>) -> ChartData {
    let measure = match measure_name {
        Some(_) => Measure::Sum { column: 1 },
        None => Measure::Count,
    };
    let reason = match form {
        ChartForm::Line => ChartReason::OverTime,
        ChartForm::Bar => ChartReason::FewGroups,
        ChartForm::Histogram => ChartReason::Spread,
    };
    ChartData {
        spec: ViewSpec {
            form,
            by: 0,
            measure,
            reason,
            unit: None,
            called: None,
            only: Vec::new(),
            except: Vec::new(),
        },
        by_name: by_name.to_owned(),
        measure_name: measure_name.map(str::to_owned),
        only_names: Vec::new(),
        except_names: Vec::new(),
        groups,
        left_out: 0,
        missing_rows: 0,
        whole_numbers: true,
        by_extremes: None,
    }
}

fn group(key: Cell, value: Option<f64>, rows: u64) -> Group {
    Group {
        key,
        to: None,
        value,
        rows,
    }
}

/// Households in Copenhagen by year, as the real file adds up: far from zero and close together.
fn households() -> ChartData {
    let totals = [
        271_240, 271_722, 272_377, 272_779, 273_838, 276_227, 276_697, 278_279, 279_867, 282_271,
        284_159, 286_605,
    ];
    let groups = (2003..).zip(totals);
    let groups = groups.map(|(year, n)| group(Cell::Integer(year), Some(f64::from(n)), 701));
    data(ChartForm::Line, "AAR", Some("HUSTANDE"), groups.collect())
}

/// Buildings from before 1850 by year of counting: years are missing, and from 2018 on they are counted
/// otherwise.
fn buildings() -> ChartData {
    let counted = [
        (1991, 1653), (1992, 1652), (1995, 1654), (1996, 1649), (1997, 1649), (2001, 1653),
        (2002, 1653), (2003, 1638), (2004, 1635), (2005, 1633), (2006, 1646), (2007, 1645),
        (2008, 1661), (2009, 1662), (2010, 1661), (2011, 1665), (2012, 1568), (2013, 1614),
        (2014, 1671), (2015, 1682), (2016, 1670), (2017, 1679), (2018, 6042), (2019, 6161),
        (2020, 6196), (2021, 6183), (2022, 6194), (2023, 6145),
    ];
    let groups = counted.map(|(year, n)| group(Cell::Integer(year), Some(f64::from(n)), 1));
    let mut data = data(ChartForm::Line, "TID", Some("INDHOLD"), groups.to_vec());
    data.spec.called = Some("Antal bygninger".to_owned());
    data.spec.only = vec![(0, Cell::text("København i alt"))];
    data.only_names = vec!["OMRKK".to_owned()];
    data
}

fn districts() -> ChartData {
    let rows = [
        ("Nørrebro", 41_230.0),
        ("Amager Vest", 38_110.0),
        ("Østerbro", 37_905.0),
        ("Vesterbro/Kongens Enghave", 35_012.0),
        ("Indre By", 30_440.0),
        ("Brønshøj-Husum", 19_870.0),
        ("Bispebjerg", 24_006.0),
        ("Uden for inddeling", 312.0),
    ];
    let mut groups: Vec<Group> = rows
        .iter()
        .map(|(name, n)| group(Cell::text(*name), Some(*n), 840))
        .collect();
    groups.sort_by(|a, b| b.value.partial_cmp(&a.value).expect("numbers"));
    let mut data = data(ChartForm::Bar, "DISTRIKTSNAVN", Some("HUSTANDE"), groups);
    data.spec.except = vec![(0, Cell::text("København i alt"))];
    data.except_names = vec!["DISTRIKTSNAVN".to_owned()];
    data
}

fn balances() -> ChartData {
    let rows = [
        ("Børn og unge i særlige tilbud, herunder specialskoler og dagbehandling", 12.5),
        ("Ældre", 3.25),
        ("Veje og parker", -4.75),
        ("Administration", -18.0),
        ("Kultur", 0.0),
    ];
    let groups = rows.map(|(name, n)| group(Cell::text(name), Some(n), 1));
    let mut data = data(ChartForm::Bar, "Udvalg", Some("Afvigelse i mio. kr."), groups.to_vec());
    data.whole_numbers = false;
    data
}

fn spread() -> ChartData {
    let rows = [3, 10, 45, 120, 96, 51, 22, 9, 4, 0, 0, 1];
    let groups = (0..).zip(rows).map(|(i, n)| Group {
        key: Cell::Integer(i * 500),
        to: Some(Cell::Integer((i + 1) * 500)),
        value: Some(n as f64),
        rows: n,
    });
    data(ChartForm::Histogram, "Udgift i kr.", None, groups.collect())
}

fn months() -> ChartData {
    // months from January 2022 on, first days of them counted from 1970
    let mut day = 18_993;
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut groups = Vec::new();
    for i in 0..27 {
        let rows = 80 + (i * 37) % 41 + i;
        groups.push(group(Cell::Date(day), Some(rows as f64), rows as u64));
        let leap = i32::from(i == 25);
        day += lengths[i as usize % 12] + leap;
    }
    // the last month has only begun
    if let Some(last) = groups.last_mut() {
        last.value = Some(9.0);
    }
    let mut data = data(ChartForm::Line, "Modtaget", None, groups);
    data.spec.unit = Some(TimeUnit::Month);
    data.by_extremes = Some((Cell::Date(18_993), Cell::Date(19_786)));
    data
}

fn daily() -> ChartData {
    let groups = (0..207)
        .filter(|i| !(100..112).contains(i))
        .map(|i| {
            let x = f64::from(i);
            let value = (x / 20.0).sin().mul_add(400.0, 420.0 + x).round();
            group(Cell::Date(18_288 + i), Some(value), 1)
        })
        .collect();
    data(ChartForm::Line, "Date", Some("NewPositive"), groups)
}

fn quarters() -> ChartData {
    let mut groups = Vec::new();
    for year in 2008..2016 {
        for quarter in 1..=4 {
            let value = 5_475_791.0 + f64::from((year - 2008) * 4 + quarter) * 7_000.0;
            groups.push(group(Cell::text(format!("{year}K{quarter}")), Some(value), 250));
        }
    }
    let mut data = data(ChartForm::Line, "TID", Some("INDHOLD"), groups);
    data.spec.only = vec![(0, Cell::text("000"))];
    data.only_names = vec!["OMRÅDE".to_owned()];
    data
}

fn gallery() -> Vec<(&'static str, ChartData)> {
    vec![
        ("households", households()),
        ("buildings", buildings()),
        ("districts", districts()),
        ("balances", balances()),
        ("spread", spread()),
        ("months", months()),
        ("daily", daily()),
        ("quarters", quarters()),
    ]
}

#[test]
fn charts_are_drawn_as_before() {
    for (name, data) in gallery() {
        for language in LANGUAGES {
            let chart = draw(&data, language, 320);
            let id = if language == Language::Danish { "da" } else { "en" };
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
        out.push_str(&format!("mark: {}: {} {:?}\n", mark.label, mark.value, mark.filter));
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
                    let path = std::path::Path::new(folder).join(format!("{name}_{width}_{theme:?}.svg"));
                    std::fs::write(path, &file).expect("the folder is there");
                }
            }
        }
    }
}
