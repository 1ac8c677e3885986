//! What is said of columns, against counts made by hand.

use crate::table::{CUTS, Cut, Table, WHOLE, open};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType, Shape};
use std::collections::HashMap;
use std::fmt::Write;

fn tables(text: &str) -> [Table; 3] {
    [open(text, WHOLE), open(text, CUTS[0]), open(text, CUTS[1])]
}

fn decimal(mantissa: i128, scale: u8) -> Cell {
    Cell::Decimal { mantissa, scale }
}

#[test]
fn numbers() {
    for table in tables("nr;pris\na;1,50\nb;-2\nc;\nd;1,5\ne;100,25\n") {
        let column = &table.opened.columns[1];
        assert_eq!(column.column_type, ColumnType::Decimal);
        assert_eq!((column.nulls, column.distinct), (1, 3));
        assert_eq!(column.min, Some(decimal(-2, 0)));
        assert_eq!(column.max, Some(decimal(10_025, 2)));
        assert_eq!(column.sum, Some(decimal(10_125, 2)));
        assert_eq!(column.mean, Some(101.25 / 4.0));
        assert_eq!(column.median, Some(1.5));
        let top = [
            (decimal(15, 1), 2),
            (decimal(-2, 0), 1),
            (decimal(10_025, 2), 1),
        ];
        assert_eq!(column.top, top);
        assert_eq!(column.missing_spellings, [(String::new(), 1)]);
    }
}

#[test]
fn texts_in_danish_order_and_ties_by_first_appearance() {
    let text = "id;by\n1;Vejle\n2;Ærø\n3;Aabenraa\n4;Ærø\n5;Vejle\n6;Allerød\n7;Odense\n";
    for table in tables(text) {
        let column = &table.opened.columns[1];
        assert_eq!(column.min, Some(Cell::text("Allerød")));
        assert_eq!(column.max, Some(Cell::text("Aabenraa")));
        let top: Vec<(&Cell, u64)> = column.top.iter().map(|top| (&top.0, top.1)).collect();
        let names = ["Vejle", "Ærø", "Aabenraa", "Allerød", "Odense"].map(Cell::text);
        let counts = [2, 2, 1, 1, 1];
        assert_eq!(top, names.iter().zip(counts).collect::<Vec<_>>());
        assert_eq!(column.longest_chars, Some(8));
        assert!(column.sum.is_none() && column.mean.is_none() && column.median.is_none());
    }
}

/// Columns with tens of thousands of different values, counted by a plain map.
#[test]
fn counts_are_exact_for_many_different_values() {
    let mut text = "id,tal,kode,tekst\n".to_owned();
    let mut numbers: HashMap<i64, (u64, usize)> = HashMap::new();
    let mut texts: HashMap<String, (u64, usize)> = HashMap::new();
    let mut state = 7u64;
    for row in 0..60_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(99);
        // a line too long for an array of counts, and values that meet now and then
        let number = ((state >> 40) as i64 % 40_000) * 1_000_003 - 7_000_000_000;
        let words = format!("ord {} og {}", (state >> 20) % 200, (state >> 30) % 300);
        writeln!(text, "{row},{number},{},{words}", (state >> 50) % 3000).unwrap();
        numbers.entry(number).or_insert((0, row)).0 += 1;
        texts.entry(words).or_insert((0, row)).0 += 1;
    }
    fn ten<K: Clone>(counts: &HashMap<K, (u64, usize)>) -> Vec<(K, u64)> {
        let mut all: Vec<_> = counts.iter().collect();
        all.sort_by_key(|(_, (rows, first))| (std::cmp::Reverse(*rows), *first));
        all.into_iter()
            .take(10)
            .map(|(key, (rows, _))| (key.clone(), *rows))
            .collect()
    }
    for cut in [WHOLE, CUTS[1]] {
        let table = open(&text, cut);
        let [id, number, code, words] = table.opened.columns.as_slice() else {
            panic!("four columns");
        };
        assert_eq!(id.distinct, 60_000);
        assert_eq!(id.top[9], (Cell::Integer(9), 1));
        assert_eq!(number.distinct, numbers.len() as u64);
        assert_eq!(code.distinct, 3000);
        assert_eq!(words.distinct, texts.len() as u64);
        assert!(
            table
                .opened
                .columns
                .iter()
                .all(|column| column.distinct_exact)
        );
        let expected: Vec<_> = ten(&numbers)
            .into_iter()
            .map(|t| (Cell::Integer(t.0), t.1))
            .collect();
        assert_eq!(number.top, expected);
        let expected: Vec<_> = ten(&texts)
            .into_iter()
            .map(|t| (Cell::text(t.0), t.1))
            .collect();
        assert_eq!(words.top, expected);
        let mut sorted: Vec<i64> = numbers
            .iter()
            .flat_map(|(number, (rows, _))| std::iter::repeat_n(*number, *rows as usize))
            .collect();
        sorted.sort_unstable();
        let middle = (sorted[29_999] as f64 + sorted[30_000] as f64) / 2.0;
        assert_eq!(number.median, Some(middle));
        assert_eq!(id.median, Some(29_999.5));
    }
}

