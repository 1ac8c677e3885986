//! Where a row of the file stands in what is looked at.

use crate::kle_check::director;
use engine::job::{Director, LocalCrew, block_on};
use model::cell::Cell;
use model::message::{Located, RowsAsk};
use model::note::ProblemKind;
use model::recipe::{Query, SortKey, Test};
use std::fmt::Write;

/// Rows with many ties, some of them on two lines of the file.
fn text(rows: u64) -> String {
    let mut text = "nr;tal;by\n".to_owned();
    for row in 0..rows {
        let town = ["Ærø", "Vejle", "Odense", "\"Ny\nby\""][(row * 7 % 4) as usize];
        writeln!(text, "{row};{};{town}", row * 7919 % 101).expect("text");
    }
    text
}

/// Every row of the view is where it is said to be, and every other row of the file is said to be hidden.
fn holds(director: &Director<LocalCrew>, query: Query, all: u64, step: usize) {
    let viewed = block_on(director.view(query)).expect("a view");
    let ask = |columns: &[u32]| RowsAsk {
        revision: viewed.revision,
        first: 0,
        count: u32::try_from(viewed.rows).expect("a count"),
        columns: columns.to_vec(),
    };
    let rows = block_on(director.rows(&ask(&[0]))).expect("rows");
    let locate = |row: u64| block_on(director.locate(viewed.revision, row)).expect("an answer");
    for (at, row) in rows.iter().enumerate().step_by(step) {
        assert_eq!(locate(row.file_row), Located::At(at as u64), "{row:?}");
    }
    let mut seen: Vec<u64> = rows.iter().map(|row| row.file_row).collect();
    seen.sort_unstable();
    let whole = block_on(director.view(Query::default())).expect("a view");
    let stale = block_on(director.locate(viewed.revision, 2)).expect_err("another view");
    assert_eq!(stale.kind, ProblemKind::Stale);
    assert_eq!(whole.rows, all);
}

#[test]
fn a_row_of_the_file_is_found_in_any_view() {
    let text = text(3000);
    let sort = |column, descending| SortKey { column, descending };
    let queries = [
        Query::default(),
        Query {
            filters: vec![(1, Test::Above(Cell::Integer(50)))],
            ..Query::default()
        },
        Query {
            sort: vec![sort(1, false)],
            ..Query::default()
        },
        Query {
            filters: vec![(1, Test::Below(Cell::Integer(40)))],
            sort: vec![sort(2, true), sort(1, false)],
            ..Query::default()
        },
    ];
    for (members, shard_bytes) in [(1, 1 << 20), (2, 1000), (5, 400)] {
        let director = director("tal.csv", text.as_bytes(), members, shard_bytes);
        for query in &queries {
            holds(&director, query.clone(), 3000, 37);
        }
    }
}

#[test]
fn rows_that_are_hidden_and_rows_that_are_not_there_are_told_apart() {
    let director = director("tal.csv", b"a;b\n1;2\n3;4\n\"x\ny\";6\n7;8\n", 2, 8);
    let locate = |revision, row| block_on(director.locate(revision, row)).expect("an answer");
    let all = director.revision();
    let found: Vec<Located> = (0..9).map(|row| locate(all, row)).collect();
    let absent = Located::Absent;
    let at = Located::At;
    // the third record stands on lines 4 and 5, the head on line 1
    assert_eq!(
        found,
        [
            absent,
            absent,
            at(0),
            at(1),
            at(2),
            absent,
            at(3),
            absent,
            absent
        ]
    );
    let query = Query {
        search: "7".to_owned(),
        ..Query::default()
    };
    let viewed = block_on(director.view(query)).expect("a view");
    assert_eq!(locate(viewed.revision, 2), Located::Hidden);
    assert_eq!(locate(viewed.revision, 6), Located::At(0));
    assert_eq!(locate(viewed.revision, 60), Located::Absent);
}
