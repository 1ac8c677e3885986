//! Opening and directing: cuts, cancelling, what is told on the way, stale questions.

use crate::table::{CUTS, Cut, Table, WHOLE, open, open_with};
use engine::job::{Director, LocalCrew, Observer, Quiet, ThreadCrew, block_on};
use engine::read::{Head, MemorySource, Source};
use model::cell::Cell;
use model::column::ColumnType;
use model::message::RowsAsk;
use model::note::ProblemKind;
use model::recipe::{Query, SortKey, Test};
use model::sniff::{ReadOptions, Sniff};
use std::fmt::Write;
use std::ops::ControlFlow;
use std::rc::Rc;

/// Rows whose number of lines differs: every fifth holds a line break and delimiters inside quotes.
fn file_with_quotes(rows: usize) -> String {
    let mut text = "nr;tekst;antal\n".to_owned();
    for row in 0..rows {
        if row % 5 == 0 {
            writeln!(text, "{row};\"a;\n\"\"b\"\";\n;{row}\";{}", row * 2).unwrap();
        } else {
            writeln!(text, "{row};enkel;{}", row * 2).unwrap();
        }
    }
    text
}

#[test]
fn a_cut_anywhere_in_quoted_fields_changes_nothing() {
    let text = file_with_quotes(25);
    let whole = open(&text, WHOLE);
    assert_eq!(whole.opened.rows, 25);
    // so many shards that cuts fall at nearly every byte, and some lie whole inside one field
    for shards in (2..text.len() as u64).step_by(3) {
        let parts = open(&text, Cut { shards, members: 3 });
        assert_eq!(parts.opened, whole.opened, "{shards} shards");
        assert_eq!(parts.cells(), whole.cells(), "{shards} shards");
    }
}

#[test]
fn rows_know_their_line_of_the_file() {
    let text = "En titel\n\nnr;tekst\n1;\"to\nlinjer\"\n2;b\n\n3;c\n";
    for cut in [WHOLE, CUTS[0], CUTS[1]] {
        let table = open(text, cut);
        let lines: Vec<u64> = table.rows(0, 9).iter().map(|row| row.file_row).collect();
        assert_eq!(lines, [4, 6, 8], "{cut:?}");
    }
}

#[derive(Default)]
struct Told {
    provisional: usize,
    progress: Vec<(u64, u64, u64)>,
    loaded: Option<(u64, u32, Vec<ColumnType>)>,
    stop_after: Option<usize>,
}

impl Observer for Told {
    fn provisional(&mut self, sniff: &Sniff, bytes: u64, head: &Head) -> ControlFlow<()> {
        assert_eq!(sniff.column_names.len(), head.columns.len());
        assert!(bytes > 0 && !head.rows.is_empty());
        self.provisional += 1;
        ControlFlow::Continue(())
    }

    fn progress(&mut self, bytes: u64, of: u64, rows: u64) -> ControlFlow<()> {
        self.progress.push((bytes, of, rows));
        match self.stop_after {
            Some(times) if self.progress.len() >= times => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }

    fn loaded(
        &mut self,
        _: &Sniff,
        types: &[ColumnType],
        rows: u64,
        revision: u32,
    ) -> ControlFlow<()> {
        self.loaded = Some((rows, revision, types.to_vec()));
        ControlFlow::Continue(())
    }
}

fn director(text: &str, members: usize) -> (Director<LocalCrew>, Rc<dyn Source>) {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(text.as_bytes()));
    (
        Director::new(LocalCrew::new(source.clone(), members)),
        source,
    )
}

