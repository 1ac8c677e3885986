//! Files that pass: every row profiled, some in the table, fewer columns.

use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::cell::Cell;
use model::dataset::Opened;
use model::message::{ExportForm, Row, RowsAsk};
use model::note::Note;
use model::recipe::{Query, SortKey};
use model::sniff::{Pick, ReadOptions, Sample};
use std::fmt::Write;
use std::rc::Rc;

/// A file with values of every sort: common and rare ones, gaps, quotes with line ends in them.
fn file(rows: u64) -> String {
    let mut text = String::from("Tilsyn 2024\n\nnr;dato;kode;navn;beløb;tid;gruppe;note\n");
    for row in 0..rows {
        let spread = row.wrapping_mul(2_654_435_761) % 4_294_967_296;
        let amount = match row % 13 {
            0 => String::new(),
            _ => format!("{},{:02}", spread % 90_000, row % 100),
        };
        let note = match row % 41 {
            0 => "\"to\nlinjer\"".to_owned(),
            1 => "\"med \"\"citat\"\"\"".to_owned(),
            _ => format!("note {}", spread % 700),
        };
        writeln!(
            text,
            "{row};{:02}-{:02}-20{:02};{:04};navn {};{amount};2024-01-{:02}T10:{:02}:00+0{}:00;{};{note}",
            row % 28 + 1,
            row % 12 + 1,
            row % 25,
            spread % 300,
            spread % 5000,
            row % 28 + 1,
            row % 60,
            row % 3,
            ["A", "B", "I alt", "C"][(row % 4) as usize],
        )
        .expect("text can be written");
    }
    text
}

struct Table {
    director: Director<LocalCrew>,
    opened: Opened,
}

fn open(text: &str, options: &ReadOptions, shard_bytes: u64, members: usize) -> Table {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(text.as_bytes()));
    let director = Director::new(LocalCrew::new(source.clone(), members));
    let mut quiet = Quiet;
    let opening =
        director.open_in_shards("tilsyn.csv", source, options, None, &mut quiet, shard_bytes);
    let opened = block_on(opening).expect("the file opens");
    Table { director, opened }
}

fn rows(table: &Table) -> Vec<Row> {
    let ask = RowsAsk {
        revision: table.director.revision(),
        first: 0,
        count: u32::MAX,
        columns: (0..table.opened.columns.len() as u32).collect(),
    };
    block_on(table.director.rows(&ask)).expect("rows come")
}

fn random(rows: u64, seed: u64) -> ReadOptions {
    ReadOptions {
        sample: Some(Sample {
            rows,
            pick: Pick::Random { seed },
        }),
        ..ReadOptions::default()
    }
}

fn first(rows: u64) -> ReadOptions {
    ReadOptions {
        sample: Some(Sample {
            rows,
            pick: Pick::First,
        }),
        ..ReadOptions::default()
    }
}

#[test]
fn the_profile_of_a_passing_file_is_that_of_a_kept_one() {
    let text = file(6000);
    let whole = open(&text, &ReadOptions::default(), u64::MAX, 1);
    for (options, shards, members) in [
        (random(100, 1), 1, 1),
        (random(100, 1), 7, 3),
        (first(50), 5, 2),
        (random(0, 1), 3, 2),
    ] {
        let passed = open(&text, &options, text.len() as u64 / shards + 1, members);
        // every value was counted: all of it is exact
        assert_eq!(passed.opened.columns, whole.opened.columns);
        assert_eq!(passed.opened.all_rows, Some(6000));
        let kept = options.sample.map_or(0, |sample| sample.rows);
        assert_eq!(passed.opened.rows, kept);
        let note = Note::SomeRowsOnly {
            rows: kept,
            of: 6000,
            random: matches!(
                options.sample,
                Some(Sample {
                    pick: Pick::Random { .. },
                    ..
                })
            ),
        };
        assert_eq!(passed.opened.notes.first(), Some(&note));
        assert_eq!(passed.opened.notes[1..], whole.opened.notes);
        assert_eq!(passed.opened.classification, whole.opened.classification);
        assert_eq!(passed.opened.sniff, whole.opened.sniff);
    }
}

#[test]
fn random_rows_are_rows_of_the_file_and_the_same_however_it_is_cut() {
    let text = file(3000);
    let whole = rows(&open(&text, &ReadOptions::default(), u64::MAX, 1));
    let one = rows(&open(&text, &random(200, 4711), u64::MAX, 1));
    let cut = rows(&open(&text, &random(200, 4711), 9000, 3));
    let other = rows(&open(&text, &random(200, 4712), u64::MAX, 1));
    assert_eq!(one.len(), 200);
    assert_eq!(one, cut);
    assert_ne!(one, other);
    // each is the row of the file it says it is, with every cell
    for row in &one {
        let place = whole.iter().find(|own| own.file_row == row.file_row);
        assert_eq!(place, Some(row));
    }
    assert!(
        one.windows(2)
            .all(|pair| pair[0].file_row < pair[1].file_row)
    );
    // spread over the whole file: each fifth of it has about a fifth of them
    let last = whole.last().map_or(0, |row| row.file_row);
    for fifth in 0..5 {
        let own = |row: &&Row| row.file_row * 5 / (last + 1) == fifth;
        assert!(
            (20..=62).contains(&one.iter().filter(own).count()),
            "{fifth}"
        );
    }
}

