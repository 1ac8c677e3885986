//! How the first rows would read with other options, and the options only a user gives.

use engine::export::inspect;
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::cell::Cell;
use model::column::ColumnType;
use model::note::Note;
use model::sniff::{Encoding, ReadOptions};
use std::rc::Rc;

#[test]
fn the_first_rows_are_read_another_way_without_touching_the_open_table() {
    let text = "Titel\n\nnavn;kode;pris\nA;0101;1,5\nB;202;2,5\nKilde: ingen\n";
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(text.as_bytes()));
    let director = Director::new(LocalCrew::new(source.clone(), 2));
    let preview = |options: &ReadOptions| {
        block_on(director.preview("a.csv", source.clone(), options, 50, 40)).unwrap()
    };
    // nothing is open yet: the file itself is looked at
    let free = preview(&ReadOptions::default());
    assert_eq!(free.sniff.column_names, ["navn", "kode", "pris"]);
    assert_eq!(free.rows.len(), 2);
    let opened = block_on(director.open(
        "a.csv",
        source.clone(),
        &ReadOptions::default(),
        None,
        &mut Quiet,
    ))
    .unwrap();
    assert_eq!(preview(&ReadOptions::default()).sniff, opened.sniff);
    let revision = director.revision();
    let changed = preview(&ReadOptions {
        footer_rows: Some(2),
        text_columns: vec![2],
        ..ReadOptions::default()
    });
    assert_eq!(changed.rows.len(), 1);
    assert_eq!(changed.sniff.footer_texts, ["B 202 2,5", "Kilde: ingen"]);
    assert_eq!(changed.types[2], ColumnType::Text);
    assert_eq!(changed.rows[0].cells[2], Cell::text("1,5"));
    assert_eq!(director.revision(), revision);
    assert_eq!(director.opened().unwrap().rows, 2);
    // a window no wider than asked for, of a table as wide as it is
    let options = ReadOptions::default();
    let narrow = block_on(director.preview("a.csv", source.clone(), &options, 1, 2)).unwrap();
    assert_eq!((narrow.rows.len(), narrow.rows[0].cells.len()), (1, 2));
    assert_eq!(narrow.sniff.column_names.len(), 3);
}

#[test]
fn a_preview_keeps_what_only_the_whole_file_could_tell() {
    let mut bytes = b"navn;tal\n".to_vec();
    for row in 0..60_000 {
        bytes.extend_from_slice(format!("navn {row};{row}\n").as_bytes());
    }
    bytes.extend_from_slice(b"\xc6r\xf8;1\n");
    bytes.extend_from_slice("x;2\n".repeat(60_000).as_bytes());
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes.as_slice()));
    let director = Director::new(LocalCrew::new(source.clone(), 2));
    let options = ReadOptions::default();
    let opened = block_on(director.open("a.csv", source.clone(), &options, None, &mut Quiet));
    let opened = opened.unwrap();
    assert_eq!(opened.sniff.encoding.value, Encoding::Windows1252);
    let preview = block_on(director.preview("a.csv", source.clone(), &options, 5, 5)).unwrap();
    assert_eq!(preview.sniff.encoding, opened.sniff.encoding);
}

#[test]
fn the_user_says_how_many_rows_stand_below_and_whether_a_backslash_escapes() {
    let read = |text: &str, options: ReadOptions| {
        let source: Rc<dyn Source> = Rc::new(MemorySource::from(text.as_bytes()));
        let director = Director::new(LocalCrew::new(source.clone(), 2));
        block_on(director.open("a.csv", source, &options, None, &mut Quiet)).unwrap()
    };
    let text = "navn;tal;pris\nA;1;2\nB;2;3\nKilde: ingen\n";
    let none = ReadOptions {
        footer_rows: Some(0),
        ..ReadOptions::default()
    };
    assert_eq!(read(text, ReadOptions::default()).rows, 2);
    assert_eq!(read(text, none).rows, 3);
    let two = ReadOptions {
        footer_rows: Some(2),
        ..ReadOptions::default()
    };
    let opened = read(text, two);
    assert_eq!((opened.rows, opened.footer_rows), (1, 2));
    let quoted = "navn;tal\n\"a \\\"b\\\" c\";1\n\"d\";2\n";
    let doubled = ReadOptions {
        backslash_escape: Some(false),
        ..ReadOptions::default()
    };
    assert!(read(quoted, ReadOptions::default()).sniff.backslash_escape);
    assert!(!read(quoted, doubled).sniff.backslash_escape);
}

#[test]
fn only_the_first_rows_are_read_when_asked_and_a_note_says_so() {
    let mut text = "Titel\n\nnr;tekst\n".to_owned();
    for row in 0..200 {
        text.push_str(&format!("{row};\"a;\n{row}\"\n\n"));
    }
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(text.as_bytes()));
    let read = |rows: u64, members: usize, shard_bytes: u64| {
        let director = Director::new(LocalCrew::new(source.clone(), members));
        let options = ReadOptions {
            row_limit: Some(rows),
            ..ReadOptions::default()
        };
        let mut quiet = Quiet;
        let opening = director.open_in_shards(
            "a.csv",
            source.clone(),
            &options,
            None,
            &mut quiet,
            shard_bytes,
        );
        block_on(opening).unwrap()
    };
    for rows in [1, 7, 50, 199] {
        let whole = read(rows, 1, u64::MAX);
        assert_eq!(whole.rows, rows);
        assert!(whole.notes.contains(&Note::FirstRowsOnly { rows }));
        assert_eq!(read(rows, 3, 64), whole, "{rows} rows in shards");
    }
    let all = read(200, 3, 64);
    assert_eq!(all.rows, 200);
    assert!(
        !all.notes
            .iter()
            .any(|note| matches!(note, Note::FirstRowsOnly { .. }))
    );
}

#[test]
fn the_encoding_of_a_translated_file_is_told_and_can_be_chosen() {
    let bytes = b"[{\"sted\": \"\x92r\x9b\", \"tal\": 1}]";
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes.as_slice()));
    let director = Director::new(LocalCrew::new(source.clone(), 1));
    let open = |options: &ReadOptions| {
        block_on(director.open("a.json", source.clone(), options, None, &mut Quiet)).unwrap()
    };
    let preview =
        |options: &ReadOptions| block_on(director.preview("a.json", source.clone(), options, 5, 5));
    let free = open(&ReadOptions::default());
    assert_eq!(free.sniff.file_encoding().value, Encoding::Cp865);
    let mac = ReadOptions {
        encoding: Some(Encoding::MacRoman),
        ..ReadOptions::default()
    };
    // the file is translated again, beside the open table
    let other = preview(&mac).unwrap();
    assert_eq!(other.rows[0].cells[0], Cell::text("írõ"));
    let shown = preview(&ReadOptions::default()).unwrap();
    assert_eq!(shown.sniff, free.sniff);
    assert_eq!(shown.rows[0].cells[0], Cell::text("Ærø"));
    let chosen = open(&mac);
    assert_eq!(chosen.sniff.file_encoding().value, Encoding::MacRoman);
    assert_eq!(preview(&mac).unwrap().sniff, chosen.sniff);
    let json = inspect::json(&chosen, &[]);
    assert_eq!(json["encoding"], "macintosh");
    assert_eq!(json["delimiter"], serde_json::Value::Null);
}