#[test]
fn progress_grows_to_the_whole_file_and_first_rows_come_before() {
    let text = file_with_quotes(300);
    let (director, source) = director(&text, 2);
    let mut told = Told::default();
    let options = ReadOptions::default();
    let open = director.open_in_shards("a.csv", source, &options, None, &mut told, 500);
    let opened = block_on(open).unwrap();
    assert_eq!(told.provisional, 1);
    assert!(told.progress.len() > 5, "{} shards", told.progress.len());
    assert!(told.progress.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let (bytes, of, _) = told.progress.last().copied().unwrap();
    assert_eq!(bytes, of);
    let (rows, revision, types) = told.loaded.unwrap();
    assert_eq!(rows, opened.rows);
    assert_eq!(revision, director.revision());
    assert_eq!(
        types,
        opened
            .columns
            .iter()
            .map(|column| column.column_type)
            .collect::<Vec<_>>()
    );
}

#[test]
fn cancelled_by_the_observer_and_opened_again() {
    let text = file_with_quotes(300);
    let (director, source) = director(&text, 2);
    let mut told = Told {
        stop_after: Some(2),
        ..Told::default()
    };
    let options = ReadOptions::default();
    let open = director.open_in_shards("a.csv", source.clone(), &options, None, &mut told, 500);
    assert_eq!(block_on(open).unwrap_err().kind, ProblemKind::Cancelled);
    assert!(director.opened().is_none());
    let mut quiet = Quiet;
    let again = director.open("a.csv", source, &options, None, &mut quiet);
    assert_eq!(block_on(again).unwrap().rows, 300);
}

#[test]
fn rows_of_an_earlier_view_are_stale() {
    let table = open("a;b\n1;x\n2;y\n3;z\n", CUTS[0]);
    let ask = RowsAsk {
        revision: table.director.revision(),
        first: 0,
        count: 9,
        columns: vec![0],
    };
    assert_eq!(block_on(table.director.rows(&ask)).unwrap().len(), 3);
    table.view(Query {
        filters: vec![(0, Test::Above(Cell::Integer(1)))],
        ..Query::default()
    });
    let stale = block_on(table.director.rows(&ask)).unwrap_err();
    assert_eq!(stale.kind, ProblemKind::Stale);
    assert_eq!(
        block_on(table.director.cell_text(5, 0)).unwrap_err().kind,
        ProblemKind::Stale
    );
    block_on(table.director.close()).unwrap();
    let closed = block_on(table.director.view(Query::default())).unwrap_err();
    assert_eq!(closed.kind, ProblemKind::Stale);
}

/// Twenty thousand rows in an order that has nothing to do with their values, ties included.
fn large(rows: u64) -> String {
    let mut text = "nr,tal,by\n".to_owned();
    let towns = ["Ærø", "Vejle", "Aabenraa", "Åbyhøj", "Odense", ""];
    let mut state = 12_345u64;
    for row in 0..rows {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let value = (state >> 33) % 5000;
        let town = towns[(state >> 50) as usize % towns.len()];
        writeln!(text, "{row},{value},{town}").unwrap();
    }
    text
}

#[test]
fn any_window_of_a_sorted_view_is_found_without_the_order_of_all_rows() {
    let text = large(20_000);
    let sort = |keys: &[(u32, bool)]| Query {
        sort: keys
            .iter()
            .map(|(column, descending)| SortKey {
                column: *column,
                descending: *descending,
            })
            .collect(),
        ..Query::default()
    };
    let queries = [
        sort(&[(1, false)]),
        sort(&[(2, true), (1, false)]),
        sort(&[(0, true)]),
    ];
    let whole = open(&text, WHOLE);
    let cut = |members| Cut {
        shards: 11,
        members,
    };
    for members in [2, 3, 5] {
        let parts = open(&text, cut(members));
        for query in &queries {
            whole.view(query.clone());
            parts.view(query.clone());
            for first in [
                0, 1, 99, 4096, 9_999, 12_345, 19_990, 19_999, 20_000, 50_000,
            ] {
                assert_eq!(
                    parts.rows(first, 50),
                    whole.rows(first, 50),
                    "{members} members, row {first}"
                );
            }
            let text = block_on(parts.director.cell_text(7777, 2)).unwrap();
            assert_eq!(text, block_on(whole.director.cell_text(7777, 2)).unwrap());
        }
    }
}

#[test]
fn threads_answer_as_values_do() {
    let text = large(5000);
    let whole = open(&text, WHOLE);
    let bytes: std::sync::Arc<[u8]> = text.as_bytes().into();
    let own = bytes.clone();
    let crew = ThreadCrew::start(3, move || {
        Ok(Box::new(MemorySource(own.to_vec().into())) as Box<dyn Source>)
    });
    let director = Director::new(crew);
    let source: Rc<dyn Source> = Rc::new(MemorySource(bytes.to_vec().into()));
    let options = ReadOptions::default();
    let mut quiet = Quiet;
    let open = director.open_in_shards("test.csv", source, &options, None, &mut quiet, 10_000);
    assert_eq!(block_on(open).unwrap(), whole.opened);
}

#[test]
fn a_value_late_in_the_file_revises_its_column_in_all_shards() {
    let mut text = "nr;kode\n".to_owned();
    for row in 0..2000 {
        writeln!(text, "{row};{}", row % 97 + 1).unwrap();
    }
    text.push_str("2000;A12\n");
    for cut in [WHOLE, CUTS[0], CUTS[1]] {
        let Table { opened, director } = open(&text, cut);
        assert_eq!(opened.columns[1].column_type, ColumnType::Text, "{cut:?}");
        assert_eq!(opened.columns[0].column_type, ColumnType::Integer);
        assert_eq!(opened.columns[1].distinct, 98);
        let rows = block_on(director.view(Query {
            filters: vec![(1, Test::Equals(Cell::text("12")))],
            ..Query::default()
        }));
        assert_eq!(rows.unwrap().rows, 21);
    }
}

#[test]
fn other_options_are_read_anew_on_the_same_crew() {
    let text = "a;b\n1,5;2\n";
    let (director, source) = director(text, 2);
    let options = ReadOptions {
        delimiter: Some(','),
        ..ReadOptions::default()
    };
    let open = |options: ReadOptions| {
        let source = source.clone();
        let director = &director;
        block_on(async move {
            director
                .open("a.csv", source, &options, None, &mut Quiet)
                .await
        })
    };
    let first = open(ReadOptions::default()).unwrap();
    assert_eq!(first.columns.len(), 2);
    let second = open(options).unwrap();
    assert_eq!(second.sniff.delimiter.value, ',');
    assert_eq!(open(ReadOptions::default()).unwrap(), first);
}

#[test]
fn utf_16_is_cut_between_characters() {
    let text = "navn;antal\r\nÆrø;1\r\nÅrhus;2\r\n\"a\r\nb\";3\r\n";
    let mut bytes = vec![0xff, 0xfe];
    for unit in text.encode_utf16() {
        bytes.extend(unit.to_le_bytes());
    }
    let options = ReadOptions::default();
    let whole = open_with(&bytes, WHOLE, &options);
    assert_eq!(whole.opened.rows, 3);
    for shards in 2..40 {
        let parts = open_with(&bytes, Cut { shards, members: 2 }, &options);
        assert_eq!(parts.opened, whole.opened, "{shards} shards");
        assert_eq!(parts.cells(), whole.cells());
    }
}
