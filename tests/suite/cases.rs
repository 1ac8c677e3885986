//! A case extract by KLE: columns found, cases counted, times measured.

use crate::table::{CUTS, Table, WHOLE, open};
use engine::job::block_on;
use model::case_extract::{CaseAsk, CaseColumns, CaseLine, CaseView, Period};
use std::fmt::Write as _;

const FILE: &str = include_str!("../fixtures/cases/sagsudtraek_1.csv");

fn columns(table: &Table) -> Option<CaseColumns> {
    table.director.case_columns(None)
}

fn ask(table: &Table, under: Option<&str>) -> CaseAsk {
    CaseAsk {
        columns: columns(table).expect("a case extract"),
        under: under.map(str::to_owned),
        target_days: Some(5),
        periods: Vec::new(),
    }
}

fn view(table: &Table, ask: &CaseAsk) -> CaseView {
    let title = |number: &str| (number == "05").then(|| "Veje".to_owned());
    block_on(table.director.cases(ask, &title)).expect("an open table has cases")
}

fn line<'a>(lines: &'a [CaseLine], key: &str) -> &'a CaseLine {
    lines.iter().find(|line| line.key == key).expect("a line")
}

#[test]
fn columns_are_found_by_their_headers() {
    let table = open(FILE, WHOLE);
    let expected = CaseColumns {
        number: vec![1],
        facet: Some(2),
        received: Some(5),
        decided: Some(6),
        status: Some(4),
        unit: Some(3),
    };
    assert_eq!(columns(&table), Some(expected));
    let other = open("Navn;Modtaget\nA;01-02-2026\nB;02-02-2026\n", WHOLE);
    assert_eq!(columns(&other), None);
}

#[test]
fn cases_by_main_group_as_counted_by_hand() {
    for cut in [WHOLE, CUTS[0], CUTS[1]] {
        let table = open(FILE, cut);
        let view = view(&table, &ask(&table, None));
        assert_eq!((view.without_number, view.other_number), (1, 1));
        let keys: Vec<&str> = view.numbers.iter().map(|line| line.key.as_str()).collect();
        assert_eq!(keys, ["05", "27"]);
        let roads = line(&view.numbers, "05");
        assert_eq!(roads.title.as_deref(), Some("Veje"));
        assert_eq!(
            (roads.cases, roads.in_general, roads.without_facet),
            (4, 2, 1)
        );
        // 5 working days, 1 over Easter, 0 on the same day
        assert_eq!(roads.times.measured, 3);
        assert_eq!(roads.times.median, Some(1.0));
        assert_eq!(roads.times.ninth_decile, Some(5));
        assert_eq!(roads.times.within_target, Some(3));
        // received and still open on the last day of the extract
        assert_eq!((roads.open, roads.open_median), (1, Some(0.0)));
        let social = line(&view.numbers, "27");
        assert_eq!((social.cases, social.in_general), (4, 1));
        // one decided the day before it came, one closed without a day: neither is measured nor open
        assert_eq!((social.times.measured, social.times.reversed), (1, 1));
        assert_eq!(social.times.median, Some(10.0));
        assert_eq!(social.times.within_target, Some(0));
        assert_eq!((social.open, social.open_median), (1, Some(4.0)));
        let facets: Vec<(&str, u64)> = view.facets.iter().map(|(f, n)| (f.as_str(), *n)).collect();
        assert_eq!(facets, [("G01", 2), ("K08", 1), ("P19", 4)]);
        let units: Vec<(&str, u64, u64)> = view
            .units
            .iter()
            .map(|line| (line.key.as_str(), line.cases, line.in_general))
            .collect();
        assert_eq!(units, [("Social", 4, 1), ("Teknik og Miljø", 4, 2)]);
        let quarters: Vec<(i32, u8, u64)> = view
            .quarters
            .iter()
            .map(|quarter| (quarter.year, quarter.quarter, quarter.all.cases))
            .collect();
        assert_eq!(quarters, [(2026, 1, 5), (2026, 2, 1), (2026, 4, 2)]);
    }
}