#[test]
fn sums_are_exact_beyond_64_bits() {
    let big = i64::MAX - 1;
    let text = format!("nr;tal\n1;{big}\n2;{big}\n3;{big}\n");
    for table in tables(&text) {
        let column = &table.opened.columns[1];
        assert_eq!(column.sum, Some(decimal(i128::from(big) * 3, 0)));
        assert_eq!(column.distinct, 1);
    }
}

#[test]
fn shards_of_different_scales_are_compared_on_one_line() {
    let mut text = "nr;pris\n".to_owned();
    for row in 0..200 {
        // whole numbers first, then one digit, then three
        match row {
            0..70 => writeln!(text, "{row};{row},0").unwrap(),
            70..140 => writeln!(text, "{row};{},5", row - 70).unwrap(),
            _ => writeln!(text, "{row};{},125", row - 140).unwrap(),
        }
    }
    let whole = open(&text, WHOLE);
    let parts = open(
        &text,
        Cut {
            shards: 9,
            members: 2,
        },
    );
    assert_eq!(parts.opened, whole.opened);
    assert_eq!(parts.cells(), whole.cells());
    let column = &parts.opened.columns[1];
    assert_eq!((column.distinct, column.nulls), (200, 0));
    assert_eq!(column.min, Some(decimal(0, 0)));
    let Shape::Bins(bins) = &column.shape else {
        panic!("no bins");
    };
    assert_eq!(bins.iter().map(|bin| bin.rows).sum::<u64>(), 200);
}

#[test]
fn columns_without_values_say_nothing() {
    for table in tables("a;b\n1;\n2;\n3;\n") {
        let column: &ColumnProfile = &table.opened.columns[1];
        assert_eq!((column.nulls, column.distinct), (3, 0));
        assert_eq!((&column.min, &column.max), (&None, &None));
        assert!(column.top.is_empty());
        assert_eq!(column.shape, Shape::Empty);
    }
}

#[test]
fn a_header_without_rows_is_a_table_without_rows() {
    for table in tables("navn;antal\n") {
        assert_eq!(table.opened.rows, 0);
        assert_eq!(table.opened.columns.len(), 2);
        assert!(table.cells().is_empty());
    }
}

#[test]
fn years_get_a_bar_each() {
    for table in tables("id;aar\na;2019\nb;2021\nc;2021\nd;2024\n") {
        let Shape::Bins(bins) = &table.opened.columns[1].shape else {
            panic!("no bins");
        };
        let rows: Vec<u64> = bins.iter().map(|bin| bin.rows).collect();
        assert_eq!(rows, [1, 0, 2, 0, 0, 1]);
        assert_eq!(bins[0].from, Cell::Integer(2019));
        assert_eq!(bins[5].to, Cell::Integer(2025));
    }
}

#[test]
fn totals_are_told_apart() {
    let text = "alder;antal\nI alt;30\n0-17;10\n18-66;15\nI alt;31\n67+;6\n";
    for table in tables(text) {
        assert_eq!(table.opened.columns[0].totals, [(Cell::text("I alt"), 2)]);
        assert!(table.opened.columns[1].totals.is_empty());
    }
}

#[test]
fn long_texts_travel_cut_and_can_be_had_whole() {
    let long = "æ".repeat(5000);
    let text = format!("id;tekst\n1;kort\n2;{long}\n");
    for table in tables(&text) {
        let Cell::Text { text, full_chars } = &table.cells()[1][1] else {
            panic!("no text");
        };
        assert_eq!(*full_chars, Some(5000));
        assert_eq!(text.chars().count(), 2048);
        let whole = engine::job::block_on(table.director.cell_text(1, 1)).unwrap();
        assert_eq!(whole, long);
        assert_eq!(table.opened.columns[1].longest_chars, Some(5000));
        assert!(matches!(
            &table.opened.columns[1].max,
            Some(Cell::Text {
                full_chars: Some(5000),
                ..
            })
        ));
        // the cut value still finds its row
        let test = model::recipe::Test::Equals(table.cells()[1][1].clone());
        let rows = table.view(model::recipe::Query {
            filters: vec![(1, test)],
            ..Default::default()
        });
        assert_eq!(rows, 1);
    }
}
