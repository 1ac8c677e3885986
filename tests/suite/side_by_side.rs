//! Columns of numbers side by side as the series of one chart: found in the headers, gathered as they stand, chosen
//! and kept where a form goes with them.

use crate::table::{CUTS, WHOLE, open};
use chart::draw;
use engine::job::block_on;
use engine::suggest::{best, choice, ranked};
use model::cell::Cell;
use model::chart_choice::Refusal;
use model::message::Language;
use model::view_spec::{ChartData, ChartForm, ChartReason, Measure, ViewSpec};

const PEOPLE: &str = include_str!("../fixtures/chart/befolkning.csv");
const ABSENCE: &str = include_str!("../fixtures/chart/fravaer.csv");
const CYCLES: &str = include_str!("../fixtures/chart/cykler.csv");

fn first(text: &str) -> Option<ViewSpec> {
    best(&open(text, WHOLE).opened.columns)
}

fn values(data: &ChartData) -> Vec<(Cell, Vec<Option<f64>>)> {
    let parts = |of: &[model::view_spec::Part]| of.iter().map(|part| part.value).collect();
    let groups = data.groups.iter();
    groups
        .map(|group| (group.key.clone(), parts(&group.parts)))
        .collect()
}

#[test]
fn a_column_for_each_sex_is_a_pyramid() {
    let spec = first(PEOPLE).unwrap();
    assert_eq!((spec.form, spec.by), (ChartForm::Pyramid, 0));
    assert_eq!(spec.across, vec![1, 2]);
    for cut in CUTS {
        let table = open(PEOPLE, cut);
        let data = block_on(table.director.chart_data(&spec)).unwrap();
        assert_eq!(data.series, vec![Cell::text("Mænd"), Cell::text("Kvinder")]);
        let values = values(&data);
        assert_eq!(values.len(), 5, "the row of totals is left out: {values:?}");
        assert_eq!(
            values[0],
            (Cell::text("0-19 år"), vec![Some(512.0), Some(488.0)])
        );
        assert_eq!(
            values[4].1,
            vec![Some(77.0), None],
            "an empty cell is no nought"
        );
    }
}

#[test]
fn years_in_a_header_are_time_and_rows_are_lines() {
    let table = open(ABSENCE, WHOLE);
    let offered = ranked(&table.opened.columns);
    let spec = offered
        .iter()
        .find(|spec| spec.form == ChartForm::Line)
        .expect("a line");
    assert_eq!(
        spec.across,
        vec![1, 2, 3, 4, 5],
        "full-time posts are no year"
    );
    for cut in CUTS {
        let data = block_on(open(ABSENCE, cut).director.chart_data(spec)).unwrap();
        let keys: Vec<Cell> = data.groups.iter().map(|group| group.key.clone()).collect();
        let years: Vec<Cell> = (2019..=2023).map(Cell::Integer).collect();
        assert_eq!(keys, years);
        assert!(data.percent);
        let at = |name: &str| {
            let name = Cell::text(name);
            data.series.iter().position(|own| *own == name).unwrap()
        };
        let of = |name: &str| -> Vec<Option<f64>> {
            let groups = data.groups.iter();
            groups.map(|group| group.parts[at(name)].value).collect()
        };
        // whole numbers and two decimals beside one another
        let library = [4.5, 4.25, 5.0, 5.5, 4.75].map(Some).to_vec();
        assert_eq!(of("Bibliotek"), library);
        assert_eq!(of("Skole")[3], None, "a gap stays one");
    }
}

#[test]
fn days_of_the_week_stand_in_their_order_whatever_the_order_of_the_columns() {
    let spec = first(CYCLES).unwrap();
    assert_eq!(spec.form, ChartForm::HeatMap);
    let data = block_on(open(CYCLES, WHOLE).director.chart_data(&spec)).unwrap();
    let names: Vec<Cell> = [
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    ]
    .map(Cell::text)
    .to_vec();
    assert_eq!(data.series, names);
    let drawn = draw(&data, Language::Danish, 720);
    assert!(
        drawn.title.contains("fordelt på Tællested og ugedag"),
        "{}",
        drawn.title
    );
}

#[test]
fn plans_codes_and_different_units_are_not_laid_side_by_side() {
    let row = |cells: &str, n: usize| format!("{n}. navn;{cells}\n");
    let rows = |head: &str, cells: &[&str]| -> String {
        let lines = cells.iter().zip(1..).map(|(cells, n)| row(cells, n));
        format!("{head}\n{}", lines.collect::<String>())
    };
    for (text, why) in [
        (
            rows("Sted;Budget 2024;Budget 2025;Budget 2026", &["1;2;3", "4;5;6", "7;8;9"]),
            "plans are no course of time",
        ),
        (
            rows("Sted;2020;2020;2021", &["1;2;3", "4;5;6", "7;8;9"]),
            "one year twice is told apart by nothing",
        ),
        (
            "Enhed;2019;2020;2021;2022;2023\nAntal elever;400;410;402;399;380\n\
             Elever pr. lærer;11,2;11,5;11,4;11,9;12,1\nUdgift i 1.000 kr.;9000;9100;9350;9400;9610\n"
                .to_owned(),
            "different units have no axis in common",
        ),
        (
            rows("Skole;Mandag kl;Tirsdag kl", &["8;9", "8;10", "7;9"]),
            "two days are no week",
        ),
    ] {
        let offered = ranked(&open(&text, WHOLE).opened.columns);
        assert!(offered.iter().all(|spec| spec.across.is_empty()), "{why}: {offered:?}");
    }
}

