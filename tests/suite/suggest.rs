//! Which chart is suggested: each rule of honesty has a small file that would break it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chart::draw;
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::MemorySource;
use engine::suggest;
use model::cell::Cell;
use model::chart_form::MOST_BARS;
use model::dataset::Opened;
use model::message::Language;
use model::scene::Chart;
use model::sniff::ReadOptions;
use model::view_spec::{ChartData, ChartForm, Measure, TimeUnit, ViewSpec};
use std::rc::Rc;

/// A file as it was opened, and the numbers of the chart suggested for it.
fn suggested(name: &str, bytes: Vec<u8>) -> (Opened, Option<(ViewSpec, ChartData)>) {
    let source = Rc::new(MemorySource(Rc::from(bytes)));
    let director = Director::new(LocalCrew::new(source.clone(), 1));
    block_on(async {
        let options = ReadOptions::default();
        let opened = director
            .open(name, source, &options, None, &mut Quiet)
            .await
            .expect("the file is a table");
        let Some(spec) = suggest::best(&opened.columns) else {
            return (opened, None);
        };
        let data = director.chart_data(&spec).await.expect("groups");
        (opened, Some((spec, data)))
    })
}

fn fixture(name: &str) -> (Opened, ViewSpec, ChartData, Chart) {
    let (opened, found) = maybe(name);
    let (spec, data) = found.unwrap_or_else(|| panic!("nothing suggested for {name}"));
    let chart = draw(&data, Language::Danish, 320);
    (opened, spec, data, chart)
}

fn maybe(name: &str) -> (Opened, Option<(ViewSpec, ChartData)>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/suggest");
    let path = std::path::Path::new(folder).join(name);
    suggested(name, std::fs::read(path).expect("the fixture is there"))
}

fn name_of(opened: &Opened, column: u32) -> &str {
    &opened.columns[column as usize].name
}

fn measured<'a>(opened: &'a Opened, spec: &ViewSpec) -> Option<&'a str> {
    spec.measure.column().map(|column| name_of(opened, column))
}

#[test]
fn codes_and_years_are_never_added_up() {
    let (opened, spec, _, chart) = fixture("codes_1.csv");
    assert_eq!(spec.form, ChartForm::Line);
    assert_eq!(name_of(&opened, spec.by), "AAR");
    assert_eq!(measured(&opened, &spec), Some("HUSTANDE"));
    assert_eq!(chart.title, "Codes 1: antal hustande, 2003–2014");
    let first = &chart.table_rows[0];
    // 10 districts, 4 types, added up by hand: 40·100 + 4·7·55 + 10·13·10
    assert_eq!(first[..2], ["2003".to_owned(), "6.840".to_owned()]);

    let (opened, spec, _, _) = fixture("codes_2.csv");
    assert_eq!(
        spec.measure,
        Measure::Count,
        "nothing but codes: rows are counted"
    );
    assert_eq!(name_of(&opened, spec.by), "AAR");
}

#[test]
fn totals_are_not_mixed_with_their_parts() {
    let (opened, spec, data, chart) = fixture("totals_1.csv");
    assert_eq!(measured(&opened, &spec), Some("INDHOLD"));
    assert_eq!(spec.only, vec![(0, Cell::text("København i alt"))]);
    assert_eq!(
        data.groups[0].value,
        Some(3150.0),
        "the total, not the total and its parts"
    );
    assert!(
        chart.sentence.contains("OMRKK er København i alt"),
        "{}",
        chart.sentence
    );
    assert_eq!(
        chart.title,
        "Totals 1: antal bygninger for København i alt, 2001–2012"
    );

    let (_, spec, data, _) = fixture("totals_2.csv");
    let kept = vec![(0, Cell::text("Hele landet")), (1, Cell::text("I alt"))];
    assert_eq!(spec.only, kept);
    assert_eq!(data.groups[0].value, Some(8001.0));

    let (_, spec, _, chart) = fixture("totals_3.csv");
    assert_eq!(spec.form, ChartForm::Bar);
    let left = vec![
        (0, Cell::text("Drenge i alt")),
        (0, Cell::text("Piger i alt")),
    ];
    assert_eq!(spec.except, left);
    assert!(
        chart.sentence.contains("tælle dobbelt"),
        "{}",
        chart.sentence
    );
    assert!(!chart.table_rows.iter().any(|row| row[0].contains("i alt")));

    let (_, spec, _, chart) = fixture("totals_4.csv");
    assert_eq!(spec.except, vec![(0, Cell::text("I alt"))]);
    assert_eq!(chart.scene.marks.len(), 5);

    let (_, spec, data, _) = fixture("totals_5.csv");
    assert_eq!(spec.only, vec![(0, Cell::text("000"))]);
    assert_eq!(data.groups[0].value, Some(6000.0));
}

