//! The reader over fixtures, one or more for each rule, and what the user may choose.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::reading::{Table, read};
use model::note::ProblemKind;
use model::sniff::{DateOrder, DecimalSign, Encoding, Evidence, ReadOptions};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A shard larger than any test file.
pub(crate) const WHOLE: u64 = 1 << 40;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read")
}

pub(crate) fn table(text: &[u8]) -> Table {
    read(text, "test.csv", &ReadOptions::default(), WHOLE).unwrap()
}

/// What a fixture was read as, for a reviewer's eye.
pub(crate) fn summary(table: &Table) -> String {
    let sniff = table.sniff();
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").unwrap();
    line(format!(
        "{} {:?}, delimiter {:?}, quote {:?}{}",
        sniff.encoding.value.id(),
        sniff.encoding.evidence,
        sniff.delimiter.value,
        sniff.quote.value,
        if sniff.backslash_escape { " \\" } else { "" },
    ));
    line(format!(
        "preamble {} {:?}, header {} {:?}, footer {} {:?}",
        sniff.preamble_rows.value,
        sniff.title_rows,
        sniff.header_rows.value,
        sniff.header_rows.evidence,
        sniff.footer_rows,
        sniff.footer_texts,
    ));
    line(format!(
        "decimal sign {:?} {:?}, date order {:?} {:?}",
        sniff.decimal_sign.value,
        sniff.decimal_sign.evidence,
        sniff.date_order.value,
        sniff.date_order.evidence,
    ));
    for note in &table.settled.notes {
        line(format!("note: {note:?}"));
    }
    for ((name, kind), missing) in table.columns().iter().zip(&table.settled.missing_spellings) {
        line(format!("column {name:?}: {kind}, missing {missing:?}"));
    }
    for (row, cells) in table.rows() {
        line(format!("{row}: {}", cells.join(" | ")));
    }
    out
}

#[test]
fn fixtures_read_as_reviewed() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() > 60, "fixtures are missing");
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&file).unwrap();
        let table = read(&bytes, name, &ReadOptions::default(), WHOLE).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("read_{}", name.replace('.', "_")), summary(&table));
        });
        // the same in the smallest pieces
        for shard_bytes in [1, 7, 20] {
            let cut = read(&bytes, name, &ReadOptions::default(), shard_bytes).unwrap();
            assert_eq!(
                summary(&cut),
                summary(&table),
                "{name} in shards of {shard_bytes} bytes"
            );
        }
    }
}

#[test]
fn what_the_user_chose_is_never_questioned() {
    let text = "1,5;2,5\n3,5;4,5\n6,5;7,5\n";
    let options = ReadOptions {
        delimiter: Some(','),
        header_rows: Some(1),
        quote: Some(None),
        encoding: Some(Encoding::Windows1252),
        decimal_sign: Some(DecimalSign::Point),
        date_order: Some(DateOrder::Mdy),
        preamble_rows: Some(1),
        text_columns: vec![0],
        nil_dash: Some(false),
        multipliers: vec![(2, 10)],
        ..ReadOptions::default()
    };
    let table = read(text.as_bytes(), "test.csv", &options, WHOLE).unwrap();
    let sniff = table.sniff();
    assert_eq!(sniff.delimiter.value, ',');
    assert_eq!(sniff.delimiter.evidence, Evidence::Chosen);
    assert_eq!(
        (sniff.quote.value, sniff.quote.evidence),
        (None, Evidence::Chosen)
    );
    assert_eq!(sniff.encoding.evidence, Evidence::Chosen);
    assert_eq!(sniff.decimal_sign.value, Some(DecimalSign::Point));
    assert_eq!(sniff.date_order.value, Some(DateOrder::Mdy));
    assert_eq!((sniff.preamble_rows.value, sniff.header_rows.value), (1, 1));
    assert_eq!(sniff.column_names, ["3", "5;4", "5"]);
    let types: Vec<_> = table.columns().into_iter().map(|c| c.1).collect();
    assert_eq!(types, ["text", "text", "integer"]);
}

#[test]
fn chosen_signs_and_orders_decide_in_doubt() {
    let choose = |sign: Option<DecimalSign>, order: Option<DateOrder>, text: &str| {
        let options = ReadOptions {
            decimal_sign: sign,
            date_order: order,
            ..ReadOptions::default()
        };
        let table = read(text.as_bytes(), "test.csv", &options, WHOLE).unwrap();
        (table.columns()[1].1, table.rows()[0].1[1].clone())
    };
    let numbers = "id;tal\n1;1.250\n2;3.500\n";
    assert_eq!(choose(None, None, numbers), ("integer", "1250".to_string()));
    assert_eq!(
        choose(Some(DecimalSign::Point), None, numbers),
        ("decimal", "1.25".to_string())
    );
    let numbers = "id;tal\n1;1,5\n2;3,25\n";
    assert_eq!(
        choose(Some(DecimalSign::Point), None, numbers),
        ("text", "\"1,5\"".to_string())
    );
    let dates = "id;dato\n1;04/05/2023\n2;06/07/2023\n";
    assert_eq!(choose(None, None, dates), ("date", "day 19481".to_string()));
    assert_eq!(
        choose(None, Some(DateOrder::Mdy), dates),
        ("date", "day 19452".to_string())
    );
}

#[test]
fn nothing_to_read_is_a_problem_of_its_own() {
    for bytes in [&b""[..], b"\n\n", b"\xef\xbb\xbf \r\n"] {
        let problem = read(bytes, "test.csv", &ReadOptions::default(), WHOLE).err();
        assert_eq!(problem.map(|p| p.kind), Some(ProblemKind::EmptyFile));
    }
}

#[test]
fn a_header_alone_is_a_table_without_rows() {
    let found = table(b"foo,bar,baz");
    assert_eq!(found.sniff().column_names, ["foo", "bar", "baz"]);
    assert_eq!((found.row_count(), found.sniff().header_rows.value), (0, 1));
}
