//! Numbers to draw: as real files give them, and as charts seldom meet them.

use model::cell::Cell;
use model::view_spec::{ChartData, ChartForm, ChartReason, Group, Measure, TimeUnit, ViewSpec};

pub fn data(
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
        _ => ChartReason::Chosen,
    };
    ChartData {
        by_name: by_name.to_owned(),
        measure_name: measure_name.map(str::to_owned),
        groups,
        whole_numbers: true,
        ..ChartData::of(ViewSpec::new(form, 0, measure, reason))
    }
}

pub fn group(key: Cell, value: Option<f64>, rows: u64) -> Group {
    Group {
        key,
        to: None,
        value,
        rows,
        ..Group::default()
    }
}

/// Households in Copenhagen by year, as the real file adds up: far from zero and close together.
pub fn households() -> ChartData {
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
pub fn buildings() -> ChartData {
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

pub fn districts() -> ChartData {
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

pub fn balances() -> ChartData {
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

pub fn spread() -> ChartData {
    let rows = [3, 10, 45, 120, 96, 51, 22, 9, 4, 0, 0, 1];
    let groups = (0..).zip(rows).map(|(i, n)| Group {
        key: Cell::Integer(i * 500),
        to: Some(Cell::Integer((i + 1) * 500)),
        value: Some(n as f64),
        rows: n,
        ..Group::default()
    });
    data(ChartForm::Histogram, "Udgift i kr.", None, groups.collect())
}

pub fn months() -> ChartData {
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

pub fn daily() -> ChartData {
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

pub fn quarters() -> ChartData {
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

pub fn gallery() -> Vec<(&'static str, ChartData)> {
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

/// Numbers and names that charts seldom meet.
pub fn odd() -> Vec<(&'static str, ChartData)> {
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
                    ..Group::default()
                }],
            ),
        ),
        ("hostile", hostile()),
    ]
}

pub fn hostile() -> ChartData {
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