#[test]
fn levels_without_a_total_are_not_added_up() {
    // "Region Hovedstaden" holds "Gentofte": any sum counts twice
    let (opened, found) = maybe("nested_1.csv");
    if let Some((spec, _)) = found {
        panic!("suggested by {}: {spec:?}", name_of(&opened, spec.by));
    }
}

#[test]
fn units_are_kept_apart() {
    let (_, spec, data, _) = fixture("units_1.csv");
    assert_eq!(spec.only, vec![(0, Cell::text("Personer"))]);
    assert_eq!(spec.called.as_deref(), Some("Personer"));
    assert_eq!(data.groups[0].value, Some(9006.0));
    // a unit that says "per cent" forbids adding up
    let (_, spec, _, _) = fixture("units_2.csv");
    assert!(!matches!(spec.measure, Measure::Sum { .. }), "{spec:?}");
}

#[test]
fn shares_are_shown_only_where_a_row_is_a_value() {
    let (_, spec, data, chart) = fixture("rates_1.csv");
    assert!(is_never_added_up(&spec, &data), "{spec:?}");
    assert!(!chart.sentence.contains("summen"), "{}", chart.sentence);
    let (opened, spec, data, chart) = fixture("rates_2.csv");
    assert_eq!(measured(&opened, &spec), Some("ANDEL_PCT"));
    assert!(data.groups.iter().all(|group| group.rows == 1));
    assert!(!chart.sentence.contains("summen"), "{}", chart.sentence);
}

#[test]
fn events_are_gathered_by_month_and_the_begun_month_is_no_fall() {
    let (opened, spec, data, chart) = fixture("dates_1.csv");
    assert_eq!(spec.unit, Some(TimeUnit::Month));
    assert_eq!(measured(&opened, &spec), Some("Beløb"));
    assert_eq!(data.groups.len(), 30);
    assert!(
        chart.sentence.contains("Perioden juni 2023 er ikke hel"),
        "{}",
        chart.sentence
    );
    assert!(
        chart.sentence.starts_with("Beløb steg fra"),
        "{}",
        chart.sentence
    );
}

#[test]
fn missing_values_do_not_make_a_sum_fall() {
    let (_, spec, data, _) = fixture("missing_1.csv");
    assert!(is_never_added_up(&spec, &data), "{spec:?}");
}

/// True when no number that is drawn is the sum of several rows.
fn is_never_added_up(spec: &ViewSpec, data: &ChartData) -> bool {
    let one_row = |group: &model::view_spec::Group| {
        !group.parts.is_empty() && group.parts.iter().all(|part| part.rows <= 1)
    };
    !matches!(spec.measure, Measure::Sum { .. }) || data.groups.iter().all(one_row)
}

#[test]
fn groups_are_compared() {
    let (opened, spec, _, chart) = fixture("groups_1.csv");
    assert_eq!((spec.form, spec.measure), (ChartForm::Bar, Measure::Count));
    assert_eq!(name_of(&opened, spec.by), "Status");
    assert_eq!(
        chart.sentence,
        "Størst er Lukket med 40, mindst er Afventer og Åben, begge med 10."
    );
    let (_, spec, data, chart) = fixture("groups_2.csv");
    assert_eq!(spec.form, ChartForm::Bar);
    assert_eq!((data.groups.len(), data.left_out), (MOST_BARS, 28));
    assert!(
        chart.sentence.contains("Viser de 12 største af 40."),
        "{}",
        chart.sentence
    );
}

#[test]
fn a_spread_is_shown_where_nothing_can_be_compared() {
    let (opened, spec, data, _) = fixture("spread_1.csv");
    assert_eq!(spec.form, ChartForm::Histogram);
    assert_eq!(name_of(&opened, spec.by), "meter");
    let rows: u64 = data.groups.iter().map(|group| group.rows).sum();
    assert_eq!(rows, opened.rows);
}

#[test]
fn of_columns_that_are_years_the_spread_of_the_last_is_shown() {
    let (opened, offered) = offered("suggest/wide_years_2.csv");
    let histogram = has(&offered, ChartForm::Histogram);
    assert_eq!(name_of(&opened, histogram.by), "2019");
}

#[test]
fn nothing_is_suggested_where_there_is_nothing_to_see() {
    assert!(maybe("nothing_1.csv").1.is_none());
    assert!(maybe("people_1.csv").1.is_none(), "people are not ranked");
    assert!(suggest::best(&[]).is_none());
}

