//! What is taken away: delimited text of the view, and the JSON of a file.

use crate::table::{CUTS, Cut, WHOLE, open};
use model::cell::Cell;
use model::message::ExportForm;
use model::recipe::{Query, SortKey, Test};
use std::fmt::Write;

const FILE: &str = include_str!("../fixtures/export/hostile_1.csv");

#[test]
fn plain_csv() {
    let table = open(FILE, CUTS[0]);
    let csv = String::from_utf8(table.export(ExportForm::Csv)).unwrap();
    insta::assert_snapshot!("export_plain", csv.replace("\r\n", "\n"));
    assert!(csv.lines().count() > 3 && csv.contains("\r\n"));
}

#[test]
fn csv_for_excel_has_its_mark_and_no_formulas() {
    let table = open(FILE, CUTS[1]);
    let bytes = table.export(ExportForm::CsvForExcel);
    assert!(bytes.starts_with(b"\xef\xbb\xbf"));
    let csv = String::from_utf8(bytes).unwrap();
    insta::assert_snapshot!(
        "export_excel",
        csv.trim_start_matches('\u{feff}').replace("\r\n", "\n")
    );
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.as_bytes());
    for record in reader.records().map(Result::unwrap) {
        // the first column is text; numbers below zero stay numbers
        assert!(
            !record[0].starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{record:?}"
        );
    }
}

#[test]
fn clipboard() {
    let table = open(FILE, WHOLE);
    let tsv = String::from_utf8(table.export(ExportForm::Tsv)).unwrap();
    insta::assert_snapshot!("export_clipboard", tsv);
}

#[test]
fn only_what_is_seen_in_the_order_it_is_seen() {
    let table = open("by;antal\nVejle;3\nÆrø;1\nOdense;2\n", CUTS[0]);
    table.view(Query {
        filters: vec![(1, Test::Below(Cell::Integer(3)))],
        sort: vec![SortKey {
            column: 0,
            descending: true,
        }],
        ..Query::default()
    });
    let mut bytes = Vec::new();
    let mut sink = |part: Vec<u8>| bytes.extend(part);
    let export = table.director.export(ExportForm::Csv, &[1, 0], &mut sink);
    engine::job::block_on(export).unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        "antal,by\r\n1,Ærø\r\n2,Odense\r\n"
    );
}

#[test]
fn more_rows_than_a_window_come_out_whole_and_in_order() {
    let mut text = "nr,tekst\n".to_owned();
    let long = "x".repeat(3000);
    for row in 0..9000 {
        let cell = if row == 5000 { long.as_str() } else { "y" };
        writeln!(text, "{},{cell}", (row * 7919) % 9000).unwrap();
    }
    let table = open(
        &text,
        Cut {
            shards: 8,
            members: 3,
        },
    );
    table.view(Query {
        sort: vec![SortKey {
            column: 0,
            descending: false,
        }],
        ..Query::default()
    });
    let mut parts = 0;
    let mut bytes = Vec::new();
    let mut sink = |part: Vec<u8>| {
        parts += 1;
        bytes.extend(part);
    };
    engine::job::block_on(table.director.export(ExportForm::Csv, &[0, 1], &mut sink)).unwrap();
    assert!(parts > 2);
    let csv = String::from_utf8(bytes).unwrap();
    let numbers: Vec<usize> = csv
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(numbers, (0..9000).collect::<Vec<_>>());
    assert!(csv.contains(&long));
}

#[test]
fn the_json_of_a_file_can_be_exported_too() {
    let table = open(FILE, CUTS[0]);
    let json: serde_json::Value =
        serde_json::from_slice(&table.export(ExportForm::InspectJson)).unwrap();
    assert_eq!(json, engine::export::inspect::json(&table.opened, &[]));
}