#[test]
fn what_goes_with_the_columns_can_be_chosen_and_what_does_not_lets_them_go() {
    let table = open(ABSENCE, WHOLE);
    let columns = &table.opened.columns;
    let bars = ViewSpec::new(
        ChartForm::Bar,
        0,
        Measure::Sum { column: 6 },
        ChartReason::Chosen,
    );
    let chosen = |draft: &ViewSpec| choice::choices(Some(draft), columns).unwrap();
    // the table has no column of time, its header has
    let line = chosen(&ViewSpec {
        form: ChartForm::Line,
        ..bars.clone()
    });
    assert_eq!(line.refusal, None);
    assert_eq!(line.spec.across, vec![1, 2, 3, 4, 5]);
    assert_eq!(line.beside, vec![vec![1, 2, 3, 4, 5]]);
    let may = |column: u32| line.by.iter().find(|one| one.0 == column).unwrap().1;
    assert_eq!((may(0), may(6)), (None, Some(Refusal::NotInForm)));
    // bars are of one column
    let back = chosen(&ViewSpec {
        form: ChartForm::Bar,
        ..line.spec.clone()
    });
    assert!(back.spec.across.is_empty());
    assert_eq!(back.refusal, None);
    // amounts are no names of series while there are columns of them
    let people = open(PEOPLE, WHOLE);
    let beside = ViewSpec::new(
        ChartForm::GroupedBar,
        0,
        Measure::Sum { column: 3 },
        ChartReason::Chosen,
    );
    let beside = choice::choices(Some(&beside), &people.opened.columns).unwrap();
    assert_eq!((beside.spec.series, beside.spec.across), (None, vec![1, 2]));
    // asked for a mean, one column is averaged
    let heat = chosen(&ViewSpec {
        form: ChartForm::HeatMap,
        ..line.spec.clone()
    });
    assert_eq!(heat.spec.across.len(), 5);
    let mean = chosen(&ViewSpec {
        measure: Measure::Mean { column: 2 },
        ..heat.spec
    });
    assert!(mean.spec.across.is_empty());
}

#[test]
fn a_mark_of_a_year_in_the_header_keeps_the_rows_of_its_name_only() {
    let spec = ViewSpec {
        across: vec![1, 2, 3, 4, 5],
        ..ViewSpec::new(
            ChartForm::SmallMultiples,
            0,
            Measure::Sum { column: 5 },
            ChartReason::Chosen,
        )
    };
    let data = block_on(open(ABSENCE, WHOLE).director.chart_data(&spec)).unwrap();
    let drawn = draw(&data, Language::English, 720);
    assert!(drawn.scene.brush.is_none(), "no column holds the years");
    let mut filters = drawn.scene.marks.iter().flat_map(|mark| &mark.filters);
    assert!(filters.clone().count() > 0);
    assert!(filters.all(|(column, _)| *column == 0));
    // taken up again after a column was taken away before them
    let moved = spec.moved(&|column| column.checked_sub(1));
    assert_eq!(moved, None, "the names are gone");
    let moved = spec.moved(&|column| Some(column + 2)).unwrap();
    assert_eq!((moved.by, moved.across), (2, vec![3, 4, 5, 6, 7]));
    assert_eq!(spec.carried_on(None, Default::default()), None);
}

#[test]
fn the_last_year_of_a_header_is_a_map_though_no_number_is_met_twice() {
    let names = registers::places::municipalities().map(|own| own.name);
    let rows = names.zip(0u32..).map(|(name, n)| {
        let people = 20_000 + 937 * (n * 7_919 % 101) + n;
        format!(
            "{name};{people};{};{}\n",
            people + 101 + n,
            people + 203 + n
        )
    });
    let text = format!("Kommune;2022;2023;2024\n{}", rows.collect::<String>());
    let table = open(&text, WHOLE);
    let map = engine::map::suggest::best(&table.opened.columns).expect("a map");
    assert_eq!(map.measure, model::map_spec::MapMeasure::Sum { column: 3 });
    assert!(!ranked(&table.opened.columns).is_empty());
    // which of the years is drawn is said once
    let offers = crate::first_offers::of_text("folketal_kommuner_2022_2024.csv", &text);
    assert_eq!(offers[0]["title"], "Folketal i kommunerne, 2024");
}