#[test]
fn a_number_is_gone_into_step_by_step() {
    let table = open(FILE, CUTS[0]);
    let keys = |under: &str| -> Vec<String> {
        let view = view(&table, &ask(&table, Some(under)));
        view.numbers.into_iter().map(|line| line.key).collect()
    };
    assert_eq!(keys("05"), ["05.08", "05.13"]);
    assert_eq!(keys("05.13"), ["05.13.00", "05.13.10"]);
    assert_eq!(keys("05.13.10"), ["05.13.10"]);
    assert!(keys("85").is_empty());
}

#[test]
fn two_periods_stand_side_by_side() {
    let table = open(FILE, CUTS[1]);
    let day = |month, day| model::calendar::days(2026, month, day) as i32;
    let mut ask = ask(&table, None);
    ask.periods = vec![
        Period {
            from: day(1, 1),
            to: day(1, 31),
        },
        Period {
            from: day(4, 1),
            to: day(4, 1),
        },
    ];
    let view = view(&table, &ask);
    let cases: Vec<(u64, Option<f64>)> = view
        .periods
        .iter()
        .map(|(all, _)| (all.cases, all.times.median))
        .collect();
    assert_eq!(cases, [(3, Some(5.0)), (1, Some(1.0))]);
}

#[test]
fn only_rows_that_pass_are_cases() {
    let table = open(FILE, CUTS[0]);
    table.view(model::recipe::Query {
        filters: vec![(
            3,
            model::recipe::Test::Equals(model::cell::Cell::text("Social")),
        )],
        ..Default::default()
    });
    let view = view(&table, &ask(&table, None));
    assert_eq!(view.all.cases, 4);
    assert_eq!(view.numbers.len(), 1);
}

/// Numbers in three columns, compact ones, and journal numbers with the facet inside.
#[test]
fn other_dresses_of_the_number() {
    let split = "Hovedgruppe;Gruppe;Emne;Oprettet\n5;13;10;01-02-2026\n5;8;0;01-02-2026\n27;3;10;01-02-2026\n";
    let table = open(split, WHOLE);
    let view_of = |table: &Table| view(table, &ask(table, None));
    let keys: Vec<String> = view_of(&table).numbers.into_iter().map(|l| l.key).collect();
    assert_eq!(keys, ["05", "27"]);
    let journal = "Journalnummer;Modtaget\n02.34.02-P19-123-24;01-02-2026\n05.13.10-G01-7-24;01-02-2026\n27.03.10-K08-1-25;01-02-2026\n";
    let table = open(journal, WHOLE);
    let view = view_of(&table);
    let facets: Vec<String> = view.facets.into_iter().map(|(facet, _)| facet).collect();
    assert_eq!(facets, ["G01", "K08", "P19"]);
    assert_eq!(view.all.without_facet, 0);
}

#[test]
fn however_it_is_cut_the_answer_is_the_same() {
    let mut file = String::from("KLE;Facet;Afdeling;Status;Modtaget;Afsluttet\n");
    let subjects = [
        "05.13.10",
        "27.00.00",
        "27.03.10-P19",
        "01.02.03 G01",
        "9",
        "",
    ];
    for row in 0..900u32 {
        let at = |n: u32, of: u32| row.wrapping_mul(2_654_435_761).rotate_left(n) % of;
        let subject = subjects[at(7, 6) as usize];
        let facet = ["", "P19", "G01", "K08"][at(11, 4) as usize];
        let (month, day) = (at(3, 12) + 1, at(5, 28) + 1);
        let closed = match at(13, 3) {
            0 => String::new(),
            n => format!("{day:02}-{:02}-202{}", month.min(12), 4 + n),
        };
        writeln!(
            file,
            "{subject};{facet};Enhed {};{};{day:02}-{month:02}-2025;{closed}",
            at(17, 5),
            ["Åben", "Afsluttet"][at(19, 2) as usize]
        )
        .expect("a string takes everything");
    }
    let answers: Vec<CaseView> = [WHOLE, CUTS[0], CUTS[1]]
        .map(|cut| {
            let table = open(&file, cut);
            view(&table, &ask(&table, None))
        })
        .into();
    assert!(answers[0].all.cases > 500);
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}
