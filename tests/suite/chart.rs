//! Charts: what is drawn and said, in both languages, over honest and hostile numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chart::{Theme, draw, svg};
use model::cell::Cell;
use model::message::Language;
use model::scene::{Anchor, Chart, Primitive, Role};
use model::view_spec::{ChartData, ChartForm, ChartReason, Group, Measure, TimeUnit, ViewSpec};

const LANGUAGES: [Language; 2] = [Language::Danish, Language::English];
const WIDTHS: [u32; 5] = [200, 280, 375, 500, 700];

fn data(
    form: ChartForm,
    by_name: &str,
    measure_name: Option<&str>,
    groups: Vec<Group>,
) -> ChartData {
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
        (1991, 1653),
        (1992, 1652),
        (1995, 1654),
        (1996, 1649),
        (1997, 1649),
        (2001, 1653),
        (2002, 1653),
        (2003, 1638),
        (2004, 1635),
        (2005, 1633),
        (2006, 1646),
        (2007, 1645),
        (2008, 1661),
        (2009, 1662),
        (2010, 1661),
        (2011, 1665),
        (2012, 1568),
        (2013, 1614),
        (2014, 1671),
        (2015, 1682),
        (2016, 1670),
        (2017, 1679),
        (2018, 6042),
        (2019, 6161),
        (2020, 6196),
        (2021, 6183),
        (2022, 6194),
        (2023, 6145),
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
        (
            "Børn og unge i særlige tilbud, herunder specialskoler og dagbehandling",
            12.5,
        ),
        ("Ældre", 3.25),
        ("Veje og parker", -4.75),
        ("Administration", -18.0),
        ("Kultur", 0.0),
    ];
    let groups = rows.map(|(name, n)| group(Cell::text(name), Some(n), 1));
    let mut data = data(
        ChartForm::Bar,
        "Udvalg",
        Some("Afvigelse i mio. kr."),
        groups.to_vec(),
    );
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
            groups.push(group(
                Cell::text(format!("{year}K{quarter}")),
                Some(value),
                250,
            ));
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
            mark.label, mark.value, mark.filter
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

/// Reads a drawing as XML and looks for anything that could act or fetch.
fn assert_valid(file: &str) {
    let mut reader = quick_xml::Reader::from_str(file);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().expect("valid XML") {
            quick_xml::events::Event::Start(e) => {
                depth += 1;
                assert_harmless(&e);
            }
            quick_xml::events::Event::Empty(e) => assert_harmless(&e),
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    for c in file.chars() {
        assert!(
            !c.is_control() || c == '\n',
            "a control character in the drawing: {c:?}"
        );
        assert!(
            !matches!(
                c,
                '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}' | '\u{ffff}' | '\u{fffe}'
            ),
            "a direction sign in the drawing: {c:?}"
        );
    }
}

fn assert_harmless(element: &quick_xml::events::BytesStart<'_>) {
    const ELEMENTS: [&str; 9] = [
        "svg", "title", "desc", "g", "rect", "polyline", "circle", "text", "path",
    ];
    let name = element.name().as_ref().to_owned();
    assert!(ELEMENTS.contains(&name.as_str()), "<{name}> in the drawing");
    for attribute in element.attributes() {
        let attribute = attribute.expect("valid attribute");
        let key = attribute.key.as_ref().to_owned();
        assert!(
            !key.starts_with("on") && !key.contains("href") && key != "style",
            "{key} in the drawing"
        );
    }
}

/// Left, upper, right and lower edge of a text, by the letters of a typical font: digits are 0.6 wide. Rough on purpose: it checks the drawing's own measuring.
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

/// Numbers and names that charts seldom meet.
fn odd() -> Vec<(&'static str, ChartData)> {
    let year = |year: i64, value: f64| group(Cell::Integer(year), Some(value), 1);
    let line = |groups: Vec<Group>| data(ChartForm::Line, "AAR", Some("Antal"), groups);
    let bar = |groups: Vec<Group>| data(ChartForm::Bar, "Navn", Some("Antal"), groups);
    let named = |name: &str, value: Option<f64>| group(Cell::text(name), value, 1);
    let mut fractions = line(
        (2000..2020)
            .map(|y| year(y, 1.0 / (y - 1990) as f64))
            .collect(),
    );
    fractions.whole_numbers = false;
    vec![
        ("empty line", line(Vec::new())),
        ("empty bars", bar(Vec::new())),
        (
            "empty histogram",
            data(ChartForm::Histogram, "Antal", None, Vec::new()),
        ),
        ("one year", line(vec![year(2020, 12.0)])),
        ("two years", line(vec![year(2020, 12.0), year(2021, 12.0)])),
        ("zeros", line((2000..2010).map(|y| year(y, 0.0)).collect())),
        (
            "negative line",
            line(
                (2000..2010)
                    .map(|y| year(y, -1_000.0 * (y - 1995) as f64))
                    .collect(),
            ),
        ),
        (
            "huge",
            line(vec![year(2000, 1e300), year(2001, -1e300), year(2002, 5.0)]),
        ),
        (
            "no number",
            line(vec![
                group(Cell::Integer(2000), None, 3),
                year(2001, f64::NAN),
            ]),
        ),
        (
            "far years",
            line(vec![year(i64::MIN, 1.0), year(i64::MAX, 2.0)]),
        ),
        ("fractions", fractions),
        ("one bar", bar(vec![named("alene", Some(3.0))])),
        (
            "zero bars",
            bar(vec![named("a", Some(0.0)), named("b", Some(0.0))]),
        ),
        (
            "missing bar",
            bar(vec![
                named("a", Some(7.0)),
                named("b", None),
                named("", Some(1.0)),
            ]),
        ),
        (
            "negative bars",
            bar(vec![
                named("a", Some(-70_000.0)),
                named("b", Some(-900_000.0)),
            ]),
        ),
        (
            "huge bars",
            bar(vec![named("a", Some(f64::MAX)), named("b", Some(f64::MIN))]),
        ),
        (
            "wide names",
            bar(vec![
                named(&"漢字".repeat(40), Some(2.0)),
                named(&"W".repeat(500), Some(1_234_567.0)),
            ]),
        ),
        (
            "one bin",
            data(
                ChartForm::Histogram,
                "Antal",
                None,
                vec![Group {
                    key: Cell::Integer(7),
                    to: Some(Cell::Integer(7)),
                    value: Some(5.0),
                    rows: 5,
                }],
            ),
        ),
        ("hostile", hostile()),
    ]
}

fn hostile() -> ChartData {
    let names = [
        "</text><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\u{202e}vendt om\u{202c} & \u{0}\u{7}\u{1b}[31m",
        "\" onload=\"alert(1)\" x=\"",
        "]]>&lt;&#60;",
        "\u{feff}\u{ffff}\u{fffe}=cmd|'/c calc'!A1",
        "مرحبا بالعالم",
        "לינה",
    ];
    let mut groups: Vec<Group> = names
        .iter()
        .enumerate()
        .map(|(i, name)| group(Cell::text(*name), Some(100.0 - i as f64), 2))
        .collect();
    groups.push(group(Cell::text("x".repeat(1 << 20)), Some(1.0), 2));
    let mut data = data(
        ChartForm::Bar,
        "</title><script>",
        Some("\u{202e}Antal\u{0}"),
        groups,
    );
    data.spec.called = Some("<b>Antal</b>\u{2066}".to_owned());
    data.spec.only = vec![(2, Cell::text("<svg/onload=alert(1)>"))];
    data.only_names = vec!["\u{1}\"'<>&".to_owned()];
    data
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
        3,
        "the line is broken where years are missing"
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
    }
}