#[test]
fn the_first_rows_are_the_first_and_all_are_all() {
    let text = file(500);
    let whole = open(&text, &ReadOptions::default(), u64::MAX, 1);
    let all = rows(&whole);
    assert_eq!(rows(&open(&text, &first(60), 4000, 2)), all[..60]);
    for options in [first(500), first(9999), random(500, 3)] {
        let passed = open(&text, &options, 4000, 2);
        assert_eq!(rows(&passed), all);
        assert_eq!(passed.opened, whole.opened);
    }
}

#[test]
fn the_rows_that_stay_can_be_sorted_filtered_grouped_and_taken() {
    let text = file(2000);
    let table = open(&text, &random(300, 9), 8000, 3);
    let query = Query {
        sort: vec![SortKey {
            column: 4,
            descending: true,
        }],
        ..Query::default()
    };
    let viewed = block_on(table.director.view(query)).expect("it sorts");
    assert_eq!(viewed.rows, 300);
    let amounts: Vec<f64> = rows(&table)
        .iter()
        .filter_map(|row| row.cells[4].as_f64())
        .collect();
    assert!(amounts.len() > 200 && amounts.windows(2).all(|pair| pair[0] >= pair[1]));
    let query = Query {
        search: "navn 1".to_owned(),
        ..Query::default()
    };
    let found = block_on(table.director.view(query)).expect("it searches");
    assert!(found.rows > 0 && found.rows < 300);
    let mut bytes = Vec::new();
    block_on(
        table
            .director
            .export(ExportForm::Csv, &[0, 3], &mut |part| bytes.extend(part)),
    )
    .expect("it is written");
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    assert_eq!(lines, found.rows + 1);
}

#[test]
fn late_surprises_change_a_passing_file_as_they_change_a_kept_one() {
    let mut text = String::from("a;b\n");
    for row in 0..4000 {
        let value = if row == 3900 {
            "A12".to_owned()
        } else {
            row.to_string()
        };
        writeln!(text, "{value};{row}").expect("text can be written");
    }
    let whole = open(&text, &ReadOptions::default(), u64::MAX, 1);
    let passed = open(&text, &random(40, 2), 3000, 2);
    assert_eq!(passed.opened.columns, whole.opened.columns);
    assert_eq!(passed.opened.notes[1..], whole.opened.notes);
    assert!(
        rows(&passed)
            .iter()
            .all(|row| matches!(row.cells[0], Cell::Text { .. }))
    );
}

#[test]
fn left_out_columns_change_nothing_about_the_others() {
    let text = file(1500);
    let whole = open(&text, &ReadOptions::default(), u64::MAX, 1);
    let all = rows(&whole);
    for sample in [None, random(80, 5).sample] {
        let options = ReadOptions {
            columns: vec![1, 4, 6],
            text_columns: vec![2],
            sample,
            ..ReadOptions::default()
        };
        let few = open(&text, &options, 7000, 2);
        let names: Vec<&str> = few.opened.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["dato", "beløb", "gruppe"]);
        assert_eq!(few.opened.sniff.column_names, names);
        for (own, at) in few.opened.columns.iter().zip([1, 4]) {
            assert_eq!(*own, whole.opened.columns[at]);
        }
        let note = Note::ColumnsLeftOut { columns: 5, of: 8 };
        assert!(few.opened.notes.contains(&note), "{:?}", few.opened.notes);
        for row in rows(&few) {
            let own = all.iter().find(|own| own.file_row == row.file_row);
            let own = own.expect("a row of the file");
            assert_eq!(row.cells, [1, 4, 6].map(|at: usize| own.cells[at].clone()));
        }
    }
    // all of them is nothing left out
    let options = ReadOptions {
        columns: (0..8).collect(),
        ..ReadOptions::default()
    };
    assert_eq!(open(&text, &options, 7000, 2).opened, whole.opened);
}

#[test]
fn beyond_the_bound_it_is_said_that_a_number_is_an_estimate() {
    // more different values than two members count of one column
    let mut text = String::from("id;by;tal\n");
    for row in 0..150_000u64 {
        let town = if row % 10 < 4 { "Aarhus" } else { "Odense" };
        let number = if row % 5 == 0 { 7 } else { row * 3 };
        writeln!(text, "id{row};{town};{number}").expect("text can be written");
    }
    let whole = open(&text, &ReadOptions::default(), 1 << 20, 1).opened;
    let passed = open(&text, &random(1000, 1), 1 << 20, 2).opened;
    let [id, town, number] = passed.columns.as_slice() else {
        panic!("three columns");
    };
    assert_eq!(*town, whole.columns[1]);
    assert!(!id.distinct_exact && !number.distinct_exact);
    for (own, other) in [(id, &whole.columns[0]), (number, &whole.columns[2])] {
        let off = own.distinct as f64 / other.distinct as f64 - 1.0;
        assert!(off.abs() < 0.03, "{} of {}", own.distinct, other.distinct);
        assert_eq!((&own.min, &own.max), (&other.min, &other.max));
        assert_eq!(
            (&own.sum, own.mean, own.nulls),
            (&other.sum, other.mean, other.nulls)
        );
        assert_eq!(own.median, None);
    }
    // what is common is known for sure, with its rows; what is rare is not told
    assert_eq!(number.top, whole.columns[2].top[..1]);
    assert!(id.top.is_empty());
    assert_eq!(number.shape, whole.columns[2].shape);
}
