//! Mending while reading is reading the mended text, however it is cut.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::reading::{Table, read, read_cut, sniffed};
use engine::read::head;
use model::mend::Mend;
use model::sniff::{Encoding, ReadOptions};
use proptest::prelude::*;
use std::borrow::Cow;

/// Columns of the tables.
const COLUMNS: usize = 3;

/// A value with what is mended in it.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9]{1,4}",
        2 => " ?[a-cø]{1,3}  ?[a-c]{0,2} ?",
        1 => Just("9999".to_owned()),
        1 => Just("Kbh".to_owned()),
        1 => Just("ukendt".to_owned()),
        1 => Just(String::new()),
        1 => "[0-9]{1,2},[0-9]{1,2}",
        1 => "\u{a0}[0-9]{1,3}",
    ]
}

fn mend() -> impl Strategy<Value = Mend> {
    prop_oneof![
        Just(Mend::Trim),
        Just(Mend::Replace(vec![
            ("Kbh".into(), "København".into()),
            ("a b".into(), "7".into()),
        ])),
        Just(Mend::Pad(4)),
        Just(Mend::Missing(vec!["9999".into(), "ukendt".into()])),
        Just(Mend::HideSmall(4)),
    ]
}

fn mends() -> impl Strategy<Value = Vec<(Option<u32>, Mend)>> {
    let place = prop_oneof![Just(None), (0..COLUMNS as u32).prop_map(Some)];
    prop::collection::vec((place, mend()), 0..4)
}

fn written(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    writer.write_record(["et", "to", "tre"]).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The mended text, made the plain way.
fn mended(rows: &[Vec<String>], mends: &[(Option<u32>, Mend)]) -> Vec<Vec<String>> {
    let one = |column: usize, value: &String| {
        let mut value = value.clone();
        for (place, mend) in mends {
            if place.is_none_or(|place| place as usize == column) {
                value = mend.of_value(&value).map_or(value.clone(), Cow::into_owned);
            }
        }
        value
    };
    rows.iter()
        .map(|row| row.iter().enumerate().map(|(at, v)| one(at, v)).collect())
        .collect()
}

fn options() -> ReadOptions {
    ReadOptions {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(';'),
        quote: Some(Some('"')),
        preamble_rows: Some(0),
        header_rows: Some(1),
        footer_rows: Some(0),
        ..ReadOptions::default()
    }
}

/// What a table is, apart from what was asked for.
fn essence(table: &Table) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        table.rows(),
        table.columns(),
        format!("{:?}", table.settled.notes),
        table.settled.missing_spellings.clone(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn mended_reading_is_reading_the_mended_text(
        rows in prop::collection::vec(prop::collection::vec(value(), COLUMNS), 1..40),
        mends in mends(),
        cuts in prop::collection::vec(any::<u16>(), 0..5),
    ) {
        let raw = written(&rows);
        let expected = read(written(&mended(&rows, &mends)).as_bytes(), "a.csv", &options(), 1 << 40).unwrap();
        let options = ReadOptions { mends, ..options() };
        let whole = read(raw.as_bytes(), "a.csv", &options, 1 << 40).unwrap();
        prop_assert_eq!(essence(&whole), essence(&expected));
        let (source, sniff) = sniffed(raw.as_bytes(), "a.csv", &options).unwrap();
        let plans = head(&source, &sniff, 10).unwrap().plans;
        let room = sniff.end_byte - sniff.data_byte;
        let mut places: Vec<u64> = cuts
            .iter()
            .map(|cut| sniff.data_byte + room * u64::from(*cut) / (u64::from(u16::MAX) + 1))
            .collect();
        places.sort_unstable();
        let cut = read_cut(&source, &sniff, &plans, &places, 1).unwrap();
        prop_assert_eq!(essence(&whole), essence(&cut));
    }

    #[test]
    fn rows_without_a_value_go(
        rows in prop::collection::vec(prop::collection::vec(value(), COLUMNS), 1..30),
        empty in prop::collection::vec(0..30usize, 0..6),
    ) {
        let mut all = rows.clone();
        for at in empty {
            all.insert(at.min(all.len()), vec![" ".to_owned(), String::new(), String::new()]);
        }
        let is_kept = |row: &&Vec<String>| row.iter().any(|value| !value.trim().is_empty());
        let kept: Vec<Vec<String>> = all.iter().filter(is_kept).cloned().collect();
        prop_assume!(!kept.is_empty());
        let options = ReadOptions { mends: vec![(None, Mend::DropEmptyRows)], ..options() };
        let cells = |table: Table| table.rows().into_iter().map(|row| row.1).collect::<Vec<_>>();
        let expected = read(written(&kept).as_bytes(), "a.csv", &options, 1 << 40).unwrap();
        let own = read(written(&all).as_bytes(), "a.csv", &options, 64).unwrap();
        // rows keep the numbers they have in the file
        let numbers: Vec<u64> = own.rows().into_iter().map(|row| row.0).collect();
        let in_file = (2u64..).zip(&all).filter(|(_, row)| is_kept(row)).map(|(number, _)| number);
        prop_assert_eq!(numbers, in_file.collect::<Vec<_>>());
        prop_assert_eq!(cells(own), cells(expected));
    }
}

#[test]
fn a_mended_column_becomes_a_number() {
    let text = "kommune;antal\n461;12\n751;ukjent\n461;3\n";
    let mends = vec![
        (Some(1), Mend::Missing(vec!["ukjent".into()])),
        (Some(0), Mend::Pad(4)),
    ];
    let plain = read(text.as_bytes(), "a.csv", &ReadOptions::default(), 64).unwrap();
    assert_eq!(plain.columns()[1].1, "text");
    let options = ReadOptions {
        mends,
        ..ReadOptions::default()
    };
    let mended = read(text.as_bytes(), "a.csv", &options, 8).unwrap();
    assert_eq!(mended.columns()[0].1, "text");
    assert_eq!(mended.columns()[1].1, "integer");
    assert_eq!(mended.rows()[0].1, ["\"0461\"", "12"]);
    assert_eq!(mended.rows()[1].1, ["\"0751\"", "·"]);
}

#[test]
fn a_column_that_goes_takes_nothing_of_the_others_along() {
    let text = "a;b;c\n1;x;461\n2;y;751\n";
    let mut options = ReadOptions::default();
    options.add_mend(Some(2), &Mend::Pad(4), 3);
    options.add_mend(Some(1), &Mend::DropColumn, 3);
    let own = engine::read::in_file(&options);
    assert_eq!(own.mends, [(Some(2), Mend::Pad(4))]);
    let (_, mut sniff) = sniffed(text.as_bytes(), "a.csv", &own).unwrap();
    engine::read::choose_columns(&mut sniff, &options);
    engine::read::name_chosen(&mut sniff);
    assert_eq!(sniff.column_names, ["a", "c"]);
    assert_eq!(sniff.mends, [(Some(1), Mend::Pad(4))]);
}