/// The real files of the shared samples, where they are at hand.
#[test]
fn real_files_get_the_chart_their_publisher_would_draw() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/samples");
    let expected = [
        (
            "kk_indkomst_latin1.csv",
            "KK indkomst: antal hustande, 2003–2014",
            "fra 271.240 i 2003 til 286.605 i 2014",
        ),
        (
            "kk_statbank_1850-1899.csv",
            "KK statbank 1850-1899: antal bygninger for København i alt, 1991–2023 – opførelsesår: 1850-1899",
            "fra 6.332 i 1991 til 5.767 i 2023",
        ),
        (
            "kk_statbank_before1850.csv",
            "KK statbank before1850: antal bygninger for København i alt, 1991–2023 – opførelsesår: Før 1850",
            "fra 1.679 i 2017 til 6.042 i 2018",
        ),
        (
            "dst_FOLK1A_koder.csv",
            "Folketal den 1. i kvartalet, 2008K1–2020K1",
            "OMRÅDE er 000",
        ),
    ];
    for (name, title, sentence) in expected {
        let Ok(bytes) = std::fs::read(std::path::Path::new(folder).join(name)) else {
            println!("left out: {name} is not at hand");
            continue;
        };
        let (_, found) = suggested(name, bytes);
        let (_, data) = found.unwrap_or_else(|| panic!("nothing for {name}"));
        let chart = draw(&data, Language::Danish, 320);
        assert_eq!(chart.title, title, "{name}");
        assert!(
            chart.sentence.contains(sentence),
            "{name}: {}",
            chart.sentence
        );
    }
}

/// The forms offered for a file of the charts' own fixtures.
fn offered(file: &str) -> (Opened, Vec<ViewSpec>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let path = std::path::Path::new(folder).join(file);
    let (opened, _) = suggested(file, std::fs::read(path).expect("the fixture is there"));
    let offered = suggest::ranked(&opened.columns);
    (opened, offered)
}

fn has(offered: &[ViewSpec], form: ChartForm) -> &ViewSpec {
    offered
        .iter()
        .find(|spec| spec.form == form)
        .unwrap_or_else(|| panic!("{form:?} is not among {offered:#?}"))
}

#[test]
fn the_last_of_columns_that_are_years_is_shown() {
    let (opened, spec, _, _) = fixture("wide_years_1.csv");
    assert_eq!(measured(&opened, &spec), Some("2013"));
    let (_, offered) = offered("suggest/wide_years_1.csv");
    assert!(
        offered.iter().all(|spec| spec.form != ChartForm::Scatter),
        "the same number of two years goes together with itself"
    );
}

#[test]
fn each_rule_offers_its_form() {
    let (opened, pupils) = offered("chart/elever.csv");
    assert!(pupils.len() <= suggest::MOST);
    let over_time = pupils.first().expect("something is offered");
    assert_eq!(name_of(&opened, over_time.by), "År");
    let shares = has(&pupils, ChartForm::ShareBar);
    assert_eq!(
        shares.only,
        [(0, Cell::Integer(2012))],
        "numbers of several years are not added up"
    );
    let bars = has(&pupils, ChartForm::Bar);
    assert_eq!(bars.only, [(0, Cell::Integer(2012))]);
    has(&offered("chart/alder.csv").1, ChartForm::Pyramid);
    let (_, homes) = offered("chart/boliger.csv");
    has(&homes, ChartForm::Scatter);
    has(&homes, ChartForm::Box);
    has(&offered("chart/besoeg.csv").1, ChartForm::Calendar);
}

#[test]
fn a_finer_name_is_no_second_column() {
    // each street lies in one district: a table of both is empty but for one cell in each row
    let mut file = String::from("Vej;Bydel;Antal\n");
    for i in 0..12 {
        file.push_str(&format!(
            "Vej {};Bydel {};{}\n",
            (b'A' + i) as char,
            i % 3,
            10 + i
        ));
    }
    let (opened, _) = suggested("veje.csv", file.into_bytes());
    for spec in suggest::ranked(&opened.columns) {
        assert!(
            !matches!(spec.form, ChartForm::HeatMap | ChartForm::ShareBar),
            "{spec:?}"
        );
    }
}

#[test]
fn codes_are_neither_added_up_nor_averaged_when_asked() {
    let (opened, ..) = fixture("codes_1.csv");
    let code = opened
        .columns
        .iter()
        .position(|column| column.name == "BYDEL" || column.name.contains("KODE"))
        .unwrap_or(0) as u32;
    for measure in [
        Measure::Sum { column: code },
        Measure::Mean { column: code },
        Measure::Median { column: code },
    ] {
        let spec = ViewSpec::new(
            ChartForm::Bar,
            1,
            measure,
            model::view_spec::ChartReason::Chosen,
        );
        assert!(!suggest::is_honest(&spec, &opened.columns), "{measure:?}");
    }
}
